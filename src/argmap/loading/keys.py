"""Keys for claims and steps that have no id: derived from what they say, so that they last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.digest import digest

PREFIX = "~"
_SLUG_LENGTH = 24
_WORD = re.compile(r"[^\W_]+")


class Keys:
    """Hands out keys, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._counts: dict[str, int] = dict.fromkeys(taken, 1)

    def for_claim(self, text: str) -> str:
        """Give the key of a claim without an id: its first words and a hash of its text."""
        slug = "-".join(_WORD.findall(text[:_SLUG_LENGTH].casefold()))
        return self._unique(f"{PREFIX}{slug}-{_digest(text)}")

    def for_step(self, kind: str, premises: Iterable[str], target: str) -> str:
        """Give the key of a step, derived from its kind, its premises and its target."""
        return self._unique(f"{PREFIX}{kind}-{_digest(chr(0).join((target, *premises)))}")

    def _unique(self, key: str) -> str:
        count = self._counts.get(key, 0) + 1
        self._counts[key] = count
        return key if count == 1 else f"{key}.{count}"


def _digest(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"), 5).hex()
