"""ARG103 thesis-without-premise."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ClaimStatus


class ThesisWithoutPremise(Rule):
    """Finds theses that no reason is given for.

    ## What it does
    Reports a thesis without any premise, evidence or assumption below it.

    ## Why it matters
    A thesis that is only attacked, or only stated, is not argued for.

    ## Example
    ```arg
    thesis trees: The city should plant trees.
    ```

    ## Instead
    ```arg
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
    ```
    """

    code = "ARG103"
    name = "thesis-without-premise"
    severity = Severity.ERROR

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find theses without a supporting step."""
        for thesis in checked.map.theses:
            if (
                not checked.map.has_reason(thesis.key)
                and thesis.key not in checked.map.incomplete
                and thesis.status is not ClaimStatus.GIVEN
            ):
                yield self.finding(
                    "no reason is given for this thesis",
                    thesis.span,
                    help="add a premise below it",
                )
