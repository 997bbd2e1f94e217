"""Where a case can be attacked: what it hangs on, and what has little behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from argmap.briefing.brief import Opening, Point, Reference
from argmap.briefing.cites import names_of, relays
from argmap.briefing.exchange import Exchanges
from argmap.briefing.texts import listed
from argmap.evaluation import Ground, Verdict
from argmap.model import Claim, SourceKind

_MOST = 15
_MOST_BARE = 60


def openings(
    telling: Exchanges,
    topple: Collection[str],
    against: Mapping[str, Sequence[Reference]],
) -> tuple[Opening, ...]:
    """Give where to attack the case, best first.

    First what it hangs on, what is weak in several ways before what is weak in one; then what
    rests on contested or anonymous sources, on assumptions, on a single source; each in the order
    of the file.

    Args:
        telling: The map.
        topple: Keys of the claims whose loss alone makes a thesis fall.
        against: Where objections to a claim are printed.
    """
    case = telling.case.above
    theses = {thesis.key for thesis in telling.map.theses}
    found = []
    for claim in telling.map.claims:
        if claim.key in theses or (claim.key not in case and claim.key not in topple):
            continue
        if telling.evaluation.verdicts[claim.key] is not Verdict.STANDS:
            continue
        worst, reasons = _reasons(telling, claim)
        if claim.key in topple or worst < 3:
            found.append((claim, worst, reasons))
    found.sort(key=lambda one: (one[0].key not in topple, one[1]))
    return tuple(
        Opening(
            telling.point(claim),
            claim.key in topple,
            reasons,
            tuple(against.get(claim.key, ()))[:5],
        )
        for claim, _, reasons in found[:_MOST]
    )


def bare(telling: Exchanges) -> tuple[Point, ...]:
    """Give the claims of the case that nothing backs, and that are not even called assumptions."""
    found = [
        telling.point(claim)
        for claim in telling.map.claims
        if claim.key in telling.case.above
        and not claim.citations
        and claim.status is None
        and telling.evaluation.ground(claim.key) in (None, Ground.PRESUMED)
        and not telling.map.has_reason(claim.key)
    ]
    return tuple(found)


def _reasons(telling: Exchanges, claim: Claim) -> tuple[int, tuple[str, ...]]:
    """Say why a claim is weak, and how much that weighs: 0 is worst, 3 is nothing."""
    if telling.map.has_reason(claim.key):
        return 3, ()
    ground = telling.evaluation.ground(claim.key)
    if ground is Ground.ASSUMED:
        return 1, ("an assumption",)
    if ground is Ground.GIVEN:
        return 1, ("taken as given",)
    if not claim.citations:
        return 3, ("nothing behind it",)
    sources = telling.map.source_by_key
    cited = [sources[one.key] for one in claim.citations if one.key in sources]
    chains = [relays(sources, source) for source in cited]
    reasons = []
    weight = 2
    for words, weak in (
        ("contested source", [chain[0] for chain in chains if any(one.contested for one in chain)]),
        (
            "anonymous source",
            [
                chain[0]
                for chain in chains
                if any(one.kind is SourceKind.ANONYMOUS for one in chain)
            ],
        ),
    ):
        if weak:
            weight = 0
            reasons.append(f"{words}: {listed([names_of(one)[1] for one in weak], 3)}")
    if len(cited) == 1 and not reasons:
        reasons.append(f"one source only: {names_of(cited[0])[1]}")
    return (weight if reasons else 3), tuple(reasons)
