"""The shapes that the map and its legend share, as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drawing.scene import DOT_RADIUS, PILL_HEIGHT, PILL_WIDTH, Point
from argmap.drawing.scene import written as _n
from argmap.drawing.theme import Look

CORNER = 6.0
_TURN = 7.0
_HEAD = 8.0


def write_rectangle(
    out: list[str], x: float, y: float, width: float, height: float, look: Look
) -> None:
    """Write the box of a claim; x and y are its upper left corner."""
    size = f'width="{_n(width)}" height="{_n(height)}"'
    out.append(f'<rect class="box" x="{_n(x)}" y="{_n(y)}" {size} rx="{CORNER:g}"/>')
    if look.frame == "double":
        size = f'width="{_n(width - 5)}" height="{_n(height - 5)}"'
        out.append(f'<rect class="inner" x="{_n(x + 2.5)}" y="{_n(y + 2.5)}" {size} rx="4"/>')
    elif look.frame == "bar":
        size = f'width="2.6" height="{_n(height - 7)}"'
        out.append(f'<rect class="bar" x="{_n(x + 3)}" y="{_n(y + 3.5)}" {size} rx="1.3"/>')


def write_stack(out: list[str], x: float, bottom: float, width: float) -> None:
    """Write the edges of further boxes that seem to lie below one."""
    edges = "".join(
        f"M{_n(x + inset)} {_n(bottom + down)}H{_n(x + width - inset)}"
        for inset, down in ((6.0, 3.2), (11.0, 6.0))
    )
    out.append(f'<path class="stack" d="{edges}"/>')


def write_head(out: list[str], points: Sequence[Point], look: Look) -> Point:
    """Draw an arrowhead at the first point and give the point where the line begins behind it."""
    (x, y), (next_x, next_y) = points[0], points[1]
    if len(points) > 2 and abs(next_x - x) + abs(next_y - y) < _HEAD:
        next_x, next_y = points[2]
    dx, dy = next_x - x, next_y - y
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    dx, dy = dx / length, dy / length
    if look.head == "tee":
        # A bar a little off the box, so that it is not taken for the border.
        cx, cy = x + 3.4 * dx, y + 3.4 * dy
        corners = [
            (cx + side * 5.8 * dy + along * 1.4 * dx, cy - side * 5.8 * dx + along * 1.4 * dy)
            for side, along in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
        start = (cx, cy)
    else:
        base = (x + _HEAD * dx, y + _HEAD * dy)
        corners = [
            (x + 0.6 * dx, y + 0.6 * dy),
            (base[0] - 4.2 * dy, base[1] + 4.2 * dx),
            (base[0] + 4.2 * dy, base[1] - 4.2 * dx),
        ]
        start = (base[0] - dx, base[1] - dy)
    joined = " ".join(f"{_n(px)},{_n(py)}" for px, py in corners)
    out.append(f'<polygon class="head" points="{joined}"/>')
    return start


def path_through(points: Sequence[Point]) -> str:
    """Write a line with rounded corners."""
    parts = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        first = _towards(corner, before)
        second = _towards(corner, after)
        parts.append(
            f"L{_n(first[0])} {_n(first[1])}"
            f"Q{_n(corner[0])} {_n(corner[1])} {_n(second[0])} {_n(second[1])}"
        )
    parts.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(parts)


def _towards(corner: Point, other: Point) -> Point:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return corner
    share = min(_TURN, length / 2) / length
    return (corner[0] + dx * share, corner[1] + dy * share)


def write_pill(out: list[str], at: Point) -> None:
    """Write the junction of linked premises."""
    x, y = at
    out.append(
        f'<rect class="head" x="{_n(x - PILL_WIDTH / 2)}" y="{_n(y - PILL_HEIGHT / 2)}" '
        f'width="{_n(PILL_WIDTH)}" height="{_n(PILL_HEIGHT)}" rx="{_n(PILL_HEIGHT / 2)}"/>'
        f'<text class="pill" x="{_n(x)}" y="{_n(y + 2.7)}">AND</text>'
    )


def write_dot(out: list[str], at: Point) -> None:
    """Write the junction of a step that is undercut."""
    x, y = at
    out.append(f'<circle class="head" cx="{_n(x)}" cy="{_n(y)}" r="{DOT_RADIUS:g}"/>')
