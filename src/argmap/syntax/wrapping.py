"""Breaking texts into lines that read as text again."""

from __future__ import annotations

from argmap.syntax.parser import reads_as_text
from argmap.width import display_width

WIDTH = 88
CONTINUATION = 4
# However deep a statement stands, so much room is left for its text.
_LEAST_ROOM = 40
_LONGEST_CITATION_KEPT_WHOLE = 60
# No line is told apart by more than its first four words.
_TELLING_WORDS = 4


def wrap(head: str, words: str, indent: int) -> list[str]:
    """Wrap a text.

    Args:
        head: What stands before the text on its first line, indentation included; empty where the
            first line is itself one on which a text goes on.
        words: The text, on one line.
        indent: The indentation of the statement.

    Returns:
        The lines. A text is never broken where the next line would read as something else, so a
        line may be longer than the width. Linear in the size of the text.
    """
    units = _units(words)
    margin = " " * (indent + CONTINUATION)
    limit = max(WIDTH, indent + CONTINUATION + _LEAST_ROOM)
    lines: list[str] = []
    start = 0
    opening = head or margin
    while start < len(units):
        room = limit - display_width(opening) - (1 if head and not lines else 0)
        end = start
        used = -1
        while end < len(units):
            used += display_width(units[end]) + 1
            if used > room and end > start:
                break
            end += 1
        end = _safe_break(units, start, end)
        text = " ".join(units[start:end])
        lines.append(f"{opening} {text}" if head and not lines else opening + text)
        start = end
        opening = margin
    return lines or [head]


def _safe_break(units: list[str], start: int, end: int) -> int:
    """Give the nearest place, first before ``end`` and then after it, where a line may begin."""
    for at in range(end, start, -1):
        if at == len(units) or _may_begin_line(units, at):
            return at
    for at in range(end + 1, len(units)):
        if _may_begin_line(units, at):
            return at
    return len(units)


def _may_begin_line(units: list[str], at: int) -> bool:
    first = units[at]
    if first[0].isspace():
        # Taken for indentation.
        return False
    telling = " ".join(units[at : at + _TELLING_WORDS]).split(" ")[:_TELLING_WORDS]
    if first[0] == "\\":
        telling[0] = telling[0][1:]
        if not telling[0]:
            return True
    elif not (first[0].isalpha() or first[0] == "#"):
        return True
    for count in range(1, len(telling) + 1):
        words = " ".join(telling[:count])
        if not (reads_as_text(words) and reads_as_text(words + " x")):
            return False
    return True


def _units(words: str) -> list[str]:
    """Split a text at its blanks, but not inside of citations that are not too long."""
    units: list[str] = []
    citation: list[str] = []
    length = 0
    for word in words.split(" "):
        if not word:
            continue
        if citation:
            citation.append(word)
            length += len(word) + 1
            if "]" in word:
                units.append(" ".join(citation))
                citation = []
            elif length > _LONGEST_CITATION_KEPT_WHOLE:
                units += citation
                citation = []
            continue
        opening = word.rfind("[@")
        if opening != -1 and "]" not in word[opening:]:
            citation = [word]
            length = len(word)
        else:
            units.append(word)
    return units + citation
