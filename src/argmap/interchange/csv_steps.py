"""The steps of a map as a table: a row for each premise of each step."""

from __future__ import annotations

from argmap.interchange.csv_cells import table
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap

_HEAD = ("step", "kind", "premise", "target", "is_warrant", "is_mentioned", "scheme", "note")


def write(argument_map: ArgumentMap, notices: Notices) -> str:  # noqa: ARG001 - as all writers
    """Write a row for each premise; linked premises have the same step.

    Premises and targets are keys of the table of the claims, or of a step that is undercut.
    """
    rows = (
        (
            step.key,
            step.kind.value,
            premise,
            step.target,
            "yes" if premise in step.warrants else "no",
            "yes" if premise in step.mentioned else "no",
            step.scheme,
            step.note,
        )
        for step in argument_map.steps
        for premise in step.premises
    )
    return table(_HEAD, rows)
