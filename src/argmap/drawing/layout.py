"""Where everything goes: Graphviz places the large pieces, straight lines join them.

No word of the map reaches the engine: it sees numbered boxes with their sizes. So the picture is
the same with every engine and font, and no text can break the graph.
"""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Sequence

import attrs

from argmap.drawing.crossing import Crossing, count_lanes, draw_crossings, find_crossings
from argmap.drawing.engines import run
from argmap.drawing.errors import DrawingError
from argmap.drawing.outline import (
    Branches,
    Column,
    column_of_premise,
    columns_below,
    columns_of_single_claims,
    find_branches,
)
from argmap.drawing.pieces import Piece
from argmap.drawing.plan import Plan
from argmap.drawing.scene import (
    DOT_RADIUS,
    PILL_HEIGHT,
    PILL_WIDTH,
    Arc,
    Box,
    Line,
    Point,
    Scene,
)
from argmap.model.kinds import ClaimKind
from argmap.model.map import Claim, Step

_NODE_SEPARATION = 30.0
_RANK_SEPARATION = 40.0
_LANE = 9.0
_NEAREST_LANE = 15.0
_CURVE_POINTS = 10
# From the middle of a dot to where the line of what undercuts it goes down.
_BESIDE_DOT = 14.0
_MANY = 1000


@attrs.define(eq=False)
class _Link:
    """A line between two pieces, from the target's to the premise's.

    Attributes:
        upper, lower: The pieces.
        step: The step it belongs to; None where it holds a column.
        bundle: Links with the same bundle and target share their beginning.
        weight: How hard Graphviz tries to keep it short and straight.
    """

    number: int
    upper: Piece
    lower: Piece
    step: Step
    bundle: str
    head: bool
    curve: list[Point] = attrs.field(factory=list)
    points: tuple[Point, ...] = ()


@attrs.define
class _Pieces:
    nodes: list[Piece] = attrs.field(factory=list)
    links: list[_Link] = attrs.field(factory=list)
    crossings: list[Crossing] = attrs.field(factory=list)

    def add(
        self,
        width: float,
        height: float,
        *,
        claim: Claim | None = None,
        junction: Step | None = None,
        column: Column | None = None,
    ) -> Piece:
        number = len(self.nodes) + 1
        piece = Piece(number, width, height, claim, junction, column)
        self.nodes.append(piece)
        return piece

    def link(self, upper: Piece, lower: Piece, step: Step, bundle: str, *, head: bool) -> None:
        self.links.append(_Link(len(self.links) + 1, upper, lower, step, bundle, head))


def lay_out(plan: Plan, engine: str) -> Scene:
    """Give everything its place.

    Args:
        plan: What is drawn.
        engine: ``auto``, ``embedded`` or ``system``.

    Raises:
        DrawingError: The engine failed.
    """
    branches = find_branches(plan)
    pieces = _cut(plan, branches)
    if pieces.nodes:
        _place(plan, pieces, run(_write(pieces), "svg", engine))
    return _assemble(plan, pieces)


def _cut(plan: Plan, branches: Branches) -> _Pieces:
    """Divide the map into pieces for Graphviz to place."""
    pieces = _Pieces()
    at: dict[str, Piece] = {}
    single: list[str] = []
    for claim in plan.map.claims:
        key = claim.key
        if key in branches.hung:
            continue
        alone = key not in plan.into and key not in plan.out
        if alone and claim.kind is not ClaimKind.THESIS:
            single.append(key)
            continue
        label = plan.labels[key]
        at[key] = pieces.add(label.width, label.height, claim=claim)
    for step in plan.steps:
        if step.key not in branches.hung and plan.has_junction(step):
            size = (PILL_WIDTH, PILL_HEIGHT) if plan.is_linked(step) else (8.0, 8.0)
            at[step.key] = pieces.add(*size, junction=step)

    # In file order below each target, so that Graphviz meets the branches as they were written.
    for key, upper in list(at.items()):
        for step, columns in columns_below(branches, key):
            for column in columns:
                scene = column.scene
                lower = pieces.add(scene.width, scene.height, column=column)
                pieces.link(upper, lower, step, f"{key}\n{step.kind}{plan.look(step)}", head=True)
        for step in plan.into.get(key, ()):
            if step.key in branches.hung or plan.is_cross(step):
                continue
            if step.key in at:
                pieces.link(upper, at[step.key], step, f"{key}\n{step.key}", head=True)
                continue
            lower = at[plan.premises(step)[0]]
            pieces.link(upper, lower, step, f"{key}\n{step.kind}{plan.look(step)}", head=True)
    for step in plan.steps:
        junction = at.get(step.key)
        if junction is None:
            continue
        for premise in plan.premises(step):
            if premise in at:
                lower = at[premise]
            else:
                column = column_of_premise(branches, premise)
                lower = pieces.add(column.scene.width, column.scene.height, column=column)
            pieces.link(junction, lower, step, f"{step.key}\n", head=False)
    for column in columns_of_single_claims(branches, single):
        pieces.add(column.scene.width, column.scene.height, column=column)
    return pieces


def _write(pieces: _Pieces) -> str:
    """Write the pieces as DOT: sizes and lines only."""
    out = [
        "digraph {",
        f"graph [nodesep={_NODE_SEPARATION / 72:.3f} ranksep={_RANK_SEPARATION / 72:.3f}]",
        'node [shape=box fixedsize=true label=""]',
        "edge [dir=none]",
        "ordering=out",
    ]
    if len(pieces.nodes) > _MANY:
        # The order is given above; looking long for a better one takes most of the time.
        out.append("mclimit=0.1")
    out += [
        f"n{piece.number} [id=n{piece.number} "
        f"width={piece.width / 72:.4f} height={piece.height / 72:.4f}]"
        for piece in pieces.nodes
    ]
    for link in pieces.links:
        if link.upper is link.lower:
            # Graphviz 16.1 has been seen to crash on several loops at one node.
            continue
        tree = link.lower.column is not None or link.upper.junction is not None
        weight = " weight=3" if tree else ""
        out.append(f"n{link.upper.number} -> n{link.lower.number} [id=e{link.number}{weight}]")
    out.append("}")
    return "\n".join(out)


_NODE = re.compile(
    rb'<g id="n(\d+)" class="node">\s*<title>[^<]*</title>\s*'
    rb'<polygon [^>]*?points="([^"]*)"'
)
_EDGE = re.compile(
    rb'<g id="e(\d+)" class="edge">\s*<title>[^<]*</title>\s*<path [^>]*? d="([^"]*)"'
)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")


def _place(plan: Plan, pieces: _Pieces, svg: bytes) -> None:
    """Read the places from Graphviz's SVG, which is more exact than its plain formats."""
    placed = 0
    for found in _NODE.finditer(svg):
        piece = pieces.nodes[int(found[1]) - 1]
        numbers = [float(one) for one in _NUMBER.findall(found[2])]
        piece.x = min(numbers[::2])
        piece.y = (min(numbers[1::2]) + max(numbers[1::2])) / 2
        placed += 1
    if placed != len(pieces.nodes):
        raise DrawingError(
            f"Graphviz placed {placed:,} of {len(pieces.nodes):,} boxes; "
            "try the other engine (--engine system or --engine embedded)"
        )
    for found in _EDGE.finditer(svg):
        numbers = [float(one) for one in _NUMBER.findall(found[2])]
        link = pieces.links[int(found[1]) - 1]
        link.curve = _flatten(list(zip(numbers[::2], numbers[1::2], strict=True)))
    _straighten(plan, pieces)


def _flatten(control: Sequence[Point]) -> list[Point]:
    """Turn a chain of Bézier curves into a fine polyline."""
    points = list(control[:1])
    for start in range(0, len(control) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = control[start : start + 4]
        for part in range(1, _CURVE_POINTS + 1):
            t = part / _CURVE_POINTS
            u = 1 - t
            a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            points.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return points


def _straighten(plan: Plan, pieces: _Pieces) -> None:
    """Align the tops of what stands side by side, and draw the short lines with right angles.

    Graphviz puts the pieces of a rank on one middle line. Here each goes to the top of its rank's
    band. Between two bands there is nothing but lines, so one from band to band next below can
    go down, along its lane, and down again.
    """
    middles = sorted({round(piece.y, 1) for piece in pieces.nodes})
    bands: list[float] = []
    index: dict[float, int] = {}
    for middle in middles:
        if not bands or middle - bands[-1] > 0.5:
            bands.append(middle)
        index[middle] = len(bands) - 1
    heights = [0.0] * len(bands)
    for piece in pieces.nodes:
        piece.band = index[round(piece.y, 1)]
        heights[piece.band] = max(heights[piece.band], piece.height)

    straight: list[list[_Link]] = [[] for _ in bands]
    for link in pieces.links:
        if link.lower.band == link.upper.band + 1:
            straight[link.upper.band].append(link)
    lanes = [_lanes(links) for links in straight]
    pieces.crossings = find_crossings(plan, pieces.nodes)
    crossing = count_lanes(pieces.crossings, len(bands))
    tops: list[float] = []
    old_tops: list[float] = []
    y = 0.0
    for number, height in enumerate(heights):
        tops.append(y)
        old_tops.append(bands[number] - height / 2)
        count = max(lanes[number].values(), default=-1) + 1 + crossing[number]
        y += height + max(_RANK_SEPARATION, 2 * _NEAREST_LANE + _LANE * max(0, count - 1))
    knots = [k for top, height in zip(old_tops, heights, strict=True) for k in (top, top + height)]
    targets = [k for top, height in zip(tops, heights, strict=True) for k in (top, top + height)]
    old_middles = {piece.number: piece.y for piece in pieces.nodes}
    for piece in pieces.nodes:
        piece.y = tops[piece.band]

    for band, links in enumerate(straight):
        bottom = tops[band] + heights[band]
        _draw_straight(links, lanes[band], bottom)
    _draw_loops([link for link in pieces.links if link.upper is link.lower])
    for link in pieces.links:
        if not link.points:
            _draw_curve(link, knots, targets, old_middles)
    first_lanes = [
        top + height + _NEAREST_LANE + 4 + _LANE * (max(lane.values(), default=-1) + 1)
        for top, height, lane in zip(tops, heights, lanes, strict=True)
    ]
    uprights = (
        (band, x)
        for band, links in enumerate(straight)
        for link in links
        for x in (link.points[0][0], link.points[-1][0])
    )
    draw_crossings(pieces.crossings, pieces.nodes, first_lanes, _LANE, uprights)


def _bundles(links: Sequence[_Link]) -> dict[str, list[_Link]]:
    bundles: dict[str, list[_Link]] = {}
    for link in links:
        bundles.setdefault(link.bundle, []).append(link)
    return bundles


def _starts(links: Sequence[_Link]) -> dict[str, float]:
    """Give the x where each bundle leaves its target: side by side along its lower edge."""
    bundles = _bundles(links)
    by_piece: dict[int, list[tuple[float, str]]] = {}
    for bundle, members in bundles.items():
        reach = sum(link.lower.attach for link in members) / len(members)
        by_piece.setdefault(members[0].upper.number, []).append((reach, bundle))
    starts: dict[str, float] = {}
    for named in by_piece.values():
        named.sort()
        piece = bundles[named[0][1]][0].upper
        if _is_dot(piece):
            for reach, bundle in named:
                side = -_BESIDE_DOT if reach < piece.middle else _BESIDE_DOT
                undercuts = bundles[bundle][0].step is not piece.junction
                starts[bundle] = piece.middle + (side if undercuts else 0.0)
            continue
        room = max(0.0, piece.width - 24.0)
        apart = 10.0 if piece.junction is not None else min(26.0, room / len(named))
        for place, (_, bundle) in enumerate(named):
            starts[bundle] = piece.middle + (place - (len(named) - 1) / 2) * apart
    for bundle, members in bundles.items():
        piece = members[0].upper
        alone = len(by_piece[piece.number]) == 1 and len(members) == 1
        attach = members[0].lower.attach
        if alone and piece.x + 12 <= attach <= piece.x + piece.width - 12:
            starts[bundle] = attach
    return starts


def _is_dot(piece: Piece) -> bool:
    """Whether a piece is the junction of a step that is undercut and joins no premises."""
    return piece.junction is not None and piece.width < PILL_WIDTH


def _lanes(links: Sequence[_Link]) -> dict[str, int]:
    """Give each bundle a lane so that no two lie on one another (interval colouring)."""
    starts = _starts(links)
    spans: list[tuple[float, float, str]] = []
    for bundle, members in _bundles(links).items():
        xs = [starts[bundle], *(link.lower.attach for link in members)]
        spans.append((min(xs), max(xs), bundle))
    spans.sort()
    ends: list[float] = []
    lanes: dict[str, int] = {}
    for left, right, bundle in spans:
        lane = next((n for n, end in enumerate(ends[:12]) if end + 6 < left), None)
        if lane is None:
            lane = len(ends) if len(ends) < 12 else len(lanes) % 12
        if lane == len(ends):
            ends.append(right)
        else:
            ends[lane] = max(ends[lane], right)
        lanes[bundle] = lane
    return lanes


def _draw_straight(links: Sequence[_Link], lanes: dict[str, int], bottom: float) -> None:
    starts = _starts(links)
    for link in links:
        start = starts[link.bundle]
        lane = bottom + _NEAREST_LANE + _LANE * lanes[link.bundle] + 4
        end = link.lower.attach
        middle: tuple[Point, ...] = ()
        if abs(start - end) > 0.5:
            middle = ((start, lane), (end, lane))
        first: tuple[Point, ...] = ((start, link.upper.bottom),)
        if _is_dot(link.upper) and link.step is not link.upper.junction:
            # From the side: the dot is too small for two lines below it.
            height = link.upper.y + link.upper.height / 2
            edge = math.copysign(DOT_RADIUS, start - link.upper.middle)
            first = ((link.upper.middle + edge, height), (start, height))
        link.points = (*first, *middle, (end, link.lower.y))


def _draw_curve(
    link: _Link,
    knots: Sequence[float],
    targets: Sequence[float],
    old_middles: dict[int, float],
) -> None:
    """Carry a curve of Graphviz over to the new bands and let it end at its boxes."""
    curve = link.curve or [
        (link.upper.middle, old_middles[link.upper.number]),
        (link.lower.middle, old_middles[link.lower.number]),
    ]

    def carried(y: float) -> float:
        at = bisect.bisect_right(knots, y)
        if at == 0:
            return targets[0] + (y - knots[0])
        if at == len(knots):
            return targets[-1] + (y - knots[-1])
        span = knots[at] - knots[at - 1]
        share = (y - knots[at - 1]) / span if span else 0.0
        return targets[at - 1] + share * (targets[at] - targets[at - 1])

    points = [(x, carried(y)) for x, y in curve]
    points = _meet(points, link.upper)
    points = _meet(points[::-1], link.lower)[::-1]
    link.points = tuple(points)


def _draw_loops(links: Sequence[_Link]) -> None:
    """Draw what bears on itself, in the space at the right of its box."""
    counts: dict[int, int] = {}
    for link in links:
        piece = link.upper
        count = counts.get(piece.number, 0)
        counts[piece.number] = count + 1
        right = piece.x + piece.width
        out = right + 10.0 + 4.0 * (count % 5)
        high = piece.y + piece.height * (0.3 - 0.05 * (count % 5))
        low = piece.y + piece.height * (0.7 + 0.05 * (count % 5))
        link.points = ((right, high), (out, high), (out, low), (right, low))


def _meet(points: list[Point], piece: Piece) -> list[Point]:
    """Let a line begin at the edge of a box, which may stand higher than the line thinks."""
    left, right = piece.x, piece.x + piece.width
    top, bottom = piece.y, piece.bottom

    def inside(point: Point) -> bool:
        return left < point[0] < right and top < point[1] < bottom

    first = 0
    while first < len(points) - 2 and inside(points[first]):
        first += 1
    points = points[first:]
    x, y = points[0]
    if top < y < bottom:
        return [(min(max(x, left), right), y), *points]
    margin = min(6.0, piece.width / 2)
    x = min(max(x, left + margin), right - margin)
    return [(x, bottom if y >= bottom else top), *points]


def _assemble(plan: Plan, pieces: _Pieces) -> Scene:
    """Put the shapes of all pieces together, each step in one."""
    scene = Scene()
    arcs: dict[str, Arc] = {}
    trunks: dict[int, tuple[Point, ...]] = {}
    for link in pieces.links:
        column = link.lower.column
        if column is not None and column.steps:
            trunks[link.lower.number] = link.points
            continue
        arc = arcs.setdefault(link.step.key, Arc(link.step, plan.look(link.step), []))
        arc.lines.append(Line(link.points, link.head))
    for crossing in pieces.crossings:
        line = Line(crossing.points, head=True)
        arcs[crossing.step.key] = Arc(crossing.step, plan.look(crossing.step), [line])
    for piece in pieces.nodes:
        if piece.claim is not None:
            scene.boxes.append(Box(piece.claim, plan.labels[piece.claim.key], piece.x, piece.y))
        elif piece.junction is not None:
            step = piece.junction
            arc = arcs.setdefault(step.key, Arc(step, plan.look(step), []))
            arc.junction = (piece.middle, piece.y + piece.height / 2)
            arc.linked = plan.is_linked(step)
        elif piece.column is not None:
            inner = Scene()
            inner.take(piece.column.scene, piece.x, piece.y)
            scene.boxes.extend(attrs.evolve(box, column=piece.number) for box in inner.boxes)
            trunk = trunks.get(piece.number, ())
            own = {step.key for step in piece.column.steps}
            for arc in inner.arcs:
                arc.column = piece.number
                if arc.step.key in own and trunk:
                    first = arc.lines[0]
                    arc.lines[0] = Line(_joined(trunk, first.points), first.head)
                arcs[arc.step.key] = arc
    scene.arcs = [arcs[step.key] for step in plan.steps if step.key in arcs]
    _move_to_origin(scene)
    return scene


def _joined(trunk: Sequence[Point], branch: Sequence[Point]) -> tuple[Point, ...]:
    """Join two lines, without corners that are none."""
    out: list[Point] = []
    for point in (*trunk, *branch[1:]):
        if out and abs(out[-1][0] - point[0]) < 0.01 and abs(out[-1][1] - point[1]) < 0.01:
            continue
        if (
            len(out) >= 2
            and abs(out[-1][0] - point[0]) < 0.01
            and abs(out[-2][0] - point[0]) < 0.01
        ):
            out.pop()
        out.append(point)
    return tuple(out)


def _move_to_origin(scene: Scene) -> None:
    xs = [box.x for box in scene.boxes] + [box.x + box.label.width for box in scene.boxes]
    ys = [box.y for box in scene.boxes] + [box.y + box.label.height for box in scene.boxes]
    for arc in scene.arcs:
        for line in arc.lines:
            xs += [x for x, _ in line.points]
            ys += [y for _, y in line.points]
        if arc.junction is not None:
            xs += [arc.junction[0] - DOT_RADIUS, arc.junction[0] + DOT_RADIUS]
    if not xs:
        return
    left, top = min(xs), min(ys)
    whole = Scene()
    whole.take(scene, -left, -top)
    scene.boxes, scene.arcs = whole.boxes, whole.arcs
    scene.width, scene.height = max(xs) - left, max(ys) - top
