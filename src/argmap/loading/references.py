"""What the readers of bibliography formats share: from the parts of a reference to a source."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from argmap.model import Source, SourceKind

MAX_PROBLEMS = 100
MAX_VALUE = 10_000
MAX_NAMES = 10

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_ISO_DATE = re.compile(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?![\dXxu])")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)


@attrs.frozen
class BibliographyProblem:
    """Something that is wrong with a bibliography file.

    Attributes:
        message: One sentence without a full stop.
        line: Where in the file it is, counted from 1, or None where that is not known.
    """

    message: str
    line: int | None = None


@attrs.define
class Problems:
    """Collects problems, and only counts them when there are too many to read."""

    _kept: list[BibliographyProblem] = attrs.field(factory=list, init=False)
    _more: int = attrs.field(default=0, init=False)

    def add(self, message: str, line: int | None = None) -> None:
        """Note a problem."""
        if len(self._kept) < MAX_PROBLEMS - 1:
            self._kept.append(BibliographyProblem(message, line))
        else:
            self._more += 1

    def as_list(self) -> list[BibliographyProblem]:
        """Give the problems, at most ``MAX_PROBLEMS`` of them."""
        if not self._more:
            return list(self._kept)
        return [*self._kept, BibliographyProblem(f"{self._more} more problems in this file")]


@attrs.frozen
class Name:
    """The name of a person or a body: in full, and the part that a short reference uses."""

    full: str
    short: str


@attrs.frozen
class Reference:
    """The parts of a reference, as clean text."""

    key: str
    names: Sequence[Name] = ()
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    kind: SourceKind | None = None
    note: str | None = None

    def to_source(self) -> Source:
        """Make a source, described as ``Author, Title (year)`` as far as these are known."""
        return Source(
            key=self.key,
            description=self._description(),
            author=_joined([name.full for name in self.names], MAX_NAMES),
            title=self.title,
            publisher=self.publisher,
            date=self.date,
            url=self.url,
            kind=self.kind,
            note=self.note,
            from_bibliography=True,
        )

    def _description(self) -> str:
        author = _joined([name.short for name in self.names], 2)
        words = ", ".join(part for part in (author, self.title or self.publisher) if part)
        words = words or self.note or self.url or self.key
        return f"{words} ({self.date[:4]})" if self.date else words


def _joined(names: list[str], most: int) -> str | None:
    if not names:
        return None
    if len(names) > most:
        # "A et al." is how a reference with many authors is written, not "A, B et al.".
        shown = names[: most if most > 2 else 1]
        return f"{', '.join(shown)} et al."
    if names[-1] == "et al.":
        return f"{', '.join(names[:-1])} et al." if len(names) > 1 else None
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def clean(text: str) -> str | None:
    """Put a text on one line without control characters; None where nothing is left."""
    return " ".join(_CONTROL.sub(" ", text).split()) or None


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Give ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: as much as there is in the calendar."""
    from datetime import date

    if not 1 <= year <= 9999:
        return None
    if month is None or not 1 <= month <= 12:
        return f"{year:04}"
    if day is not None:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            pass  # The thirtieth of February: the month may still be right.
    return f"{year:04}-{month:02}"


def parsed_date(text: str) -> str | None:
    """Read the date (of a range, its beginning) at the start of an ISO 8601 or EDTF text."""
    match = _ISO_DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return iso_date(year or 0, month, day)


def doi_address(text: str) -> str | None:
    """Give the address of a DOI, written with or without its resolver; None if it is not one."""
    from urllib.parse import quote, unquote

    match = _DOI.fullmatch(text.strip())
    if match is None:
        return None
    return "https://doi.org/" + quote(unquote(match[1]), safe="/:;().,-_")
