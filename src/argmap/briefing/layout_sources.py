"""The sources of a brief, in one style."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.briefing.brief import Brief, Listed
from argmap.briefing.document import Heading, Look, Part, Run, Table
from argmap.model import Source

_MOST_PLACES = 6
# Of each column its head and how much of the width it takes.
_COLUMNS = (
    ("Author", 50),
    ("Date", 34),
    ("Title, publisher, address", 92),
    ("Remarks", 46),
    ("Used in", 40),
)

_Cell = tuple[Run, ...]


def source_parts(brief: Brief) -> Iterator[Part]:
    """Lay out the sources; nothing where none is cited."""
    if not brief.sources:
        return
    yield Heading(1, (Run("Sources"),), "sources", new_page=True)
    rows = [_row(one) for one in brief.sources]
    kept = [column for column in range(len(_COLUMNS)) if any(row[column] for row in rows)]
    total = sum(_COLUMNS[column][1] for column in kept)
    yield Table(
        tuple((Run(_COLUMNS[column][0]),) for column in kept),
        tuple(tuple(row[column] for column in kept) for row in rows),
        tuple(_COLUMNS[column][1] / total for column in kept),
    )


def _row(one: Listed) -> tuple[_Cell, ...]:
    source = one.source
    remarks = [source.kind.value] if source.kind is not None else []
    if source.contested:
        remarks.append("contested")
    if one.relay:
        remarks.append(f"by way of {one.relay}")
    return (
        _cell(source.author or ""),
        _cell(source.date or "n.d."),
        tuple(_published(source)),
        _cell("; ".join(remarks)),
        tuple(_places(one)),
    )


def _published(source: Source) -> Iterator[Run]:
    # In one column: each by itself would be too narrow on paper.
    title = source.title or source.description
    yield from _cell(title)
    if source.publisher:
        yield Run(f"{'. ' if title and title[-1] not in '.?!…' else ' ' if title else ''}")
        yield Run(source.publisher, Look.FAINT)
    if source.url:
        yield Run(" ")
        yield Run(source.url, Look.PLAIN, source.url)


def _cell(text: str) -> _Cell:
    return (Run(text),) if text else ()


def _places(one: Listed) -> Iterator[Run]:
    if one.in_case:
        yield Run("case")
    for number, place in enumerate(one.cited[:_MOST_PLACES]):
        if number or one.in_case:
            yield Run(", ")
        yield Run(place.words, Look.PLAIN, f"#{place.anchor}")
    if len(one.cited) > _MOST_PLACES:
        yield Run(", …")
