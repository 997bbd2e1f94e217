"""The page of each rule and of each error: all there, and its examples tell the truth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.checking.explanation import (
    ExampleFile,
    Explanation,
    UnknownRuleError,
    explain,
    explanations,
)
from argmap.checking.registry import RULES
from argmap.checking.settings import Settings
from argmap.problems import MAX_PROBLEMS_PER_FILE, Problem

SECTIONS = ("What it does", "Why it matters", "Example", "Instead")
FURTHER = {"Options", "Fix safety", "Sources"}
# How a page shows what cannot be seen.
SHOWN = str.maketrans({"␉": "\t", "␇": "\a"})
ALL = Settings(frozenset(rule.code for rule in RULES))


def by_name(explanation: Explanation) -> str:
    return explanation.name


def found(example: tuple[ExampleFile, ...], folder: Path) -> dict[str, str]:
    """Give the messages of a check of an example, by the names of the rules."""
    (folder / "argmap.toml").touch()
    for file in example:
        (folder / file.name).write_text(file.text.translate(SHOWN), encoding="utf-8")
    findings = argmap.check(argmap.load(folder / "example.arg"), ALL)
    return {finding.name: finding.message for finding in findings}


def test_every_rule_and_every_error_has_a_page() -> None:
    codes = [explanation.code for explanation in explanations()]
    assert codes == sorted([*(problem.code for problem in Problem), *(one.code for one in RULES)])
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("explanation", explanations(), ids=by_name)
def test_form(explanation: Explanation) -> None:
    titles = [title for title, _ in explanation.sections]
    assert tuple(titles[:4]) == SECTIONS
    assert set(titles[4:]) <= FURTHER
    assert all(text for _, text in explanation.sections)
    assert re.fullmatch(r"(Finds|Says) [^.]+\.", explanation.summary)


@pytest.mark.parametrize(
    "explanation",
    [one for one in explanations() if one.name != "too-many-problems"],
    ids=by_name,
)
def test_the_examples_do_what_they_say(explanation: Explanation, tmp_path: Path) -> None:
    (tmp_path / "wrong").mkdir()
    (tmp_path / "right").mkdir()
    wrong = found(explanation.example("Example"), tmp_path / "wrong")
    assert explanation.name in wrong
    right = found(explanation.example("Instead"), tmp_path / "right")
    assert explanation.name not in right
    if explanation.can_be_ignored:
        errors = {problem.title for problem in Problem}
        assert not errors & {*wrong, *right}


def test_too_many_problems(tmp_path: Path) -> None:
    lines = "?\n" * (MAX_PROBLEMS_PER_FILE + 1)
    assert "too-many-problems" in found((ExampleFile("example.arg", lines),), tmp_path)


@pytest.mark.parametrize("name", ["ARG101", "arg101", "unsupported-premise", "Unsupported_Premise"])
def test_by_code_and_by_name(name: str) -> None:
    assert explain(name).code == "ARG101"


def test_the_nearest_name_is_told() -> None:
    with pytest.raises(UnknownRuleError, match="did you mean 'unsupported-premise'"):
        explain("unsuported-premise")
