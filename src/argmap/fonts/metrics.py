"""What the shipped font has: its letters and their widths.

A letter that it lacks is drawn in another font, so its width is an estimate on the safe side.
"""

from __future__ import annotations

import functools
import struct
import unicodedata

import attrs

from argmap.fonts import font_bytes

# Advance widths, in ems, of letters that the font lacks; fallback fonts differ, so these are wide.
_WIDE_EM = 1.0
_EMOJI_EM = 1.4
_OTHER_EM = 0.78


@attrs.frozen
class Font:
    """The advance widths of a TrueType font.

    Attributes:
        widths: Widths in ems, by code point.
    """

    widths: dict[int, float] = attrs.field(repr=False)

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph for a character."""
        return ord(character) in self.widths

    def is_usual(self, character: str) -> bool:
        """Whether Arial and every version of Liberation Sans have a character.

        The older Liberation Sans, which many machines have, lacks Hebrew and polytonic Greek.
        """
        code = ord(character)
        old = not (0x0590 <= code <= 0x05FF or 0x1F00 <= code <= 0x1FFF)
        return old and code in self.widths

    def width(self, text: str, size: float) -> float:
        """Measure a text that stands on one line.

        Args:
            text: The text.
            size: The font size in points.

        Returns:
            Its width in points.
        """
        widths = self.widths
        total = 0.0
        for character in text:
            known = widths.get(ord(character))
            total += _estimate(character) if known is None else known
        return total * size


@functools.cache
def _estimate(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    code = ord(character)
    if 0x1F000 <= code <= 0x1FBFF or 0x2600 <= code <= 0x27BF:
        return _EMOJI_EM
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return _WIDE_EM
    # Broader than a Latin m: cuneiform, Bamum, Tangut supplements and the like.
    if code >= 0x10000:
        return _EMOJI_EM
    return _OTHER_EM


@functools.cache
def font(style: str = "Regular") -> Font:
    """Give the shipped font.

    Args:
        style: ``Regular`` or ``Bold``.
    """
    return Font(_read_widths(font_bytes(style)))


def _read_widths(data: bytes) -> dict[int, float]:
    """Read the ``cmap`` (format 4) and ``hmtx`` tables of a TrueType file (OpenType 1.9)."""
    tables: dict[bytes, int] = {}
    for entry in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * entry)
        tables[tag] = offset
    units = struct.unpack_from(">H", data, tables[b"head"] + 18)[0]
    metrics = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    advances = struct.unpack_from(f">{2 * metrics}H", data, tables[b"hmtx"])[::2]

    cmap = tables[b"cmap"]
    start = 0
    for entry in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * entry)
        if (platform, encoding) == (3, 1):
            start = cmap + offset
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 4 * count)
    ranges_at = start + 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", data, ranges_at)

    widths: dict[int, float] = {}
    for index in range(count):
        for code in range(starts[index], ends[index] + 1):
            if code == 0xFFFF:
                continue
            if ranges[index] == 0:
                glyph = (code + deltas[index]) & 0xFFFF
            else:
                at = ranges_at + 2 * index + ranges[index] + 2 * (code - starts[index])
                glyph = struct.unpack_from(">H", data, at)[0]
                if glyph:
                    glyph = (glyph + deltas[index]) & 0xFFFF
            if glyph:
                widths[code] = advances[min(glyph, metrics - 1)] / units
    return widths


def needs_other_fonts(text: str) -> bool:
    """Whether a text has letters that the shipped font lacks.

    Where it has none, the machine's fonts are left out: an older Liberation Sans among them, with
    fewer letters, would be taken for the shipped one.
    """
    covers = font().covers
    return any(
        not covers(letter) and unicodedata.category(letter) not in ("Cc", "Cf")
        for letter in set(text)
    )
