"""ARG206 stalemate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.model import Step, StepKind
from argmap.source import Span

_MOST_NAMES = 6
_MOST_PLACES = 8
_VERBS = {StepKind.SUPPORT: "speaks for", StepKind.ATTACK: "speaks against"}


class Stalemate(Rule):
    """Finds claims that only knock each other out.

    ## What it does
    Reports a circle of claims in which each falls if another one stands, and nothing from outside
    decides between them, so that all of them stay open. The circle is listed, a line for each way
    in which one bears on the next. Theses that speak only against each other are not reported: they
    are answers to one question, and the map need not decide it. What hangs on a reported circle is
    not reported on top of it.

    ## Why it matters
    The reader is left with one word against another.

    ## Example
    ```arg
    source guide: Guide to street trees
    source letter: A letter to the editor
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
      objection roots: Roots break the pavement. [@letter]
        rebuttal deep: The roots of street trees go deep. [@guide, p. 7]
          rebuttal roots
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    source letter: A letter to the editor
    thesis trees: The city should plant trees.
      assumption: Trees cool a street.
      objection roots: Roots break the pavement. [@letter]
        rebuttal deep: The roots of street trees go deep. [@guide, p. 7]
          rebuttal roots
            undercut: The letter was about trees in pots. [@guide, p. 8]
    ```
    """

    code = "ARG206"
    name = "stalemate"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find the circles from which all that is open comes."""
        loops = checked.stalemates.loops
        order = {step.key: at for at, step in enumerate(checked.map.steps)} if loops else {}
        for loop in loops:
            if not all(checked.is_sure(key) for key in loop):
                continue
            places = list(_places(checked, loop))
            # The line that closes the circle is the one that a writer wrote last.
            last = max(range(len(places)), key=lambda at: order[places[at][0]])
            places = places[last:] + places[:last]
            yield self.finding(
                _message(checked, loop),
                places[0][1],
                help="say something against one of them that the others do not answer, or take "
                "one back",
                related=tuple(Related(span, words) for _, span, words in places[:_MOST_PLACES]),
            )


def _message(checked: Checked, loop: tuple[str, ...]) -> str:
    claims = checked.map.claim_by_key
    names = [claims[key].name for key in loop if key in claims]
    if len(names) == 1:
        return f"{names[0]} only knocks itself out"
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1:,} more"]
    return f"{', '.join(names[:-1])} and {names[-1]} only knock each other out"


def _places(checked: Checked, loop: tuple[str, ...]) -> Iterator[tuple[str, Span, str]]:
    """Give each step of a circle with the line that makes it bear so, and words for it."""
    claims = checked.map.claim_by_key
    for key, following in pairwise([*loop, loop[0]]):
        step = checked.map.step_by_key.get(key)
        if step is None or step.span is None:
            continue
        # A step whose undercut is next in the circle bears by all its premises.
        premise = following if following in claims else step.premises[0]
        span = step.premise_spans[step.premises.index(premise)]
        yield key, span, f"{claims[premise].name} {_bears(checked, step)}"


def _bears(checked: Checked, step: Step) -> str:
    if step.kind is StepKind.UNDERCUT:
        broken = checked.map.step_by_key[step.target]
        claims = checked.map.claim_by_key
        return f"undercuts the step from {claims[broken.premises[0]].name}"
    return f"{_VERBS[step.kind]} {checked.map.claim_by_key[step.target].name}"
