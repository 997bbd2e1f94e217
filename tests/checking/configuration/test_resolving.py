"""Which rules run, and how, under files, presets and flags; and where that comes from."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from argmap.checking.configuration import ConfigurationError, Configurations, FailOn, Flags
from argmap.checking.registry import DEFAULT_SETTINGS, RULES
from argmap.checking.rules.unused_ignore import UnusedIgnore
from argmap.checking.rules.unused_source import UnusedSource
from argmap.diagnostic import Severity

ALL = {rule.code for rule in RULES}
DEFAULT = {rule.code for rule in RULES if rule.is_default}


def starting(start: str) -> set[str]:
    return {code for code in ALL if code.startswith(start)}


def selected(folder: Path, text: str = "", **flags: object) -> set[str]:
    (folder / "argmap.toml").write_text(text, encoding="utf-8")
    configurations = Configurations(Flags(**flags))  # type: ignore[arg-type]
    return set(configurations.of_folder(folder).settings.selected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", DEFAULT),
        ("preset = 'default'", DEFAULT),
        ("preset = 'all'", ALL),
        ("select = []", set()),
        ("select = ['ARG1']", starting("ARG1")),
        ("select = ['ARG1', 'unused-source']", starting("ARG1") | {"ARG302"}),
        ("select = ['ARG']", ALL),
        ("select = ['all']", ALL),
        ("select = ['default', 'ARG9']", DEFAULT | starting("ARG9")),
        ("ignore = ['ARG1', 'unused-source']", DEFAULT - starting("ARG1") - {"ARG302"}),
        ("ignore = ['all']", set()),
        ("preset = 'all'\nselect = ['ARG2']", starting("ARG2")),
        ("select = []\nextend-select = ['ARG101']", {"ARG101"}),
        # The nearer word wins, and of two as near the one that ignores.
        ("select = ['ARG1']\nignore = ['ARG101']", starting("ARG1") - {"ARG101"}),
        ("ignore = ['ARG']\nextend-select = ['ARG1']", starting("ARG1")),
        ("ignore = ['ARG1']\nextend-select = ['unsupported-premise']",
         DEFAULT - starting("ARG1") | {"ARG101"}),
        ("select = ['ARG101']\nignore = ['unsupported-premise']", set()),
        ("select = ['all']\nignore = ['all']", set()),
    ],
)  # fmt: skip
def test_selection(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert selected(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ({"select": ("ARG302",)}, {"ARG302"}),
        ({"select": ("ARG1, ARG302", "ARG201")}, starting("ARG1") | {"ARG302", "ARG201"}),
        ({"preset": "all"}, ALL),
        ({"preset": "all", "select": ("ARG1",)}, starting("ARG1")),
        ({"extend_select": ("ARG302",)}, {"ARG101", "ARG302"}),
        ({"ignore": ("ARG101",)}, set()),
        ({"ignore": ("ARG1",), "extend_select": ("ARG101",)}, {"ARG101"}),
        ({"select": ()}, set()),
    ],
)
def test_flags_win(tmp_path: Path, flags: dict[str, object], expected: set[str]) -> None:
    text = "select = ['ARG101', 'ARG302']\nignore = ['ARG302']"
    assert selected(tmp_path, text, **flags) == expected


def test_strict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(UnusedSource, "is_default", False)
    monkeypatch.setattr(UnusedIgnore, "is_default", False)
    monkeypatch.setattr(UnusedIgnore, "is_strict", True)
    monkeypatch.setattr(UnusedIgnore, "severity", Severity.INFO)
    (tmp_path / "argmap.toml").write_text("preset = 'strict'", encoding="utf-8")
    settings = Configurations().of_folder(tmp_path).settings
    assert "ARG901" in settings.selected
    assert "ARG302" not in settings.selected
    assert settings.severities["ARG901"] is Severity.WARNING
    assert selected(tmp_path, "select = ['strict']") == settings.selected
    assert Configurations().of_folder(tmp_path).settings.severities == {}


def test_severities(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text(
        "severity = { unused-source = 'error', ARG3 = 'info', all = 'warning' }", encoding="utf-8"
    )
    severities = Configurations().of_folder(tmp_path).settings.severities
    assert severities["ARG302"] is Severity.ERROR
    assert severities["ARG301"] is Severity.INFO
    assert severities["ARG101"] is Severity.WARNING
    assert "ARG201" not in severities
    flags = Flags(severity=("ARG3=error", "ARG101=info"))
    severities = Configurations(flags).of_folder(tmp_path).settings.severities
    assert severities["ARG302"] is Severity.ERROR
    assert "ARG301" not in severities
    assert severities["ARG101"] is Severity.INFO


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ({"select": ("nonsense",)}, "--select: no rule is called 'nonsense'"),
        ({"ignore": ("unsuported-premise",)},
         "--ignore: no rule is called 'unsuported-premise'; did you mean 'unsupported-premise'?"),
        ({"preset": "strickt"}, "--preset: no preset is called 'strickt'; did you mean 'strict'?"),
        ({"severity": ("ARG101",)}, "--severity: 'ARG101' is no RULE=SEVERITY"),
        ({"severity": ("ARG101=high",)}, "--severity: no severity is called 'high'"),
        ({"extend_select": ("ARG003",)},
         ("--extend-select: ARG003 unknown-field is an error of the text: always told, always an "
         "error")),
        ({"exclude": ("",)}, "--exclude: this pattern is empty: ''"),
    ],
)  # fmt: skip
def test_wrong_flags(tmp_path: Path, flags: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        selected(tmp_path, "", **flags)
    assert (str(caught.value), caught.value.span) == (message, None)


def test_where_it_comes_from(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text(
        "preset = 'all'\nignore = [\n  'ARG302',\n]\nseverity.ARG1 = 'info'\nfail-on = 'info'\n",
        encoding="utf-8",
    )
    flags = Flags(ignore=("unused-ignore",), fail_on=FailOn.ERROR)
    resolved = Configurations(flags).explained(tmp_path)
    name = tmp_path / "argmap.toml"
    decided = {
        code: (decision.runs, decision.key, decision.word, str(decision.origin))
        for code, decision in resolved.decisions.items()
    }
    assert decided["ARG101"] == (True, "preset", "all", f"{name}:1")
    assert decided["ARG302"] == (False, "ignore", "ARG302", f"{name}:3")
    assert decided["ARG901"] == (False, "ignore", "unused-ignore", "--ignore")
    assert str(resolved.severities["ARG101"]) == f"{name}:5"
    assert str(resolved.severities["ARG201"]) == "default"
    assert str(resolved.origins["fail-on"]) == "--fail-on"
    assert str(resolved.origins["preset"]) == f"{name}:1"


def test_without_anything(tmp_path: Path) -> None:
    configuration = Configurations(isolated=True).of_folder(tmp_path)
    assert configuration.settings == DEFAULT_SETTINGS
    explained = Configurations(isolated=True).explained(tmp_path).configuration
    assert attrs.asdict(explained) == attrs.asdict(configuration)


@pytest.mark.parametrize(
    ("level", "fails"),
    [
        (FailOn.ERROR, {Severity.ERROR}),
        (FailOn.WARNING, {Severity.ERROR, Severity.WARNING}),
        (FailOn.INFO, set(Severity)),
        (FailOn.NEVER, set()),
    ],
)
def test_what_fails(level: FailOn, fails: set[Severity]) -> None:
    assert {severity for severity in Severity if level.fails(severity)} == fails
