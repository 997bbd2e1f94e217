"""ARG901 unused-ignore."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity


class UnusedIgnore(Rule):
    """Finds ignore comments that do nothing.

    ## What it does
    Reports an ignore comment that suppresses nothing, names no rule, names an error of the text
    (which cannot be ignored), or is not understood. An ignore of a rule that does not run is left
    alone.

    ## Why it matters
    The finding that it was written for is gone, or was never suppressed; left standing, the comment
    hides the next one.

    ## Example
    ```arg
    thesis trees: The city should plant trees.
      # argmap: ignore[ARG101] -- everyone knows
      assumption: Trees cool a street.
    ```

    ## Instead
    ```arg
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
    ```

    ## Fix safety
    Safe: a name that suppresses nothing is deleted from the brackets, or the comment, its reason
    included, where no name is left. The map does not change. No fix is offered for what is not
    understood.
    """

    code = "ARG901"
    name = "unused-ignore"
    severity = Severity.WARNING
    is_about_ignores = True

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find ignores of the main file that suppressed nothing or are not understood."""
        unused = checked.suppressions[-1].unused(checked.settings.selected)
        for span, message, advice, fix in unused:
            yield self.finding(message, span, help=advice, fix=fix)
