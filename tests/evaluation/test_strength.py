"""Strengths: the cases, the equations they solve, cycles, and where a method says too little."""

from __future__ import annotations

from math import prod
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.evaluation import Evaluation
from argmap.model import ArgumentMap, Step, StepKind

from .maps import cases, claim, map_of, small_maps

CASES = cases("semantics-cases.json")
METHODS = {"dfquad": "dfquad", "qe": "quadratic-energy"}
ROUNDED = 5e-7
"""The cases give six decimals."""


def value(evaluation: Evaluation, key: str) -> float | None:
    strength = evaluation.strength(key)
    assert strength is not None
    return strength.value


def residual(evaluation: Evaluation, key: str) -> float:
    """Say by how much a strength misses the equation that it should solve, straight from its
    definition."""
    into = evaluation.map.steps_into.get(key, [])
    pro = [value(evaluation, step.key) for step in into if step.kind is StepKind.SUPPORT]
    con = [value(evaluation, step.key) for step in into if step.kind is not StepKind.SUPPORT]
    supporters = [one for one in pro if one is not None]
    attackers = [one for one in con if one is not None]
    got = value(evaluation, key)
    assert got is not None
    if key in evaluation.map.step_by_key:
        premises = evaluation.map.step_by_key[key].premises
        weakest = min(one for p in premises if (one := value(evaluation, p)) is not None)
        return abs(got - weakest * prod(1 - one for one in attackers))
    weight = evaluation.map.claim_by_key[key].weight
    tau = 0.5 if weight is None else weight
    assert evaluation.method is not None
    if evaluation.method.value == "dfquad":
        a = 1 - prod(1 - one for one in attackers)
        s = 1 - prod(1 - one for one in supporters)
        expected = tau - tau * (a - s) if a >= s else tau + (1 - tau) * (s - a)
    else:
        energy = sum(supporters) - sum(attackers)

        def h(x: float) -> float:
            return max(x, 0) ** 2 / (1 + max(x, 0) ** 2)

        expected = tau - tau * h(-energy) + (1 - tau) * h(energy)
    return abs(got - expected)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_cases(case: dict[str, Any], method: str) -> None:
    evaluation = argmap.evaluate(map_of(case["map"]), strength=METHODS[method])
    for key, expected in case[method].items():
        assert value(evaluation, key) == pytest.approx(expected, abs=ROUNDED + 1e-9)
    for key in evaluation.verdicts:
        assert residual(evaluation, key) < 1e-9


def test_a_cycle_to_more_digits() -> None:
    evaluation = argmap.evaluate(
        map_of(CASES["S22 support loop through objection"]["map"]), strength="dfquad"
    )
    # a = 1/2 - b/2 and b = 1/2 + a/2.
    assert value(evaluation, "a") == pytest.approx(1 / 5, abs=1e-9)
    assert value(evaluation, "b") == pytest.approx(3 / 5, abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(small_maps(), st.sampled_from(list(METHODS.values())), st.randoms(use_true_random=False))
def test_they_solve_their_equations(argument_map: ArgumentMap, method: str, random: Any) -> None:
    weighted = attrs.evolve(
        argument_map,
        claims=tuple(
            attrs.evolve(one, weight=random.choice([None, 0.0, 0.25, 0.9, 1.0]))
            for one in argument_map.claims
        ),
    )
    evaluation = argmap.evaluate(weighted, strength=method)
    for key in evaluation.verdicts:
        got = value(evaluation, key)
        if got is not None:
            assert 0 <= got <= 1
            assert residual(evaluation, key) < 1e-9


def test_what_is_in_a_cycle_is_marked() -> None:
    argument_map = argmap.loads(
        "thesis t: T.\n  premise p: P.\n    objection q: Q.\n      rebuttal p\n"
    ).map
    evaluation = argmap.evaluate(argument_map, strength="dfquad")
    assert {key: str(evaluation.strength(key)) for key in ("t", "p", "q")} == {
        "t": "0.67",
        "p": "~0.33",
        "q": "~0.33",
    }


def test_what_does_not_settle_has_no_value_and_neither_has_what_rests_on_it() -> None:
    # What x supports turns against x, fifty times over and with a delay: it swings.
    keys = [f"c{number}" for number in range(52)]
    steps = [Step(f"x-{key}", StepKind.SUPPORT, ("x",), key) for key in keys]
    steps += [Step(f"{key}-x", StepKind.ATTACK, (key,), "x") for key in keys]
    steps += [Step("s", StepKind.SUPPORT, ("x",), "t"), Step("u", StepKind.SUPPORT, ("y",), "z")]
    claims = [attrs.evolve(claim(key), weight=0.0) for key in keys]
    claims += [attrs.evolve(claim("x"), weight=1.0), claim("t"), claim("y"), claim("z")]
    argument_map = ArgumentMap(claims=tuple(claims), steps=tuple(steps))
    evaluation = argmap.evaluate(argument_map, strength="quadratic-energy")
    assert value(evaluation, "x") is None
    assert value(evaluation, "t") is None
    assert str(evaluation.strength("t")) == ""
    assert value(evaluation, "z") == pytest.approx(0.6)


def wide(pros: int, cons: int) -> ArgumentMap:
    text = "thesis t: T.\n"
    text += "".join(f"  premise: P{number}.\n" for number in range(pros))
    text += "".join(f"  objection: O{number}.\n" for number in range(cons))
    return argmap.loads(text).map


def test_saturation_is_noted() -> None:
    evaluation = argmap.evaluate(wide(20, 10), strength="dfquad")
    assert value(evaluation, "t") == pytest.approx(0.5005, abs=5e-5)
    assert evaluation.saturated == ("t",)
    assert argmap.evaluate(wide(20, 10), strength="quadratic-energy").saturated == ()
    for pros, cons in ((20, 0), (2, 2), (0, 20), (20, 1)):
        assert argmap.evaluate(wide(pros, cons), strength="dfquad").saturated == ()


def test_a_step_is_as_strong_as_its_weakest_premise_that_is_not_undercut() -> None:
    argument_map = argmap.loads(
        "thesis t: T.\n"
        "  premise a: A.\n    weight: 0.8\n    undercut u: U.\n      weight: 0.25\n"
        "  and b: B.\n    weight: 0.6\n"
    ).map
    evaluation = argmap.evaluate(argument_map, strength="dfquad")
    step = next(one for one in argument_map.steps if one.target == "t")
    assert value(evaluation, step.key) == pytest.approx(0.6 * 0.75)
    assert value(evaluation, "t") == pytest.approx(0.5 + 0.5 * 0.45)


def test_what_is_denied_has_none_and_what_is_granted_all() -> None:
    argument_map = wide(2, 1)
    first, second, attack = argument_map.claims[1:]
    evaluation = argmap.evaluate(
        argument_map, strength="dfquad", deny=[first.key, attack.key], grant=[second.key]
    )
    assert [value(evaluation, one.key) for one in (first, second, attack)] == [0.0, 1.0, 0.0]
    assert value(evaluation, "t") == 1.0


def test_no_strength_is_computed_unless_it_is_asked_for() -> None:
    evaluation = argmap.evaluate(wide(1, 1))
    assert evaluation.strength("t") is None
    assert evaluation.strengths == {}
    with pytest.raises(ValueError, match="loudness"):
        argmap.evaluate(wide(1, 1), strength="loudness")


@pytest.mark.parametrize("kind", [StepKind.ATTACK, StepKind.SUPPORT])
def test_a_deep_map_and_a_long_ring(kind: StepKind) -> None:
    from .test_labelling import chain, ring

    deep = argmap.evaluate(chain(10_000, kind), strength="dfquad")
    assert value(deep, "c9999") == 0.5
    round_about = argmap.evaluate(ring(500, kind), strength="dfquad")
    expected = 1 / 3 if kind is StepKind.ATTACK else 1.0
    assert value(round_about, "c0") == pytest.approx(expected, abs=1e-9)
