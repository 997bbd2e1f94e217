r"""Cutting citations out of texts: ``[@council, p. 4; @bbc]``; ``\[@`` is plain text."""

from __future__ import annotations

import re
import unicodedata

import attrs

from argmap.problems import Problem, ProblemLog
from argmap.source import SourceText
from argmap.syntax.tree import Text

_OPENING = re.compile(r"\\?\[ *+@")
_ITEM = re.compile(r"[ ]*+@(?P<key>[^\s,;@\[\]]++)[ ]*+(?:,(?P<locator>[^@\[\]]*+))?\Z")
_HELP = r"write '[@key]' or '[@key, p. 4; @other]'; for plain text write '\[@'"
_BETWEEN = re.compile(r";(?=[ ]*+@)")


@attrs.frozen(eq=False, repr=False)
class CitationText:
    """A citation as it is written: its key, its locator, and the key's offsets."""

    key: str
    locator: str | None
    start: int
    end: int


def cut_citations(
    text: Text, source: SourceText, log: ProblemLog
) -> tuple[str, list[CitationText]]:
    """Take the citations out of a text.

    Returns:
        The words that are left, on one line, and the citations in order. What looks like a
        citation and is none is an error and stays in the words. Linear in the size of the text.
    """
    joined = text.joined(source)
    if "[" not in joined or _OPENING.search(joined) is None:
        return joined, []
    raw, offsets = _assemble(text, source)
    kept: list[str] = []
    citations: list[CitationText] = []
    at = 0
    closing = -1
    while (found := _OPENING.search(raw, at)) is not None:
        if found[0][0] == "\\":
            kept += [raw[at : found.start()], found[0][1:]]
            at = found.end()
            continue
        opening = found.start()
        if found[0] != "[@":
            start, end = (_source_offset(offsets, place) for place in (opening, found.end() - 1))
            log.add(Problem.SYNTAX, "this is not a citation", start, end + 1, help=_HELP)
            kept.append(raw[at : found.end()])
            at = found.end()
            continue
        if closing < opening:
            closing = raw.find("]", opening)
        again = raw.find("[@", found.end(), closing if closing != -1 else found.end() + 2)
        if closing == -1 or again != -1:
            start = _source_offset(offsets, opening)
            log.add(
                Problem.SYNTAX,
                "this citation is not closed",
                start,
                start + 2,
                help=_HELP,
            )
            kept.append(raw[at : found.end()])
            at = found.end()
            if closing == -1:
                break
            continue
        items = _read_items(raw, opening + 1, closing, offsets, log)
        if items is None:
            kept.append(raw[at : closing + 1])
        else:
            citations += items
            kept.append(raw[at:opening])
            # "…of it [@x] [@y]." leaves no space before the full stop.
            if _is_closing(raw[closing + 1 : closing + 2]):
                while kept and not kept[-1].rstrip(" "):
                    kept.pop()
                if kept:
                    kept[-1] = kept[-1].rstrip(" ")
        at = closing + 1
    kept.append(raw[at:])
    return " ".join(word for word in "".join(kept).split(" ") if word), citations


_CLOSING_CATEGORIES = frozenset({"Pd", "Pe", "Pf", "Po"})
_OPENING_MARKS = frozenset("¡¿")


def _is_closing(character: str) -> bool:
    """Say whether no space belongs before a character: punctuation of any script that ends words.

    A quotation mark that stands right after a citation closes what it quotes.
    """
    return (
        character != ""
        and unicodedata.category(character) in _CLOSING_CATEGORIES
        and character not in _OPENING_MARKS
    )


def _read_items(
    raw: str, start: int, end: int, offsets: list[tuple[int, int]], log: ProblemLog
) -> list[CitationText] | None:
    items: list[CitationText] = []
    at = start
    for part in _BETWEEN.split(raw[start:end]):
        found = _ITEM.match(part)
        if found is None:
            first = _source_offset(offsets, at + len(part) - len(part.lstrip()))
            log.add(
                Problem.SYNTAX,
                "this is not a citation",
                first,
                _source_offset(offsets, at + max(len(part.rstrip()) - 1, 0)) + 1,
                help=_HELP,
            )
            return None
        locator = (found["locator"] or "").strip()
        items.append(
            CitationText(
                unicodedata.normalize("NFC", found["key"]),
                " ".join(locator.split()) or None,
                _source_offset(offsets, at + found.start("key")) - 1,
                _source_offset(offsets, at + found.end("key") - 1) + 1,
            )
        )
        at += len(part) + 1
    return items


def _assemble(text: Text, source: SourceText) -> tuple[str, list[tuple[int, int]]]:
    """Join the pieces by one space; give for each piece its offset there and in the source."""
    parts: list[str] = []
    offsets: list[tuple[int, int]] = []
    length = 0
    for start, end in text.pieces:
        offsets.append((length, start))
        parts.append(source.text[start:end].replace("\t", " "))
        length += end - start + 1
    return " ".join(parts), offsets


def _source_offset(offsets: list[tuple[int, int]], at: int) -> int:
    low, high = 0, len(offsets)
    while high - low > 1:
        middle = (low + high) // 2
        if offsets[middle][0] <= at:
            low = middle
        else:
            high = middle
    joined, start = offsets[low]
    return start + at - joined
