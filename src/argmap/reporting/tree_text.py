"""A map as a tree for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from argmap.model import ArgumentMap, Claim, ClaimKind, Step
from argmap.model.roles import Roles
from argmap.reporting.terminal import Painter, printable
from argmap.reporting.wrapping import filled, shortened, wrapped
from argmap.width import display_width

_LEAST_TEXT = 24
_LEAST_INDENT = 6
STYLES = {
    ClaimKind.THESIS: "blue",
    ClaimKind.CLAIM: "blue",
    ClaimKind.PREMISE: "green",
    ClaimKind.EVIDENCE: "green",
    ClaimKind.ASSUMPTION: "green",
    ClaimKind.WARRANT: "cyan",
    ClaimKind.OBJECTION: "red",
    ClaimKind.REBUTTAL: "yellow",
    ClaimKind.UNDERCUT: "magenta",
}

Says = Callable[[Claim, Step | None], Iterable[tuple[str, str]]]


@attrs.frozen(eq=False)
class _Row:
    """A claim where it stands in the tree: the word for it there, and the step it is part of."""

    claim: Claim
    word: str
    step: Step | None = None
    is_first: bool = True
    is_mention: bool = False
    hits_joint_step: bool = False


@attrs.frozen
class _Indent:
    """What stands before the rows of a level: one piece of three columns for each level above.

    Where there are more than ``most`` columns of it, the depth in figures stands for all but the
    last piece: deep down there is room for a text still.
    """

    depth: int
    text: str
    most: int

    def then(self, piece: str) -> str:
        if (self.depth + 1) * len(piece) <= self.most:
            return self.text + piece
        return f"{self.depth + 1}⋯".ljust(self.most - len(piece)) + piece

    def below(self, piece: str) -> _Indent:
        return _Indent(self.depth + 1, self.then(piece), self.most)


@attrs.define(eq=False)
class _Level:
    rows: Iterator[_Row]
    waiting: _Row | None
    indent: _Indent


def tree_text(
    argument_map: ArgumentMap,
    marks: Mapping[str, Sequence[str]],
    *,
    width: int,
    paint: Painter,
    says: Says | None = None,
) -> Iterator[str]:
    """Give the lines of a map's tree.

    A claim that is used in several places is shown with all that is below it where it is stated,
    and named in the others. The premises of one step hang together by a double line. Nothing is
    left out: claims that bear on nothing stand at the end.

    Args:
        argument_map: The map.
        marks: What the checker says of claims, in a word or two each, by the claims' keys.
        width: The columns there are, at least 20.
        paint: Colours words, or does not.
        says: Gives more words, with their styles, for a claim wherever it is named, and for the
            step that it is the first premise of there.
    """
    for words, style in ((argument_map.title, "bold"), (argument_map.question, "dim")):
        if words is not None:
            for part in wrapped(printable(words), width):
                yield paint(part, style)
    if argument_map.title is not None or argument_map.question is not None:
        yield ""
    tree = _Tree(argument_map, marks, width, paint, says)
    for root in _roots(argument_map):
        if root.key not in tree.shown:
            yield from tree.branch(_Row(root, root.kind.value))
            yield ""


def _roots(argument_map: ArgumentMap) -> Iterator[Claim]:
    yield from (claim for claim in argument_map.claims if claim.kind is ClaimKind.THESIS)
    yield from (claim for claim in argument_map.claims if claim.kind is ClaimKind.CLAIM)
    used = argument_map.steps_from
    yield from (claim for claim in argument_map.claims if claim.key not in used)
    # What is left goes round in circles.
    yield from argument_map.claims


@attrs.define(eq=False)
class _Tree:
    """Writes the branches of a map, and knows which claims have been shown."""

    map: ArgumentMap
    marks: Mapping[str, Sequence[str]]
    width: int
    paint: Painter
    says: Says | None = None
    shown: set[str] = attrs.Factory(set)
    roles: Roles = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.roles = Roles(self.map)

    def branch(self, root: _Row) -> Iterator[str]:
        """Give the lines of a claim and of all that is below it."""
        most = max(_LEAST_INDENT, self.width - min(_LEAST_TEXT, self.width // 2) - 2)
        self.shown.add(root.claim.key)
        yield from self._lines(root, "", "", again=False)
        stack = [self._level(root, _Indent(0, "", most), with_claim=True)]
        while stack:
            level = stack[-1]
            row = level.waiting
            if row is None:
                stack.pop()
                continue
            level.waiting = next(level.rows, None)
            is_last = level.waiting is None
            again = row.is_mention or row.claim.key in self.shown
            if not again:
                self.shown.add(row.claim.key)
            corner = ("└─ " if is_last else "├─ ") if row.is_first else "╘═ " if is_last else "╞═ "
            first = level.indent.then(corner)
            below = level.indent.below("   " if is_last else "│  ")
            yield from self._lines(row, first, below.text, again=again)
            stack.append(self._level(row, below, with_claim=not again))

    def _level(self, row: _Row, indent: _Indent, *, with_claim: bool) -> _Level:
        rows = self._rows_below(row, with_claim=with_claim)
        return _Level(rows, next(rows, None), indent)

    def _rows_below(self, row: _Row, *, with_claim: bool) -> Iterator[_Row]:
        if with_claim:
            for step in self.map.steps_into.get(row.claim.key, ()):
                yield from self._rows_of(step)
        if row.step is not None and row.is_first:
            for step in self.map.steps_into.get(row.step.key, ()):
                yield from self._rows_of(step, hits_joint_step=len(row.step.premises) > 1)

    def _rows_of(self, step: Step, *, hits_joint_step: bool = False) -> Iterator[_Row]:
        mentioned = frozenset(step.mentioned)
        for index, premise in enumerate(step.premises):
            claim = self.map.claim_by_key[premise]
            is_mention = premise in mentioned
            word = self.roles(step, premise)
            is_first = index == 0
            yield _Row(claim, word, step, is_first, is_mention, hits_joint_step and is_first)

    def _lines(self, row: _Row, first: str, rest: str, *, again: bool) -> Iterator[str]:
        claim, paint = row.claim, self.paint
        room = max(1, self.width - display_width(first))
        words = [(shortened(row.word.upper(), room), STYLES[claim.kind])]
        if claim.id is not None:
            words.append((shortened(printable(claim.id), room - 2), "bold"))
        if self.says is not None:
            step = row.step if row.is_first else None
            words += [(shortened(word, room - 2), style) for word, style in self.says(claim, step)]
        if row.hits_joint_step:
            words.append((shortened("→ hits the joint step", room - 2), "dim"))
        if again:
            words.append((shortened("↑ stated elsewhere", room - 2), "dim"))
        else:
            words += [
                (shortened(f"✗ {mark}", room - 2), "red") for mark in self.marks.get(claim.key, ())
            ]
        lead = first
        for line in filled(words, room, paint):
            yield paint(lead, "dim") + line
            lead = f"{rest}  "
        room = max(1, self.width - display_width(rest) - 2)
        if again:
            text = printable(claim.label or claim.text)
            yield f"{paint(rest, 'dim')}  {shortened(text, room)}"
            return
        for part in wrapped(printable(claim.text), room):
            yield f"{paint(rest, 'dim')}  {part}"
        for detail in _details(claim):
            for part in wrapped(printable(detail), room):
                yield f"{paint(rest, 'dim')}  {paint(part, 'dim')}"


def _details(claim: Claim) -> Iterator[str]:
    if claim.by is not None:
        yield f"— {claim.by}"
    if claim.citations:
        yield (
            "["
            + "; ".join(
                citation.key + (f", {citation.locator}" if citation.locator else "")
                for citation in claim.citations
            )
            + "]"
        )
