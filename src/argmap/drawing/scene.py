"""A picture as shapes with places: what a layout gives and a writer of SVG takes.

Lengths are points; y grows downwards.
"""

from __future__ import annotations

import attrs

from argmap.drawing.label import Label
from argmap.drawing.theme import Look
from argmap.model.map import Claim, Step

Point = tuple[float, float]

PILL_WIDTH = 27.0
PILL_HEIGHT = 13.0
DOT_RADIUS = 3.6


def written(value: float) -> str:
    """Write a length, without an exponent."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


@attrs.frozen
class Box:
    """A claim in its place; x and y are the upper left corner.

    ``column`` is the number of the column in which it hangs, 0 where it does not.
    """

    claim: Claim
    label: Label
    x: float
    y: float
    column: int = 0


@attrs.frozen
class Line:
    """A part of a step: from its target's end to its premise's.

    Attributes:
        points: The corners.
        head: Whether an arrowhead stands at the first point.
    """

    points: tuple[Point, ...]
    head: bool


@attrs.define
class Arc:
    """A step in its place.

    Attributes:
        step: The step.
        look: How it is drawn.
        lines: Its parts.
        junction: The middle of its junction, where it has one.
        linked: Whether the junction joins several premises.
        column: The number of the column in which it hangs, 0 where it does not.
    """

    step: Step
    look: Look
    lines: list[Line]
    junction: Point | None = None
    linked: bool = False
    column: int = 0


@attrs.define
class Scene:
    """Everything that has a place."""

    boxes: list[Box] = attrs.field(factory=list)
    arcs: list[Arc] = attrs.field(factory=list)
    width: float = 0.0
    height: float = 0.0

    def take(self, other: Scene, dx: float, dy: float) -> None:
        """Add the shapes of another scene, moved."""
        for box in other.boxes:
            self.boxes.append(attrs.evolve(box, x=box.x + dx, y=box.y + dy))
        for arc in other.arcs:
            self.arcs.append(moved(arc, dx, dy))


def moved(arc: Arc, dx: float, dy: float) -> Arc:
    """Give a step in another place."""
    lines = [Line(tuple((x + dx, y + dy) for x, y in line.points), line.head) for line in arc.lines]
    junction = None if arc.junction is None else (arc.junction[0] + dx, arc.junction[1] + dy)
    return Arc(arc.step, arc.look, lines, junction, arc.linked, arc.column)
