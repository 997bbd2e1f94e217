"""A map as a tree for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind
from argmap.reporting.terminal import Painter, printable
from argmap.width import display_width

_LEAST_TEXT = 24
_STYLES = {
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


@attrs.frozen(eq=False)
class _Row:
    """A claim where it stands in the tree: the word for it there, and the step it is part of."""

    claim: Claim
    word: str
    step: Step | None
    is_first: bool
    is_mention: bool


@attrs.define(eq=False)
class _Level:
    rows: Iterator[_Row]
    waiting: _Row | None
    indent: str


def tree_text(
    argument_map: ArgumentMap,
    marks: Mapping[str, Sequence[str]],
    *,
    width: int,
    paint: Painter,
) -> Iterator[str]:
    """Give the lines of a map's tree.

    A claim that is used in several places is shown with all that is below it where it is stated,
    and named in the others. Nothing is left out: claims that bear on nothing stand at the end.

    Args:
        argument_map: The map.
        marks: What the checker says of claims, in a word or two each, by the claims' keys.
        width: The columns there are.
        paint: Colours words, or does not.
    """
    for words, style in ((argument_map.title, "bold"), (argument_map.question, "dim")):
        if words is not None:
            yield paint(printable(words), style)
    if argument_map.title is not None or argument_map.question is not None:
        yield ""
    shown: set[str] = set()
    for root in _roots(argument_map):
        if root.key in shown:
            continue
        row = _Row(root, root.kind.value, None, is_first=True, is_mention=False)
        yield from _branch(argument_map, row, marks, shown, width, paint)
        yield ""


def _roots(argument_map: ArgumentMap) -> Iterator[Claim]:
    yield from (claim for claim in argument_map.claims if claim.kind is ClaimKind.THESIS)
    yield from (claim for claim in argument_map.claims if claim.kind is ClaimKind.CLAIM)
    used = argument_map.steps_from
    yield from (claim for claim in argument_map.claims if claim.key not in used)
    # What is left goes round in circles.
    yield from argument_map.claims


def _branch(
    argument_map: ArgumentMap,
    root: _Row,
    marks: Mapping[str, Sequence[str]],
    shown: set[str],
    width: int,
    paint: Painter,
) -> Iterator[str]:
    yield from _lines(root, "", "", marks, width, paint)
    shown.add(root.claim.key)
    stack = [_level(argument_map, root, "")]
    while stack:
        level = stack[-1]
        row = level.waiting
        if row is None:
            stack.pop()
            continue
        level.waiting = next(level.rows, None)
        is_last = level.waiting is None
        again = row.claim.key in shown or row.is_mention
        first = level.indent + ("└─ " if is_last else "├─ ")
        rest = level.indent + ("   " if is_last else "│  ")
        yield from _lines(row, first, rest, marks, width, paint, again=again)
        below = _level(argument_map, row, rest, with_claim=not again)
        if not again:
            shown.add(row.claim.key)
        stack.append(below)


def _level(argument_map: ArgumentMap, row: _Row, indent: str, *, with_claim: bool = True) -> _Level:
    rows = _rows_below(argument_map, row, with_claim=with_claim)
    return _Level(rows, next(rows, None), indent)


def _rows_below(argument_map: ArgumentMap, row: _Row, *, with_claim: bool) -> Iterator[_Row]:
    steps = list(argument_map.steps_into.get(row.claim.key, ())) if with_claim else []
    if row.step is not None and row.is_first:
        steps += argument_map.steps_into.get(row.step.key, ())
    for step in steps:
        for index, premise in enumerate(step.premises):
            claim = argument_map.claim_by_key[premise]
            is_mention = premise in step.mentioned
            yield _Row(claim, _word(claim, step, index, is_mention), step, index == 0, is_mention)


def _word(claim: Claim, step: Step, index: int, is_mention: bool) -> str:
    if claim.key in step.warrants:
        return "warrant"
    if index > 0:
        return "and"
    if not is_mention:
        return claim.kind.value
    return {
        StepKind.SUPPORT: "premise",
        StepKind.ATTACK: "rebuttal" if claim.kind is ClaimKind.REBUTTAL else "objection",
        StepKind.UNDERCUT: "undercut",
    }[step.kind]


def _lines(
    row: _Row,
    first: str,
    rest: str,
    marks: Mapping[str, Sequence[str]],
    width: int,
    paint: Painter,
    *,
    again: bool = False,
) -> Iterator[str]:
    claim = row.claim
    head = row.word.upper()
    name = claim.id or ""
    found = () if again else tuple(marks.get(claim.key, ()))
    plain = head + (f" {name}" if name else "") + "".join(f"  ✗ {mark}" for mark in found)
    if again:
        plain += "  ↑ stated elsewhere"
    line = paint(head, _STYLES[claim.kind]) + (f" {paint(printable(name), 'bold')}" if name else "")
    line += "".join(f"  {paint('✗ ' + mark, 'red')}" for mark in found)
    if again:
        line += "  " + paint("↑ stated elsewhere", "dim")
    first, rest = _shortened(first, width), _shortened(rest, width)
    yield paint(first, "dim") + line
    room = max(_LEAST_TEXT, width - display_width(rest) - 2)
    text = claim.label or claim.text if again else claim.text
    for part in _wrapped(printable(text), room):
        yield paint(rest, "dim") + "  " + part
    if again:
        return
    for detail in _details(claim):
        for part in _wrapped(printable(detail), room):
            yield paint(rest, "dim") + "  " + paint(part, "dim")


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


def _shortened(indent: str, width: int) -> str:
    """Keep deep indentation from pushing the text off the screen: its end is what tells."""
    most = max(9, width - _LEAST_TEXT - 2)
    if len(indent) <= most:
        return indent
    depth = len(indent) // 3
    sign = f"{depth}⋯"
    return sign.ljust(most - most % 3 - 3) + indent[-3:]


def _wrapped(text: str, room: int) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for word in text.split(" "):
        size = display_width(word)
        if line and used + size + 1 > room:
            yield " ".join(line)
            line, used = [], 0
        while size > room:
            cut = max(1, room // 2) if not word.isascii() else room
            yield word[:cut]
            word = word[cut:]
            size = display_width(word)
        used += size + (1 if line else 0)
        line.append(word)
    if line:
        yield " ".join(line)
