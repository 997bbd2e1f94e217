"""What changes when a few points of an evaluated map are taken to be true or false.

The well-founded model is modular: what a point is depends only on what bears on it, and that can be
worked out first (relevance and modularity: Dix, A classification theory of semantics of normal
logic programs II, 1995). So a change is followed from where it
begins, component after component in topological order, and only as far as values change. What is
looked at is what changes and what that leads to, which in a large map is little.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from argmap.components import strongly_connected
from argmap.evaluation.labelling import FALSE, TRUE, UNKNOWN, Labelling
from argmap.evaluation.network import Network
from argmap.evaluation.verdict import Verdict

# A component that goes round in a circle is labelled anew, which takes longer for each point.
_WORK_IN_CIRCLES = 4
# So many points are asked in the time of one whether they use a claim.
_USES_A_POINT = 8
# What is counted of each point: hits and what holds it up (supports, premises), true and unknown.
_TRUE_HITS, _OPEN_HITS, _TRUE_BODY, _OPEN_BODY = range(4)


class Relabelling:
    """An evaluated map, prepared for asking what would change.

    Building it takes time linear in the map.
    """

    def __init__(
        self,
        network: Network,
        base: Sequence[bool],
        forced: Mapping[int, bool],
        verdicts: Sequence[Verdict],
    ) -> None:
        self.network = network
        self.base = base
        self.forced = forced
        self.verdicts = verdicts
        stands, undecided = Verdict.STANDS, Verdict.OPEN
        self.values = [
            TRUE if verdict is stands else UNKNOWN if verdict is undecided else FALSE
            for verdict in verdicts
        ]
        self.rank: list[int] = [0] * len(network.keys)
        """The place of each point's component in an order in which causes come first."""
        self.members: dict[int, list[int]] = {}
        """The points of each component that goes round in a circle, by rank."""
        self.alone: list[int] = []
        """The point of each other component, by rank; -1 where there is none."""
        self._order()
        self._components: dict[int, _Component] = {}
        self._counts: dict[int, list[int]] = {}

    def counts(self, point: int) -> list[int]:
        """Count what bears on a point, as it was found."""
        found = self._counts.get(point)
        if found is None:
            network, values = self.network, self.values
            is_claim = point < network.claims
            hits = [values[hit] for hit in network.hits[point]]
            body = [
                values[one]
                for one in (network.supports[point] if is_claim else network.premises[point])
            ]
            found = [hits.count(TRUE), hits.count(UNKNOWN), body.count(TRUE), body.count(UNKNOWN)]
            self._counts[point] = found
        return found

    def component(self, rank: int) -> _Component:
        """Give a component that goes round in a circle, ready to be labelled by itself."""
        found = self._components.get(rank)
        if found is None:
            found = self._components[rank] = _Component.of(self, self.members[rank])
        return found

    def _order(self) -> None:
        network = self.network
        targets, uses = network.targets, network.uses
        missing = [
            len(hits) + len(supports) + len(premises)
            for hits, supports, premises in zip(
                network.hits, network.supports, network.premises, strict=True
            )
        ]
        order: list[int] = []
        # As far as it goes from each leaf, so that what is near in the file is looked at together.
        waiting = [point for point in range(len(missing) - 1, -1, -1) if missing[point] == 0]
        while waiting:
            point = waiting.pop()
            order.append(point)
            target = targets[point]
            for other in uses[point] if target < 0 else (target,):
                missing[other] -= 1
                if missing[other] == 0:
                    waiting.append(other)
        ranks = self.rank
        for rank, point in enumerate(order):
            ranks[point] = rank
        self.alone = order
        if len(order) == len(missing):
            return
        left = {point: leads_to(network, point) for point, count in enumerate(missing) if count > 0}
        for members in reversed(strongly_connected(left)):
            rank = len(self.alone)
            for point in members:
                self.rank[point] = rank
            if len(members) == 1 and network.targets[members[0]] != members[0]:
                self.alone.append(members[0])
            else:
                self.alone.append(-1)
                self.members[rank] = members


def leads_to(network: Network, point: int) -> list[int]:
    """Give what a point bears on."""
    target = network.targets[point]
    return network.uses[point] if target < 0 else [target]


class Wave:
    """A change that runs through a map, from causes to effects.

    Attributes:
        verdicts: The points that have been looked at and whose verdict has changed, with the new
            one.
        forced: Points that were taken to be true or false to begin with.
        work: How many points have been looked at so far; those in circles count four times.
    """

    def __init__(
        self,
        relabelling: Relabelling,
        forced: Mapping[int, bool],
        within: AbstractSet[int] | None = None,
    ) -> None:
        """Begin a change.

        Args:
            relabelling: The map.
            forced: Points that are taken to be true or false from now on. What was forced before
                stays so.
            within: The points that are of interest: all that leads to them has to be among them.
                None for the whole map.
        """
        self.relabelling = relabelling
        self.within = within
        self.verdicts: dict[int, Verdict] = {}
        self.work = 0
        self.forced = {
            point: value for point, value in forced.items() if point not in relabelling.forced
        }
        self._values: dict[int, int] = {}
        self._counts: dict[int, list[int]] = {}
        self._pending: list[int] = []
        self._queued: set[int] = set()
        for point in self.forced:
            self._queue(point)

    @property
    def pending(self) -> int:
        """How many components are still to be looked at."""
        return len(self._pending)

    def value(self, point: int) -> int:
        """Give the value of a point, as far as the change has come."""
        return self._values.get(point, self.relabelling.values[point])

    def counts(self, point: int) -> list[int]:
        """Count what bears on a point, as far as the change has come."""
        return self._counts.get(point) or self.relabelling.counts(point)

    def finish(self) -> dict[int, Verdict]:
        """Follow the change to its end, and give the verdicts that have changed."""
        while self.pending:
            self.advance()
        return self.verdicts

    def advance(self) -> Sequence[int]:
        """Look at the next component; give its points."""
        rank = heapq.heappop(self._pending)
        alone = self.relabelling.alone[rank]
        if alone >= 0:
            self.work += 1
            value, verdict = self._judge(alone)
            self._tell(alone, verdict)
            self._settle(alone, value)
            return (alone,)
        component = self.relabelling.component(rank)
        self.work += component.size * _WORK_IN_CIRCLES
        found = component.label(self, self.forced)
        for point, value in found.items():
            self._settle(point, value)
        # Whether a claim is rebutted is known once all that hits it has its value.
        for point in found:
            self._tell(point, self._verdict_of(point))
        return component.members

    # --- one point -------------------------------------------------------------------------------

    def _judge(self, point: int) -> tuple[int, Verdict]:
        if point in self.forced:
            value = self.forced[point]
            return (TRUE, Verdict.STANDS) if value else (FALSE, Verdict.REBUTTED)
        relabelling = self.relabelling
        counts = self.counts(point)
        if counts[_TRUE_HITS]:
            return FALSE, Verdict.REBUTTED
        true, unknown = counts[_TRUE_BODY], counts[_OPEN_BODY]
        if point < relabelling.network.claims:
            holds, fails = relabelling.base[point] or true > 0, true + unknown == 0
        else:
            needed = len(relabelling.network.premises[point])
            holds, fails = true == needed, true + unknown < needed
        if holds and counts[_OPEN_HITS] == 0:
            return TRUE, Verdict.STANDS
        if fails and not holds:
            return FALSE, Verdict.UNSUPPORTED
        return UNKNOWN, Verdict.OPEN

    def _verdict_of(self, point: int) -> Verdict:
        if point in self.relabelling.forced:
            return self.relabelling.verdicts[point]
        value = self.value(point)
        if value == TRUE:
            return Verdict.STANDS
        if value == UNKNOWN:
            return Verdict.OPEN
        if point in self.forced or self.counts(point)[_TRUE_HITS]:
            return Verdict.REBUTTED
        return Verdict.UNSUPPORTED

    def _tell(self, point: int, verdict: Verdict) -> None:
        if verdict is not self.relabelling.verdicts[point]:
            self.verdicts[point] = verdict

    def _settle(self, point: int, value: int) -> None:
        """Set the value of a point, and hand on what that changes."""
        network = self.relabelling.network
        before = self.relabelling.values[point]
        if value == before:
            return
        self._values[point] = value
        for other in self._led_to(point):
            if other in self.relabelling.forced or (
                self.within is not None and other not in self.within
            ):
                continue
            counts = self._counts.get(other)
            if counts is None:
                counts = self._counts[other] = self.relabelling.counts(other).copy()
            is_body = network.targets[point] < 0 or network.is_support[point]
            first = _TRUE_BODY if is_body else _TRUE_HITS
            for which, change in ((before, -1), (value, 1)):
                if which != FALSE:
                    counts[first + (which == UNKNOWN)] += change
            self._queue(other)

    def _led_to(self, point: int) -> Sequence[int]:
        """Give what a point bears on; what is of no interest may be missing."""
        network, within = self.relabelling.network, self.within
        others = leads_to(network, point)
        if within is None or len(others) <= len(within):
            return others
        # A claim used by thousands of steps of which a few are of interest.
        self.work += len(within) // _USES_A_POINT
        return [other for other in within if point in network.premises[other]]

    def _queue(self, point: int) -> None:
        rank = self.relabelling.rank[point]
        if rank not in self._queued:
            self._queued.add(rank)
            heapq.heappush(self._pending, rank)


@attrs.frozen(eq=False)
class _Component:
    """A component that goes round in a circle, with what bears on it from outside as constants.

    Attributes:
        members: Its points.
        size: How many points it has, with those from outside.
        network: The component as a map of its own.
        points: The points of that map, as numbers of the whole one.
        outside: Which of them are from outside.
        base: Whether each claim stands on its own word.
    """

    members: Sequence[int]
    size: int
    network: Network
    points: list[int]
    outside: list[int]
    base: list[bool]

    @classmethod
    def of(cls, relabelling: Relabelling, members: Sequence[int]) -> _Component:
        whole = relabelling.network
        inside = set(members)
        around = {
            other
            for point in members
            for others in (whole.hits[point], whole.supports[point], whole.premises[point])
            for other in others
            if other not in inside
        }
        points = sorted(inside | around)
        index = {point: number for number, point in enumerate(points)}
        claims = sum(point < whole.claims for point in points)

        def inner(lists: Sequence[Sequence[int]], *, of_members: bool) -> list[list[int]]:
            return [
                [index[other] for other in lists[point] if other in index]
                if point in inside or not of_members
                else []
                for point in points
            ]

        uses = [[index[step] for step in whole.uses[point] if step in inside] for point in points]
        network = Network(
            whole.map,
            [whole.keys[point] for point in points],
            {},
            claims,
            inner(whole.premises, of_members=True),
            uses,
            inner(whole.supports, of_members=True),
            inner(whole.hits, of_members=True),
            [
                index[whole.targets[point]] if whole.targets[point] in inside else -1
                for point in points
            ],
            [whole.is_support[point] for point in points],
        )
        outside = [number for number, point in enumerate(points) if point not in inside]
        base = [relabelling.base[point] for point in points[:claims]]
        return cls(members, len(points), network, points, outside, base)

    def label(self, wave: Wave, forced: Mapping[int, bool]) -> dict[int, int]:
        """Give the value of each member, as far as a change has come."""
        labelling = Labelling(self.network, self.base)
        before = wave.relabelling.forced
        given = {
            number: forced[point] if point in forced else before[point]
            for number, point in enumerate(self.points)
            if point in forced or point in before
        }
        for number in self.outside:
            value = wave.value(self.points[number])
            if value != UNKNOWN:
                given[number] = value == TRUE
                continue
            # It stays unknown: something that it would take never comes.
            labelling.needs[number] = 1
            if number < self.network.claims:
                labelling.chances[number] = 1
        labelling.force(given)
        labelling.run()
        around = set(self.outside)
        return {
            point: labelling.values[number]
            for number, point in enumerate(self.points)
            if number not in around
        }
