"""Words as the ``.arg`` language writes them: on one line, and never read as something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from argmap.model import Citation
from argmap.syntax.parser import id_fault

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CITATION = re.compile(r"\[(?= *+@)")
_WORD = re.compile(r"[^\W_]+")
_NO_LOCATOR = str.maketrans({"[": "(", "]": ")", "@": "＠"})
_LONGEST_SLUG = 40


def plain(text: str) -> str:
    """Put a text on one line, as the language reads it; control characters become U+FFFD."""
    text = _CONTROL.sub("\ufffd", text.replace("\t", " ").replace("\n", " ").replace("\r", " "))
    return " ".join(word for word in text.split(" ") if word).strip()


def escaped(text: str) -> str:
    """Write a text that is on one line so that nothing in it is read as a citation."""
    return _CITATION.sub(r"\\[", text)


def cited(citations: Iterable[Citation]) -> str:
    """Write citations as ``[@key, p. 4; @other]``; nothing where there are none."""
    items = []
    for citation in citations:
        where = locator(citation.locator)
        items.append(f"@{citation.key}, {where}" if where else f"@{citation.key}")
    return f"[{'; '.join(items)}]" if items else ""


def locator(text: str | None) -> str | None:
    """Give a locator without the characters that end a citation; None where nothing is left."""
    return " ".join(plain(text or "").translate(_NO_LOCATOR).split()) or None


def is_name(text: str) -> bool:
    """Say whether a text can be an id or a key as it is."""
    return bool(text) and id_fault(text) is None and unicodedata.is_normalized("NFC", text)


class Names:
    """Hands out names that the language can write, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def keep(self, name: str, fallback: str) -> str:
        """Give a name as it is where that can be, else one that is made from it."""
        return self._unused(name) if is_name(name) else self.make(name, fallback)

    def make(self, text: str, fallback: str) -> str:
        """Make a name from the first words of a text; of nothing in it, from the fallback."""
        letters = "".join(
            each if unicodedata.category(each)[0] in "LM" or each.isdecimal() else " "
            for each in unicodedata.normalize("NFC", text[: 2 * _LONGEST_SLUG]).casefold()
        )
        words: list[str] = []
        length = 0
        for word in _WORD.findall(letters):
            length += len(word) + 1
            if words and length > _LONGEST_SLUG:
                break
            words.append(word)
        name = unicodedata.normalize("NFC", "-".join(words)[:_LONGEST_SLUG])
        if not is_name(name):
            name = f"{fallback}-{name}" if name and is_name(f"{fallback}-{name}") else fallback
        return self._unused(name)

    def _unused(self, name: str) -> str:
        count = self._counts.get(name, 1)
        found = name
        while found in self._taken:
            count += 1
            found = f"{name}-{count}"
        self._counts[name] = count
        self._taken.add(found)
        return found
