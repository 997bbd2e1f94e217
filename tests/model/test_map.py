"""The map: equality, names and what is looked up in it."""

from __future__ import annotations

import pytest

import argmap
from argmap.model import ArgumentMap, Claim, ClaimKind, ClaimStatus, Step, StepKind

TEXT = """\
title: T
source s: S
thesis t: The thesis. [@s]
  premise p: The premise.
  and q: What is linked with it.
    warrant w: The warrant.
    undercut u: The undercut.
  objection p
"""


def test_maps_are_equal_when_they_say_the_same() -> None:
    first = argmap.loads(TEXT, name="a.arg").map
    spread = TEXT.replace("\n", "\n\n# a comment\n").replace("The premise.", "The\n      premise.")
    second = argmap.loads(spread, name="b.arg").map
    assert first == second
    assert first.claims[0].span != second.claims[0].span


@pytest.mark.parametrize(
    "change",
    [
        ("The premise.", "A premise."),
        ("title: T", "title: U"),
        ("premise p:", "evidence p:"),
        ("  objection p", "  premise p"),
        ("    undercut u", "    objection u"),
        ("[@s]", "[@s, p. 4]"),
        ("source s: S", "source s: Z"),
        ("  and q", "  premise q"),
        ("title: T", "title: T\nburden: prove"),
    ],
)
def test_maps_that_say_something_else_are_not_equal(change: tuple[str, str]) -> None:
    assert argmap.loads(TEXT).map != argmap.loads(TEXT.replace(*change)).map


def test_looking_up() -> None:
    found = argmap.loads(TEXT).map
    assert [claim.key for claim in found.theses] == ["t"]
    assert found.claim_by_key["q"].joined
    assert found.source_by_key["s"].description == "S"
    support, *others = found.steps_into["t"]
    assert (support.kind, support.premises, support.warrants) == (
        StepKind.SUPPORT,
        ("p", "q", "w"),
        ("w",),
    )
    assert [step.kind for step in others] == [StepKind.ATTACK]
    assert others[0].mentioned == ("p",)
    (undercut,) = found.steps_into[support.key]
    assert (undercut.kind, undercut.premises) == (StepKind.UNDERCUT, ("u",))
    assert found.step_by_key[undercut.target] is support
    assert [step.kind for step in found.steps_from["p"]] == [StepKind.SUPPORT, StepKind.ATTACK]
    assert "t" not in found.steps_from
    assert found.has_reason("t")
    assert not found.has_reason("p")
    assert not found.has_reason("nowhere")


def test_a_premise_twice_in_a_step_is_one_use() -> None:
    claim = Claim("c", None, ClaimKind.CLAIM, "C.")
    step = Step("s", StepKind.SUPPORT, ("c", "c"), "c")
    assert ArgumentMap(claims=(claim,), steps=(step,)).steps_from["c"] == [step]


def test_names_of_claims() -> None:
    assert Claim("air", "air", ClaimKind.CLAIM, "Text.").name == "air"
    assert Claim("~x", None, ClaimKind.CLAIM, "Text.").name == '"Text."'
    assert Claim("~x", None, ClaimKind.CLAIM, "Text.", label="Label").name == '"Label"'
    long = Claim("~x", None, ClaimKind.CLAIM, "word " * 20).name
    assert long.endswith('…"')
    assert len(long) <= 42


def test_kinds() -> None:
    assert {kind for kind in ClaimKind if kind.is_attack} == {
        ClaimKind.OBJECTION,
        ClaimKind.REBUTTAL,
        ClaimKind.UNDERCUT,
    }
    assert {kind for kind in ClaimKind if kind.is_root} == {ClaimKind.THESIS, ClaimKind.CLAIM}


def test_maps_cannot_be_changed() -> None:
    claim = argmap.loads(TEXT).map.claims[0]
    with pytest.raises(AttributeError):
        claim.status = ClaimStatus.GIVEN  # type: ignore[misc]
    assert hash(claim) == hash(argmap.loads(TEXT).map.claims[0])
