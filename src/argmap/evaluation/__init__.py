"""What still stands: verdicts, explanations and strengths; pure functions on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.evaluation.base import Ground
from argmap.evaluation.engine import Evaluation, UnknownPointError, evaluate
from argmap.evaluation.part import Goal
from argmap.evaluation.singles import Singles
from argmap.evaluation.strength import Strength, StrengthMethod
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.why import Move, Reason, Why
from argmap.evaluation.words import headline

if TYPE_CHECKING:
    from argmap.evaluation.plan import Plan
    from argmap.evaluation.ranking import OpenPoint

# A check makes no plan, and need not load what does.
_HOMES = {"OpenPoint": "argmap.evaluation.ranking", "Plan": "argmap.evaluation.plan"}

__all__ = [
    "Evaluation",
    "Goal",
    "Ground",
    "Move",
    "OpenPoint",
    "Plan",
    "Reason",
    "Singles",
    "Strength",
    "StrengthMethod",
    "UnknownPointError",
    "Verdict",
    "Why",
    "evaluate",
    "headline",
]


def __getattr__(name: str) -> Any:
    """Import what belongs to a plan when it is first used."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)
