"""What stops a conversion."""

from __future__ import annotations

from argmap.source import Span


class InterchangeError(ValueError):
    """A text that is not in the format it is read as, or a map that a format cannot be made of.

    Args:
        message: What is wrong, and what to do.
        span: Where; None where there is no place.
    """

    def __init__(self, message: str, span: Span | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
