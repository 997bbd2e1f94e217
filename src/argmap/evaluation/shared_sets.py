"""The smallest sets of points on a map where claims are used more than once.

The question is NP-hard there: it contains minimum hitting set. Single points are found by following
what each would change (`argmap.evaluation.singles`). Larger sets are searched by size with Reiter's
hitting-set tree (A theory of diagnosis from first principles, 1987): whatever reaches the goal must
break the certificate that the contrary has, and so, if it refutes all that is refuted by now, must
refute one more point of it. Each set is verified by the labelling.
"""

from __future__ import annotations

from argmap.evaluation.certificate import Certificate, Certificates
from argmap.evaluation.part import Goal, Part
from argmap.evaluation.relabelling import Wave
from argmap.evaluation.singles import decisive


class OutOfWorkError(Exception):
    """More would have to be looked at than is allowed."""


class Question:
    """Which sets of points, refuted together, make a claim reach a goal."""

    def __init__(self, part: Part, goal: Goal) -> None:
        self.part = part
        self.goal = goal
        self.relabelling = part.relabelling()
        self.certificates = Certificates(self.relabelling)

    def ask(self, refuted: frozenset[int]) -> Wave:
        """Follow what changes if points are refuted."""
        wave = Wave(self.relabelling, dict.fromkeys(refuted, False))
        wave.finish()
        return wave

    def is_reached(self, wave: Wave) -> bool:
        """Say whether the claim reaches the goal, after a change."""
        return wave.value(self.part.claim) == self.goal.value_of_claim

    def certificate(self, wave: Wave) -> Certificate:
        """Show why it does not."""
        return self.certificates.of(wave, self.part.claim, self.goal)

    def may_be_refuted(self, point: int) -> bool:
        """Say whether a point can be in a set."""
        part = self.part
        return point < part.network.claims and point != part.claim and point not in part.forced


class Search:
    """Searches sets by size, the smallest first.

    Attributes:
        tried: Up to which size all sets have been tried.
        is_over: Whether there is nothing more to try.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self.tried = -1
        self.is_over = False
        self._level = [frozenset[int]()]
        self._left = 0
        self._is_cut_short = False

    def run(self, *, up_to: int | None, most_work: int) -> list[frozenset[int]]:
        """Search on until something is found; give all sets of its size.

        Args:
            up_to: The largest size to try; None for all.
            most_work: How many points may be looked at. Where that is not enough, the size that
                the search was at is not counted as tried, what was found of it is given, and
                there is no searching on.
        """
        self._left = most_work
        found: list[frozenset[int]] = []
        try:
            while not (self.is_over or self._is_cut_short) and (
                up_to is None or self.tried < up_to
            ):
                self._try_next(found)
                if found:
                    self.is_over = True
        except OutOfWorkError:
            self._is_cut_short = True
        return found

    def _try_next(self, found: list[frozenset[int]]) -> None:
        question = self.question
        if self.tried < 0:
            if question.is_reached(question.ask(frozenset())):
                found.append(frozenset())
        elif self.tried == 0:
            singles = self._to_try(frozenset())
            deciding, complete = decisive(
                question.relabelling,
                question.part.claim,
                question.goal.value_of_claim,
                singles,
                most_work=self._left,
            )
            found += (frozenset((one,)) for one in deciding)
            if not complete:
                raise OutOfWorkError
            self._level = [frozenset((one,)) for one in singles]
        else:
            following: set[frozenset[int]] = set()
            for refuted in self._level:
                following.update(refuted | {point} for point in self._to_try(refuted))
            self._level = []
            for refuted in sorted(following, key=sorted):
                wave = self._ask(refuted)
                (found if question.is_reached(wave) else self._level).append(refuted)
        self.tried += 1
        self.is_over = not self._level

    def _to_try(self, refuted: frozenset[int]) -> list[int]:
        """Give points of which each larger set that reaches the goal has at least one."""
        certificate = self.question.certificate(self._ask(refuted))
        self._spend(certificate.work)
        return sorted(filter(self.question.may_be_refuted, certificate.holding))

    def _ask(self, refuted: frozenset[int]) -> Wave:
        wave = self.question.ask(refuted)
        self._spend(wave.work + 1)
        return wave

    def _spend(self, work: int) -> None:
        self._left -= work
        if self._left < 0:
            raise OutOfWorkError
