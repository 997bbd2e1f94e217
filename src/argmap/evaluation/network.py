"""A map in numbers: claims and steps as indices, with lists of what bears on what.

The evaluation visits every claim and step several times; in a map of 100,000 claims, looking up
names would take most of the time.
"""

from __future__ import annotations

import attrs

from argmap.model import ArgumentMap, StepKind


@attrs.frozen(eq=False, repr=False)
class Network:
    """Claims, then steps, in file order; a point is either, by its index.

    Attributes:
        map: The map.
        keys: The key of each point.
        index: The index of each key.
        claims: How many of the points are claims; they come first.
        premises: The premises of a step, each once; of a claim, none.
        uses: The steps in which a claim is a premise; of a step, none.
        supports: The support steps into a claim; of a step, none.
        hits: The attacks on a claim, the undercuts of a step.
        targets: What a step bears on; of a claim, -1.
        is_support: Whether a point is a support step.
    """

    map: ArgumentMap
    keys: list[str]
    index: dict[str, int]
    claims: int
    premises: list[list[int]]
    uses: list[list[int]]
    supports: list[list[int]]
    hits: list[list[int]]
    targets: list[int]
    is_support: list[bool]

    @classmethod
    def of(cls, argument_map: ArgumentMap) -> Network:
        """Number the points of a map.

        Raises:
            ValueError: A step names a claim or a step that is not in the map, or a step of the
                wrong kind; or two points have the same key. Maps that were loaded have neither.
        """
        claims = len(argument_map.claims)
        keys = [claim.key for claim in argument_map.claims]
        keys += [step.key for step in argument_map.steps]
        index = dict(zip(keys, range(len(keys)), strict=True))
        if len(index) < len(keys):
            raise ValueError("two claims or steps of the map have the same key")
        # One empty list stands for all: most of them stay empty.
        nothing: list[int] = []
        premises, uses, supports, hits = ([nothing] * len(keys) for _ in range(4))
        targets = [-1] * len(keys)
        is_support = [False] * len(keys)
        support, undercut = StepKind.SUPPORT, StepKind.UNDERCUT
        for number, step in enumerate(argument_map.steps, claims):
            target = index.get(step.target, -1)
            if target < 0 or (target >= claims) is not (step.kind is undercut):
                raise ValueError(f"the step '{step.key}' has no target '{step.target}' in the map")
            targets[number] = target
            into = hits
            if step.kind is support:
                is_support[number] = True
                into = supports
            if into[target]:
                into[target].append(number)
            else:
                into[target] = [number]
            if len(step.premises) == 1:
                # Most have one.
                own = [index.get(step.premises[0], claims)]
            else:
                own = list(dict.fromkeys([index.get(key, claims) for key in step.premises]))
            premises[number] = own
            for premise in own:
                if premise >= claims:
                    key = next(key for key in step.premises if index.get(key, claims) >= claims)
                    raise ValueError(f"the step '{step.key}' has no premise '{key}' in the map")
                if uses[premise]:
                    uses[premise].append(number)
                else:
                    uses[premise] = [number]
        return cls(
            argument_map, keys, index, claims, premises, uses, supports, hits, targets, is_support
        )
