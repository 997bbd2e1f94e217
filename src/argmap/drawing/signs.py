"""Signs of verdicts, drawn as shapes: the shipped font has no tick and no cross.

A claim's verdict is a tag on the upper edge of its box, so that a picture has the same places with
verdicts and without. A step's sign stands on its line.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from argmap.drawing.scene import Arc, Point
from argmap.drawing.scene import written as _n
from argmap.evaluation.verdict import Verdict
from argmap.fonts.metrics import font

TAG_HEIGHT = 12.0
TAG_SIZE = 7.5
SIGN_RADIUS = 5.0

# From the tag to the right edge of its box.
_FROM_EDGE = 7.0
_SIGN_WIDTH = 15.0
_RIGHT = 6.0
# A straight part of a line has room for a sign from here on.
_ROOM = 14.0


def class_of(verdict: Verdict) -> str:
    """Give the class of what has a verdict: ``stands``, ``falls`` or ``open``."""
    return "falls" if verdict.falls else verdict.value


def write_tag(out: list[str], verdict: Verdict, right: float, top: float) -> None:
    """Write the tag of a claim.

    Args:
        out: Is written to.
        verdict: The claim's.
        right: The right edge of the claim's box.
        top: Its upper edge.
    """
    said = verdict.words
    width = _SIGN_WIDTH + font("Bold").width(said, TAG_SIZE) + _RIGHT
    x = right - _FROM_EDGE - width
    y = top - TAG_HEIGHT / 2
    out.append(f'<g class="tag {class_of(verdict)}">')
    _write_plate(out, verdict, x, y, width)
    baseline = top + 0.36 * TAG_SIZE
    out.append(f'<text class="said" x="{_n(x + _SIGN_WIDTH)}" y="{_n(baseline)}">{said}</text></g>')


def write_small_tag(out: list[str], verdict: Verdict, x: float, y: float) -> None:
    """Write a tag without its words; x and y are its upper left corner."""
    out.append(f'<g class="tag {class_of(verdict)}">')
    _write_plate(out, verdict, x, y, _SIGN_WIDTH + 1)
    out.append("</g>")


def _write_plate(out: list[str], verdict: Verdict, x: float, y: float, width: float) -> None:
    out.append(
        f'<rect class="plate" x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" '
        f'height="{_n(TAG_HEIGHT)}" rx="{_n(TAG_HEIGHT / 2)}"/>'
    )
    _write_sign(out, verdict, (x + _SIGN_WIDTH / 2 + 0.5, y + TAG_HEIGHT / 2), 2.3)


def write_sign_of_step(out: list[str], verdict: Verdict, at: Point, *, faded: bool = False) -> None:
    """Write the sign of a step that does not work, or is open."""
    x, y = at
    classes = f"sign {class_of(verdict)}{' faded' if faded else ''}"
    out.append(f'<g class="{classes}" aria-hidden="true">')
    out.append(f'<circle class="plate" cx="{_n(x)}" cy="{_n(y)}" r="{_n(SIGN_RADIUS)}"/>')
    _write_sign(out, verdict, at, 2.2)
    out.append("</g>")


def _write_sign(out: list[str], verdict: Verdict, at: Point, size: float) -> None:
    x, y = at
    left, right, top, bottom = (_n(one) for one in (x - size, x + size, y - size, y + size))
    if verdict is Verdict.OPEN:
        out.append(f'<text class="ask" x="{_n(x)}" y="{_n(y + 3)}">?</text>')
    elif verdict.falls:
        path = f"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}"
        out.append(f'<path class="stroke" d="{path}"/>')
    else:
        path = f"M{_n(x - 1.25 * size)} {_n(y)}L{_n(x - 0.4 * size)} {bottom}L{_n(x + 1.3 * size)} "
        out.append(f'<path class="stroke" d="{path}{top}"/>')


def place_on(arc: Arc, *, across: bool) -> Point:
    """Choose where the sign of a step stands: on its junction, or else where its line is its own.

    Lines to one target share their beginning there; near the premise each is alone.

    Args:
        arc: The step in its place.
        across: Whether it is a mere line across the picture, which shares nothing.
    """
    if arc.junction is not None and not arc.linked:
        return arc.junction
    line = next((line for line in arc.lines if line.head), arc.lines[0])
    return _place_on_line(line.points, across=across)


def _place_on_line(points: Sequence[Point], *, across: bool) -> Point:
    parts = list(itertools.pairwise(points))
    lengths = [abs(bx - ax) + abs(by - ay) for (ax, ay), (bx, by) in parts]
    longest = max(range(len(parts)), key=lengths.__getitem__)
    at = next((n for n in range(len(parts) - 1, -1, -1) if lengths[n] >= _ROOM), longest)
    if across:
        at = longest
    (ax, ay), (bx, by) = parts[at]
    # Off the middle: lines that go to and fro between two claims run side by side.
    share = 0.42 if across else 0.5
    if lengths[at] > 4 * _ROOM and not across:
        share = 1 - _ROOM / lengths[at]
    return ax + share * (bx - ax), ay + share * (by - ay)
