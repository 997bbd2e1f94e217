"""ARG501 question-as-claim."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.checking.wording import is_english
from argmap.diagnostic import Diagnostic, Severity

_MARKS = ("?", "?!", "!?", "？", "‽")


class QuestionAsClaim(Rule):
    """Finds statements that are questions.

    ## What it does
    Reports a statement that ends with a question mark, a rhetorical question too. A question in
    quotation marks is left alone, and so is a text in another language than English.

    ## Why it matters
    A question is neither true nor false: nothing can back it, and nobody can answer it with an
    objection. The claim that it hints at is not on the table.

    ## Example
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: Who would pay for them?
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: The city has no money for them.
    ```
    """

    code = "ARG501"
    name = "question-as-claim"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find statements that end with a question mark."""
        if not is_english(checked.map):
            return
        for claim in checked.map.claims:
            # Three marks stand for something that is still to be written: ARG505 tells of them.
            if claim.text.endswith(_MARKS) and not claim.text.endswith("???"):
                yield self.finding(
                    "this is a question, not a claim",
                    claim.span,
                    help="write what the question hints at, as a sentence that is true or false",
                )
