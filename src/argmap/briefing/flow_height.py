"""How high a row of a spreadsheet must be for its wrapped text to show.

Spreadsheets size rows themselves only while somebody edits them, so the height is in the file.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from argmap.fonts.metrics import font

# Some of the words are bold, Excel's screen fonts are hinted to whole pixels, and it keeps some
# room at the sides of a cell.
_BROADER = 1.07
_PADDING = 5.0
_LINE = 1.28


def lines_of(text: str, width: float, size: float) -> int:
    """Count the lines that a text takes, wrapped between words.

    Args:
        text: The text, with its own line breaks.
        width: The width of the column in points.
        size: The size of the font in points.
    """
    measured = font()
    room = max(size, width - _PADDING)
    space = measured.width(" ", size) * _BROADER
    count = 0
    for line in text.split("\n"):
        count += 1
        used = 0.0
        for word in line.split(" "):
            long = measured.width(word, size) * _BROADER
            if used > 0 and used + space + long > room:
                count += 1
                used = 0.0
            used += long if used == 0 else space + long
            if used > room:
                # A word that fits on no line is broken.
                count += math.ceil(used / room) - 1
                used = math.fmod(used, room)
    return count


def height_of(texts: Iterable[tuple[str, float]], size: float, most: float) -> float:
    """Give the height in points of a row of texts with the widths of their columns."""
    lines = max((lines_of(text, width, size) for text, width in texts), default=1)
    return min(most, round(lines * size * _LINE + 3, 1))
