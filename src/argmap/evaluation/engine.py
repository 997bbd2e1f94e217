"""Evaluating a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from argmap.evaluation.base import Ground, ground_of
from argmap.evaluation.labelling import Labelling
from argmap.evaluation.network import Network
from argmap.evaluation.relabelling import Relabelling
from argmap.evaluation.singles import Singles, toppling
from argmap.evaluation.strength import (
    DEFAULT_WEIGHT,
    Strength,
    StrengthMethod,
    saturated,
    strengths,
)
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.what_if import without
from argmap.evaluation.why import Findings, Reason, Why, explain
from argmap.memory import without_garbage_collection
from argmap.model import ArgumentMap, Burden
from argmap.suggestion import did_you_mean

if TYPE_CHECKING:
    from argmap.evaluation.plan import Plan
    from argmap.evaluation.ranking import OpenPoint


class UnknownPointError(LookupError):
    """A key that no claim and no step of the map has.

    Attributes:
        key: The key.
    """

    def __init__(self, key: str, known: Iterable[str]) -> None:
        super().__init__(f"no claim or step has the id '{key}'{did_you_mean(key, known)}")
        self.key = key


@attrs.frozen(eq=False, repr=False, slots=False)
class Evaluation:
    """What stands in a map.

    Attributes:
        map: The map that was evaluated: without what was dropped.
        burden: The burden of proof that was used.
        method: How strengths were computed; None where they were not asked for.
        verdicts: The verdict of each claim, then of each step, by key, in file order.
        strengths: The strength of each claim and step, by key; empty where not asked for.
        saturated: Keys of the claims at which DF-QuAD saturates: the strengths of both sides come
            to almost 1 each, so that their difference tells nothing.
        circles: Keys of claims and steps that fall because what is said for them leads back to
            themselves, in the order in which that follows from the rest.
        denied: Keys of points that were taken to fall.
        granted: Keys of points that were taken to stand.
    """

    map: ArgumentMap
    burden: Burden
    method: StrengthMethod | None
    verdicts: Mapping[str, Verdict]
    strengths: Mapping[str, Strength]
    saturated: tuple[str, ...]
    circles: tuple[frozenset[str], ...]
    denied: frozenset[str]
    granted: frozenset[str]
    _findings: Findings

    def verdict(self, key: str) -> Verdict:
        """Give the verdict of a claim or a step.

        Raises:
            UnknownPointError: The map has no such claim or step.
        """
        self._check(key)
        return self.verdicts[key]

    def strength(self, key: str) -> Strength | None:
        """Give the strength of a claim or a step; None where strengths were not asked for.

        Raises:
            UnknownPointError: The map has no such claim or step.
        """
        self._check(key)
        return self.strengths.get(key)

    def why(self, key: str) -> Why:
        """Give the shortest dialogue that shows the verdict of a claim or a step.

        Raises:
            UnknownPointError: The map has no such claim or step.
        """
        self._check(key)
        return explain(self._findings, self._findings.network.index[key])

    def reason(self, key: str) -> Reason:
        """Say in a word what decides the verdict of a claim or a step.

        Raises:
            UnknownPointError: The map has no such claim or step.
        """
        self._check(key)
        return self._findings.reason(self._findings.network.index[key])

    def plan(self, key: str, *, most_sets: int = 20, most_work: int = 1_000_000) -> Plan:
        """Give the smallest sets of claims to refute, so that a claim stands, or no longer does.

        Args:
            key: The key of the claim.
            most_sets: How many of the smallest sets are listed.
            most_work: How many claims and steps may be looked at in a map where claims are used
                more than once; see `make_plan`. `Plan.searched` tells whether that was enough.

        Raises:
            UnknownPointError: The map has no such claim.
        """
        if key not in self.map.claim_by_key:
            raise UnknownPointError(key, self.map.claim_by_key)
        from argmap.evaluation.plan import make_plan

        findings = self._findings
        with without_garbage_collection():
            return make_plan(
                findings, findings.network.index[key], most_sets=most_sets, most_work=most_work
            )

    def open_points(self, key: str, *, most_work: int = 1_000_000) -> tuple[OpenPoint, ...]:
        """Give the attacks and undercuts against a claim that are not answered, best first.

        Those are meant that work, or are open, and are against the claim or against what speaks
        for it. First come those whose answer alone lets the claim stand, then those whose answer
        changes the most verdicts, then the file's order. To answer one is to break its step.

        Args:
            key: The key of the claim.
            most_work: How many claims and steps may be looked at in following what each answer
                changes. Where that is not enough for all of them, the others have no ``changes``.

        Raises:
            UnknownPointError: The map has no such claim.
        """
        if key not in self.map.claim_by_key:
            raise UnknownPointError(key, self.map.claim_by_key)
        from argmap.evaluation.ranking import against, rank

        findings = self._findings
        steps = against(findings, findings.network.index[key])
        with without_garbage_collection():
            found = list(rank(self._relabelling, steps, {findings.network.index[key]}, most_work))
        return tuple(sorted(found, key=lambda one: (not one.helps, -len(one.changes or ()))))

    def single_points(self, key: str, *, most_work: int = 2_000_000) -> Singles:
        """Give the claims whose loss alone topples a claim: its single points of failure.

        >>> import argmap
        >>> text = "thesis t: T.\\n  premise a: A.\\n  and b: B.\\n  objection o: O.\\n"
        >>> text += "    rebuttal r: R.\\n"
        >>> evaluation = argmap.evaluate(argmap.loads(text).map)
        >>> evaluation.single_points("t")
        Singles(keys=('a', 'b', 'r'), complete=True)

        Those are meant that, refuted (as by ``deny``) with everything else as it is, make the
        claim fall. The claim itself and what was granted are not among them. A claim that does
        not stand has none. The same are in the sets of `plan` where these have one claim each.

        Args:
            key: The key of the claim.
            most_work: How many points may be looked at in following what each refutation changes.
                The default is enough for a chain of 100,000 claims, not for thousands of claims
                in one circle, each of which counts four times whenever any of them is refuted;
                `Singles.complete` tells whether it was.

        Raises:
            UnknownPointError: The map has no such claim.
        """
        return self._singles(key, most_work, steps=False)

    def single_steps(self, key: str, *, most_work: int = 2_000_000) -> Singles:
        """Give the steps whose loss alone topples a claim: the reasons, or answers, it hangs on.

        As `single_points`, for steps of any kind that are broken, as by an undercut: the one
        reason that carries the claim, the one rebuttal that keeps an objection off.

        Raises:
            UnknownPointError: The map has no such claim.
        """
        return self._singles(key, most_work, steps=True)

    def _singles(self, key: str, most_work: int, *, steps: bool) -> Singles:
        if key not in self.map.claim_by_key:
            raise UnknownPointError(key, self.map.claim_by_key)
        findings = self._findings
        with without_garbage_collection():
            return toppling(
                findings,
                self._relabelling,
                findings.network.index[key],
                most_work=most_work,
                steps=steps,
            )

    def ground(self, key: str) -> Ground | None:
        """Say what a claim stands on by itself; None where it needs a reason."""
        claim = self.map.claim_by_key[key]
        return ground_of(claim, self.burden, has_reason=self.map.has_reason(key))

    def __repr__(self) -> str:
        standing = sum(verdict is Verdict.STANDS for verdict in self.verdicts.values())
        return f"<Evaluation: {standing} of {len(self.verdicts)} claims and steps stand>"

    @cached_property
    def _relabelling(self) -> Relabelling:
        findings = self._findings
        base = [ground is not None for ground in findings.grounds]
        return Relabelling(findings.network, base, findings.forced, findings.verdicts)

    def _check(self, key: str) -> None:
        if key not in self.verdicts:
            raise UnknownPointError(key, self.verdicts)


def evaluate(
    map: ArgumentMap,  # noqa: A002 - what the package calls it
    *,
    burden: Burden | str | None = None,
    strength: StrengthMethod | str | None = None,
    deny: Iterable[str] = (),
    grant: Iterable[str] = (),
    drop: Iterable[str] = (),
) -> Evaluation:
    """Say what stands in a map, given all that is said in it.

    A claim stands if it is taken as given or one of its reasons still works, and no working
    objection is left against it. A reason works if everything it rests on stands and nobody has
    broken the step. Two points that only knock each other out are both open. The definition, with
    its sources, is in `argmap.evaluation.labelling`.

    >>> import argmap
    >>> text = "thesis t: T.\\n  objection o: O.\\n    rebuttal r: R."
    >>> evaluation = argmap.evaluate(argmap.loads(text).map)
    >>> evaluation.verdict("t").value, evaluation.verdict("o").value
    ('stands', 'rebutted')

    Args:
        map: The map.
        burden: ``presume`` or ``prove``; the map's own where nothing is said.
        strength: Compute strengths too, by ``dfquad`` or ``quadratic-energy``.
        deny: Keys of claims and steps that fall, whatever is said for them.
        grant: Keys of claims and steps that stand, whatever is said against them.
        drop: Keys of claims and steps that are taken out of the map; see `without`.

    Raises:
        UnknownPointError: ``deny``, ``grant`` or ``drop`` name what is not in the map.
        ValueError: A point is asked to be two of denied, granted and dropped; a burden or a
            method is not known; or the map is not one (see `Network.of`).
    """
    denied, granted, dropped = frozenset(deny), frozenset(grant), frozenset(drop)
    for key in sorted(denied | granted | dropped):
        if key not in map.claim_by_key and key not in map.step_by_key:
            raise UnknownPointError(key, (*map.claim_by_key, *map.step_by_key))
        if (key in denied) + (key in granted) + (key in dropped) > 1:
            raise ValueError(f"'{key}' cannot be denied, granted or dropped at the same time")
    with without_garbage_collection():
        return _evaluate(
            without(map, dropped),
            map.burden if burden is None else Burden(burden),
            None if strength is None else StrengthMethod(strength),
            denied,
            granted,
        )


def _evaluate(
    argument_map: ArgumentMap,
    burden: Burden,
    method: StrengthMethod | None,
    denied: frozenset[str],
    granted: frozenset[str],
) -> Evaluation:
    network = Network.of(argument_map)
    # What hangs on a dropped claim may be gone.
    forced = {network.index[key]: False for key in denied if key in network.index}
    forced |= {network.index[key]: True for key in granted if key in network.index}
    grounds = [
        ground_of(claim, burden, has_reason=bool(supports))
        for claim, supports in zip(argument_map.claims, network.supports, strict=False)
    ]
    labelling = Labelling(network, [ground is not None for ground in grounds])
    labelling.force(forced)
    labelling.run()
    verdicts = labelling.verdicts(forced)
    found: list[Strength] = []
    if method is not None:
        weights = [
            DEFAULT_WEIGHT if claim.weight is None else claim.weight
            for claim in argument_map.claims
        ]
        found = strengths(network, weights, method, forced)
    return Evaluation(
        argument_map,
        burden,
        method,
        MappingProxyType(dict(zip(network.keys, verdicts, strict=True))),
        MappingProxyType(dict(zip(network.keys, found, strict=False))),
        tuple(network.keys[claim] for claim in saturated(network, found))
        if method is StrengthMethod.DFQUAD
        else (),
        tuple(frozenset(network.keys[point] for point in circle) for circle in labelling.circles),
        denied & network.index.keys(),
        granted & network.index.keys(),
        Findings(
            network, verdicts, grounds, forced, [frozenset(each) for each in labelling.circles]
        ),
    )
