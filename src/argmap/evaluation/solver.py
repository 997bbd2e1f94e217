"""The smallest sets of points by answer-set programming, with clingo, where that is installed.

``pip install 'argmap[solver]'`` brings it. The five rules of `argmap.evaluation.labelling` are
given to it twice, for what is true and for what is not false, so that its answer sets are the
partial stable models (Przymusinski, The well-founded semantics coincides with the three-valued
stable semantics, 1990; the translation: Janhunen, Niemelä, Seipel, Simons and You, Unfolding
partiality and disjunctions in stable model semantics, 2006). Each claim may be knocked out; the
claim in question must reach the goal; as few as possible are knocked out; and all such sets are
asked for (Gebser, Kaminski, Kaufmann and Schaub, Multi-shot ASP solving with clingo, 2019).

The well-founded model is one of the partial stable models, the one that decides least. So each set
that makes the claim reach the goal has an answer set, and none can be smaller than the smallest
that clingo finds. Without cycles there is no other partial stable model, and that is all. With
cycles there may be: an answer set may take sides where the verdict is open. So each set is verified
by the labelling; what one that fails has against it (`argmap.evaluation.certificate`) holds against
others too, and is added to the program; and clingo is asked again, until all sets of the smallest
size are verified. Each round excludes a set, so that this ends, and never one that reaches the
goal, so that it is exact (a loop as for implicit hitting sets: Moreno-Centeno and Karp, The
implicit hitting set approach to solve combinatorial optimization problems, 2013).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from typing import TYPE_CHECKING

from argmap.evaluation.certificate import Certificate
from argmap.evaluation.part import Goal
from argmap.evaluation.shared_sets import Question

if TYPE_CHECKING:
    import clingo

_MOST_SETS = 1_000
# A conflict costs as much as the map is large: some 30 microseconds for 1,000 claims and steps. So
# the conflicts are bounded, and also their product with the claims and steps: about ten seconds.
# Counted and not timed, so that a map has one plan on every machine.
_MOST_CONFLICTS = 100_000
_MOST_EFFORT = 200_000_000
# What it costs to ask once more, and to find a set, counted in conflicts.
_ROUND, _MODEL = 20, 1
_MOST_ROUNDS = 2_000
# So many sets that failed are looked at before clingo is asked again.
_FAILED_AT_ONCE = 20
_SECONDS_BETWEEN_INTERRUPTS = 0.2


def is_installed() -> bool:
    """Say whether clingo can be imported."""
    try:
        import clingo  # noqa: F401 - whether it can be
    except ImportError:
        return False
    return True


def smallest_sets(
    question: Question, tried: int, most_work: int
) -> tuple[list[frozenset[int]], int | None]:
    """Give the smallest sets of points that make a claim reach a goal.

    Args:
        question: The claim, the goal, and the map.
        tried: Up to which size it is known that no set does.
        most_work: How many points may be looked at in verifying sets. What clingo itself does is
            bounded by the number of conflicts that it meets, the fewer the larger the map is.

    Returns:
        The sets, and up to which size all sets were tried: None where the search is complete.
    """
    program = _Program(question)
    verified: dict[frozenset[int], None] = {}
    for _ in range(_MOST_ROUNDS):
        failed: list[Certificate] = []
        with closing(program.smallest()) as every:
            for refuted in every:
                if refuted in verified:
                    continue
                if most_work <= 0:
                    return list(verified), max(tried, len(refuted) - 1)
                wave = question.ask(refuted)
                most_work -= wave.work + 1
                if not question.is_reached(wave):
                    failed.append(question.certificate(wave))
                    most_work -= failed[-1].work
                    if len(failed) == _FAILED_AT_ONCE:
                        break
                elif len(verified) == _MOST_SETS:
                    return list(verified), len(refuted) - 1
                else:
                    verified[refuted] = None
        if not failed:
            if program.is_exhausted:
                return list(verified), None
            break
        program.exclude(failed)
    return list(verified), max(tried, program.least - 1)


class _Program:
    """The map as an answer-set program, to which more is added as it becomes known.

    Attributes:
        least: No set of fewer points reaches the goal, as far as clingo has found out.
        is_exhausted: Whether the last search was not cut short.
    """

    def __init__(self, question: Question) -> None:
        import clingo

        self.least = 0
        self.is_exhausted = False
        network = question.part.network
        size = max(1, len(network.keys))
        self._conflicts = min(_MOST_CONFLICTS, max(1, _MOST_EFFORT // size))
        # Of what clingo says, only a note that projection and optimization may interfere could
        # come up; they do not where what is optimized is what is projected on.
        self._control = clingo.Control(
            # Core-guided optimization: from below, a hundred times faster here than from above.
            ["--opt-mode=optN", "--opt-strategy=usc", "--project=project", "--models=0", "--stats"],
            logger=lambda _code, _message: None,
        )
        with self._control.backend() as backend:
            self._knocks = _write(question, backend)

    def smallest(self) -> Generator[frozenset[int], None, None]:
        """Give the smallest sets that are not excluded, as they are found."""
        self.is_exhausted = False
        if self._conflicts <= 0:
            return
        settings = self._control.configuration.solve
        settings.solve_limit = str(self._conflicts)  # type: ignore[union-attr]
        try:
            with self._control.solve(yield_=True, async_=True) as handle:
                while True:
                    handle.resume()
                    # A search that is waited for without end could not be interrupted.
                    while not handle.wait(_SECONDS_BETWEEN_INTERRUPTS):
                        pass
                    model = handle.model()
                    if model is None:
                        break
                    self._conflicts -= _MODEL
                    if model.optimality_proven:
                        yield frozenset(
                            claim for claim, knock in self._knocks.items() if model.is_true(knock)
                        )
                self.is_exhausted = bool(handle.get().exhausted)
        finally:
            statistics = self._control.statistics
            self._conflicts -= int(statistics["solving"]["solvers"]["conflicts"]) + _ROUND
            for lower in statistics["summary"]["lower"]:
                self.least = max(self.least, int(lower))

    def exclude(self, certificates: Iterable[Certificate]) -> None:
        """Exclude the sets of which certificates show that they do not reach the goal."""
        knocks = self._knocks
        with self._control.backend() as backend:
            for certificate in certificates:
                body = [knocks[point] for point in certificate.refuted]
                body += [-knocks[point] for point in certificate.holding if point in knocks]
                backend.add_rule([], body)


def _write(question: Question, backend: clingo.Backend) -> dict[int, int]:
    """Write the five rules, what may be knocked out, and the goal; give the atoms of the latter."""
    part = question.part
    network, claims = part.network, part.network.claims
    size = len(network.keys)
    knocks = {p: backend.add_atom() for p in range(claims) if question.may_be_refuted(p)}
    backend.add_rule(list(knocks.values()), choice=True)
    backend.add_minimize(0, [(knock, 1) for knock in knocks.values()])
    backend.add_project(list(knocks.values()))
    true, possible = ([backend.add_atom() for _ in range(size)] for _ in range(2))
    for point in range(size):
        backend.add_rule([], [true[point], -possible[point]])
        if point in part.forced:
            if part.forced[point]:
                backend.add_rule([true[point]])
                backend.add_rule([possible[point]])
            continue
        hits = network.hits[point]
        # What hits a point has to be false for it to be true, and not true for it to be possible.
        for values, others in ((true, possible), (possible, true)):
            spared = []
            if hits:
                hit = backend.add_atom()
                for one in hits:
                    backend.add_rule([hit], [others[one]])
                spared.append(-hit)
            if point in knocks:
                spared.append(-knocks[point])
            if point >= claims:
                premises = [values[premise] for premise in network.premises[point]]
                backend.add_rule([values[point]], [*premises, *spared])
                continue
            if part.base[point]:
                backend.add_rule([values[point]], spared)
            for step in network.supports[point]:
                backend.add_rule([values[point]], [values[step], *spared])
    if question.goal is Goal.STAND:
        backend.add_rule([], [-true[part.claim]])
    else:
        backend.add_rule([], [possible[part.claim]])
    return knocks
