"""Plans as JSON. The form is published as ``docs/plan.schema.json``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from argmap.evaluation import Evaluation, OpenPoint, Plan, headline
from argmap.json_text import dump_json
from argmap.reporting.plan_answers import Answer, Answers
from argmap.reporting.plan_text import backing, points_of
from argmap.source import Span


def plan_json(evaluation: Evaluation, plans: Iterable[tuple[Plan, Sequence[OpenPoint]]]) -> str:
    """Write plans, each with what is open, as a JSON list."""
    answers = Answers(evaluation.map)
    return dump_json([_plan(evaluation, plan, points, answers) for plan, points in plans])


def _plan(
    evaluation: Evaluation, plan: Plan, points: Sequence[OpenPoint], answers: Answers
) -> dict[str, Any]:
    return {
        "key": plan.key,
        "verdict": plan.verdict.value,
        "because": headline(evaluation, plan.key),
        "goal": plan.goal.value,
        "size": plan.size,
        "count": plan.count,
        "searched": plan.searched,
        "by_solver": plan.by_solver,
        "sets": [list(keys) for keys in plan.sets],
        "points": [_point(evaluation, key, answers) for key in points_of(evaluation, plan)],
        "open_points": [_open_point(evaluation, point) for point in points],
    }


def _point(evaluation: Evaluation, key: str, answers: Answers) -> dict[str, Any]:
    claim = evaluation.map.claim_by_key[key]
    ground, sources = backing(evaluation, key)
    return {
        "key": key,
        "id": claim.id,
        "kind": claim.kind.value,
        "text": claim.text,
        "ground": None if ground is None else ground.value,
        "sources": sources,
        "at": _place(claim.span),
        "answers": [_answer(answer) for answer in answers.to(claim)],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {"word": answer.word, "below": _place(answer.below), "column": answer.column}


def _open_point(evaluation: Evaluation, point: OpenPoint) -> dict[str, Any]:
    step = evaluation.map.step_by_key[point.step]
    return {
        "step": step.key,
        "kind": step.kind.value,
        "premises": list(step.premises),
        "target": step.target,
        "changes": None if point.changes is None else list(point.changes),
        "helps": point.helps,
        "at": _place(step.span),
    }


def _place(span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    line, column = span.source.position(span.start)
    return {"file": span.source.name, "line": line, "column": column}
