"""Tables for spreadsheets: what begins like a formula stays a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from argmap.interchange.arg_words import plain

_FORMULA = frozenset("=+-@＝＋－＠")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Write rows; a cell that a spreadsheet would calculate gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = plain(str(value))
    return f"'{text}" if text[:1] in _FORMULA and text else text
