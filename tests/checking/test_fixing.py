"""Applying fixes to a text: which, in what order, and what stays as it was."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.checking.fixing import apply_fixes, keeps_the_map
from argmap.diagnostic import Edit, Fix
from argmap.source import SourceText, Span

TEXT = "0123456789" * 4
SOURCE = SourceText(TEXT)


def fix(*edits: tuple[int, int, str], source: SourceText = SOURCE, safe: bool = True) -> Fix:
    return Fix("mend", tuple(Edit(Span(source, s, e), text) for s, e, text in edits), safe)


def result(text: str, *edits: tuple[int, int, str]) -> str:
    source = SourceText(text)
    return apply_fixes(text, [fix(edit, source=source) for edit in edits])[0]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "abcdef"),
        ([(1, 3, "X")], "aXdef"),
        ([(3, 4, ""), (0, 1, "XY")], "XYbcef"),
        ([(0, 2, ""), (2, 4, "")], "ef"),
        ([(0, 3, "X"), (2, 4, "Y")], "Xdef"),
        ([(2, 4, "Y"), (0, 3, "X")], "Xdef"),
        ([(0, 0, "<"), (6, 6, ">")], "<abcdef>"),
        ([(2, 2, "B"), (2, 2, "A")], "abAcdef"),
        ([(2, 2, "A"), (2, 2, "A")], "abAcdef"),
        ([(2, 2, "A"), (2, 4, "")], "abAcdef"),
        ([(0, 2, ""), (2, 2, "A")], "cdef"),
        ([(0, 6, "")], ""),
    ],
)
def test_edits(edits: list[tuple[int, int, str]], expected: str) -> None:
    assert result("abcdef", *edits) == expected


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    first, second = fix((0, 2, "X"), (30, 31, "Z")), fix((10, 11, "Y"), (29, 32, ""))
    text, done = apply_fixes(TEXT, [second, first])
    assert done == [first]
    assert text == "X" + TEXT[2:30] + "Z" + TEXT[31:]


def test_fixes_with_the_same_edits_are_one() -> None:
    text, done = apply_fixes(TEXT, [fix((0, 2, "X")), fix((0, 2, "X"))])
    assert (text, len(done)) == ("X" + TEXT[2:], 2)


def test_what_changes_nothing_is_no_fix() -> None:
    assert apply_fixes(TEXT, [fix((0, 2, "01")), fix()]) == (TEXT, [])


@pytest.mark.parametrize(
    "edits", [[(0, 3, ""), (2, 4, "")], [(39, 41, "")], [(1, 1, "a"), (1, 2, "b")]]
)
def test_wrong_fixes(edits: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ValueError, match=r"overlap|out of"):
        apply_fixes(TEXT, [fix(*edits)])


def test_the_mark_and_the_line_endings_stay() -> None:
    assert result("\ufeffa\r\nb", (0, 2, "")) == "\ufeff\r\nb"
    assert result("\ufeffa\r\nb", (0, 0, "x\n")) == "\ufeffx\r\na\r\nb"
    assert result("a\nb", (0, 1, "x\n")) == "x\n\nb"


EDIT = st.builds(
    lambda start, size, text: (start, min(start + size, len(TEXT)), text),
    st.integers(0, len(TEXT)),
    st.integers(0, 4),
    st.text("ab", max_size=2),
)


def disjoint(edits: Sequence[tuple[int, int, str]]) -> bool:
    edits = sorted(edits)
    return all(one[1] < other[0] for one, other in pairwise(edits))


FIXES = st.lists(st.lists(EDIT, min_size=1, max_size=3).filter(disjoint), max_size=8)


@given(FIXES, st.randoms(use_true_random=False))
def test_the_order_of_fixes_does_not_count(
    fixes: list[list[tuple[int, int, str]]], chance: random.Random
) -> None:
    made = [fix(*edits) for edits in fixes]
    shuffled = [*made]
    chance.shuffle(shuffled)
    shuffled = [attrs.evolve(one, edits=tuple(reversed(one.edits))) for one in shuffled]
    assert apply_fixes(TEXT, made)[0] == apply_fixes(TEXT, shuffled)[0]


@given(FIXES)
def test_what_was_applied_gives_the_text(fixes: list[list[tuple[int, int, str]]]) -> None:
    text, done = apply_fixes(TEXT, [fix(*edits) for edits in fixes])
    assert apply_fixes(TEXT, done) == (text, done)
    assert apply_fixes(text, []) == (text, [])
    # One after the other, from the end, they do the same.
    edits = {(edit.span.start, edit.span.end, edit.text) for one in done for edit in one.edits}
    again = TEXT
    for start, end, new in sorted(edits, reverse=True):
        again = again[:start] + new + again[end:]
    assert again == text


@given(st.lists(EDIT, max_size=8).filter(disjoint))
def test_all_that_is_apart_is_applied(edits: list[tuple[int, int, str]]) -> None:
    changing = [edit for edit in edits if TEXT[edit[0] : edit[1]] != edit[2]]
    done = apply_fixes(TEXT, [fix(edit) for edit in edits])[1]
    assert len(done) == len(changing)


@given(FIXES)
def test_something_is_applied_where_something_can(
    fixes: list[list[tuple[int, int, str]]],
) -> None:
    changing = any(TEXT[s:e] != new for edits in fixes for s, e, new in edits)
    text, done = apply_fixes(TEXT, [fix(*edits) for edits in fixes])
    assert bool(done) is changing
    if len(fixes) == 1:
        assert (text != TEXT) is changing or len(fixes[0]) > 1


# --- what a safe fix keeps -------------------------------------------------------------------

MAP = "thesis t: T.\n  objection o: O.\n    objection p: P.\n    and q: Q.\n"


def keeps(after: str, word: str = "objection", new: str = "rebuttal") -> bool:
    start = MAP.index(word, MAP.index("objection p") if word == "objection" else 0)
    edit = (start, start + len(word), new)
    safe = fix(edit, source=SourceText(MAP))
    return keeps_the_map(argmap.loads(MAP).map, argmap.loads(after).map, [safe])


def test_the_word_that_a_fix_names_may_change_a_kind() -> None:
    assert keeps(MAP)
    assert keeps(MAP.replace("objection p", "rebuttal p"))


@pytest.mark.parametrize(
    "after",
    [
        MAP.replace("objection p", "rebuttal r"),
        MAP.replace("objection p: P.", "rebuttal p: Q."),
        MAP.replace("    and q: Q.\n", ""),
        MAP.replace("objection p", "premise p"),
        MAP.replace("    objection p", "  objection p"),
        MAP + "source s: S\n",
        "title: X\n" + MAP,
    ],
)
def test_nothing_else_may_change(after: str) -> None:
    assert not keeps(after)


def test_a_kind_may_not_change_without_a_word() -> None:
    assert not keeps(MAP.replace("objection p", "rebuttal p"), "T.", "U.")
