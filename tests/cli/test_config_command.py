"""``argmap config``: what is in force, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from argmap.checking.registry import RULES
from argmap.checking.rules.unused_source import UnusedSource
from argmap.checking.settings import Option

from .conftest import Run

Write = Callable[[str, str | bytes], Path]


SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "config.schema.json").read_text(encoding="utf-8")
)


def rows(output: str) -> dict[str, str]:
    """Give the lines about rules by their codes, runs of blanks as one."""
    lines = (" ".join(line.split()) for line in output.splitlines() if line.startswith("ARG"))
    return {line[:6]: line[7:] for line in lines}


def test_without_a_configuration(run: Run) -> None:
    done = run("config", "--isolated")
    assert (done.status, done.stderr) == (0, "")
    assert done.out.startswith(
        "configuration: none\npreset: default  (default)\nfail-on: warning  (default)\n"
        "baseline: none  (default)\nexclude: none  (default)\n\n"
    )
    found = rows(done.out)
    assert list(found) == [rule.code for rule in RULES]
    assert found["ARG101"] == "unsupported-premise error default"


def test_every_origin(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    options = (Option("max", 40, "A number."), Option("words", ("x",), "Words."))
    monkeypatch.setattr(UnusedSource, "options", options)
    write(
        "argmap.toml",
        'preset = "all"\nignore = [\n  "ARG102",\n]\nfail-on = "error"\nexclude = ["old/"]\n'
        '[severity]\nARG1 = "info"\n[per-file-ignores]\n"a/**" = ["ARG101"]\n'
        "[rules.unused-source]\nmax = 3\n",
    )
    write("maps/a.arg", "")
    arguments = ["--ignore", "ARG9", "--severity", "ARG201=error", "--exclude", "x"]
    done = run("config", "maps/a.arg", *arguments)
    found = rows(done.out)
    assert found["ARG101"] == (
        "unsupported-premise info preset all (argmap.toml:1); severity: argmap.toml:8"
    )
    assert found["ARG102"] == "unsupported-objection off ignore ARG102 (argmap.toml:3)"
    assert found["ARG201"].endswith("error preset all (argmap.toml:1); severity: --severity")
    assert found["ARG901"] == "unused-ignore off --ignore ARG9"
    for line in (
        f"configuration: {Path('argmap.toml').resolve()}",
        "fail-on: error  (argmap.toml:5)",
        "exclude: old/  (argmap.toml:6)",
        "exclude: x  (--exclude)",
        "        max = 3  argmap.toml:12",
        '        words = ["x"]  default',
        "  a/**: ARG101",
    ):
        assert line in done.out.splitlines()

    data = json.loads(run("config", "maps", *arguments, "--format", "json").out)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert data["fail-on"] == {"value": "error", "origin": "argmap.toml:5"}
    assert data["exclude"] == [
        {"value": "old/", "origin": "argmap.toml:6"},
        {"value": "x", "origin": "--exclude"},
    ]
    assert data["per-file-ignores"] == [{"files": ["a/**"], "rules": ["ARG101"]}]
    by_code = {rule["code"]: rule for rule in data["rules"]}
    assert by_code["ARG302"]["options"] == {
        "max": {"value": 3, "origin": "argmap.toml:12"},
        "words": {"value": ["x"], "origin": "default"},
    }
    assert by_code["ARG101"] == {
        "code": "ARG101",
        "name": "unsupported-premise",
        "severity": "info",
        "severity_origin": "argmap.toml:8",
        "runs": True,
        "origin": "preset all (argmap.toml:1)",
        "options": {},
    }
    assert by_code["ARG102"]["runs"] is False


def test_it_is_that_of_the_path(run: Run, write: Write) -> None:
    write("argmap.toml", "ignore = ['ARG101']")
    write("sub/argmap.toml", "ignore = ['ARG102']")
    write("sub/a.arg", "")
    for path in ("sub", "sub/a.arg"):
        assert "off ignore ARG102 (sub/argmap.toml:1)" in rows(run("config", path).out)["ARG102"]
    assert "off" in rows(run("config").out)["ARG101"]
    done = run("config", "gone")
    assert (done.status, done.stderr) == (2, "error: gone: there is no such file or folder\n")


@pytest.mark.parametrize(
    "arguments", [["--isolated"], ["--preset", "strict"], ["--baseline", "x.json"]]
)
def test_the_schema(run: Run, arguments: list[str]) -> None:
    data = json.loads(run("config", "--format", "json", *arguments).out)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert len(data["rules"]) == len(RULES)


def test_color(run: Run) -> None:
    assert "\x1b" not in run("config", "--isolated").out
    assert "\x1b[1;31merror" in run("config", "--isolated", tty=True).out
