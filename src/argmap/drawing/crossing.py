"""Lines from a claim to what it bears on elsewhere: the second and further steps of a claim.

They run where no box can stand: beside the pieces, which Graphviz keeps apart, and between the
bands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from argmap.drawing.pieces import Piece
from argmap.drawing.plan import Plan
from argmap.drawing.scene import DOT_RADIUS, PILL_WIDTH, Point
from argmap.model.map import Step

_BESIDE = 8.0
_APART = 5.0
_ABREAST = 4
_MOST_LANES = 24
# Between two lines that go up side by side: an arrowhead and a bar have room.
_CLEAR = 12
_MOST_PLACES = 24
# Between the lines that leave one box, and between them and its corner or its own line.
_EXITS = 7.0
_FROM_CORNER = 6.0


@attrs.frozen
class _End:
    """Where a line leaves or enters a piece, in the piece's own coordinates.

    Attributes:
        piece: The piece.
        x, y: The place.
        height: The height of the box that it leaves.
    """

    piece: Piece
    x: float
    y: float
    height: float = 0.0


@attrs.define(eq=False)
class Crossing:
    """A line across the picture.

    Attributes:
        step: The step that it draws.
        source: Where it leaves its premise.
        target: Where it comes in.
        from_below: Whether it comes in at the lower edge of its target.
        gaps: The spaces between bands that it runs along, each named by the band above.
        lanes: Its lane in each of those.
        points: The line, from the target to the premise, once it is drawn.
    """

    step: Step
    source: _End
    target: _End
    from_below: bool
    gaps: tuple[int, ...]
    lanes: list[int] = attrs.field(factory=list)
    points: tuple[Point, ...] = ()


def find_crossings(plan: Plan, pieces: Sequence[Piece]) -> list[Crossing]:
    """Find the lines that are to be drawn, and the spaces between bands that they need.

    Args:
        plan: What is drawn.
        pieces: The pieces, each in its band.
    """
    steps = [step for step in plan.steps if plan.is_cross(step)]
    if not steps:
        return []
    sources: dict[str, _End] = {}
    targets: dict[str, _End] = {}
    for piece in pieces:
        _find_ends(piece, sources, targets)
    crossings: list[Crossing] = []
    exits = Counter(step.premises[0] for step in steps)
    left: dict[str, int] = {}
    for step in steps:
        premise = step.premises[0]
        number = left.get(premise, 0)
        left[premise] = number + 1
        source = _exit(sources[premise], number, exits[premise])
        target = targets[step.target]
        low, high = source.piece.band, target.piece.band
        from_below = target.piece.claim is not None and high < low
        if source.piece is target.piece:
            gaps: tuple[int, ...] = ()
        elif low > high:
            gaps = tuple(range(low - 1, high - 1, -1))
        elif low < high:
            gaps = tuple(range(low, high))
        else:
            gaps = (low - 1,) if low > 0 else (low,)
        crossings.append(Crossing(step, source, target, from_below, gaps))
    return crossings


def _exit(end: _End, number: int, count: int) -> _End:
    """Give each of the lines that leave a box a place of its own on the box's side.

    They stand in the lower half: the line of the claim's first use is in the middle.
    """
    if count == 1:
        return end
    room = end.height / 2 - 2 * _FROM_CORNER
    apart = min(_EXITS, room / (count - 1))
    # As near as may be to where a single line would be.
    half = apart * (count - 1) / 2
    bottom = end.y + 0.28 * end.height - _FROM_CORNER - half
    middle = min(end.y, bottom)
    return attrs.evolve(end, y=middle - half + apart * number)


def _find_ends(piece: Piece, sources: dict[str, _End], targets: dict[str, _End]) -> None:
    if piece.claim is not None:
        sources[piece.claim.key] = _End(piece, 0.0, 0.7 * piece.height, piece.height)
        targets[piece.claim.key] = _End(piece, 0.0, 0.3 * piece.height)
    elif piece.junction is not None:
        targets[piece.junction.key] = _End(piece, 0.0, piece.height / 2)
    elif piece.column is not None:
        for box in piece.column.scene.boxes:
            height = box.label.height
            sources[box.claim.key] = _End(piece, box.x, box.y + 0.72 * height, height)
            targets[box.claim.key] = _End(piece, box.x, box.y + 0.28 * height)
        for arc in piece.column.scene.arcs:
            if arc.junction is not None:
                x, y = arc.junction
                half = PILL_WIDTH / 2 if arc.linked else DOT_RADIUS
                targets[arc.step.key] = _End(piece, x - half, y)


def count_lanes(crossings: Sequence[Crossing], bands: int) -> list[int]:
    """Give each line a lane in the spaces that it needs, and the number of lanes in each space."""
    counts = [0] * bands
    for crossing in crossings:
        for gap in crossing.gaps:
            crossing.lanes.append(counts[gap] % _MOST_LANES)
            counts[gap] += 1
    return [min(count, _MOST_LANES) for count in counts]


def draw_crossings(
    crossings: Sequence[Crossing],
    pieces: Sequence[Piece],
    first_lanes: Sequence[float],
    lane: float,
    uprights: Iterable[tuple[int, float]],
) -> None:
    """Draw the lines.

    Args:
        crossings: The lines, with their lanes.
        pieces: The pieces in their places.
        first_lanes: The y of the first lane below each band.
        lane: The distance between lanes.
        uprights: The other lines that go down below a band: the band and the x of each.
    """
    if not crossings:
        return
    free = _Free(pieces)
    used = {(band, round(x)) for band, x in uprights}
    taken: dict[int, int] = {}

    def beside(piece: Piece) -> float:
        taken[piece.number] = taken.get(piece.number, 0) + 1
        return piece.x - _BESIDE - _APART * ((taken[piece.number] - 1) % _ABREAST)

    corridors = [beside(crossing.source.piece) for crossing in crossings]
    for crossing, corridor in zip(crossings, corridors, strict=True):
        used.update((gap, round(corridor)) for gap in crossing.gaps[:1])
    for crossing, corridor in zip(crossings, corridors, strict=True):
        source, target = crossing.source, crossing.target
        start = (source.piece.x + source.x, source.piece.y + source.y)
        if crossing.from_below:
            x = _place_below(target.piece, used)
            tail: list[Point] = [(x, target.piece.bottom)]
        else:
            end = (target.piece.x + target.x, target.piece.y + target.y)
            x = corridor if source.piece is target.piece else beside(target.piece)
            tail = [(x, end[1]), end]
        points: list[Point] = [start, (corridor, start[1])]
        for number, gap in enumerate(crossing.gaps):
            y = first_lanes[gap] + lane * crossing.lanes[number]
            if number == len(crossing.gaps) - 1:
                across = x
            else:
                band = max(gap, crossing.gaps[number + 1])
                across = free.nearest(band, x)
            points += [(points[-1][0], y), (across, y)]
        crossing.points = tuple(_tidy([*points, *tail])[::-1])


def _place_below(piece: Piece, used: set[tuple[int, int]]) -> float:
    """Choose where a line comes in at the lower edge of a piece, clear of the other lines there."""
    first = piece.x + 0.85 * piece.width
    count = max(1, min(_MOST_PLACES, int((0.85 * piece.width - _CLEAR) / _CLEAR)))
    places = [first - _CLEAR * number for number in range(count)]
    near = range(1 - _CLEAR, _CLEAR)

    def crowd(x: float) -> int:
        return sum((piece.band, round(x) + off) in used for off in near)

    # The first that is free, or else the one with the most room.
    place = next((x for x in places if not crowd(x)), None)
    if place is None:
        place = min(places, key=crowd)
    used.add((piece.band, round(place)))
    return place


@attrs.define
class _Free:
    """Where a line can go down through a band."""

    pieces: Sequence[Piece]
    _middles: dict[int, list[float]] = attrs.field(factory=dict)

    def nearest(self, band: int, x: float) -> float:
        """Give the free x in a band that is nearest to an x."""
        if not self._middles:
            spans: dict[int, list[tuple[float, float]]] = {}
            for piece in self.pieces:
                spans.setdefault(piece.band, []).append((piece.x, piece.x + piece.width))
            for number, pairs in spans.items():
                pairs.sort()
                middles = [pairs[0][0] - 16.0]
                right = pairs[0][1]
                for left, end in pairs[1:]:
                    if left - right > 8:
                        middles.append((left + right) / 2)
                    right = max(right, end)
                middles.append(right + 16.0)
                self._middles[number] = middles
        return min(self._middles[band], key=lambda middle: abs(middle - x))


def _tidy(points: Sequence[Point]) -> list[Point]:
    out: list[Point] = []
    for point in points:
        if out and abs(out[-1][0] - point[0]) < 0.01 and abs(out[-1][1] - point[1]) < 0.01:
            continue
        out.append(point)
    return out
