"""Which claims and steps speak for the theses, and which against."""

from __future__ import annotations

import attrs

from argmap.model.kinds import StepKind
from argmap.model.map import ArgumentMap

_PRO, _CON, _BOTH = 1, 2, 3
_OTHER = {_PRO: _CON, _CON: _PRO, _BOTH: _BOTH}


@attrs.frozen(eq=False, repr=False)
class Sides:
    """Keys by side; what bears on nothing is on none.

    Attributes:
        pro: Claims and steps that speak for a thesis, directly or by defending what does.
        con: Claims and steps that speak against one.
    """

    pro: frozenset[str]
    con: frozenset[str]


def sides(argument_map: ArgumentMap) -> Sides:
    """Tell for each claim and each step which side it is on.

    A reason is on the side of what it supports; an objection and an undercut are on the other side
    of what they attack. Where there are several ways to a thesis the shortest counts (so that in a
    map of two theses that deny each other each side keeps its own); equally short ones count all.
    In a map without a thesis, the claims that are used for nothing else take its place. Linear in
    the size of the map.
    """
    into, out = argument_map.steps_into, argument_map.steps_from
    support = StepKind.SUPPORT
    roots = [claim.key for claim in argument_map.theses] or [
        claim.key for claim in argument_map.claims if claim.kind.is_root and claim.key not in out
    ]
    # The sides of each key as bits, of one distance after the other.
    found = dict.fromkeys(roots, _PRO)
    outermost = found
    while outermost:
        reached: dict[str, int] = {}
        for key, own in outermost.items():
            if key not in into:
                continue
            for step in into[key]:
                side = own if step.kind is support else _OTHER[own]
                # A step has one target, and so is reached once.
                reached[step.key] = side
                for other in step.premises:
                    if other not in found:
                        reached[other] = reached.get(other, 0) | side
        found |= reached
        outermost = reached
    return Sides(
        frozenset([key for key, bits in found.items() if bits != _CON]),
        frozenset([key for key, bits in found.items() if bits != _PRO]),
    )
