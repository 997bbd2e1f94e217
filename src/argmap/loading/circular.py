"""Begging the question: claims that reach themselves through support."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from argmap.components import strongly_connected
from argmap.model import ArgumentMap, StepKind
from argmap.model.map import Step


def circular_supports(argument_map: ArgumentMap) -> list[list[Step]]:
    """Find circular support.

    Claims and the support steps between them make a directed graph; each of its strongly connected
    components with a cycle (Tarjan 1972) gives one shortest cycle through its first claim.

    Returns:
        Cycles of steps: each step's target is a premise of the next, the last one's of the first.
    """
    edges: dict[str, list[tuple[str, Step]]] = {}
    for step in argument_map.steps:
        if step.kind is StepKind.SUPPORT:
            for premise in step.premises:
                edges.setdefault(premise, []).append((step.target, step))
    successors = {key: [target for target, _ in out] for key, out in edges.items()}
    order = {claim.key: index for index, claim in enumerate(argument_map.claims)}
    cycles = []
    for component in strongly_connected(successors):
        members = set(component)
        first = min(members, key=lambda key: order.get(key, len(order)))
        if len(members) > 1 or first in successors.get(first, ()):
            cycles.append(_shortest_cycle(first, members, edges))
    cycles.sort(key=lambda cycle: order.get(cycle[0].target, 0))
    return cycles


def _shortest_cycle(
    first: str, members: set[str], edges: Mapping[str, list[tuple[str, Step]]]
) -> list[Step]:
    came_by: dict[str, tuple[str, Step]] = {}
    queue = deque([first])
    while queue:
        node = queue.popleft()
        for target, step in edges.get(node, ()):
            if target not in members or target in came_by:
                continue
            came_by[target] = (node, step)
            if target == first:
                queue.clear()
                break
            queue.append(target)
    cycle: list[Step] = []
    node = first
    while True:
        node, step = came_by[node]
        cycle.append(step)
        if node == first:
            break
    cycle.reverse()
    return cycle
