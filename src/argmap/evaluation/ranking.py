"""Attacks that nobody has answered, by what answering them would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

import attrs

from argmap.evaluation.relabelling import Relabelling, Wave
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.why import Findings


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
    relabelling: Relabelling, steps: Iterable[int], claims: AbstractSet[int], most_work: int
) -> Iterator[OpenPoint]:
    """Say what changes if each of some steps is answered.

    Args:
        relabelling: The map.
        steps: The steps.
        claims: The claims that should stand.
        most_work: How many points may be looked at.
    """
    network = relabelling.network
    for step in steps:
        if most_work <= 0:
            yield OpenPoint(network.keys[step], None, False)
            continue
        wave = Wave(relabelling, {step: False})
        after = wave.finish()
        most_work -= wave.work
        changed = sorted(point for point in after if point < network.claims)
        yield OpenPoint(
            network.keys[step],
            tuple(network.keys[claim] for claim in changed),
            any(claim in claims and after[claim] is Verdict.STANDS for claim in changed),
        )
