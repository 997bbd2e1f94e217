"""Where in the text an answer to a claim would be written, and by which word it would begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import attrs

from argmap.model import ArgumentMap, Claim
from argmap.source import SourceText, Span

_INDENT = 2


@attrs.frozen
class Answer:
    """A line that would refute a claim, or break the one step that it is used in.

    Attributes:
        word: What it begins with: ``objection``, ``rebuttal`` or ``undercut``.
        below: The statement or mention that it is written under.
        column: The column that it begins at, counted from 1.
    """

    word: str
    below: Span
    column: int


class Answers:
    """Knows where the statements of a map stand."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map

    def to(self, claim: Claim) -> list[Answer]:
        """Say how a claim could be answered; nothing where it has no place in a text.

        To break a step does as much as to refute the claim where the claim is used in one step
        only, so only then an undercut is among the answers.
        """
        if claim.span is None:
            return []
        word = "rebuttal" if claim.kind.is_attack else "objection"
        answers = [Answer(word, claim.span, self._column(claim.span))]
        steps = self._map.steps_from.get(claim.key, ())
        if len(steps) == 1:
            (step,) = steps
            # Steps that were not read from a text have no spans.
            uses = dict(zip(step.premises, step.premise_spans, strict=False))
            if (span := uses.get(claim.key)) is not None:
                answers.append(Answer("undercut", span, self._column(span)))
        return answers

    @cached_property
    def _starts(self) -> dict[SourceText, list[int]]:
        """Where statements and mentions begin, in each text."""
        found: dict[SourceText, list[int]] = {}
        for span in _statements(self._map):
            found.setdefault(span.source, []).append(span.start)
        for starts in found.values():
            starts.sort()
        return found

    def _column(self, span: Span) -> int:
        """Say where what is nested below a statement begins: where there is something, as that."""
        starts = self._starts[span.source]
        following = bisect_right(starts, span.start)
        if following < len(starts):
            _, column = span.source.position(starts[following])
            if column > span.column:
                return column
        return span.column + _INDENT


def _statements(argument_map: ArgumentMap) -> Iterator[Span]:
    for claim in argument_map.claims:
        if claim.span is not None:
            yield claim.span
    for step in argument_map.steps:
        yield from step.premise_spans
