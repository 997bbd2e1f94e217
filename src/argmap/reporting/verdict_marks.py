"""How verdicts look in a terminal: a sign, words and a colour."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.evaluation import Evaluation, Reason, Verdict
from argmap.model import Claim, Step

SIGNS = {
    Verdict.STANDS: "✓",
    Verdict.REBUTTED: "✗",
    Verdict.UNSUPPORTED: "✗",
    Verdict.OPEN: "?",
}
STYLES = {
    Verdict.STANDS: "green",
    Verdict.REBUTTED: "red",
    Verdict.UNSUPPORTED: "red",
    Verdict.OPEN: "yellow",
}


def marked(verdict: Verdict) -> str:
    """Give a verdict with its sign."""
    return f"{SIGNS[verdict]} {verdict.words}"


def said_of(evaluation: Evaluation, claim: Claim, step: Step | None) -> Iterator[tuple[str, str]]:
    """Say what stands, for a row of a tree: of the claim, and of its step where they differ."""
    verdict = evaluation.verdict(claim.key)
    yield marked(verdict), STYLES[verdict]
    strength = evaluation.strength(claim.key)
    if strength is not None:
        yield str(strength) or "no strength", "dim"
    if step is None:
        return
    reason = evaluation.reason(step.key)
    if reason is Reason.UNDERCUT:
        yield "✗ but the step is undercut", "magenta"
    elif reason is Reason.ATTACK_OPEN:
        yield "? but the step is open", "yellow"
    elif reason in (Reason.DENIED, Reason.GRANTED):
        yield f"the step is {reason.value}", "magenta"
