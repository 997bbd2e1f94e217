"""Size and depth: bounded by memory alone, in time that grows with the size of the text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from benchmarks.generate import generate

import argmap
from argmap.loading.formatting import format_loaded
from argmap.problems import MAX_PROBLEMS_PER_FILE, Problem, ProblemLog
from argmap.source import SourceText
from argmap.syntax.formatter import format_tree
from argmap.syntax.parser import parse

MEGABYTE = 1_000_000
# Texts of many lines: each costs some tens of microseconds.
MANY_LINES = 200_000
# Each takes a second or two; a text that is read again and again for each line takes minutes.
PATIENCE = 15.0

HOSTILE = {
    "citations that are not closed": "thesis t: " + "[@" * (MEGABYTE // 2),
    "citations closed at the end": "thesis t: " + "[@" * (MEGABYTE // 2) + "]",
    "citations": "thesis t: a " + "[@a]" * (MEGABYTE // 4),
    "one citation": "thesis t: a [@" + "a; @" * (MEGABYTE // 4) + "a]",
    "closing brackets": "thesis t: " + "]" * MEGABYTE,
    "colons": ":" * MEGABYTE,
    "colons in a text": "thesis t: " + ": " * (MEGABYTE // 2),
    "lines of colons": "thesis t: x\n" + " :\n" * (MANY_LINES // 3),
    "one long word": "a" * MEGABYTE,
    "one long word in a text": "thesis t: " + "a" * MEGABYTE,
    "a long id": "thesis " + "a" * MEGABYTE + ": x",
    "one word again and again": "thesis t: " + "claim " * (MEGABYTE // 6),
    "words with colons": "thesis t: x " + "claim: " * (MEGABYTE // 7),
    "what looks like ids": "thesis t: x " + "claim a b : " * (MEGABYTE // 12),
    "spaces": " " * MEGABYTE,
    "spaces in a line": "thesis" + " " * MEGABYTE + "t: x",
    "spaces before a text": "thesis t: x\n" + " " * MEGABYTE + "y",
    "spaces that are no blanks": "thesis t: x " + "\u00a0 " * (MEGABYTE // 2) + "y",
    "tabs": "\t" * MEGABYTE + "x",
    "lines of tabs": "\t\n" * (MANY_LINES // 2),
    "nested lines": "\n".join(" " * depth + "claim: x" for depth in range(1400)),
    "nested comments": "\n".join(" " * depth + "#" for depth in range(1400)),
    "comments in steps": "\n".join(
        [
            *(" " * depth + f"{'premise' if depth else 'thesis'}: x" for depth in range(1000)),
            *(" " * (1000 - depth % 999) + "#" for depth in range(2000)),
        ]
    ),
    "comments below what is deep": "\n".join(" " * depth + "claim: x" for depth in range(1000))
    + "\n    #" * (MANY_LINES // 6),
    "comments inside a text": "thesis t: x\n" + " #\n y\n" * (MANY_LINES // 6),
    "backslashes": "thesis t: x\n" + " \\" * MEGABYTE,
    "lines of backslashes": "thesis t: x\n" + " \\\n" * (MANY_LINES // 3),
    "backslashes in a text": "thesis t: x " + "\\ " * (MEGABYTE // 2),
    "escaped citations": "thesis t: x " + "\\[@" * (MEGABYTE // 3),
    "line feeds": "\n" * MANY_LINES,
    "carriage returns": "\r" * MEGABYTE,
    "controls": "\x00" * MEGABYTE,
    "marks": "thesis e" + "\u0301" * (MEGABYTE // 2) + ": x",
    "marks in a text": "thesis t: x " + "\u0301 " * (MEGABYTE // 2),
    "unknown words": "premis: x\n" * (MANY_LINES // 10),
    "undefined ids": "thesis t: x\n" + "  premise aaaaaaaaab\n" * (MANY_LINES // 21),
    "duplicate ids": "claim a: x\n" * (MANY_LINES // 11),
    "fields": "thesis t: x\n" + "  note: x\n" * (MANY_LINES // 10),
    "ands": "thesis t: x\n  premise: x\n" + "  and: x\n" * (MANY_LINES // 9),
    "a comment": "#" * MEGABYTE,
    "one field": "abstract: " + "a b " * (MEGABYTE // 4),
    "wrapped words": "thesis t: x\n" + "    y\n" * (MANY_LINES // 6),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_no_longer_than_others(name: str) -> None:
    start = time.perf_counter()
    loaded = argmap.loads(HOSTILE[name])
    if not loaded.diagnostics:
        format_loaded(loaded)
    assert len(loaded.diagnostics) <= MAX_PROBLEMS_PER_FILE + 1
    assert time.perf_counter() - start < PATIENCE


def test_names_that_are_nearly_right_are_not_looked_for_without_end() -> None:
    lines = [f"claim aaaaaaaaaaaaaaaaaaaa{number:04}: x" for number in range(5000)]
    lines += [f"  premise aaaaaaaaaaaaaaaaaa{number:04}bb" for number in range(5000)]
    start = time.perf_counter()
    loaded = argmap.loads("\n".join(lines))
    assert len(loaded.diagnostics) == MAX_PROBLEMS_PER_FILE + 1
    assert time.perf_counter() - start < PATIENCE


def test_each_line_has_its_problem_up_to_a_maximum() -> None:
    def problems(count: int) -> list[str]:
        lines = "".join(f"  premis: reason {number}\n" for number in range(count))
        return [found.code for found in argmap.loads(f"thesis t: x\n\n{lines}").diagnostics]

    assert problems(500) == ["ARG002"] * 500
    assert problems(MAX_PROBLEMS_PER_FILE) == ["ARG002"] * MAX_PROBLEMS_PER_FILE
    assert problems(1234) == ["ARG002"] * MAX_PROBLEMS_PER_FILE + ["ARG099"]
    last = argmap.loads("x\n" * 1234).diagnostics[-1]
    assert last.name == Problem.TOO_MANY_PROBLEMS.title
    assert last.message == "234 more problems in this file are not shown"
    assert (last.span.start, last.span.end) == (2468, 2468)


def test_ten_thousand_levels_are_parsed_and_loaded() -> None:
    depth = 10_000
    lines = (" " * level + f"premise p{level}: x\n" for level in range(1, depth))
    loaded = argmap.loads("thesis t: x\n" + "".join(lines))
    assert loaded.diagnostics == ()
    assert len(loaded.map.steps) == depth - 1
    assert loaded.map.steps[-1].target == f"p{depth - 2}"


def test_ten_thousand_levels_are_formatted() -> None:
    depth = 10_000
    text = "thesis: x\n" + "".join(" " * level + "premise: x\n" for level in range(1, depth))
    source = SourceText(text)
    result = format_tree(parse(source, ProblemLog(source)))
    assert result.count("\n") == depth
    assert result.endswith("\n" + "  " * (depth - 1) + "premise: x\n")


def seconds(text: str, times: int) -> float:
    """Give the processor's time for reading a text so many times."""
    start = time.process_time()
    for _ in range(times):
        assert argmap.loads(text).diagnostics == ()
    return time.process_time() - start


def test_time_grows_with_the_size() -> None:
    """A hundred thousand statements: at most twelve times the time of ten thousand.

    The speed of a processor that others use too changes from second to second, so ten small texts
    are read for the large one, and both again where that was not enough.
    """
    large, small = generate(100_000), generate(10_000)
    ratios = []
    for _ in range(3):
        ratios.append(10 * seconds(large, 1) / seconds(small, 10))
        if ratios[-1] < 12:
            return
    raise AssertionError(ratios)


def test_files_may_include_each_other_a_thousand_deep(tmp_path: Path) -> None:
    depth = 1_500
    for number in range(depth):
        include = f"include: {number + 1}.arg\n" if number + 1 < depth else ""
        text = f"{include}claim c{number}: x\n"
        (tmp_path / f"{number}.arg").write_text(text, encoding="utf-8")
    loaded = argmap.load(tmp_path / "0.arg")
    assert loaded.diagnostics == ()
    assert [claim.id for claim in loaded.map.claims] == [f"c{n}" for n in reversed(range(depth))]


def test_an_include_back_and_forth_between_folders(tmp_path: Path) -> None:
    depth = 1_500
    (tmp_path / "argmap.toml").touch()
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    for number in range(depth):
        here, there = ("one", "two") if number % 2 == 0 else ("two", "one")
        include = f"include: ../{there}/{number + 1}.arg\n" if number + 1 < depth else ""
        text = f"{include}claim c{number}: x\n"
        (tmp_path / here / f"{number}.arg").write_text(text, encoding="utf-8")
    loaded = argmap.load(tmp_path / "one" / "0.arg")
    assert loaded.diagnostics == ()
    assert len(loaded.map.claims) == depth
