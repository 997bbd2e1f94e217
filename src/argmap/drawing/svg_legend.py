"""The legend of a picture, as SVG."""

from __future__ import annotations

from xml.sax.saxutils import escape

from argmap.drawing.legend import Entry, legend_entries
from argmap.drawing.plan import Plan
from argmap.drawing.scene import PILL_WIDTH, Point
from argmap.drawing.scene import written as _n
from argmap.drawing.shapes import (
    CORNER,
    path_through,
    write_dot,
    write_head,
    write_pill,
    write_rectangle,
)
from argmap.drawing.signs import write_sign_of_step, write_small_tag
from argmap.drawing.style import KEY
from argmap.evaluation.verdict import Verdict
from argmap.fonts.metrics import font


def write_legend(plan: Plan, width: float, top: float) -> tuple[list[str], float]:
    """Write the legend in rows below the map, and give the y where it ends."""
    entries = legend_entries(plan)
    if len(entries) < 2:
        return [], top - 26.0
    face = font("Regular")
    rows: list[list[tuple[Entry, float]]] = [[]]
    used = 0.0
    for entry in entries:
        needed = entry.sample + 5 + face.width(entry.words, KEY.size) + 18
        if rows[-1] and used + needed > min(width, 900.0):
            rows.append([])
            used = 0.0
        rows[-1].append((entry, needed))
        used += needed
    out = ['<g class="legend" role="group" aria-label="Legend">']
    y = top
    for row in rows:
        x = (width - sum(needed for _, needed in row) + 18) / 2
        for entry, needed in row:
            _write_entry(out, entry, x, y)
            x += needed
        y += 19.0
    out.append("</g>")
    return out, y - 5.0


def _write_entry(out: list[str], entry: Entry, x: float, y: float) -> None:
    middle = y + 6.0
    out.append(f'<g class="{" ".join(entry.classes)}">')
    if entry.junction:
        if entry.linked:
            write_pill(out, (x + PILL_WIDTH / 2, middle))
        else:
            write_dot(out, (x + 5, middle))
    elif entry.verdict is not None:
        _write_verdict_sample(out, entry, entry.verdict, x, y)
    else:
        left = x + 2.0 if entry.halo else x
        if entry.halo:
            out.append(
                f'<rect class="halo small" x="{_n(left)}" y="{_n(y)}" width="20" height="12" '
                f'rx="{CORNER:g}"/>'
            )
        if entry.boxed:
            write_rectangle(out, left, y, 20.0, 12.0, entry.look)
        if entry.step:
            _write_line(out, entry, left + (20.0 if entry.boxed else 0.0), x + entry.sample, middle)
    at = x + entry.sample + 5
    out.append(
        f'<text class="key" x="{_n(at)}" y="{_n(middle + 3.2)}">{escape(entry.words)}</text>'
    )
    out.append("</g>")


def _write_verdict_sample(
    out: list[str], entry: Entry, verdict: Verdict, x: float, y: float
) -> None:
    middle = y + 6.0
    if entry.step:
        _write_line(out, entry, x, x + entry.sample, middle)
        write_sign_of_step(out, verdict, (x + 0.36 * entry.sample, middle))
        return
    if entry.boxed:
        write_rectangle(out, x, y, 20.0, 12.0, entry.look)
        if verdict.falls:
            out.append(f'<path class="struck" d="M{_n(x + 4)} {_n(middle)}h12"/>')
        x += 23.0
    write_small_tag(out, verdict, x, y)


def _write_line(out: list[str], entry: Entry, left: float, right: float, y: float) -> None:
    points: list[Point] = [(right, y), (left, y)]
    points[0] = write_head(out, points, entry.look)
    out.append(f'<path class="line" d="{path_through(points[::-1])}"/>')
