"""All rules, in the order of their codes."""

from __future__ import annotations

from argmap.checking.rule import Rule
from argmap.checking.rules.anonymous_only import AnonymousOnly
from argmap.checking.rules.assumption_carries_thesis import AssumptionCarriesThesis
from argmap.checking.rules.contested_source import ContestedSource
from argmap.checking.rules.duplicate_claim import DuplicateClaim
from argmap.checking.rules.duplicate_step import DuplicateStep
from argmap.checking.rules.evidence_without_source import EvidenceWithoutSource
from argmap.checking.rules.failed_answer import FailedAnswer
from argmap.checking.rules.hidden_argument import HiddenArgument
from argmap.checking.rules.hollow_support import HollowSupport
from argmap.checking.rules.ignore_without_reason import IgnoreWithoutReason
from argmap.checking.rules.long_claim import LongClaim
from argmap.checking.rules.objection_to_objection import ObjectionToObjection
from argmap.checking.rules.one_sided import OneSided
from argmap.checking.rules.open_critical_question import OpenCriticalQuestion
from argmap.checking.rules.placeholder import Placeholder
from argmap.checking.rules.question_as_claim import QuestionAsClaim
from argmap.checking.rules.quote_not_found import QuoteNotFound
from argmap.checking.rules.quote_without_locator import QuoteWithoutLocator
from argmap.checking.rules.single_pillar import SinglePillar
from argmap.checking.rules.single_source import SingleSource
from argmap.checking.rules.source_on_both_sides import SourceOnBothSides
from argmap.checking.rules.stale_source import StaleSource
from argmap.checking.rules.stalemate import Stalemate
from argmap.checking.rules.support_and_attack import SupportAndAttack
from argmap.checking.rules.thesis_falls import ThesisFalls
from argmap.checking.rules.thesis_without_premise import ThesisWithoutPremise
from argmap.checking.rules.unanswered_objection import UnansweredObjection
from argmap.checking.rules.unconnected_claim import UnconnectedClaim
from argmap.checking.rules.undated_source import UndatedSource
from argmap.checking.rules.unknown_scheme import UnknownScheme
from argmap.checking.rules.unsupported_objection import UnsupportedObjection
from argmap.checking.rules.unsupported_premise import UnsupportedPremise
from argmap.checking.rules.unused_ignore import UnusedIgnore
from argmap.checking.rules.unused_source import UnusedSource
from argmap.checking.rules.vague_attribution import VagueAttribution
from argmap.checking.settings import Settings

RULES: tuple[Rule, ...] = (
    UnsupportedPremise(),
    UnsupportedObjection(),
    ThesisWithoutPremise(),
    HollowSupport(),
    SinglePillar(),
    AssumptionCarriesThesis(),
    UnansweredObjection(),
    FailedAnswer(),
    ThesisFalls(),
    OneSided(),
    ObjectionToObjection(),
    Stalemate(),
    SupportAndAttack(),
    EvidenceWithoutSource(),
    UnusedSource(),
    SingleSource(),
    AnonymousOnly(),
    UndatedSource(),
    ContestedSource(),
    QuoteNotFound(),
    QuoteWithoutLocator(),
    StaleSource(),
    SourceOnBothSides(),
    DuplicateClaim(),
    DuplicateStep(),
    UnknownScheme(),
    OpenCriticalQuestion(),
    UnconnectedClaim(),
    QuestionAsClaim(),
    HiddenArgument(),
    LongClaim(),
    VagueAttribution(),
    Placeholder(),
    UnusedIgnore(),
    IgnoreWithoutReason(),
)

DEFAULT_SETTINGS = Settings(frozenset(rule.code for rule in RULES if rule.is_default))
"""What is in force where nothing is configured."""
