"""The case of a map: its theses with all that supports them, and what was said against it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

import attrs

from argmap.evaluation import Evaluation, Verdict
from argmap.model import ArgumentMap, Claim, Step, StepKind

_MOST_OF_A_PATH = 4


@attrs.frozen(eq=False, repr=False)
class CaseMap:
    """The theses of a map and all that supports them, without passing an attack.

    Attributes:
        map: The map.
        above: Of each claim of the case, the claim that it is nearest to a thesis by; None for a
            thesis.
        root: Of each claim of the case, the thesis that it is nearest to.
        steps: Keys of the supporting steps of the case.
    """

    map: ArgumentMap
    above: Mapping[str, str | None]
    root: Mapping[str, str]
    steps: frozenset[str]

    @classmethod
    def of(cls, argument_map: ArgumentMap) -> CaseMap:
        """Collect the case; linear in the size of the map."""
        above: dict[str, str | None] = dict.fromkeys(thesis.key for thesis in argument_map.theses)
        root = {key: key for key in above}
        steps: set[str] = set()
        queue = deque(above)
        while queue:
            key = queue.popleft()
            for step in argument_map.steps_into.get(key, ()):
                if step.kind is not StepKind.SUPPORT:
                    continue
                steps.add(step.key)
                for premise in step.premises:
                    if premise not in above:
                        above[premise] = key
                        root[premise] = root[key]
                        queue.append(premise)
        return cls(argument_map, above, root, frozenset(steps))

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all claims and steps of the case."""
        return frozenset(self.above) | self.steps

    def objections(self) -> list[Step]:
        """Give the attacks and undercuts against the case, in file order."""
        keys = self.keys
        return [
            step
            for step in self.map.steps
            if step.kind is not StepKind.SUPPORT and step.target in keys
        ]

    def path(self, objection: Step) -> list[Claim | None]:
        """Give what an objection hits, and so on up to the thesis; None stands for a gap."""
        claims = self.map.claim_by_key
        found: list[Claim | None] = []
        key: str | None = objection.target
        broken = self.map.step_by_key.get(objection.target)
        if broken is not None:
            found.append(claims[broken.premises[0]])
            key = broken.target
        while key is not None and len(found) < _MOST_OF_A_PATH:
            found.append(claims[key])
            last, key = key, self.above[key]
        if key is not None:
            root = self.root[last]
            if key != root:
                found.append(None)
            found.append(claims[root])
        return found


def backed(evaluation: Evaluation) -> frozenset[str]:
    """Give the claims that stand and rest on a cited source, by steps that work."""
    claims = evaluation.map.claim_by_key
    standing = evaluation.verdicts
    found = {
        key for key, claim in claims.items() if claim.citations and standing[key] is Verdict.STANDS
    }
    stack = list(found)
    while stack:
        for step in evaluation.map.steps_from.get(stack.pop(), ()):
            if (
                step.kind is StepKind.SUPPORT
                and step.target not in found
                and standing[step.key] is Verdict.STANDS
                and standing[step.target] is Verdict.STANDS
            ):
                found.add(step.target)
                stack.append(step.target)
    return frozenset(found)


def reached(argument_map: ArgumentMap, hits: Iterable[Step]) -> frozenset[str]:
    """Give the claims and steps that some attacks and undercuts are against.

    That is what they are against directly, and all that it supports.
    """
    found = {hit.target for hit in hits}
    stack = list(found)
    while stack:
        key = stack.pop()
        step = argument_map.step_by_key.get(key)
        if step is None:
            above = argument_map.steps_from.get(key, [])
            following = [one.key for one in above if one.kind is StepKind.SUPPORT]
        else:
            following = [step.target] if step.kind is StepKind.SUPPORT else []
        for one in following:
            if one not in found:
                found.add(one)
                stack.append(one)
    return frozenset(found)
