"""Flows as workbooks, read back."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from argmap.briefing.flow import DROPPED, EXTENDED, Flow
from argmap.briefing.flow_height import height_of, lines_of
from argmap.briefing.flow_xlsx import flow_xlsx, sheet_names
from argmap.briefing.speeches import parse_speeches

from .flows import MAP, flow_of


def read(flow: Flow, *, rich: bool = False) -> Workbook:
    return load_workbook(io.BytesIO(flow_xlsx(flow)), rich_text=rich)


def page_of(book: Workbook, name: str) -> Worksheet:
    page = book[name]
    assert isinstance(page, Worksheet)
    return page


def test_sheets_heads_and_rows() -> None:
    flow = flow_of(MAP)
    book = read(flow)
    assert book.sheetnames == [
        "Overview",
        "1 It works",
        "2 It hits the poor.",
        '3 =HYPERLINK("https evil.examp…',
    ]
    page = page_of(book, "2 It hits the poor.")
    assert page["A1"].value == "2 It hits the poor. (neg)"
    assert str(page["A2"].value).startswith("Thesis: The city should charge for driving into it.\n")
    assert page["A3"].value == "Overview"
    heads = [page.cell(4, column).value for column in range(1, 9)]
    assert heads == [
        *("№", "1AC\naff", "1NC\nneg", "2AC\naff", "Block\nneg"),
        *("1AR\naff", "2NR\nneg", "2AR\naff"),
    ]
    assert [page.cell(row, 1).value for row in (5, 6)] == [1, 2]
    assert "It hits the poor." in str(page["C5"].value)
    assert "The money goes to the buses." in str(page["D5"].value)
    assert page["F5"].value == DROPPED
    assert page["G5"].value == EXTENDED
    assert "2. It works\n→ sheet 1, row 1" in str(page["D6"].value)


def test_the_head_stays_and_the_page_fits() -> None:
    book = read(flow_of(MAP))
    for page in book.worksheets[1:]:
        assert page.freeze_panes == "B5"
        assert page.print_title_rows == "$4:$4"
        assert [page.column_dimensions[letter].width for letter in "BCDEFGH"] == [26] * 7
    for page in book.worksheets:
        assert page.page_setup.orientation == "landscape"
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.oddHeader is not None
        assert page.oddHeader.left.text == "A charge"
        assert page.oddFooter is not None
        assert page.oddFooter.center.text == "&P / &N"
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    assert cell.alignment.wrap_text, cell.coordinate


def test_every_text_is_a_text() -> None:
    hostile = """\
title: =1+1
author: =2
question: @SUM(A1)
thesis t: +1
  premise p: =cmd|' /C calc'!A0
    label: -1
  objection o: @A _x0041_ b
"""
    flow = flow_of(hostile, parse_speeches("=A,+B,-C,@D"))
    book = read(flow)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    risky = [
        cell
        for cell in cells
        if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))
    ]
    assert len(risky) >= 8
    assert all(cell.quotePrefix for cell in risky)
    with zipfile.ZipFile(io.BytesIO(flow_xlsx(flow))) as parts:
        content = b"".join(parts.read(name) for name in parts.namelist() if "sheet" in name)
    assert b"<f>" not in content
    assert b"_x005F_x0041_ b" in content


def test_sides_drops_and_verdicts_show() -> None:
    book = read(flow_of(MAP), rich=True)
    page = page_of(book, "1 It works")
    assert page["B5"].fill.fgColor.rgb != page["C6"].fill.fgColor.rgb
    assert page["B4"].fill.fgColor.rgb != page["C4"].fill.fgColor.rgb
    struck = [block for block in page["C6"].value if getattr(block, "font", None)]
    assert [block.text for block in struck if block.font.strike] == [
        "Our city is too small to compare.\n"
    ]
    assert str(page["C6"].value).endswith("✗ falls (rebutted)")
    drop = page["E6"]
    assert (drop.value, drop.font.b, drop.border.left.style) == (DROPPED, True, "medium")
    assert page["B6"].alignment.indent == 1
    last = page_of(book, '3 =HYPERLINK("https evil.examp…')
    assert last["C5"].border.left.style == "mediumDashed"


def test_the_overview_leads_to_each_sheet() -> None:
    flow = flow_of("thesis t: T.\n  premise p: It's a test's\n  objection o: O.\n")
    book = read(flow)
    page = page_of(book, "Overview")
    links = [cell for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert [(cell.value, cell.hyperlink.location) for cell in links if cell.hyperlink] == [
        ("1 It's a test's", "'1 It''s a test''s'!A1"),
        ("2 O.", "'2 O.'!A1"),
    ]
    at = links[0].row
    assert at is not None
    assert [page.cell(at, column).value for column in range(2, 7)] == ["aff", 1, 0, 1, 0]


def test_the_same_bytes_twice() -> None:
    flow = flow_of(MAP)
    assert flow_xlsx(flow) == flow_xlsx(flow_of(MAP))
    with zipfile.ZipFile(io.BytesIO(flow_xlsx(flow))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {2000}


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (r"a[b]c:d*e?f/g\h", "1 a b c d e f g h"),
        ("'quoted'", "1 'quoted"),
        ("History", "1 History"),
        ("x" * 60, "1 " + "x" * 28 + "…"),
        ("\U0001f600" * 30, "1 " + "\U0001f600" * 14 + "…"),
        ("*", "1"),
    ],
)
def test_names_that_excel_takes(label: str, name: str) -> None:
    flow = flow_of(f"thesis t: T.\n  premise p: P.\n    label: {label}\n")
    (got,) = sheet_names(flow)
    assert got == name
    assert len(got.encode("utf-16-le")) <= 62
    assert not re.search(r"[\[\]:*?/\\]", got)
    assert read(flow).sheetnames[1] == got


def test_names_are_unique_whatever_the_case() -> None:
    flow = flow_of("thesis t: T.\n  premise: Same\n  premise: same\n  premise: SAME.\n")
    names = [name.casefold() for name in read(flow).sheetnames]
    assert len(names) == len(set(names)) == 4


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    flow = flow_of(f"thesis t: T.\n  premise p: {'long word ' * 4_000}\n")
    value = read(flow).worksheets[1]["B5"].value
    assert isinstance(value, str)
    assert len(value) == 32_767
    assert value.endswith("… (cut: a cell holds no more)")


def test_a_text_too_high_for_a_row_says_so() -> None:
    flow = flow_of(f"thesis t: T.\n  premise p: {'long word ' * 200}\n")
    page = read(flow).worksheets[1]
    assert str(page["B5"].value).startswith("[Long: read all of it in the cell.] long word")
    assert page.row_dimensions[5].height == 409


def test_hundreds_of_sheets_are_written_without_comparing_names_or_making_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_given: object) -> None:
        pytest.fail("a file is made")

    def is_compared(names: list[str], name: str) -> str:
        assert not names
        return name

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    monkeypatch.setattr("openpyxl.workbook.child.avoid_duplicate_name", is_compared)
    flow = flow_of("thesis t: T.\n" + "".join(f"  objection o{n}: Same.\n" for n in range(200)))
    content = flow_xlsx(flow)
    monkeypatch.undo()
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Overview", *sheet_names(flow)]
    assert len({name.casefold() for name in book.sheetnames}) == 201
    values = {cell.value for row in book.worksheets[200].iter_rows(min_row=5) for cell in row}
    assert "Same." in values


def test_what_comes_after_the_last_speech() -> None:
    text = "thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n      rebuttal s: S.\n"
    page = read(flow_of(text, parse_speeches("A,B,C"))).worksheets[1]
    rows = [[cell.value for cell in row[:3]] for row in page.iter_rows(min_row=7)]
    assert rows == [
        ["After the last speech: there is no speech left in which this could be said", None, None],
        [2, "neg, on row 1", "S."],
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("a", 1),
        ("a\nb", 2),
        ("word " * 8, 2),
        ("x" * 100, 5),
        ("日本" * 20, 4),
    ],
)
def test_lines(text: str, lines: int) -> None:
    assert lines_of(text.strip(" "), 120.0, 10.0) == lines


def test_heights() -> None:
    assert height_of([], 10.0, 409) == height_of([("a", 100.0)], 10.0, 409)
    assert height_of([("a", 100.0), ("a\nb\nc", 100.0)], 10.0, 409) > 3 * 12
    assert height_of([("a\n" * 100, 100.0)], 10.0, 409) == 409
