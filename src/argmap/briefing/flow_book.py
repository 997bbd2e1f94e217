"""A workbook of thousands of sheets: what openpyxl does for each of them, at less cost."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

# Fixed, so that a map gives the same bytes on every day.
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)


class Book(Workbook):
    """A workbook whose sheets are given names of which each is known to differ from all others."""

    @property
    def sheetnames(self) -> list[str]:
        """No names: openpyxl compares each new name with all of these, which takes a square."""
        return []


class _Writer(ExcelWriter):
    """Writes sheets in memory; a file for each and its removal take longer than all the rest."""

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write a sheet into the archive."""
        ws._drawing = SpreadsheetDrawing()  # type: ignore[attr-defined]
        out = io.BytesIO()
        writer = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._archive.writestr(ws.path[1:], out.getvalue())  # type: ignore[attr-defined]
        self.manifest.append(ws)


def packed(book: Book) -> bytes:
    """Save a workbook, with the same date on every part of the archive."""
    written = io.BytesIO()
    # Not Workbook.save: that puts the present time into the properties.
    _Writer(book, ZipFile(written, "w", ZIP_STORED)).save()
    out = io.BytesIO()
    with ZipFile(written) as parts, ZipFile(out, "w", ZIP_DEFLATED) as compressed:
        for part in parts.infolist():
            info = ZipInfo(part.filename, _ZIP_DATE)
            info.compress_type = ZIP_DEFLATED
            compressed.writestr(info, parts.read(part))
    return out.getvalue()
