"""All rules, in the order of their codes."""

from __future__ import annotations

from argmap.checking.rule import Rule
from argmap.checking.rules.evidence_without_source import EvidenceWithoutSource
from argmap.checking.rules.thesis_without_premise import ThesisWithoutPremise
from argmap.checking.rules.unanswered_objection import UnansweredObjection
from argmap.checking.rules.unsupported_objection import UnsupportedObjection
from argmap.checking.rules.unsupported_premise import UnsupportedPremise
from argmap.checking.rules.unused_ignore import UnusedIgnore
from argmap.checking.rules.unused_source import UnusedSource
from argmap.checking.settings import Settings

RULES: tuple[Rule, ...] = (
    UnsupportedPremise(),
    UnsupportedObjection(),
    ThesisWithoutPremise(),
    UnansweredObjection(),
    EvidenceWithoutSource(),
    UnusedSource(),
    UnusedIgnore(),
)

DEFAULT_SETTINGS = Settings(frozenset(rule.code for rule in RULES if rule.is_default))
"""What is in force where nothing is configured."""
