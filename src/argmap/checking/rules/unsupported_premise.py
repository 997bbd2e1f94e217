"""ARG101 unsupported-premise."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ClaimKind, StepKind


class UnsupportedPremise(Rule):
    """Finds premises that nothing backs.

    ## What it does
    Reports a premise that has no reason below it, cites no source, and is neither an assumption
    nor marked as given. A `claim` that is used as a premise is a premise.

    ## Why it matters
    A reader who doubts the premise finds nothing to go on. What is taken for granted should be
    taken for granted in the open.

    ## Example
    ```arg
    thesis trees: The city should plant trees.
      premise: Trees cool a street by several degrees.
    ```

    ## Instead
    ```arg
    source survey: City survey of street temperatures
    thesis trees: The city should plant trees.
      premise: Trees cool a street by several degrees. [@survey, table 2]
    ```
    """

    code = "ARG101"
    name = "unsupported-premise"
    severity = Severity.ERROR

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find premises without reason, citation or status."""
        for claim in checked.map.claims:
            if claim.kind is ClaimKind.CLAIM:
                if not any(
                    step.kind is StepKind.SUPPORT and claim.key not in step.warrants
                    for step in checked.map.steps_from.get(claim.key, ())
                ):
                    continue
            elif claim.kind is not ClaimKind.PREMISE:
                continue
            elif claim.joined and claim.key not in checked.map.steps_from:
                # What it was to join is lost: it may have been an attack.
                continue
            if not checked.is_backed(claim):
                yield self.finding(
                    "nothing backs this premise"
                    if claim.kind is ClaimKind.PREMISE
                    else "this claim is used as a premise, and nothing backs it",
                    claim.span,
                    help="add a reason below it, cite a source in it ([@key]), or say that it is "
                    "taken for granted: write 'assumption', or 'status: given' below it",
                )
