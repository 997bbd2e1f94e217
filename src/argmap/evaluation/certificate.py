"""Why a claim does not reach a goal: which points would have to be refuted to change that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from argmap.evaluation.labelling import FALSE, TRUE
from argmap.evaluation.part import Goal
from argmap.evaluation.relabelling import Relabelling, Wave, leads_to

_MOST = 1 << 40
_UNKNOWN_COST = 1 << 20


@attrs.frozen
class Certificate:
    """Shows that a claim does not reach a goal while some points are refuted.

    Attributes:
        holding: Points that do not fall, which is what it rests on. The claim itself may be one.
        refuted: Refuted points whose refutation it rests on.
        work: How many points were looked at to find it.
    """

    holding: frozenset[int]
    refuted: frozenset[int]
    work: int


class Certificates:
    """Finds certificates in a map.

    A claim does not fall while something holds it up that does not fall, and nothing that hits it
    stands; it does not stand while something that hits it does not fall, or nothing that would hold
    it up stands. A certificate is made of such sentences, *p does not fall* and *p does not stand*,
    each with sentences that it follows from. Sentences may rest on each other, except that a
    support must not hold up itself.

    Whatever else is refuted, all of them stay true as long as no ``holding`` point is refuted and
    every ``refuted`` one is. Take the first of them that becomes untrue on the way to the
    well-founded model (Van Gelder, Ross and Schlipf, 1991). No rule makes it so, because what it
    follows from is true until then; nor does it become false as part of an unfounded set, because
    the one of its points that is founded first has a support outside of the set. So each set that
    reaches the goal refutes a ``holding`` point, or leaves a ``refuted`` one alone.
    """

    def __init__(self, relabelling: Relabelling) -> None:
        self.relabelling = relabelling
        size = len(relabelling.network.keys)
        # About how many claims it takes to say that a point does not fall, or does not stand.
        self._holds = [_UNKNOWN_COST] * size
        self._fails = [_UNKNOWN_COST] * size
        for point in sorted(range(size), key=relabelling.rank.__getitem__):
            self._estimate(point)

    def of(self, wave: Wave, claim: int, goal: Goal) -> Certificate:
        """Show why a claim does not reach a goal, after a change; the cheapest way, about."""
        founded = self._founded(wave) if self.relabelling.members else None
        holding: set[int] = set()
        failing: set[int] = set()
        refuted: set[int] = set()
        stack = [(claim, goal is Goal.FALL)]
        while stack:
            point, holds = stack.pop()
            said = holding if holds else failing
            if point in said:
                continue
            said.add(point)
            if point in self.relabelling.forced:
                continue
            if not holds and point in wave.forced:
                refuted.add(point)
                continue
            reasons = self._holds_by if holds else self._fails_by
            stack += reasons(point, wave.value, founded)
        work = len(holding) + len(failing)
        if founded is not None:
            work += len(founded)
        return Certificate(frozenset(holding), frozenset(refuted), work)

    def _holds_by(
        self, point: int, value: Callable[[int], int], founded: Sequence[int] | None
    ) -> list[tuple[int, bool]]:
        network = self.relabelling.network
        shown = [(hit, False) for hit in network.hits[point]]
        if point >= network.claims:
            shown += ((premise, True) for premise in network.premises[point])
        elif not self.relabelling.base[point]:
            able = [step for step in network.supports[point] if value(step) != FALSE]
            cost = self._holds if founded is None else founded
            shown.append((min(able, key=cost.__getitem__), True))
        return shown

    def _fails_by(
        self, point: int, value: Callable[[int], int], _: Sequence[int] | None
    ) -> list[tuple[int, bool]]:
        network = self.relabelling.network
        ways = [
            (self._holds[hit], [(hit, True)]) for hit in network.hits[point] if value(hit) != FALSE
        ]
        if point >= network.claims:
            ways += (
                (self._fails[premise], [(premise, False)])
                for premise in network.premises[point]
                if value(premise) != TRUE
            )
        elif not self.relabelling.base[point]:
            supports = network.supports[point]
            if all(value(step) != TRUE for step in supports):
                cost = sum(self._fails[step] for step in supports)
                ways.append((cost, [(step, False) for step in supports]))
        return min(ways)[1]

    def _estimate(self, point: int) -> None:
        relabelling = self.relabelling
        network, value = relabelling.network, relabelling.values.__getitem__
        if point in relabelling.forced:
            self._holds[point] = self._fails[point] = 0
            return
        if value(point) != FALSE:
            shown = self._holds_by(point, value, None)
            self._holds[point] = min(_MOST, self._sum(shown) + (point < network.claims))
        if value(point) != TRUE:
            self._fails[point] = min(_MOST, self._sum(self._fails_by(point, value, None)))

    def _sum(self, shown: Iterable[tuple[int, bool]]) -> int:
        return sum((self._holds if holds else self._fails)[point] for point, holds in shown)

    def _founded(self, wave: Wave) -> list[int]:
        """Say when each point that does not fall is founded, one after what holds it up."""
        network, base, value = self.relabelling.network, self.relabelling.base, wave.value
        forced = self.relabelling.forced
        claims, size = network.claims, len(network.keys)
        missing = [
            (0 if base[point] else 1) if point < claims else len(network.premises[point])
            for point in range(size)
        ]
        when = [_MOST] * size
        queue = [point for point in range(size) if missing[point] == 0 or point in forced]
        queue = [point for point in queue if value(point) != FALSE]
        found = set(queue)
        for number, point in enumerate(queue):
            when[point] = number
            for other in leads_to(network, point):
                if point >= claims and not network.is_support[point]:
                    continue
                missing[other] -= 1
                if missing[other] <= 0 and other not in found and value(other) != FALSE:
                    found.add(other)
                    queue.append(other)
        return when
