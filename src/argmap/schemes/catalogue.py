"""The schemes that argmap knows, read from ``schemes.toml`` when they are first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from argmap.schemes.model import Answer, Answerer, CriticalQuestion, Scheme, SchemePremise
from argmap.suggestion import did_you_mean


class UnknownSchemeError(LookupError):
    """No scheme has the name, nor a word that begins so."""


@cache
def schemes() -> Mapping[str, Scheme]:
    """Give all schemes by their names, the most common ones first."""
    # Not importlib.resources, which takes long to import.
    text = Path(__file__).with_name("schemes.toml").read_text(encoding="utf-8")
    read = [_scheme(table) for table in tomllib.loads(text)["scheme"]]
    return MappingProxyType({scheme.name: scheme for scheme in read})


def find_schemes(name: str) -> tuple[Scheme, ...]:
    """Find the scheme of a name, or those with a word in their name or their title that begins so.

    Case does not count, and blanks and underscores are as good as hyphens. A name goes before
    words: ``sign`` is one scheme, ``consequence`` stands for two.

    Raises:
        UnknownSchemeError: There is none; the message names the nearest.
    """
    known = schemes()
    wanted = "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
    if wanted in known:
        return (known[wanted],)
    found = tuple(scheme for scheme in known.values() if wanted and _has_word(scheme, wanted))
    if not found:
        raise UnknownSchemeError(
            f"no scheme is called '{name}'{did_you_mean(wanted, known)} "
            "('argmap schemes' lists them all)"
        )
    return found


def _has_word(scheme: Scheme, wanted: str) -> bool:
    title = "-".join(scheme.title.casefold().split())
    return any(f"-{wanted}" in f"-{words}" for words in (scheme.name, title))


def _scheme(table: dict[str, Any]) -> Scheme:
    return Scheme(
        name=table["name"],
        title=table["title"],
        what=table["what"],
        premises=tuple(SchemePremise(**premise) for premise in table["premises"]),
        conclusion=table["conclusion"],
        questions=tuple(_question(question) for question in table["questions"]),
        example=table["example"],
    )


def _question(table: dict[str, Any]) -> CriticalQuestion:
    return CriticalQuestion(
        name=table["name"],
        text=table["text"],
        answerer=Answerer(table["answerer"]),
        shown_by=tuple(Answer(word) for word in table.get("shown_by", ())),
    )
