"""Whether a text holds a quotation, and where it comes nearest to it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

_ONE_MARK = str.maketrans(
    dict.fromkeys("“”„‟«»″＂", '"')
    | dict.fromkeys("‘’‚‛‹›′`´＇", "'")
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    # Soft hyphens, and what has no width.
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
_BROKEN = re.compile(r"(?<=\w)-[ \t]*+\r?\n\s*+(?=\w)")
_LEFT_OUT = re.compile(r"\[[^\[\]]*+\]|(?:\. ?){3}+")
_WORD = re.compile(r"\w+")
_LEAST_ALIKE = 0.5
_MOST_SHOWN = 160


class Passages:
    """A text in which quotations are looked for.

    White space, the forms of quotation marks, dashes and ligatures do not count, nor does a word
    that is broken at the end of a line.
    """

    def __init__(self, text: str) -> None:
        text = unicodedata.normalize("NFKC", text).translate(_ONE_MARK)
        whole = _BROKEN.sub("", text)
        self._texts = [" ".join(text.split())]
        if whole != text:
            self._texts.append(" ".join(whole.split()))
        self._words: list[str] | None = None

    def holds(self, quote: str) -> bool:
        """Say whether a quotation is in the text.

        Its first letter may be of either case, and its last mark another one, as style guides
        allow. What is left out (``…``) or put in (``[…]``) parts it; the parts have to come one
        after the other.
        """
        quote = _plain(quote)
        return any(
            _stand_in(text, each)
            for text in self._texts
            for each in ([quote], [part for part in _LEFT_OUT.split(quote) if _WORD.search(part)])
        )

    def nearest(self, quote: str) -> str | None:
        """Give the passage that has most words and pairs of words in common with a quotation.

        None where even that has less than half of its words. A window as long as the quotation is
        moved over the text by one word at a time: linear in the size of both.
        """
        if self._words is None:
            self._words = [found.casefold() for found in _WORD.findall(self._texts[-1])]
        wanted = [found[0].casefold() for found in _WORD.finditer(_plain(quote))]
        if not wanted or not self._words:
            return None
        width = min(len(wanted), len(self._words))
        words = self._words
        alike = _sliding(words, wanted, width)
        pairs = _sliding(_pairs(words), _pairs(wanted), max(width - 1, 1))
        scores = [(count, (pairs[at] if at < len(pairs) else 0)) for at, count in enumerate(alike)]
        at = max(range(len(scores)), key=lambda each: sum(scores[each]))
        if scores[at][0] < _LEAST_ALIKE * len(wanted):
            return None
        found = list(islice(_WORD.finditer(self._texts[-1]), at, at + width))
        passage = self._texts[-1][found[0].start() : found[-1].end()]
        return passage if len(passage) <= _MOST_SHOWN else f"{passage[: _MOST_SHOWN - 1]}…"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_ONE_MARK).split())


def _stand_in(text: str, parts: Sequence[str]) -> bool:
    """Say whether all parts stand in a text, one after the other."""
    at = 0
    for number, part in enumerate(parts):
        part = part.strip()
        if number == len(parts) - 1:
            part = part.rstrip(".,;:") or part
        found = text.find(part, at)
        if found == -1 and number == 0 and part:
            found = text.find(part[0].swapcase() + part[1:], at)
        if found == -1:
            return False
        at = found + len(part)
    return bool(parts)


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(words))


def _sliding(items: Sequence[object], wanted: Sequence[object], width: int) -> list[int]:
    """Give, for each window of some items, how many of what is wanted are in it."""
    left = Counter(wanted)
    counts = []
    common = 0
    for at, item in enumerate(items):
        # A number below zero is of items that are in the window too often.
        if item in left:
            left[item] -= 1
            common += left[item] >= 0
        if at >= width and items[at - width] in left:
            gone = items[at - width]
            left[gone] += 1
            common -= left[gone] > 0
        if at >= width - 1:
            counts.append(common)
    return counts
