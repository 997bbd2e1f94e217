"""The named styles of a flow's workbook: who uses it can change them in one place."""

from __future__ import annotations

from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill
from openpyxl.styles.borders import Side as Edge

from argmap.briefing.flow import Cell, CellKind, Standing
from argmap.briefing.side import Side

FACE = "Arial"
SIZE = 10.0
"""In points."""
DEEPEST = 4
"""The farthest that a cell is set in."""
INK = {Side.PRO: "FF12365F", Side.CON: "FF7A1712"}
_FILL = {Side.PRO: "FFE8F1FB", Side.CON: "FFFDECEB"}
_HEAD_FILL = {Side.PRO: "FF1F5A96", Side.CON: "FFA32A23"}
GREY, _LINE, _WARN, _WARN_FILL = "FF5C5C5C", "FFBFBFBF", "FF7A4B00", "FFFFE699"


class FlowStyles:
    """The named styles of a workbook, each made when it is first used."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: set[str] = set()

    def of_cell(self, cell: Cell) -> str:
        """Give the name of the style of a cell of the flow."""
        if cell.kind is CellKind.DROP:
            return self._named(
                "Flow drop", bold=True, ink=_WARN, fill=_WARN_FILL, edge="medium", centred=True
            )
        name, ink, fill = f"Flow {cell.side.value}", INK[cell.side], _FILL[cell.side]
        if cell.kind is CellKind.EXTENSION:
            return self._named(f"{name} extended", ink=ink, fill=fill, centred=True)
        indent = min(cell.indent, DEEPEST)
        if indent:
            name = f"{name} {indent}"
        if cell.standing is Standing.OPEN:
            return self._named(
                f"{name} open", ink=ink, fill=fill, edge="mediumDashed", indent=indent
            )
        return self._named(name, ink=ink, fill=fill, indent=indent)

    def head(self, side: Side | None) -> str:
        """Give the name of the style of a column's head."""
        name = "none" if side is None else side.value
        fill = "FF4D4D4D" if side is None else _HEAD_FILL[side]
        return self._named(f"Flow head {name}", bold=True, ink="FFFFFFFF", fill=fill, centred=True)

    def title(self) -> str:
        """Give the name of the style of a title."""
        return self._named("Flow title", size=14, bold=True, edge=None)

    def strong(self) -> str:
        """Give the name of the style of a text that stands out."""
        return self._named("Flow strong", bold=True, edge=None)

    def plain(self, *, bordered: bool = False) -> str:
        """Give the name of the style of a text."""
        return self._named("Flow boxed") if bordered else self._named("Flow plain", edge=None)

    def faint(self) -> str:
        """Give the name of the style of a remark."""
        return self._named("Flow faint", ink=GREY, edge=None)

    def number(self) -> str:
        """Give the name of the style of a row's number."""
        return self._named("Flow number", ink=GREY, centred=True, top=True)

    def notes(self) -> str:
        """Give the name of the style of the space to write on."""
        return self._named("Flow notes", size=8, ink=GREY, fill="FFF3F3F3", edge=None)

    def link(self) -> str:
        """Give the name of the style of a link."""
        return self._named("Flow link", ink="FF0B57D0", underlined=True)

    def _named(
        self,
        name: str,
        *,
        size: float = SIZE,
        bold: bool = False,
        underlined: bool = False,
        ink: str = "FF000000",
        fill: str | None = None,
        edge: Literal["thin", "medium", "mediumDashed"] | None = "thin",
        centred: bool = False,
        top: bool = False,
        indent: int = 0,
    ) -> str:
        if name in self._known:
            return name
        self._known.add(name)
        style = NamedStyle(
            name,
            font=Font(FACE, size, b=bold, u="single" if underlined else None, color=ink),
            fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
            alignment=Alignment(
                # An indent counts only where the side is said.
                horizontal="center" if centred else "left" if indent else None,
                vertical="center" if centred and not top else "top",
                wrap_text=True,
                indent=indent,
            ),
        )
        if edge is not None:
            line = Edge(style=edge, color=_LINE if edge == "thin" else _WARN)
            style.border = Border(line, line, line, line)
        self._book.add_named_style(style)
        return name
