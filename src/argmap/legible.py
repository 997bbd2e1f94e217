"""Words that a reader can see, whatever they are drawn or printed with."""

from __future__ import annotations

import unicodedata

# More marks on one letter than any script uses would run over the lines above and below.
_MOST_MARKS = 4
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_STRONG = frozenset(("L", "R", "AL"))
# Of the format characters, those that a reader sees, or sees the effect of: joiners, marks of the
# direction, and the signs that stand before numbers in Arabic, Syriac and Kaithi.
_SEEN_FORMATS = frozenset(
    "\u200c\u200d\u200e\u200f\u061c"
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# The flags of regions are written as a black flag and tags.
_FLAG = "\N{WAVING BLACK FLAG}"
_TAGS = range(0xE0020, 0xE0080)


def legible(text: str) -> str:
    """Make a text fit to be drawn or printed on a line, and to stand in XML.

    Line breaks and tabs become spaces. What XML forbids (control characters, lone surrogates,
    non-characters) becomes U+FFFD. Overrides of the writing direction go, so that what is printed
    reads as it is stored; and so do the format characters that nobody sees, such as a byte order
    mark or a soft hyphen. Joiners and marks of the direction stay. More marks on one letter than
    any script uses go too.
    """
    if text.isprintable() and text.isascii():
        return text
    out: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            if marks > _MOST_MARKS:
                continue
        else:
            marks = 0
        code = ord(character)
        if category == "Cf" and character not in _SEEN_FORMATS:
            before = out[-1] if out else ""
            if code in _TAGS and before and (before == _FLAG or ord(before) in _TAGS):
                out.append(character)
            continue
        if character in "\t\n\v\f\r\x85\u2028\u2029":
            character = " "
        elif category in ("Cc", "Cs") or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            character = "\N{REPLACEMENT CHARACTER}"
        out.append(character)
    return "".join(out)


def is_right_to_left(text: str) -> bool:
    """Whether a text begins in a script that runs from right to left.

    The first letter with a direction of its own decides (Unicode Standard Annex 9, rule P2).
    """
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in _STRONG:
            return direction in _RIGHT_TO_LEFT
    return False
