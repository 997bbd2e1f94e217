"""A flow as a workbook for Excel, LibreOffice and Google Sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from argmap.briefing.flow import LEGEND, Cell, CellKind, Flow, Piece, Sheet, Style
from argmap.briefing.flow_book import Book, packed
from argmap.briefing.flow_height import height_of
from argmap.briefing.flow_styles import DEEPEST, FACE, GREY, INK, SIZE, FlowStyles
from argmap.briefing.side import Side
from argmap.briefing.speeches import Speeches

# Excel's limits: characters of a cell (counted in UTF-16) and of a sheet's name, points of a row.
_LONGEST_CELL = 32_767
_LONGEST_NAME = 31
_HIGHEST_ROW = 409.0
# Fewer characters show in a row of any height.
_LONG_TEXT = 600
_CUT = "… (cut: a cell holds no more)"
_TOO_HIGH = "[Long: read all of it in the cell.] "
# Fixed, so that a map gives the same bytes on every day.
_DATE = datetime(2000, 1, 1)

_NUMBER_WIDTH = 5.0
_SPEECH_WIDTH = 26.0
_HEAD_ROW = 4
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_FORMULA = ("=", "+", "-", "@")
# What a reader of the file would take for the code of a character (ECMA-376, 22.4.2.4).
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def flow_xlsx(flow: Flow) -> bytes:
    """Write a workbook: an overview with links, then a sheet for each reason and objection.

    The head of each sheet and the numbers of its rows stay in view and are repeated in print, on
    landscape pages as wide as the sheet. Every text is a text, whatever it begins with. The same
    flow gives the same bytes.
    """
    book = Book()
    # The widths of columns are counted in digits of this font; Calibri is not on every machine.
    book._named_styles["Normal"].font = Font(FACE, SIZE)  # type: ignore[attr-defined]
    styles = FlowStyles(book)
    overview = book.active
    if not isinstance(overview, Worksheet):
        raise TypeError("a new workbook has no sheet")
    overview.title = "Overview"
    names = sheet_names(flow)
    pages = [book.create_sheet(name) for name in names]
    _write_overview(flow, overview, names, styles)
    for sheet, page in zip(flow.sheets, pages, strict=True):
        _write_sheet(flow, sheet, page, styles)
    _describe(flow, book)
    return packed(book)


def sheet_names(flow: Flow) -> list[str]:
    """Give names that Excel takes for sheets: each begins with its number, and so is unique.

    At most 31 characters, none of ``[]:*?/\\``, and no apostrophe at the end.
    """
    names = []
    for sheet in flow.sheets:
        name = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", sheet.name).split())
        cut = _cut(name, _LONGEST_NAME)
        if cut != name:
            cut = f"{_cut(name, _LONGEST_NAME - 1).rstrip(' …')}…"
        names.append(cut.rstrip("' "))
    return names


def _write_overview(flow: Flow, page: Worksheet, names: Sequence[str], styles: FlowStyles) -> None:
    word = flow.speeches.word
    widths = (44.0, 10.0, 12.0, 14.0, 14.0, 14.0)
    for index, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    at = 1
    title = flow.title or flow.question
    if title is not None:
        at = _across(page, at, len(widths), title, styles.title(), widths, 14)
    if flow.question is not None and flow.question != title:
        at = _across(page, at, len(widths), flow.question, styles.faint(), widths)
    for thesis in flow.theses:
        at = _across(page, at, len(widths), f"Thesis: {thesis.text}", styles.strong(), widths)
        at = _across(page, at, len(widths), thesis.summary, styles.faint(), widths)
    at += 1
    heads = ["Sheet", "Whose", "Arguments", *(f"Dropped by {word(side)}" for side in Side)]
    heads.append("After the last speech")
    for index, head in enumerate(heads, 1):
        _put(page, at, index, head, styles.head(None))
    page.row_dimensions[at].height = 28
    for sheet, name in zip(flow.sheets, names, strict=True):
        at += 1
        cell = _put(page, at, 1, sheet.name, styles.link())
        target = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{target}'!A1")
        cell.style = styles.link()
        _put(page, at, 2, word(sheet.side), styles.head(sheet.side))
        numbers = [sheet.arguments, *(sheet.drops[side] for side in Side), len(sheet.unplaced)]
        for index, number in enumerate(numbers, 3):
            page.cell(at, index, number).style = styles.number()
        page.row_dimensions[at].height = height_of(
            [(sheet.name, _points(widths[0]))], SIZE, _HIGHEST_ROW
        )
    at += 2
    for sign, meaning in LEGEND:
        _put(page, at, 1, sign, styles.strong())
        at = _across(page, at, len(widths), meaning, styles.plain(), widths, start=2)
    _print_setup(flow, page)


def _write_sheet(flow: Flow, sheet: Sheet, page: Worksheet, styles: FlowStyles) -> None:
    speeches = flow.speeches
    widths = (_NUMBER_WIDTH, *[_SPEECH_WIDTH] * len(speeches.order))
    for index, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(index)].width = width
    # The frozen head must leave room for the rows: what is longer stands whole on the overview.
    title = f"{sheet.name} ({speeches.word(sheet.side)})"
    _across(page, 1, len(widths), title, styles.title(), widths, 14, most=38)
    thesis = f"Thesis: {sheet.thesis}\n{sheet.verdict}."
    _across(page, 2, len(widths), thesis, styles.plain(), widths, most=56)
    _across(page, 3, len(widths), "Overview", styles.notes(), widths)
    page.row_dimensions[3].height = 42
    _put(page, _HEAD_ROW, 1, "№", styles.head(None))
    for index, speech in enumerate(speeches.order, 2):
        words = f"{speech.name}\n{speeches.word(speech.side)}"
        _put(page, _HEAD_ROW, index, words, styles.head(speech.side))
    page.row_dimensions[_HEAD_ROW].height = 30
    for at, row in enumerate(sheet.rows, _HEAD_ROW + 1):
        page.cell(at, 1, row.number).style = styles.number()
        high = _row_height([(cell, _SPEECH_WIDTH) for cell in row.cells.values()])
        for column, cell in row.cells.items():
            _put_cell(page, at, column + 2, cell, styles, high=high)
        page.row_dimensions[at].height = high
    if sheet.unplaced:
        at = _HEAD_ROW + len(sheet.rows) + 2
        _write_unplaced(speeches, sheet, page, styles, at, widths)
    page.freeze_panes = f"B{_HEAD_ROW + 1}"
    page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    _print_setup(flow, page)


def _write_unplaced(
    speeches: Speeches,
    sheet: Sheet,
    page: Worksheet,
    styles: FlowStyles,
    at: int,
    widths: Sequence[float],
) -> None:
    words = "After the last speech: there is no speech left in which this could be said"
    at = _across(page, at, len(widths), words, styles.strong(), widths)
    for late in sheet.unplaced:
        page.cell(at, 1, late.number).style = styles.number()
        whose = speeches.word(late.cell.side)
        _put(page, at, 2, f"{whose}, on row {late.about}", styles.plain(bordered=True))
        high = _row_height([(late.cell, _SPEECH_WIDTH)])
        _put_cell(page, at, 3, late.cell, styles, high=high)
        page.row_dimensions[at].height = high
        at += 1


def _across(
    page: Worksheet,
    at: int,
    columns: int,
    text: str,
    style: str,
    widths: Sequence[float],
    size: float = SIZE,
    *,
    start: int = 1,
    most: float = _HIGHEST_ROW,
) -> int:
    """Write a text over several columns, and give the next row."""
    _put(page, at, start, text, style)
    _merge(page, at, start, columns)
    room = _points(sum(widths[start - 1 :]))
    page.row_dimensions[at].height = height_of([(text, room)], size, most)
    return at + 1


def _merge(page: Worksheet, row: int, start: int, end: int) -> None:
    # Not Worksheet.merge_cells: that compares the borders of each cell, at ten times the cost of
    # all the rest.
    page.merged_cells.add(f"{get_column_letter(start)}{row}:{get_column_letter(end)}{row}")


def _put(page: Worksheet, row: int, column: int, text: str, style: str) -> SheetCell:
    """Write a text as a text, whatever it begins with."""
    cell = page.cell(row, column)
    # A merged cell holds no value; none is written to here.
    if not isinstance(cell, SheetCell):
        raise TypeError(f"{cell.coordinate} is part of another cell")
    cell.style = style
    cell.value = _fit(text)
    cell.data_type = "s"
    if text.lstrip().startswith(_FORMULA):
        cell.quotePrefix = True
    return cell


def _put_cell(
    page: Worksheet, row: int, column: int, cell: Cell, styles: FlowStyles, *, high: float
) -> None:
    text = cell.text
    if cell.kind is not CellKind.ARGUMENT or _length(text) > _LONGEST_CELL - len(_TOO_HIGH):
        _put(page, row, column, text, styles.of_cell(cell))
        return
    lead = _TOO_HIGH if high >= _HIGHEST_ROW and len(text) > _LONG_TEXT else ""
    put = _put(page, row, column, text, styles.of_cell(cell))
    if not lead and all(_is_plain(piece) for line in cell.lines for piece in line):
        return
    put.value = CellRichText(list(_blocks(cell, lead)))
    put.data_type = "s"


def _is_plain(piece: Piece) -> bool:
    return piece.style is Style.TEXT and not piece.is_struck


def _blocks(cell: Cell, lead: str) -> Iterator[TextBlock]:
    ink = INK[cell.side]
    if lead:
        yield TextBlock(_inline(Style.MARK, ink), lead)
    last = len(cell.lines) - 1
    for index, line in enumerate(cell.lines):
        end = "" if index == last else "\n"
        for place, piece in enumerate(line, 1):
            words = piece.text + (end if place == len(line) else "")
            yield TextBlock(_piece_font(piece, ink), _ESCAPE.sub("_x005F_", words))


def _piece_font(piece: Piece, ink: str) -> InlineFont:
    return _inline(piece.style, ink, is_struck=piece.is_struck)


@cache
def _inline(style: Style, ink: str, *, is_struck: bool = False) -> InlineFont:
    return InlineFont(
        rFont=FACE,
        sz=SIZE,
        b=True if style in (Style.LEAD, Style.TAG, Style.MARK) else None,
        i=True if style is Style.CITE else None,
        strike=True if is_struck else None,
        color=Color(GREY if style in (Style.LEAD, Style.CITE) else ink),
    )


def _row_height(cells: Sequence[tuple[Cell, float]]) -> float:
    texts = [(cell.text, _points(width) - 9.0 * min(cell.indent, DEEPEST)) for cell, width in cells]
    return height_of(texts, SIZE, _HIGHEST_ROW)


def _points(width: float) -> float:
    """Turn a column's width, counted in digits of the font, into points at 96 dots an inch."""
    return (width * 7 + 5) * 0.75


def _fit(text: str) -> str:
    if _length(text) > _LONGEST_CELL:
        text = _cut(text, _LONGEST_CELL - len(_CUT)) + _CUT
    return _ESCAPE.sub("_x005F_", text)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, most: int) -> str:
    """Cut a text to some UTF-16 units, between characters."""
    if len(text) <= most and _length(text) <= most:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")


def _print_setup(flow: Flow, page: Worksheet) -> None:
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4; printers scale it to letter
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.6
    page.page_margins.header = page.page_margins.footer = 0.3
    # An ampersand begins a code in these lines, and a digit after one would be a size.
    title = _cut((flow.title or flow.question or "Flow").replace("&", "&&"), 120)
    head, foot = HeaderFooterItem(), HeaderFooterItem()
    head.left.text, head.right.text = title, "&A"
    foot.center.text = "&P / &N"
    page.HeaderFooter.oddHeader, page.HeaderFooter.oddFooter = head, foot


def _describe(flow: Flow, book: Workbook) -> None:
    properties = book.properties
    properties.creator = _fit(flow.author or "argmap")
    properties.title = _fit(flow.title or flow.question or "Flow")
    properties.subject = "Flow sheet of a debate"
    properties.language = flow.language
    properties.created = properties.modified = _DATE
