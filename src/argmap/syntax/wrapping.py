"""Breaking texts into lines that read as text again."""

from __future__ import annotations

from argmap.syntax.parser import reads_as_text
from argmap.syntax.vocabulary import ALL_WORDS
from argmap.width import display_width

WIDTH = 88
CONTINUATION = 4
# However deep a statement stands, so much room is left for its text.
_LEAST_ROOM = 40
_LONGEST_CITATION_KEPT_WHOLE = 60
_WORDS = frozenset(ALL_WORDS)
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


def may_go_on(words: str) -> bool:
    """Say whether a text may go on with these words on a line of their own, however it is broken.

    Where it may not, some line needs the backslash that its writer has put there.
    """
    units = _units(words)
    return not units or _may_begin_line(units, 0)


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
    if first[0].isspace() or (at > 0 and units[at - 1][-1].isspace()):
        # Taken for indentation, or cut off at the end of the line.
        return False
    words = first[1:] if first[0] == "\\" else first
    if words.startswith("#"):
        return False
    if not words[:1].isalnum():
        return True
    telling = _telling(words, units, at)
    if telling[0] in _WORDS:
        return False
    if not any(":" in word for word in telling):
        return True
    for count in range(1, len(telling) + 1):
        beginning = " ".join(telling[:count])
        if not (reads_as_text(beginning) and reads_as_text(beginning + " x")):
            return False
    return True


def _telling(first: str, units: list[str], at: int) -> list[str]:
    """Give the words by which a line with these units is told apart from others.

    White space other than blanks stays inside of units, or is a unit of its own; between words it
    counts as a blank does.
    """
    telling = first.split()
    while len(telling) < _TELLING_WORDS and (at := at + 1) < len(units):
        telling += units[at].split()
    return telling[:_TELLING_WORDS]


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
