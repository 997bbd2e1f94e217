"""How wide a text will be, and where its lines break.

Widths come from the font that is shipped with argmap. A letter that it lacks is drawn in another
font, so its width is an estimate on the safe side.
"""

from __future__ import annotations

import functools
import struct
import unicodedata
from collections.abc import Iterator

import attrs

from argmap.fonts import font_bytes

# Advance widths, in ems, of letters that the font lacks; fallback fonts differ, so these are wide.
_WIDE_EM = 1.0
_EMOJI_EM = 1.4
_OTHER_EM = 0.78

# No line may begin with these (the closing half of Japanese kinsoku shori).
_NOT_FIRST = frozenset("、。，．：；？！）］｝」』】〕〉》’”…ー々,.;:!?)]}%»")
# A long word may break after these.
_SOFT = frozenset("-/._?&=#,;:‐–—|\\@+")
_MOST_MARKS = 4


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


def fallback_factor(text: str, measured: Font, *, bold: bool = False) -> float:
    """Tell how much wider a text may be drawn than the shipped font says.

    A renderer may take another font for a whole line when one letter of it is missing. DejaVu,
    the widest of the common ones, is up to a fifth wider, its bold face more.
    """
    if text.isascii() or all(map(measured.is_usual, text)):
        return 1.0
    return 1.32 if bold else 1.2


def clean(text: str) -> str:
    """Make a text fit to be drawn on one line.

    White space becomes single spaces. What XML forbids (control characters, lone surrogates,
    non-characters) becomes U+FFFD. Overrides of the writing direction go, so that what is drawn
    reads as it is stored, and so do more marks on one letter than any script uses.
    """
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
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
        if 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
            continue
        if category in ("Cc", "Cs") or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            character = "\N{REPLACEMENT CHARACTER}"
        out.append(character)
    return " ".join("".join(out).split())


def clusters(word: str) -> Iterator[str]:
    """Split a word into what must stay together: a letter and its marks, a composed emoji."""
    cluster = ""
    for character in word:
        code = ord(character)
        joins = (
            unicodedata.category(character) in ("Mn", "Mc", "Me")
            or code == 0x200D
            or 0x1F3FB <= code <= 0x1F3FF
            or cluster.endswith("\u200d")
            or (0x1F1E6 <= code <= 0x1F1FF and len(cluster) == 1 and _is_flag_half(cluster))
        )
        if cluster and not joins:
            yield cluster
            cluster = ""
        cluster += character
        if len(cluster) >= 32:
            yield cluster
            cluster = ""
    if cluster:
        yield cluster


def _is_flag_half(cluster: str) -> bool:
    return 0x1F1E6 <= ord(cluster) <= 0x1F1FF


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Give the parts between which a line may break, and whether a space comes before each."""
    for word in text.split():
        before = True
        piece = ""
        for cluster in clusters(word) if not word.isascii() else (word,):
            wide = unicodedata.east_asian_width(cluster[0]) in ("W", "F")
            if piece and (wide or _ends_wide(piece)) and cluster[0] not in _NOT_FIRST:
                yield piece, before
                piece, before = "", False
            piece += cluster
        yield piece, before


def _ends_wide(piece: str) -> bool:
    return unicodedata.east_asian_width(piece[-1]) in ("W", "F")


def wrap_evenly(
    text: str, width: float, size: float, measured: Font, most: int = 1_000_000
) -> tuple[list[str], int]:
    """Break a text like `wrap`, without leaving a short word alone on the last of few lines."""
    lines, shown = wrap(text, width, size, measured, most)
    if 2 <= len(lines) <= 6 and measured.width(lines[-1], size) < 0.3 * width:
        for share in (0.8, 0.9):
            closer, closer_shown = wrap(text, share * width, size, measured, most)
            if len(closer) == len(lines):
                return closer, closer_shown
    return lines, shown


def wrap(
    text: str, width: float, size: float, measured: Font, most: int = 1_000_000
) -> tuple[list[str], int]:
    """Break a cleaned text into lines.

    Args:
        text: The text; white space is single spaces.
        width: The widest line, in points.
        size: The font size in points.
        measured: The font.
        most: How many lines at most.

    Returns:
        The lines, and how many characters of the text they hold: fewer than it has where it was
        cut, and the last line then ends with an ellipsis.
    """
    lines: list[str] = []
    line = ""
    used = 0.0
    space = measured.width(" ", size)
    for piece, spaced in _pieces(text):
        needed = measured.width(piece, size)
        gap = space if line and spaced else 0.0
        if line and used + gap + needed <= width:
            line += (" " if gap else "") + piece
            used += gap + needed
            continue
        if line:
            lines.append(line)
            if len(lines) > most:
                break
        line, used = piece, needed
        if needed > width:
            *full, line = _split(piece, width, size, measured, most)
            lines.extend(full)
            used = measured.width(line, size)
            if len(lines) > most:
                break
    else:
        lines.append(line)
    if len(lines) <= most:
        return lines, len(text)
    lines = lines[:most]
    ellipsis = measured.width("…", size)
    last = lines[-1]
    while last and measured.width(last, size) + ellipsis > width:
        last = last[:-1]
    lines[-1] = last.rstrip() + "…"
    return lines, sum(map(len, lines)) + len(lines) - 2


def _split(word: str, width: float, size: float, measured: Font, most: int) -> list[str]:
    """Break a word that is wider than a line, after a hyphen or slash where there is one."""
    parts: list[str] = []
    part: list[str] = []
    used = 0.0
    for cluster in clusters(word):
        needed = measured.width(cluster, size)
        if part and used + needed > width:
            cut = next(
                (i + 1 for i in range(len(part) - 1, len(part) // 2, -1) if part[i][-1] in _SOFT),
                len(part),
            )
            parts.append("".join(part[:cut]))
            if len(parts) > most:
                return parts
            part = part[cut:]
            used = sum(measured.width(one, size) for one in part)
        part.append(cluster)
        used += needed
    parts.append("".join(part))
    return parts
