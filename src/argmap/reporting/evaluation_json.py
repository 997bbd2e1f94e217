"""What stands, as JSON. The form is published as ``docs/evaluation.schema.json``."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from argmap.evaluation import Evaluation, headline
from argmap.json_text import dump_json


def evaluation_json(
    evaluation: Evaluation,
    *,
    before: Evaluation | None = None,
    only: Collection[str] | None = None,
    dropped: Collection[str] = (),
) -> str:
    """Write verdicts, and strengths where they were computed, as a JSON object.

    Args:
        evaluation: The evaluation.
        before: What to compare with: each claim and step tells its verdict there as well.
        only: The keys to tell; all where nothing is said.
        dropped: What was taken out of the map.
    """
    data: dict[str, Any] = {"burden": evaluation.burden.value}
    if before is not None:
        data["what_if"] = {
            "deny": sorted(evaluation.denied),
            "grant": sorted(evaluation.granted),
            "drop": sorted(dropped),
        }
    if evaluation.method is not None:
        data["method"] = evaluation.method.value
        data["saturated"] = list(evaluation.saturated)
    data["theses"] = [
        {
            "key": thesis.key,
            "id": thesis.id,
            "verdict": evaluation.verdict(thesis.key).value,
            "because": headline(evaluation, thesis.key),
        }
        for thesis in evaluation.map.theses
    ]
    data["claims"] = [
        {
            "key": claim.key,
            "id": claim.id,
            "kind": claim.kind.value,
            "text": claim.text,
            **_result(evaluation, before, claim.key),
        }
        for claim in evaluation.map.claims
        if only is None or claim.key in only
    ]
    data["steps"] = [
        {
            "key": step.key,
            "kind": step.kind.value,
            "premises": list(step.premises),
            "target": step.target,
            **_result(evaluation, before, step.key),
        }
        for step in evaluation.map.steps
        if only is None or step.key in only
    ]
    return dump_json(data)


def _result(evaluation: Evaluation, before: Evaluation | None, key: str) -> dict[str, Any]:
    data: dict[str, Any] = {"verdict": evaluation.verdict(key).value}
    if before is not None:
        data["before"] = before.verdict(key).value
    strength = evaluation.strength(key)
    if strength is not None:
        data["strength"] = strength.value
        data["in_cycle"] = strength.in_cycle
    return data
