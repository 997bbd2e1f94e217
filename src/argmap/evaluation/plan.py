"""What has to be answered for a claim to stand, and what it hangs on while it does.

A *point* is a claim that could be refuted: `evaluate` with ``deny`` says what follows. A plan gives
the smallest sets of points that, refuted together, make a claim that falls or is open stand, or a
claim that stands fall.

Where no claim is used twice these are found by one pass over the tree, from the leaves up, whatever
their size. Where claims are shared the question is NP-hard (it contains minimum hitting set), and
sets are searched by size with Reiter's hitting-set tree (A theory of diagnosis from first
principles, 1987): whatever reaches the goal must refute something in every dialogue that shows the
contrary, so that only what stands in one such dialogue has to be tried next. Each set is verified
by evaluating the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from itertools import islice, product
from typing import Any

import attrs

from argmap.evaluation.base import Ground
from argmap.evaluation.labelling import Labelling
from argmap.evaluation.network import Network
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.why import Findings, explain
from argmap.model import ArgumentMap

_NEVER = 1 << 60
_MOST_COUNTED = 10**9


class Goal(Enum):
    """What a plan is for."""

    STAND = "stand"
    FALL = "fall"


@attrs.frozen
class Plan:
    """The smallest sets of points whose refutation changes the verdict of a claim.

    Attributes:
        key: The claim.
        verdict: Its verdict.
        goal: ``FALL`` where it stands, else ``STAND``.
        size: How many points the smallest sets have; None where no set was found.
        sets: The smallest sets, each in file order; not all of them where there are very many.
        count: How many there are; at most 10⁹ are counted.
        searched: Up to which size all sets were tried; None where the search is complete, so that
            without a ``size`` there is no set at all, and with one no more than ``count``.
    """

    key: str
    verdict: Verdict
    goal: Goal
    size: int | None
    sets: tuple[tuple[str, ...], ...]
    count: int
    searched: int | None = None


def make_plan(findings: Findings, point: int, *, most_sets: int, most_work: int) -> Plan:
    """Find the smallest sets of points that change the verdict of a claim.

    Args:
        findings: What the evaluation of the map has found.
        point: The claim.
        most_sets: How many of the smallest sets are listed.
        most_work: How many claims and steps may be looked at, counting those of each evaluation,
            in searching a map with shared claims.
    """
    below, is_tree = _below(findings.network, point)
    part = _Part.of(findings, below)
    key, verdict = findings.network.keys[point], findings.verdicts[point]
    goal = Goal.FALL if verdict is Verdict.STANDS else Goal.STAND
    start = part.network.index[key]
    if is_tree:
        order = [part.network.index[findings.network.keys[one]] for one in below]
        option = _on_tree(part, order, goal, most_sets)
        found = [_flat(rope) for rope in option.sets]
        size = None if option.cost >= _NEVER else option.cost
        count, searched = option.count, None
    else:
        search = _Search(part, start, goal, most_work)
        every, searched = search.run()
        found, count = [sorted(points) for points in every[:most_sets]], len(every)
        size = len(every[0]) if every else None
    sets = tuple(tuple(part.network.keys[one] for one in sorted(points)) for points in found)
    return Plan(key, verdict, goal, size, tuple(sorted(sets, key=part.order)), count, searched)


def _below(network: Network, start: int) -> tuple[list[int], bool]:
    """Give a point and all that bears on it, and whether nothing does so in two ways."""
    seen = {start}
    order = [start]
    is_tree = True
    for point in order:
        for others in (network.premises[point], network.supports[point], network.hits[point]):
            for other in others:
                if other in seen:
                    is_tree = False
                else:
                    seen.add(other)
                    order.append(other)
    return order, is_tree


@attrs.frozen(eq=False)
class _Part:
    """The part of a map that bears on one claim; nothing else can change its verdict."""

    network: Network
    grounds: Sequence[Ground | None]
    forced: Mapping[int, bool]

    @classmethod
    def of(cls, findings: Findings, points: Iterable[int]) -> _Part:
        whole = findings.network
        keys = {whole.keys[point] for point in points}
        argument_map: ArgumentMap = attrs.evolve(
            whole.map,
            claims=tuple(claim for claim in whole.map.claims if claim.key in keys),
            steps=tuple(step for step in whole.map.steps if step.key in keys),
        )
        network = Network.of(argument_map)
        numbers = [whole.index[key] for key in network.keys]
        return cls(
            network,
            [findings.grounds[number] for number in numbers[: network.claims]],
            {
                point: findings.forced[number]
                for point, number in enumerate(numbers)
                if number in findings.forced
            },
        )

    def order(self, keys: Iterable[str]) -> list[int]:
        """Give what sorts sets of keys in file order."""
        return [self.network.index[key] for key in keys]


class OutOfWorkError(Exception):
    """More would have to be looked at than is allowed."""


# --- trees ---------------------------------------------------------------------------------------

# A set of points as it was put together: a point, or parts. Flattening each would take quadratic
# time in a deep map.
_Rope = Any


@attrs.frozen
class _Option:
    """The cheapest ways to reach something: how many points, in how many ways, and some of them."""

    cost: int
    count: int
    sets: tuple[_Rope, ...]


_FREE = _Option(0, 1, ((),))
_IMPOSSIBLE = _Option(_NEVER, 0, ())


def _on_tree(part: _Part, order: Sequence[int], goal: Goal, most_sets: int) -> _Option:
    """Work out, from the leaves up, what it costs to make each point true, or false.

    ``order`` has each point before what bears on it.
    """
    network = part.network
    ins: dict[int, _Option] = {}
    outs: dict[int, _Option] = {}
    for point in reversed(order):
        if point in part.forced:
            given = part.forced[point]
            ins[point], outs[point] = (_FREE, _IMPOSSIBLE) if given else (_IMPOSSIBLE, _FREE)
            continue
        hits = network.hits[point]
        unharmed = [outs[hit] for hit in hits]
        harmed = [ins[hit] for hit in hits]
        if point >= network.claims:
            premises = network.premises[point]
            ins[point] = _all_of([*(ins[one] for one in premises), *unharmed], most_sets)
            outs[point] = _any_of([*(outs[one] for one in premises), *harmed], most_sets)
            continue
        supports = network.supports[point]
        if part.grounds[point] is not None:
            ins[point] = _all_of(unharmed, most_sets)
        else:
            held = _any_of([ins[step] for step in supports], most_sets)
            ins[point] = _all_of([held, *unharmed], most_sets)
            harmed.append(_all_of([outs[step] for step in supports], most_sets))
        if point != order[0]:
            harmed.append(_Option(1, 1, (point,)))
        outs[point] = _any_of(harmed, most_sets)
    return (ins if goal is Goal.STAND else outs)[order[0]]


def _all_of(options: Iterable[_Option], most_sets: int) -> _Option:
    needed = [option for option in options if option.cost > 0]
    cost = sum(option.cost for option in needed)
    if cost >= _NEVER:
        return _IMPOSSIBLE
    if len(needed) == 1:
        return needed[0]
    count = 1
    for option in needed:
        count = min(count * option.count, _MOST_COUNTED)
    return _Option(
        cost, count, tuple(islice(product(*(option.sets for option in needed)), most_sets))
    )


def _any_of(options: Sequence[_Option], most_sets: int) -> _Option:
    cost = min((option.cost for option in options), default=_NEVER)
    if cost >= _NEVER:
        return _IMPOSSIBLE
    if cost == 0:
        return _FREE
    best = [option for option in options if option.cost == cost]
    if len(best) == 1:
        return best[0]
    # Different parts of a tree have no points in common, so that no set is counted twice.
    count = min(sum(option.count for option in best), _MOST_COUNTED)
    return _Option(
        cost, count, tuple(islice((rope for option in best for rope in option.sets), most_sets))
    )


def _flat(rope: _Rope) -> list[int]:
    points = []
    stack = [rope]
    while stack:
        part = stack.pop()
        if isinstance(part, int):
            points.append(part)
        else:
            stack += part
    return points


# --- shared claims -------------------------------------------------------------------------------


class _Search:
    """Searches sets of points by size, in a map where claims are used more than once."""

    def __init__(self, part: _Part, claim: int, goal: Goal, most_work: int) -> None:
        self.part = part
        self.claim = claim
        self.goal = goal
        self.left = most_work

    def run(self) -> tuple[list[frozenset[int]], int | None]:
        """Give the sets of the smallest size, and up to which size all were tried, if not all."""
        level: set[frozenset[int]] = {frozenset()}
        found: list[frozenset[int]] = []
        size = 0
        try:
            while level:
                following: set[frozenset[int]] = set()
                for refuted in sorted(level, key=sorted):
                    labelling = self._label(refuted)
                    if self._is_reached(labelling):
                        found.append(refuted)
                    else:
                        level_up = self._to_try(labelling, refuted)
                        following.update(refuted | {point} for point in level_up)
                if found:
                    return found, None
                level = following
                size += 1
        except OutOfWorkError:
            return found, max(0, size - 1)
        return [], None

    def _label(self, refuted: frozenset[int]) -> Labelling:
        self.left -= len(self.part.network.keys)
        if self.left < 0 and refuted:
            raise OutOfWorkError
        base = [ground is not None for ground in self.part.grounds]
        labelling = Labelling(self.part.network, base)
        labelling.force(self._forced(refuted))
        labelling.run()
        return labelling

    def _forced(self, refuted: frozenset[int]) -> dict[int, bool]:
        return {**self.part.forced, **dict.fromkeys(refuted, False)}

    def _is_reached(self, labelling: Labelling) -> bool:
        verdict = labelling.verdict(self.claim)
        return verdict.falls if self.goal is Goal.FALL else verdict is Verdict.STANDS

    def _to_try(self, labelling: Labelling, refuted: frozenset[int]) -> Iterator[int]:
        """Give points of which each larger set that reaches the goal has at least one."""
        network, forced = self.part.network, self._forced(refuted)
        verdicts = labelling.verdicts(forced)
        points: Iterable[int]
        if verdicts[self.claim] is Verdict.OPEN:
            points = range(network.claims)
        else:
            self.left -= len(network.keys)
            findings = Findings(network, verdicts, self.part.grounds, forced, labelling.circles)
            moves = explain(findings, self.claim).moves
            points = {network.index[move.key] for move in moves if not move.again}
        for point in points:
            if (
                point < network.claims
                and point != self.claim
                and point not in forced
                and not verdicts[point].falls
            ):
                yield point


# --- ranking -------------------------------------------------------------------------------------


@attrs.frozen
class OpenPoint:
    """An attack or undercut that nobody has answered, or not well enough.

    Attributes:
        step: Its key.
        changes: Keys of the claims whose verdicts change when it is answered, in file order; None
            where that was not looked at.
        helps: Whether one of them is a claim that the ranking is for, which then stands.
    """

    step: str
    changes: tuple[str, ...] | None
    helps: bool


def against(findings: Findings, claim: int) -> list[int]:
    """Give the steps that work or are open, and are against a claim or against what is for it.

    In file order. A step may be for a claim in one way and against it in another.
    """
    network = findings.network
    found: set[int] = set()
    seen = {(claim, True)}
    stack = [(claim, True)]
    while stack:
        point, is_for = stack.pop()
        others = [(other, is_for) for other in network.premises[point] + network.supports[point]]
        others += ((other, not is_for) for other in network.hits[point])
        if is_for:
            found.update(hit for hit in network.hits[point] if not findings.verdicts[hit].falls)
        for one in others:
            if one not in seen:
                seen.add(one)
                stack.append(one)
    return sorted(found)


def rank(
    findings: Findings, steps: Iterable[int], claims: AbstractSet[int], most_work: int
) -> Iterator[OpenPoint]:
    """Say what changes if each of some steps is answered.

    Args:
        findings: What the evaluation of the map has found.
        steps: The steps.
        claims: The claims that should stand.
        most_work: How many claims and steps may be looked at.
    """
    network = findings.network
    base = [ground is not None for ground in findings.grounds]
    for step in steps:
        most_work -= len(network.keys)
        if most_work < 0:
            yield OpenPoint(network.keys[step], None, False)
            continue
        labelling = Labelling(network, base)
        forced = {**findings.forced, step: False}
        labelling.force(forced)
        labelling.run()
        after = labelling.verdicts(forced)
        changed = [
            claim for claim in range(network.claims) if after[claim] is not findings.verdicts[claim]
        ]
        yield OpenPoint(
            network.keys[step],
            tuple(network.keys[claim] for claim in changed),
            any(claim in claims and after[claim] is Verdict.STANDS for claim in changed),
        )
