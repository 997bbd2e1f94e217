"""ARG204 one-sided."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity


class OneSided(Rule):
    """Finds theses that nothing was ever said against.

    ## What it does
    Reports a thesis with reasons, where neither the thesis nor anything that it rests on has an
    objection or an undercut, answered or not.

    ## Why it matters
    Readers think of objections themselves, and find no answer.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: Roots break the pavement. [@guide, p. 3]
        rebuttal: The roots of some trees go deep. [@guide, p. 7]
    ```
    """

    code = "ARG204"
    name = "one-sided"
    severity = Severity.INFO

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find theses against which, and against whose reasons, nothing is said."""
        for thesis in checked.map.theses:
            if (
                thesis.key not in checked.contested
                and checked.is_sure(thesis.key)
                and checked.map.has_reason(thesis.key)
            ):
                yield self.finding(
                    "nothing is said against this thesis or against its reasons",
                    thesis.span,
                    help="add the strongest objection that you know, with your answer to it",
                )
