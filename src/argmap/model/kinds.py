"""The kinds of claims, steps and sources, and the other closed lists of the language."""

from __future__ import annotations

from enum import Enum


class ClaimKind(Enum):
    """The part that a claim plays where it is stated."""

    THESIS = "thesis"
    CLAIM = "claim"
    PREMISE = "premise"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"
    OBJECTION = "objection"
    REBUTTAL = "rebuttal"
    UNDERCUT = "undercut"
    WARRANT = "warrant"

    @property
    def is_attack(self) -> bool:
        """Whether a statement of this kind speaks against something."""
        return self in _ATTACKS

    @property
    def is_root(self) -> bool:
        """Whether a statement of this kind stands under nothing."""
        return self in (ClaimKind.THESIS, ClaimKind.CLAIM)


# Whoever goes through a large map asks for each claim: a tuple of three is looked through faster
# than three names are looked up.
_ATTACKS = (ClaimKind.OBJECTION, ClaimKind.REBUTTAL, ClaimKind.UNDERCUT)


class StepKind(Enum):
    """How the premises of a step bear on its target."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"


class ClaimStatus(Enum):
    """What the author says about the standing of a claim."""

    GIVEN = "given"
    OPEN = "open"


class Burden(Enum):
    """Whether a leaf stands until it is attacked, or only with something behind it."""

    PRESUME = "presume"
    PROVE = "prove"


class SourceKind(Enum):
    """What sort of thing a source is."""

    REPORT = "report"
    NEWS = "news"
    DATA = "data"
    DOCUMENT = "document"
    BOOK = "book"
    STUDY = "study"
    TESTIMONY = "testimony"
    ANONYMOUS = "anonymous"
