"""``argmap plan``: what must be answered, and what a claim hangs on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

import argmap
from argmap.evaluation import Plan
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
There is no single point of failure. It takes 2 points at least. Refuting all of
one of these 4 sets makes t fall. Who attacks t aims here; who defends it guards
here.
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
It takes 2 points at least. Answering all of one of these 4 sets makes t stand.
Who defends t answers here; who attacks it guards here.
1. o + p
2. o + v
3. e + p
4. e + v
- OBJECTION o (map.arg:3:3)
  O.
  → answer it below that line, from column 5: 'rebuttal: …' or 'undercut: …'
- PREMISE e (map.arg:4:5)
  E.
  → answer it below that line, from column 7: 'objection: …' or 'undercut: …'
- OBJECTION p (map.arg:5:3)
  P.
  → answer it below that line, from column 5: 'rebuttal: …' or 'undercut: …'
- REBUTTAL v (map.arg:7:7)
  V.
  → answer it below that line, from column 9: 'rebuttal: …' or 'undercut: …'

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
        (
            "thesis t: T.\n  premise a: A.\n",
            (
                "This is a single point of failure: refuting this makes t fall. Who attacks t aims "
                "here; who defends it guards here.\n- PREMISE a (map.arg:2:3): nothing backs it"
            ),
        ),
        (
            "thesis t: T.\n  premise a: A.\n    premise b: B.\n",
            "These are single points of failure: refuting any one of these makes t fall.",
        ),
        (
            "thesis t: T.\n  objection o: O.\n",
            (
                "Answering this makes t stand. Who defends t answers here; who attacks it guards "
                "here.\n- OBJECTION o"
            ),
        ),
        ("thesis t: T.\n", "Nothing else here makes t fall: it does not depend on other claims."),
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


def fifty_reasons() -> str:
    text = "thesis t: T.\n"
    for number in range(50):
        text += f"  premise a{number}: A.\n    premise b{number}: B.\n"
    return text + "    premise b0\n  premise x: X.\n    objection y: Y.\n"


@pytest.mark.parametrize(
    ("most_work", "words"),
    [
        (1, "No single point was found that makes t fall."),
        (1, "it is too large to try every single point."),
        (6, "No single point makes t fall."),
        (6, "it is too large to try every pair; larger sets were not searched."),
        (50, "No single point or pair makes t fall."),
        (50, "Claims are used more than once in this map, and larger sets were not searched."),
        (50, "With clingo installed, more can be: pip install 'argmap[solver]'."),
    ],
)
def test_it_says_what_was_not_searched(
    monkeypatch: pytest.MonkeyPatch, most_work: int, words: str
) -> None:
    evaluation = argmap.evaluate(argmap.loads(fifty_reasons()).map)
    assert words not in told(evaluation, evaluation.plan("t"))
    monkeypatch.setitem(sys.modules, "clingo", None)
    assert words in told(evaluation, evaluation.plan("t", most_work=most_work))


def test_it_says_that_there_are_more_sets_than_it_has_searched() -> None:
    text = "thesis t: T.\n"
    for number in range(8):
        text += f"  premise a{number}: A.\n" + "".join(
            f"  and b{number}-{n}: B.\n" for n in range(4)
        )
    evaluation = argmap.evaluate(argmap.loads(text + "    premise a0\n").map)
    out = told(evaluation, evaluation.plan("t"))
    assert "Refuting all of one of at least 1,000 sets, such as these, makes t fall." in out
    assert "and not all sets of this size were searched." in out
    assert "pip install" not in out


def test_of_many_single_points_some_are_named() -> None:
    text = "thesis t: T.\n" + "".join(f"{'  ' * n}premise a{n}: A.\n" for n in range(1, 41))
    evaluation = argmap.evaluate(argmap.loads(text).map)
    out = told(evaluation, evaluation.plan("t"))
    assert "refuting any one of 40, such as these, makes t fall." in out
    assert out.count("\n- PREMISE") == 20


def told(evaluation: argmap.Evaluation, plan: Plan) -> str:
    points = evaluation.open_points(plan.key)
    return "\n".join(plan_text(evaluation, [(plan, points)], width=200, paint=Painter(color=False)))


def test_of_many_open_points_the_first_are_listed(run: Run, write: Write) -> None:
    text = "thesis t: T.\n" + "".join(f"  objection o{n}: O.\n" for n in range(13))
    write("map.arg", text)
    out = run("plan", "map.arg").out
    assert out.count("against t") == 10
    assert out.endswith("\nand 3 more; --all lists them\n")
    every = run("plan", "map.arg", "--all").out
    assert every.count("against t") == 13
    assert "more; --all" not in every
    (data,) = json.loads(run("plan", "map.arg", "--format", "json").out)
    assert len(data["open_points"]) == 13


def test_what_was_not_looked_at() -> None:
    evaluation = argmap.evaluate(argmap.loads(FALLS).map)
    points = evaluation.open_points("t", most_work=0)
    plan = evaluation.plan("t")
    out = "\n".join(plan_text(evaluation, [(plan, points)], width=200, paint=Painter(color=False)))
    assert out.count("not looked at: the map is too large") == 3


BACKED = """\
source one: One
source two: Two
thesis t: T.
  assumption a: A.
  and b: B. [@one]
  and c: C. [@one; @two]
  and d: D.
    status: given
  and e: E.
  and f: F.
    premise g: G. [@two]
    premise h: H. [@one]
      objection: No.
  and i: I.
    premise j: J.
      status: given
"""


def test_it_says_beside_each_point_what_backs_it(run: Run, write: Write) -> None:
    write("map.arg", BACKED)
    out = run("plan", "map.arg", "--width", "200").out
    for words in (
        "ASSUMPTION a (map.arg:4:3): an assumption",
        "PREMISE b (map.arg:5:3): rests on one source, one",
        "PREMISE c (map.arg:6:3): rests on 2 sources",
        "PREMISE d (map.arg:7:3): marked as given, without a source",
        "PREMISE e (map.arg:9:3): nothing backs it",
        "PREMISE f (map.arg:10:3): rests on one source, two",
        "PREMISE i (map.arg:14:3): no reason for it cites a source",
    ):
        assert f"\n- {words}\n" in out


ANSWERED = """\
thesis t: T.
    objection o: O.
        note: A remark.

        premise p: P.
    objection q
    objection r: R.
thesis u: U.
  objection q: Q.
"""


def test_it_says_where_an_answer_would_go(run: Run, write: Write) -> None:
    write("map.arg", ANSWERED)
    (data,) = json.loads(run("plan", "map.arg", "t", "--format", "json").out)
    places = {
        point["key"]: [
            (answer["word"], answer["below"]["line"], answer["column"])
            for answer in point["answers"]
        ]
        for point in data["points"]
    }
    assert places == {
        "o": [("rebuttal", 2, 9), ("undercut", 2, 9)],
        "p": [("objection", 5, 11), ("undercut", 5, 11)],
        # To break one of its two steps is not to refute it.
        "q": [("rebuttal", 9, 5)],
        "r": [("rebuttal", 7, 7), ("undercut", 7, 7)],
    }


@pytest.mark.parametrize("word", ["objection", "undercut"])
def test_what_is_written_where_it_says_answers(run: Run, write: Write, word: str) -> None:
    text = "thesis t: T.\n  objection o\nclaim o: O.\n"
    write("map.arg", text)
    (data,) = json.loads(run("plan", "map.arg", "--format", "json").out)
    (answers,) = [point["answers"] for point in data["points"]]
    assert [answer["word"] for answer in answers] == ["objection", "undercut"]
    (answer,) = [one for one in answers if one["word"] == word]
    lines = text.splitlines()
    lines.insert(answer["below"]["line"], " " * (answer["column"] - 1) + f"{word} new: N.")
    write("map.arg", "\n".join(lines) + "\n")
    assert run("evaluate", "map.arg", "--require-standing").status == 0


def test_an_answer_needs_a_source_where_the_burden_is_to_prove(run: Run, write: Write) -> None:
    write("map.arg", "burden: prove\n\nsource s: S\nthesis t: T. [@s]\n  objection o: O. [@s]\n")
    assert "\nAn answer counts once it cites a source" in run("plan", "map.arg").out


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
            for line in plan_text(evaluation, [(plan, points)], width=width, paint=paint):
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
