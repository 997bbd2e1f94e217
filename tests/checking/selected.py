"""Settings under which small texts have few findings: for tests that are not about the rules."""

from __future__ import annotations

from argmap.checking.settings import Settings

FEW = Settings(frozenset({"ARG101", "ARG102", "ARG103", "ARG201", "ARG301", "ARG302", "ARG901"}))
"""What asks for something that is missing right there, and says nothing of the map as a whole."""
