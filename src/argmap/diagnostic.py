"""What is wrong with a text, as data: reports print it, editors underline it."""

from __future__ import annotations

from enum import Enum

import attrs

from argmap.source import Span


class Severity(Enum):
    """How much a finding weighs: an error or a warning fails a check, information does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@attrs.frozen(repr=False)
class Related:
    """Another place that a diagnostic is about, with words of its own."""

    span: Span
    message: str


@attrs.frozen(repr=False)
class Diagnostic:
    """One thing that a reader of the file should know.

    Attributes:
        code: A stable code such as ``ARG101``; codes are never reused.
        name: The code's name in words, such as ``unsupported-premise``.
        severity: How much it weighs.
        message: The headline: one sentence without a full stop.
        span: The place it is about.
        help: What to do about it, where there is something to say.
        related: Other places involved.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    help: str | None = None
    related: tuple[Related, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.span}: {self.code} {self.name}: {self.message}>"

    @property
    def sort_key(self) -> tuple[str, int, str, int, str]:
        """The one order of diagnostics: file, offset, code (then end and words, to be total)."""
        return (self.span.source.name, self.span.start, self.code, self.span.end, self.message)
