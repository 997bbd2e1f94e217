"""How dangerous an objection is: what would fall if it stood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from argmap.briefing.brief import Effect
from argmap.evaluation import Evaluation, Verdict
from argmap.evaluation.labelling import Labelling
from argmap.evaluation.network import Network


def effects(
    evaluation: Evaluation,
    steps: Sequence[str],
    theses: Collection[str],
    case: AbstractSet[str],
    *,
    most_work: int = 4_000_000,
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
        most_work: How many claims and steps may be looked at; each of the steps costs once or
            twice as many as the map has.

    Yields:
        The effect of each step; None where there was no work left for it.
    """
    granting = _Granting(evaluation)
    points = [granting.network.index[key] for key in case]
    answered = {granting.network.index[key]: False for key in steps}
    base = granting(answered)
    before = [point for point in points if base.verdict(point) is Verdict.STANDS]
    verdicts = evaluation.verdicts
    standing = [key for key in theses if verdicts[key] is Verdict.STANDS]
    is_met = all(verdicts[key].falls for key in steps)
    for key in steps:
        is_twice = bool(standing) and not is_met and verdicts[key].falls
        most_work -= len(granting.network.keys) * (1 + is_twice)
        if most_work < 0:
            yield None
            continue
        step = granting.network.index[key]
        alone = granting({**answered, step: True})
        lost = {
            granting.network.keys[point]
            for point in before
            if alone.verdict(point) is not Verdict.STANDS
        }
        topples = [thesis for thesis in theses if thesis in lost]
        if is_twice:
            beside = granting({step: True})
            topples += (
                thesis
                for thesis in standing
                if thesis not in lost
                and beside.verdict(granting.network.index[thesis]) is not Verdict.STANDS
            )
        yield Effect(tuple(topples), len(lost))


class _Granting:
    """Evaluates a map with some points taken to be true or false."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.network = Network.of(evaluation.map)
        self._base = [evaluation.ground(claim.key) is not None for claim in evaluation.map.claims]
        index = self.network.index
        self._forced = {index[key]: False for key in evaluation.denied}
        self._forced |= {index[key]: True for key in evaluation.granted}

    def __call__(self, forced: Mapping[int, bool]) -> Labelling:
        labelling = Labelling(self.network, self._base)
        labelling.force({**self._forced, **forced})
        labelling.run()
        return labelling
