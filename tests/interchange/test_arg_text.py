"""Maps as text in the language: what is read back is the same map."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import attrs
import pytest
from benchmarks.generate import generate
from hypothesis import HealthCheck, given, settings

import argmap
from argmap.interchange import arg_text
from argmap.interchange.arg_words import plain
from argmap.interchange.notices import Notices
from argmap.model import (
    ArgumentMap,
    Citation,
    Claim,
    ClaimKind,
    ClaimStatus,
    Source,
    Step,
    StepKind,
)
from tests.interchange.test_map_json import maps

ARGUMENTS = sorted((Path(__file__).parents[2] / "arguments").rglob("*.arg"))

EVERYTHING = """\
title: T
question: Q?
author: A
date: 2026-05
language: en
abstract: A text that says 'premise: x' and # no comment.
burden: prove

source s: A source
  kind: data
  via: other
  status: contested
source other: Another

thesis t: Main. \\[@s] is plain, and so is premise x: y. [@s, p. 4; @other]
  label: L
  by: B
  quote: q
  note: n
  tags: a, b
  weight: 0.25
  status: open
  premise a: Reason.
    scheme: sign
    warrant w: Why.
      objection: Not why.
    undercut u: It does not follow.
      undercut: It does.
  and: Joined.
    warrant: Another warrant.
  evidence: Seen. [@s]
  assumption: Taken.
  objection o: Against.
    rebuttal: Answer.
    and: Together.
    rebuttal a
      note: here again
      undercut: Not here.
  premise c
claim c: Shared.
  objection a
    rebuttal: Against it as an objection.
"""


def there_and_back(argument: ArgumentMap) -> tuple[ArgumentMap, list[str]]:
    notices = Notices()
    loaded = argmap.loads(arg_text.write(argument, notices))
    return loaded.map, [notice.message for notice in notices.found]


def content(argument: ArgumentMap) -> tuple[Any, ...]:
    """Give what a map says, whatever its keys and the order of its lines."""
    names = {claim.key: claim.text for claim in argument.claims}
    shown: dict[str, tuple[Any, ...]] = {}

    def target(key: str) -> Any:
        return names[key] if key in names else show(argument.step_by_key[key])

    def show(step: Step) -> tuple[Any, ...]:
        if step.key not in shown:
            shown[step.key] = (
                step.kind,
                tuple(names[key] for key in step.premises),
                {names[key] for key in step.warrants},
                target(step.target),
                step.scheme,
                step.note,
            )
        return shown[step.key]

    claims = [attrs.evolve(claim, key="", id=None) for claim in argument.claims]
    return (
        attrs.evolve(argument, claims=(), steps=()),
        sorted(map(repr, claims)),
        sorted(repr(show(step)) for step in argument.steps),
    )


@pytest.mark.parametrize("path", ARGUMENTS, ids=lambda path: path.stem)
def test_real_maps(path: Path) -> None:
    argument = argmap.load(path).map
    declared = attrs.evolve(
        argument,
        sources=tuple(attrs.evolve(each, from_bibliography=False) for each in argument.sources),
    )
    found, told = there_and_back(argument)
    assert told == []
    assert content(found) == content(declared)
    assert {claim.key for claim in found.claims} == {claim.key for claim in argument.claims}


def test_everything_that_the_language_can_say() -> None:
    argument, problems = argmap.loads(EVERYTHING)
    assert problems == ()
    found, told = there_and_back(argument)
    assert told == []
    assert content(found) == content(argument)
    assert {step.key for step in found.steps} == {step.key for step in argument.steps}


@pytest.mark.parametrize("seed", range(3))
def test_generated_maps(seed: int) -> None:
    argument = argmap.loads(generate(300, seed=seed)).map
    found, told = there_and_back(argument)
    assert told == []
    assert content(found) == content(argument)


def distinct(argument: ArgumentMap) -> ArgumentMap:
    """Give each claim a text of its own."""
    return attrs.evolve(
        argument,
        claims=tuple(
            attrs.evolve(claim, text=f"{claim.text} {index}")
            for index, claim in enumerate(argument.claims)
        ),
    )


@given(maps().map(distinct))
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_a_map_holds(argument: ArgumentMap) -> None:
    found, _ = there_and_back(argument)
    texts = {plain(claim.text) for claim in argument.claims}
    assert {claim.text for claim in found.claims} == texts
    names = {claim.key: plain(claim.text) for claim in argument.claims}
    got = {claim.key: claim.text for claim in found.claims}

    def ends(argument: ArgumentMap, names: dict[str, str]) -> list[str]:
        def target(key: str) -> Any:
            if key in names:
                return names[key]
            step = argument.step_by_key[key]
            return (sorted({names[each] for each in step.premises}), target(step.target))

        return sorted(
            repr((step.kind, sorted({names[key] for key in step.premises}), target(step.target)))
            for step in argument.steps
        )

    assert ends(found, got) == ends(argument, names)
    again, told = there_and_back(found)
    assert told == []
    assert content(again) == content(found)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("See [@x, p. 4] and \\[@y].", "See \\[@x, p. 4] and \\\\[@y]."),
        ("# not a comment", "# not a comment"),
        ("premise: not a line", "premise: not a line"),
        ("two\n  lines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("  ", "(no text)"),
        ("\\premise x", "\\premise x"),
    ],
)
def test_texts_that_look_like_something_else(text: str, written: str) -> None:
    argument = ArgumentMap(claims=(Claim("c", "c", ClaimKind.THESIS, text),))
    assert arg_text.write(argument, Notices()) == f"thesis c: {written}\n"
    found, _ = there_and_back(argument)
    assert found.claims[0].text == (plain(text) or "(no text)")


def test_what_cannot_be_said_is_told() -> None:
    argument = ArgumentMap(
        date="yesterday",
        language="English, mostly",
        sources=(Source("doe:2020", "Doe", date="spring", via=None),),
        claims=(
            Claim("1", "1 a", ClaimKind.THESIS, "One.", quote="said"),
            Claim("2", None, ClaimKind.REBUTTAL, "Two.", citations=(Citation("doe:2020", "[4]"),)),
            Claim("3", None, ClaimKind.PREMISE, "Three.", status=ClaimStatus.GIVEN),
        ),
        steps=(Step("s", StepKind.ATTACK, ("2",), "1", note="why"),),
    )
    notices = Notices()
    text = arg_text.write(argument, notices)
    assert [notice.message for notice in notices.found] == [
        "the source 'doe:2020' gets the key 'doe-2020'",
        "the id '1 a' is written as 'claim-1-a'",
        "\"Two.\" is written as 'objection': as 'rebuttal' it cannot stand where it is used",
        "\"Three.\" is written as 'claim': as 'premise' it cannot stand where it is used",
        "the date of the map is left out: 'yesterday' is no date",
        "the language of the map is left out: 'English, mostly' is no language tag",
        "the date of the source 'doe-2020' is left out: 'spring' is no date",
        "the quote of claim-1-a becomes part of its note: it cites no source",
        'a locator of "Two." is written without what ends a citation',
        "the note on a step becomes that of the claim that makes it",
    ]
    assert text == (
        "source doe-2020: Doe\n"
        "\n"
        "thesis claim-1-a: One.\n"
        "  note: “said”\n"
        "  objection: Two. [@doe-2020, (4)]\n"
        "    note: why\n"
        "\n"
        "claim: Three.\n"
        "  status: given\n"
    )


def test_circles_of_statements_begin_at_the_margin() -> None:
    argument = ArgumentMap(
        claims=(
            Claim("a", None, ClaimKind.OBJECTION, "A."),
            Claim("b", None, ClaimKind.REBUTTAL, "B."),
        ),
        steps=(Step("s", StepKind.ATTACK, ("a",), "b"), Step("r", StepKind.ATTACK, ("b",), "a")),
    )
    assert arg_text.write(argument, Notices()) == ("claim a: A.\n  objection: B.\n    rebuttal a\n")


def test_deep_maps_stay_readable_and_linear() -> None:
    count = 5_000
    claims = [Claim("0", None, ClaimKind.THESIS, "Claim 0.")]
    claims += [Claim(str(at), None, ClaimKind.PREMISE, f"Claim {at}.") for at in range(1, count)]
    steps = [Step(f"s{at}", StepKind.SUPPORT, (str(at),), str(at - 1)) for at in range(1, count)]
    argument = ArgumentMap(claims=tuple(claims), steps=tuple(steps))
    begin = time.monotonic()
    text = arg_text.write(argument, Notices())
    assert time.monotonic() - begin < 10
    assert len(text) < 1_000_000
    assert len(argmap.loads(text).map.steps) == count - 1
