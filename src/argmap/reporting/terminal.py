"""Text for terminals: nothing from a file may move the cursor, and colour is only for people."""

from __future__ import annotations

import os
import unicodedata
from typing import TextIO

_STYLES = {
    "bold": "1",
    "dim": "2",
    "red": "1;31",
    "green": "32",
    "yellow": "1;33",
    "blue": "1;34",
    "magenta": "35",
    "cyan": "36",
}

SEVERITY_STYLES = {"error": "red", "warning": "yellow", "info": "cyan"}
"""The style of what is said of a finding, by the value of its severity."""


def printable(text: str) -> str:
    """Replace what a terminal would obey rather than show.

    Control and format characters (escape sequences, marks that turn the direction of writing)
    become their code points, as ``<U+202E>``. Joiners, which scripts and emoji need, stay.
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable()
        or character in "\u200c\u200d"
        or unicodedata.category(character) == "Zs"
        else f"<U+{ord(character):04X}>"
        for character in text
    )


class Painter:
    """Puts colour around words, or leaves them alone."""

    def __init__(self, *, color: bool) -> None:
        self.color = color

    @classmethod
    def for_stream(cls, stream: TextIO) -> Painter:
        """Use colour where the stream is a terminal and nothing speaks against it.

        ``NO_COLOR`` (no-color.org) turns it off, ``FORCE_COLOR`` on.
        """
        if os.environ.get("NO_COLOR"):
            return cls(color=False)
        if os.environ.get("FORCE_COLOR"):
            return cls(color=True)
        return cls(color=stream.isatty() and os.environ.get("TERM") != "dumb")

    def __call__(self, words: str, style: str) -> str:
        if not self.color or not words:
            return words
        return f"\x1b[{_STYLES[style]}m{words}\x1b[0m"
