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
    order = {claim.key: index for index, claim in enumerate(argument_map.claims)}
    edges = _edges_near_circles(argument_map, order)
    successors = {key: [target for target, _ in out] for key, out in edges.items()}
    cycles = []
    for component in strongly_connected(successors):
        members = set(component)
        first = min(members, key=order.__getitem__)
        if len(members) > 1 or first in successors.get(first, ()):
            cycles.append(_shortest_cycle(first, members, edges))
    cycles.sort(key=lambda cycle: order[cycle[0].target])
    return cycles


def _edges_near_circles(
    argument_map: ArgumentMap, order: Mapping[str, int]
) -> dict[str, list[tuple[str, Step]]]:
    """Give, by premise, the support steps on which a circle could lie.

    In an outline a reason follows what it is a reason for. Every circle has a step that goes the
    other way, and lies wholly among what is reached from the premises of such steps: in most maps
    that is little or nothing.
    """
    queue = [
        premise
        for step in argument_map.steps
        if step.kind is StepKind.SUPPORT
        for premise in step.premises
        if order[step.target] >= order[premise]
    ]
    edges: dict[str, list[tuple[str, Step]]] = {}
    while queue:
        premise = queue.pop()
        if premise in edges:
            continue
        edges[premise] = [
            (step.target, step)
            for step in argument_map.steps_from.get(premise, ())
            if step.kind is StepKind.SUPPORT
        ]
        queue += [target for target, _ in edges[premise]]
    return edges


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
