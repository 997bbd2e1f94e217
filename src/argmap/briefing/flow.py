"""A flow: the arguments of a debate in a grid, each beside what it answers.

One sheet for each top-level reason and objection, a column for each speech, an argument a row. What
answers an argument stands in the next speech of the other side, in the same row; further answers
take rows below it. What backs a claim stands below it, in its column. This says what stands where;
each writer puts it into one format.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import attrs

from argmap.briefing.side import Side
from argmap.briefing.speeches import Speeches

DROPPED = "— dropped —"
EXTENDED = "→ extended →"


class CellKind(Enum):
    """What a cell says."""

    ARGUMENT = "argument"
    DROP = "drop"
    """Here an answer would stand, and there is none."""
    EXTENSION = "extension"
    """An argument of this side, further left, still stands: it is carried on."""


class Standing(Enum):
    """Whether what a cell says survives the debate, so that it can be shown."""

    STANDS = "stands"
    FALLS = "falls"
    OPEN = "open"


class Style(Enum):
    """What some words of a cell are."""

    LEAD = "lead"
    """A number, or how it bears on what it stands beside: ``No link:``, ``Because:``."""
    TAG = "tag"
    """The short name of the argument, what is read aloud first."""
    TEXT = "text"
    CITE = "cite"
    MARK = "mark"
    """What the flow itself says: that it falls, or where the rest stands."""


@attrs.frozen
class Piece:
    """Some words of a cell; where they fall they are to be struck through."""

    text: str
    style: Style = Style.TEXT
    is_struck: bool = False


@attrs.frozen
class Cell:
    """A cell.

    Attributes:
        kind: What it says.
        side: Whose column it stands in.
        standing: Whether that survives.
        lines: The words, line by line; plain, but printable.
        indent: How far it is set in, from 0: what backs a claim one further than the claim.
    """

    kind: CellKind
    side: Side
    standing: Standing
    lines: tuple[tuple[Piece, ...], ...]
    indent: int = 0

    @property
    def text(self) -> str:
        """All words, with a line break between lines."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)

    @property
    def sentence(self) -> str:
        """All words on one line, a name with a colon behind it."""
        words = ""
        for index, line in enumerate(self.lines):
            if index > 0:
                last = self.lines[index - 1][-1]
                is_name = last.style is Style.TAG and last.text[-1:].isalnum()
                words += ": " if is_name else " "
            words += "".join(piece.text for piece in line)
        return words


@attrs.frozen
class Row:
    """A row.

    Attributes:
        number: Its number on the sheet, from 1; other cells refer to it.
        cells: The cells by the index of the speech; nothing stands in the others.
    """

    number: int
    cells: Mapping[int, Cell]


@attrs.frozen
class Unplaced:
    """An argument that comes after its side's last speech.

    Attributes:
        number: Its number; they go on where the rows end.
        about: The number of the row, or of the other unplaced argument, that it bears on.
        cell: What it says.
    """

    number: int
    about: int
    cell: Cell


@attrs.frozen
class Sheet:
    """What is said about one reason for a thesis, or one objection to it.

    Attributes:
        number: From 1; other sheets refer to it.
        title: A short name.
        side: Whose reason or objection it is.
        thesis: The text of the thesis, cut where it is long; the flow has all of it.
        verdict: Whether the thesis stands, in a sentence, cut as well.
        rows: The rows from top to bottom.
        unplaced: What came too late.
        arguments: How many arguments there are, without what backs them.
        drops: How many each side leaves unanswered.
    """

    number: int
    title: str
    side: Side
    thesis: str
    verdict: str
    rows: tuple[Row, ...]
    unplaced: tuple[Unplaced, ...]
    arguments: int
    drops: Mapping[Side, int]

    @property
    def name(self) -> str:
        """The number and the title."""
        return f"{self.number} {self.title}"


@attrs.frozen
class Thesis:
    """A thesis of the map.

    Attributes:
        text: The words.
        verdict: Whether it stands, in a sentence.
        sheets: The numbers of the first and of the last sheet about it; None where there is none.
    """

    text: str
    verdict: str
    sheets: tuple[int, int] | None

    @property
    def summary(self) -> str:
        """Whether it stands, and which sheets are about it."""
        if self.sheets is None:
            return f"{self.verdict}. Nothing is said for or against it: it has no sheet."
        first, last = self.sheets
        where = f"Sheet {first}" if first == last else f"Sheets {first}–{last}"
        return f"{self.verdict}. {where}."


@attrs.frozen
class Flow:
    """A flow.

    Attributes:
        title: The title of the map, or None.
        question: Its question, or None.
        author: Whose map it is, or None.
        language: A tag such as ``en``, or None.
        speeches: The columns.
        theses: The theses in file order; the sheets of each follow those of the one before.
        sheets: The sheets.
        aside: How many claims bear on no thesis and so stand on no sheet.
    """

    title: str | None
    question: str | None
    author: str | None
    language: str | None
    speeches: Speeches
    theses: tuple[Thesis, ...]
    sheets: tuple[Sheet, ...]
    aside: int


LEGEND: tuple[tuple[str, str], ...] = (
    ("Same row", "what stands further right answers what stands left of it"),
    ("Rows below, nothing to the left", "further answers to the same argument, counted 1., 2., …"),
    ("Because, Evidence, And, Warrant", "backs the argument above it in the same column"),
    ("No link", "does not deny the argument, but that it shows what it is said to show"),
    (DROPPED, "nobody answers the argument on the left; here the answer belongs"),
    (EXTENDED, "the last argument of this side in the row still stands: carry it on"),
    ("✗ struck through", "falls, given all that is said in the map"),
    ("? dashed", "open: what is said for and against it goes round in a circle"),
)
"""What signs and places mean, and in what words."""
