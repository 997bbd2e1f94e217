"""What a rule is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import attrs

from argmap.checking.lines import Lines
from argmap.checking.pillars import Pillars, pillars
from argmap.checking.reach import contested, unsure
from argmap.checking.settings import Option, Settings
from argmap.checking.stalemates import Stalemates, stalemates
from argmap.checking.texts import Texts
from argmap.diagnostic import Diagnostic, Fix, Related, Severity
from argmap.evaluation import Evaluation, evaluate, headline
from argmap.loading import Loaded
from argmap.model import ArgumentMap, Claim, ClaimStatus, Step
from argmap.model.sides import Sides, sides
from argmap.problems import Problem
from argmap.source import Span
from argmap.syntax.tree import Unreadable

if TYPE_CHECKING:
    from argmap.checking.suppression import Suppression

# With each of these words are lost that may have cited a source.
_LOSING = frozenset(
    problem.code
    for problem in (
        Problem.SYNTAX,
        Problem.UNKNOWN_WORD,
        Problem.BAD_ENCODING,
        Problem.UNDEFINED_CITATION,
        Problem.INCLUDE_NOT_FOUND,
        Problem.INCLUDE_OUTSIDE_PROJECT,
        Problem.TOO_MANY_PROBLEMS,
    )
)


@attrs.frozen(eq=False, repr=False, slots=False)
class Checked:
    """The map under check, with what several rules need, computed once.

    Attributes:
        loaded: The map, its files and what was wrong with them.
        settings: Which rules run, and how.
        suppressions: The ignore comments, one object a file; what they suppressed is known when
            the rules about ignores run.
    """

    loaded: Loaded
    settings: Settings
    suppressions: tuple[Suppression, ...]

    @property
    def map(self) -> ArgumentMap:
        """The map."""
        return self.loaded.map

    @cached_property
    def sides(self) -> Sides:
        """Which side each claim and each step is on."""
        return sides(self.map)

    @cached_property
    def evaluation(self) -> Evaluation:
        """What stands in the map, under the burden of proof that the file names."""
        return evaluate(self.map)

    @cached_property
    def contested(self) -> frozenset[str]:
        """The claims against which something is said, or against what they rest on."""
        return contested(self.map)

    @cached_property
    def unsure(self) -> frozenset[str]:
        """The claims and steps whose verdict may hang on a line that could not be read."""
        return unsure(self.map)

    def is_sure(self, key: str) -> bool:
        """Say whether no lost line can change the verdict of a claim or a step.

        Below a lost line at the left margin anything may have been said about any claim.
        """
        return key not in self.unsure and not self.may_lack_roots

    @cached_property
    def stalemates(self) -> Stalemates:
        """The claims and steps that only knock each other out."""
        return stalemates(self.evaluation)

    @cached_property
    def pillars(self) -> Mapping[str, Pillars]:
        """What each thesis that stands hangs on alone, by its key."""
        return pillars(self.evaluation)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the files, for fixes."""
        return Lines(tuple(file.tree for file in self.loaded.files))

    @cached_property
    def texts(self) -> Texts:
        """The texts of the claims, to find some words in."""
        return Texts(claim.text for claim in self.map.claims)

    @cached_property
    def steps_of_shared_claims(self) -> tuple[Step, ...]:
        """The steps with a premise that is a premise of another step too, in file order."""
        keys = {
            step.key for steps in self.map.steps_from.values() if len(steps) > 1 for step in steps
        }
        return tuple(step for step in self.map.steps if step.key in keys)

    def headline(self, key: str) -> str:
        """Give the first line of what `argmap why` says of a claim or a step.

        Each is made once: those of a point with many attacks name the attacks.
        """
        if key not in self._headlines:
            self._headlines[key] = headline(self.evaluation, key)
        return self._headlines[key]

    @cached_property
    def _headlines(self) -> dict[str, str]:
        return {}

    @cached_property
    def may_lack_citations(self) -> bool:
        """Whether something is lost that may have cited any source: a line, a key, a file."""
        return any(diagnostic.code in _LOSING for diagnostic in self.loaded.diagnostics)

    @cached_property
    def may_lack_roots(self) -> bool:
        """Whether a line at the left margin is lost, which may have been a thesis."""
        return any(isinstance(node, Unreadable) for node in self.loaded.main.tree.children)

    def is_backed(self, claim: Claim) -> bool:
        """Whether anything stands behind a claim: a reason, a citation, or the author's word.

        A claim below which a line could not be read counts as backed: the line may have been its
        reason, and has an error of its own.
        """
        return (
            bool(claim.citations)
            or claim.status is ClaimStatus.GIVEN
            or claim.key in self.map.incomplete
            or self.map.has_reason(claim.key)
        )


class Rule(ABC):
    """One thing to look for.

    The docstring of a rule is its documentation, in sections: what it does, why it matters, an
    example that fires, the same put right.

    Attributes:
        code: Its code; never reused.
        name: Its name in words.
        severity: How much its findings weigh, where the configuration says nothing else.
        is_default: Whether it runs where the configuration says nothing else.
        is_strict: Whether the preset ``strict`` has it, where it does not run by default.
        is_about_ignores: Whether it looks at what the other rules' findings were suppressed by, so
            that it runs after them.
        options: What can be configured; `Settings.option` gives the value.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    is_default: ClassVar[bool] = True
    is_strict: ClassVar[bool] = False
    is_about_ignores: ClassVar[bool] = False
    options: ClassVar[tuple[Option, ...]] = ()

    @abstractmethod
    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Give the findings, in any order."""

    def finding(
        self,
        message: str,
        span: Span | None,
        *,
        help: str,  # noqa: A002 - the word that diagnostics use
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> Diagnostic:
        """Make a finding of this rule."""
        if span is None:
            raise ValueError("rules check maps that were read from a text")
        return Diagnostic(self.code, self.name, self.severity, message, span, help, related, fix)
