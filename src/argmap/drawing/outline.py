"""Small branches drawn as an outline: what bears on a claim hangs below it, indented.

An argument map is a wide tree. Hung branches keep it narrow enough to read and to print: Graphviz
is left with the large branches and the cycles. A branch is hung where it is a tree, not deeper than
`DEEPEST` and not higher than two columns. A claim that is used elsewhere too stands where it is
stated, and a line leads to the other place (`crossing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from argmap.drawing.label import WIDTH
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
from argmap.model.kinds import StepKind
from argmap.model.map import Step

DEEPEST = 8
# How much higher than a shared column one branch may be before it is left to Graphviz.
_HIGHER = 2.0

_INDENT = 30.0
_FIRST = 18.0
_GAP = 13.0
_RAIL = 8.0
_ATTACK_RAIL = 21.0
# From the rails of a claim to an undercut dot, and from there to the box: room for a bar.
_TO_DOT = 11.0
_BRACKET = 12.0
_BESIDE_BRACKET = 21.0
_COLUMN_INDENT = 20.0


@attrs.frozen
class Branches:
    """Which branches hang.

    Attributes:
        plan: What is drawn.
        hung: Keys of the claims and steps whose whole branch hangs.
        heights: The height of each, in points.
        tallest: How high a column may be.
    """

    plan: Plan
    hung: frozenset[str]
    heights: Mapping[str, float]
    tallest: float


@attrs.frozen
class Column:
    """Steps into one claim or step that hang below one another.

    Attributes:
        steps: From top to bottom; none where `claims` stand for themselves.
        scene: The shapes, with the column's upper left corner at the origin.
        attach: Where on its upper edge the line from its target comes in.
    """

    steps: tuple[Step, ...]
    scene: Scene
    attach: float


def find_branches(plan: Plan) -> Branches:
    """Find the branches that hang, from the leaves up."""
    total = sum(label.height + _GAP for label in plan.labels.values())
    share = plan.wording.box_width / WIDTH
    tallest = plan.tallest or max(230.0 * min(1.0, share), (total * 150.0 * share) ** 0.5)

    into = {
        key: [step for step in steps if not plan.is_cross(step)] for key, steps in plan.into.items()
    }
    waiting: dict[str, int] = {key: len(into.get(key, ())) for key in plan.labels}
    for one in plan.steps:
        if not plan.is_cross(one):
            waiting[one.key] = len(plan.premises(one)) + len(into.get(one.key, ()))
    ready = [key for key, count in waiting.items() if count == 0]
    by_key = {step.key: step for step in plan.steps}
    hung: set[str] = set()
    heights: dict[str, float] = {}
    depths: dict[str, int] = {}
    while ready:
        key = ready.pop()
        above: Iterable[str]
        step = by_key.get(key)
        if step is None:
            parts = [one.key for one in into.get(key, ())]
            heights[key] = plan.labels[key].height + sum(
                heights[part] + (_GAP if number else _FIRST) for number, part in enumerate(parts)
            )
            depths[key] = 1 + max((depths[part] for part in parts), default=0)
            out = [one for one in plan.out.get(key, ()) if not plan.is_cross(one)]
            fits = len(out) == 1
            above = [one.key for one in out]
        else:
            undercuts = [one.key for one in into.get(key, ())]
            parts = [*plan.premises(step), *undercuts]
            heights[key] = sum(heights[part] + _GAP for part in parts) - _GAP
            depths[key] = max(
                max(depths[premise] for premise in plan.premises(step)) + plan.is_linked(step),
                max((depths[undercut] + 1 for undercut in undercuts), default=0),
            )
            fits = True
            above = (step.target,)
        fits = fits and heights[key] <= _HIGHER * tallest and depths[key] <= DEEPEST
        if fits and all(part in hung for part in parts):
            hung.add(key)
        for upper in above:
            waiting[upper] -= 1
            if waiting[upper] == 0:
                ready.append(upper)
    return Branches(plan, frozenset(hung), heights, tallest)


def columns_below(branches: Branches, key: str) -> list[tuple[Step, list[Column]]]:
    """Give the columns that hang below a claim or a step which does not hang itself.

    Returns:
        Groups of columns that share a line up to their target, each with a step that tells how
        that line looks.
    """
    plan = branches.plan
    groups: dict[tuple[StepKind, str], list[Step]] = {}
    for step in plan.into.get(key, ()):
        if step.key in branches.hung:
            groups.setdefault((step.kind, plan.look(step).line), []).append(step)
    return [
        (steps[0], [_column(branches, part) for part in _share(branches, steps)])
        for steps in groups.values()
    ]


def column_of_premise(branches: Branches, key: str) -> Column:
    """Give the column of one hung premise whose step does not hang."""
    scene = Scene()
    _Hanger(branches, scene).claim(key, 0.0, 0.0)
    return Column((), _measured(scene), branches.plan.labels[key].width / 2)


def columns_of_single_claims(branches: Branches, keys: Sequence[str]) -> list[Column]:
    """Stack claims that nothing bears on and that bear on nothing."""
    plan = branches.plan
    total = sum(plan.labels[key].height + _GAP for key in keys)
    # About half as wide again as high.
    tallest = max(branches.tallest, (total * 150.0) ** 0.5)
    columns: list[Column] = []
    scene, y = Scene(), 0.0
    for key in keys:
        label = plan.labels[key]
        if scene.boxes and y + label.height > tallest:
            columns.append(Column((), _measured(scene), 0.0))
            scene, y = Scene(), 0.0
        scene.boxes.append(Box(plan.map.claim_by_key[key], label, 0.0, y))
        y += label.height + _GAP
    if scene.boxes:
        columns.append(Column((), _measured(scene), 0.0))
    return columns


def _share(branches: Branches, steps: Sequence[Step]) -> list[list[Step]]:
    """Fill columns evenly, each up to the height of the tallest."""
    heights = [branches.heights[step.key] + _GAP for step in steps]
    count = max(1, -(-int(sum(heights)) // int(branches.tallest)))
    # No column lower than the tallest branch, so that columns end at about the same height.
    bound = max(sum(heights) / count * 1.12, max(heights))
    parts: list[list[Step]] = []
    filled = 0.0
    for step, height in zip(steps, heights, strict=True):
        if not parts or filled + height > min(bound, branches.tallest + _GAP):
            parts.append([])
            filled = 0.0
        parts[-1].append(step)
        filled += height
    return parts


def _column(branches: Branches, steps: Sequence[Step]) -> Column:
    plan = branches.plan
    scene = Scene()
    hanger = _Hanger(branches, scene)
    first = steps[0]
    if len(steps) == 1 and not plan.has_junction(first):
        premise = plan.premises(first)[0]
        hanger.claim(premise, 0.0, 0.0)
        attach = plan.labels[premise].width / 2
        scene.arcs.append(
            Arc(first, plan.look(first), [Line(((attach, 0.0), (attach, 0.0)), head=True)])
        )
        return Column((first,), _measured(scene), attach)
    y = 4.0
    for step in steps:
        y = hanger.step(step, (0.0, 0.0), _COLUMN_INDENT, y) + _GAP
    return Column(tuple(steps), _measured(scene), 0.0)


def _measured(scene: Scene) -> Scene:
    scene.width = max(box.x + box.label.width for box in scene.boxes)
    scene.height = max(box.y + box.label.height for box in scene.boxes)
    return scene


@attrs.frozen
class _Hanger:
    """Places a branch; its depth is bounded, so it may recurse."""

    branches: Branches
    scene: Scene

    def claim(self, key: str, x: float, y: float) -> float:
        """Place a claim with all that hangs below it, and give the y where it ends."""
        plan = self.branches.plan
        label = plan.labels[key]
        self.scene.boxes.append(Box(plan.map.claim_by_key[key], label, x, y))
        bottom = y + label.height
        own = [step for step in plan.into.get(key, ()) if not plan.is_cross(step)]
        steps = sorted(own, key=lambda step: step.kind is not StepKind.SUPPORT)
        end = bottom
        mixed = len({step.kind for step in steps}) > 1
        for number, step in enumerate(steps):
            rail = _ATTACK_RAIL if mixed and step.kind is not StepKind.SUPPORT else _RAIL
            top = end + (_GAP if number else _FIRST)
            indent = _INDENT
            if mixed and not plan.is_linked(step) and step.key in plan.into:
                # What undercuts hangs from a dot on the line, clear of the rail of the attacks.
                indent = _ATTACK_RAIL + 2 * _TO_DOT
            end = self.step(step, (x + rail, bottom), x + indent, top)
        return end

    def step(self, step: Step, start: Point, x: float, y: float) -> float:
        """Place a step whose line comes down from a point, and give the y where it ends."""
        plan = self.branches.plan
        look = plan.look(step)
        premises = plan.premises(step)
        undercuts = plan.into.get(step.key, ())
        own = [undercut for undercut in undercuts if not plan.is_cross(undercut)]
        if len(premises) == 1:
            middle = y + plan.labels[premises[0]].height / 2
            end = self.claim(premises[0], x, y)
            arc = Arc(step, look, [Line((start, (start[0], middle), (x, middle)), head=True)])
            if undercuts:
                arc.junction = (max((start[0] + x) / 2, x - _TO_DOT), middle)
            self.scene.arcs.append(arc)
            for undercut in own:
                at = arc.junction or start
                below = (at[0], at[1] + DOT_RADIUS)
                end = self.step(undercut, below, at[0] + _INDENT, end + _GAP)
            return end

        bracket = x + _BRACKET
        middles: list[float] = []
        end = y - _GAP
        for premise in premises:
            top = end + _GAP
            middles.append(top + plan.labels[premise].height / 2)
            end = self.claim(premise, bracket + _BESIDE_BRACKET, top)
        joint = (bracket, y + plan.labels[premises[0]].height + _GAP / 2)
        lines = [Line((start, (start[0], joint[1]), (bracket - PILL_WIDTH / 2, joint[1])), True)]
        right = bracket + _BESIDE_BRACKET
        for middle in middles:
            side = joint[1] + (PILL_HEIGHT / 2 if middle > joint[1] else -PILL_HEIGHT / 2)
            lines.append(Line(((bracket, side), (bracket, middle), (right, middle)), False))
        self.scene.arcs.append(Arc(step, look, lines, joint, True))
        for undercut in own:
            below = (bracket - 7.0, joint[1] + PILL_HEIGHT / 2)
            end = self.step(undercut, below, below[0] + _INDENT, end + _GAP)
        return end
