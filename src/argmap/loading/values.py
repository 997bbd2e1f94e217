"""The values of fields: what may stand after the colon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from argmap.model import Burden, ClaimStatus, SourceKind
from argmap.suggestion import did_you_mean

E = TypeVar("E", bound=Enum)

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_WEIGHT = re.compile(r"(?:0|1|0?\.\d{1,20}|1\.0{1,20})\Z", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")


class BadValueError(ValueError):
    """A value that its field cannot take.

    Args:
        message: What is wrong with it.
        advice: What to write instead.
    """

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


def weight(value: str) -> float:
    """Read a number from 0 to 1."""
    if _WEIGHT.match(value) is None:
        raise BadValueError(f"'{_short(value)}' is no weight", "write a number from 0 to 1, as 0.8")
    return float(value)


def day(value: str) -> str:
    """Read a date: a year, a month or a day of the calendar."""
    found = _DATE.match(value)
    if found is not None:
        try:
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        except ValueError:
            raise BadValueError(
                f"there is no date '{value}'", "write 2026, 2026-05 or 2026-05-02"
            ) from None
        return value
    raise BadValueError(f"'{_short(value)}' is no date", "write 2026, 2026-05 or 2026-05-02")


def language(value: str) -> str:
    """Read a language tag (BCP 47) such as ``en`` or ``pt-BR``."""
    if _LANGUAGE.match(value) is None:
        raise BadValueError(f"'{_short(value)}' is no language tag", "write one as 'en' or 'pt-BR'")
    return value


def tags(value: str) -> tuple[str, ...]:
    """Read tags: comma-separated, each once."""
    found = tuple(dict.fromkeys(tag for part in value.split(",") if (tag := part.strip())))
    if not found:
        raise BadValueError("there is no tag here", "write tags with commas between them")
    return found


def contested(value: str) -> bool:
    """Read the status of a source."""
    if value != "contested":
        raise BadValueError(
            f"a source's status cannot be '{_short(value)}'", "the one status is 'contested'"
        )
    return True


def _one_of(kinds: type[E], what: str) -> Callable[[str], E]:
    names = [kind.value for kind in kinds]

    def read(value: str) -> E:
        if value not in names:
            raise BadValueError(
                f"unknown {what} '{_short(value)}'{did_you_mean(value, names)}",
                f"{what} is one of {', '.join(names)}",
            )
        return kinds(value)

    return read


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


def key(value: str) -> str:
    """Read the key of a source, in normalization form C, as keys are."""
    return unicodedata.normalize("NFC", value)


def words(value: str) -> str:
    """Read any text."""
    return value


STATEMENT_VALUES: dict[str, Callable[[str], Any]] = {
    "label": words,
    "by": words,
    "quote": words,
    "note": words,
    "tags": tags,
    "scheme": words,
    "weight": weight,
    "status": _one_of(ClaimStatus, "status"),
}

HEADER_VALUES: dict[str, Callable[[str], Any]] = {
    "title": words,
    "question": words,
    "author": words,
    "date": day,
    "language": language,
    "abstract": words,
    "include": words,
    "bibliography": words,
    "burden": _one_of(Burden, "burden"),
}

SOURCE_VALUES: dict[str, Callable[[str], Any]] = {
    "author": words,
    "title": words,
    "publisher": words,
    "date": day,
    "url": words,
    "kind": _one_of(SourceKind, "kind"),
    "via": key,
    "status": contested,
    "file": words,
    "note": words,
}
