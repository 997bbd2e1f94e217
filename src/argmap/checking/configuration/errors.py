"""What can be wrong with a configuration."""

from __future__ import annotations

from argmap.source import Span


class ConfigurationError(Exception):
    """A configuration that cannot be used.

    Attributes:
        message: What is wrong: one sentence without a full stop.
        span: Where, in the configuration file; None where it came from elsewhere, or where the
            file cannot be read at all (the message names it then).
        help: What to do, where there is something to say.
    """

    def __init__(self, message: str, span: Span | None = None, help: str | None = None) -> None:  # noqa: A002 - the word that diagnostics use
        super().__init__(message)
        self.message = message
        self.span = span
        self.help = help

    def __str__(self) -> str:
        return self.message if self.span is None else f"{self.span}: {self.message}"
