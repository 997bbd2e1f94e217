"""Attacks that work against what speaks for a thesis, and what is said against them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked
from argmap.diagnostic import Related
from argmap.evaluation import Reason, Verdict
from argmap.model import Step, StepKind
from argmap.source import Span


def working_attacks(checked: Checked, *, answered: bool) -> Iterator[Step]:
    """Give the attacks and undercuts that work against what speaks for a thesis.

    Args:
        checked: The map.
        answered: Whether to give those against which something is said, or against what they
            rest on; or the others.
    """
    argument_map = checked.map
    if not argument_map.theses and checked.may_lack_roots:
        return
    pro, verdicts, unsure = checked.sides.pro, checked.evaluation.verdicts, checked.unsure
    support, stands = StepKind.SUPPORT, Verdict.STANDS
    for step in argument_map.steps:
        if (
            step.kind is not support
            and step.target in pro
            and verdicts[step.key] is stands
            and step.key not in unsure
            and is_answered(checked, step) is answered
        ):
            yield step


def is_answered(checked: Checked, step: Step) -> bool:
    """Say whether anything is said against a step, or against what it rests on."""
    return step.key in checked.map.steps_into or not checked.contested.isdisjoint(step.premises)


def word_of(step: Step) -> str:
    """Give the word with which a step is written: ``objection``, ``rebuttal`` or ``undercut``."""
    if step.span is None:
        raise ValueError("rules check maps that were read from a text")
    return step.span.text.split(maxsplit=1)[0].rstrip(":")


def what_it_hits(checked: Checked, step: Step) -> tuple[Related, ...]:
    """Give the place that an attack hits, with what becomes of it."""
    if step.kind is StepKind.UNDERCUT:
        span = checked.map.step_by_key[step.target].span
    else:
        span = checked.map.claim_by_key[step.target].span
    return () if span is None else (Related(span, checked.headline(step.target)),)


def why_it_fails(checked: Checked, step: Step) -> str:
    """Say by what a step fails, or why it is open: the first line of `argmap why`.

    Where a premise falls or is open, that is what is said of the premise.
    """
    return checked.headline(_failing_premise(checked, step) or step.key)


def where_it_fails(checked: Checked, step: Step) -> Span | None:
    """Give the place that `why_it_fails` speaks of: of linked premises, the one that falls."""
    premise = _failing_premise(checked, step)
    if premise is None or premise == step.premises[0]:
        return step.span
    return checked.map.claim_by_key[premise].span


def _failing_premise(checked: Checked, step: Step) -> str | None:
    """Give the premise by which a step fails or is open, where it is by one."""
    if checked.evaluation.reason(step.key) not in (Reason.PREMISE_FALLS, Reason.SUPPORT_OPEN):
        return None
    verdicts = checked.evaluation.verdicts
    return next(
        premise
        for premise in step.premises
        if verdicts[premise].falls or verdicts[premise] is Verdict.OPEN
    )
