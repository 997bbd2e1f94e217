"""``argmap plan``: what must be answered, and what a claim hangs on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

import argmap
from argmap.model import ArgumentMap
from argmap.reporting.plan_json import plan_json
from argmap.reporting.plan_text import plan_text
from argmap.reporting.terminal import Painter
from argmap.width import display_width
from tests.cli.conftest import Run

from .maps import small_maps

Write = Callable[[str, str | bytes], Path]
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "plan.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

STANDS = """\
source count: Traffic count
thesis t: T.
  premise a: A.
    premise under: U. [@count]
      premise lower: L. [@count, p. 2]
  and b: B.
  assumption c: C.
"""
FALLS = """\
thesis t: T.
  premise a: A.
  objection o: O.
    premise e: E.
  objection p: P.
    undercut u: U.
      rebuttal v: V.
"""


def test_what_it_hangs_on(run: Run, write: Write) -> None:
    write("map.arg", STANDS)
    done = run("plan", "map.arg")
    assert (done.status, done.stderr) == (0, "")
    assert (
        done.out
        == """\
✓ t stands: a + b and c support it, and nothing is said against it.

What it hangs on
It takes 2 points at least. Refuting all of one of these 4 sets makes it fall:
1. a + c
2. under + c
3. lower + c
4. b + c
- PREMISE a (map.arg:3:3): rests on one source, count
  A.
- PREMISE under (map.arg:4:5): rests on one source, count
  U.
- PREMISE lower (map.arg:5:7): rests on one source, count
  L.
- PREMISE b (map.arg:6:3): nothing backs it
  B.
- ASSUMPTION c (map.arg:7:3): an assumption
  C.
"""
    )


def test_what_must_be_answered(run: Run, write: Write) -> None:
    write("map.arg", FALLS)
    assert (
        run("plan", "map.arg", "t").out
        == """\
✗ t falls (rebutted): the objections o and p work against it.

What must be answered
It takes 2 points at least. Answering all of one of these 4 sets makes it stand:
1. o + p
2. o + v
3. e + p
4. e + v
- OBJECTION o (map.arg:3:3)
  O.
  answer it below line 3, with a rebuttal or an undercut
- PREMISE e (map.arg:4:5)
  E.
  answer it below line 4, with an objection or an undercut
- OBJECTION p (map.arg:5:3)
  P.
  answer it below line 5, with a rebuttal or an undercut
- REBUTTAL v (map.arg:7:7)
  V.
  answer it below line 7, with a rebuttal or an undercut

Open points, by what answering them would change
- v against u (map.arg:7:7)
  → 1 verdict changes: u
- o against t (map.arg:3:3)
  → no verdict changes
- p against t (map.arg:5:3)
  → no verdict changes
"""
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("thesis t: T.\n  premise a: A.\n", "Refuting this makes it fall:\n- PREMISE a"),
        (
            "thesis t: T.\n  premise a: A.\n    premise b: B.\n",
            "Refuting one of these makes it fall:\n- PREMISE a",
        ),
        ("thesis t: T.\n  objection o: O.\n", "Answering this makes it stand:\n- OBJECTION o"),
        ("thesis t: T.\n", "Nothing else here makes it fall"),
        ("burden: prove\n\nthesis t: T.\n", "it needs a reason of its own."),
        ("thesis t: T.\n  objection o: O.\n", "t against"),
    ],
)
def test_words(run: Run, write: Write, text: str, words: str) -> None:
    write("map.arg", text)
    out = run("plan", "map.arg", "--width", "200").out
    if words == "t against":
        assert "- o against t (map.arg:2:3)\n  → t stands; 1 verdict changes: t\n" in out
    else:
        assert words in out


def test_it_says_what_was_not_searched() -> None:
    text = "thesis t: T.\n"
    for number in range(50):
        text += f"  premise a{number}: A.\n    premise b{number}: B.\n"
    text += "    premise b0\n  premise x: X.\n    objection y: Y.\n"
    evaluation = argmap.evaluate(argmap.loads(text).map)
    made = evaluation.plan("t", most_work=10_000)
    points = evaluation.open_points("t", most_work=10)
    out = "\n".join(plan_text(evaluation, made, points, width=200, paint=Painter(color=False)))
    assert f"No set of up to {made.searched} points was found that makes it fall." in out
    assert "and larger sets were not searched" in out
    assert "not looked at: the map is too large" in out


def test_each_thesis_has_its_plan(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premise a: A.\nthesis u: U.\n  objection a\n")
    done = run("plan", "map.arg")
    assert done.out.count("What it hangs on") == 1
    assert done.out.count("What must be answered") == 1
    only = run("plan", "map.arg", "u").out
    assert done.out.endswith("\n\n" + only)


def test_json(run: Run, write: Write) -> None:
    write("map.arg", FALLS)
    (data,) = json.loads(run("plan", "map.arg", "--format", "json").out)
    VALIDATOR.validate([data])
    assert (data["goal"], data["size"], data["count"]) == ("stand", 2, 4)
    assert data["sets"] == [["o", "p"], ["o", "v"], ["e", "p"], ["e", "v"]]
    assert data["points"][0]["at"] == {"file": "map.arg", "line": 3, "column": 3}
    assert data["open_points"][0]["premises"] == ["v"]


@settings(max_examples=60, deadline=None)
@given(small_maps())
def test_every_plan_can_be_told(argument_map: ArgumentMap) -> None:
    evaluation = argmap.evaluate(argument_map)
    paint = Painter(color=False)
    for key in argument_map.claim_by_key:
        plan, points = evaluation.plan(key), evaluation.open_points(key)
        VALIDATOR.validate(json.loads(plan_json(evaluation, [(plan, points)])))
        for width in (20, 80):
            for line in plan_text(evaluation, plan, points, width=width, paint=paint):
                assert display_width(line) <= width


def test_how_it_ends(run: Run, write: Write) -> None:
    assert run("plan", "gone.arg").status == 2
    write("map.arg", FALLS)
    assert run("plan", "map.arg", "x").stderr == "error: no statement has the id 'x'\n"
    assert run("plan", "map.arg", "o:t").stderr == (
        "error: o:t: this is a step; plans are made for claims\n"
    )
    write("library.arg", "claim c: C.\n")
    done = run("plan", "library.arg")
    assert done.status == 2
    assert "there is no thesis here" in done.stderr
    assert run("plan", "library.arg", "c").status == 0
    write("wrong.arg", "thesis t: T.\n  premis: P.\n")
    assert run("plan", "wrong.arg").status == 1


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(run: Run, write: Write) -> None:
    write("map.arg", "thesis: A \u202e b.\n  premise: C \u202e.\n    objection: D \u202e\n")
    for arguments in ([], ["--format", "json"]):
        assert "\u202e" not in run("plan", "map.arg", *arguments).out
