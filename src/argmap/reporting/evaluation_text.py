"""What stands, for the terminal: a sentence a thesis, then the tree; or what changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.evaluation import Evaluation, Verdict, headline
from argmap.evaluation.words import name_of, words_of
from argmap.reporting.terminal import Painter, printable
from argmap.reporting.tree_text import tree_text
from argmap.reporting.verdict_marks import SIGNS, STYLES, said_of
from argmap.reporting.wrapping import wrapped

_MOST_THESES = 20


def evaluation_text(evaluation: Evaluation, *, width: int, paint: Painter) -> Iterator[str]:
    """Give the lines of an evaluation: whether each thesis stands, and the tree with verdicts.

    Args:
        evaluation: The evaluation.
        width: The columns there are, at least 20.
        paint: Colours words, or does not.
    """
    yield from _theses(evaluation, width, paint)
    yield ""
    says = partial(said_of, evaluation)
    yield from tree_text(evaluation.map, {}, width=width, paint=paint, says=says)


def changes_text(
    before: Evaluation, after: Evaluation, *, width: int, paint: Painter
) -> Iterator[str]:
    """Give the lines of what is different in another evaluation of a map.

    Whether each thesis stands comes first. What one of the two maps does not have is left out.
    """
    yield from _theses(after, width, paint)
    yield ""
    changed = changed_keys(before, after)
    for key in changed:
        verdict = after.verdict(key)
        words = f"{words_of(before, key)} → {words_of(after, key)}"
        name = name_of(after.map, key)
        first, *rest = wrapped(printable(f"{name}: {words}"), max(1, width - 2))
        yield f"{paint(SIGNS[verdict], STYLES[verdict])} {first}"
        for line in rest:
            yield f"  {line}"
    if not changed:
        yield "No verdict changes."


def changed_keys(before: Evaluation, after: Evaluation) -> list[str]:
    """Give the keys of claims and steps whose verdicts differ, in file order."""
    return [
        key
        for key, verdict in after.verdicts.items()
        if before.verdicts.get(key, verdict) is not verdict
    ]


def summary(evaluation: Evaluation) -> str:
    """Count the claims by verdict."""
    verdicts = [evaluation.verdict(claim.key) for claim in evaluation.map.claims]
    count = len(verdicts)
    parts = [
        f"{number:,} {words}"
        for verdict, words in (
            (Verdict.STANDS, "standing"),
            (Verdict.REBUTTED, "rebutted"),
            (Verdict.UNSUPPORTED, "unsupported"),
            (Verdict.OPEN, "open"),
        )
        if (number := verdicts.count(verdict))
    ]
    return f"{count:,} claim{'' if count == 1 else 's'}: {', '.join(parts) or 'nothing to say'}"


def _theses(evaluation: Evaluation, width: int, paint: Painter) -> Iterator[str]:
    theses = evaluation.map.theses
    if not theses:
        yield "There is no thesis here."
        return
    for thesis in theses[:_MOST_THESES]:
        verdict = evaluation.verdict(thesis.key)
        words = printable(f"{headline(evaluation, thesis.key)}.")
        for index, line in enumerate(wrapped(words, max(1, width - 2))):
            sign = paint(SIGNS[verdict], STYLES[verdict]) if index == 0 else " "
            yield f"{sign} {line}"
    if len(theses) > _MOST_THESES:
        rest = theses[_MOST_THESES:]
        standing = sum(evaluation.verdict(one.key) is Verdict.STANDS for one in rest)
        yield f"  Of {len(rest):,} more theses {standing:,} stand."
