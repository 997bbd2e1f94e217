"""What a claim is called in a step; the map keeps only the word of its statement."""

from __future__ import annotations

from argmap.model.kinds import StepKind
from argmap.model.map import ArgumentMap, Step


def role_in(argument_map: ArgumentMap, step: Step, index: int) -> str:
    """Give the word of the language that a premise of a step has there.

    Args:
        argument_map: The map.
        step: A step of it.
        index: Which of the step's premises is meant.
    """
    key = step.premises[index]
    if key in step.warrants:
        return "warrant"
    if index > 0:
        return "and"
    if key not in step.mentioned:
        return argument_map.claim_by_key[key].kind.value
    if step.kind is StepKind.ATTACK:
        is_answer = argument_map.claim_by_key[step.target].kind.is_attack
        return "rebuttal" if is_answer else "objection"
    return "premise" if step.kind is StepKind.SUPPORT else "undercut"
