"""Claims and steps that only knock each other out."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import attrs

from argmap.components import strongly_connected
from argmap.evaluation import Evaluation, Verdict
from argmap.model import ArgumentMap, ClaimKind, StepKind


@attrs.frozen(eq=False, repr=False)
class Stalemates:
    """The circles from which all that is open in a map comes.

    Attributes:
        members: Keys of all claims and steps that are in one.
        loops: Of each circle, the keys on a shortest way around, which begins with a claim: each
            bears on the one before it, a claim as a premise of the step. Theses that only speak
            against each other are left out: they are answers to one question.
    """

    members: AbstractSet[str]
    loops: tuple[tuple[str, ...], ...]


def stalemates(evaluation: Evaluation) -> Stalemates:
    """Find what knocks itself out: the open points that hang on no other open ones.

    Whatever else is open hangs on these. Linear in the size of the map.
    """
    argument_map = evaluation.map
    inputs = _open_inputs(evaluation)
    members: set[str] = set()
    loops = []
    for component in strongly_connected(inputs):
        inside = frozenset(component)
        if any(other not in inside for key in component for other in inputs[key]):
            continue
        members |= inside
        start = _start(argument_map, component)
        if start is None:
            continue
        way = _way_around(start, {key: inputs[key] for key in component})
        steps = (argument_map.step_by_key.get(key) for key in way)
        # Circular support has an error of its own.
        if any(step is not None and step.kind is not StepKind.SUPPORT for step in steps):
            loops.append(tuple(way))
    return Stalemates(frozenset(members), tuple(loops))


def _open_inputs(evaluation: Evaluation) -> dict[str, list[str]]:
    """Give of each open point the open points that decide about it."""
    argument_map, verdicts = evaluation.map, evaluation.verdicts
    inputs: dict[str, list[str]] = {
        key: [] for key, verdict in verdicts.items() if verdict is Verdict.OPEN
    }
    for key, found in inputs.items():
        step = argument_map.step_by_key.get(key)
        others = [] if step is None else [*step.premises]
        others += [other.key for other in argument_map.steps_into.get(key, ())]
        found += [other for other in dict.fromkeys(others) if other in inputs]
    return inputs


def _start(argument_map: ArgumentMap, component: list[str]) -> str | None:
    """Give a claim of a circle to begin with; None where all are theses."""
    for key in component:
        claim = argument_map.claim_by_key.get(key)
        if claim is not None and claim.kind is not ClaimKind.THESIS:
            return key
    return None


def _way_around(start: str, inputs: Mapping[str, list[str]]) -> list[str]:
    """Give the points of a shortest way from a point back to itself, each once."""
    came_from: dict[str, str] = {}
    queue = deque([start])
    while queue:
        key = queue.popleft()
        for other in inputs[key]:
            if other == start:
                way = [key]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if other not in came_from:
                came_from[other] = key
                queue.append(other)
    return []
