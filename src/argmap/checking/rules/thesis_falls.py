"""ARG203 thesis-falls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from argmap.checking.answers import where_it_fails, why_it_fails
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.evaluation import Reason, Verdict
from argmap.evaluation.words import because, words_of
from argmap.model import Claim, Step, StepKind

_MOST_CAUSES = 3
_TOLD_ELSEWHERE = (Reason.NO_REASON, Reason.CIRCULAR)


class ThesisFalls(Rule):
    """Finds theses that do not stand after all that is said in the map.

    ## What it does
    Reports a thesis that falls or is open, and says by what, in the words of `argmap why`. A
    thesis without a reason (ARG103), one that is a reason for itself (ARG012), and one that is part
    of a stalemate (ARG206) are left to those; so are theses that only speak against each other:
    they are answers to one question.

    ## Why it matters
    Whoever reads the map to the end is not convinced.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence cool: Trees cool a street. [@guide, p. 1]
        objection: Not in narrow streets. [@guide, p. 3]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence cool: Trees cool a street. [@guide, p. 1]
        objection: Not in narrow streets. [@guide, p. 3]
          rebuttal: In narrow streets most of all. [@guide, p. 4]
    ```
    """

    code = "ARG203"
    name = "thesis-falls"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find theses with a verdict other than that they stand."""
        evaluation = checked.evaluation
        for thesis in checked.map.theses:
            key = thesis.key
            if evaluation.verdict(key) is Verdict.STANDS or not checked.is_sure(key):
                continue
            if evaluation.reason(key) in _TOLD_ELSEWHERE:
                continue
            if evaluation.verdict(key) is Verdict.OPEN and key in checked.stalemates.members:
                continue
            yield self.finding(
                f"this thesis {words_of(evaluation, key)}: {because(evaluation, key)}",
                thesis.span,
                help="answer what works against it; 'argmap plan' lists what has to be answered "
                "for it to stand",
                related=tuple(_causes(checked, thesis)),
            )


def _causes(checked: Checked, thesis: Claim) -> Iterator[Related]:
    """Give the places that the message speaks of."""
    evaluation = checked.evaluation
    reason = evaluation.reason(thesis.key)
    is_hit = reason in (Reason.ATTACKED, Reason.ATTACK_OPEN)
    verdict = Verdict.STANDS if reason is Reason.ATTACKED else Verdict.OPEN
    steps = (
        step
        for step in checked.map.steps_into.get(thesis.key, ())
        if (step.kind is not StepKind.SUPPORT) is is_hit
        and (reason is Reason.REASONS_FAIL or evaluation.verdict(step.key) is verdict)
    )
    for step in islice(steps, _MOST_CAUSES):
        span = step.span if is_hit else where_it_fails(checked, step)
        if span is not None:
            yield Related(span, _told(checked, step, reason))


def _told(checked: Checked, step: Step, reason: Reason) -> str:
    return "this works against it" if reason is Reason.ATTACKED else why_it_fails(checked, step)
