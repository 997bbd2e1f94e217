"""Why a point has its verdict: the shortest dialogue that shows it."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from itertools import pairwise

import attrs

from argmap.components import strongly_connected
from argmap.evaluation.base import Ground
from argmap.evaluation.network import Network
from argmap.evaluation.verdict import Verdict

# Shared points are counted wherever they are used, so that costs can double from level to level.
_MOST = 1 << 60


class Reason(Enum):
    """What decides the verdict of a point."""

    GIVEN = "given"
    ASSUMED = "assumed"
    CITED = "cited"
    PRESUMED = "presumed"
    """These four: a claim stands on its own word (see `Ground`), and no attack on it works."""
    SUPPORTED = "supported"
    """A reason for a claim works, and no attack on it does."""
    PREMISES_STAND = "premises-stand"
    """All premises of a step stand, and no undercut of it works."""
    ATTACKED = "attacked"
    """An attack on a claim works."""
    UNDERCUT = "undercut"
    """An undercut of a step works."""
    REASONS_FAIL = "reasons-fail"
    """A claim leans on its reasons, and none of them works."""
    NO_REASON = "no-reason"
    """A claim needs a reason, and there is none."""
    CIRCULAR = "circular"
    """All that would hold up a claim rests on the claim itself."""
    PREMISE_FALLS = "premise-falls"
    """A premise of a step falls."""
    ATTACK_OPEN = "attack-open"
    """An attack on a claim, or an undercut of a step, is open."""
    SUPPORT_OPEN = "support-open"
    """What a claim or a step rests on is open."""
    GRANTED = "granted"
    DENIED = "denied"
    """The verdict was asked to be so."""


@attrs.frozen
class Move:
    """One thing that is said in a dialogue.

    Attributes:
        depth: 0 for the point that was asked about; each move is about the nearest one before it
            that is one less deep.
        key: The claim or the step whose verdict is told.
        claim: The claim, or the first premise of the step.
        step: The step by which it bears on what is above; the step itself where the move is about
            a step; None for the claim that was asked about.
        verdict: The verdict.
        reason: What decides it; the moves below show it.
        again: Whether this has been said above, so that nothing stands below.
    """

    depth: int
    key: str
    claim: str
    step: str | None
    verdict: Verdict
    reason: Reason
    again: bool = False


@attrs.frozen
class Why:
    """A dialogue that shows a verdict.

    Attributes:
        key: The claim or step that was asked about.
        verdict: Its verdict.
        moves: What is said, in the order of an outline; the first is about the point itself.
    """

    key: str
    verdict: Verdict
    moves: tuple[Move, ...]


@attrs.frozen(eq=False, repr=False)
class Findings:
    """What the evaluation has found, by the numbers of the points.

    Attributes:
        network: The map.
        verdicts: The verdict of each point.
        grounds: What each claim stands on by itself.
        forced: Points that were taken to be true or false.
        circles: Points that only rest on each other, in the order in which they were found.
    """

    network: Network
    verdicts: Sequence[Verdict]
    grounds: Sequence[Ground | None]
    forced: Mapping[int, bool]
    circles: Sequence[AbstractSet[int]]
    _circular: AbstractSet[int] = attrs.field(init=False)

    @_circular.default
    def _collect_circular(self) -> AbstractSet[int]:
        return frozenset[int]().union(*self.circles)

    def reason(self, point: int) -> Reason:
        """Say what decides the verdict of a point."""
        network, verdict = self.network, self.verdicts[point]
        is_claim = point < network.claims
        if point in self.forced:
            return Reason.GRANTED if self.forced[point] else Reason.DENIED
        if verdict is Verdict.STANDS:
            if not is_claim:
                return Reason.PREMISES_STAND
            ground = self.grounds[point]
            return Reason.SUPPORTED if ground is None else Reason(ground.value)
        if verdict is Verdict.REBUTTED:
            return Reason.ATTACKED if is_claim else Reason.UNDERCUT
        if verdict is Verdict.OPEN:
            is_hit = any(self.verdicts[hit] is Verdict.OPEN for hit in network.hits[point])
            return Reason.ATTACK_OPEN if is_hit else Reason.SUPPORT_OPEN
        if not is_claim:
            return Reason.PREMISE_FALLS
        if not network.supports[point]:
            return Reason.NO_REASON
        return Reason.CIRCULAR if self.is_circular(point) else Reason.REASONS_FAIL

    def is_circular(self, point: int) -> bool:
        """Say whether a point only rests on itself."""
        return point in self._circular


def explain(findings: Findings, point: int) -> Why:
    """Give the dialogue that shows the verdict of a point.

    For what stands: one reason that works, and for each attack what defeats it. For what falls: an
    attack that works; or of each reason the link that fails. Where there is a choice, that is
    taken which needs the fewest words, counted as if nothing were said twice (the cheapest
    derivation in a hypergraph: Knuth, A generalization of Dijkstra's algorithm, 1977). Each point
    is said once and referred to after that. What is open is traced to the nearest circle, and once
    around it.
    """
    moves = _Explained(findings).dialogue(point)
    return Why(findings.network.keys[point], findings.verdicts[point], tuple(moves))


class _Explained:
    """Knows of each point which others show its verdict."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.network = findings.network
        self.verdicts = findings.verdicts
        self.choice: dict[int, int] = {}
        self.start = -1
        self.bare: set[int] = set()
        """Rebutted points that fall without the attack too, and are better shown so."""

    def dialogue(self, start: int) -> list[Move]:
        """Give the moves that show the verdict of a point."""
        self.start = start
        if self.verdicts[start] is Verdict.OPEN:
            self._trace(start)
        else:
            self._derive(start)
        moves: list[Move] = []
        said: set[int] = set()
        stack = [(start, 0, -1)]
        while stack:
            point, depth, by = stack.pop()
            if point >= self.network.claims and not self.is_said(point, start):
                # What shows that a step works or fails stands where the step would.
                stack += ((other, depth, point) for other in reversed(self._below(point)))
                continue
            again = point in said
            said.add(point)
            moves.append(self._move(point, depth, by, again))
            about = point if point >= self.network.claims else -1
            below = [] if again else [(other, depth + 1, about) for other in self._below(point)]
            if self._leads(point, by):
                # What was said against the step, and failed.
                below += [(hit, depth + 1, -1) for hit in self.network.hits[by]]
            stack += reversed(below)
        return moves

    def is_said(self, step: int, start: int) -> bool:
        """Say whether a step is a point of its own: its premises do not tell its verdict."""
        return step == start or self.reason(step) in (
            Reason.UNDERCUT,
            Reason.ATTACK_OPEN,
            Reason.GRANTED,
            Reason.DENIED,
        )

    def _leads(self, claim: int, step: int) -> bool:
        """Say whether a claim is the premise below which the undercuts of a step are told."""
        return (
            step >= 0
            and self.reason(step) is Reason.PREMISES_STAND
            and self.network.premises[step][0] == claim
        )

    def _move(self, point: int, depth: int, by: int, again: bool) -> Move:
        network = self.network
        is_step = point >= network.claims
        if is_step:
            step: int | None = point
            claim = network.premises[point][0]
        else:
            step = by if by >= 0 else None
            claim = point
        return Move(
            depth,
            network.keys[point],
            network.keys[claim],
            None if step is None else network.keys[step],
            self.verdicts[point],
            self.reason(point),
            again,
        )

    # --- what decides ----------------------------------------------------------------------------

    def reason(self, point: int) -> Reason:
        """Say what decides the verdict of a point in this dialogue."""
        if point not in self.bare:
            return self.findings.reason(point)
        if point >= self.network.claims:
            return Reason.PREMISE_FALLS
        if not self.network.supports[point]:
            return Reason.NO_REASON
        return Reason.CIRCULAR if self.findings.is_circular(point) else Reason.REASONS_FAIL

    def needed(self, point: int) -> tuple[list[int], list[int]]:
        """Give what has to be shown of a point, all of the first and one of the second.

        Nothing has to be shown in the second place where that is empty.
        """
        network, verdict = self.network, self.verdicts[point]
        if point in self.findings.forced:
            return [], []
        if verdict is Verdict.STANDS:
            if point >= network.claims:
                return network.premises[point] + network.hits[point], []
            if self.findings.grounds[point] is not None:
                return network.hits[point], []
            return network.hits[point], self._with(Verdict.STANDS, network.supports[point])
        if verdict is Verdict.REBUTTED and point not in self.bare:
            hits = self._with(Verdict.STANDS, network.hits[point])
            if point < network.claims or point == self.start:
                return [], hits
            # What it rests on may take fewer words.
            return [], [*self._fallen(point), *hits]
        if verdict is Verdict.OPEN:
            hits = self._with(Verdict.OPEN, network.hits[point])
            rest = network.premises[point] + network.supports[point]
            return [], hits or self._with(Verdict.OPEN, rest)
        if point < network.claims:
            return network.supports[point], []
        return [], self._fallen(point)

    def _fallen(self, step: int) -> list[int]:
        return [other for other in self.network.premises[step] if self.verdicts[other].falls]

    def _with(self, verdict: Verdict, points: Iterable[int]) -> list[int]:
        return [point for point in points if self.verdicts[point] is verdict]

    def _below(self, point: int) -> list[int]:
        every, some = self.needed(point)
        if point >= self.network.claims and self.reason(point) is Reason.PREMISES_STAND:
            # Its undercuts are told below its first premise.
            return self.network.premises[point]
        return [self.choice.get(point, some[0]), *every] if some else every

    # --- choosing --------------------------------------------------------------------------------

    def _derive(self, start: int) -> None:
        """Choose the cheapest derivation of all that the verdict of a point may rest on.

        What an attack shows is shown by the attack, where that does not lead in a circle. What
        falls because it goes round in a circle has no derivation and needs none, but what shows
        that nothing else holds it up must not rest on it: so it is used when all else is derived.
        """
        derivation = _Derivation(self, start)
        derivation.run()
        for circle in (frozenset[int](), *self.findings.circles):
            derivation.take(circle)
            derivation.run()
            while derivation.show_without_attacks():
                derivation.run()
        self.choice.update(derivation.choice)

    def _trace(self, start: int) -> None:
        """Choose the way from an open point to the nearest circle, and the shortest way around."""
        reached = {start: self.needed(start)[1]}
        order = [start]
        for point in order:
            for other in reached[point]:
                if other not in reached:
                    reached[other] = self.needed(other)[1]
                    order.append(other)
        circles = {}
        for members in strongly_connected(reached):
            if len(members) > 1:
                circles.update(dict.fromkeys(members, frozenset(members)))
        entry = next(point for point in order if point in circles)
        self._choose_way([start], entry, reached)
        around = {point: reached[point] for point in circles[entry]}
        first = _shortest_way(around[entry], entry, around)
        for point, following in pairwise([entry, *first]):
            self.choice[point] = following

    def _choose_way(self, start: list[int], end: int, ways: Mapping[int, list[int]]) -> None:
        way = _shortest_way(start, end, ways)
        for point, following in pairwise(way):
            self.choice[point] = following


class _Derivation:
    """Derives verdicts from verdicts, the cheapest first."""

    def __init__(self, explained: _Explained, start: int) -> None:
        self.explained = explained
        self.choice: dict[int, int] = {}
        self.derived: set[int] = set()
        self.heap: list[tuple[int, int]] = []
        # By whom a point is used: all that such a user needs, or one of several.
        self.users: dict[int, list[tuple[int, bool]]] = {}
        self.left: dict[int, int] = {}
        self.cost: dict[int, int] = {}
        network, verdicts = explained.network, explained.verdicts
        self.order = [start]
        seen = {start}
        for point in self.order:
            self.cost[point] = 1 if point < network.claims or explained.is_said(point, start) else 0
            every, some = explained.needed(point)
            self._need(point, every, some)
            others = [*every, *some]
            if verdicts[point] is Verdict.REBUTTED:
                others += network.premises[point] + network.supports[point]
            for other in others:
                if other not in seen and verdicts[other] is not Verdict.OPEN:
                    seen.add(other)
                    self.order.append(other)

    def _need(self, point: int, every: Sequence[int], some: Sequence[int]) -> None:
        waiting = [other for other in every if other not in self.derived]
        self.cost[point] += sum(self.cost[other] for other in every if other in self.derived)
        self.left[point] = len(waiting) + bool(some)
        for other in waiting:
            self.users.setdefault(other, []).append((point, True))
        for other in some:
            self.users.setdefault(other, []).append((point, False))
        if known := [other for other in some if other in self.derived]:
            self._choose(point, min(known, key=lambda other: self.cost[other]))
            self.cost[point] += self.cost[self.choice[point]]
            self.left[point] -= 1
        if self.left[point] == 0:
            heapq.heappush(self.heap, (self.cost[point], point))

    def _choose(self, point: int, shown_by: int) -> None:
        """Show a point by another."""
        network = self.explained.network
        self.choice[point] = shown_by
        if (
            point >= network.claims > shown_by
            and self.explained.verdicts[point] is Verdict.REBUTTED
            and point not in self.explained.bare
        ):
            # Its premise stands in its place, and tells that it fails.
            self.explained.bare.add(point)
            self.cost[point] -= 1

    def take(self, points: AbstractSet[int]) -> None:
        """Use points as if they were derived."""
        for point in points:
            if self.left.get(point, 0) > 0 and (
                self.explained.verdicts[point] is Verdict.REBUTTED
                and point not in self.explained.bare
            ):
                # The attack on it may work only because it falls.
                self._show_bare(point)
        for point in points:
            if self.left.get(point, 0) > 0:
                self.left[point] = -1
                self.cost[point] = _MOST
                heapq.heappush(self.heap, (_MOST, point))

    def run(self) -> None:
        """Derive what follows from what is derived."""
        while self.heap:
            _, point = heapq.heappop(self.heap)
            self.derived.add(point)
            for user, is_every in self.users.get(point, ()):
                if user in self.derived and self.left[user] >= 0:
                    continue
                if not is_every:
                    if user in self.choice:
                        continue
                    self._choose(user, point)
                self.left[user] -= 1
                self.cost[user] = min(self.cost[user] + self.cost[point], _MOST)
                if self.left[user] == 0:
                    heapq.heappush(self.heap, (self.cost[user], user))

    def show_without_attacks(self) -> bool:
        """Show rebutted points that are not derived yet by what they lack; say if that helps."""
        network, verdicts = self.explained.network, self.explained.verdicts
        found = False
        for point in self.order:
            if (
                point in self.derived
                or verdicts[point] is not Verdict.REBUTTED
                or point in self.explained.bare
            ):
                continue
            if point < network.claims:
                every = network.supports[point]
                falls = self.explained.findings.grounds[point] is None and all(
                    step in self.derived and verdicts[step].falls for step in every
                )
            else:
                falls = any(
                    premise in self.derived and verdicts[premise].falls
                    for premise in network.premises[point]
                )
            if falls:
                found = True
                self._show_bare(point)
        return found

    def _show_bare(self, point: int) -> None:
        self.explained.bare.add(point)
        self.choice.pop(point, None)
        self.cost[point] = 1 if point < self.explained.network.claims else 0
        self._need(point, *self.explained.needed(point))


def _shortest_way(starts: Iterable[int], end: int, ways: Mapping[int, list[int]]) -> list[int]:
    """Give the points from one of some starts to an end, both included."""
    came_from: dict[int, int | None] = {start: None for start in starts if start in ways}
    queue = deque(came_from)
    while queue:
        point = queue.popleft()
        if point == end:
            break
        for other in ways[point]:
            if other in ways and other not in came_from:
                came_from[other] = point
                queue.append(other)
    way = [end]
    while (before := came_from[way[-1]]) is not None:
        way.append(before)
    return way[::-1]
