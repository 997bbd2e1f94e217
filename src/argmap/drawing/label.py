"""What stands in the box of a claim: caption, words, citations and marks, broken into lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

import attrs

from argmap.drawing.measure import clean, fallback_factor, wrap_evenly
from argmap.fonts.metrics import font
from argmap.legible import is_right_to_left
from argmap.model.kinds import ClaimKind, ClaimStatus
from argmap.model.map import Citation, Claim

# Points.
WIDTH = 206.0
THESIS_WIDTH = 290.0
PADDING = 9.0
SIZE = 11.0

# Lines and characters that a box shows at most; what is longer is cut, and the reader told.
MOST_LINES = 40
MOST_SMALL_LINES = 8
_MOST_CHARACTERS = 6_000

# Where a text stands for a short name, so much of it at most.
_SHORTENED_FROM = 1_000
_FEW, _SOME = 28, 90

# Of English: 39 characters in the 188 points of a line.
_CHARACTER = 188.0 / 39
NARROWEST, BROADEST = 18, 120

UNSUPPORTED = "unsupported"


class Amount(Enum):
    """How much of a claim its box says."""

    FULL = "full"
    LABEL = "label"
    ID = "id"


@attrs.frozen
class Wording:
    """What boxes say, and how wide they are.

    Attributes:
        amount: How much of a claim is said.
        characters: How many of average width are in a line; None leaves it to the amount.
    """

    amount: Amount = Amount.FULL
    characters: int | None = None

    @property
    def box_width(self) -> float:
        """The width of a box in points."""
        if self.characters is not None:
            return round(self.characters * _CHARACTER + 2 * PADDING, 1)
        return _WIDTHS[self.amount]

    @property
    def thesis_width(self) -> float:
        """The width of the box of a thesis in points."""
        return round(self.box_width * THESIS_WIDTH / WIDTH, 1)


_WIDTHS = {Amount.FULL: WIDTH, Amount.LABEL: 160.0, Amount.ID: 120.0}
FULL = Wording()


@attrs.frozen
class Role:
    """The typography of a line.

    Attributes:
        name: The class of the line in SVG.
        size: The font size in points.
        leading: From baseline to baseline, in points.
        weight: ``normal`` or ``bold``.
        spacing: Space between letters, in points.
    """

    name: str
    size: float
    leading: float
    weight: str = "normal"
    spacing: float = 0.0


CAPTION = Role("caption", 7.5, 11.5, "bold", 0.5)
TEXT = Role("text", SIZE, 14.0)
THESIS_TEXT = Role("text strong", 13.0, 16.5, "bold")
# What is left out below.
STUB = Role("stub", 8.5, 13.0, "bold")
CITATION = Role("citation", 8.5, 11.5)
MARK = Role("mark", 8.5, 12.0, "bold")


@attrs.frozen
class Line:
    """One line of a box.

    Attributes:
        text: Its words.
        role: Its typography.
        leftwards: Whether it belongs to a text that is written from right to left.
        is_other: Whether that text has letters that Arial and its kin lack.
    """

    text: str
    role: Role
    leftwards: bool = False
    is_other: bool = False


@attrs.frozen
class Label:
    """The content of a box, and the size it needs.

    Attributes:
        lines: From top to bottom.
        width, height: The box, in points.
        marks: The words of the marks.
        name: The content in one line, for a screen reader.
    """

    lines: tuple[Line, ...]
    width: float
    height: float
    marks: tuple[str, ...]
    name: str


def caption(claim: Claim, *, with_id: bool = True) -> str:
    """Say what a claim is: its kind, and its id where it has one."""
    words = claim.kind.value.upper()
    if claim.joined:
        words = f"AND {words}"
    if with_id and claim.id is not None:
        words += f" · {clean(claim.id[:200])}"
    if claim.status is ClaimStatus.GIVEN:
        words += " · GIVEN"
    elif claim.status is ClaimStatus.OPEN:
        words += " · OPEN"
    return words


def citation(cited: Citation) -> str:
    """Write a citation as the reader of a picture sees it: ``[council, p. 4]``."""
    inside = cited.key if cited.locator is None else f"{cited.key}, {cited.locator}"
    return f"[{clean(inside[:400])}]"


def make_label(
    claim: Claim,
    marks: Sequence[str],
    note: Callable[[str], None],
    wording: Wording = FULL,
    stub: str | None = None,
) -> Label:
    """Break what is to be said of a claim into lines.

    Args:
        claim: The claim.
        marks: Short words on what was found wrong with it.
        note: Is told what does not fit into the box.
        wording: What a box says, and how wide it is.
        stub: What is said of all that is left out below the claim.
    """
    thesis = claim.kind is ClaimKind.THESIS
    width = wording.thesis_width if thesis else wording.box_width
    role = THESIS_TEXT if thesis else TEXT
    lines: list[Line] = []

    def add(text: str, kind: Role, most: int, said: int | None = None) -> None:
        face = font("Bold" if kind.weight == "bold" else "Regular")
        inner = width - 2 * PADDING
        # Letter spacing widens each letter alike; as a larger size it is measured on the safe side.
        size = kind.size + 1.9 * kind.spacing
        shown_part = text[:_MOST_CHARACTERS]
        factor = fallback_factor(shown_part, face, bold=kind.weight == "bold")
        broken, shown = wrap_evenly(shown_part, inner, size * factor, face, most)
        leftwards = is_right_to_left(shown_part)
        lines.extend(Line(line, kind, leftwards, factor > 1) for line in broken)
        total = len(text) if said is None else said
        if shown < total:
            if not lines[-1].text.endswith("…"):
                lines[-1] = attrs.evolve(lines[-1], text=lines[-1].text + "…")
            note(
                f"{claim_name(claim)}: {total:,} characters are too many for a box; "
                f"the first {shown:,} are drawn"
            )

    add(caption(claim, with_id=wording.amount is not Amount.ID), CAPTION, 3)
    if wording.amount is Amount.FULL:
        # Cut before it is cleaned: a text of megabytes costs no more than what is drawn of it.
        text = clean(claim.text[: 2 * _MOST_CHARACTERS])
        cut = len(claim.text) > 2 * _MOST_CHARACTERS
        add(text, role, MOST_LINES, len(claim.text) if cut else len(text))
        if claim.by is not None:
            add(f"— {clean(claim.by[:_MOST_CHARACTERS])}", CITATION, MOST_SMALL_LINES)
        if claim.citations:
            cited = [citation(one) for one in claim.citations[:100]]
            add(" ".join(cited), CITATION, MOST_SMALL_LINES)
    else:
        add(short_name(claim, wording.amount), role, MOST_SMALL_LINES)
    marks = tuple(clean(mark) for mark in marks[:20])
    if marks:
        add(" · ".join(marks), MARK, MOST_SMALL_LINES)
    if stub is not None:
        add(stub, STUB, 4)
    height = 2 * PADDING - 4 + sum(line.role.leading for line in lines)
    return Label(
        tuple(lines), width, round(height, 2), marks, " ".join(line.text for line in lines)
    )


def short_name(claim: Claim, amount: Amount) -> str:
    """Say a claim in few words: by its id, its label, or the beginning of its text."""
    if amount is Amount.ID and claim.id is not None:
        return clean(claim.id[:_SHORTENED_FROM])
    words = clean((claim.label or claim.text)[:_SHORTENED_FROM])
    most = _FEW if amount is Amount.ID else _SOME
    if claim.label is not None or len(words) <= most:
        return words
    # At the end of a word, where there are words.
    return f"{(words[:most].rpartition(' ')[0] or words[:most]).rstrip(' ,;:.–—')}…"


def claim_name(claim: Claim) -> str:
    """Name a claim in a note to the user, on one short line."""
    return clean(claim.name[:120])
