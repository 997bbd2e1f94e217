"""Sides of maps of any shape, against a slow and plain way to tell them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind
from argmap.model.sides import sides


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    keys = [f"c{number}" for number in range(draw(st.integers(1, 6)))]
    kinds = st.sampled_from([ClaimKind.THESIS, ClaimKind.CLAIM, ClaimKind.PREMISE])
    claims = tuple(Claim(key, key, draw(kinds), key) for key in keys)
    steps: list[Step] = []
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(StepKind)) if steps else StepKind.ATTACK
        targets = [step.key for step in steps] if kind is StepKind.UNDERCUT else keys
        premises = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2))
        target = draw(st.sampled_from(targets))
        steps.append(Step(f"s{number}", kind, tuple(premises), target))
    return ArgumentMap(claims=claims, steps=tuple(steps))


def plainly(found: ArgumentMap) -> tuple[set[str], set[str]]:
    """Tell the sides by going round until nothing changes: first the distances, then the sides."""
    roots = [claim.key for claim in found.theses] or [
        claim.key
        for claim in found.claims
        if claim.kind.is_root and claim.key not in found.steps_from
    ]
    distance = dict.fromkeys(roots, 0)
    edges = [
        (step.target, reached, step.kind is StepKind.SUPPORT)
        for step in found.steps
        for reached in (step.key, *step.premises)
    ]
    changed = True
    while changed:
        changed = False
        for target, reached, _ in edges:
            if target in distance and distance.get(reached, 10**6) > distance[target] + 1:
                distance[reached] = distance[target] + 1
                changed = True
    told = {(root, True) for root in roots}
    for _ in range(len(edges) + 1):
        told |= {
            (reached, side if same else not side)
            for target, reached, same in edges
            for side in (True, False)
            if (target, side) in told and distance[reached] == distance[target] + 1
        }
    return {key for key, side in told if side}, {key for key, side in told if not side}


@given(maps())
@settings(max_examples=150, deadline=None)
def test_as_told_plainly(found: ArgumentMap) -> None:
    result = sides(found)
    assert (set(result.pro), set(result.con)) == plainly(found)


def test_no_claims() -> None:
    result = sides(ArgumentMap())
    assert (result.pro, result.con) == (frozenset(), frozenset())


def test_what_bears_on_nothing_is_on_no_side() -> None:
    thesis = Claim("t", "t", ClaimKind.THESIS, "T.")
    aside = Claim("a", "a", ClaimKind.CLAIM, "A.")
    result = sides(ArgumentMap(claims=(thesis, aside)))
    assert (result.pro, result.con) == (frozenset({"t"}), frozenset())
