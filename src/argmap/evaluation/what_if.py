"""Maps without some of their points."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from argmap.model import ArgumentMap


def without(argument_map: ArgumentMap, keys: Iterable[str]) -> ArgumentMap:
    """Give the map as if some claims and steps had never been written.

    With a claim go the steps in which it is a premise and those that bear on it, with a step the
    undercuts of it. Everything else stays, and so a claim that loses its only reason becomes one
    without reasons, which is presumed to stand where the burden is ``presume``.
    """
    gone = set(keys)
    if not gone:
        return argument_map
    stack = list(gone)
    while stack:
        key = stack.pop()
        for step in (
            *argument_map.steps_from.get(key, ()),
            *argument_map.steps_into.get(key, ()),
        ):
            if step.key not in gone:
                gone.add(step.key)
                stack.append(step.key)
    return attrs.evolve(
        argument_map,
        claims=tuple(claim for claim in argument_map.claims if claim.key not in gone),
        steps=tuple(step for step in argument_map.steps if step.key not in gone),
    )
