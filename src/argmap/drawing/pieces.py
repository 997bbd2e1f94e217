"""The large pieces of a picture, which Graphviz places."""

from __future__ import annotations

import attrs

from argmap.drawing.outline import Column
from argmap.model.map import Claim, Step


@attrs.define(eq=False)
class Piece:
    """What Graphviz places as one box: a claim, a junction or a column.

    Attributes:
        number: Counts from 1.
        width, height: In points.
        claim, junction, column: What it is; one of the three.
        x, y: The upper left corner, once it has a place.
        band: Which row it stands in, from the top.
    """

    number: int
    width: float
    height: float
    claim: Claim | None = None
    junction: Step | None = None
    column: Column | None = None
    x: float = 0.0
    y: float = 0.0
    band: int = 0

    @property
    def attach(self) -> float:
        """Where a line from above comes in."""
        return self.x + (self.column.attach if self.column is not None else self.width / 2)

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height
