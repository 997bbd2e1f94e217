"""Words of a map in short."""

from __future__ import annotations

import re
import zlib

MOST_WORDS = 8
_MOST_CHARACTERS = 70
_OPENING = tuple('"“„«‹「『')
_CLOSING = tuple('"”“»›」』')


def shortened(text: str, words: int = MOST_WORDS) -> str:
    """Give the first words of a text, with an ellipsis where there are more."""
    # Cut before it is split: a text may be megabytes.
    start = text[: 40 * words].split()
    short = " ".join(start[:words])
    if len(short) > _MOST_CHARACTERS:
        short = short[: _MOST_CHARACTERS - 1].rstrip()
    elif len(start) <= words and len(text) <= 40 * words:
        return short
    return f"{short.rstrip(' .,;:–—-')}…"


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(text.split())


def listed(names: list[str] | tuple[str, ...], most: int = 6) -> str:
    """Join names: *a, b and c*; from the ``most``-th on they are only counted."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1:,} more"]
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def plural(count: int, noun: str) -> str:
    """Give a number with its noun: *1 answer*, *2 answers*."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def quoted(text: str) -> str:
    """Put a text in quotation marks, if it does not stand in some already."""
    is_quoted = text.startswith(_OPENING) and text.rstrip(".,;!? ").endswith(_CLOSING)
    return text if is_quoted and len(text) > 1 else f"“{text}”"


def slug(key: str) -> str:
    """Give letters, digits and hyphens for a key; the same for the same key."""
    found = re.sub(r"[^a-z0-9]+", "-", key[:60].lower()).strip("-")
    return found or f"{zlib.crc32(key.encode('utf-8', 'surrogatepass')):08x}"
