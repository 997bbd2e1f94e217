"""What claims are called in steps; the map keeps only the word of a claim's statement."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model.kinds import StepKind
from argmap.model.map import ArgumentMap, Step


class Roles:
    """Gives the word of the language that a premise of a step has there."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._known: dict[str, Mapping[str, str]] = {}

    def __call__(self, step: Step, premise: str) -> str:
        """Give the word for a premise, such as ``objection``, ``and`` or ``warrant``."""
        if step.key not in self._known:
            self._known[step.key] = self._roles(step)
        return self._known[step.key][premise]

    def of_step(self, step: Step) -> str:
        """Give the word for a step: that of its first premise, or what such a step is called."""
        word = self(step, step.premises[0])
        if step.kind is StepKind.ATTACK and word not in ("objection", "rebuttal"):
            return "objection"
        return "undercut" if step.kind is StepKind.UNDERCUT else word

    def _roles(self, step: Step) -> dict[str, str]:
        roles = dict.fromkeys(step.premises, "and")
        first = step.premises[0]
        roles[first] = self._first(step, first)
        roles.update(dict.fromkeys(step.warrants, "warrant"))
        return roles

    def _first(self, step: Step, premise: str) -> str:
        claims = self._map.claim_by_key
        if premise not in step.mentioned:
            return claims[premise].kind.value
        if step.kind is StepKind.ATTACK:
            return "rebuttal" if claims[step.target].kind.is_attack else "objection"
        return "premise" if step.kind is StepKind.SUPPORT else "undercut"
