"""A map as one tree in the order of its file: what the outline lists and what folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from argmap.model.kinds import ClaimKind
from argmap.model.map import ArgumentMap, Claim, Step


@attrs.frozen
class Row:
    """A place where a claim is named.

    Attributes:
        claim: The claim.
        depth: How far it is from the root of its tree, which has 0.
        step: The step in which it is named there; None for a root.
        parent: The key of the claim below which the row stands; None for a root.
        is_mention: Whether the claim stands elsewhere and is only named here.
    """

    claim: Claim
    depth: int
    step: Step | None = None
    parent: str | None = None
    is_mention: bool = False


def rows(argument: ArgumentMap, steps: Sequence[Step]) -> Iterator[Row]:
    """Give the rows of a map from top to bottom: each claim once, and each mention.

    What undercuts a step stands below the first premise of the step. A claim that goes round in a
    circle stands where it is met first.

    Args:
        argument: The map.
        steps: The steps that count: those whose premises and target are there.
    """
    into: dict[str, list[Step]] = {}
    for step in steps:
        into.setdefault(step.target, []).append(step)
    used = {premise for step in steps for premise in step.premises}
    shown: set[str] = set()
    for root in _roots(argument, used):
        if root.key in shown:
            continue
        waiting = [Row(root, 0)]
        while waiting:
            row = waiting.pop()
            is_again = row.is_mention or row.claim.key in shown
            yield attrs.evolve(row, is_mention=is_again)
            below: list[Row] = []
            if not is_again:
                shown.add(row.claim.key)
                own = into.get(row.claim.key, ())
                below += _named(argument, own, row.claim.key, row.depth + 1)
            if row.step is not None and row.step.premises[0] == row.claim.key:
                # Below a mention nothing folds, so that an undercut there hangs with it.
                parent = row.parent if is_again else row.claim.key
                depth = row.depth if is_again else row.depth + 1
                below += _named(argument, into.get(row.step.key, ()), parent, depth)
            waiting += reversed(below)


def _named(
    argument: ArgumentMap, steps: Sequence[Step], parent: str | None, depth: int
) -> Iterator[Row]:
    for step in steps:
        for premise in dict.fromkeys(step.premises):
            claim = argument.claim_by_key[premise]
            yield Row(claim, depth, step, parent, premise in step.mentioned)


def _roots(argument: ArgumentMap, used: set[str]) -> Iterator[Claim]:
    yield from (claim for claim in argument.claims if claim.kind is ClaimKind.THESIS)
    yield from (claim for claim in argument.claims if claim.kind is ClaimKind.CLAIM)
    yield from (claim for claim in argument.claims if claim.key not in used)
    # What is left goes round in circles.
    yield from argument.claims
