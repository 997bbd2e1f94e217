"""The parts of a document as paragraphs, tables, pictures and sections of a Word file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paragraph,
    Part,
    Run,
    Setting,
    Table,
)
from argmap.briefing.errors import BriefingError
from argmap.briefing.keeping import kept_with_next
from argmap.briefing.links import web_address
from argmap.briefing.page import (
    MARGIN,
    Leaf,
    Page,
    anchors,
    indented,
    leaves,
    png_size,
)
from argmap.briefing.word.contents import Entry, table_of_contents
from argmap.briefing.word.elements import Element, make, paragraph, relation, run, text, twips
from argmap.legible import is_right_to_left, legible

if TYPE_CHECKING:
    from docx.document import Document as WordFile

# The styles of debaters' own templates where they have one: "Cite" is what their macros look for.
_CHARACTERS = {
    Look.PLAIN: None,
    Look.STRONG: "Strong",
    Look.FAINT: "Faint",
    Look.CITE: "Style13ptBold",
    Look.QUOTE: None,
    Look.GOOD: "StatusGood",
    Look.WARN: "StatusWarn",
    Look.BAD: "StatusBad",
}
_BADGES = frozenset((Look.GOOD, Look.WARN, Look.BAD))
# A card's text is in the style that debaters call Normal/Card.
_PARAGRAPHS = {
    Setting.BODY: None,
    Setting.LEAD: "Lead",
    Setting.CITE: None,
    Setting.CARD: None,
    Setting.STATUS: "Status",
    Setting.SMALL: "Small",
}
# Of a list, in points: the bullet, what a digit needs, and what is left of both.
_BULLET, _DIGIT, _EDGE = 15.0, 6.0, 2.0
_AFTER_LIST = 120
# A card of more letters may be cut by the end of a page.
_LONG = 900
_IN_CONTENTS = 3
_SHORT_BADGE = 40
_MOST_LINES_TOGETHER = 12


class Body:
    """Writes a document into a file, in order."""

    def __init__(self, file: WordFile, document: Document, page: Page) -> None:
        self._file = file
        self._document = document
        self._page = page
        self._links: dict[str, str] = {}
        self._numberings = file.part.numbering_part.element
        self._lists = 2
        self._pictures = 0
        self._out: list[Element] = []
        self._kept = kept_with_next(document.parts, page)
        named = dict(anchors(document.parts))
        # The bookmarks of headings, by the heading's index and by its anchor.
        self._places = {
            index: f"_Toc{number:08d}"
            for number, index in enumerate(
                (i for i, part in enumerate(document.parts) if isinstance(part, Heading)), 1
            )
        }
        self._anchors = {anchor: self._places[index] for index, anchor in named.items()}

    def write(self) -> None:
        """Write everything.

        Raises:
            BriefingError: A picture cannot be read.
        """
        self._write_title()
        last: Leaf | None = None
        for leaf in leaves(self._document):
            was_lying = last is not None and last.lying
            if was_lying:
                self._end_section(lying=True)
            if leaf.is_after_contents:
                self._out.append(table_of_contents(self._entries()))
            if leaf.lying and (leaf.is_after_contents or not was_lying):
                self._end_section(lying=False)
            for index, part in leaf.parts:
                self._write_part(index, part, leaf)
            last = leaf
        body = self._file.element.body
        for old in list(body):
            body.remove(old)
        body.extend(self._out)
        body.append(self._section(lying=last is not None and last.lying))

    def _write_title(self) -> None:
        document = self._document
        self._out.append(self._plain("Title", document.title))
        if document.subtitle is not None:
            self._out.append(self._plain("Subtitle", document.subtitle))
        if document.author is not None:
            self._out.append(self._plain("Byline", document.author))

    def _plain(self, style: str, words: str) -> Element:
        return self._paragraph(style, (Run(words),))

    def _entries(self) -> list[Entry]:
        parts = self._document.parts
        return [
            Entry(level, legible("".join(run.text for run in part.runs)), place)
            for index, place in self._places.items()
            if isinstance(part := parts[index], Heading) and (level := _level(part)) <= _IN_CONTENTS
        ]

    def _write_part(self, index: int, part: Part, leaf: Leaf) -> None:
        match part:
            case Heading():
                self._out.append(self._heading(index, part))
            case Paragraph():
                self._out.append(self._set(part, is_kept=index in self._kept))
            case Listing():
                self._write_listing(part, is_kept=index in self._kept)
            case Table():
                self._write_table(index, part)
            case NoteLines():
                self._write_lines(part.count)
            case Figure():
                self._write_figure(part, leaf)

    def _heading(self, index: int, part: Heading) -> Element:
        before: tuple[Element, ...] = ()
        if part.new_page:
            before = (make("pageBreakBefore"), make("spacing", before=0))
        words = tuple(Run(one.text, one.look) for one in part.runs)
        written = self._paragraph(f"Heading{_level(part)}", words, before)
        written.insert(1, make("bookmarkStart", id=index, name=self._places[index]))
        written.append(make("bookmarkEnd", id=index))
        return written

    def _set(self, part: Paragraph, *, is_kept: bool) -> Element:
        properties: list[Element] = []
        if is_kept:
            properties.append(make("keepNext"))
        if sum(len(one.text) for one in part.runs) <= _LONG:
            properties.append(make("keepLines"))
        if part.setting is Setting.CITE:
            properties.append(make("spacing", after=60))
        if part.indent > 0:
            properties.append(make("ind", left=twips(indented(part.indent))))
        return self._paragraph(_PARAGRAPHS[part.setting], part.runs, tuple(properties))

    def _write_listing(self, part: Listing, *, is_kept: bool) -> None:
        if not part.items:
            return
        style, numbering = "ListBullet", None
        if part.numbered:
            style, numbering = "ListNumber", self._new_numbering()
        hanging = _BULLET
        if part.numbered:
            hanging += _DIGIT * (len(str(len(part.items))) - 1)
        left = twips(_EDGE + hanging + indented(part.indent))
        for place, item in enumerate(part.items, 1):
            properties = [make("ind", left=left, hanging=twips(hanging))]
            if is_kept:
                properties += [make("keepNext"), make("keepLines")]
            if numbering is not None:
                number = make("numPr", make("ilvl", val=0), make("numId", val=numbering))
                properties.append(number)
            if place == len(part.items):
                # What follows is no item: the last is as far from it as a paragraph.
                properties.append(make("spacing", after=_AFTER_LIST))
            self._out.append(self._paragraph(style, item, tuple(properties)))

    def _new_numbering(self) -> int:
        """Let a list count from 1: each has a numbering of its own."""
        self._lists += 1
        start = make("lvlOverride", make("startOverride", val=1), ilvl=0)
        self._numberings.append(make("num", make("abstractNumId", val=2), start, numId=self._lists))
        return self._lists

    def _write_table(self, index: int, part: Table) -> None:
        column = twips(self._page.column)
        widths = [round(share * column) for share in part.widths]
        properties = make(
            "tblPr",
            make("tblStyle", val="BriefTable"),
            make("tblW", w=column, type="dxa"),
            make("tblLayout", type="fixed"),
            make("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, noHBand=1, noVBand=1),
        )
        grid = make("tblGrid", *(make("gridCol", w=width) for width in widths))
        rows = [self._row(part.header, widths, "TableHead", make("tblHeader"))]
        rows += [self._row(row, widths, "TableText") for row in part.rows]
        self._out.append(make("tbl", properties, grid, *rows))
        # Word wants a paragraph after a table, and would make one of two tables. It is as good as
        # nothing where it must not begin a page of its own.
        after = self._document.parts[index + 1 : index + 2]
        line = 200 if after and not isinstance(after[0], Heading) else 20
        self._out.append(
            paragraph(None, properties=(make("spacing", after=0, line=line, lineRule="exact"),))
        )

    def _row(
        self,
        cells: tuple[tuple[Run, ...], ...],
        widths: list[int],
        style: str,
        *properties: Element,
    ) -> Element:
        return make(
            "tr",
            make("trPr", make("cantSplit"), *properties),
            *(
                make(
                    "tc",
                    make("tcPr", make("tcW", w=width, type="dxa")),
                    self._paragraph(style, runs),
                )
                for runs, width in zip(cells, widths, strict=True)
            ),
        )

    def _write_lines(self, count: int) -> None:
        together = min(count, _MOST_LINES_TOGETHER)
        for line in range(count):
            keep = (make("keepNext"),) if line + 1 < together else ()
            self._out.append(paragraph("NoteLine", properties=keep))

    def _write_figure(self, part: Figure, leaf: Leaf) -> None:
        self._pictures += 1
        size = png_size(part.png)
        width, height = self._page.fit(size, lying=leaf.lying, above=leaf.above)
        try:
            inline = self._file.part.new_pic_inline(io.BytesIO(part.png), Pt(width), Pt(height))
        except UnrecognizedImageError as error:
            raise BriefingError(
                f"the picture cannot be read ({error}); make it anew, or leave it out"
            ) from error
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("name", f"Picture {self._pictures}")
        inline.docPr.set("descr", legible(part.alt))
        drawing = make("drawing", inline)
        self._out.append(paragraph("Picture", run(drawing)))
        if part.caption:
            self._out.append(self._plain("Caption", part.caption))

    def _end_section(self, *, lying: bool) -> None:
        """End the pages of a direction: with the last paragraph, for another would take room."""
        last = self._out[-1]
        if last.tag != qn("w:p"):
            last = paragraph("Small")
            self._out.append(last)
        properties = last.find(qn("w:pPr"))
        if properties is None:
            properties = make("pPr")
            last.insert(0, properties)
        properties.append(self._section(lying=lying))

    def _section(self, *, lying: bool) -> Element:
        width, height = twips(self._page.width), twips(self._page.height)
        size = (
            make("pgSz", w=height, h=width, orient="landscape")
            if lying
            else make("pgSz", w=width, h=height)
        )
        edge = twips(MARGIN)
        edges = make(
            "pgMar",
            top=edge,
            right=edge,
            bottom=edge,
            left=edge,
            header=twips(MARGIN / 2),
            footer=twips(MARGIN / 2),
            gutter=0,
        )
        return make("sectPr", make("type", val="nextPage"), size, edges)

    def _paragraph(
        self, style: str | None, runs: tuple[Run, ...], properties: tuple[Element, ...] = ()
    ) -> Element:
        """Make a paragraph of runs, in the direction that its words run."""
        words = [legible(one.text) for one in runs]
        leftward = is_right_to_left("".join(words))
        if leftward:
            properties += (make("bidi"),)
        content = [
            self._linked(one, _words(shown, one.look))
            for one, shown in zip(runs, words, strict=True)
            if shown
        ]
        return paragraph(style, *content, properties=properties)

    def _linked(self, one: Run, shown: Element) -> Element:
        if one.link is None:
            return shown
        if one.link.startswith("#"):
            place = self._anchors.get(one.link[1:])
            return shown if place is None else make("hyperlink", shown, anchor=place, history=1)
        address = web_address(one.link)
        if address is None:
            return shown
        properties = shown.find(qn("w:rPr"))
        if properties is None:
            shown.insert(0, make("rPr", make("rStyle", val="Hyperlink")))
        return relation(make("hyperlink", shown, history=1), self._relationship(address))

    def _relationship(self, address: str) -> str:
        known = self._links.get(address)
        if known is None:
            known = f"rIdLink{len(self._links) + 1}"
            self._file.part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, known, is_external=True
            )
            self._links[address] = known
        return known


def _words(shown: str, look: Look) -> Element:
    style = _CHARACTERS[look]
    properties = [] if style is None else [make("rStyle", val=style)]
    if is_right_to_left(shown):
        properties.append(make("rtl"))
    if look in _BADGES:
        if len(shown) <= _SHORT_BADGE:
            # A border that is broken with the line has no edge there.
            shown = shown.replace(" ", "\N{NO-BREAK SPACE}")
        # The border touches the letters otherwise.
        shown = f"\N{NO-BREAK SPACE}{shown}\N{NO-BREAK SPACE}"
    return text(shown, *properties)


def _level(part: Heading) -> int:
    return min(max(part.level, 1), 4)
