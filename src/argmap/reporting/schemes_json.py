"""Argumentation schemes as JSON, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.json_text import dump_json
from argmap.schemes import CriticalQuestion, Scheme


def schemes_json(schemes: Iterable[Scheme]) -> str:
    """Give a JSON array with an object a scheme."""
    return dump_json([_scheme(scheme) for scheme in schemes])


def _scheme(scheme: Scheme) -> dict[str, Any]:
    return {
        "name": scheme.name,
        "title": scheme.title,
        "what": scheme.what,
        "premises": [{"role": each.role, "text": each.text} for each in scheme.premises],
        "conclusion": scheme.conclusion,
        "questions": [_question(question) for question in scheme.questions],
        "example": scheme.example,
    }


def _question(question: CriticalQuestion) -> dict[str, Any]:
    return {
        "name": question.name,
        "text": question.text,
        "answerer": question.answerer.value,
        "shown_by": [answer.value for answer in question.shown_by],
        "tag": question.tag,
    }
