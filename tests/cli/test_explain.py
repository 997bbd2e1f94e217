"""``argmap explain`` and ``argmap rules``."""

from __future__ import annotations

import json

import pytest

from argmap.checking.explanation import explanations
from tests.cli.conftest import Run


def test_the_page_of_a_rule(run: Run) -> None:
    outcome = run("explain", "ARG101")
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    assert lines[0] == "ARG101 unsupported-premise (error)"
    assert lines[2] == "Finds premises that nothing backs."
    assert [line for line in lines if line and not line.startswith(" ")][2:] == [
        "What it does",
        "Why it matters",
        "Example",
        "Instead",
    ]
    assert "    thesis trees: The city should plant trees." in lines
    assert "```" not in outcome.out
    assert max(map(len, lines)) <= 100


def test_an_error_of_the_text_has_a_page_too(run: Run) -> None:
    assert run("explain", "circular-support").out.startswith("ARG012 circular-support (error)\n")


def test_several_and_as_json(run: Run) -> None:
    pages = json.loads(run("explain", "ARG101", "unused-source", "--format", "json").stdout)
    assert [page["code"] for page in pages] == ["ARG101", "ARG302"]
    assert [section["title"] for section in pages[0]["sections"]][2:] == ["Example", "Instead"]
    assert {page["severity"] for page in pages} == {"error", "warning"}


def test_as_markdown(run: Run) -> None:
    outcome = run("explain", "ARG101", "--format", "markdown")
    assert outcome.out.startswith("# ARG101 unsupported-premise\n\n*Error.*\n")
    assert "## Example\n\n```arg\n" in outcome.out


@pytest.mark.parametrize(
    ("name", "nearest"), [("ARG3O2", "ARG302"), ("unused-sources", "unused-source")]
)
def test_an_unknown_rule(run: Run, name: str, nearest: str) -> None:
    outcome = run("explain", name)
    assert outcome.status == 2
    assert outcome.stdout == b""
    assert f"no rule is called '{name}'; did you mean '{nearest}'?" in outcome.stderr


def test_the_table(run: Run) -> None:
    outcome = run("rules")
    assert outcome.status == 0
    lines = outcome.out.splitlines()
    starts = [line.split()[:2] for line in lines if line.startswith("ARG")]
    assert starts == [[one.code, one.name] for one in explanations()]
    assert max(map(len, lines)) <= 100


def test_the_table_on_a_narrow_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    lines = run("rules").out.splitlines()
    assert max(map(len, lines)) <= 44


def test_the_table_as_json(run: Run) -> None:
    rules = json.loads(run("rules", "--format", "json").stdout)
    assert [rule["code"] for rule in rules] == [one.code for one in explanations()]
    assert {rule["ignorable"] for rule in rules if rule["code"] < "ARG100"} == {False}
