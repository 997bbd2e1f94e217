"""The measures of a printed page, in points, and what follows from them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

import attrs

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    Paper,
    Paragraph,
    Part,
)
from argmap.briefing.errors import BriefingError

MARGIN = 60.0
# How far a paragraph moves in for each step of its indent, and how many steps a page has room for.
STEP = 16.0
_MOST_STEPS = 10
_SIZES = {Paper.A4: (595.3, 841.9), Paper.LETTER: (612.0, 792.0)}
_SCREEN = 72 / 96
# Below a picture, so that its caption stands on the same page.
_CAPTION = 40.0
# What a heading and a few words above a lying picture take of its page, at most.
_HEADING = 52.0
_WORDS = 34.0
_FEW = 200
# Drawn at 1 unit to the point.
_VIEW_BOX = re.compile(rb'viewBox="[-\d.]+ [-\d.]+ (\d+\.?\d*) (\d+\.?\d*)"')
_SVG_HEAD = 2000
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

    def fit(
        self, size: tuple[float, float], *, lying: bool = False, above: float = 0.0
    ) -> tuple[float, float]:
        """Give the width and height of a picture: as large as it is, or as the page lets it be.

        Args:
            size: The width and height that the picture has.
            lying: Whether the page lies on its side; the picture then fills it.
            above: How much of the page's height is taken by what stands above it.
        """
        wide, high = size
        across, down = (self.height, self.width) if lying else (self.width, self.height)
        room = (across - 2 * MARGIN) / wide, (down - 2 * MARGIN - _CAPTION - above) / high
        scale = min(*room) if lying else min(1.0, *room)
        return wide * scale, high * scale


@attrs.frozen
class Leaf:
    """Parts that stand on pages of one direction.

    Attributes:
        parts: The parts, each with its index in the document.
        lying: Whether they have a page of their own, which lies on its side.
        is_after_contents: Whether the table of contents comes before them.
    """

    parts: tuple[tuple[int, Part], ...]
    lying: bool
    is_after_contents: bool = False

    @property
    def above(self) -> float:
        """The height, in points, that what stands above the last part takes of its page."""
        sizes = (_HEADING if isinstance(part, Heading) else _WORDS for _, part in self.parts[:-1])
        return sum(sizes)


def leaves(document: Document) -> Iterator[Leaf]:
    """Give the parts of a document, those that share a lying page together.

    A heading right before a lying picture, or with a few words between them, goes with it: it
    would stand alone on the page before.
    """
    contents = _contents_place(document)
    waiting: list[tuple[int, Part]] = []
    for index, part in enumerate(document.parts):
        if isinstance(part, Figure) and part.landscape:
            above = _introduction(waiting)
            waiting, lying = waiting[: len(waiting) - above], waiting[len(waiting) - above :]
            yield from _upright(waiting, contents)
            waiting = []
            # They begin a page as it is; to begin another would leave theirs empty.
            lying = [
                (i, attrs.evolve(one, new_page=False) if isinstance(one, Heading) else one)
                for i, one in lying
            ]
            lying.append((index, part))
            yield Leaf(tuple(lying), True, any(place == contents for place, _ in lying))
        else:
            waiting.append((index, part))
    yield from _upright(waiting, contents)


def _upright(parts: list[tuple[int, Part]], contents: int | None) -> Iterator[Leaf]:
    for index, part in parts:
        yield Leaf(((index, part),), False, index == contents)


def _introduction(parts: list[tuple[int, Part]]) -> int:
    """Count the last parts that introduce what comes next: headings and a few words below them."""
    count = 0
    for _, part in reversed(parts[-2:]):
        if not isinstance(part, Paragraph) or is_long(part):
            break
        count += 1
    headings = 0
    for _, part in reversed(parts[: len(parts) - count]):
        if not isinstance(part, Heading):
            break
        headings += 1
    return count + headings if headings else 0


def is_long(part: Paragraph) -> bool:
    """Say whether a paragraph is more than a few words."""
    return sum(len(run.text) for run in part.runs) > _FEW


def page_of(paper: Paper) -> Page:
    """Give the page of a paper."""
    return Page(*_SIZES[paper])


def indented(steps: int) -> float:
    """Tell how far an indented paragraph moves in."""
    return STEP * min(max(steps, 0), _MOST_STEPS)


def png_size(png: bytes) -> tuple[float, float]:
    """Read the width and height of a PNG, in points, from its header (chunk IHDR).

    Raises:
        BriefingError: It is no PNG, or empty.
    """
    if len(png) < 24 or not png.startswith(_PNG):
        raise BriefingError("the picture is not a PNG; make it anew, or leave it out")
    wide, high = struct.unpack_from(">II", png, 16)
    if not wide or not high:
        raise BriefingError("the picture is empty; make it anew, or leave it out")
    return wide * _SCREEN, high * _SCREEN


def svg_size(svg: bytes) -> tuple[float, float]:
    """Read the width and height of an SVG, in points, from its view box.

    Raises:
        BriefingError: It says no size.
    """
    found = _VIEW_BOX.search(svg[:_SVG_HEAD])
    wide, high = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if not wide or not high:
        raise BriefingError("the picture says no size; make it anew, or leave it out")
    return wide, high


def _contents_place(document: Document) -> int | None:
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
