"""Reading the fields under a statement, a mention, a source, or at the top of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from argmap.diagnostic import Related
from argmap.loading.values import BadValueError
from argmap.problems import Problem, ProblemLog
from argmap.source import SourceText, Span
from argmap.syntax.tree import Field

REPEATABLE = frozenset({"include", "bibliography"})


@attrs.frozen(eq=False, repr=False)
class FieldValue:
    """A field that could be read: its value and the offsets of its word and of its text."""

    value: Any
    word: tuple[int, int]
    text: tuple[int, int]


def read_fields(
    fields: Iterable[Field],
    readers: dict[str, Callable[[str], Any]],
    *,
    misplaced: Callable[[str], tuple[str, str]],
    source: SourceText,
    log: ProblemLog,
) -> dict[str, list[FieldValue]]:
    """Read fields.

    Args:
        fields: The fields of one owner.
        readers: How the value of each field that may stand here is read.
        misplaced: Gives headline and help for a field that may not stand here.
        source: The text they stand in.
        log: Takes what is wrong with them; a field with an error is left out.

    Returns:
        The values by field; more than one only where the field may be repeated.
    """
    values: dict[str, list[FieldValue]] = {}
    for field in fields:
        word = field.word.value
        span = (field.word.start, field.word.end)
        read = readers.get(word)
        if read is None:
            message, advice = misplaced(word)
            log.add(Problem.MISPLACED_FIELD, message, *span, help=advice)
            continue
        text = field.text.joined(source)
        if not text:
            log.add(
                Problem.BAD_VALUE,
                f"the field '{word}' is empty",
                *span,
                help="give it a text or delete the line",
            )
            continue
        if word in values and word not in REPEATABLE:
            log.add(
                Problem.DUPLICATE_FIELD,
                f"the field '{word}' stands here twice",
                *span,
                help="keep one of the two",
                related=(Related(Span(source, *values[word][0].word), "the first one"),),
            )
            continue
        whole = (field.text.pieces[0][0], field.text.pieces[-1][1])
        try:
            value = read(text)
        except BadValueError as error:
            first_line = field.text.pieces[0]
            log.add(Problem.BAD_VALUE, error.message, *first_line, help=error.advice)
            continue
        values.setdefault(word, []).append(FieldValue(value, span, whole))
    return values
