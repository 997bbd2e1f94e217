"""ARG902 ignore-without-reason."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity


class IgnoreWithoutReason(Rule):
    """Finds ignore comments that do not say why.

    ## What it does
    Reports an ignore comment without `-- the reason`. Off by default.

    ## Why it matters
    Nobody can tell later whether the finding was weighed or merely silenced.

    ## Example
    ```arg
    thesis trees: The city should plant trees.
      # argmap: ignore[ARG101]
      premise: Trees cool a street.
    ```

    ## Instead
    ```arg
    thesis trees: The city should plant trees.
      # argmap: ignore[ARG101] -- the survey comes out in May
      premise: Trees cool a street.
    ```
    """

    code = "ARG902"
    name = "ignore-without-reason"
    severity = Severity.WARNING
    is_default = False
    is_strict = True

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find ignores of the main file without a reason."""
        for span in checked.suppressions[-1].without_reason():
            yield self.finding(
                "this ignore does not say why",
                span,
                help="add the reason to the end of it: '-- the reason'",
            )
