from __future__ import annotations

import itertools
import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.drawing import render
from argmap.drawing.layout import lay_out
from argmap.drawing.plan import make_plan
from argmap.drawing.scene import DOT_RADIUS, Box, Scene
from argmap.drawing.theme import LIGHT
from argmap.model.kinds import ClaimKind, StepKind
from argmap.model.map import ArgumentMap, Claim, Step

from . import maps
from .sketch import sketch
from .strategies import maps as any_maps

Frame = tuple[float, float, float, float]


def scene_of(argument: ArgumentMap) -> Scene:
    return lay_out(make_plan(argument, {}, LIGHT), "embedded")


def frame(box: Box) -> Frame:
    return box.x, box.y, box.x + box.label.width, box.y + box.label.height


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    return [
        (one.claim.key, other.claim.key)
        for one, other in itertools.combinations(scene.boxes, 2)
        if _overlap(frame(one), frame(other))
    ]


def _overlap(one: Frame, other: Frame) -> bool:
    return (
        one[0] < other[2] - 0.5
        and other[0] < one[2] - 0.5
        and one[1] < other[3] - 0.5
        and other[1] < one[3] - 0.5
    )


@pytest.mark.parametrize("argument", [maps.city(), maps.opinion(), maps.scripts()])
def test_no_two_boxes_overlap_and_no_straight_line_runs_through_one(argument: ArgumentMap) -> None:
    scene = scene_of(argument)
    assert overlapping(scene) == []
    for arc in scene.arcs:
        for line in arc.lines:
            for (ax, ay), (bx, by) in itertools.pairwise(line.points):
                # Only what lies well inside a box: a line ends on the border of its own.
                span = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
                for box in scene.boxes:
                    left, top, right, bottom = frame(box)
                    inner = (left + 2, top + 2, right - 2, bottom - 2)
                    crossed = (
                        span[0] < inner[2]
                        and span[2] > inner[0]
                        and span[1] < inner[3]
                        and span[3] > inner[1]
                    )
                    assert not crossed, (arc.step.key, box.claim.key)


@settings(max_examples=80, deadline=None)
@given(any_maps(st.just("A few words in a box of its own.")))
def test_maps_of_any_shape_have_room(argument: ArgumentMap) -> None:
    scene = scene_of(argument)
    assert len(scene.boxes) == len(argument.claims)
    assert {arc.step.key for arc in scene.arcs} == {step.key for step in argument.steps}
    assert overlapping(scene) == []
    for box in scene.boxes:
        left, top, right, bottom = frame(box)
        assert left >= -0.01
        assert top >= -0.01
        assert right <= scene.width + 0.01
        assert bottom <= scene.height + 0.01


@settings(max_examples=80, deadline=None)
@given(any_maps(st.just("Words.")))
def test_each_line_begins_at_its_target_and_ends_at_its_premises(argument: ArgumentMap) -> None:
    plan = make_plan(argument, {}, LIGHT)
    scene = lay_out(plan, "embedded")
    boxes = {box.claim.key: frame(box) for box in scene.boxes}
    arcs = {arc.step.key: arc for arc in scene.arcs}
    for arc in scene.arcs:
        start = arc.lines[0].points[0]
        if arc.step.target in boxes:
            assert _near(start, boxes[arc.step.target]), arc
        else:
            junction = arcs[arc.step.target].junction
            assert junction is not None
            assert abs(junction[0] - start[0]) < 16
            assert abs(junction[1] - start[1]) < 16
        premises = plan.premises(arc.step)
        last = [line.points[-1] for line in arc.lines]
        for premise in premises:
            assert any(_near(point, boxes[premise]) for point in last), (arc, premise)


def _near(point: tuple[float, float], box: Frame) -> bool:
    return box[0] - 4 <= point[0] <= box[2] + 4 and box[1] - 4 <= point[1] <= box[3] + 4


def tracks(scene: Scene) -> list[tuple[str, str, bool, float, float, float]]:
    """Give each straight part of each line: step, group, upright or not, its place, both ends.

    Lines of one look to one target are a group: they may run together.
    """
    return [
        (
            arc.step.key,
            f"{arc.step.target} {arc.look.line}",
            ax == bx,
            ax if ax == bx else ay,
            min(ay, by) if ax == bx else min(ax, bx),
            max(ay, by) if ax == bx else max(ax, bx),
        )
        for arc in scene.arcs
        for line in arc.lines
        for (ax, ay), (bx, by) in itertools.pairwise(line.points)
        if (ax == bx) != (ay == by)
    ]


def crowded(scene: Scene, distance: float) -> list[tuple[str, str]]:
    """Give the lines of different steps that run along each other nearer than a distance."""
    return [
        (one[0], other[0])
        for one, other in itertools.combinations(tracks(scene), 2)
        if one[1] != other[1]
        and one[2] == other[2]
        and abs(one[3] - other[3]) < distance
        and min(one[5], other[5]) - max(one[4], other[4]) > 1
    ]


@pytest.mark.parametrize("kind", ["evidence", "rebuttal"])
def test_what_undercuts_keeps_clear_of_the_attacks_beside_it(kind: str) -> None:
    scene = scene_of(
        sketch(f"""
thesis t: T.
  objection o: The shops of the centre would lose customers.
    evidence e: They expect to lose a tenth.
    {kind} k: Another.
      undercut u: They were asked before they could know.
    rebuttal r: Seven in ten come on foot.
""")
    )
    assert crowded(scene, 8.0) == []
    junction = next(arc.junction for arc in scene.arcs if arc.step.key == "k > o")
    assert junction is not None
    for key, _, upright, place, low, high in tracks(scene):
        if key == "r > o" and upright and low < junction[1] < high:
            assert abs(place - junction[0]) > 8


def test_a_second_use_comes_in_clear_of_the_line_that_leaves_beside_it() -> None:
    scene = scene_of(
        sketch("""
thesis t: The city should close its centre to cars.
  premise x: Air in the centre is bad.
  objection o: Shops need cars.
    evidence e: They say so.
  premise e
""")
    )
    ups = {
        key: [
            (place, low, high)
            for step, _, up, place, low, high in tracks(scene)
            if up and step == key
        ]
        for key in ("o > t", "e > t")
    }
    for one, other in itertools.product(ups["o > t"], ups["e > t"]):
        # Room for a bar beside an arrowhead, where they run side by side.
        assert abs(one[0] - other[0]) > 11 or min(one[2], other[2]) <= max(one[1], other[1])


def test_what_undercuts_touches_the_dot_and_the_step_runs_through_it() -> None:
    scene = scene_of(
        sketch("""
claim trust: People trust what they can check.
thesis open: The city should publish its data.
  premise trust
  premise cheap: Publishing costs next to nothing.
    objection o: Somebody has to answer questions.
      rebuttal trust
        undercut u: Trust does not shorten the queue.
          rebuttal: Who trusts asks less.
""")
    )
    arcs = {arc.step.key: arc for arc in scene.arcs}
    x, y = arcs["trust > o"].junction or (0.0, 0.0)
    assert math.dist(arcs["u > trust > o"].lines[0].points[0], (x, y)) < DOT_RADIUS + 1
    assert [line.points[-1 if line.head else 0][0] for line in arcs["trust > o"].lines] == [x, x]
    assert crowded(scene, 6.0) == []


@pytest.mark.parametrize("uses", [2, 3, 4])
def test_each_further_use_of_a_claim_leaves_its_box_at_a_place_of_its_own(uses: int) -> None:
    kinds = ("premise", "objection", "premise", "objection")
    outline = "thesis t: T.\n  premise x: Air.\n    evidence e: It is so.\n"
    for number, kind in enumerate(kinds[:uses]):
        outline += f"  premise p{number}: Another.\n    {kind} x\n"
    scene = scene_of(sketch(outline))
    box = next(box for box in scene.boxes if box.claim.key == "x")
    left, top, _, bottom = frame(box)
    exits = sorted(
        y
        for arc in scene.arcs
        if arc.step.premises == ("x",)
        for x, y in [arc.lines[-1].points[-1]]
        if x == left
    )
    assert len(exits) >= uses
    assert exits[0] > top
    assert exits[-1] < bottom - 4
    assert min(low - high for high, low in itertools.pairwise(exits)) > 2


def test_a_map_of_seventy_statements_is_not_a_ribbon() -> None:
    scene = scene_of(maps.opinion())
    assert scene.width < 3.2 * scene.height
    # A metre, at the size of a book's print.
    assert scene.width < 2835


def chain(length: int) -> ArgumentMap:
    claims = tuple(
        Claim(f"c{n}", None, ClaimKind.PREMISE if n else ClaimKind.THESIS, f"Claim {n}.")
        for n in range(length)
    )
    steps = tuple(
        Step(f"s{n}", StepKind.SUPPORT, (f"c{n}",), f"c{n - 1}") for n in range(1, length)
    )
    return ArgumentMap(claims=claims, steps=steps)


def test_a_chain_of_ten_thousand_is_drawn() -> None:
    picture = render(chain(10_000), "svg")
    assert picture.content.count(b'class="statement ') == 10_000 + 2  # the legend's samples


def test_a_thousand_reasons_for_one_thesis_make_a_picture_and_not_a_line() -> None:
    claims = (
        Claim("t", None, ClaimKind.THESIS, "T."),
        *(Claim(f"c{n}", None, ClaimKind.PREMISE, "A reason.") for n in range(1000)),
    )
    steps = tuple(Step(f"s{n}", StepKind.SUPPORT, (f"c{n}",), "t") for n in range(1000))
    begun = time.perf_counter()
    scene = scene_of(ArgumentMap(claims=claims, steps=steps))
    assert 0.4 < scene.width / scene.height < 4
    assert time.perf_counter() - begun < 20
