"""Strength: numbers from 0 to 1, beside the verdict and never in its place.

Two gradual semantics for bipolar argumentation, both with initial weights τ (0.5 where the file
gives none):

* **DF-QuAD** (Rago, Toni, Aurisicchio and Baroni, Discontinuity-free decision support with
  quantitative argumentation debates, 2016). With F(v₁…vₙ) = 1 − Π(1 − vᵢ), a = F(attackers) and
  s = F(supporters): σ = τ − τ(a − s) if a ≥ s, else τ + (1 − τ)(s − a).
* **Quadratic energy** (Potyka, Continuous dynamical systems for weighted bipolar argumentation,
  2018). With E = Σs − Σa and h(x) = max(x, 0)² / (1 + max(x, 0)²): σ = τ − τ·h(−E) + (1 − τ)·h(E).

Attackers and supporters are steps, and the strength of a step is that of its weakest premise times
1 − F(its undercuts). This extension is argmap's own; where steps have one premise and no undercut
it makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from math import isnan, nan

import attrs

from argmap.components import strongly_connected
from argmap.evaluation.network import Network

DEFAULT_WEIGHT = 0.5
_SATURATED = 0.99
_SETTLED = 1e-13
_MOST_ROUNDS = 2_000
_MOST_UPDATES = 20_000_000
_DAMPING = 0.5


class StrengthMethod(Enum):
    """How strengths are computed."""

    DFQUAD = "dfquad"
    QUADRATIC_ENERGY = "quadratic-energy"


@attrs.frozen
class Strength:
    """The strength of a claim or a step.

    Attributes:
        value: From 0 to 1; None where it does not settle, or rests on one that does not.
        in_cycle: Whether it takes part in a cycle, so that it was found by iteration.
    """

    value: float | None
    in_cycle: bool = False

    def __str__(self) -> str:
        if self.value is None:
            return ""
        return f"{'~' if self.in_cycle else ''}{self.value:.2f}"


def strengths(
    network: Network,
    weights: Sequence[float],
    method: StrengthMethod,
    forced: Mapping[int, bool],
) -> list[Strength]:
    """Give the strength of every point.

    What no cycle takes part in is computed in one pass. In a cycle all values begin at the weights
    and move half of the way to what the others make of them, until none moves by more than 1e-13
    or a fixed number of rounds is over; then they have not settled.

    Args:
        network: The map.
        weights: The initial weight of each claim.
        method: The semantics.
        forced: Points that are taken to be true (strength 1) or false (strength 0).
    """
    combine = _dfquad if method is StrengthMethod.DFQUAD else _quadratic_energy
    values = [nan] * len(network.keys)
    cyclic = [False] * len(network.keys)
    for point, value in forced.items():
        values[point] = 1.0 if value else 0.0
    update = _Update(network, weights, combine)
    inputs = _inputs(network, forced)
    for component in strongly_connected(inputs):
        point = component[0]
        if point in forced:
            continue
        is_cycle = len(component) > 1
        members = set(component)
        known = not any(
            isnan(values[other])
            for member in component
            for other in inputs[member]
            if other not in members
        )
        if known and not is_cycle:
            # No point is its own input: between a claim and itself there is a step.
            values[point] = update(point, values)
        for member in component if is_cycle else ():
            cyclic[member] = True
        if known and is_cycle:
            _settle(sorted(component), values, update)
    return [
        Strength(None if isnan(value) else value, in_cycle)
        for value, in_cycle in zip(values, cyclic, strict=True)
    ]


def saturated(network: Network, values: Sequence[Strength]) -> list[int]:
    """Find claims where DF-QuAD saturates.

    Where both the supporters and the attackers of a claim come to almost 1, their difference says
    nothing any more: with weights of 0.5, twenty reasons against ten objections give 0.5005.
    """
    found = []
    for claim in range(network.claims):
        sides = (network.supports[claim], network.hits[claim])
        # One sure reason on each side is no loss of information.
        if all(len(side) > 1 for side in sides) and all(
            _together(value for step in side if (value := values[step].value) is not None)
            >= _SATURATED
            for side in sides
        ):
            found.append(claim)
    return found


def _inputs(network: Network, forced: Mapping[int, bool]) -> dict[int, list[int]]:
    return {
        point: []
        if point in forced
        else network.premises[point] + network.supports[point] + network.hits[point]
        for point in range(len(network.keys))
    }


def _together(values: Iterable[float]) -> float:
    rest = 1.0
    for value in values:
        rest *= 1.0 - value
    return 1.0 - rest


def _dfquad(weight: float, pro: list[float], con: list[float]) -> float:
    difference = _together(con) - _together(pro)
    if difference >= 0:
        return weight - weight * difference
    return weight - (1.0 - weight) * difference


def _quadratic_energy(weight: float, pro: list[float], con: list[float]) -> float:
    energy = sum(pro) - sum(con)
    square = energy * energy
    change = square / (1.0 + square)
    return weight + (1.0 - weight) * change if energy > 0 else weight - weight * change


@attrs.frozen(eq=False)
class _Update:
    """Gives what the inputs of a point make of it."""

    network: Network
    weights: Sequence[float]
    combine: Callable[[float, list[float], list[float]], float]

    def __call__(self, point: int, values: Sequence[float]) -> float:
        network = self.network
        con = [values[step] for step in network.hits[point]]
        if point < network.claims:
            pro = [values[step] for step in network.supports[point]]
            return self.combine(self.weights[point], pro, con)
        weakest = min([values[premise] for premise in network.premises[point]], default=1.0)
        return weakest * (1.0 - _together(con)) if con else weakest


def _settle(component: list[int], values: list[float], update: _Update) -> None:
    """Set the values of a cycle, or leave them unknown where they do not settle."""
    claims = update.network.claims
    for point in component:
        values[point] = update.weights[point] if point < claims else DEFAULT_WEIGHT
    for _ in range(max(100, min(_MOST_ROUNDS, _MOST_UPDATES // len(component)))):
        made = [update(point, values) for point in component]
        moved = 0.0
        for point, value in zip(component, made, strict=True):
            moved = max(moved, abs(value - values[point]))
            values[point] += _DAMPING * (value - values[point])
        if moved <= _SETTLED:
            return
    for point in component:
        values[point] = nan
