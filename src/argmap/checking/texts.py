"""Many texts as one, to find the few that may hold what is looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

# In bytes.
_PIECE = 1 << 16


def on_one_line(texts: list[str]) -> list[str]:
    """Give texts with a blank for each end of a line; nearly always there is none in any."""
    if "".join(texts).find("\n") == -1:
        return texts
    return [text.replace("\n", " ") for text in texts]


def _different_words(joined: bytes) -> set[bytes]:
    """Give the words of some lines; of a piece at a time, so that few are held at once."""
    words: set[bytes] = set()
    start = 0
    while start < len(joined):
        end = joined.find(b"\n", start + _PIECE)
        end = len(joined) if end == -1 else end
        words.update(joined[start:end].split())
        start = end
    return words


class Texts:
    """Some texts in small letters, one after the other.

    Most texts hold nothing that a rule about wording looks for, and to look at each of 100,000 of
    them takes longer than to look at all of them at once. Bytes are searched faster than letters.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._joined = "\n".join(on_one_line(list(texts))).lower().encode("utf-8", "surrogatepass")
        # What is sought is in one of the different words, each part of it, or nowhere; and of
        # words there are few, however long the text.
        self._words = b"\n".join(_different_words(self._joined))

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(line) + 1 for line in self._joined.split(b"\n")))

    def numbers_with(self, words: Iterable[str]) -> list[int]:
        """Give the numbers, from 0, of the texts with any of some words; linear for each word.

        Args:
            words: Words in small letters; they may be parts of others in the text.
        """
        joined = self._joined
        found: set[int] = set()
        for word in words:
            sought = word.encode("utf-8")
            if not all(part in self._words for part in sought.split()):
                continue
            ends = self._ends
            at = joined.find(sought)
            while at != -1:
                number = bisect_right(ends, at)
                found.add(number)
                at = joined.find(sought, ends[number])
        return sorted(found)
