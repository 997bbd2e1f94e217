"""The measures of a printed page, in points, and what follows from them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import attrs

from argmap.briefing.document import Document, Figure, Heading, Paper, Part
from argmap.briefing.errors import BriefingError

MARGIN = 60.0
# How far a paragraph moves in for each step of its indent, and how many steps a page has room for.
STEP = 16.0
_MOST_STEPS = 10
_SIZES = {Paper.A4: (595.3, 841.9), Paper.LETTER: (612.0, 792.0)}
_SCREEN = 72 / 96
# Below a picture, so that its caption stands on the same page.
_CAPTION = 56.0
_PNG = b"\x89PNG\r\n\x1a\n"


@attrs.frozen
class Page:
    """A page, upright.

    Attributes:
        width: From edge to edge.
        height: From edge to edge.
    """

    width: float
    height: float

    @property
    def column(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    def picture_size(self, figure: Figure) -> tuple[float, float]:
        """Give the width and height of a picture: as large as it is, or as the page lets it be.

        Raises:
            BriefingError: The figure's PNG is none.
        """
        wide, high = _pixels(figure.png)
        across, down = self.width, self.height
        if figure.landscape:
            across, down = down, across
        room = (
            (across - 2 * MARGIN) / (wide * _SCREEN),
            (down - 2 * MARGIN - _CAPTION) / (high * _SCREEN),
        )
        scale = min(*room) if figure.landscape else min(1.0, *room)
        return wide * _SCREEN * scale, high * _SCREEN * scale


def page_of(paper: Paper) -> Page:
    """Give the page of a paper."""
    return Page(*_SIZES[paper])


def indented(steps: int) -> float:
    """Tell how far an indented paragraph moves in."""
    return STEP * min(max(steps, 0), _MOST_STEPS)


def _pixels(png: bytes) -> tuple[int, int]:
    """Read the size of a PNG from its header (PNG specification, chunk IHDR)."""
    if len(png) < 24 or not png.startswith(_PNG):
        raise BriefingError("the picture is not a PNG; make it anew, or leave it out")
    wide, high = struct.unpack_from(">II", png, 16)
    if not wide or not high:
        raise BriefingError("the picture is empty; make it anew, or leave it out")
    return wide, high


def contents_place(document: Document) -> int | None:
    """Tell before which part the table of contents stands: the second level-1 heading.

    Returns:
        The part's index, or None where there is no table of contents.
    """
    if not document.has_contents:
        return None
    chief = (
        index
        for index, part in enumerate(document.parts)
        if isinstance(part, Heading) and part.level <= 1
    )
    next(chief, None)
    return next(chief, None)


def anchors(parts: tuple[Part, ...]) -> Iterator[tuple[int, str]]:
    """Give the index and the anchor of each heading that has one; the first of its name counts."""
    seen: set[str] = set()
    for index, part in enumerate(parts):
        if isinstance(part, Heading) and part.anchor and part.anchor not in seen:
            seen.add(part.anchor)
            yield index, part.anchor
