"""ARG202 failed-answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from argmap.checking.answers import (
    what_it_hits,
    where_it_fails,
    why_it_fails,
    word_of,
    working_attacks,
)
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.evaluation import Verdict
from argmap.model import Step, StepKind

_MOST_ANSWERS = 3
_MOST_LOOKED_AT = 200


class FailedAnswer(Rule):
    """Finds objections and undercuts that work although they are answered.

    ## What it does
    Reports an attack on the thesis, or on anything that speaks for it, that has answers and works
    all the same: each answer is rebutted or undercut in turn, or hits only one of several things
    that the attack rests on. The answers stand beside it, with what becomes of them.

    ## Why it matters
    The map looks as if the objection were dealt with. It is not: the last word is against you.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
      objection: Roots break the pavement. [@guide, p. 3]
        rebuttal: The roots of some trees go deep. [@guide, p. 7]
          rebuttal: Those trees do not grow here. [@guide, p. 9]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
      objection: Roots break the pavement. [@guide, p. 3]
        rebuttal: The roots of some trees go deep. [@guide, p. 7]
          rebuttal: Those trees do not grow here. [@guide, p. 9]
            rebuttal: Limes do. [@guide, p. 11]
    ```
    """

    code = "ARG202"
    name = "failed-answer"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find attacks on the side of the theses that work, with an answer."""
        for step in working_attacks(checked, answered=True):
            yield self.finding(
                f"this {word_of(step)} is answered, and works all the same",
                step.span,
                help="answer what defeats your answer, or give the objection another one",
                related=(*what_it_hits(checked, step), *_answers(checked, step)),
            )


def _answers(checked: Checked, step: Step) -> Iterator[Related]:
    """Give the first answers to an attack, or to the nearest things that it rests on."""
    found = 0
    queue = deque([step.key, *step.premises])
    seen = set(queue)
    # A claim may be used as an objection in many places, and rest on much: what is told of each
    # is bounded, so that all together take linear time.
    left = _MOST_LOOKED_AT
    while queue and left > 0:
        for other in checked.map.steps_into.get(queue.popleft(), ())[:left]:
            left -= 1
            if other.kind is not StepKind.SUPPORT:
                yield from _told(checked, other)
                found += 1
                if found == _MOST_ANSWERS:
                    return
            elif not found:
                reached = [key for key in (other.key, *other.premises) if key not in seen]
                seen.update(reached)
                queue += reached


def _told(checked: Checked, answer: Step) -> Iterator[Related]:
    works = checked.evaluation.verdict(answer.key) is Verdict.STANDS
    span = answer.span if works else where_it_fails(checked, answer)
    if span is not None:
        yield Related(
            span,
            "this answer works, but another reason is left"
            if works
            else why_it_fails(checked, answer),
        )
