"""Flows as CSV and HTML."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from argmap.briefing.flow_csv import flow_csv, safe_cell
from argmap.briefing.flow_html import flow_html
from argmap.briefing.speeches import FORMATS, parse_speeches
from tests.conftest import Expect

from .flows import MAP, flow_of

GOLDEN = Path(__file__).parent / "golden"
LATE = "thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n      rebuttal s: S.\n"
HOSTILE = """\
title: </title><script>alert(1)</script>
thesis t: <img src=x onerror=alert(1)>
  premise p: "><script>alert(2)</script>
    label: @SUM(A1)
    objection o: +1 & <b>bold</b>
  objection q: -2
    rebuttal r: Ünïcode, 日本語, "quoted"
"""
VOID = {"meta"}


def test_csv(expect: Expect) -> None:
    expect(flow_csv(flow_of(MAP)), GOLDEN / "flow.csv")


def test_html(expect: Expect) -> None:
    expect(flow_html(flow_of(MAP)), GOLDEN / "flow.html")


def test_csv_reads_back() -> None:
    flow = flow_of(MAP)
    text = flow_csv(flow)
    assert text.count("\r\n") == text.count("\n")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == sum(len(sheet.rows) for sheet in flow.sheets)
    assert list(rows[0]) == [
        *("sheet", "side", "thesis", "row"),
        *("1AC (aff)", "1NC (neg)", "2AC (aff)", "Block (neg)"),
        *("1AR (aff)", "2NR (neg)", "2AR (aff)"),
    ]
    assert rows[0]["sheet"] == "1 It works"
    assert rows[0]["side"] == "aff"


def test_csv_keeps_what_comes_after_the_last_speech() -> None:
    rows = list(csv.DictReader(io.StringIO(flow_csv(flow_of(LATE, parse_speeches("A,B,C"))))))
    assert [(row["row"], row["beyond"]) for row in rows] == [("1", ""), ("2", "(on row 1) S.")]
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@A", "\t=1", "\r=1", "\n1", " =1", "＝1", "＋1", "－1", "＠A"]
)
def test_what_a_spreadsheet_would_compute_is_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a", "1 = 1", "— dropped —", "→ extended →", "'=1"])
def test_what_no_spreadsheet_computes_stays(text: str) -> None:
    assert safe_cell(text) == text


def test_no_field_of_the_csv_is_a_formula() -> None:
    flow = flow_of(HOSTILE, parse_speeches("=A,+B,-C,@D"))
    fields = [field for row in csv.reader(io.StringIO(flow_csv(flow))) for field in row]
    assert "'@SUM(A1)" in " ".join(fields)
    assert "'-2 ✗ falls (rebutted)" in fields
    assert not [field for field in fields if field.startswith(("=", "+", "-", "@"))]


class _Page(HTMLParser):
    """Follows the tags of a page, which must be closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("text", [MAP, HOSTILE, LATE])
def test_the_page_is_well_formed_and_runs_nothing(text: str) -> None:
    content = flow_html(flow_of(text, parse_speeches("A,B,C")))
    page = _Page()
    page.feed(content)
    page.close()
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "b", "iframe", "link", "form", "object"}
    for _, attributes in page.tags:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    ids = {f"#{attributes['id']}" for _, attributes in page.tags if "id" in attributes}
    assert links
    assert set(links) <= ids


def test_the_policy_lets_in_the_style_only() -> None:
    content = flow_html(flow_of(MAP))
    style = re.search(r"<style>(.*?)</style>", content, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in content


def test_a_map_without_arguments_has_an_overview() -> None:
    flow = flow_of("thesis t: T.\n")
    assert "Nothing is said for or against it" in flow_html(flow)
    assert flow_csv(flow).count("\r\n") == 1


def test_the_example_of_the_page_is_what_the_flow_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "flow.md").read_text(encoding="utf-8")
    example = re.search(r"```arg\n(.*?)```", page, re.DOTALL)
    assert example is not None
    flow = flow_of(example[1], "ld")
    rows = [re.sub(r"~~|\*\*", "", line) for line in page.split("\n") if re.match(r"\| \d", line)]
    expected = []
    for sheet in flow.sheets:
        assert f"*{sheet.name}*:" in page
        for row in sheet.rows:
            cells = [row.cells.get(index) for index in range(len(flow.speeches.order))]
            words = ["" if cell is None else cell.text.replace("\n", " ") for cell in cells]
            expected.append(f"| {' | '.join([str(row.number), *words])} |".replace("|  |", "| |"))
    assert [row.replace("|  |", "| |") for row in rows] == expected


def test_the_page_tells_the_columns() -> None:
    page = (Path(__file__).parents[2] / "docs" / "flow.md").read_text(encoding="utf-8")
    for name, speeches in FORMATS.items():
        row = re.search(rf"^\| `{name}`[^|]*\| ([^|]*) \|$", page, re.MULTILINE)
        assert row is not None
        assert row[1] == ", ".join(speech.name for speech in speeches.order)
