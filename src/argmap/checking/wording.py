"""What the rules about wording share: the word lists, quoted words, and places in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from argmap.checking.rule import Checked
from argmap.model import ArgumentMap, Claim
from argmap.source import SourceText, Span
from argmap.syntax.tree import Field, Text

# A quotation that is not closed is none. Straight single marks are left alone: most are
# apostrophes. Each mark is looked at twice at most: what follows the last one of its kind is
# passed over once for each opening mark, so texts are searched only where the closing mark is.
_QUOTED = re.compile(r'"[^"]*+"|“[^“”]*+”|„[^„“”]*+[“”]|«[^«»]*+»|‘[^‘’]*+(?:’\w[^‘’]*+)*+’')
_CLOSING = frozenset('"”“»’')


@cache
def word_lists() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Read the word lists; once."""
    # Not importlib.resources, which takes as long to import as the lists take to read.
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def is_english(argument_map: ArgumentMap) -> bool:
    """Say whether a map is written in English: where it says so, or names no language."""
    language = argument_map.language
    return language is None or language.replace("_", "-").lower().partition("-")[0] in (
        "en",
        "eng",
        "english",
    )


def any_of(words: Sequence[str]) -> str:
    """Give a pattern that matches any of some phrases, the longest first, a blank for a blank."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def without_quoted(text: str) -> str:
    """Put a blank for each character in quotation marks: those are somebody else's words."""
    if _CLOSING.isdisjoint(text):
        return text
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def claims_with(checked: Checked, words: Iterable[str]) -> Iterator[Claim]:
    """Give the claims whose texts hold any of some words in small letters, in file order.

    The words may be parts of others there. All texts are looked at as one, because most hold none.
    """
    claims = checked.map.claims
    return (claims[number] for number in checked.texts.numbers_with(words))


def place_of(checked: Checked, claim: Claim, words: str, *, field: str | None = None) -> Span:
    """Give the place of some words of a claim's text, or of one of its fields, in the file.

    Where they go on over several lines, it is what stands of them on the first. Where a citation
    stands amid them, it is the claim's first line.
    """
    span = claim.span
    if span is None:
        raise ValueError("rules check maps that were read from a text")
    if field is None and (near := _on_first_line(span, words)) is not None:
        return near
    node = checked.lines.at(span).node
    text = getattr(node, "text", None)
    if field is not None:
        for child in node.children:
            if isinstance(child, Field) and child.word.value == field:
                text = child.text
    if not isinstance(text, Text):
        return span
    return find_words(text, span.source, words) or span


def _on_first_line(line: Span, words: str) -> Span | None:
    """Give the place of some words on the first line of a statement, after its colon.

    Most stand there; for the others the tree has to be gone through.
    """
    text = line.source.text
    colon = text.find(":", line.start, line.end)
    found = _alone(words).search(text, colon, line.end) if colon != -1 else None
    return Span(line.source, found.start(), found.end()) if found is not None else None


@lru_cache(maxsize=64)
def _alone(words: str) -> re.Pattern[str]:
    pattern = r"[ \t]++".join(re.escape(word) for word in words.split())
    before = r"(?<![\w@])" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + pattern + after)


def find_words(text: Text, source: SourceText, words: str) -> Span | None:
    """Give the first place of some words in a text of the tree, up to the end of a line."""
    raw = [source.text[start:end].replace("\t", " ") for start, end in text.pieces]
    joined = " ".join(raw)
    found = _alone(words).search(joined)
    if found is None:
        return None
    offset = 0
    for (start, end), piece in zip(text.pieces, raw, strict=True):
        if found.start() < offset + len(piece):
            first = start + found.start() - offset
            return Span(source, first, min(end, start + found.end() - offset))
        offset += len(piece) + 1
    return None
