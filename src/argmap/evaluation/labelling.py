"""The verdict: the well-founded model of five rules.

For claims ``c``, steps ``e`` and undercuts ``u``::

    stands(c) ← base(c), not hit(c)
    stands(c) ← a support step e into c works, not hit(c)
    hit(c)    ← an attack e on c works
    works(e)  ← every premise of e stands, not hit(e)
    hit(e)    ← an undercut u of e works

What is true in the well-founded model stands, what is false falls, what is undefined is open. It
is the grounded labelling of all arguments that can be built (Dung, On the acceptability of
arguments and its fundamental role in nonmonotonic reasoning, logic programming and n-person games,
1995; Prakken, An abstract framework for argumentation with structured arguments, 2010; that the
two are the same: Caminada, Sá, Alcântara and Dvořák, On the equivalence between logic programming
semantics and argumentation semantics, 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.components import strongly_connected
from argmap.evaluation.network import Network
from argmap.evaluation.verdict import Verdict

UNKNOWN, TRUE, FALSE = 0, 1, 2
_BASE = -1


class Labelling:
    """Finds the well-founded model with counters, each point set once.

    Two passes take turns. *Propagation* (Dowling and Gallier, Linear-time algorithms for testing
    the satisfiability of propositional Horn formulae, 1984; with three values) sets what follows
    from what is set: a map without cycles is done after one. *Unfounded sets* (Van Gelder, Ross
    and Schlipf, The well-founded semantics for general logic programs, 1991): what could only be
    true by means of itself is false; this is what makes circular support fall. They lie inside of
    the strongly connected components of support, and there each claim keeps a source that it could
    be true by (Simons, Niemelä and Soininen, Extending and implementing the stable model
    semantics, 2002), so that only what loses its source is looked at again.
    """

    def __init__(self, network: Network, base: Sequence[bool]) -> None:
        claims, size = network.claims, len(network.keys)
        self.network = network
        self.base = base
        self.values = [UNKNOWN] * size
        # What is still to be true before a point can be: the premises of a step, one of what holds
        # up a claim.
        self.needs = [
            (0 if base[point] else 1) if point < claims else len(network.premises[point])
            for point in range(size)
        ]
        # By how many steps, or by its own word, a claim might still stand.
        self.chances = [len(network.supports[claim]) + base[claim] for claim in range(claims)]
        # How many of the attacks or undercuts might still work.
        self.threats = [len(hits) for hits in network.hits]
        self.waiting: list[int] = []
        # Of each point its component of support; 0 where it is alone.
        self.component = [0] * size
        self.source = [_BASE] * claims
        self.lost: list[int] = []
        self.founded = [True] * size
        self.circles: list[frozenset[int]] = []
        """Points that only rest on each other, in the order in which they were found."""

    def force(self, forced: Mapping[int, bool]) -> None:
        """Take points to be true or false, whatever is said about them; before `run`."""
        for point, value in forced.items():
            self._set(point, TRUE if value else FALSE)

    def run(self) -> None:
        """Set every point that is true or false in the well-founded model.

        Linear without cycles. With cycles, what loses its source is looked at again each time.
        """
        values, threats, chances = self.values, self.threats, self.chances
        claims = self.network.claims
        for point, needs in enumerate(self.needs):
            if values[point] == UNKNOWN:
                if needs == 0 and threats[point] == 0:
                    self._set(point, TRUE)
                elif point < claims and chances[point] == 0:
                    self._set(point, FALSE)
        self._propagate()
        suspects: Iterable[int] = self._find_components()
        while unfounded := self._unfounded(suspects):
            self.circles.append(frozenset(unfounded))
            for point in unfounded:
                self._set(point, FALSE)
            self._propagate()
            suspects = self._without_source()

    def verdicts(self, forced: Mapping[int, bool]) -> list[Verdict]:
        """Give the verdicts after `run`; what was forced to be false counts as rebutted."""
        stands, decided = Verdict.STANDS, self.verdict
        verdicts = [
            stands if value == TRUE else decided(point) for point, value in enumerate(self.values)
        ]
        for point, value in forced.items():
            if not value:
                verdicts[point] = Verdict.REBUTTED
        return verdicts

    def verdict(self, point: int) -> Verdict:
        """Give the verdict of a point that was not forced, after `run`."""
        value = self.values[point]
        if value == TRUE:
            return Verdict.STANDS
        if value == UNKNOWN:
            return Verdict.OPEN
        for hit in self.network.hits[point]:
            if self.values[hit] == TRUE:
                return Verdict.REBUTTED
        return Verdict.UNSUPPORTED

    # --- propagation -----------------------------------------------------------------------------

    def _set(self, point: int, value: int) -> None:
        self.values[point] = value
        self.waiting.append(point)

    def _propagate(self) -> None:
        network, values, needs, threats = self.network, self.values, self.needs, self.threats
        waiting = self.waiting
        while waiting:
            point = waiting.pop()
            is_true = values[point] == TRUE
            for step in network.uses[point]:
                if values[step] != UNKNOWN:
                    continue
                if not is_true:
                    self._set(step, FALSE)
                    continue
                needs[step] -= 1
                if needs[step] == 0 and threats[step] == 0:
                    self._set(step, TRUE)
            target = network.targets[point]
            if target < 0 or values[target] != UNKNOWN:
                continue
            if network.is_support[point]:
                if is_true:
                    needs[target] = 0
                    if threats[target] == 0:
                        self._set(target, TRUE)
                    continue
                self.chances[target] -= 1
                if self.chances[target] == 0:
                    self._set(target, FALSE)
                elif self.source[target] == point:
                    self.lost.append(target)
            elif is_true:
                self._set(target, FALSE)
            else:
                threats[target] -= 1
                if threats[target] == 0 and needs[target] == 0:
                    self._set(target, TRUE)

    # --- unfounded sets --------------------------------------------------------------------------

    def _find_components(self) -> list[int]:
        """Find the components of support among what is unknown, and give all that is in one."""
        network, values = self.network, self.values
        graph: dict[int, list[int]] = {}
        for point, value in enumerate(values):
            if value != UNKNOWN:
                continue
            if point >= network.claims:
                if network.is_support[point] and values[network.targets[point]] == UNKNOWN:
                    graph[point] = [network.targets[point]]
            elif network.supports[point]:
                graph[point] = [
                    step
                    for step in network.uses[point]
                    if network.is_support[step] and values[step] == UNKNOWN
                ]
        inside = []
        for number, members in enumerate(strongly_connected(graph), 1):
            if len(members) > 1:
                inside += members
                for point in members:
                    self.component[point] = number
        return inside

    def _without_source(self) -> list[int]:
        """Give what might have lost every way to be true: what has its source in what has."""
        network, founded, component = self.network, self.founded, self.component
        found = []
        stack = self.lost
        self.lost = []
        while stack:
            point = stack.pop()
            if not founded[point] or not component[point] or self.values[point] != UNKNOWN:
                continue
            founded[point] = False
            found.append(point)
            if point < network.claims:
                stack += (
                    step for step in network.uses[point] if component[step] == component[point]
                )
            else:
                target = network.targets[point]
                if component[target] == component[point] and self.source[target] == point:
                    stack.append(target)
        return found

    def _unfounded(self, suspects: Iterable[int]) -> list[int]:
        """Find for each suspect a source that does not depend on it; give those without one."""
        network, values, founded, component = (
            self.network,
            self.values,
            self.founded,
            self.component,
        )
        suspects = list(suspects)
        for point in suspects:
            founded[point] = False
        missing: dict[int, int] = {}
        queue = []
        for point in suspects:
            if point < network.claims:
                source = self._source(point)
                if source is not None:
                    self.source[point] = source
                    queue.append(point)
            else:
                missing[point] = sum(
                    not founded[premise] and component[premise] == component[point]
                    for premise in network.premises[point]
                )
                if missing[point] == 0:
                    queue.append(point)
        for point in queue:
            founded[point] = True
        while queue:
            point = queue.pop()
            if point < network.claims:
                for step in network.uses[point]:
                    if step in missing and component[step] == component[point]:
                        missing[step] -= 1
                        if missing[step] == 0 and not founded[step]:
                            founded[step] = True
                            queue.append(step)
                continue
            target = network.targets[point]
            if not founded[target] and component[target] == component[point]:
                self.source[target] = point
                founded[target] = True
                queue.append(target)
        return [point for point in suspects if not founded[point] and values[point] == UNKNOWN]

    def _source(self, claim: int) -> int | None:
        """Give a way for a claim to be true that no suspect takes part in."""
        if self.base[claim]:
            return _BASE
        for step in self.network.supports[claim]:
            if self.values[step] != FALSE and self.founded[step]:
                return step
        return None
