"""What can be wrong with the text and the names of a file: the codes ARG001 to ARG099.

Codes are never reused for something else.
"""

from __future__ import annotations

from enum import Enum

import attrs

from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.source import SourceText, Span

MAX_PROBLEMS_PER_FILE = 1000
"""After so many problems in one file the rest is counted, not told."""


_MOST_COMPARISONS = 100_000


class Problem(Enum):
    """A code and its name in words."""

    SYNTAX = ("ARG001", "syntax-error")
    UNKNOWN_WORD = ("ARG002", "unknown-word")
    UNKNOWN_FIELD = ("ARG003", "unknown-field")
    MISPLACED_FIELD = ("ARG004", "misplaced-field")
    BAD_VALUE = ("ARG005", "bad-value")
    TAB = ("ARG006", "tab-in-indentation")
    BAD_ENCODING = ("ARG007", "bad-encoding")
    DUPLICATE_ID = ("ARG008", "duplicate-id")
    UNDEFINED_ID = ("ARG009", "undefined-id")
    UNDEFINED_CITATION = ("ARG010", "undefined-citation")
    MISPLACED_STATEMENT = ("ARG011", "misplaced-statement")
    CIRCULAR_SUPPORT = ("ARG012", "circular-support")
    INCLUDE_NOT_FOUND = ("ARG013", "include-not-found")
    INCLUDE_CYCLE = ("ARG014", "include-cycle")
    INCLUDE_OUTSIDE_PROJECT = ("ARG015", "include-outside-project")
    BAD_BIBLIOGRAPHY = ("ARG016", "bad-bibliography")
    DUPLICATE_FIELD = ("ARG017", "duplicate-field")
    TOO_MANY_PROBLEMS = ("ARG099", "too-many-problems")

    @property
    def code(self) -> str:
        """The code, such as ``ARG001``."""
        return self.value[0]

    @property
    def title(self) -> str:
        """The name in words, such as ``syntax-error``."""
        return self.value[1]


@attrs.define(eq=False, repr=False, slots=False)
class ProblemLog:
    """Collects the problems of one file, up to a maximum.

    Attributes:
        source: The file's text.
        problems: What was found, in the order of finding.
        untold: How many were found after the maximum was reached.
    """

    source: SourceText
    problems: list[Diagnostic] = attrs.Factory(list)
    untold: int = 0

    @property
    def count(self) -> int:
        """How many problems were found, told or not."""
        return len(self.problems) + self.untold

    def worth_suggesting(self, candidates: int) -> bool:
        """Say whether to look for what was meant: among many names, for the first problems only."""
        return self.count * min(candidates, 5_000) <= _MOST_COMPARISONS

    @property
    def full(self) -> bool:
        """Whether further problems are only counted: no words need to be found for them."""
        return len(self.problems) >= MAX_PROBLEMS_PER_FILE

    def add(
        self,
        problem: Problem,
        message: str,
        start: int,
        end: int,
        *,
        help: str | None = None,  # noqa: A002 - the word that diagnostics use
        related: tuple[Related, ...] = (),
    ) -> None:
        """Note a problem at the offsets ``start`` to ``end`` of the file."""
        if self.full:
            self.untold += 1
            return
        span = Span(self.source, start, max(end, start))
        self.problems.append(
            Diagnostic(problem.code, problem.title, Severity.ERROR, message, span, help, related)
        )

    def finish(self) -> list[Diagnostic]:
        """Give what was found, with a last word on what was only counted."""
        if not self.untold:
            return self.problems
        last = len(self.source.text)
        return [
            *self.problems,
            Diagnostic(
                Problem.TOO_MANY_PROBLEMS.code,
                Problem.TOO_MANY_PROBLEMS.title,
                Severity.ERROR,
                f"{self.untold} more problems in this file are not shown",
                Span(self.source, last, last),
                f"at most {MAX_PROBLEMS_PER_FILE} are; mend these first",
            ),
        ]
