"""What a conversion has to tell: what was not understood, and what a format cannot hold."""

from __future__ import annotations

import attrs

from argmap.source import Span

MOST_NOTICES = 200
_MOST_ALIKE = 10


@attrs.frozen(repr=False)
class Notice:
    """One thing that a conversion changes, leaves out or does not understand.

    Attributes:
        message: One sentence without a full stop.
        span: The place in what was read; None where there is none.
    """

    message: str
    span: Span | None = None

    def __repr__(self) -> str:
        return f"<{self}>"

    def __str__(self) -> str:
        return self.message if self.span is None else f"{self.span}: {self.message}"


@attrs.define(eq=False, repr=False)
class Notices:
    """Collects notices, and only counts them when there are too many to read.

    Attributes:
        found: What has been told, in the order of finding.
        untold: How many more there were.
    """

    found: list[Notice] = attrs.Factory(list)
    untold: int = 0
    _alike: dict[str, int] = attrs.Factory(dict)

    def add(self, message: str, span: Span | None = None, *, kind: str | None = None) -> None:
        """Take a notice; of those of one kind only the first few are told."""
        count = self._alike.get(kind or message, 0) + 1
        self._alike[kind or message] = count
        if count > _MOST_ALIKE or len(self.found) >= MOST_NOTICES:
            self.untold += 1
        else:
            self.found.append(Notice(message, span))

    @property
    def count(self) -> int:
        """How many there were, told or not."""
        return len(self.found) + self.untold

    def extend(self, other: Notices) -> None:
        """Take the notices of another collection as well."""
        self.found += other.found
        self.untold += other.untold
