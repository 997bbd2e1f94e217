"""The pages of rules as JSON, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.checking.explanation import Explanation
from argmap.json_text import dump_json


def explanation_json(explanations: Iterable[Explanation]) -> str:
    """Give a JSON array with an object a rule; texts are Markdown."""
    return dump_json([_explanation(explanation) for explanation in explanations])


def _explanation(explanation: Explanation) -> dict[str, Any]:
    return {
        "code": explanation.code,
        "name": explanation.name,
        "severity": explanation.severity.value,
        "default": explanation.is_default,
        "ignorable": explanation.can_be_ignored,
        "summary": explanation.summary,
        "sections": [{"title": title, "text": text} for title, text in explanation.sections],
        "options": [
            {"name": option.name, "default": option.default, "description": option.description}
            for option in explanation.options
        ],
    }
