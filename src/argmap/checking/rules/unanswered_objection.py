"""ARG201 unanswered-objection."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.model import ArgumentMap, Step, StepKind
from argmap.source import Span


class UnansweredObjection(Rule):
    """Finds objections and undercuts that nothing is said against.

    ## What it does
    Reports an attack on the thesis, or on anything that speaks for it, that has no answer: nothing
    attacks it or what it rests on, and nothing undercuts it. What defends the thesis (a rebuttal,
    an undercut of an objection) needs no answer.

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
        """Find attacks on the side of the theses that are not answered."""
        if not checked.map.theses and checked.may_lack_roots:
            return
        answered = _answered(checked.map)
        names = checked.map.claim_by_key
        for step in checked.map.steps:
            if step.kind is StepKind.SUPPORT or step.target not in checked.sides.pro:
                continue
            if step.key in checked.map.steps_into or answered.intersection(step.premises):
                continue
            kind = names[step.premises[0]].kind
            word = kind.value if kind.is_attack else "objection"
            target = _target_span(checked.map, step)
            name = names[step.target].name if step.kind is StepKind.ATTACK else "this step"
            yield self.finding(
                f"this {word} has no answer",
                step.span,
                help="answer it with a rebuttal or an undercut below it, or concede it and change "
                "what it hits",
                related=(Related(target, f"what it hits: {name}"),) if target is not None else (),
            )


def _target_span(argument_map: ArgumentMap, step: Step) -> Span | None:
    if step.kind is StepKind.UNDERCUT:
        return argument_map.step_by_key[step.target].span
    return argument_map.claim_by_key[step.target].span


def _answered(argument_map: ArgumentMap) -> set[str]:
    """Give the claims that are attacked, or that rest on something that is.

    Below an incomplete claim an attack may have been written.
    """
    found = set(argument_map.incomplete)
    for step in argument_map.steps:
        if step.kind is StepKind.ATTACK:
            found.add(step.target)
        elif step.kind is StepKind.UNDERCUT:
            broken = argument_map.step_by_key[step.target]
            if broken.kind is StepKind.SUPPORT:
                found.add(broken.target)
    queue = deque(found)
    while queue:
        for step in argument_map.steps_from.get(queue.popleft(), ()):
            if step.kind is StepKind.SUPPORT and step.target not in found:
                found.add(step.target)
                queue.append(step.target)
    return found
