"""Single points of failure: every claim and every step of random maps, refuted alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

import argmap
from argmap.evaluation import Singles, UnknownPointError, Verdict
from argmap.model import ArgumentMap, Step, StepKind

from .maps import claim, small_maps
from .test_labelling import chain


def check(argument_map: ArgumentMap, *, grant: tuple[str, ...] = ()) -> None:
    evaluation = argmap.evaluate(argument_map, grant=grant)
    for key in argument_map.claim_by_key:
        for points, found in (
            (argument_map.claim_by_key, evaluation.single_points(key)),
            (argument_map.step_by_key, evaluation.single_steps(key)),
        ):
            expected = tuple(
                one
                for one in points
                if one not in (key, *grant)
                and evaluation.verdict(key) is Verdict.STANDS
                and argmap.evaluate(argument_map, deny=[one], grant=grant).verdict(key).falls
            )
            assert found == Singles(expected, complete=True)


@settings(max_examples=300, deadline=None)
@given(small_maps(6, 10))
def test_every_point_of_random_maps(argument_map: ArgumentMap) -> None:
    check(argument_map)
    check(argument_map, grant=("c0",))


def diamonds(count: int) -> ArgumentMap:
    """Two ways from each claim to the next; both need it."""
    claims = [claim(f"c{number}") for number in range(count + 1)]
    steps = []
    for number in range(count):
        for side in ("a", "b"):
            claims.append(claim(f"{side}{number}"))
            steps += [
                Step(f"{side}i{number}", StepKind.SUPPORT, (f"c{number + 1}",), f"{side}{number}"),
                Step(f"{side}o{number}", StepKind.SUPPORT, (f"{side}{number}",), f"c{number}"),
            ]
    return ArgumentMap(claims=tuple(claims), steps=tuple(steps))


def test_what_both_ways_need() -> None:
    singles = argmap.evaluate(diamonds(3)).single_points("c0")
    assert singles.keys == ("c1", "c2", "c3")
    check(diamonds(3))


@pytest.mark.parametrize(
    ("argument_map", "claims", "steps"),
    [
        (chain(10_001, StepKind.SUPPORT), 10_000, 10_000),
        (chain(10_001, StepKind.ATTACK), 5_000, 5_000),
        (diamonds(3_000), 3_000, 0),
    ],
    ids=["supports", "attacks", "diamonds"],
)
def test_deep(argument_map: ArgumentMap, claims: int, steps: int) -> None:
    evaluation = argmap.evaluate(argument_map)
    started = time.process_time()
    points, used = evaluation.single_points("c0"), evaluation.single_steps("c0")
    assert time.process_time() - started < 2
    assert (len(points.keys), points.complete) == (claims, True)
    assert (len(used.keys), used.complete) == (steps, True)


def test_it_says_when_it_has_not_tried_all() -> None:
    evaluation = argmap.evaluate(chain(101, StepKind.SUPPORT))
    some = evaluation.single_points("c0", most_work=50)
    assert not some.complete
    assert set(some.keys) < set(evaluation.single_points("c0").keys)


def test_only_claims_hang_on_something() -> None:
    argument_map = argmap.loads("thesis tree: T.\n  premise a: A.\n").map
    evaluation = argmap.evaluate(argument_map)
    for call in (evaluation.single_points, evaluation.single_steps):
        with pytest.raises(UnknownPointError, match="did you mean 'tree'"):
            call("trees")
