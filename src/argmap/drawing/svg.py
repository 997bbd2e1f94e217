"""A laid-out map as SVG: text that can be selected, roles and names for screen readers, no script.

Every word goes through one escape, and what XML forbids was replaced before (`measure.clean`).
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from argmap.drawing.label import (
    PADDING,
    UNSUPPORTED,
    Label,
    Line,
)
from argmap.drawing.measure import clean, fallback_factor, wrap_evenly
from argmap.drawing.plan import Plan, element_id
from argmap.drawing.scene import Arc, Box, Scene
from argmap.drawing.scene import written as _n
from argmap.drawing.shapes import (
    CORNER,
    path_through,
    write_dot,
    write_head,
    write_pill,
    write_rectangle,
    write_stack,
)
from argmap.drawing.signs import place_on, write_sign_of_step, write_tag
from argmap.drawing.spoken import description, spoken
from argmap.drawing.style import QUESTION, REMARK, TITLE, style_of
from argmap.drawing.svg_legend import write_legend
from argmap.evaluation.verdict import Verdict
from argmap.fonts.metrics import font
from argmap.legible import is_right_to_left

_MARGIN = 24.0
_NARROWEST = 420.0


def write_svg(plan: Plan, scene: Scene) -> str:
    """Write a laid-out map.

    Args:
        plan: What is drawn.
        scene: Where it is drawn.

    Returns:
        An SVG 1.1 document; a user unit is a point.
    """
    width = max(scene.width, _NARROWEST)
    out: list[str] = []
    heading, top = _heading(plan, width)
    shift = (width - scene.width) / 2
    body: list[str] = []
    _write_halos(body, plan, scene)
    # Lines share their beginnings: there, what is lit and what works is seen.
    for arc in sorted(scene.arcs, key=lambda arc: _rank(plan, arc)):
        _write_arc(body, plan, arc)
    for arc in scene.arcs:
        _write_sign(body, plan, arc)
    for box in scene.boxes:
        _write_box(body, plan, box)
    legend, bottom = write_legend(plan, width, top + scene.height + 26.0)
    height = bottom + 2 * _MARGIN
    full = width + 2 * _MARGIN
    name = clean((plan.map.title or "")[:4000]) or "Argument map"
    out.append(
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="argmap" '
        f'width="{_n(full)}pt" height="{_n(height)}pt" viewBox="0 0 {_n(full)} {_n(height)}" '
        'role="graphics-document document" aria-labelledby="argmap-title argmap-desc">'
    )
    out.append(f'<title id="argmap-title">{escape(name)}</title>')
    out.append(f'<desc id="argmap-desc">{escape(description(plan))}</desc>')
    out.append(f"<style>{style_of(plan)}</style>")
    out.append(f'<rect class="background" width="{_n(full)}" height="{_n(height)}"/>')
    out.append(f'<g transform="translate({_n(_MARGIN)} {_n(_MARGIN)})">')
    out += heading
    out.append(f'<g class="map" transform="translate({_n(shift)} {_n(top)})">')
    out += body
    out.append("</g>")
    out += legend
    out.append("</g>\n</svg>\n")
    return "\n".join(out)


def _write_halos(out: list[str], plan: Plan, scene: Scene) -> None:
    """Write what lies below the highlighted claims and steps, and below everything else."""
    if not plan.highlight:
        return
    out.append('<g aria-hidden="true">')
    for arc in scene.arcs:
        if plan.is_lit(arc.step.key):
            out += [f'<path class="halo" d="{path_through(line.points)}"/>' for line in arc.lines]
    for box in scene.boxes:
        if plan.is_lit(box.claim.key):
            size = f'width="{_n(box.label.width)}" height="{_n(box.label.height)}"'
            at = f'x="{_n(box.x)}" y="{_n(box.y)}"'
            out.append(f'<rect class="halo" {at} {size} rx="{CORNER:g}"/>')
    out.append("</g>")


def _rank(plan: Plan, arc: Arc) -> tuple[bool, int]:
    key = arc.step.key
    return plan.is_lit(key), 0 if plan.is_pale(key) else 1 if plan.is_open(key) else 2


def _write_box(out: list[str], plan: Plan, box: Box) -> None:
    claim, label = box.claim, box.label
    classes = ["statement", claim.kind.value]
    if UNSUPPORTED in label.marks:
        classes.append("unsupported")
    classes += plan.state(claim.key)
    name = spoken(plan, box)
    out.append(
        f'<g id="{element_id("claim", claim.key)}" class="{" ".join(classes)}" '
        f'role="graphics-symbol img" aria-label="{escape(name, _QUOTES)}">'
    )
    look = plan.theme.looks[claim.kind]
    write_rectangle(out, box.x, box.y, label.width, label.height, look)
    if claim.key in plan.stubs and claim.key not in plan.into:
        write_stack(out, box.x, box.y + label.height, label.width)
    _write_lines(out, label, box.x, box.y)
    verdict = plan.verdicts.get(claim.key)
    if verdict is not None:
        write_tag(out, verdict, box.x + label.width, box.y)
    out.append("</g>")


_QUOTES = {'"': "&quot;"}


def _write_lines(out: list[str], label: Label, x: float, y: float) -> None:
    baseline = y + PADDING - 3.0
    for line in label.lines:
        baseline += line.role.leading
        # Letters sit on the baseline with their descenders below it.
        at = baseline - 0.24 * line.role.size
        out.append(_text(line, x + PADDING, at, x + label.width - PADDING))


def _text(line: Line, left: float, baseline: float, right: float) -> str:
    """Write a line; one of a text in a right-to-left script ends at the right edge."""
    classes = f"{line.role.name} other" if line.is_other else line.role.name
    y, words = _n(baseline), escape(line.text)
    if line.leftwards:
        # An isolate gives every renderer the direction of the whole, whatever the line begins with.
        at = f'x="{_n(right)}" y="{y}" text-anchor="end"'
        return f'<text class="{classes}" {at}>\u2067{words}\u2069</text>'
    return f'<text class="{classes}" x="{_n(left)}" y="{y}">{words}</text>'


def _write_arc(out: list[str], plan: Plan, arc: Arc) -> None:
    kind = plan.kinds[arc.step.key]
    key = arc.step.key
    classes = " ".join(["step", arc.step.kind.value, kind.value, *plan.state(key)])
    out.append(f'<g id="{element_id("step", key)}" class="{classes}" aria-hidden="true">')
    for line in arc.lines:
        points = list(line.points)
        if line.head and len(points) > 1:
            points[0] = write_head(out, points, arc.look)
        out.append(f'<path class="line" d="{path_through(points)}"/>')
    if arc.junction is not None:
        if arc.linked:
            write_pill(out, arc.junction)
        elif plan.has_dot(arc.step):
            write_dot(out, arc.junction)
    out.append("</g>")


def _write_sign(out: list[str], plan: Plan, arc: Arc) -> None:
    """Write the sign of a step that does not work or is open, above all lines."""
    verdict = plan.verdicts.get(arc.step.key, Verdict.STANDS)
    if verdict is not Verdict.STANDS:
        at = place_on(arc, across=plan.is_cross(arc.step))
        write_sign_of_step(out, verdict, at, faded=plan.is_faded(arc.step.key))


def _heading(plan: Plan, width: float) -> tuple[list[str], float]:
    """Write title, question and captions above the map; give the y where the map begins."""
    out: list[str] = []
    y = 0.0
    for text, role, face in (
        (plan.map.title, TITLE, font("Bold")),
        (plan.map.question, QUESTION, font("Regular")),
        *((remark, REMARK, font("Bold")) for remark in plan.captions),
    ):
        if not text:
            continue
        words = clean(text[:4000])
        factor = fallback_factor(words, face, bold=role.weight == "bold")
        lines, _ = wrap_evenly(words, min(width, 900.0), role.size * factor, face, 6)
        classes = f"{role.name} other" if factor > 1 else role.name
        begin, end = ("\u2067", "\u2069") if is_right_to_left(words) else ("", "")
        for line in lines:
            y += role.leading
            out.append(
                f'<text class="{classes}" x="{_n(width / 2)}" y="{_n(y - 0.3 * role.size)}" '
                f'text-anchor="middle">{begin}{escape(line)}{end}</text>'
            )
    return out, y + 16.0 if y else 0.0
