"""A part of a map, and what it leaves out: pure functions from maps to smaller maps.

What is left out is told where it was: by a stub in the box of the nearest claim above it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

import attrs

from argmap.model.kinds import ClaimKind, StepKind
from argmap.model.map import ArgumentMap, Claim, Step
from argmap.model.sides import sides


@attrs.frozen
class Filter:
    """Some claims: those of some kinds, and those with some tags."""

    kinds: frozenset[ClaimKind] = frozenset()
    tags: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.tags)

    def takes(self, claim: Claim) -> bool:
        """Say whether a claim is among them."""
        return claim.kind in self.kinds or not self.tags.isdisjoint(claim.tags)


@attrs.frozen
class Selection:
    """What of a map is wanted.

    Attributes:
        focus: The key of the claim that it is about: what bears on it, and what it bears on.
        up: How many steps to go from the focus towards the thesis; None goes all the way.
        down: How many steps to go down from the focus; None goes all the way.
        depth: How many steps to go down from the theses; None goes all the way.
        only: The claims that are wanted, with those between them and a thesis; all where empty.
        without: The claims that are not wanted, nor what bears only on them.
    """

    focus: str | None = None
    up: int | None = None
    down: int | None = None
    depth: int | None = None
    only: Filter = Filter()
    without: Filter = Filter()

    def __bool__(self) -> bool:
        return bool(self.focus is not None or self.depth is not None or self.only or self.without)


@attrs.frozen
class Stub:
    """What is left out below a claim.

    Attributes:
        statements: How many claims.
        unanswered: How many attacks among them that speak against a thesis and that nothing
            answers.
    """

    statements: int
    unanswered: int

    @property
    def words(self) -> str:
        """Say so in few words."""
        plural = "" if self.statements == 1 else "s"
        said = f"+ {self.statements:,} statement{plural}"
        return f"{said}, {self.unanswered:,} unanswered" if self.unanswered else said


@attrs.frozen
class Extract:
    """A part of a map.

    Attributes:
        map: The part; its claims and steps have the keys that they have in the whole.
        stubs: What is left out below claims of the part, by the key of the claim.
        left_out: How many claims are left out, also where there is no stub.
    """

    map: ArgumentMap
    stubs: Mapping[str, Stub]
    left_out: int


def extract(argument: ArgumentMap, selection: Selection) -> Extract:
    """Give the part of a map that is wanted; linear in the size of the map.

    A step is kept where its target and all its premises are. Linked premises hold only together:
    where one of them is not wanted, the others go with it, but a step can do without a warrant.

    Args:
        argument: The map.
        selection: What is wanted.

    Raises:
        ValueError: The map has no claim with the key of the focus.
    """
    if selection.focus is not None and selection.focus not in argument.claim_by_key:
        raise ValueError(f"no claim to focus on has the key {selection.focus!r}")
    kept = {claim.key for claim in argument.claims}
    if selection.without:
        kept = _without(argument, selection.without)
    if selection.only:
        wanted = [claim.key for claim in argument.claims if selection.only.takes(claim)]
        kept &= _with_what_is_above(argument, (key for key in wanted if key in kept))
    if selection.focus is not None:
        kept &= _around(argument, selection.focus, selection.up, selection.down)
    if selection.depth is not None:
        kept = _down_to(argument, kept, selection.depth)
    part = _part(argument, kept)
    return Extract(part, _stubs(argument, kept), len(argument.claims) - len(kept))


def counts_below(argument: ArgumentMap) -> Mapping[str, Stub]:
    """Count what stands below each claim, by its key; claims in circles count for none above."""
    above: dict[str, str] = {}
    for key in argument.claim_by_key:
        target = _above(argument, key)
        if target is not None:
            above[key] = target
    waiting: dict[str, int] = {}
    for target in above.values():
        waiting[target] = waiting.get(target, 0) + 1
    attacks = _unanswered(argument)
    counts = {key: Stub(0, 0) for key in argument.claim_by_key}
    ready = [key for key in counts if key not in waiting]
    while ready:
        key = ready.pop()
        target = above.get(key)
        if target is None:
            continue
        own, so_far = counts[key], counts[target]
        counts[target] = Stub(
            so_far.statements + own.statements + 1,
            so_far.unanswered + own.unanswered + (key in attacks),
        )
        waiting[target] -= 1
        if not waiting[target]:
            ready.append(target)
    return counts


def _above(argument: ArgumentMap, key: str) -> str | None:
    """Give the claim below which a claim is stated, or else first mentioned."""
    going = argument.steps_from.get(key, ())
    home = next((step for step in going if key not in step.mentioned), None)
    home = home or next(iter(going), None)
    target = home.target if home is not None else None
    while target is not None and target in argument.step_by_key:
        target = argument.step_by_key[target].target
    return target if target in argument.claim_by_key else None


def roots_of(argument: ArgumentMap) -> list[str]:
    """Give where a map begins: theses, what bears on nothing, one claim of each closed circle."""
    return _roots(argument)


def levels_below(argument: ArgumentMap, starts: Sequence[str]) -> list[list[str]]:
    """Give some claims and what bears on them, by the number of steps in between.

    Unlike in `Selection.depth`, what undercuts a step stands with the premises of the step.
    """
    into, claims = argument.steps_into, argument.claim_by_key
    known = set(starts)
    levels = [list(dict.fromkeys(starts))]
    while levels[-1]:
        level: list[str] = []
        waiting = deque(step for key in levels[-1] for step in into.get(key, ()))
        while waiting:
            step = waiting.popleft()
            if step.key in known:
                continue
            known.add(step.key)
            waiting.extend(into.get(step.key, ()))
            for premise in step.premises:
                if premise in claims and premise not in known:
                    known.add(premise)
                    level.append(premise)
        levels.append(level)
    return levels[:-1]


def _premises(step: Step, *, warrants: bool = True) -> list[str]:
    return [key for key in step.premises if warrants or key not in step.warrants]


def _part(argument: ArgumentMap, kept: set[str]) -> ArgumentMap:
    into = argument.steps_into
    steps: dict[str, Step] = {}
    ready = [step for step in argument.steps if step.target in argument.claim_by_key]
    while ready:
        step = ready.pop()
        if step.target in kept or step.target in steps:
            lost = [key for key in step.premises if key not in kept]
            if all(key in step.warrants for key in lost) and len(lost) < len(step.premises):
                steps[step.key] = _less(step, lost) if lost else step
                ready.extend(into.get(step.key, ()))
    return attrs.evolve(
        argument,
        claims=tuple(claim for claim in argument.claims if claim.key in kept),
        steps=tuple(steps[step.key] for step in argument.steps if step.key in steps),
    )


def _less(step: Step, lost: Iterable[str]) -> Step:
    gone = frozenset(lost)
    return attrs.evolve(
        step,
        premises=tuple(key for key in step.premises if key not in gone),
        warrants=tuple(key for key in step.warrants if key not in gone),
        mentioned=tuple(key for key in step.mentioned if key not in gone),
        # They go by the number of the premise.
        premise_spans=(),
    )


def _without(argument: ArgumentMap, unwanted: Filter) -> set[str]:
    """Drop claims with what is below them, but for what is used elsewhere too."""
    drops = {claim.key for claim in argument.claims if unwanted.takes(claim)}
    roots = [key for key in _roots(argument) if key not in drops]
    return _below(argument, roots, None, barred=drops)


def _roots(argument: ArgumentMap) -> list[str]:
    """Give where a map begins: theses, what bears on nothing, one claim of each closed circle."""
    out = argument.steps_from
    roots = [
        claim.key
        for claim in argument.claims
        if claim.kind is ClaimKind.THESIS or claim.key not in out
    ]
    reached = _below(argument, roots, None)
    for claim in argument.claims:
        if claim.key not in reached:
            roots.append(claim.key)
            reached |= _below(argument, [claim.key], None, barred=reached)
    return roots


def _below(
    argument: ArgumentMap,
    starts: Iterable[str],
    most: int | None,
    *,
    barred: set[str] | frozenset[str] = frozenset(),
) -> set[str]:
    """Give claims and what bears on them, at most so many steps down."""
    into = argument.steps_into
    claims = argument.claim_by_key
    distance = {key: 0 for key in starts if key not in barred}
    queue = deque(distance)
    while queue:
        key = queue.popleft()
        depth = distance[key] + 1
        if most is not None and depth > most:
            continue
        for step in into.get(key, ()):
            required = _premises(step, warrants=False) or step.premises
            if not all(premise in claims and premise not in barred for premise in required):
                continue
            if step.key not in distance:
                # An undercut hangs beside the premises of its step: one further down.
                distance[step.key] = depth
                queue.append(step.key)
            for premise in step.premises:
                if premise in claims and premise not in barred and premise not in distance:
                    distance[premise] = depth
                    queue.append(premise)
    return {key for key in distance if key in claims}


def _with_what_is_above(
    argument: ArgumentMap, starts: Iterable[str], most: int | None = None
) -> set[str]:
    """Give claims and what they bear on, with the premises that they are linked to."""
    out, steps, claims = argument.steps_from, argument.step_by_key, argument.claim_by_key
    distance = dict.fromkeys(starts, 0)
    linked: set[str] = set()
    queue = deque(distance)
    while queue:
        key = queue.popleft()
        height = distance[key] + 1
        if most is not None and height > most:
            continue
        for step in out.get(key, ()):
            if key in step.mentioned and any(key not in one.mentioned for one in out[key]):
                # On the way to where it is stated, not to every other place.
                continue
            linked.update(step.premises)
            target = step.target
            while target in steps:
                linked.update(steps[target].premises)
                target = steps[target].target
            if target in claims and target not in distance:
                distance[target] = height
                queue.append(target)
    return {key for key in (*distance, *linked) if key in claims}


def _around(argument: ArgumentMap, focus: str, up: int | None, down: int | None) -> set[str]:
    # What undercuts the step of the focus bears on the focus too.
    own = [step.key for step in argument.steps_from.get(focus, ())] if up != 0 else []
    return _below(argument, [focus, *own], down) | _with_what_is_above(argument, [focus], up)


def _down_to(argument: ArgumentMap, kept: set[str], depth: int) -> set[str]:
    part = _part(argument, kept)
    return _below(part, _roots(part), depth)


def _stubs(argument: ArgumentMap, kept: set[str]) -> Mapping[str, Stub]:
    """Count what is left out below each claim: with the nearest kept claim above it."""
    owner: dict[str, str | None] = {key: key for key in kept}
    for claim in argument.claims:
        chain: list[str] = []
        key: str | None = claim.key
        while key is not None and key not in owner:
            chain.append(key)
            # Also marks what has been met: a circle has no owner.
            owner[key] = None
            key = _above(argument, key)
        found = None if key is None else owner[key]
        owner.update(dict.fromkeys(chain, found))
    open_attacks = _unanswered(argument)
    counts: dict[str, list[int]] = {}
    for claim in argument.claims:
        above = owner[claim.key]
        if claim.key in kept or above is None:
            continue
        count = counts.setdefault(above, [0, 0])
        count[0] += 1
        count[1] += claim.key in open_attacks
    return {key: Stub(*counts[key]) for key in (c.key for c in argument.claims) if key in counts}


def _unanswered(argument: ArgumentMap) -> set[str]:
    """Give the claims that attack what speaks for a thesis, and that nothing is said against."""
    into = argument.steps_into
    against = sides(argument).con
    return {
        step.premises[0]
        for step in argument.steps
        if step.kind is not StepKind.SUPPORT
        and step.key in against
        and not any(
            one.kind is not StepKind.SUPPORT
            for key in (step.key, step.premises[0])
            for one in into.get(key, ())
        )
    }
