"""Letters that no font on this machine has."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

from argmap.fonts.metrics import font

_MOST_SCRIPTS = 16
# An unassigned code point: what is drawn for it is drawn for every missing letter.
_UNASSIGNED = "\u0378"
_LETTER = """\
#set page(width: 32pt, height: 32pt, margin: 0pt)
#image("letter.svg")
"""


def missing_scripts(text: str, draw: Callable[[str], bytes]) -> list[str]:
    """Name the scripts of a text that cannot be drawn.

    Args:
        text: The text.
        draw: Turns a small SVG into pixels, with the fonts that there are.
    """
    samples = _samples(text)
    if not samples:
        return []
    empty = draw(_letter(_UNASSIGNED))
    return [name for name, letter in samples.items() if draw(_letter(letter)) == empty]


def draw_with_typst(svg: str, folder: Path, fonts: Path) -> bytes:
    """Turn the SVG of one letter into pixels with the fonts of a PDF: typst has some of its own.

    Args:
        svg: The letter.
        folder: Where files may be written.
        fonts: The folder of the shipped font.

    Raises:
        RuntimeError: typst failed.
    """
    import typst

    (folder / "letter.svg").write_text(svg, encoding="utf-8")
    (folder / "letter.typ").write_text(_LETTER, encoding="utf-8")
    pixels = typst.compile(
        folder / "letter.typ", root=folder, font_paths=[fonts], format="png", timestamp=0
    )
    if not isinstance(pixels, bytes):
        raise RuntimeError("a letter fills more than a page")
    return pixels


def _samples(text: str) -> dict[str, str]:
    """Give one letter of each script that the shipped font lacks."""
    regular = font()
    samples: dict[str, str] = {}
    for letter in sorted(set(text)):
        if regular.covers(letter) or unicodedata.category(letter)[0] in "CZM":
            continue
        name = _script(letter)
        if name not in samples and len(samples) < _MOST_SCRIPTS:
            samples[name] = letter
    return samples


def _script(letter: str) -> str:
    """Name the script of a letter: the first word of its Unicode name tells it well enough."""
    if unicodedata.category(letter) in ("So", "Sk", "Sm"):
        return "emoji and symbols"
    word = unicodedata.name(letter, "other").split()[0]
    return "CJK" if word == "CJK" else word.capitalize()


def _letter(letter: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">'
        f'<text x="4" y="24" font-size="16" font-family="Liberation Sans">{letter}</text></svg>'
    )
