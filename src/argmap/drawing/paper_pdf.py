"""A PDF of pages: bookmarks, links from stubs to the pages where they go on, numbers and dates."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from argmap.drawing.errors import DrawingError
from argmap.drawing.glyphs import tell_missing_glyphs
from argmap.drawing.label import Amount, short_name
from argmap.drawing.measure import clean
from argmap.drawing.paper import Page
from argmap.drawing.pdf import draw_letter, load_typst
from argmap.drawing.png import size_of
from argmap.drawing.sheet import HEADER, MARGIN, OUTSIDE, Sheet
from argmap.drawing.theme import Theme
from argmap.fonts import font_folder
from argmap.fonts.metrics import needs_other_fonts
from argmap.model.map import ArgumentMap

_PLACE = re.compile(r'transform="translate\(([\d.-]+) ([\d.-]+)\)"')

# Everything that comes from the map reaches typst as data or as a file, never as markup.
_DOCUMENT = """\
#let given = json("pages.json")
#set document(title: given.title, author: given.author, date: none)
#set page(
  width: given.width * 1pt,
  height: given.height * 1pt,
  margin: given.margin * 1pt,
  fill: rgb(given.background),
)
#set text(font: ("Liberation Sans",), size: 9pt, fill: rgb(given.ink))
#show heading: it => text(size: 9pt, weight: "bold", it.body)
#let there(number) = (page: number, x: 0pt, y: 0pt)
#for (index, one) in given.pages.enumerate() {
  if index > 0 { pagebreak() }
  place(top + left, dx: one.x * 1pt, dy: one.y * 1pt,
    image(one.file, width: one.width * 1pt, alt: one.alt))
  block(height: given.header * 1pt, width: 100%, grid(
    columns: (1fr, auto),
    column-gutter: 12pt,
    {
      heading(level: one.level, one.name)
    },
    {
      if one.back != none { link(there(one.back))[from page #one.back] + [ · ] }
      if given.date != "" { given.date + " · " }
      [page #(index + 1) of #given.pages.len()]
    },
  ), spacing: 0pt)
  for target in one.links {
    place(top + left, dx: target.x * 1pt, dy: target.y * 1pt,
      link(there(target.page), box(width: target.width * 1pt, height: target.height * 1pt)))
  }
}
"""


def to_paper_pdf(
    pages: list[Page],
    sheet: Sheet,
    argument: ArgumentMap,
    theme: Theme,
    note: Callable[[str], None],
) -> bytes:
    """Make a PDF of drawn pages.

    Args:
        pages: The pages.
        sheet: The paper.
        argument: The map; its title and author become the document's.
        theme: The colours of paper and header.
        note: Is told what cannot be drawn.

    Raises:
        DrawingError: typst is missing or failed.
    """
    typst = load_typst()
    title = clean((argument.title or "Argument map")[:1000])
    author = clean((argument.author or "")[:1000])
    given = {
        "title": title,
        "author": [author] if author else [],
        "date": clean((argument.date or "")[:40]),
        "background": theme.background,
        "ink": theme.text,
        "width": sheet.width,
        "height": sheet.height,
        "margin": MARGIN,
        "header": HEADER,
        "pages": [_page(page, pages, sheet, argument, title) for page in pages],
    }
    whole = "".join(page.svg for page in pages)
    with tempfile.TemporaryDirectory(prefix="argmap-") as name, font_folder() as fonts:
        folder = Path(name)
        tell_missing_glyphs(whole, lambda letter: draw_letter(letter, folder, fonts), note)
        for page in pages:
            (folder / f"page-{page.number}.svg").write_text(page.svg, encoding="utf-8")
        (folder / "pages.json").write_text(json.dumps(given), encoding="utf-8")
        (folder / "map.typ").write_text(_DOCUMENT, encoding="utf-8")
        try:
            content = typst.compile(
                folder / "map.typ",
                root=folder,
                font_paths=[fonts],
                ignore_system_fonts=not needs_other_fonts(whole + title + author),
                format="pdf",
                # No date of making: the same map gives the same bytes.
                timestamp=0,
            )
        except Exception as error:
            raise DrawingError(
                f"the PDF could not be made: {str(error)[:300]}; write SVG instead (-T svg)"
            ) from error
    return bytes(content)


def _page(
    page: Page, pages: list[Page], sheet: Sheet, argument: ArgumentMap, title: str
) -> dict[str, Any]:
    width, _ = size_of(page.svg)
    left = (sheet.room[0] - width * page.scale) / 2 - OUTSIDE
    return {
        "name": _name(page, pages, argument, title),
        "level": _level(page, pages),
        "back": page.parent,
        "file": f"page-{page.number}.svg",
        "alt": f"Page {page.number} of the argument map {title}",
        "x": round(left, 2),
        "y": HEADER - OUTSIDE,
        "width": round(width * page.scale, 2),
        "links": _links(page, left),
    }


def _level(page: Page, pages: list[Page]) -> int:
    level = 1
    while page.parent is not None:
        page = pages[page.parent - 1]
        level += 1
    return min(level, 6)


def _name(page: Page, pages: list[Page], argument: ArgumentMap, title: str) -> str:
    if page.parent is None:
        return title if page.number == 1 else f"{title}, continued"
    claim = argument.claim_by_key[page.starts[0]]
    words = short_name(claim, Amount.LABEL)
    name = words if claim.id is None else f"{clean(claim.id[:80])}: {words}"
    again = page.number > 1 and pages[page.number - 2].starts == page.starts
    return f"{name} (continued)" if again else name


def _links(page: Page, left: float) -> list[dict[str, float | int]]:
    places = _PLACE.findall(page.svg)[:2]
    dx, dy = (sum(float(place[axis]) for place in places) for axis in (0, 1))
    return [
        {
            "page": page.more[box.claim.key],
            "x": round(left + (box.x + dx) * page.scale, 2),
            "y": round(HEADER - OUTSIDE + (box.y + dy) * page.scale, 2),
            "width": round(box.label.width * page.scale, 2),
            "height": round(box.label.height * page.scale, 2),
        }
        for box in page.scene.boxes
        if box.claim.key in page.more
    ]
