"""A dialogue as JSON. The form is published as ``docs/why.schema.json``."""

from __future__ import annotations

from typing import Any

from argmap.evaluation import Evaluation, Move, Why, headline
from argmap.evaluation.words import because
from argmap.json_text import dump_json
from argmap.model.roles import Roles
from argmap.reporting.why_text import role_of


def why_json(evaluation: Evaluation, why: Why) -> str:
    """Write a dialogue as a JSON object with its moves in a row, each with its depth."""
    roles = Roles(evaluation.map)
    return dump_json(
        {
            "key": why.key,
            "verdict": why.verdict.value,
            "because": headline(evaluation, why.key),
            "moves": [_move(evaluation, roles, move) for move in why.moves],
        }
    )


def _move(evaluation: Evaluation, roles: Roles, move: Move) -> dict[str, Any]:
    claim = evaluation.map.claim_by_key[move.claim]
    return {
        "depth": move.depth,
        "about": "step" if move.key == move.step else "claim",
        "key": move.key,
        "role": role_of(evaluation, roles, move),
        "claim": move.claim,
        "text": claim.text,
        "step": move.step,
        "verdict": move.verdict.value,
        "reason": move.reason.value,
        "because": None if move.again else because(evaluation, move.key, move.reason),
        "again": move.again,
    }
