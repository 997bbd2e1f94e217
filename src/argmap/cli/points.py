"""The claims and steps that a user names."""

from __future__ import annotations

from argmap.cli.output import fail
from argmap.model import ArgumentMap
from argmap.suggestion import did_you_mean

_SEPARATOR = ":"


def point_named(argument_map: ArgumentMap, name: str) -> str:
    """Give the key of a claim or a step.

    A claim is named by its id or its key; a step by its key, or as ``PREMISE:TARGET``: by one of
    its premises and what it bears on. Where that is a step, it is named in the same way:
    ``UNDERCUT:PREMISE:CLAIM``.

    Raises:
        typer.Exit: There is no such claim or step, or there are several; the user has been told.
    """
    if name in argument_map.claim_by_key or name in argument_map.step_by_key:
        return name
    first, *others = reversed(name.split(_SEPARATOR))
    if not others:
        ids = (claim.id for claim in argument_map.claims if claim.id is not None)
        raise fail(f"no statement has the id '{name}'{did_you_mean(name, ids)}")
    for part in (first, *others):
        if part not in argument_map.claim_by_key:
            raise fail(
                f"{name}: no statement has the id '{part}'"
                f"{did_you_mean(part, argument_map.claim_by_key)}"
            )
    target = first
    for premise in others:
        found = [
            step.key for step in argument_map.steps_into.get(target, ()) if premise in step.premises
        ]
        if not found:
            raise fail(f"{name}: no step leads from '{premise}' there")
        if len(found) > 1:
            raise fail(
                f"{name}: several steps lead from '{premise}' there; say the key of the one "
                f"that you mean: {', '.join(found)}"
            )
        target = found[0]
    return target
