"""The sources of a brief, in one style."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.briefing.brief import Brief, Listed
from argmap.briefing.document import Heading, Look, Part, Run, Table

_MOST_PLACES = 6
# Of each column its head and how much of the width it takes.
_COLUMNS = (
    ("Author", 3),
    ("Date", 2),
    ("Title", 5),
    ("Publisher", 3),
    ("Address", 4),
    ("Remarks", 4),
    ("Used in", 2),
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
    title = source.title or source.description
    remarks = [source.kind.value] if source.kind is not None else []
    if source.contested:
        remarks.append("contested")
    if one.relay:
        remarks.append(f"by way of {one.relay}")
    address = source.url or ""
    return (
        _cell(source.author or ""),
        _cell(source.date or "n.d."),
        _cell(title),
        _cell(source.publisher or ""),
        (Run(address, Look.PLAIN, address),) if address else (),
        _cell("; ".join(remarks)),
        tuple(_places(one)),
    )


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
