"""How far something said in a map reaches."""

from __future__ import annotations

from collections import deque

from argmap.model import ArgumentMap, StepKind


def contested(argument_map: ArgumentMap) -> frozenset[str]:
    """Give the claims against which something is said, or against what they rest on.

    An undercut of a reason is said against the claim that the reason is for. Linear in the size of
    the map.
    """
    found: set[str] = set()
    for step in argument_map.steps:
        if step.kind is StepKind.ATTACK:
            found.add(step.target)
        elif step.kind is StepKind.UNDERCUT:
            broken = argument_map.step_by_key[step.target]
            if broken.kind is StepKind.SUPPORT:
                found.add(broken.target)
    queue = deque(found)
    while queue:
        for step in argument_map.steps_from.get(queue.popleft(), ()):
            if step.kind is StepKind.SUPPORT and step.target not in found:
                found.add(step.target)
                queue.append(step.target)
    return frozenset(found)


def unsure(argument_map: ArgumentMap) -> frozenset[str]:
    """Give the claims and steps whose verdict may hang on a line that could not be read.

    Those are the claims below which one is missing, and all that they bear on. Linear in the size
    of the map.
    """
    found = set(argument_map.incomplete)
    queue = deque(found)
    while queue:
        key = queue.popleft()
        step = argument_map.step_by_key.get(key)
        if step is None:
            reached = [step.key for step in argument_map.steps_from.get(key, ())]
        else:
            reached = [step.target]
        for other in reached:
            if other not in found:
                found.add(other)
                queue.append(other)
    return frozenset(found)
