"""ARG104 hollow-support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.checking.answers import where_it_fails, why_it_fails
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.evaluation import Verdict
from argmap.model import Claim, ClaimKind, Step, StepKind

_MOST_REASONS = 3


class HollowSupport(Rule):
    """Finds premises whose reasons have all been knocked out.

    ## What it does
    Reports a premise that speaks for a thesis and has reasons, none of which works any more,
    because of what is said against them. Where one premise hangs on another, the one is reported
    whose own reasons were hit. Assumptions and what is given stand without reasons; a thesis
    that falls is left to ARG203.

    ## Why it matters
    The premise looks backed, and is not.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      premise cool: Trees cool a street.
        evidence: A street with trees was four degrees cooler. [@guide, p. 1]
          undercut: It lies by the river. [@guide, p. 2]
      premise clean: Trees clean the air.
        evidence: Leaves bind dust. [@guide, p. 4]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      premise cool: Trees cool a street.
        evidence: A street with trees was four degrees cooler. [@guide, p. 1]
          undercut: It lies by the river. [@guide, p. 2]
        evidence: So was one far from the river. [@guide, p. 3]
      premise clean: Trees clean the air.
        evidence: Leaves bind dust. [@guide, p. 4]
    ```
    """

    code = "ARG104"
    name = "hollow-support"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find premises on the side of a thesis with reasons, all of which fail."""
        argument_map, evaluation = checked.map, checked.evaluation
        verdicts = evaluation.verdicts
        pro, stands, unsettled = checked.sides.pro, Verdict.STANDS, Verdict.OPEN
        for claim in argument_map.claims:
            key = claim.key
            verdict = verdicts[key]
            if verdict is stands or verdict is unsettled or key not in pro:
                continue
            if claim.kind is ClaimKind.THESIS or key not in argument_map.steps_into:
                continue
            if not checked.is_sure(key) or evaluation.ground(key) is not None:
                continue
            reasons = [
                step
                for step in argument_map.steps_into.get(key, ())
                if step.kind is StepKind.SUPPORT
            ]
            if not all(verdicts[step.key].falls for step in reasons):
                continue
            if _is_reason(checked, claim) and any(_is_hit(checked, step) for step in reasons):
                yield self.finding(
                    _message(reasons),
                    claim.span,
                    help="answer what is said against its reasons, give it another one, or take "
                    "it back",
                    related=tuple(
                        Related(span, why_it_fails(checked, step))
                        for step in reasons[:_MOST_REASONS]
                        if (span := where_it_fails(checked, step)) is not None
                    ),
                )


def _is_reason(checked: Checked, claim: Claim) -> bool:
    steps = checked.map.steps_from.get(claim.key, ())
    return any(step.kind is StepKind.SUPPORT for step in steps)


def _is_hit(checked: Checked, step: Step) -> bool:
    """Say whether a step fails by what is said against it or against a premise."""
    verdicts = checked.evaluation.verdicts
    return verdicts[step.key] is Verdict.REBUTTED or any(
        verdicts[premise] is Verdict.REBUTTED for premise in step.premises
    )


def _message(reasons: Sequence[Step]) -> str:
    if len(reasons) == 1:
        return "the only reason for this premise no longer works"
    return f"none of the {len(reasons):,} reasons for this premise works any more"
