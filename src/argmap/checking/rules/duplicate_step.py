"""ARG402 duplicate-step."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from argmap.model import Step, StepKind
from argmap.source import Span
from argmap.syntax.tree import Mention

_WORDS = {
    StepKind.SUPPORT: "is a reason",
    StepKind.ATTACK: "is an objection",
    StepKind.UNDERCUT: "is an undercut",
}


class DuplicateStep(Rule):
    """Finds claims that bear on the same thing twice in the same way.

    ## What it does
    Reports a second step of the same kind from the same claims to the same target. Two different
    schemes, warrants or companions make two steps that are not the same.

    ## Why it matters
    It looks like a further reason, and is none.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence cool: Trees cool a street. [@guide, p. 1]
      evidence: Leaves bind dust. [@guide, p. 4]
      premise cool
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence cool: Trees cool a street. [@guide, p. 1]
      evidence: Leaves bind dust. [@guide, p. 4]
    ```

    ## Fix safety
    Unsafe: the mention is deleted, and strengths count one reason less. A fix is offered where
    nothing stands below the mention.
    """

    code = "ARG402"
    name = "duplicate-step"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find steps with the kind, the premises and the target of another; linear."""
        known: dict[tuple[object, ...], dict[str | None, Step]] = {}
        for step in checked.steps_of_shared_claims:
            same = (step.kind, step.target, frozenset(step.premises), frozenset(step.warrants))
            schemes = known.setdefault(same, {})
            before = schemes.get(step.scheme)
            if before is None and schemes and (step.scheme is None or None in schemes):
                # Where a scheme is named once, the other may mean the same.
                before = next(iter(schemes.values()))
            if before is None:
                schemes[step.scheme] = step
            else:
                yield from self._twice(checked, before, step)

    def _twice(self, checked: Checked, before: Step, step: Step) -> Iterator[Diagnostic]:
        if _is_mentioned(before) and not _is_mentioned(step):
            # The line that states the claim stays.
            before, step = step, before
        if step.span is None or before.span is None:
            return
        names = [checked.map.claim_by_key[key].name for key in step.premises]
        if len(names) == 1:
            message = f"{names[0]} {_WORDS[step.kind]} here already"
        else:
            message = "these claims are linked in the same way here already"
        yield self.finding(
            message,
            step.span,
            help="delete one of the two",
            related=(Related(before.span, "here it bears on the same in the same way"),),
            fix=_deletion(checked, step),
        )


def _is_mentioned(step: Step) -> bool:
    return len(step.mentioned) == len(step.premises)


def _deletion(checked: Checked, step: Step) -> Fix | None:
    """Give the edits that delete the lines of a step, where they are mentions and no more."""
    if not _is_mentioned(step):
        return None
    edits = []
    for span in step.premise_spans:
        line = checked.lines.at(span)
        if not isinstance(line.node, Mention) or line.node.children:
            return None
        edits.append(Edit(Span(span.source, line.node.start, line.node.end), ""))
    title = "delete the mention" if len(edits) == 1 else "delete the mentions"
    return Fix(title, tuple(edits), safe=False)
