"""Where the lines of a text break, and what of it can be drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from argmap.fonts.metrics import Font
from argmap.legible import legible

# No line may begin with these (the closing half of Japanese kinsoku shori).
_NOT_FIRST = frozenset("、。，．：；？！）］｝」』】〕〉》’”…ー々,.;:!?)]}%»")
# A long word may break after these.
_SOFT = frozenset("-/._?&=#,;:‐–—|\\@+")


def fallback_factor(text: str, measured: Font, *, bold: bool = False) -> float:
    """Tell how much wider a text may be drawn than the shipped font says.

    A renderer may take another font for a whole line when one letter of it is missing. DejaVu,
    the widest of the common ones, is up to a fifth wider, its bold face more.
    """
    if text.isascii() or all(map(measured.is_usual, text)):
        return 1.0
    return 1.32 if bold else 1.2


def clean(text: str) -> str:
    """Make a text fit to be drawn on one line: see `legible`; white space becomes single spaces."""
    return " ".join(legible(" ".join(text.split())).split())


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
