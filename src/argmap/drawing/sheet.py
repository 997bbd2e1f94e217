"""Sheets of paper and the room on them; lengths are points."""

from __future__ import annotations

import attrs

from argmap.drawing.png import size_of

# Width and height, upright, in points (ISO 216; ANSI/ASME Y14.1).
PAPERS = {
    "a4": (595.28, 841.89),
    "a3": (841.89, 1190.55),
    "letter": (612.0, 792.0),
    "tabloid": (792.0, 1224.0),
}
ORIENTATIONS = ("auto", "portrait", "landscape")

MARGIN = 28.0
HEADER = 20.0
# A picture has margins of its own; together they are as wide as the paper's.
OUTSIDE = 20.0
_LARGEST_SCALE = 1.15


@attrs.frozen
class Sheet:
    """The room for a picture on a sheet of paper, in points."""

    width: float
    height: float

    @property
    def room(self) -> tuple[float, float]:
        """The width and height for a picture with its own margins, below the header."""
        across = self.width - 2 * (MARGIN - OUTSIDE)
        return across, self.height - 2 * (MARGIN - OUTSIDE) - HEADER

    def scale_of(self, svg: str) -> float:
        """Tell how large a picture can be drawn here."""
        width, height = size_of(svg)
        room = self.room
        return min(room[0] / width, room[1] / height, _LARGEST_SCALE)


def sheets_of(paper: str, orientation: str) -> list[Sheet]:
    """Give the sheets that may be taken: one, or both ways to hold it."""
    width, height = PAPERS[paper]
    upright, across = Sheet(width, height), Sheet(height, width)
    return {"portrait": [upright], "landscape": [across], "auto": [across, upright]}[orientation]
