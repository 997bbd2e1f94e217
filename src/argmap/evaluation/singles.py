"""The claims, and the steps, whose loss alone topples a claim."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import attrs

from argmap.evaluation.labelling import FALSE
from argmap.evaluation.part import bearing_on
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


def decisive(
    relabelling: Relabelling,
    point: int,
    value: int,
    tried: Sequence[int],
    *,
    within: AbstractSet[int] | None = None,
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
        within: All that bears on the point, with the point itself; None for the whole map.
        most_work: How many points may be looked at.
    """
    known: dict[tuple[int, int], bool] = {}
    found: list[int] = []
    for one in tried:
        if most_work < 0:
            return found, False
        wave = Wave(relabelling, {one: False}, within)
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
    # Whatever topples it breaks each derivation of its verdict, and so the one that is shown.
    moves = explain(findings, point).moves
    shown = {network.index[key] for move in moves for key in (move.key, move.step) if key}
    tried = sorted(
        one
        for one in shown
        if (one >= network.claims) is steps
        and one != point
        and one not in findings.forced
        and not findings.verdicts[one].falls
    )
    below, _ = bearing_on(network, point)
    found, complete = decisive(
        relabelling, point, FALSE, tried, within=frozenset(below), most_work=most_work
    )
    return Singles(tuple(network.keys[one] for one in sorted(found)), complete)
