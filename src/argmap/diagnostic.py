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
class Edit:
    """A replacement of some text: of nothing, where the span is empty.

    Attributes:
        span: What is replaced.
        text: What stands there then.
    """

    span: Span
    text: str


@attrs.frozen(repr=False)
class Fix:
    """A change to a file after which a finding is gone.

    Attributes:
        title: What it does, as an order: ``write 'rebuttal'``.
        edits: The replacements, all in one file; they do not overlap.
        safe: Whether the map says the same afterwards, but for the words that the title names.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool


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
        fix: A change that puts it right, where there is one.
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    help: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    def __repr__(self) -> str:
        return f"<{self.span}: {self.code} {self.name}: {self.message}>"

    @property
    def sort_key(self) -> tuple[str, int, str, int, str]:
        """The one order of diagnostics: file, offset, code (then end and words, to be total)."""
        return (self.span.source.name, self.span.start, self.code, self.span.end, self.message)
