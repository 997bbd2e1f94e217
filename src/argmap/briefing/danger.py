"""How dangerous an objection is: what would fall if it stood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from argmap.briefing.brief import Effect
from argmap.evaluation import Evaluation, Verdict, evaluate
from argmap.evaluation.network import Network
from argmap.evaluation.relabelling import Relabelling, Wave


def effects(
    evaluation: Evaluation,
    steps: Sequence[str],
    theses: Collection[str],
    case: AbstractSet[str],
    *,
    most_work: int = 1_000_000,
) -> Iterator[Effect | None]:
    """Say what falls if each of some steps against a case works.

    That is told from the map with all of these steps answered but the one: beside another that
    works, it might not change anything. A thesis that stands falls with a step also where it does
    so beside those that work already.

    Args:
        evaluation: The evaluation of the map.
        steps: Keys of the attacks and undercuts.
        theses: Keys of the theses.
        case: Keys of the claims that the case consists of, the theses among them.
        most_work: How many claims and steps may be looked at in following what each of the steps
            changes.

    Yields:
        The effect of each step; None where there was no work left for it.
    """
    verdicts = evaluation.verdicts
    answered = evaluate(
        evaluation.map,
        burden=evaluation.burden,
        deny=evaluation.denied.union(steps) - evaluation.granted,
        grant=evaluation.granted,
    )
    alone = _Granting(answered, evaluation.granted | evaluation.denied)
    beside = _Granting(evaluation, evaluation.granted | evaluation.denied)
    standing = [key for key in theses if verdicts[key] is Verdict.STANDS]
    is_met = all(verdicts[key].falls for key in steps)
    for key in steps:
        if most_work < 0:
            yield None
            continue
        lost, work = alone.lost(key)
        most_work -= work
        topples = [thesis for thesis in theses if thesis in lost]
        if standing and not is_met and verdicts[key].falls:
            with_others, work = beside.lost(key)
            most_work -= work
            topples += (one for one in standing if one in with_others and one not in lost)
        yield Effect(tuple(topples), sum(one in case for one in lost))


class _Granting:
    """Follows what changes when a step is granted that was answered."""

    def __init__(self, evaluation: Evaluation, fixed: AbstractSet[str]) -> None:
        self._network = network = Network.of(evaluation.map)
        base = [evaluation.ground(claim.key) is not None for claim in evaluation.map.claims]
        self._forced = {network.index[key]: False for key in evaluation.denied}
        self._forced |= {network.index[key]: True for key in evaluation.granted}
        self._fixed = {network.index[key] for key in fixed}
        self._relabelling = Relabelling(
            network, base, self._forced, list(evaluation.verdicts.values())
        )

    def lost(self, key: str) -> tuple[frozenset[str], int]:
        """Give what no longer stands when a step works, and how much was looked at."""
        step = self._network.index[key]
        was_forced = step in self._forced and step not in self._fixed
        if was_forced:
            # The other steps stay answered, whatever this one changes.
            del self._forced[step]
        wave = Wave(self._relabelling, {step: True})
        changed = wave.finish()
        if was_forced:
            self._forced[step] = False
        before = self._relabelling.verdicts
        lost = {
            self._network.keys[point]
            for point, verdict in changed.items()
            if before[point] is Verdict.STANDS and verdict is not Verdict.STANDS
        }
        return frozenset(lost), wave.work + 1
