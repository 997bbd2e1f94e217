"""Maps as trees: every claim once, in any width, with what the checker says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.generate import generate
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.checking.marks import marks
from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind
from argmap.reporting.terminal import Painter
from argmap.reporting.tree_text import tree_text
from argmap.width import display_width

GOLDEN = Path(__file__).parent / "golden"
PLAIN = Painter(color=False)


def tree(text: str, width: int = 80) -> list[str]:
    loaded = argmap.loads(text)
    found = marks(argmap.check(loaded), loaded.map)
    return list(tree_text(loaded.map, found, width=width, paint=PLAIN))


def lines(argument_map: ArgumentMap, width: int = 80) -> list[str]:
    return list(tree_text(argument_map, {}, width=width, paint=PLAIN))


EVERYTHING = """\
title: Everything that a tree can hold
question: Does it all show?
source guide: Guide to street trees

thesis trees: The city should plant trees.
  premise cool: Trees cool a street.
  and near: People live in the street.
    by: the mayor
    evidence: They do. [@guide, p. 1; @guide]
      undercut: That was long ago.
    undercut joint: Both are true and prove nothing.
      undercut: They prove something.
    warrant: What cools a street where people live is good.
  objection roots
    undercut of-mention: Not in this street.
  premise: No reason.

thesis hedges: The city should plant hedges.
  objection trees

claim roots: Roots break the pavement.
  label: Roots
  objection deep: Roots go deep.
    rebuttal roots

claim orphan: A claim that bears on nothing.
"""


@pytest.mark.parametrize("width", [20, 40, 80])
def test_golden(width: int, expect: Callable[[str, Path], None]) -> None:
    expect("\n".join(tree(EVERYTHING, width)) + "\n", GOLDEN / f"tree-{width}.txt")


def test_colored() -> None:
    loaded = argmap.loads(EVERYTHING)
    found = marks(argmap.check(loaded), loaded.map)
    colored = list(tree_text(loaded.map, found, width=80, paint=Painter(color=True)))
    plain = [re.sub(r"\x1b\[[\d;]*m", "", line) for line in colored]
    assert plain == tree(EVERYTHING)
    assert "\x1b[1;31m✗ unsupported\x1b[0m" in "\n".join(colored)


def test_each_claim_is_shown_once_and_mentions_are_told() -> None:
    text = "\n".join(tree(EVERYTHING))
    for words in ("Trees cool a street.", "Roots break the pavement.", "bears on nothing"):
        assert text.count(words) == 1
    assert text.count("OBJECTION roots  ↑ stated elsewhere") == 1
    assert text.count("REBUTTAL roots  ↑ stated elsewhere") == 1
    assert "CLAIM orphan" in text


def test_linked_premises_hang_by_a_double_line() -> None:
    text = "\n".join(tree(EVERYTHING))
    assert "╞═ AND near" in text
    assert "╞═ WARRANT" in text
    assert "UNDERCUT joint  → hits the joint step" in text
    assert "UNDERCUT of-mention  ✗ unsupported\n" in text


def test_marks() -> None:
    assert "PREMISE ✗" not in "\n".join(tree("thesis t: T.\n  premise: P.\n"))
    assert tree("thesis t: T.\n  premise: P.\n")[2] == "└─ PREMISE  ✗ unsupported"
    assert tree("thesis t: T.\n")[0] == "THESIS t  ✗ no reason given"
    assert tree("thesis t: T.\n  evidence e: E.\n")[2] == "└─ EVIDENCE e  ✗ no source"


def test_a_cycle_of_attacks_and_nothing_else() -> None:
    claims = tuple(Claim(key, key, ClaimKind.OBJECTION, f"Text {key}.") for key in "abc")
    steps = tuple(
        Step(f"s{key}", StepKind.ATTACK, (key,), target)
        for key, target in zip("abc", "bca", strict=True)
    )
    text = "\n".join(lines(ArgumentMap(claims=claims, steps=steps)))
    assert [text.count(f"OBJECTION {key}\n") for key in "abc"] == [1, 1, 1]
    assert text.count("↑ stated elsewhere") == 1


def test_an_empty_map() -> None:
    assert lines(ArgumentMap()) == []
    assert lines(ArgumentMap(title="T")) == ["T", ""]


@pytest.mark.parametrize("width", [*range(20, 60, 3), 61, 80, 100, 150, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = generate(150, seed=width, depth=30)
    for line in tree(text + "thesis " + "long-id-" * 40 + ": " + "木" * 500 + "\n", width):
        assert display_width(line) <= width
        assert line == line.rstrip() or "│" in line


def test_deep_maps_stay_readable() -> None:
    count = 10_000
    claims = tuple(Claim(f"c{n}", f"c{n}", ClaimKind.PREMISE, f"Reason {n}.") for n in range(count))
    steps = tuple(
        Step(f"s{n}", StepKind.SUPPORT, (f"c{n + 1}",), f"c{n}") for n in range(count - 1)
    )
    shown = lines(ArgumentMap(claims=claims, steps=steps), 80)
    assert len(shown) == 2 * count + 1
    assert all(display_width(line) <= 80 for line in shown)
    assert shown[-2].startswith("9999⋯ ")
    assert shown[-2].endswith("Reason 9999.")


def test_a_word_of_a_megabyte() -> None:
    for word in ("x" * 1_000_000, "木" * 500_000, "e\u0301" * 300_000):
        claim = Claim("c", None, ClaimKind.CLAIM, word, label=word)
        shown = lines(ArgumentMap(claims=(claim,)), 40)
        assert "".join(line.strip() for line in shown[1:]) == word
        assert all(display_width(line) <= 40 for line in shown)


@given(
    st.text(st.characters(categories=("Cc", "Cf", "Lu", "Mn", "Lo", "Zs", "Cs")), max_size=80),
    st.integers(20, 60),
)
@settings(max_examples=60)
def test_no_escape_gets_through(text: str, width: int) -> None:
    claim = Claim("c", text, ClaimKind.CLAIM, text, label=text, by=text)
    step = Step("s", StepKind.ATTACK, ("c",), "c", mentioned=("c",))
    found = ArgumentMap(title=text, question=text, claims=(claim,), steps=(step,))
    for line in tree_text(found, {"c": ["mark"]}, width=width, paint=PLAIN):
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)
        line.encode()


@given(st.data())
@settings(max_examples=60)
def test_nothing_is_left_out(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 8))
    keys = [f"c{n}" for n in range(count)]
    claims = tuple(
        Claim(key, key, data.draw(st.sampled_from(ClaimKind)), f"Text of {key}.") for key in keys
    )
    steps: list[Step] = []
    for n in range(data.draw(st.integers(0, 10))):
        kind = data.draw(st.sampled_from(StepKind))
        if kind is StepKind.UNDERCUT and not steps:
            kind = StepKind.ATTACK
        targets = [step.key for step in steps] if kind is StepKind.UNDERCUT else keys
        premises = tuple(
            data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
        )
        mentioned = premises if data.draw(st.booleans()) else ()
        target = data.draw(st.sampled_from(targets))
        steps.append(Step(f"s{n}", kind, premises, target, mentioned=mentioned))
    shown = lines(ArgumentMap(claims=claims, steps=tuple(steps)), 200)
    heads = [line for line in shown if re.search(r"[A-Z]{3,} c\d", line)]
    for key in keys:
        own = [line for line in heads if re.search(rf" {key}( |$)", line)]
        assert len([line for line in own if "stated elsewhere" not in line]) == 1
    uses = sum(len(step.premises) for step in steps)
    roots = [line for line in heads if line[0] not in "│ ├└╞╘"]
    assert len(heads) == uses + len(roots)
