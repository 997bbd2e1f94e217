"""The dialogues that a page holds: why each claim has its verdict."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.evaluation import Evaluation, Why

# A dialogue costs as much as what can be reached from its claim. In a tree that is little for most
# claims; in a chain of 10,000 it is not, and the page tells the headline only.
_MOST_WORK = 200_000


def dialogues(evaluation: Evaluation) -> Mapping[str, Why]:
    """Give the dialogue of each claim, by its key, as far as that is done in bounded time.

    The theses come first, then the other claims in file order.
    """
    argument = evaluation.map
    theses = [claim.key for claim in argument.theses]
    order = dict.fromkeys([*theses, *(claim.key for claim in argument.claims)])
    left = _MOST_WORK
    found: dict[str, Why] = {}
    for key in order:
        needed = _reached(evaluation, key, left)
        left -= needed
        if left <= 0:
            break
        found[key] = evaluation.why(key)
    return found


def _reached(evaluation: Evaluation, key: str, most: int) -> int:
    """Count the claims and steps that a verdict may rest on, but no more than a bound."""
    argument = evaluation.map
    seen = {key}
    waiting = [key]
    while waiting and len(seen) <= most:
        point = waiting.pop()
        step = argument.step_by_key.get(point)
        below = [one.key for one in argument.steps_into.get(point, ())]
        if step is not None:
            below += step.premises
        for one in below:
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    return len(seen)
