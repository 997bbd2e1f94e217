"""The part of a map that bears on one claim; nothing else can change its verdict."""

from __future__ import annotations

from enum import Enum

import attrs

from argmap.evaluation.labelling import FALSE, TRUE
from argmap.evaluation.network import Network
from argmap.evaluation.relabelling import Relabelling
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.why import Findings


class Goal(Enum):
    """What a plan is for."""

    STAND = "stand"
    FALL = "fall"

    @property
    def value_of_claim(self) -> int:
        """What the claim has to be in the labelling."""
        return TRUE if self is Goal.STAND else FALSE


@attrs.frozen(eq=False, repr=False)
class Part:
    """A claim with all that bears on it, as a map of its own.

    Attributes:
        network: Its points.
        base: Whether each claim stands on its own word.
        forced: Points that were taken to be true or false.
        verdicts: The verdict of each point.
        claim: The claim.
        order: The points, each before what bears on it; so the claim is the first.
        is_tree: Whether nothing bears on the claim in two ways.
    """

    network: Network
    base: list[bool]
    forced: dict[int, bool]
    verdicts: list[Verdict]
    claim: int
    order: list[int]
    is_tree: bool

    @classmethod
    def of(cls, findings: Findings, claim: int) -> Part:
        """Cut out what bears on a claim."""
        whole = findings.network
        below, is_tree = bearing_on(whole, claim)
        keys = {whole.keys[point] for point in below}
        network = Network.of(
            attrs.evolve(
                whole.map,
                claims=tuple(claim for claim in whole.map.claims if claim.key in keys),
                steps=tuple(step for step in whole.map.steps if step.key in keys),
            )
        )
        numbers = [whole.index[key] for key in network.keys]
        return cls(
            network,
            [findings.grounds[number] is not None for number in numbers[: network.claims]],
            {
                point: findings.forced[number]
                for point, number in enumerate(numbers)
                if number in findings.forced
            },
            [findings.verdicts[number] for number in numbers],
            network.index[whole.keys[claim]],
            [network.index[whole.keys[point]] for point in below],
            is_tree,
        )

    def relabelling(self) -> Relabelling:
        """Prepare it for asking what would change."""
        return Relabelling(self.network, self.base, self.forced, self.verdicts)


def bearing_on(network: Network, start: int) -> tuple[list[int], bool]:
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
