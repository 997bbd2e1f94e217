"""The rules on what stands, and on what is said twice: included files, lost lines, size."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import argmap
from argmap.checking.same_words import words_of
from argmap.checking.settings import Settings
from argmap.diagnostic import Diagnostic
from argmap.evaluation import headline

CODES = (
    "ARG104", "ARG105", "ARG106", "ARG201", "ARG202", "ARG203", "ARG204", "ARG205", "ARG206",
    "ARG207", "ARG401", "ARG402", "ARG405",
)  # fmt: skip
THESE = Settings(frozenset(CODES))
SIZE = 1_500


def check(text: str) -> tuple[Diagnostic, ...]:
    loaded = argmap.loads(text)
    assert not loaded.diagnostics
    return argmap.check(loaded, THESE)


def counted(text: str) -> dict[str, int]:
    return dict(Counter(finding.code for finding in check(text)))


def test_what_is_quoted_is_what_why_says() -> None:
    text = "thesis t: T.\n  premise p: P.\n    objection o: O.\n  objection u: U.\n"
    evaluation = argmap.evaluate(argmap.loads(text).map)
    found = {finding.span.line: finding for finding in check(text)}
    assert found[3].related[0].message == headline(evaluation, "p")
    assert found[4].related[0].message == headline(evaluation, "t")
    assert found[1].message == "this thesis falls (rebutted): the objection u works against it"
    assert headline(evaluation, "t").endswith(found[1].message.removeprefix("this thesis "))


def test_the_word_is_the_one_on_the_line() -> None:
    text = "thesis t: T.\n  premise: P.\n    undercut c\n  objection c\nclaim c: C.\n"
    messages = [finding.message for finding in check(text) if finding.code == "ARG201"]
    assert messages == ["this undercut has no answer", "this objection has no answer"]


# --- files that include others ---------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "argmap.toml").write_text("", encoding="utf-8")
    (tmp_path / "one.arg").write_text("claim shared: Trees cool.\n", encoding="utf-8")
    (tmp_path / "two.arg").write_text("claim other: Trees cool!\n", encoding="utf-8")
    return tmp_path


def told(folder: Path, text: str) -> list[tuple[str, int, str]]:
    path = folder / "main.arg"
    path.write_text(text, encoding="utf-8")
    loaded = argmap.load(path)
    assert not loaded.diagnostics
    return [
        (Path(finding.span.source.name).name, finding.span.line, finding.code)
        for finding in argmap.check(loaded, THESE)
    ]


def test_libraries_may_say_the_same_and_more_than_is_used(folder: Path) -> None:
    text = "include: one.arg\ninclude: two.arg\nthesis t: T.\n  status: given\n"
    assert told(folder, text) == []


def test_the_words_of_a_library_are_mentioned(folder: Path) -> None:
    text = "include: one.arg\nthesis t: T.\n  status: given\n  objection: O.\n"
    text += "    rebuttal: Trees cool.\n"
    assert ("main.arg", 5, "ARG401") in told(folder, text)
    loaded = argmap.load(folder / "main.arg")
    (finding,) = (each for each in argmap.check(loaded, THESE) if each.code == "ARG401")
    assert finding.fix is not None
    assert [(edit.span.text, edit.text) for edit in finding.fix.edits] == [
        ("rebuttal: Trees cool.", "rebuttal shared")
    ]


def test_a_library_that_includes_a_thesis_is_asked_for_nothing(folder: Path) -> None:
    (folder / "one.arg").write_text("thesis t: T.\n  status: given\n", encoding="utf-8")
    assert told(folder, "include: one.arg\nclaim c: C.\n") == []


# --- lost lines ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "thesis t: T.\n  premise p: P.\n    objection o: O.\n      rebutal: R.\n",
        "thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n      rebuttal: X.\n        oh: N.\n",
        "thesis t: T.\n  premise p: P.\n  premis: Q.\n  and: A.\n",
        "thesis t: T.\n  assumption: P.\n  objektion: O.\n",
        "thesis t: T.\n  status: given\nclaim c: C.\nclame d: D.\n  premise c\n",
        "thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n      rebuttal o\n        undr: U.\n",
    ],
)
def test_where_a_line_is_lost_nothing_is_concluded(text: str) -> None:
    loaded = argmap.loads(text)
    assert loaded.diagnostics
    assert [f for f in argmap.check(loaded, THESE) if f.code >= "ARG100"] == []


# --- the same words --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trees cool a street.", "trees  COOL, a street"),
        ("It’s so.", "It's so!"),
        ("Straße", "STRASSE"),
        ("A well-known case", "a well known case"),
        ("„Ja“, sagt er.", "Ja sagt er"),
        ("é", "e\u0301"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)
    text = f"thesis t: T.\n  status: given\n  objection: {one}\n  objection: {other}\n"
    assert counted(text)["ARG401"] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was -5.", "It was 5."),
        ("It was 3.5.", "It was 35."),
        ("It rose by 5%.", "It rose by 5."),
        ("Half: 1/2.", "Half: 12."),
        ("It is C++.", "It is C."),
        ("कि", "की"),
        ("a b", "ab"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)
    text = f"thesis t: T.\n  status: given\n  objection: {one}\n  objection: {other}\n"
    assert "ARG401" not in counted(text)


def test_marks_alone_are_no_words() -> None:
    assert "ARG401" not in counted("thesis t: T.\n  premise: ???\n  premise: !!!\n  premise: ?\n")


# --- size ------------------------------------------------------------------------------------

HEAD = "thesis t: T.\n  premise: P.\n"


def test_a_deep_dialogue() -> None:
    text = HEAD + "  objection: O.\n"
    text += "".join(f"{' ' * (at + 4)}rebuttal: R{at}.\n" for at in range(SIZE))
    assert counted(text) == {"ARG203": 1, "ARG202": SIZE // 2, "ARG201": 1}


def test_a_long_circle() -> None:
    text = HEAD + "  objection c0\n"
    text += "".join(f"claim c{at}: C{at}.\n  objection c{(at + 1) % SIZE}\n" for at in range(SIZE))
    (finding,) = (each for each in check(text) if each.code == "ARG206")
    assert f"{SIZE - 5:,} more only knock each other out" in finding.message
    assert len(finding.related) == 8


def test_many_theses_on_one_chain_end_in_time() -> None:
    text = "".join(f"thesis t{at}: T{at}.\n  premise c\n" for at in range(SIZE)) + "claim c: C.\n"
    text += "".join(f"{' ' * (at + 1)}premise: C{at}.\n" for at in range(SIZE))
    found = counted(text)
    assert found["ARG204"] == SIZE
    assert 0 < found["ARG105"] < SIZE


def test_a_chain_of_the_same_words() -> None:
    text = HEAD + "".join(f"{' ' * (at + 4)}premise: Same.\n" for at in range(SIZE))
    assert counted(text) == {"ARG105": 1, "ARG204": 1, "ARG401": SIZE - 1}
