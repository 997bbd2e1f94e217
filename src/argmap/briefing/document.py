"""A document to print or to read, whatever the format of the file: what stands in it, in order.

`Brief` says what a brief tells, this says how it is laid out, and each writer puts it into one
format. All texts are plain: a writer escapes them for where they go.
"""

from __future__ import annotations

from enum import Enum

import attrs


class Look(Enum):
    """What a run of words is, so that each format can show it; colour is never all of it."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    """Said in passing: places, keys, counts."""
    CITE = "cite"
    """The name and the date in a cite: what debaters read aloud."""
    QUOTE = "quote"
    """Words taken verbatim from a source."""
    GOOD = "good"
    """A status in the reader's favour, such as *answered*."""
    WARN = "warn"
    BAD = "bad"


@attrs.frozen
class Run:
    """Some words of a line.

    Attributes:
        text: The words.
        look: What they are.
        link: A URL, or ``#`` and the anchor of a heading; None where they lead nowhere. A writer
            links to ``http``, ``https`` and anchors only.
    """

    text: str
    look: Look = Look.PLAIN
    link: str | None = None


@attrs.frozen
class Heading:
    """A heading.

    Attributes:
        level: 1 to 4. Debaters call these pocket, hat, block and tag.
        runs: The words.
        anchor: What links to it name; letters, digits and hyphens; unique in the document.
        new_page: Whether it begins a page, where there are pages.
    """

    level: int
    runs: tuple[Run, ...]
    anchor: str | None = None
    new_page: bool = False


class Setting(Enum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"
    """The one that says it all: larger."""
    CITE = "cite"
    """The cite of a card: exactly one line of the file, with `Look.CITE` runs in it."""
    CARD = "card"
    """The text of a card, below its cite."""
    STATUS = "status"
    """A line of badges."""
    SMALL = "small"


@attrs.frozen
class Paragraph:
    """A paragraph.

    Attributes:
        runs: The words.
        setting: How it is set.
        indent: How deep it stands, from 0; an answer to an answer is one deeper.
    """

    runs: tuple[Run, ...]
    setting: Setting = Setting.BODY
    indent: int = 0


@attrs.frozen
class Listing:
    """A list.

    Attributes:
        items: The words of each item.
        numbered: Whether the items are counted.
        indent: How deep it stands, from 0.
    """

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False
    indent: int = 0


@attrs.frozen
class Table:
    """A table.

    Attributes:
        header: The words of each column's head.
        rows: The words of each cell, row by row; each row is as long as the header.
        widths: The share of the width that each column takes; they sum up to 1.
    """

    header: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]


@attrs.frozen
class NoteLines:
    """Empty ruled lines to write on; where nobody writes by hand, nothing.

    Attributes:
        count: How many.
    """

    count: int


@attrs.frozen
class Figure:
    """A picture.

    Attributes:
        svg: The picture, as the drawing package makes it.
        png: The same in pixels, for formats that hold no SVG.
        alt: What it shows, in a sentence.
        caption: What stands below it.
        landscape: Whether it is better placed on a page of its own that lies on its side.
    """

    svg: bytes = attrs.field(repr=False)
    png: bytes = attrs.field(repr=False)
    alt: str
    caption: str
    landscape: bool = False


Part = Heading | Paragraph | Listing | Table | NoteLines | Figure


class Paper(Enum):
    """The size of a page."""

    A4 = "a4"
    LETTER = "letter"


@attrs.frozen
class Document:
    """A document.

    Attributes:
        title: Its title; the writers put it at the top and into the file's properties.
        subtitle: What stands below the title.
        author: Whose it is, or None.
        language: A tag such as ``en``.
        parts: What stands in it, in order; without the title.
        running: What stands at the head or foot of each page, beside the page's number.
        has_contents: Whether a table of contents follows the first level-1 section.
    """

    title: str
    parts: tuple[Part, ...]
    subtitle: str | None = None
    author: str | None = None
    language: str = "en"
    running: str = ""
    has_contents: bool = True
