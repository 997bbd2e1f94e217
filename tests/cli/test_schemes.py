"""``argmap schemes``."""

from __future__ import annotations

import json

import pytest

import argmap
from argmap.schemes import schemes
from tests.cli.conftest import Run


def test_the_list(run: Run) -> None:
    done = run("schemes")
    assert done.status == 0
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == list(schemes())
    assert max(map(len, lines)) <= 100
    assert done.stderr == "'argmap schemes NAME' tells more of each\n"


def test_a_scheme(run: Run) -> None:
    done = run("schemes", "expert-opinion")
    assert (done.status, done.stderr) == (0, "")
    lines = done.out.splitlines()
    assert lines[:3] == [
        "expert-opinion",
        "",
        "It is so because somebody who knows the field says so.",
    ]
    assert [line for line in lines[3:] if line and not line.startswith(" ")] == [
        "Premises",
        "Conclusion",
        "Questions for whoever argues so",
        "Questions for whoever objects",
        "Example",
    ]
    assert "  evidence   What evidence does the expert go by? (Answered by a reason below" in lines
    example = "\n".join(line[4:] for line in lines[lines.index("Example") + 1 :]) + "\n"
    assert example == schemes()["expert-opinion"].example


def test_a_scheme_that_has_no_questions(run: Run) -> None:
    assert "Questions" not in run("schemes", "dilemma").out


@pytest.mark.parametrize("name", ["consequences", "position-to-know", "gradualism"])
@pytest.mark.parametrize("columns", ["32", "44", "80"])
def test_narrow_terminals(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    words = run("schemes", name).out.partition("Example")[0]
    assert max(map(len, words.splitlines())) <= int(columns)


def test_words_find_several(run: Run) -> None:
    done = run("schemes", "consequences")
    assert [line.split()[0] for line in done.out.splitlines() if not line.startswith(" ")] == [
        "positive-consequences",
        "negative-consequences",
    ]


def test_colour_on_a_terminal(run: Run) -> None:
    assert "\x1b[" not in run("schemes", "sign").out
    assert run("schemes", "sign", tty=True).out.startswith("\x1b[1msign\x1b[0m\n")


def test_as_json(run: Run) -> None:
    (sign,) = json.loads(run("schemes", "sign", "--format", "json").stdout)
    assert sign["premises"][0] == {"role": "sign", "text": "The sign is there."}
    assert [(each["name"], each["answerer"], each["shown_by"]) for each in sign["questions"]] == [
        ("correlation", "arguer", ["link"]),
        ("other-explanation", "objector", []),
    ]
    assert sign["questions"][0]["tag"] == "cq-correlation"
    assert argmap.loads(sign["example"]).diagnostics == ()
    everything = json.loads(run("schemes", "--format", "json").stdout)
    assert [each["name"] for each in everything] == list(schemes())


def test_as_markdown(run: Run) -> None:
    done = run("schemes", "sign", "--format", "markdown")
    assert done.out.startswith("## sign\n\n*Sign.* It is so because there is a sign of it.\n")
    assert done.out.endswith("```\n")
    listed = run("schemes", "consequence", "--format", "markdown").out
    assert listed.startswith("| scheme | |\n| --- | --- |\n| [`positive-consequences`](#positive-")
    assert listed.count("\n## ") == 2


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_an_unknown_scheme(run: Run, format: str) -> None:  # noqa: A002
    done = run("schemes", "anology", "--format", format)
    assert (done.status, done.stdout) == (2, b"")
    assert done.stderr == (
        "error: no scheme is called 'anology'; did you mean 'analogy'? "
        "('argmap schemes' lists them all)\n"
    )


def test_a_hostile_name(run: Run) -> None:
    done = run("schemes", "\x1b[31m")
    assert done.status == 2
    assert "\x1b[31m" not in done.stderr.removeprefix("\x1b[1;31merror")
    assert "<U+001B>" in done.stderr
