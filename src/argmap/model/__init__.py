"""The map: claims, steps and sources; it knows no text but spans."""

from argmap.model.kinds import (
    Burden,
    ClaimKind,
    ClaimStatus,
    SourceKind,
    StepKind,
)
from argmap.model.map import ArgumentMap, Citation, Claim, Source, Step

__all__ = [
    "ArgumentMap",
    "Burden",
    "Citation",
    "Claim",
    "ClaimKind",
    "ClaimStatus",
    "Source",
    "SourceKind",
    "Step",
    "StepKind",
]
