"""Which claims stand on their own word."""

from __future__ import annotations

from enum import Enum

from argmap.model import Burden, Claim, ClaimKind, ClaimStatus


class Ground(Enum):
    """Why a claim stands without a reason, as long as nothing works against it."""

    GIVEN = "given"
    """The author marks it as given."""
    ASSUMED = "assumed"
    """It is stated as an assumption."""
    CITED = "cited"
    """It cites a source, and nothing else holds it up."""
    PRESUMED = "presumed"
    """No reason is given for it, and the burden is on who doubts it."""


def ground_of(claim: Claim, burden: Burden, *, has_reason: bool) -> Ground | None:
    """Say what a claim stands on by itself; None where it needs a reason that works.

    ``status: given`` and ``status: open`` decide. Else an assumption stands on its own word, for
    that is what the word says; a claim with reasons leans on its reasons; and one without is
    presumed to stand, where the burden is ``presume``, or stands if it cites a source, where it is
    ``prove``. The burden of proof as a setting of the whole debate: Gordon, Prakken and Walton,
    The Carneades model of argument and burden of proof, 2007 (with proof standards that argmap
    does not have).
    """
    if claim.status is not None:
        return Ground.GIVEN if claim.status is ClaimStatus.GIVEN else None
    if claim.kind is ClaimKind.ASSUMPTION:
        return Ground.ASSUMED
    if has_reason:
        return None
    if claim.citations:
        return Ground.CITED
    return Ground.PRESUMED if burden is Burden.PRESUME else None
