"""What must not be torn apart by the end of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from argmap.briefing.document import (
    Figure,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paragraph,
    Part,
    Run,
    Setting,
    Table,
)
from argmap.briefing.page import MARGIN, Page, indented, is_long

_BLOCK = 3
# Of a page's text, what a block may take that is moved to the next page rather than torn.
_SHORT = 0.45
# The same of a block's head, down to the first words of the answer to it.
_LONGEST_HEAD = 0.4
# In points: the width of a letter, the height of a line, what is left free around a part.
_LETTER, _LINE, _AROUND = 5.6, 14.5, 6.0
_HEADING_LINE, _NOTE_LINE = 34.0, 21.0


def kept_with_next(parts: tuple[Part, ...], page: Page) -> frozenset[int]:
    """Tell which parts are not to stand at the foot of a page, away from what follows them.

    Those that say what a heading is about, names without a word after them, and what the lines for
    notes belong to; headings are always kept. Of a short block all parts are kept together, and of
    any block the head, what is said and the first words of the answer to it.

    Args:
        parts: The parts of a document.
        page: The page that they are printed on.

    Returns:
        The indices of the parts.
    """
    kept: set[int] = set()
    for index, (part, after) in enumerate(pairwise(parts)):
        if _introduces(part, after, index - 1 in kept):
            kept.add(index)
    room = page.height - 2 * MARGIN
    for start, end in _blocks(parts):
        if _height(parts[start:end], page) <= room * _SHORT:
            kept.update(range(start, end - 1))
            continue
        kept.update(_tail(parts, end))
        answer = _answer(parts, start, end)
        if answer is not None and _height(parts[start:answer], page) <= room * _LONGEST_HEAD:
            kept.update(range(start, answer))
    return frozenset(kept)


def _blocks(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Give where each block begins, and the index after its end."""
    start: int | None = None
    for index, part in enumerate(parts):
        if not isinstance(part, Figure | Table) and not (
            isinstance(part, Heading) and part.level <= _BLOCK
        ):
            continue
        if start is not None:
            yield start, index
        start = index if isinstance(part, Heading) and part.level == _BLOCK else None
    if start is not None:
        yield start, len(parts)


def _answer(parts: Sequence[Part], start: int, end: int) -> int | None:
    """Give the part that begins to answer what is said: the second that has a label."""
    labels = 0
    for index in range(start + 1, end):
        part = parts[index]
        if isinstance(part, Heading):
            return index
        if isinstance(part, Paragraph) and part.runs and part.runs[0].look is Look.STRONG:
            labels += 1
            if labels == 2:
                return index
    return None


def _tail(parts: Sequence[Part], end: int) -> Iterator[int]:
    """Give what comes before a block's lines for notes: what follows, and remarks about it."""
    if not isinstance(parts[end - 1], NoteLines):
        return
    for index in range(end - 2, -1, -1):
        part = parts[index]
        if not isinstance(part, Paragraph):
            return
        yield index
        if part.setting is not Setting.SMALL:
            return


def _height(parts: Sequence[Part], page: Page) -> float:
    """Estimate the height of parts, in points."""
    height = 0.0
    for part in parts:
        match part:
            case Heading():
                height += _lines(part.runs, page.column) * _LINE + _HEADING_LINE - _LINE
            case Paragraph():
                height += _lines(part.runs, page.column - indented(part.indent)) * _LINE + _AROUND
            case Listing():
                room = page.column - indented(part.indent) - 30
                height += sum(_lines(item, room) * _LINE for item in part.items) + _AROUND
            case NoteLines():
                height += part.count * _NOTE_LINE
            case Figure() | Table():
                raise AssertionError(part)
    return height


def _lines(runs: Sequence[Run], room: float) -> int:
    return max(1, ceil(sum(len(run.text) for run in runs) * _LETTER / room))


def _introduces(part: Part, after: Part, follows: bool) -> bool:
    if not isinstance(part, Paragraph):
        return isinstance(part, Heading)
    match part.setting:
        case Setting.STATUS:
            return True
        case Setting.CITE:
            return isinstance(after, Paragraph) and after.setting in (Setting.CITE, Setting.CARD)
        case Setting.SMALL if follows:
            return True
        case _:
            is_label = bool(part.runs) and all(run.look is Look.STRONG for run in part.runs)
            ends = part.runs[-1].text.rstrip().endswith(":") if part.runs else False
            return is_label or ends or (isinstance(after, NoteLines) and not is_long(part))
