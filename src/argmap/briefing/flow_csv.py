"""A flow as comma-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from argmap.briefing.flow import Cell, Flow, Sheet

# What a spreadsheet would compute begins so (OWASP, CSV Injection), the full-width forms included,
# which some take for the narrow ones.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = ("\t", "\r", "\n")
_INDENT = "· "


def flow_csv(flow: Flow) -> str:
    """Write the rows of all sheets below a row of names, by RFC 4180: lines end in CR LF.

    The first columns are ``sheet`` (its number and name), ``side`` (whose reason or objection it is
    about), ``thesis`` and ``row``, then comes one for each speech, as ``1AC (aff)``. What comes
    after a side's last speech stands in the column ``beyond``, which is there only where something
    does. A cell is one line; a dot for each level stands before what backs a claim. What a
    spreadsheet would take for a formula begins with an apostrophe, which makes it text.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    speeches = flow.speeches
    heads = [f"{one.name} ({speeches.word(one.side)})" for one in speeches.order]
    is_long = any(sheet.unplaced for sheet in flow.sheets)
    writer.writerow(
        [
            *("sheet", "side", "thesis", "row"),
            *(safe_cell(head) for head in heads),
            *(["beyond"] if is_long else []),
        ]
    )
    for sheet in flow.sheets:
        begin = [sheet.name, speeches.word(sheet.side), sheet.thesis]
        for number, cells in _rows(sheet, len(heads)):
            row = [*begin, str(number), *cells]
            writer.writerow([safe_cell(value) for value in (row if is_long else row[:-1])])
    return file.getvalue()


def safe_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    is_risky = text.startswith(_BREAKS) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if is_risky else text


def _rows(sheet: Sheet, speeches: int) -> Iterator[tuple[int, list[str]]]:
    for row in sheet.rows:
        found = (row.cells.get(index) for index in range(speeches))
        yield row.number, [*("" if cell is None else _text(cell) for cell in found), ""]
    for late in sheet.unplaced:
        text = f"(on row {late.about}) {_text(late.cell)}"
        yield late.number, [*[""] * speeches, text]


def _text(cell: Cell) -> str:
    return _INDENT * cell.indent + cell.sentence
