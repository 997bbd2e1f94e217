"""Breaking words into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.reporting.terminal import Painter
from argmap.width import display_width


def filled(words: Iterable[tuple[str, str]], room: int, paint: Painter) -> Iterator[str]:
    """Put words with their styles on one line, or on several where there is no room.

    Before what is bold or has no style there is one blank, else there are two. The lines after the
    first have two columns less.
    """
    line, used = "", 0
    for index, (word, style) in enumerate(words):
        gap = "" if index == 0 else " " if style in ("bold", "") else "  "
        size = display_width(word)
        if line and used + len(gap) + size > room:
            yield line
            line, used, gap = "", 2, ""
        line += gap + (paint(word, style) if style else word)
        used += len(gap) + size
    yield line


def shortened(text: str, room: int) -> str:
    """Give the beginning of a text, with an ellipsis where it does not fit."""
    room = max(1, room)
    if display_width(text[: room + 1]) <= room and len(text) <= room + 1:
        return text
    used = 0
    for index, character in enumerate(text):
        used += display_width(character)
        if used >= room and index + 1 < len(text):
            return text[:index].rstrip() + "…"
    return text


def wrapped(text: str, room: int) -> Iterator[str]:
    """Break a text into lines at its spaces, and inside of words that are too long for a line."""
    line: list[str] = []
    used = 0
    for word in text.split(" "):
        for part, size in _parts(word, room):
            if line and used + size + 1 > room:
                yield " ".join(line)
                line, used = [], 0
            used += size + (1 if line else 0)
            line.append(part)
    if line:
        yield " ".join(line)


def _parts(word: str, room: int) -> Iterator[tuple[str, int]]:
    """Cut a word into parts of at most ``room`` columns, and give each with its columns."""
    size = display_width(word)
    if size <= room:
        yield word, size
        return
    start = used = 0
    for index, character in enumerate(word):
        size = display_width(character)
        if used + size > room and index > start:
            yield word[start:index], used
            start, used = index, 0
        used += size
    yield word[start:], used
