"""The two sides of a debate."""

from __future__ import annotations

from enum import Enum


class Side(Enum):
    """Who speaks, or reads: for the thesis or against it."""

    PRO = "pro"
    """The side that defends the thesis."""
    CON = "con"
    """The side that attacks it."""

    @property
    def other(self) -> Side:
        """The side across the table."""
        return Side.CON if self is Side.PRO else Side.PRO
