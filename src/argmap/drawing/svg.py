"""A laid-out map as SVG: text that can be selected, roles and names for screen readers, no script.

Every word goes through one escape, and what XML forbids was replaced before (`measure.clean`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from xml.sax.saxutils import escape

from argmap.drawing.label import (
    CITATION,
    MARK,
    PADDING,
    TEXT,
    THESIS_TEXT,
    UNSUPPORTED,
    Label,
    caption,
    claim_name,
)
from argmap.drawing.legend import Entry, legend_entries
from argmap.drawing.measure import clean, wrap_evenly
from argmap.drawing.plan import Plan, element_id
from argmap.drawing.scene import (
    DOT_RADIUS,
    PILL_HEIGHT,
    PILL_WIDTH,
    Arc,
    Box,
    Point,
    Scene,
)
from argmap.drawing.scene import written as _n
from argmap.drawing.signs import place_on, write_sign_of_step, write_small_tag, write_tag
from argmap.drawing.style import KEY, QUESTION, REMARK, TITLE, style_of
from argmap.drawing.theme import Look
from argmap.evaluation.verdict import Verdict
from argmap.fonts.metrics import font
from argmap.model.kinds import StepKind
from argmap.model.map import Step

_MARGIN = 24.0
_CORNER = 6.0
_TURN = 7.0
_HEAD = 8.0
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
    legend, bottom = _legend(plan, width, top + scene.height + 26.0)
    height = bottom + 2 * _MARGIN
    full = width + 2 * _MARGIN
    name = clean((plan.map.title or "")[:4000]) or "Argument map"
    statements = _count(len(plan.map.claims), "statement")
    counts = f"{statements}, {_count(len(plan.steps), 'step')} between them."
    told = " ".join([counts, *_verdict_counts(plan), *map(clean, plan.captions)])
    question = clean((plan.map.question or "")[:4000])
    out.append(
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="argmap" '
        f'width="{_n(full)}pt" height="{_n(height)}pt" viewBox="0 0 {_n(full)} {_n(height)}" '
        'role="graphics-document document" aria-labelledby="argmap-title argmap-desc">'
    )
    out.append(f'<title id="argmap-title">{escape(name)}</title>')
    out.append(f'<desc id="argmap-desc">{escape(f"{question} {told}".strip())}</desc>')
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


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _verdict_counts(plan: Plan) -> list[str]:
    """Tell how many claims stand, fall and are open, where the picture shows it."""
    shown = [plan.verdicts.get(claim.key) for claim in plan.map.claims]
    standing = shown.count(Verdict.STANDS)
    falling = sum(verdict is not None and verdict.falls for verdict in shown)
    undecided = shown.count(Verdict.OPEN)
    if not standing + falling + undecided:
        return []
    return [f"Standing: {standing:,}; falling: {falling:,}; open: {undecided:,}."]


def _write_halos(out: list[str], plan: Plan, scene: Scene) -> None:
    """Write what lies below the highlighted claims and steps, and below everything else."""
    if not plan.highlight:
        return
    out.append('<g aria-hidden="true">')
    for arc in scene.arcs:
        if plan.is_lit(arc.step.key):
            out += [f'<path class="halo" d="{_path(line.points)}"/>' for line in arc.lines]
    for box in scene.boxes:
        if plan.is_lit(box.claim.key):
            size = f'width="{_n(box.label.width)}" height="{_n(box.label.height)}"'
            at = f'x="{_n(box.x)}" y="{_n(box.y)}"'
            out.append(f'<rect class="halo" {at} {size} rx="{_CORNER:g}"/>')
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
    name = _spoken(plan, box)
    out.append(
        f'<g id="{element_id("claim", claim.key)}" class="{" ".join(classes)}" '
        f'role="graphics-symbol img" aria-label="{escape(name, _QUOTES)}">'
    )
    look = plan.theme.looks[claim.kind]
    _rectangle(out, box.x, box.y, label.width, label.height, look)
    _write_lines(out, label, box.x, box.y)
    verdict = plan.verdicts.get(claim.key)
    if verdict is not None:
        write_tag(out, verdict, box.x + label.width, box.y)
    out.append("</g>")


_QUOTES = {'"': "&quot;"}


def _spoken(plan: Plan, box: Box) -> str:
    """Name a claim for a screen reader: what it is, what it bears on, its words, its marks."""
    claim = box.claim
    words = [caption(claim).lower().replace(" · ", " ")]
    steps = plan.out.get(claim.key, ())
    if steps:
        target = plan.map.claim_by_key.get(steps[0].target)
        if target is not None and target.id is not None:
            relation = "against" if steps[0].kind is not StepKind.SUPPORT else "for"
            words.append(f"{relation} {clean(target.id[:200])}")
        elif steps[0].kind is StepKind.UNDERCUT:
            words.append("against a step")
    text = " ".join(line.text for line in box.label.lines if line.role in (TEXT, THESIS_TEXT))
    rest = [line.text for line in box.label.lines if line.role in (CITATION, MARK)]
    said = f"{' '.join(words)}: {' '.join([text, *rest])}"
    verdict = plan.verdicts.get(claim.key)
    if verdict is not None:
        said += f" Verdict: {verdict.words}."
        said += "".join(
            f" The step to {_target(plan, step)} {_STEP_WORDS[plan.verdicts[step.key]]}."
            for step in steps
            if plan.verdicts.get(step.key, Verdict.STANDS) is not Verdict.STANDS
        )
    return said


_STEP_WORDS = {
    Verdict.REBUTTED: "fails (rebutted)",
    Verdict.UNSUPPORTED: "fails (unsupported)",
    Verdict.OPEN: "is open",
}


def _target(plan: Plan, step: Step) -> str:
    target = plan.map.claim_by_key.get(step.target)
    return "another step" if target is None else claim_name(target)


def _rectangle(out: list[str], x: float, y: float, width: float, height: float, look: Look) -> None:
    size = f'width="{_n(width)}" height="{_n(height)}"'
    out.append(f'<rect class="box" x="{_n(x)}" y="{_n(y)}" {size} rx="{_CORNER:g}"/>')
    if look.frame == "double":
        size = f'width="{_n(width - 5)}" height="{_n(height - 5)}"'
        out.append(f'<rect class="inner" x="{_n(x + 2.5)}" y="{_n(y + 2.5)}" {size} rx="4"/>')


def _write_lines(out: list[str], label: Label, x: float, y: float) -> None:
    baseline = y + PADDING - 3.0
    for line in label.lines:
        baseline += line.role.leading
        # Letters sit on the baseline with their descenders below it.
        at = baseline - 0.24 * line.role.size
        out.append(_text(line.text, line.role.name, x + PADDING, at, x + label.width - PADDING))


def _text(text: str, classes: str, left: float, baseline: float, right: float) -> str:
    """Write a line; one that begins in a right-to-left script ends at the right edge."""
    if not text.isascii() and not all(map(font().is_usual, text)):
        classes += " other"
    if _is_right_to_left(text):
        # The marks tell every renderer the direction of the punctuation at both ends.
        return (
            f'<text class="{classes}" x="{_n(right)}" y="{_n(baseline)}" text-anchor="end">'
            f"\u200f{escape(text)}\u200f</text>"
        )
    return f'<text class="{classes}" x="{_n(left)}" y="{_n(baseline)}">{escape(text)}</text>'


def _is_right_to_left(text: str) -> bool:
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _write_arc(out: list[str], plan: Plan, arc: Arc) -> None:
    kind = plan.kinds[arc.step.key]
    key = arc.step.key
    classes = " ".join(["step", arc.step.kind.value, kind.value, *plan.state(key)])
    out.append(f'<g id="{element_id("step", key)}" class="{classes}" aria-hidden="true">')
    for line in arc.lines:
        points = list(line.points)
        if line.head and len(points) > 1:
            points[0] = _write_head(out, points, arc.look)
        out.append(f'<path class="line" d="{_path(points)}"/>')
    if arc.junction is not None:
        x, y = arc.junction
        if arc.linked:
            out.append(
                f'<rect class="head" x="{_n(x - PILL_WIDTH / 2)}" y="{_n(y - PILL_HEIGHT / 2)}" '
                f'width="{_n(PILL_WIDTH)}" height="{_n(PILL_HEIGHT)}" rx="{_n(PILL_HEIGHT / 2)}"/>'
                f'<text class="pill" x="{_n(x)}" y="{_n(y + 2.7)}">AND</text>'
            )
        elif plan.has_dot(arc.step):
            out.append(f'<circle class="head" cx="{_n(x)}" cy="{_n(y)}" r="{DOT_RADIUS:g}"/>')
    out.append("</g>")


def _write_sign(out: list[str], plan: Plan, arc: Arc) -> None:
    """Write the sign of a step that does not work or is open, above all lines."""
    verdict = plan.verdicts.get(arc.step.key, Verdict.STANDS)
    if verdict is not Verdict.STANDS:
        at = place_on(arc, across=plan.is_cross(arc.step))
        write_sign_of_step(out, verdict, at, faded=plan.is_faded(arc.step.key))


def _write_head(out: list[str], points: Sequence[Point], look: Look) -> Point:
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


def _path(points: Sequence[Point]) -> str:
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
        lines, _ = wrap_evenly(clean(text[:4000]), min(width, 900.0), role.size, face, 6)
        for line in lines:
            y += role.leading
            out.append(
                f'<text class="{role.name}" x="{_n(width / 2)}" y="{_n(y - 0.3 * role.size)}" '
                f'text-anchor="middle">{escape(line)}</text>'
            )
    return out, y + 16.0 if y else 0.0


def _legend(plan: Plan, width: float, top: float) -> tuple[list[str], float]:
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
            out.append(
                f'<rect class="head" x="{_n(x)}" y="{_n(middle - PILL_HEIGHT / 2)}" '
                f'width="{_n(PILL_WIDTH)}" height="{_n(PILL_HEIGHT)}" rx="{_n(PILL_HEIGHT / 2)}"/>'
                f'<text class="pill" x="{_n(x + PILL_WIDTH / 2)}" y="{_n(middle + 2.7)}">AND</text>'
            )
        else:
            out.append(
                f'<circle class="head" cx="{_n(x + 5)}" cy="{_n(middle)}" r="{DOT_RADIUS:g}"/>'
            )
    elif entry.verdict is not None:
        _write_verdict_sample(out, entry, entry.verdict, x, y)
    else:
        if entry.halo:
            x += 2.0
            out.append(
                f'<rect class="halo small" x="{_n(x)}" y="{_n(y)}" width="20" height="12" '
                f'rx="{_CORNER:g}"/>'
            )
        _rectangle(out, x, y, 20.0, 12.0, entry.look)
        if entry.step:
            points: list[Point] = [(x + 46.0, middle), (x + 20.0, middle)]
            points[0] = _write_head(out, points, entry.look)
            out.append(f'<path class="line" d="{_path(points[::-1])}"/>')
        if entry.halo:
            x -= 2.0
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
        right = x + entry.sample
        points: list[Point] = [(right, middle), (x, middle)]
        points[0] = _write_head(out, points, entry.look)
        out.append(f'<path class="line" d="{_path(points[::-1])}"/>')
        write_sign_of_step(out, verdict, (x + 0.36 * entry.sample, middle))
        return
    if entry.boxed:
        _rectangle(out, x, y, 20.0, 12.0, entry.look)
        if verdict.falls:
            out.append(f'<path class="struck" d="M{_n(x + 4)} {_n(middle)}h12"/>')
        x += 23.0
    write_small_tag(out, verdict, x, y)
