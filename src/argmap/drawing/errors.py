"""What can go wrong when a map is drawn."""

from __future__ import annotations


class DrawingError(Exception):
    """A picture could not be made; the message says why and what to do."""
