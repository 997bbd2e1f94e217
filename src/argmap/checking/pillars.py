"""What each thesis hangs on alone."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.evaluation import Evaluation, Verdict
from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind

# How often, on average, a point may be looked at.
_ROUNDS = 4
_STEPS_A_POINT = 20


@attrs.frozen(eq=False, repr=False)
class Pillars:
    """What a thesis hangs on alone.

    Attributes:
        assumptions: The assumptions without a reason or a source whose loss alone topples it, in
            file order.
        step: The step nearest to it, of those that speak for it, whose loss alone topples it.
    """

    assumptions: tuple[Claim, ...]
    step: Step | None


def pillars(evaluation: Evaluation) -> Mapping[str, Pillars]:
    """Give what each thesis that stands hangs on alone, by its key.

    Where so many theses rest on the same claims that this would take long, the last of them are
    not looked at: at most a few times as much is done as the map has claims and steps.
    """
    argument_map = evaluation.map
    left = _ROUNDS * (len(argument_map.claims) + len(argument_map.steps))
    found: dict[str, Pillars] = {}
    for thesis in argument_map.theses:
        if evaluation.verdict(thesis.key) is not Verdict.STANDS:
            continue
        below = _below(argument_map, thesis.key, left)
        left -= len(below)
        if left < 0:
            break
        work = _STEPS_A_POINT * len(below)
        points: tuple[str, ...] = ()
        # To ask takes longer than to look whether there is anything to ask about.
        if any(_is_assumption(argument_map, key) for key in below):
            points = evaluation.single_points(thesis.key, most_work=work).keys
        steps = frozenset(evaluation.single_steps(thesis.key, most_work=work).keys)
        found[thesis.key] = Pillars(
            tuple(
                argument_map.claim_by_key[key]
                for key in points
                if _is_assumption(argument_map, key)
            ),
            _nearest(argument_map, thesis.key, steps) if steps else None,
        )
    return found


def _is_assumption(argument_map: ArgumentMap, key: str) -> bool:
    """Say whether a point is an assumption without a reason or a source."""
    claim = argument_map.claim_by_key.get(key)
    return (
        claim is not None
        and claim.kind is ClaimKind.ASSUMPTION
        and not claim.citations
        and not argument_map.has_reason(key)
    )


def _below(argument_map: ArgumentMap, key: str, most: int) -> list[str]:
    """Give a claim with what bears on it, or with the first of that, more than a number."""
    into = argument_map.steps_into
    seen = {key}
    order = [key]
    for point in order:
        if len(order) > most:
            break
        for step in into.get(point, ()):
            for other in (step.key, *step.premises):
                if other not in seen:
                    seen.add(other)
                    order.append(other)
    return order


def _nearest(argument_map: ArgumentMap, key: str, steps: frozenset[str]) -> Step | None:
    """Give the first of some steps on the way from a claim to what speaks for it."""
    seen = {key}
    order = [key]
    for claim in order:
        for step in argument_map.steps_into.get(claim, ()):
            if step.kind is not StepKind.SUPPORT:
                continue
            if step.key in steps:
                return step
            for premise in step.premises:
                if premise not in seen:
                    seen.add(premise)
                    order.append(premise)
    return None
