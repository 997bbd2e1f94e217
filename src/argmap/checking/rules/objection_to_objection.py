"""ARG205 objection-to-objection."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from argmap.model import Step, StepKind
from argmap.source import Span

_WRONG = "objection"
_RIGHT = "rebuttal"
_ANSWERED = ("objection", "undercut")


class ObjectionToObjection(Rule):
    """Finds objections to objections: they are rebuttals.

    ## What it does
    Reports an `objection` that stands below an objection or an undercut, where `rebuttal` is the
    word. What stands below a rebuttal is left alone: there either word is right.

    ## Why it matters
    The word tells a reader, and a picture, that the line answers: it defends what was attacked.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: Roots break the pavement. [@guide, p. 3]
        objection: The roots of some trees go deep. [@guide, p. 7]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: Roots break the pavement. [@guide, p. 3]
        rebuttal: The roots of some trees go deep. [@guide, p. 7]
    ```

    ## Fix safety
    Safe: the word is replaced. Nothing else in the map changes.
    """

    code = "ARG205"
    name = "objection-to-objection"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find lines with the word 'objection' below a line that attacks something."""
        for step, span in _candidates(checked):
            parent = checked.lines.at(span).parent
            if parent is None or parent.role not in _ANSWERED:
                continue
            word = Span(span.source, span.start, span.start + len(_WRONG))
            above = Span(span.source, parent.node.word.start, parent.node.word.end)
            target = checked.map.claim_by_key[step.target]
            yield self.finding(
                f"an objection to an {parent.role} is a rebuttal",
                span,
                help=f"write '{_RIGHT}'",
                related=(Related(above, f"what it answers: {target.name}"),),
                fix=Fix(f"write '{_RIGHT}'", (Edit(word, _RIGHT),), safe=True),
            )


def _candidates(checked: Checked) -> Iterator[tuple[Step, Span]]:
    """Give the objections to claims that attack something somewhere; most maps have none."""
    claims = checked.map.claim_by_key
    attack, support = StepKind.ATTACK, StepKind.SUPPORT
    mentioned = {
        key
        for step in checked.map.steps
        if step.mentioned and step.kind is not support
        for key in step.mentioned
    }
    for step in checked.map.steps:
        if (
            step.kind is attack
            and step.span is not None
            and (step.target in mentioned or claims[step.target].kind.is_attack)
            and step.span.source.text.startswith(_WRONG, step.span.start)
        ):
            yield step, step.span
