"""Verdicts and what decides them, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.evaluation.base import Ground
from argmap.evaluation.engine import Evaluation
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.why import Reason
from argmap.model import ArgumentMap, ClaimStatus, Step, StepKind
from argmap.model.roles import Roles

_MOST_NAMES = 3
_ON_ITS_OWN = {
    Ground.GIVEN: "it is marked as given",
    Ground.ASSUMED: "it is stated as an assumption",
    Ground.CITED: "it cites a source",
    Ground.PRESUMED: "it is presumed to stand",
}


def headline(evaluation: Evaluation, key: str) -> str:
    """Say in a sentence, without a full stop, whether a claim or a step stands, and by what.

    Raises:
        UnknownPointError: The map has no such claim or step.
    """
    name = name_of(evaluation.map, key)
    return f"{name} {words_of(evaluation, key)}: {because(evaluation, key)}"


def words_of(evaluation: Evaluation, key: str) -> str:
    """Give the verdict in words, those of a step or those of a claim."""
    verdict = evaluation.verdict(key)
    if key not in evaluation.map.step_by_key or verdict is Verdict.OPEN:
        return "is open" if verdict is Verdict.OPEN else verdict.words
    return "works" if verdict is Verdict.STANDS else f"fails ({verdict.value})"


def because(evaluation: Evaluation, key: str, reason: Reason | None = None) -> str:
    """Say what decides the verdict of a claim or a step.

    Args:
        evaluation: The evaluation.
        key: The key of the claim or the step.
        reason: What decides it, where that is known from a dialogue already.

    Raises:
        UnknownPointError: The map has no such claim or step.
    """
    reason = evaluation.reason(key) if reason is None else reason
    if reason is Reason.GRANTED:
        return "this is granted"
    if reason is Reason.DENIED:
        return "this is denied"
    into = evaluation.map.steps_into.get(key, [])
    supports = [step for step in into if step.kind is StepKind.SUPPORT]
    hits = [step for step in into if step.kind is not StepKind.SUPPORT]
    if evaluation.verdict(key) is Verdict.STANDS:
        return f"{_held(evaluation, key, supports)}, {_unharmed(evaluation.map, hits)}"
    if reason in (Reason.ATTACKED, Reason.UNDERCUT):
        working = _with(evaluation, Verdict.STANDS, hits)
        return f"{_attacks(evaluation.map, working)} {_verb(working, 'works', 'work')} against it"
    if reason is Reason.ATTACK_OPEN:
        undecided = _with(evaluation, Verdict.OPEN, hits)
        return f"{_attacks(evaluation.map, undecided)} {_verb(undecided, 'is', 'are')} open"
    if reason is Reason.NO_REASON:
        if evaluation.map.claim_by_key[key].status is ClaimStatus.OPEN:
            return "it is marked as open, and no reason is given for it"
        return "it has to be proved, and nothing backs it"
    if reason is Reason.CIRCULAR:
        return "what is said for it leads back to itself"
    if reason is Reason.REASONS_FAIL:
        if len(supports) == 1:
            return f"its only reason, {premises_of(evaluation.map, supports[0])}, fails"
        return f"{_all(supports)} reasons for it fail"
    return _resting(evaluation, key, supports, reason)


def name_of(argument_map: ArgumentMap, key: str) -> str:
    """Give what a claim or a step is called in a sentence."""
    step = argument_map.step_by_key.get(key)
    if step is None:
        return argument_map.claim_by_key[key].name
    broken = argument_map.step_by_key.get(step.target)
    if broken is None:
        target = argument_map.claim_by_key[step.target].name
        return f"the step from {premises_of(argument_map, step)} to {target}"
    # However many undercuts there are of each other, the name stays short.
    return (
        f"the undercut by {premises_of(argument_map, step)} "
        f"of the step from {premises_of(argument_map, broken)}"
    )


def premises_of(argument_map: ArgumentMap, step: Step) -> str:
    """Give the names of the premises of a step."""
    return _listed([argument_map.claim_by_key[premise].name for premise in step.premises])


def _held(evaluation: Evaluation, key: str, supports: Sequence[Step]) -> str:
    step = evaluation.map.step_by_key.get(key)
    if step is not None:
        verb = "stands" if len(step.premises) == 1 else "stand"
        return f"{premises_of(evaluation.map, step)} {verb}"
    ground = evaluation.ground(key)
    if ground is not None:
        return _ON_ITS_OWN[ground]
    working = _with(evaluation, Verdict.STANDS, supports)
    names = _listed([_joint(evaluation.map, step) for step in working])
    plural = len(working) > 1 or len(_put_forward(working[0])) > 1
    return f"{names} {'support' if plural else 'supports'} it"


def _unharmed(argument_map: ArgumentMap, hits: Sequence[Step]) -> str:
    if not hits:
        return "and nothing is said against it"
    if len(hits) == 1:
        return f"and {_attacks(argument_map, hits)} fails"
    return f"and {_all(hits)} {_noun(argument_map, hits)} fail"


def _resting(evaluation: Evaluation, key: str, supports: Sequence[Step], reason: Reason) -> str:
    """Say which premise of a step falls, or which is open; which reasons for a claim are open."""
    step = evaluation.map.step_by_key.get(key)
    if step is None:
        undecided = _with(evaluation, Verdict.OPEN, supports)
        reasons = _listed([_joint(evaluation.map, one) for one in undecided])
        verb = "is" if len(undecided) == 1 else "are"
        return f"what it rests on, {reasons}, {verb} open"
    names = [
        evaluation.map.claim_by_key[premise].name
        for premise in step.premises
        if (
            evaluation.verdict(premise).falls
            if reason is Reason.PREMISE_FALLS
            else evaluation.verdict(premise) is Verdict.OPEN
        )
    ]
    if reason is Reason.PREMISE_FALLS:
        return f"{_listed(names)} {'falls' if len(names) == 1 else 'fall'}"
    return f"{_listed(names)} {'is' if len(names) == 1 else 'are'} open"


def _with(evaluation: Evaluation, verdict: Verdict, steps: Iterable[Step]) -> list[Step]:
    return [step for step in steps if evaluation.verdict(step.key) is verdict]


def _noun(argument_map: ArgumentMap, steps: Sequence[Step]) -> str:
    """Give the word for attacks on one point; where it is not the same for all, the general one."""
    roles = Roles(argument_map)
    words = {roles.of_step(step) for step in steps}
    word = words.pop() if len(words) == 1 else "objection"
    return word if len(steps) == 1 else f"{word}s"


def _attacks(argument_map: ArgumentMap, steps: Sequence[Step]) -> str:
    names = _listed([_joint(argument_map, step) for step in steps])
    return f"the {_noun(argument_map, steps)} {names}"


def _all(steps: Sequence[Step]) -> str:
    return "both" if len(steps) == 2 else f"all {len(steps):,}"


def _verb(steps: Sequence[Step], one: str, several: str) -> str:
    return one if len(steps) == 1 else several


def _joint(argument_map: ArgumentMap, step: Step) -> str:
    """Name a step by its premises, but for the warrants: they are not what is put forward."""
    names = [argument_map.claim_by_key[premise].name for premise in _put_forward(step)]
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} more"]
    return " + ".join(names)


def _put_forward(step: Step) -> list[str]:
    warrants = frozenset(step.warrants)
    return [premise for premise in step.premises if premise not in warrants]


def _listed(names: Sequence[str]) -> str:
    if len(names) <= 1:
        return "".join(names)
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} more"]
    return f"{', '.join(names[:-1])} and {names[-1]}"
