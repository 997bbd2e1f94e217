"""A table of contents that shows before Word has computed anything."""

from __future__ import annotations

import attrs

from argmap.briefing.word.elements import Element, field, make, paragraph, run, text
from argmap.legible import is_right_to_left


@attrs.frozen
class Entry:
    """A line of a table of contents.

    Attributes:
        level: The level of the heading, from 1.
        words: What the heading says.
        place: The bookmark of the heading.
    """

    level: int
    words: str
    place: str


def table_of_contents(entries: list[Entry]) -> Element:
    """Make a table of contents.

    Its lines are there and lead to the headings as soon as the file is opened. Only Word knows on
    which page a heading lies, so the number of a page is a field that shows nothing until Word has
    computed it, at the latest when the reader updates the table. The alternatives are a question to
    the reader each time the file is opened (``updateFields``), and numbers that may be wrong.
    """
    begin, instruction, separate, end = field(r'TOC \o "1-3" \h \z')
    lines = [_line(entry) for entry in entries]
    for lead in reversed((begin, instruction, separate)):
        lines[0].insert(1, lead)
    lines[-1].append(end)
    return make(
        "sdt",
        make(
            "sdtPr",
            make(
                "docPartObj",
                make("docPartGallery", val="Table of Contents"),
                make("docPartUnique"),
            ),
        ),
        make("sdtContent", paragraph("TOCHeading", text("Contents")), *lines),
    )


def _line(entry: Entry) -> Element:
    link = make(
        "hyperlink",
        text(entry.words),
        run(make("tab")),
        *field(rf"PAGEREF {entry.place} \h"),
        anchor=entry.place,
        history=1,
    )
    leftward = (make("bidi"),) if is_right_to_left(entry.words) else ()
    return paragraph(f"TOC{entry.level}", link, properties=leftward)
