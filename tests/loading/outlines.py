"""Maps of texts, and a short way to write down what their steps should be."""

from __future__ import annotations

import argmap
from argmap.model import ArgumentMap, Claim, Step


def read(text: str) -> ArgumentMap:
    """Load a text in which nothing is wrong."""
    argument, found = argmap.loads(text)
    assert found == ()
    assert isinstance(argument, ArgumentMap)
    return argument


def steps(argument: ArgumentMap) -> list[str]:
    """Show the steps in order, claims by their ids (or their texts).

    Linked premises have ``+`` between them, warrants stand in ``[]``, mentions in ``()``, and a
    step that is a target in ``{}``.
    """
    return [shown(argument, step) for step in argument.steps]


def shown(argument: ArgumentMap, step: Step) -> str:
    """Show a step; see `steps`."""
    premises = []
    for key in step.premises:
        name = named(argument.claim_by_key[key])
        name = f"({name})" if key in step.mentioned else name
        premises.append(f"[{name}]" if key in step.warrants else name)
    if step.target in argument.step_by_key:
        target = "{" + shown(argument, argument.step_by_key[step.target]) + "}"
    else:
        target = named(argument.claim_by_key[step.target])
    return f"{step.kind.value}: {' + '.join(premises)} → {target}"


def named(claim: Claim) -> str:
    """Give the id of a claim, or its text."""
    return claim.id or claim.text


def kinds(argument: ArgumentMap) -> dict[str, str]:
    """Give the kind of each claim."""
    return {named(claim): claim.kind.value for claim in argument.claims}
