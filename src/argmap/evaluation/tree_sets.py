"""The smallest sets of points on a map where no claim is used twice: one pass, leaves first.

With k(x) = 1 where a point may be refuted, else ∞::

    out(c) = min( k(c), min over attacks e: in(e), [Σ over supports out(e), if c has no base] )
    in(c)  = Σ over attacks out(e) + (0 if base(c) else min over supports in(e))
    out(e) = min( min over premises out(p), min over undercuts in(u) )
    in(e)  = Σ over premises in(p) + Σ over undercuts out(u)

``in`` is what it takes to make a point true, ``out`` to make it false. The sums are right because
different parts of a tree have no point in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import Any

import attrs

from argmap.evaluation.part import Goal, Part

_NEVER = 1 << 60
_MOST_COUNTED = 10**9

# A set of points as it was put together: a point, or parts. Flattening each would take quadratic
# time in a deep map.
_Rope = Any


@attrs.frozen
class _Option:
    """The cheapest ways to reach something: how many points, in how many ways, and some of them."""

    cost: int
    count: int
    sets: tuple[_Rope, ...]


_FREE = _Option(0, 1, ((),))
_IMPOSSIBLE = _Option(_NEVER, 0, ())


def sets_on_tree(
    part: Part, order: Sequence[int], goal: Goal, most_sets: int
) -> tuple[list[list[int]], int, int | None]:
    """Give smallest sets of points, how many there are, and how many points each has.

    Args:
        part: The map.
        order: Its points, each before what bears on it; the first is the claim in question.
        goal: What should become of it.
        most_sets: How many of the sets are given.
    """
    option = _cheapest(part, order, goal, most_sets)
    size = None if option.cost >= _NEVER else option.cost
    return [_flat(rope) for rope in option.sets], option.count, size


def _cheapest(part: Part, order: Sequence[int], goal: Goal, most_sets: int) -> _Option:
    """Work out, from the leaves up, what it costs to make each point true, or false."""
    network = part.network
    ins: dict[int, _Option] = {}
    outs: dict[int, _Option] = {}
    for point in reversed(order):
        if point in part.forced:
            given = part.forced[point]
            ins[point], outs[point] = (_FREE, _IMPOSSIBLE) if given else (_IMPOSSIBLE, _FREE)
            continue
        hits = network.hits[point]
        unharmed = [outs[hit] for hit in hits]
        harmed = [ins[hit] for hit in hits]
        if point >= network.claims:
            premises = network.premises[point]
            ins[point] = _all_of([*(ins[one] for one in premises), *unharmed], most_sets)
            outs[point] = _any_of([*(outs[one] for one in premises), *harmed], most_sets)
            continue
        supports = network.supports[point]
        if part.base[point]:
            ins[point] = _all_of(unharmed, most_sets)
        else:
            held = _any_of([ins[step] for step in supports], most_sets)
            ins[point] = _all_of([held, *unharmed], most_sets)
            harmed.append(_all_of([outs[step] for step in supports], most_sets))
        if point != order[0]:
            harmed.append(_Option(1, 1, (point,)))
        outs[point] = _any_of(harmed, most_sets)
    return (ins if goal is Goal.STAND else outs)[order[0]]


def _all_of(options: Iterable[_Option], most_sets: int) -> _Option:
    needed = [option for option in options if option.cost > 0]
    cost = sum(option.cost for option in needed)
    if cost >= _NEVER:
        return _IMPOSSIBLE
    if len(needed) == 1:
        return needed[0]
    count = 1
    for option in needed:
        count = min(count * option.count, _MOST_COUNTED)
    return _Option(
        cost, count, tuple(islice(product(*(option.sets for option in needed)), most_sets))
    )


def _any_of(options: Sequence[_Option], most_sets: int) -> _Option:
    cost = min((option.cost for option in options), default=_NEVER)
    if cost >= _NEVER:
        return _IMPOSSIBLE
    if cost == 0:
        return _FREE
    best = [option for option in options if option.cost == cost]
    if len(best) == 1:
        return best[0]
    # Different parts of a tree have no points in common, so that no set is counted twice.
    count = min(sum(option.count for option in best), _MOST_COUNTED)
    return _Option(
        cost, count, tuple(islice((rope for option in best for rope in option.sets), most_sets))
    )


def _flat(rope: _Rope) -> list[int]:
    points = []
    stack = [rope]
    while stack:
        part = stack.pop()
        if isinstance(part, int):
            points.append(part)
        else:
            stack += part
    return points
