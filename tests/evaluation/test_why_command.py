"""``argmap why``: the dialogue in words, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

import argmap
from argmap.evaluation import Reason
from argmap.model import ArgumentMap
from argmap.reporting.terminal import Painter
from argmap.reporting.why_json import why_json
from argmap.reporting.why_text import why_text
from argmap.width import display_width
from tests.cli.conftest import Run

from .maps import small_maps

Write = Callable[[str, str | bytes], Path]
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "why.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

DEBATE = """\
source count: Traffic count
thesis t: The city should plant trees.
  premise cool: Trees cool a street.
    objection winter: Not in winter.
      undercut nobody: Nobody asked for that.
  premise joint: They last.
  and care: The city cares for them.
    objection budget: There is no money.
  objection roots: Roots break the pavement.
    rebuttal deep: Some go deep. [@count]
  objection leaves: They lose their leaves.
    premise autumn: Autumn comes.
    undercut: That is what they are for.
      objection: It is not.
        status: given
"""


def test_what_falls(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    done = run("why", "map.arg", "t")
    assert (done.status, done.stderr) == (0, "")
    assert (
        done.out
        == """\
THESIS t  ✗ falls (rebutted): the objection leaves works against it
  The city should plant trees.
  OBJECTION leaves  ✓ stands: autumn supports it, and nothing is said against it
    They lose their leaves.
    PREMISE autumn  ✓ stands: it is presumed to stand, and nothing is said
      against it
      Autumn comes.
    UNDERCUT  ✗ falls (rebutted): the objection "It is not." works against it
      That is what they are for.
      OBJECTION  ✓ stands: it is marked as given, and nothing is said against it
        It is not.
"""
    )


def test_what_stands(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    assert (
        run("why", "map.arg", "cool").out
        == """\
PREMISE cool  ✓ stands: it is presumed to stand, and the objection winter fails
  Trees cool a street.
  OBJECTION winter  ✗ the step fails (rebutted): the undercut nobody works
    against it
    Not in winter.
    UNDERCUT nobody  ✓ stands: it is presumed to stand, and nothing is said
      against it
      Nobody asked for that.
"""
    )


def test_a_step(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    assert (
        run("why", "map.arg", "care:t").out
        == """\
step from joint and care to t  ✗ fails (unsupported): care falls
  AND care  ✗ falls (rebutted): the objection budget works against it
    The city cares for them.
    OBJECTION budget  ✓ stands: it is presumed to stand, and nothing is said
      against it
      There is no money.
"""
    )
    assert (
        run("why", "map.arg", "nobody:winter:cool").out
        == """\
undercut by nobody of the step from winter  ✓ works: nobody stands, and nothing
  is said against it
  UNDERCUT nobody  ✓ stands: it is presumed to stand, and nothing is said
    against it
    Nobody asked for that.
"""
    )


def test_open_points_go_round(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premise p: P.\n    objection q: Q.\n      rebuttal p\n")
    assert (
        run("why", "map.arg", "t").out
        == """\
THESIS t  ? is open: what it rests on, p, is open
  T.
  PREMISE p  ? is open: the objection q is open
    P.
    OBJECTION q  ? is open: the rebuttal p is open
      Q.
      REBUTTAL p  ? is open  ↑ as said above
"""
    )


def test_burden(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premise p: P.\n")
    done = run("why", "map.arg", "t", "--burden", "prove")
    assert "PREMISE p  ✗ falls (unsupported): it has to be proved, and nothing backs it" in done.out


def test_json(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    data = json.loads(run("why", "map.arg", "t", "--format", "json").out)
    VALIDATOR.validate(data)
    assert (data["key"], data["verdict"]) == ("t", "rebutted")
    assert data["because"] == "t falls (rebutted): the objection leaves works against it"
    assert [(move["depth"], move["role"], move["verdict"]) for move in data["moves"]] == [
        (0, "thesis", "rebutted"),
        (1, "objection", "stands"),
        (2, "premise", "stands"),
        (2, "undercut", "rebutted"),
        (3, "objection", "stands"),
    ]


def test_all_reasons_are_in_the_schema() -> None:
    properties = SCHEMA["properties"]["moves"]["items"]["properties"]
    assert set(properties["reason"]["enum"]) == {reason.value for reason in Reason}


@settings(max_examples=100, deadline=None)
@given(small_maps())
def test_every_dialogue_can_be_told(argument_map: ArgumentMap) -> None:
    evaluation = argmap.evaluate(argument_map)
    paint = Painter(color=False)
    for key in evaluation.verdicts:
        dialogue = evaluation.why(key)
        VALIDATOR.validate(json.loads(why_json(evaluation, dialogue)))
        for width in (20, 80):
            for line in why_text(evaluation, dialogue, width=width, paint=paint):
                assert display_width(line) <= width


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rots", "no statement has the id 'rots'; did you mean 'roots'?"),
        ("deep:t", "deep:t: no step leads from 'deep' there"),
    ],
)
def test_an_unknown_point(run: Run, write: Write, name: str, message: str) -> None:
    write("map.arg", DEBATE)
    done = run("why", "map.arg", name)
    assert (done.status, done.out, done.stderr) == (2, "", f"error: {message}\n")


def test_how_it_ends(run: Run, write: Write) -> None:
    assert run("why", "gone.arg", "t").status == 2
    write("map.arg", "thesis t: T.\n  premis: P.\n")
    done = run("why", "map.arg", "t")
    assert done.status == 1
    assert "ARG002" in done.stderr
    assert done.out.startswith("THESIS t  ✓ stands")


def test_a_deep_dialogue_keeps_its_width(run: Run, write: Write) -> None:
    text = "thesis t: T.\n"
    text += "".join(f"{' ' * level}premise p{level}: P.\n" for level in range(1, 3_000))
    write("map.arg", text)
    lines = run("why", "map.arg", "t", "--width", "60").out.splitlines()
    assert max(display_width(line) for line in lines) <= 60
    assert any(line.startswith("2999⋯") for line in lines)


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: A \u202e b.\n  premise: C \u202e.\n    objection: D \u202e\n")
    for arguments in ([], ["--format", "json"]):
        assert "\u202e" not in run("why", "map.arg", "t", *arguments).out


def test_what_fails_in_two_ways_is_told_in_the_shorter(run: Run, write: Write) -> None:
    write(
        "map.arg",
        """\
thesis t: T.
  objection slow: It is slow.
    rebuttal quick: Others were quick.
      undercut far: They are far away.
        rebuttal same: It is the same.
          undercut not: It is not.
      objection hard: They were not.
""",
    )
    done = run("why", "map.arg", "slow")
    assert (
        done.out
        == """\
OBJECTION slow  ✓ stands: it is presumed to stand, and the rebuttal quick fails
  It is slow.
  REBUTTAL quick  ✗ falls (rebutted): the objection hard works against it
    Others were quick.
    OBJECTION hard  ✓ stands: it is presumed to stand, and nothing is said
      against it
      They were not.
"""
    )
    # Asked about the step itself, why tells what the verdict says: an undercut works.
    assert "the undercut far works against it" in run("why", "map.arg", "quick:slow").out
