"""When two texts say the same, word for word."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from argmap.checking.texts import on_one_line
from argmap.model import Claim

# All but letters, digits and the ends of lines.
_NO_LETTER = re.compile(r"(?:[^\w\n]|_)+")
_NO_ASCII_LETTER = {
    code: None for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"
}
# Of so many signs it is faster to take out one after the other.
_FEW = 40
_APOSTROPHES = "'’ʼ"
_SIGNS = "-.,:/–"
# Punctuation by its category, but said aloud.
_SAID = "%‰&@#*/§"


def same_words(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """Give each group of two or more claims with the same words, in file order.

    Letters of either case are the same; punctuation and white space do not count. Claims are told
    apart by the hash of a rough form first, so that the time is linear in the size of the texts.
    """
    claims = list(claims)
    texts = on_one_line([claim.text for claim in claims])
    plain = _rough([text for text in texts if text.isascii()], _ascii_letters)
    other = _rough([text for text in texts if not text.isascii()], _letters)
    if len({*plain, *other}) == len(texts):
        return
    of_plain, of_other = iter(plain), iter(other)
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for text, claim in zip(texts, claims, strict=True):
        groups[next(of_plain if text.isascii() else of_other)].append(claim)
    for letters, similar in groups.items():
        if not letters or len(similar) < 2:
            continue
        if len({claim.text for claim in similar}) == 1:
            yield similar
            continue
        exact: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in similar:
            exact[words_of(claim.text)].append(claim)
        yield from (group for group in exact.values() if len(group) > 1)


def _rough(texts: list[str], letters_of: Callable[[str], str]) -> list[str]:
    """Give the letters of each text; those of all are made at once, which is much faster."""
    return letters_of("\n".join(texts)).split("\n") if texts else []


def _ascii_letters(text: str) -> str:
    return text.lower().translate(_NO_ASCII_LETTER)


def _letters(text: str) -> str:
    folded = _folded(text)
    others = {char for char in set(folded) if not char.isalnum()} - {"\n"}
    if len(others) > _FEW:
        return _NO_LETTER.sub("", folded)
    for char in others:
        folded = folded.replace(char, "")
    return folded


def words_of(text: str) -> str:
    """Give the words of a text: without punctuation, in small letters, one space between.

    What belongs to a number stays: ``-5`` is not ``5``, and ``3.5`` is not ``35``.
    """
    folded = _folded(text)
    following = folded[1:] + " "
    kept = [
        "" if char in _APOSTROPHES else char if _counts(char, after) else " "
        for char, after in zip(folded, following, strict=True)
    ]
    return " ".join("".join(kept).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _counts(char: str, after: str) -> bool:
    if char.isalnum() or char in _SAID:
        return True
    if char in _SIGNS:
        return after.isdigit()
    return not unicodedata.category(char).startswith("P")
