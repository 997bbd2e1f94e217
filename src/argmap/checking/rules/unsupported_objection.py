"""ARG102 unsupported-objection."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ClaimKind, StepKind


class UnsupportedObjection(Rule):
    """Finds objections, rebuttals and undercuts that nothing backs.

    ## What it does
    Reports an objection, a rebuttal or an undercut that has no reason below it, cites no source,
    and is not marked as given. A `claim` that is used as one, and not as a premise
    as well, counts as one.

    ## Why it matters
    An attack that is only asserted can be waved away; a rebuttal that is only asserted answers
    nothing.

    ## Example
    ```arg
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
      objection: Roots break the pavement.
        rebuttal: Some roots go deep. [@guide]
    source guide: Guide to street trees
    ```

    ## Instead
    ```arg
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
      objection: Roots break the pavement. [@guide, p. 3]
        rebuttal: Some roots go deep. [@guide, p. 7]
    source guide: Guide to street trees
    ```
    """

    code = "ARG102"
    name = "unsupported-objection"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find attacks without reason, citation or status."""
        for claim in checked.map.claims:
            if claim.kind is ClaimKind.CLAIM:
                uses = {
                    step.kind
                    for step in checked.map.steps_from.get(claim.key, ())
                    if claim.key not in step.warrants
                }
                # Where it is used as a premise too, that it has nothing behind it is said of that.
                if not uses or StepKind.SUPPORT in uses:
                    continue
            elif not claim.kind.is_attack:
                continue
            if not checked.is_backed(claim):
                yield self.finding(
                    f"nothing backs this {claim.kind.value}"
                    if claim.kind is not ClaimKind.CLAIM
                    else "this claim is used against another, and nothing backs it",
                    claim.span,
                    help="add a reason below it, cite a source in it ([@key]), or write "
                    "'status: given' below it to let it stand as it is",
                )
