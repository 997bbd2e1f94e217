"""ARG503 long-claim."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.checking.settings import Option
from argmap.diagnostic import Diagnostic, Severity

MAX_WORDS = Option("max-words", 40, "how many words a statement may have", least=1)


class LongClaim(Rule):
    """Finds statements that are too long to be one claim.

    ## What it does
    Reports a statement with more words than `max-words`, in any language that puts blanks between
    words. Citations do not count.

    ## Why it matters
    A claim that cannot be said in a breath is mostly several, and does not fit in a picture.

    ## Example
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees along each of its wider streets, beginning with those
        that have the most traffic and the fewest parks near them, and should go on doing so until
        nobody in any of its quarters has to walk for more than three minutes to find some shade.
      evidence: Trees cool a street. [@guide, p. 1]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees until shade is three minutes away for everybody.
      evidence: Trees cool a street. [@guide, p. 1]
    ```

    ## Options
    `max-words`: how many words a statement may have; 40 where nothing else is said.
    """

    code = "ARG503"
    name = "long-claim"
    severity = Severity.INFO
    options = (MAX_WORDS,)

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find statements with too many words."""
        most = checked.settings.option(self.name, MAX_WORDS)
        if not isinstance(most, int):
            raise TypeError("a number of words is a number")
        for claim in checked.map.claims:
            # As many words need as many blanks: most texts are too short to be counted.
            if len(claim.text) <= 2 * most:
                continue
            count = len(claim.text.split())
            if count > most:
                yield self.finding(
                    f"this statement has {count:,} words; {most:,} are enough for a claim",
                    claim.span,
                    help="split it into claims that can be backed one by one, or move what "
                    "explains it to a 'note'",
                )
