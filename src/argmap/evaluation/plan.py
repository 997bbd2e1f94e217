"""What has to be answered for a claim to stand, and what it hangs on while it does.

A *point* is a claim that could be refuted: `evaluate` with ``deny`` says what follows. A plan gives
the smallest sets of points that, refuted together, make a claim that falls or is open stand, or a
claim that stands fall.

Where no claim is used twice these are found by one pass over the tree, from the leaves up, whatever
their size (`argmap.evaluation.tree_sets`). Where claims are shared, single points and pairs are
searched first (`argmap.evaluation.shared_sets`), and larger sets as far as a bound goes; where
clingo is installed, all that has more than one point by answer-set programming instead
(`argmap.evaluation.solver`).
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from argmap.evaluation import solver
from argmap.evaluation.part import Goal, Part
from argmap.evaluation.shared_sets import Question, Search
from argmap.evaluation.tree_sets import sets_on_tree
from argmap.evaluation.verdict import Verdict
from argmap.evaluation.why import Findings

# Pairs should be tried even where larger sets are out of reach.
_TIMES_FOR_PAIRS = 5


@attrs.frozen
class Plan:
    """The smallest sets of points whose refutation changes the verdict of a claim.

    Attributes:
        key: The claim.
        verdict: Its verdict.
        goal: ``FALL`` where it stands, else ``STAND``.
        size: How many points the smallest sets have; None where no set was found.
        sets: The smallest sets, each in file order; not all of them where there are very many.
        count: How many there are; at most 10⁹ are counted.
        searched: Up to which size all sets were tried; None where the search is complete, so that
            without a ``size`` there is no set at all, and with one no more than ``count``.
        by_solver: Whether clingo was there to search, so that installing it would tell no more.
    """

    key: str
    verdict: Verdict
    goal: Goal
    size: int | None
    sets: tuple[tuple[str, ...], ...]
    count: int
    searched: int | None = None
    by_solver: bool = False


def make_plan(findings: Findings, point: int, *, most_sets: int, most_work: int) -> Plan:
    """Find the smallest sets of points that change the verdict of a claim.

    Args:
        findings: What the evaluation of the map has found.
        point: The claim.
        most_sets: How many of the smallest sets are listed.
        most_work: How many claims and steps may be looked at in searching a map with shared
            claims, and again in verifying what the solver finds; without the solver, five times
            as many for single points and pairs.
    """
    part = Part.of(findings, point)
    verdict = findings.verdicts[point]
    goal = Goal.FALL if verdict is Verdict.STANDS else Goal.STAND
    searched: int | None = None
    by_solver = False
    found: Iterable[Iterable[int]]
    if part.is_tree:
        found, count, size = sets_on_tree(part, part.order, goal, most_sets)
    else:
        question = Question(part, goal)
        search = Search(question)
        by_solver = solver.is_installed()
        if by_solver:
            every = search.run(up_to=1, most_work=most_work)
        else:
            every = search.run(up_to=2, most_work=most_work * _TIMES_FOR_PAIRS)
        if by_solver and not search.is_over:
            every, searched = solver.smallest_sets(question, search.tried, most_work)
        elif not search.is_over:
            every = every or search.run(up_to=None, most_work=most_work)
            searched = None if search.is_over else search.tried
        found, count = every[:most_sets], len(every)
        size = len(every[0]) if every else None
    sets = [tuple(part.network.keys[one] for one in sorted(points)) for points in found]
    index = part.network.index
    sets.sort(key=lambda keys: [index[key] for key in keys])
    key = findings.network.keys[point]
    return Plan(key, verdict, goal, size, tuple(sets), count, searched, by_solver)
