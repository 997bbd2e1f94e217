"""Which configuration file counts for which file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import argmap
from argmap.checking.configuration import (
    ConfigurationError,
    Configurations,
    Flags,
    configuration_for,
)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest(tmp_path: Path) -> None:
    top = write(tmp_path / "argmap.toml", "ignore = ['ARG101']")
    near = write(tmp_path / "a" / "b" / "argmap.toml", "ignore = ['ARG102']")
    configurations = Configurations()
    for folder, expected in (("", top), ("a", top), ("a/b", near), ("a/b/c/d", near), ("x", top)):
        file = tmp_path / folder / "map.arg"
        assert configurations.of_file(file).file == expected
        assert configurations.of_file(str(file)).file == expected


def test_in_one_folder_argmap_toml_wins(tmp_path: Path) -> None:
    project = write(tmp_path / "pyproject.toml", "[tool.argmap]\nignore = ['ARG101']")
    assert Configurations().of_folder(tmp_path).file == project
    own = write(tmp_path / "argmap.toml", "")
    assert Configurations().of_folder(tmp_path).file == own


@pytest.mark.parametrize(
    "text",
    ["", "[tool.ruff]\n", "[project]\nname = 'argmap'\n", "[tool]\n", "tool = 3 # argmap\n",
     "# argmap\n[tool.other]\nargmap = 1\n", "this is = = no TOML\n"],
)  # fmt: skip
def test_a_pyproject_file_without_the_table_is_passed_over(tmp_path: Path, text: str) -> None:
    top = write(tmp_path / "argmap.toml", "")
    write(tmp_path / "a" / "pyproject.toml", text)
    assert Configurations().of_folder(tmp_path / "a").file == top


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    top = write(tmp_path / "argmap.toml", "")
    (tmp_path / "a" / "argmap.toml").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    os.mkfifo(tmp_path / "b" / "argmap.toml")
    for name in "ab":
        assert Configurations().of_folder(tmp_path / name).file == top


@pytest.mark.parametrize("target", ["nowhere.toml", "argmap.toml"])
def test_a_link_that_leads_nowhere(tmp_path: Path, target: str) -> None:
    (tmp_path / "argmap.toml").symlink_to(tmp_path / target)
    with pytest.raises(ConfigurationError, match=r"argmap\.toml: this link leads to no file"):
        Configurations().of_folder(tmp_path)


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    path = write(tmp_path / "argmap.toml", "")
    opened = builtins.open

    def refuse(file: object, *arguments: object, **named: object) -> object:
        if str(file) == str(path):
            raise PermissionError(13, "Permission denied")
        return opened(file, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "open", refuse)
    with pytest.raises(ConfigurationError, match=r"argmap\.toml: Permission denied$"):
        Configurations().of_folder(tmp_path)


def test_a_named_file_is_for_all(tmp_path: Path) -> None:
    write(tmp_path / "a" / "argmap.toml", "ignore = ['ARG102']")
    named = write(tmp_path / "x" / "strict.toml", "ignore = ['ARG101']\nexclude = ['/old/']")
    configuration = Configurations(file=named).of_folder(tmp_path / "a")
    assert configuration.file == named
    assert configuration.excludes(str(tmp_path / "x" / "old" / "map.arg"))
    assert not configuration.excludes(str(tmp_path / "old" / "map.arg"))


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"gone\.toml: there is no such file"):
        Configurations(file=tmp_path / "gone.toml").of_folder(tmp_path)
    project = write(tmp_path / "pyproject.toml", "[tool.ruff]\n")
    with pytest.raises(ConfigurationError, match=r"there is no table \[tool\.argmap\]"):
        Configurations(file=project).of_folder(tmp_path)


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.checking.configuration import reading

    write(tmp_path / "argmap.toml", "ignore = ['ARG101']")
    calls: list[str] = []
    read = reading.read_layer

    def counting(content: bytes, name: str, path: Path) -> object:
        calls.append(name)
        return read(content, name, path)

    monkeypatch.setattr(reading, "read_layer", counting)
    configurations = Configurations(Flags(ignore=("ARG102",)))
    found = [configurations.of_file(tmp_path / f"{index % 5}/x/{index}.arg") for index in range(20)]
    assert len(calls) == 1
    assert len({id(configuration) for configuration in found}) == 1


def test_patterns_are_relative_to_the_file_that_has_them(tmp_path: Path) -> None:
    write(tmp_path / "argmap.toml", "[per-file-ignores]\n'/drafts/*.arg' = ['ARG101']")
    text = "thesis t: T.\n  premise: P.\n"
    names = {
        name: [
            finding.code
            for finding in argmap.check(
                argmap.load(write(tmp_path / name, text)),
                configuration_for(tmp_path / name).settings,
            )
        ]
        for name in ("drafts/a.arg", "a.arg", "sub/drafts/a.arg")
    }
    ignored = [code for code in names["a.arg"] if code != "ARG101"]
    assert names["drafts/a.arg"] == ignored
    assert names["sub/drafts/a.arg"] == names["a.arg"] != ignored


def test_per_file_ignores_are_about_the_file_of_the_finding(tmp_path: Path) -> None:
    write(tmp_path / "argmap.toml", "[per-file-ignores]\n'common.arg' = ['ARG101']")
    write(tmp_path / "common.arg", "claim shared: C.\n  premise: P.\n")
    main = write(
        tmp_path / "main.arg",
        "include: common.arg\nthesis t: T.\n  premise shared\n  premise: Q.\n",
    )
    settings = configuration_for(main).settings
    places = [
        (Path(finding.span.source.name).name, finding.span.line)
        for finding in argmap.check(argmap.load(main), settings)
        if finding.code == "ARG101"
    ]
    assert places == [("main.arg", 4)]


IGNORE = "thesis t: T.\n  # argmap: ignore[ARG101] -- later\n  assumption: A.\n"


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("", True),
        ("ignore = ['ARG101']", False),
        ("per-file-ignores = { '*.arg' = ['unsupported-premise'] }", False),
        ("per-file-ignores = { '*.arg' = ['ARG102'] }", True),
        ("per-file-ignores = { '*.arg' = ['ARG901'] }", False),
        ("ignore = ['ARG901']", False),
    ],
)
def test_an_ignore_of_a_rule_that_is_off_is_left_alone(
    tmp_path: Path, text: str, unused: bool
) -> None:
    write(tmp_path / "argmap.toml", text)
    path = write(tmp_path / "map.arg", IGNORE)
    findings = argmap.check(argmap.load(path), configuration_for(path).settings)
    assert ("ARG901" in {finding.code for finding in findings}) is unused


def test_severities_are_those_of_the_findings(tmp_path: Path) -> None:
    write(tmp_path / "argmap.toml", "select = ['ARG101']\nseverity.ARG101 = 'info'")
    path = write(tmp_path / "map.arg", "thesis t: T.\n  premise: P.\n  premis: Q.\n")
    findings = argmap.check(argmap.load(path), configuration_for(path).settings)
    assert [(finding.code, finding.severity.value) for finding in findings] == [
        ("ARG101", "info"),
        ("ARG002", "error"),
    ]
