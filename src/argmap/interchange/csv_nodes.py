"""The claims of a map as a table."""

from __future__ import annotations

from argmap.interchange.arg_words import cited
from argmap.interchange.csv_cells import table
from argmap.interchange.losses import tell_losses
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap

_HEAD = (
    "key",
    "id",
    "kind",
    "text",
    "label",
    "by",
    "quote",
    "note",
    "tags",
    "weight",
    "status",
    "citations",
)
_HOLDS = frozenset(
    {*_HEAD, "locators", "assumptions", "schemes", "step notes", "warrants", "linked", "undercuts"}
)


def write(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a row for each claim; the steps are in the table of the steps, by the same keys."""
    tell_losses(argument_map, "CSV", _HOLDS, notices)
    rows = (
        (
            claim.key,
            claim.id,
            claim.kind.value,
            claim.text,
            claim.label,
            claim.by,
            claim.quote,
            claim.note,
            ", ".join(claim.tags),
            claim.weight,
            None if claim.status is None else claim.status.value,
            cited(claim.citations),
        )
        for claim in argument_map.claims
    )
    return table(_HEAD, rows)
