"""The claims, and the steps, whose loss alone topples a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from argmap.evaluation.labelling import FALSE
from argmap.evaluation.relabelling import Relabelling, Wave
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.why import Findings, explain


@attrs.frozen
class Singles:
    """Points each of which decides a verdict alone.

    Attributes:
        keys: Their keys, in file order.
        complete: Whether every point was looked at. Where not, each of ``keys`` is one
            nevertheless, and there may be more.
    """

    keys: tuple[str, ...]
    complete: bool


def candidates(findings: Findings, point: int, below: Iterable[int]) -> list[int]:
    """Give all claims and steps whose refutation might change a verdict, in file order.

    Whatever changes a verdict breaks each derivation of it, and so the one that `explain` gives.
    An open verdict has no derivation: there anything that bears on it may count.

    Args:
        findings: What the evaluation of the map has found.
        point: The point whose verdict it is.
        below: All that bears on the point.
    """
    network, verdicts = findings.network, findings.verdicts
    found: Iterable[int] = below
    if verdicts[point] is not Verdict.OPEN:
        moves = explain(findings, point).moves
        keys = {key for move in moves for key in (move.key, move.step) if key is not None}
        found = (network.index[key] for key in keys)
    return sorted(
        one
        for one in found
        if one != point and one not in findings.forced and not verdicts[one].falls
    )


def deciding(
    relabelling: Relabelling,
    point: int,
    value: int,
    tried: Sequence[int],
    below: frozenset[int],
    most_work: int,
) -> tuple[list[int], bool]:
    """Give those points whose refutation alone gives a point a value, and if all were tried.

    Each is refuted, and what that changes is followed until it ends or reaches the point. Where all
    that has changed so far meets in one point, it goes on as if that one had been changed alone:
    so the rest of the way is looked at once for each such point (they are the dominators of a flow
    graph, found by going there: Lengauer and Tarjan, A fast algorithm for finding dominators in a
    flowgraph, 1979), and a chain of any length takes linear time.

    Args:
        relabelling: The map.
        point: The point that should get another value.
        value: That value.
        tried: The points to refute, one at a time.
        below: All that bears on the point, with the point itself.
        most_work: How many points may be looked at.
    """
    known: dict[tuple[int, int], bool] = {}
    found: list[int] = []
    for one in tried:
        if most_work < 0:
            return found, False
        wave = Wave(relabelling, {one: False}, below)
        meetings = []
        decides = False
        while wave.pending:
            was_last = wave.pending == 1
            points = wave.advance()
            if point in points:
                decides = wave.value(point) == value
                break
            if was_last and len(points) == 1:
                meeting = (points[0], wave.value(points[0]))
                if meeting in known:
                    decides = known[meeting]
                    break
                meetings.append(meeting)
        most_work -= wave.work
        known.update(dict.fromkeys(meetings, decides))
        if decides:
            found.append(one)
    return found, True


def toppling(
    findings: Findings,
    relabelling: Relabelling,
    point: int,
    *,
    most_work: int,
    steps: bool,
) -> Singles:
    """Give the claims, or the steps, whose refutation alone makes a point that stands fall."""
    network = findings.network
    if findings.verdicts[point] is not Verdict.STANDS:
        return Singles((), True)
    below = bearing_on(findings, point)
    tried = [one for one in candidates(findings, point, below) if (one >= network.claims) is steps]
    found, complete = deciding(relabelling, point, FALSE, tried, below, most_work)
    return Singles(tuple(network.keys[one] for one in sorted(found)), complete)


def bearing_on(findings: Findings, point: int) -> frozenset[int]:
    """Give a point and all that bears on it, directly or not."""
    network = findings.network
    seen = {point}
    order = [point]
    for one in order:
        for others in (network.premises[one], network.supports[one], network.hits[one]):
            for other in others:
                if other not in seen:
                    seen.add(other)
                    order.append(other)
    return frozenset(seen)
