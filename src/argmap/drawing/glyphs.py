"""Letters that no font on this machine has.

An SVG is drawn where it is read, with the fonts there. A PNG or PDF is drawn here, so the one who
makes it is told when letters come out as empty boxes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from argmap.fonts.metrics import font

_MOST_SCRIPTS = 16
# An unassigned code point: what is drawn for it is drawn for every missing letter.
_UNASSIGNED = "\u0378"


def tell_missing_glyphs(
    svg: str, draw: Callable[[str], bytes], note: Callable[[str], None]
) -> None:
    """Say which scripts of a picture cannot be drawn.

    Args:
        svg: The picture.
        draw: Turns a small SVG into pixels, with the fonts that there are.
        note: Is told.
    """
    samples = _samples(svg)
    if not samples:
        return
    empty = draw(_letter(_UNASSIGNED))
    missing = [name for name, letter in samples.items() if draw(_letter(letter)) == empty]
    if missing:
        note(
            f"no font on this machine has these letters, which are drawn as empty boxes: "
            f"{_list(missing)}; install a font that has them (Noto, for example), or use SVG "
            "(-T svg), which is drawn with the reader's fonts"
        )


def _samples(svg: str) -> dict[str, str]:
    """Give one letter of each script that the shipped font lacks."""
    regular = font()
    samples: dict[str, str] = {}
    for letter in sorted(set(svg)):
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


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)
