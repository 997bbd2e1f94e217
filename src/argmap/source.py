"""A text with its path, and places in it.

Everything that points into a text does so by offset (in Unicode code points from the start of
the decoded text); lines and columns are derived when somebody asks for them.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from pathlib import Path

import attrs

BYTE_ORDER_MARK = "\ufeff"


@attrs.frozen(eq=False, repr=False, slots=False)
class SourceText:
    """A decoded text and where it came from.

    Attributes:
        text: The whole text, a leading byte-order mark included.
        name: What messages call it: a path as the user wrote it, ``<stdin>`` or ``<text>``.
        path: Where the text is on disk, or None when it came from elsewhere.
    """

    text: str = attrs.field(repr=False)
    name: str = "<text>"
    path: Path | None = None

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which the lines begin; line 1 begins at offset 0."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at != -1:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Give the line and the column of an offset, both counted from 1.

        Columns count code points; a byte-order mark takes no column.
        """
        starts = self.line_starts
        line = bisect_right(starts, offset)
        column = offset - starts[line - 1] + 1
        if line == 1 and self.text.startswith(BYTE_ORDER_MARK):
            column = max(1, column - 1)
        return line, column

    def line_text(self, line: int) -> str:
        """Give the text of a line (counted from 1) without its ending and byte-order mark."""
        starts = self.line_starts
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        text = self.text[start:end].rstrip("\r\n")
        return text.removeprefix(BYTE_ORDER_MARK) if line == 1 else text


@attrs.frozen
class Span:
    """A stretch of a text: offsets ``start`` (included) to ``end`` (excluded)."""

    source: SourceText
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line of the start, counted from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The column of the start in code points, counted from 1."""
        return self.source.position(self.start)[1]

    @property
    def text(self) -> str:
        """The words that the span covers."""
        return self.source.text[self.start : self.end]

    def __str__(self) -> str:
        line, column = self.source.position(self.start)
        return f"{self.source.name}:{line}:{column}"
