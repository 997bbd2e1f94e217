"""A flow as a page for the browser and the printer."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from argmap.briefing.flow import (
    LEGEND,
    Cell,
    CellKind,
    Flow,
    Piece,
    Sheet,
    Standing,
    Style,
    Thesis,
    Unplaced,
)
from argmap.briefing.flow_words import shortened
from argmap.briefing.side import Side

_DEEPEST = 4
_LONGEST_TITLE = 200
_CSS = """\
:root {
  color-scheme: light dark;
  --page: #fff; --ink: #1c1c1c; --faint: #5c5c5c; --line: #c9c9c9; --soft: #f3f3f3;
  --pro: #12457a; --pro-fill: #e8f1fb; --con: #8c1d18; --con-fill: #fdeceb;
  --warn: #7a4b00; --warn-fill: #fff2cc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181b; --ink: #e9e9e9; --faint: #a9adb3; --line: #43474d; --soft: #202328;
    --pro: #9cc7f5; --pro-fill: #17283b; --con: #f5aaa4; --con-fill: #3b1d1c;
    --warn: #ffd479; --warn-fill: #3d3210;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 110rem; background: var(--page);
  color: var(--ink); font: 0.9375rem/1.4 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 0.25rem; line-height: 1.2; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.25rem; line-height: 1.25; }
p { margin: 0.25rem 0; max-width: 80ch; }
a { color: inherit; }
.faint { color: var(--faint); }
.wide { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.5rem; text-align: start;
  vertical-align: top; overflow-wrap: anywhere; }
.sheet table { width: 100%; min-width: 70rem; table-layout: fixed; }
.sheet th:first-child { width: 2.75rem; }
.sheet tbody th { color: var(--faint); font-weight: normal; text-align: end; }
thead th { background: var(--soft); }
thead .pro { color: var(--pro); border-top: 3px solid var(--pro); }
thead .con { color: var(--con); border-top: 3px solid var(--con); }
.side { display: inline-block; padding: 0 0.5rem; border: 1.5px solid; border-radius: 0.75rem;
  font-weight: bold; font-size: 0.8rem; line-height: 1.35; vertical-align: middle; }
.side.pro { color: var(--pro); background: var(--pro-fill); }
.side.con { color: var(--con); background: var(--con-fill); }
thead small { display: block; font-weight: normal; }
td.pro { background: var(--pro-fill); }
td.con { background: var(--con-fill); }
td.open { border: 2px dashed var(--warn); }
td.drop { background: var(--warn-fill); color: var(--warn); border: 3px solid var(--warn);
  font-weight: bold; text-align: center; vertical-align: middle; }
td.extension { text-align: center; vertical-align: middle; }
td.extension.pro { color: var(--pro); }
td.extension.con { color: var(--con); }
.in1 { padding-inline-start: 1rem; } .in2 { padding-inline-start: 1.5rem; }
.in3 { padding-inline-start: 2rem; } .in4 { padding-inline-start: 2.5rem; }
td p { margin: 0; max-width: none; }
td p + p { margin-top: 0.15rem; }
.lead { font-weight: bold; color: var(--faint); }
.tag { font-weight: bold; }
.cite { font-style: italic; color: var(--faint); }
.mark { font-weight: bold; }
s { text-decoration-thickness: 1px; }
.notes { max-width: none; border: 1px dashed var(--line); min-height: 3rem; padding: 0.25rem 0.5rem;
  color: var(--faint); font-size: 0.8rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0.5rem 0; }
dt { font-weight: bold; } dd { margin: 0; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.35rem; } }
.number { text-align: end; }
@page { size: landscape; margin: 11mm; }
@media print {
  :root { color-scheme: light; --page: #fff; --ink: #000; --faint: #444; --line: #999;
    --soft: #f0f0f0; --pro: #12457a; --pro-fill: #eef5fc; --con: #8c1d18; --con-fill: #fdf1f0;
    --warn: #7a4b00; --warn-fill: #fff2cc; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.3; }
  .sheet { break-before: page; }
  .sheet h2 { margin-top: 0; }
  .sheet table { min-width: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .back { display: none; }
}
"""


def flow_html(flow: Flow) -> str:
    """Write one self-contained page: an overview, then a table for each sheet.

    It loads nothing and runs nothing, and its content security policy says so. In print each sheet
    begins a landscape page, and the heads of the columns are repeated.
    """
    return "\n".join(_page(flow)) + "\n"


def _page(flow: Flow) -> Iterator[str]:
    digest = base64.b64encode(hashlib.sha256(f"\n{_CSS}".encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = _title(flow)
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(flow.language or "en")}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)} – flow</title>"
    yield f"<style>\n{_CSS}</style>"
    yield "</head>"
    yield "<body>"
    yield '<header id="overview">'
    yield f'<h1 dir="auto">{escape(title)}</h1>'
    if flow.question is not None and flow.question != title:
        yield f'<p class="faint" dir="auto">{escape(flow.question)}</p>'
    for thesis in flow.theses:
        yield from _thesis(thesis)
    yield "</header>"
    if flow.sheets:
        yield from _contents(flow)
    yield '<section aria-label="Legend">'
    yield "<dl>"
    for sign, meaning in LEGEND:
        yield f"<dt>{escape(sign)}</dt><dd>{escape(meaning)}</dd>"
    yield "</dl>"
    yield "</section>"
    yield "<main>"
    for sheet in flow.sheets:
        yield from _sheet(flow, sheet)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _title(flow: Flow) -> str:
    text = flow.title or flow.question or (flow.theses[0].text if flow.theses else "Flow")
    return shortened(text, _LONGEST_TITLE)


def _thesis(thesis: Thesis) -> Iterator[str]:
    yield f'<p dir="auto"><strong>Thesis:</strong> {escape(thesis.text)}</p>'
    yield f'<p class="faint" dir="auto">{escape(thesis.summary)}</p>'


def _contents(flow: Flow) -> Iterator[str]:
    word = flow.speeches.word
    heads = ["Sheet", "Whose", "Arguments"]
    heads += [f"Dropped by {word(side)}" for side in Side]
    is_long = any(sheet.unplaced for sheet in flow.sheets)
    if is_long:
        heads.append("After the last speech")
    yield '<nav class="wide" aria-label="Sheets">'
    yield "<table>"
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield f"<thead><tr>{columns}</tr></thead>"
    yield "<tbody>"
    for sheet in flow.sheets:
        numbers = [sheet.arguments, *(sheet.drops[side] for side in Side)]
        if is_long:
            numbers.append(len(sheet.unplaced))
        cells = "".join(f'<td class="number">{number:,}</td>' for number in numbers)
        yield (
            f'<tr><td dir="auto"><a href="#sheet-{sheet.number}">{escape(sheet.name)}</a></td>'
            f"<td>{_side(flow, sheet.side)}</td>{cells}</tr>"
        )
    yield "</tbody>"
    yield "</table>"
    yield "</nav>"


def _side(flow: Flow, side: Side) -> str:
    return f'<span class="side {side.value}">{escape(flow.speeches.word(side))}</span>'


def _sheet(flow: Flow, sheet: Sheet) -> Iterator[str]:
    speeches = flow.speeches
    yield f'<section class="sheet" id="sheet-{sheet.number}">'
    yield f'<h2 dir="auto">{escape(sheet.name)} {_side(flow, sheet.side)}</h2>'
    yield f'<p dir="auto"><strong>Thesis:</strong> {escape(sheet.thesis)}</p>'
    yield f'<p class="faint" dir="auto">{escape(sheet.verdict)}.</p>'
    yield '<p class="notes">Overview</p>'
    yield '<div class="wide">'
    yield "<table>"
    heads = "".join(
        f'<th scope="col" class="{one.side.value}">{escape(one.name)}'
        f"<small>{escape(speeches.word(one.side))}</small></th>"
        for one in speeches.order
    )
    yield f'<thead><tr><th scope="col"><abbr title="Row">№</abbr></th>{heads}</tr></thead>'
    yield "<tbody>"
    for row in sheet.rows:
        cells = "".join(
            "<td></td>" if (cell := row.cells.get(index)) is None else _cell(cell)
            for index in range(len(speeches.order))
        )
        yield f'<tr><th scope="row">{row.number}</th>{cells}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"
    if sheet.unplaced:
        yield from _unplaced(flow, sheet.unplaced)
    yield '<p class="back"><a href="#overview">Overview</a></p>'
    yield "</section>"


def _unplaced(flow: Flow, unplaced: tuple[Unplaced, ...]) -> Iterator[str]:
    yield "<h3>After the last speech</h3>"
    yield "<p>There is no speech left in which this could be said.</p>"
    yield '<div class="wide">'
    yield "<table>"
    yield (
        '<thead><tr><th scope="col"><abbr title="Row">№</abbr></th><th scope="col">On row</th>'
        '<th scope="col">Whose</th><th scope="col">Argument</th></tr></thead>'
    )
    yield "<tbody>"
    for late in unplaced:
        yield (
            f'<tr><th scope="row">{late.number}</th><td class="number">{late.about}</td>'
            f"<td>{_side(flow, late.cell.side)}</td>{_cell(late.cell)}</tr>"
        )
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _cell(cell: Cell) -> str:
    names = [cell.side.value] if cell.kind is not CellKind.DROP else []
    if cell.kind is not CellKind.ARGUMENT:
        names.append(cell.kind.value)
    if cell.standing is Standing.OPEN:
        names.append("open")
    if cell.indent > 0:
        names.append(f"in{min(cell.indent, _DEEPEST)}")
    lines = "".join(
        f'<p dir="auto">{"".join(_piece(piece) for piece in line)}</p>' for line in cell.lines
    )
    return f'<td class="{" ".join(names)}">{lines}</td>'


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    if piece.is_struck:
        words = f"<s>{words}</s>"
    if piece.style is Style.TEXT:
        return words
    return f'<span class="{piece.style.value}">{words}</span>'
