"""Plans: the cases, and every subset of random maps."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.evaluation import Evaluation, Goal, Plan, UnknownPointError, Verdict, solver
from argmap.evaluation.part import Part
from argmap.evaluation.shared_sets import Question, Search
from argmap.evaluation.solver import is_installed, smallest_sets
from argmap.model import ArgumentMap, ClaimStatus, Step, StepKind

from .maps import cases, claim, map_of, small_maps
from .test_labelling import chain, ring


@pytest.fixture(params=["solver", "built-in"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With clingo, and as if it were not installed."""
    if request.param == "built-in":
        monkeypatch.setitem(sys.modules, "clingo", None)
    assert is_installed() is (request.param == "solver")
    return str(request.param)


CASES = cases("minset-cases.json")
GOALS = {"in": Goal.STAND, "out": Goal.FALL}


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_cases(case: dict[str, Any]) -> None:
    evaluation = argmap.evaluate(map_of(case["map"]))
    plan = evaluation.plan(case["thesis"])
    assert plan.verdict.value == case["status"]
    assert plan.goal is GOALS[case["goal"]]
    assert plan.size == case["cost"]
    assert sorted(sorted(one) for one in plan.sets) == sorted(case["optimal"])
    assert plan.count == len(case["optimal"])
    assert plan.searched is None
    singles = [one for points in plan.sets for one in points] if plan.size == 1 else []
    assert sorted(singles) == sorted(case["single"])


def brute_force(argument_map: ArgumentMap, key: str) -> set[tuple[str, ...]]:
    """Refute every set of other claims, the smallest first."""
    stands = argmap.evaluate(argument_map).verdict(key) is Verdict.STANDS
    others = [one.key for one in argument_map.claims if one.key != key]
    for size in range(len(others) + 1):
        found = set()
        for points in combinations(others, size):
            verdict = argmap.evaluate(argument_map, deny=points).verdict(key)
            if verdict.falls if stands else verdict is Verdict.STANDS:
                found.add(points)
        if found:
            return found
    return set()


def check(argument_map: ArgumentMap) -> list[Plan]:
    evaluation = argmap.evaluate(argument_map)
    plans = []
    for key in argument_map.claim_by_key:
        plan = evaluation.plan(key, most_sets=1_000)
        expected = brute_force(argument_map, key)
        assert set(plan.sets) == expected
        assert len(plan.sets) == plan.count == len(expected)
        assert plan.size == (len(next(iter(expected))) if expected else None)
        assert plan.searched is None
        plans.append(plan)
    return plans


@settings(max_examples=100, deadline=None)
@given(small_maps())
def test_every_subset_of_random_maps(argument_map: ArgumentMap) -> None:
    check(argument_map)


@settings(max_examples=100, deadline=None)
@given(small_maps(6, 11))
def test_the_search_and_the_solver_find_what_trying_every_subset_finds(
    argument_map: ArgumentMap,
) -> None:
    evaluation = argmap.evaluate(argument_map)
    for key in ("c0", argument_map.claims[-1].key):
        question = question_of(evaluation, key)
        expected = brute_force(argument_map, key)
        search = Search(question)
        assert keys_of(question, search.run(up_to=None, most_work=10**7)) == expected
        assert search.is_over
        sets, searched = smallest_sets(question, -1, 10**7)
        assert keys_of(question, sets) == expected
        assert searched is None


def question_of(evaluation: Evaluation, key: str) -> Question:
    part = Part.of(evaluation._findings, evaluation._findings.network.index[key])
    stands = evaluation.verdict(key) is Verdict.STANDS
    return Question(part, Goal.FALL if stands else Goal.STAND)


def keys_of(question: Question, sets: Iterable[Iterable[int]]) -> set[tuple[str, ...]]:
    keys = question.part.network.keys
    return {tuple(keys[point] for point in sorted(points)) for points in sets}


def sharing(size: int, width: int, ways: int, seed: int) -> ArgumentMap:
    """Layers of claims; each leans on some of the next layer, which so are used many times."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    layer = ["t"]
    claims, steps = ["t"], list[Step]()
    while len(claims) < size:
        following = [f"c{len(claims) + number}" for number in range(width)]
        for key in layer:
            for _ in range(ways):
                premises = tuple(chance.sample(following, chance.choice((1, 1, 2))))
                steps.append(Step(f"s{len(steps)}", StepKind.SUPPORT, premises, key))
        claims += following
        layer = following
    return ArgumentMap(claims=tuple(claim(key) for key in claims), steps=tuple(steps))


def test_sets_of_several_points_in_hundreds_of_shared_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    argument_map = sharing(400, 25, 8, seed=1)
    evaluation = argmap.evaluate(argument_map)
    plan = evaluation.plan("t")
    assert plan.by_solver
    assert (plan.size, plan.searched) == (5, None)
    assert plan.count == len(plan.sets) > 0
    for points in plan.sets:
        assert argmap.evaluate(argument_map, deny=points).verdict("t").falls
        for left_out in points:
            rest = set(points) - {left_out}
            assert argmap.evaluate(argument_map, deny=rest).verdict("t") is Verdict.STANDS
    monkeypatch.setitem(sys.modules, "clingo", None)
    without = evaluation.plan("t", most_work=200_000)
    assert not without.by_solver
    assert (without.size, without.sets) == (None, ())
    assert without.searched is not None
    assert 2 <= without.searched < 5


def layers_of_attacks(layers: int, width: int) -> ArgumentMap:
    """Layers of claims; each is attacked by three of the next layer: hard for the solver."""
    chance = random.Random(1)  # noqa: S311 - no secret
    layer = ["t"]
    claims, steps = ["t"], list[Step]()
    for number in range(layers):
        following = [f"c{number}-{one}" for one in range(width)]
        for key in layer:
            for attacker in chance.sample(following, 3):
                steps.append(Step(f"s{len(steps)}", StepKind.ATTACK, (attacker,), key))
        claims += following
        layer = following
    return ArgumentMap(claims=tuple(claim(key) for key in claims), steps=tuple(steps))


def test_the_work_of_the_solver_is_bounded_and_always_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    argument_map = layers_of_attacks(36, 30)
    points = len(argument_map.claims) + len(argument_map.steps)
    monkeypatch.setattr(solver, "_MOST_EFFORT", 300 * points)
    plans = [argmap.evaluate(argument_map).plan("t") for _ in range(2)]
    assert plans[0] == plans[1]
    assert plans[0].by_solver
    assert plans[0].searched is not None
    assert plans[0].searched >= 1


def shared_at_random(claims: int, steps: int, seed: int) -> ArgumentMap:
    """A tree of reasons and objections, in which some claims are then used again."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    pairs = [(number, chance.randrange(number)) for number in range(1, claims)]
    while len(pairs) < steps:
        target, premise = sorted(chance.sample(range(claims), 2))
        pairs.append((premise, target))
    kinds = chance.choices((StepKind.SUPPORT, StepKind.ATTACK), (3, 2), k=steps)
    return ArgumentMap(
        claims=tuple(claim(f"c{number}") for number in range(claims)),
        steps=tuple(
            Step(f"s{number}", kind, (f"c{premise}",), f"c{target}")
            for number, (kind, (premise, target)) in enumerate(zip(kinds, pairs, strict=True))
        ),
    )


@pytest.mark.parametrize("size", [300, 1_000, 2_000])
def test_plans_of_usual_shared_maps_are_complete_with_a_tenth_of_the_work(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "_MOST_EFFORT", solver._MOST_EFFORT // 10)
    for seed in range(3):
        plan = argmap.evaluate(shared_at_random(size, 2 * size, seed)).plan("c0")
        assert plan.searched is None
        assert plan.size is not None


def test_pairs_are_found_without_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "clingo", None)
    text = "thesis t: T.\n"
    for number in range(2):
        text += f"  premise a{number}: A.\n" + "    premise shared\n" * number
        text += "".join(f"  and b{number}-{one}: B.\n" for one in range(60))
    text += "    premise shared: S.\n"
    plan = argmap.evaluate(argmap.loads(text).map).plan("t", most_work=1)
    assert (plan.size, plan.searched) == (None, 0), "not even single points were all tried"
    plan = argmap.evaluate(argmap.loads(text).map).plan("t", most_work=20_000)
    assert (plan.size, plan.searched) == (2, None)
    assert plan.count == 61 * 62


def test_circles_that_the_solver_would_decide_are_left_open() -> None:
    # In a stable model one of north and south wins; in the well-founded one they are open.
    text = """\
thesis t: T.
  premise north: N.
    objection south: S.
      rebuttal north
  premise a: A.
    objection south
    objection b: B.
"""
    evaluation = argmap.evaluate(argmap.loads(text).map)
    question = question_of(evaluation, "t")
    sets, searched = smallest_sets(question, -1, 10**7)
    assert (keys_of(question, sets), searched) == ({("south",)}, None)


def test_the_solver_says_when_it_has_not_verified_all() -> None:
    question = question_of(argmap.evaluate(argmap.loads(sixteen_reasons()).map), "t")
    assert smallest_sets(question, 2, 0) == ([], 15)
    some, searched = smallest_sets(question, 2, 500)
    assert (0 < len(some) < 1_000, searched) == (True, 15)


def test_of_more_sets_than_it_lists_the_solver_says_so() -> None:
    evaluation = argmap.evaluate(argmap.loads(sixteen_reasons()).map)
    plan = evaluation.plan("t")
    assert (plan.size, plan.searched, plan.by_solver) == (16, 15, True)
    assert plan.count == 1_000


@st.composite
def trees(draw: st.DrawFn) -> ArgumentMap:
    """Draw maps in which each claim but the first is used once."""
    count = draw(st.integers(2, 7))
    keys = [f"c{number}" for number in range(count)]
    claims = [claim(keys[0], draw(st.sampled_from([None, ClaimStatus.GIVEN])))]
    steps: list[Step] = []
    unused = keys[1:]
    while unused:
        size = draw(st.integers(1, min(2, len(unused))))
        premises, unused = unused[:size], unused[size:]
        used = [one.key for one in claims]
        targets = used + [step.key for step in steps]
        target = draw(st.sampled_from(targets))
        kind = StepKind.UNDERCUT
        if target in used:
            kind = draw(st.sampled_from([StepKind.SUPPORT, StepKind.ATTACK]))
        steps.append(Step(f"s{len(steps)}", kind, tuple(premises), target))
        statuses = [None, None, None, *ClaimStatus]
        claims += [claim(key, draw(st.sampled_from(statuses))) for key in premises]
    return ArgumentMap(claims=tuple(claims), steps=tuple(steps))


@settings(max_examples=100, deadline=None)
@given(trees())
def test_every_subset_of_random_trees(argument_map: ArgumentMap) -> None:
    check(argument_map)


def test_a_thesis_that_nothing_can_save() -> None:
    plan = argmap.evaluate(argmap.loads("burden: prove\n\nthesis t: T.\n").map).plan("t")
    assert (plan.size, plan.sets, plan.count, plan.searched) == (None, (), 0, None)


def test_what_is_granted_cannot_be_refuted() -> None:
    argument_map = argmap.loads("thesis t: T.\n  premise a: A.\n    premise b: B.\n").map
    assert argmap.evaluate(argument_map).plan("t").sets == (("a",), ("b",))
    assert argmap.evaluate(argument_map, grant=["b"]).plan("t").sets == (("a",),)
    granted = argmap.evaluate(argument_map, grant=["a"]).plan("t")
    assert (granted.size, granted.searched) == (None, None)


def test_of_very_many_sets_some_are_listed_and_all_are_counted() -> None:
    text = "thesis t: T.\n"
    for number in range(40):
        text += f"  premise a{number}: A.\n  and b{number}: B.\n"
    plan = argmap.evaluate(argmap.loads(text).map).plan("t", most_sets=5)
    assert plan.size == 40
    assert len(plan.sets) == 5
    assert plan.count == 10**9


def sixteen_reasons() -> str:
    """Sixteen separate reasons: all of them have to go. One is used twice."""
    text = "thesis t: T.\n"
    for number in range(16):
        text += f"  premise a{number}: A.\n    premise b{number}: B.\n"
    return text + "    premise b0\n"


def test_it_says_how_far_it_has_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "clingo", None)
    evaluation = argmap.evaluate(argmap.loads(sixteen_reasons()).map)
    plan = evaluation.plan("t", most_work=50_000)
    assert (plan.size, plan.sets, plan.by_solver) == (None, (), False)
    assert plan.searched is not None
    assert plan.searched >= 2


def test_only_claims_have_plans() -> None:
    argument_map = argmap.loads("thesis tree: T.\n  premise a: A.\n").map
    evaluation = argmap.evaluate(argument_map)
    with pytest.raises(UnknownPointError, match="did you mean 'tree'"):
        evaluation.plan("trees")
    with pytest.raises(UnknownPointError):
        evaluation.plan(argument_map.steps[0].key)


@pytest.mark.parametrize("kind", [StepKind.SUPPORT, StepKind.ATTACK])
def test_deep_and_large(kind: StepKind) -> None:
    started = time.process_time()
    plan = argmap.evaluate(chain(20_001, kind)).plan("c0")
    assert time.process_time() - started < 4
    assert plan.size == 1
    assert plan.count == (20_000 if kind is StepKind.SUPPORT else 10_000)


def test_a_ring_of_reasons_that_one_of_them_holds_up() -> None:
    argument_map = ring(101, StepKind.SUPPORT)
    given = tuple(
        claim(one.key, ClaimStatus.GIVEN if one.key == "c50" else None)
        for one in argument_map.claims
    )
    plan = argmap.evaluate(ArgumentMap(claims=given, steps=argument_map.steps)).plan(
        "c0", most_sets=50
    )
    assert plan.sets == tuple((f"c{number}",) for number in range(1, 51))


DEBATE = """\
thesis t: T.
  premise a: A.
    objection small: S.
  premise b: B.
    premise c: C.
      objection deep: D.
  objection big: O.
    rebuttal r: R.
      objection last: L.
    undercut u: U.
      objection v: V.
"""


def test_open_points_are_ranked_by_what_answering_them_changes() -> None:
    argument_map = argmap.loads(DEBATE).map
    evaluation = argmap.evaluate(argument_map)
    points = [
        (argument_map.step_by_key[point.step].premises[0], point.changes, point.helps)
        for point in evaluation.open_points("t")
    ]
    assert points == [
        ("last", ("t", "big", "r"), False),
        ("deep", ("b", "c"), False),
        ("v", ("t", "u"), False),
        ("small", ("a",), False),
        ("big", ("t",), False),
    ]


def test_what_lets_the_claim_stand_comes_first() -> None:
    text = "thesis t: T.\n  premise a: A.\n    premise b: B.\n      objection o: O.\n"
    text += "  premise c: C.\n    status: open\n"
    argument_map = argmap.loads(text).map
    (point,) = argmap.evaluate(argument_map).open_points("t")
    assert point.changes == ("t", "a", "b")
    assert point.helps
    assert argmap.evaluate(argument_map).open_points("o") == ()
    (unknown,) = argmap.evaluate(argument_map).open_points("t", most_work=0)
    assert (unknown.step, unknown.changes, unknown.helps) == (point.step, None, False)
