"""The verdicts by another road: all arguments, the attacks between them, the grounded extension.

Nothing here comes from the package but the map itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import attrs

from argmap.model import ArgumentMap, ClaimStatus, Step, StepKind


@attrs.frozen
class Argument:
    """A tree of steps, by what it uses; ``conclusion`` is a claim or a step."""

    conclusion: str
    uses: frozenset[str]


class TooManyError(Exception):
    """The map has more arguments than a test has time for."""


class Builder:
    def __init__(self, argument_map: ArgumentMap, most: int) -> None:
        self.map = argument_map
        self.most = most

    def all(self) -> set[Argument]:
        found: set[Argument] = set()
        for claim in self.map.claims:
            found |= {Argument(claim.key, uses) for uses in self.for_claim(claim.key, ())}
        for step in self.map.steps:
            found |= {Argument(step.key, uses) for uses in self.for_step(step, ())}
        return found

    def for_claim(self, key: str, path: tuple[str, ...]) -> set[frozenset[str]]:
        # An argument that uses a claim to reach that claim again can be cut short.
        if key in path:
            return set()
        status = self.map.claim_by_key[key].status
        supports = [
            step for step in self.map.steps if step.kind is StepKind.SUPPORT and step.target == key
        ]
        found = set()
        if status is ClaimStatus.GIVEN or (status is None and not supports):
            found.add(frozenset([key]))
        for step in supports:
            found |= {uses | {key} for uses in self.for_step(step, (*path, key))}
        if len(found) > self.most:
            raise TooManyError
        return found

    def for_step(self, step: Step, path: tuple[str, ...]) -> set[frozenset[str]]:
        ways = [self.for_claim(premise, path) for premise in step.premises]
        return {frozenset([step.key]).union(*parts) for parts in product(*ways)}


def grounded(argument_map: ArgumentMap, most: int = 200) -> dict[str, str]:
    """Label each claim and step ``in``, ``out`` or ``undec``."""
    arguments = Builder(argument_map, most).all()
    if len(arguments) > most:
        raise TooManyError
    steps = {step.key: step for step in argument_map.steps}
    attackers: dict[Argument, list[Argument]] = {
        argument: [
            other
            for other in arguments
            if other.conclusion in steps
            and steps[other.conclusion].kind is not StepKind.SUPPORT
            and steps[other.conclusion].target in argument.uses
        ]
        for argument in arguments
    }
    accepted: set[Argument] = set()
    rejected: set[Argument] = set()
    while True:
        defended = {one for one in arguments if rejected.issuperset(attackers[one])}
        beaten = {one for one in arguments if defended.intersection(attackers[one])}
        if (defended, beaten) == (accepted, rejected):
            break
        accepted, rejected = defended, beaten
    return dict(_labels(argument_map, arguments, accepted, rejected))


def _labels(
    argument_map: ArgumentMap,
    arguments: set[Argument],
    accepted: set[Argument],
    rejected: set[Argument],
) -> Iterator[tuple[str, str]]:
    for key in (*argument_map.claim_by_key, *argument_map.step_by_key):
        own = {argument for argument in arguments if argument.conclusion == key}
        if own & accepted:
            yield key, "in"
        else:
            yield key, "out" if own <= rejected else "undec"
