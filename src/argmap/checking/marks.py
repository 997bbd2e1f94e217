"""What the checker says of each claim, in a word: for pictures and trees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.diagnostic import Diagnostic
from argmap.model import ArgumentMap

_WORDS = {
    "unsupported-premise": "unsupported",
    "unsupported-objection": "unsupported",
    "thesis-without-premise": "no reason given",
    "hollow-support": "reasons fail",
    "unanswered-objection": "unanswered",
    "failed-answer": "still works",
    "thesis-falls": "does not stand",
    "stalemate": "stalemate",
    "support-and-attack": "both for and against",
    "evidence-without-source": "no source",
    "duplicate-claim": "duplicate",
    "unconnected-claim": "unconnected",
}


def marks(findings: Iterable[Diagnostic], argument_map: ArgumentMap) -> Mapping[str, list[str]]:
    """Give the marks of claims, by their keys: each word once, in the order of the findings.

    A finding belongs to the claim or to the mention on whose line it is.
    """
    found: dict[str, list[str]] = {}
    for key, those in by_claim(findings, argument_map).items():
        words = dict.fromkeys(_WORDS.get(finding.name) for finding in those)
        known = [word for word in words if word is not None]
        if key and known:
            found[key] = known
    return found


def by_claim(
    findings: Iterable[Diagnostic], argument_map: ArgumentMap
) -> Mapping[str, list[Diagnostic]]:
    """Give the findings of each claim, by its key; under the empty key those about none.

    A finding belongs to the claim or to the mention on whose line it is.
    """
    at: dict[tuple[int, int], str] = {}
    for claim in argument_map.claims:
        if claim.span is not None:
            at[id(claim.span.source), claim.span.start] = claim.key
    for step in argument_map.steps:
        if step.span is not None:
            at.setdefault((id(step.span.source), step.span.start), step.premises[0])
    found: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        key = at.get((id(finding.span.source), finding.span.start), "")
        found.setdefault(key, []).append(finding)
    return found
