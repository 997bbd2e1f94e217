"""What can go wrong when a brief is written."""

from __future__ import annotations


class BriefingError(Exception):
    """A document could not be made; the message says why and what to do."""
