"""The nearest of some names, for "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 64
_MOST_CANDIDATES = 5_000
_SHORTEST_BEGINNING = 4


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Find the candidate that a writer most likely meant.

    Names are compared by optimal string alignment distance (insert, delete, replace, swap
    neighbours; Damerau 1964), without regard to case; one edit in three letters is allowed, and
    three at most. Where none is so near, the first that begins with the name will do.

    Returns:
        The nearest candidate, or None where none is near. Very long names have no neighbours, and
        of very many candidates only the first are looked at: a suggestion is not worth a wait.
    """
    if len(name) > _LONGEST:
        return None
    folded = name.casefold()
    limit = min(3, len(folded) // 3)
    best: str | None = None
    best_distance = limit + 1
    for count, candidate in enumerate(candidates):
        if count >= _MOST_CANDIDATES:
            break
        distance = best_distance
        if abs(len(candidate) - len(name)) < best_distance:
            distance = _distance(folded, candidate.casefold(), best_distance - 1)
        if distance < best_distance:
            best, best_distance = candidate, distance
            if distance == 0:
                break
        elif best is None and len(folded) >= _SHORTEST_BEGINNING and candidate.startswith(folded):
            # An abbreviation is as near as can be without being nearly the same.
            best = candidate
    return best


def _distance(left: str, right: str, limit: int) -> int:
    """Give the distance of two short names, or ``limit + 1`` where it is more than ``limit``.

    What both begin or end with does not count, and only the cells of the table that are no
    farther than ``limit`` from its diagonal are filled (Ukkonen 1985).
    """
    start = 0
    shorter = min(len(left), len(right))
    while start < shorter and left[start] == right[start]:
        start += 1
    end = 0
    while end < shorter - start and left[-1 - end] == right[-1 - end]:
        end += 1
    left, right = left[start : len(left) - end], right[start : len(right) - end]
    far = limit + 1
    before: list[int] = []
    previous = [min(column, far) for column in range(len(right) + 1)]
    for row, a in enumerate(left, 1):
        current = [far] * (len(right) + 1)
        current[0] = min(row, far)
        for column in range(max(1, row - limit), min(len(right), row + limit) + 1):
            b = right[column - 1]
            cost = min(
                previous[column] + 1,
                current[column - 1] + 1,
                previous[column - 1] + (a != b),
            )
            if row > 1 and column > 1 and a == right[column - 2] and left[row - 2] == b:
                cost = min(cost, before[column - 2] + 1)
            current[column] = min(cost, far)
        if min(current) > limit:
            return far
        before, previous = previous, current
    return previous[-1]


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """Give ``; did you mean 'x'?`` for the nearest candidate, or nothing."""
    found = nearest(name, candidates)
    return f"; did you mean '{found}'?" if found is not None else ""
