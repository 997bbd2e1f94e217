"""ARG301 evidence-without-source."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ClaimKind


class EvidenceWithoutSource(Rule):
    """Finds evidence that cites nothing.

    ## What it does
    Reports a statement marked `evidence` without a citation.

    ## Why it matters
    Evidence is a reason that rests on a source. Without one it is a premise, and asks for a reason
    like any other.

    ## Example
    ```arg
    thesis trees: The city should plant trees.
      evidence: A street with trees was four degrees cooler.
    ```

    ## Instead
    ```arg
    source survey: City survey of street temperatures
    thesis trees: The city should plant trees.
      evidence: A street with trees was four degrees cooler. [@survey, table 2]
    ```
    """

    code = "ARG301"
    name = "evidence-without-source"
    severity = Severity.ERROR

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find evidence without a citation."""
        for claim in checked.map.claims:
            if (
                claim.kind is ClaimKind.EVIDENCE
                and not claim.citations
                and claim.key not in checked.map.incomplete
            ):
                yield self.finding(
                    "this evidence cites no source",
                    claim.span,
                    help="cite one in its text ([@key]), or write 'premise' and give a reason",
                )
