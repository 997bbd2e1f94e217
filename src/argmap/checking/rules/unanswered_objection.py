"""ARG201 unanswered-objection."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.answers import what_it_hits, word_of, working_attacks
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity


class UnansweredObjection(Rule):
    """Finds objections and undercuts that nothing is said against.

    ## What it does
    Reports an attack on the thesis, or on anything that speaks for it, that works and has no
    answer: nothing attacks it or what it rests on, and nothing undercuts it. What defends the
    thesis (a rebuttal, an undercut of an objection) needs no answer; nor does what has to be
    proved (`burden: prove`) and is not. Beside it stands what it hits, with the first line of
    `argmap why`.

    ## Why it matters
    An objection that is raised and left standing is conceded.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
      objection: Roots break the pavement. [@guide, p. 3]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
      objection: Roots break the pavement. [@guide, p. 3]
        rebuttal: The roots of some trees go deep. [@guide, p. 7]
    ```
    """

    code = "ARG201"
    name = "unanswered-objection"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find attacks on the side of the theses that work and are not answered."""
        for step in working_attacks(checked, answered=False):
            yield self.finding(
                f"this {word_of(step)} has no answer",
                step.span,
                help="answer it with a rebuttal or an undercut below it, or concede it and change "
                "what it hits",
                related=what_it_hits(checked, step),
            )
