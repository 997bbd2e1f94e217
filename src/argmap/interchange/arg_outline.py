"""Which line of an outline states each claim, and below which line each step stands.

The language states a claim once, and its word says what the claim does there; a map that was read
from elsewhere may say more, or something else. What has to change is told.
"""

from __future__ import annotations

import attrs

from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind

# Deeper than that nobody reads: what stands below goes on at the left margin.
DEEPEST = 100

_REASONS = (ClaimKind.PREMISE, ClaimKind.EVIDENCE, ClaimKind.ASSUMPTION)
_OBJECTIONS = (ClaimKind.OBJECTION, ClaimKind.REBUTTAL)


@attrs.frozen
class Line:
    """A line of the outline: the statement or the mention of a claim.

    Attributes:
        claim: The key of the claim.
        step: The key of the step that the line is part of; None at the left margin.
    """

    claim: str
    step: str | None


@attrs.define(eq=False, repr=False)
class Outline:
    """Where everything stands.

    Attributes:
        kinds: The kind of each claim, as its line can state it.
        homes: For each claim the key of the step in which it is stated; None at the left margin.
        premises: For each step its premises, in the order of their lines: the first is no warrant.
        warrants: For each step, which of its premises are warrants.
        hosts: For each step the line that it stands below.
    """

    kinds: dict[str, ClaimKind]
    homes: dict[str, str | None]
    premises: dict[str, tuple[str, ...]]
    warrants: dict[str, frozenset[str]]
    hosts: dict[str, Line]

    def states(self, line: Line) -> bool:
        """Say whether a line states its claim, and does not only mention it."""
        return self.homes[line.claim] == line.step

    def is_attack(self, line: Line, argument_map: ArgumentMap) -> bool:
        """Say whether a rebuttal may stand below a line."""
        if self.kinds[line.claim].is_attack:
            return True
        if line.step is None or line.claim in self.warrants[line.step]:
            return False
        return argument_map.step_by_key[line.step].kind is not StepKind.SUPPORT

    def word(self, step: Step, argument_map: ArgumentMap) -> str:
        """Give the word of a step's first line."""
        first = self.premises[step.key][0]
        if self.homes[first] == step.key:
            return self.kinds[first].value
        if step.kind is StepKind.SUPPORT:
            return "premise"
        if step.kind is StepKind.UNDERCUT:
            return "undercut"
        # What an 'and' joins, it is: a mention takes the word of the claims that it is joined by.
        for premise in self.premises[step.key]:
            if self.homes[premise] == step.key and self.kinds[premise] in _OBJECTIONS:
                return self.kinds[premise].value
        return "rebuttal" if self.is_attack(self.hosts[step.key], argument_map) else "objection"


def outline_of(argument_map: ArgumentMap, notices: Notices) -> Outline:
    """Find a place for every claim and every step. Linear in the size of the map.

    Args:
        argument_map: The map; each step has premises, and undercuts lead to a claim in the end.
        notices: Takes what cannot be said as the map says it.
    """
    premises, warrants = _premises(argument_map, notices)
    outline = Outline({}, {}, premises, warrants, {})
    for claim in argument_map.claims:
        outline.homes[claim.key] = _home(claim, argument_map, outline)
    for step in argument_map.steps:
        outline.hosts[step.key] = _host(step, argument_map, outline)
    _break_circles(argument_map, outline)
    for claim in argument_map.claims:
        outline.kinds[claim.key] = _kind(claim, argument_map, outline)
    _fit_objections(argument_map, outline)
    _break_off(argument_map, outline)
    for claim in argument_map.claims:
        kind = outline.kinds[claim.key]
        if kind is not claim.kind:
            notices.add(
                f"{claim.name} is written as '{kind.value}': as '{claim.kind.value}' it cannot "
                "stand where it is used",
                claim.span,
                kind="kind",
            )
    return outline


def _premises(
    argument_map: ArgumentMap, notices: Notices
) -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    premises: dict[str, tuple[str, ...]] = {}
    warrants: dict[str, frozenset[str]] = {}
    for step in argument_map.steps:
        unique = tuple(dict.fromkeys(step.premises))
        backing = frozenset(step.warrants)
        first = next((key for key in unique if key not in backing), None)
        if first is None:
            first = unique[0]
            backing -= {first}
            name = argument_map.claim_by_key[first].name
            notices.add(
                f"a step has nothing but warrants; {name} becomes its premise",
                step.span,
                kind="warrants",
            )
        premises[step.key] = (first, *(key for key in unique if key != first))
        warrants[step.key] = backing
    return premises, warrants


def _home(claim: Claim, argument_map: ArgumentMap, outline: Outline) -> str | None:
    """Choose the step in which a claim is stated: the first of those that fit its kind best."""
    if claim.kind.is_root:
        return None
    best: Step | None = None
    best_fit = (-1, False)
    for step in argument_map.steps_from.get(claim.key, ()):
        fit = (_fit(claim, step, argument_map, outline), claim.key not in step.mentioned)
        if fit > best_fit:
            best, best_fit = step, fit
    return None if best is None else best.key


def _fit(claim: Claim, step: Step, argument_map: ArgumentMap, outline: Outline) -> int:
    if claim.key in outline.warrants[step.key]:
        return 3 if claim.kind is ClaimKind.WARRANT else 0
    if step.kind is StepKind.SUPPORT and claim.kind in _REASONS:
        is_first = outline.premises[step.key][0] == claim.key
        return 3 if is_first is not claim.joined else 2 if claim.kind is ClaimKind.PREMISE else 1
    if step.kind is StepKind.ATTACK and claim.kind in _OBJECTIONS:
        answers = argument_map.claim_by_key[step.target].kind.is_attack
        return 3 if answers or claim.kind is ClaimKind.OBJECTION else 2
    if step.kind is StepKind.UNDERCUT and claim.kind is ClaimKind.UNDERCUT:
        return 3
    return 0


def _host(step: Step, argument_map: ArgumentMap, outline: Outline) -> Line:
    if step.kind is StepKind.UNDERCUT:
        return Line(outline.premises[step.target][0], step.target)
    target = argument_map.claim_by_key[step.target]
    home = Line(target.key, outline.homes[target.key])
    if step.kind is StepKind.SUPPORT or target.kind.is_attack:
        return home
    rebuts = any(
        outline.homes[key] == step.key and argument_map.claim_by_key[key].kind is ClaimKind.REBUTTAL
        for key in outline.premises[step.key]
    )
    if not rebuts:
        return home
    for use in argument_map.steps_from.get(target.key, ()):
        if (
            use.kind is not StepKind.SUPPORT
            and use is not step
            and target.key not in outline.warrants[use.key]
        ):
            return Line(target.key, use.key)
    return home


def _break_circles(argument_map: ArgumentMap, outline: Outline) -> None:
    """State a claim at the left margin wherever it would stand below itself."""
    settled: set[str] = set()
    order = {claim.key: index for index, claim in enumerate(argument_map.claims)}
    for step in argument_map.steps:
        path: dict[str, None] = {}
        at: str | None = step.key
        while at is not None and at not in settled and at not in path:
            path[at] = None
            at = outline.hosts[at].step
        if at is not None and at in path:
            keys = list(path)
            circle = keys[keys.index(at) :]
            # An undercut stands below the step that it undercuts; the others can be moved.
            claims = [
                outline.hosts[key].claim
                for key in circle
                if argument_map.step_by_key[key].kind is not StepKind.UNDERCUT
            ]
            first = min(claims, key=order.__getitem__)
            home = outline.homes[first]
            outline.homes[first] = None
            for use in argument_map.steps_into.get(first, ()):
                if outline.hosts[use.key].step == home or use.key in path:
                    outline.hosts[use.key] = Line(first, None)
        settled.update(path)


def _kind(claim: Claim, argument_map: ArgumentMap, outline: Outline) -> ClaimKind:
    home = outline.homes[claim.key]
    if home is None:
        return claim.kind if claim.kind.is_root else ClaimKind.CLAIM
    step = argument_map.step_by_key[home]
    if claim.key in outline.warrants[home]:
        return ClaimKind.WARRANT
    if step.kind is StepKind.UNDERCUT:
        return ClaimKind.UNDERCUT
    if step.kind is StepKind.ATTACK:
        return claim.kind if claim.kind in _OBJECTIONS else ClaimKind.OBJECTION
    is_first = outline.premises[home][0] == claim.key
    return claim.kind if is_first and claim.kind in _REASONS else ClaimKind.PREMISE


def _fit_objections(argument_map: ArgumentMap, outline: Outline) -> None:
    """Let a rebuttal stand below attacks only, and what is joined be what it is joined to."""
    for step in argument_map.steps:
        if step.kind is not StepKind.ATTACK:
            continue
        stated = [
            key
            for key in outline.premises[step.key]
            if outline.homes[key] == step.key and key not in outline.warrants[step.key]
        ]
        if not stated:
            continue
        kind = outline.kinds[stated[0]]
        if not outline.is_attack(outline.hosts[step.key], argument_map):
            kind = ClaimKind.OBJECTION
        outline.kinds.update(dict.fromkeys(stated, kind))


def _break_off(argument_map: ArgumentMap, outline: Outline) -> None:
    """Go on at the left margin where the outline would be deeper than anybody reads."""
    depths: dict[str, int] = {}
    for step in argument_map.steps:
        path = []
        at: str | None = step.key
        while at is not None and at not in depths:
            path.append(at)
            at = outline.hosts[at].step
        depth = 0 if at is None else depths[at]
        for key in reversed(path):
            depth += 1
            target = outline.hosts[key].claim
            movable = argument_map.step_by_key[key].kind is not StepKind.UNDERCUT and (
                outline.kinds[target].is_attack
                or not any(
                    outline.kinds[premise] is ClaimKind.REBUTTAL and outline.homes[premise] == key
                    for premise in outline.premises[key]
                )
            )
            if depth > DEEPEST and movable:
                outline.hosts[key] = Line(target, None)
                depth = 1
            depths[key] = depth
