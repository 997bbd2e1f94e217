"""ARG405 unconnected-claim."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Claim, ClaimKind


class UnconnectedClaim(Rule):
    """Finds claims that have nothing to do with any thesis.

    ## What it does
    Reports a `claim` at the left margin that bears on no thesis, however far around: it is not
    mentioned, or only by claims that bear on none either. What stands below it is not reported
    again. Files without a thesis and included files are libraries; they may say more than is used.

    ## Why it matters
    It was to be mentioned somewhere, or it is left over.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]

    claim dust: Leaves bind dust. [@guide, p. 4]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      premise dust

    claim dust: Leaves bind dust. [@guide, p. 4]
    ```
    """

    code = "ARG405"
    name = "unconnected-claim"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find claims at the left margin from which no way leads to a thesis."""
        argument_map = checked.map
        main = checked.loaded.main.source
        if not any(
            thesis.span is not None and thesis.span.source is main for thesis in argument_map.theses
        ):
            return
        if argument_map.incomplete or checked.may_lack_roots or checked.may_lack_citations:
            # A line that is lost may have mentioned it.
            return
        loose = [
            claim
            for claim in argument_map.claims
            if claim.kind is ClaimKind.CLAIM
            and claim.span is not None
            and claim.span.source is main
            and claim.key not in checked.sides.pro
            and claim.key not in checked.sides.con
        ]
        # Those that are used for nothing come first: the others hang on them, or on each other.
        used = [claim for claim in loose if claim.key in argument_map.steps_from]
        unused = [claim for claim in loose if claim.key not in argument_map.steps_from]
        for claim in unused:
            yield self._about(claim)
        if not used:
            return
        seen: set[str] = set()
        for claim in unused:
            _collect(checked, claim, seen)
        for claim in used:
            if claim.key not in seen:
                _collect(checked, claim, seen)
                yield self._about(claim)

    def _about(self, claim: Claim) -> Diagnostic:
        return self.finding(
            "this claim bears on no thesis",
            claim.span,
            help=f"mention it where it is a reason or an objection ('premise {claim.id}')"
            if claim.id is not None
            else "give it an id and mention it where it is a reason or an objection",
        )


def _collect(checked: Checked, claim: Claim, seen: set[str]) -> None:
    """Add a claim and all that bears on it."""
    stack = [claim.key]
    while stack:
        key = stack.pop()
        if key not in seen:
            seen.add(key)
            for step in checked.map.steps_into.get(key, ()):
                stack += (step.key, *step.premises)
