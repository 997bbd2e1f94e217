"""Applying fixes to a text, and telling whether a safe one has kept the map."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from argmap.diagnostic import Edit, Fix
from argmap.model import ArgumentMap, ClaimKind
from argmap.source import BYTE_ORDER_MARK

_Key = tuple[tuple[int, int, str], ...]
_KINDS = {kind.value: kind for kind in ClaimKind}


def apply_fixes(text: str, fixes: Iterable[Fix]) -> tuple[str, list[Fix]]:
    """Apply the fixes that can be applied at once: those that do not overlap, the first one first.

    Two edits overlap where they replace a character in common, or where one inserts at an end of
    the other: what comes first there would hang on their order. A fix is applied whole or not at
    all. Fixes with the same edits are one. The result does not depend on the order of the fixes.
    It takes n log n time. A byte-order mark stays, and what is inserted ends its lines as the text
    does.

    Args:
        text: The text that all edits are about.
        fixes: What may be changed in it.

    Returns:
        The text as it is then, and the fixes that were applied, in the order of the text. Where
        there are none, the text is the same.

    Raises:
        ValueError: The edits of a fix overlap each other, or reach out of the text.
    """
    ending = _ending(text)
    by_edits: dict[_Key, list[Fix]] = {}
    for fix in fixes:
        edits = tuple(sorted(_plain(edit, text, ending) for edit in fix.edits))
        changes = tuple(edit for edit in edits if text[edit[0] : edit[1]] != edit[2])
        if changes:
            by_edits.setdefault(changes, []).append(fix)
    taken: list[tuple[int, int]] = []
    accepted: list[tuple[int, int, str]] = []
    applied: list[Fix] = []
    for edits in sorted(by_edits):
        spans = [(start, end) for start, end, _ in edits]
        if any(_overlap(one, other) for one, other in pairwise(spans)):
            raise ValueError("the edits of a fix overlap each other")
        if any(_is_taken(span, taken) for span in spans):
            continue
        for span in spans:
            insort(taken, span)
        accepted += edits
        applied += by_edits[edits]
    return _replaced(text, sorted(accepted)), applied


def keeps_the_map(before: ArgumentMap, after: ArgumentMap, fixes: Iterable[Fix]) -> bool:
    """Say whether a map is the same after safe fixes, but for the words that they replace.

    Where an edit replaces the word for the kind of a claim (``objection``) by another one
    (``rebuttal``), claims may have changed their kind likewise: the one on that line, and those
    that ``and`` lines join to it. All else is the same: claims, steps, sources, keys, and their
    order.
    """
    changed = {
        (_KINDS[edit.span.text], _KINDS[edit.text])
        for fix in fixes
        for edit in fix.edits
        if edit.span.text in _KINDS and edit.text in _KINDS
    }
    if len(before.claims) != len(after.claims):
        return False
    if attrs.evolve(before, claims=()) != attrs.evolve(after, claims=()):
        return False
    return all(
        old == new or ((old.kind, new.kind) in changed and attrs.evolve(old, kind=new.kind) == new)
        for old, new in zip(before.claims, after.claims, strict=True)
    )


def _plain(edit: Edit, text: str, ending: str) -> tuple[int, int, str]:
    start, end = edit.span.start, edit.span.end
    if not 0 <= start <= end <= len(text):
        raise ValueError("an edit reaches out of its text")
    mark = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    return max(start, mark), max(end, mark), edit.text.replace("\n", ending)


def _ending(text: str) -> str:
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def _is_taken(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    # What is taken does not overlap, so that only the neighbours can.
    index = bisect_left(taken, span)
    return any(_overlap(span, other) for other in taken[max(0, index - 1) : index + 1])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


def _replaced(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    pieces = []
    at = 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])
