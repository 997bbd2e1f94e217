"""What a flow has to know of a map as a whole: where claims are told, and what is answered."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from argmap.model import ArgumentMap, StepKind


def homes_of(argument_map: ArgumentMap) -> Mapping[str, str]:
    """Give for claims that are stated below a thesis the step in which they are stated.

    Whatever stands above them is told where it is stated, so that they are as well. Claims that are
    stated elsewhere are told where they are used first.
    """
    homes: dict[str, str] = {}
    into = argument_map.steps_into
    stack = [step for thesis in argument_map.theses for step in into.get(thesis.key, ())]
    seen = {step.key for step in stack}
    while stack:
        step = stack.pop()
        below = list(into.get(step.key, ()))
        mentioned = frozenset(step.mentioned)
        for premise in step.premises:
            if premise not in mentioned and premise not in homes:
                homes[premise] = step.key
                below += into.get(premise, ())
        for further in below:
            if further.key not in seen:
                seen.add(further.key)
                stack.append(further)
    return homes


def answered_steps(argument_map: ArgumentMap) -> frozenset[str]:
    """Give the steps that something is said against: their link, their premises, or what backs it.

    Where a line of the file could not be read, an answer may have been lost.
    """
    answered: set[str] = set()
    queue = deque(argument_map.incomplete)
    queue += (step.target for step in argument_map.steps if step.kind is not StepKind.SUPPORT)
    while queue:
        key = queue.popleft()
        if key in answered:
            continue
        answered.add(key)
        step = argument_map.step_by_key.get(key)
        if step is None:
            queue += (one.key for one in argument_map.steps_from.get(key, ()))
        elif step.kind is StepKind.SUPPORT:
            queue.append(step.target)
    return frozenset(answered)
