"""What can be said of a claim or a step."""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """Whether a claim stands, or a step works.

    ``REBUTTED`` and ``UNSUPPORTED`` are the two ways to fall.
    """

    STANDS = "stands"
    """It holds against everything that is said here; of a step: it works."""
    REBUTTED = "rebutted"
    """An attack on it works; of a step: an undercut of it works."""
    UNSUPPORTED = "unsupported"
    """No attack on it works, and nothing holds it up; of a step: a premise falls."""
    OPEN = "open"
    """Neither: what is said for and against it goes round in a circle."""

    @property
    def falls(self) -> bool:
        """Whether it is one of the two ways to fall."""
        return self in (Verdict.REBUTTED, Verdict.UNSUPPORTED)

    @property
    def words(self) -> str:
        """The verdict as it is said: ``stands``, ``falls (rebutted)``, …, ``open``."""
        return f"falls ({self.value})" if self.falls else self.value
