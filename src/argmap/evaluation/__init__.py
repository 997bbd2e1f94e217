"""What still stands: verdicts, explanations and strengths; pure functions on the map."""

from argmap.evaluation.base import Ground
from argmap.evaluation.engine import Evaluation, UnknownPointError, evaluate
from argmap.evaluation.part import Goal
from argmap.evaluation.plan import Plan
from argmap.evaluation.ranking import OpenPoint
from argmap.evaluation.singles import Singles
from argmap.evaluation.strength import Strength, StrengthMethod
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.why import Move, Reason, Why
from argmap.evaluation.words import headline

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
