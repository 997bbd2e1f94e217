"""The outline of a page, as nested lists of links that work without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from argmap.drawing.measure import clean
from argmap.drawing.page.tree import Row
from argmap.drawing.plan import element_id
from argmap.model.roles import Roles

# Browsers stop nesting at about 500 elements; deeper rows stay at this level of the lists, and a
# screen reader is told their own level.
_DEEPEST = 60
_MOST_CHARACTERS = 4_000


def write_listing(
    rows: Sequence[Row],
    roles: Roles,
    numbers: Mapping[str, int],
    marks: Mapping[str, Sequence[str]],
) -> str:
    """Write the outline.

    Args:
        rows: The rows, from top to bottom.
        roles: What claims are called in steps.
        numbers: The number of each claim, by its key.
        marks: The words on a claim, by its key.
    """
    out: list[str] = []
    level = -1
    for row in rows:
        depth = min(row.depth, _DEEPEST)
        if depth > level:
            out.append("<ul>" * (depth - level))
        else:
            out.append("</li>" + "</ul></li>" * (level - depth))
        level = depth
        out.append(_item(row, roles, numbers, marks))
    if level >= 0:
        out.append("</li></ul>" * (level + 1))
    return "".join(out)


def word_of(row: Row, roles: Roles) -> str:
    """Give the word for a claim where it is named."""
    return row.claim.kind.value if row.step is None else roles(row.step, row.claim.key)


def _item(
    row: Row,
    roles: Roles,
    numbers: Mapping[str, int],
    marks: Mapping[str, Sequence[str]],
) -> str:
    claim = row.claim
    word = word_of(row, roles)
    kind = word if row.is_mention else claim.kind.value
    parts = [f'<span class="kind {kind}">{escape(word)}</span>']
    if claim.id is not None:
        parts.append(f'<span class="name" dir="auto">{_text(claim.id[:200])}</span>')
    if row.is_mention:
        parts.append('<span class="again">stands elsewhere</span>')
        shown = claim.label or claim.text
        parts.append(f'<span class="words" dir="auto">{_text(shown[:200])}</span>')
    else:
        words = _text(claim.text[:_MOST_CHARACTERS])
        parts.append(f'<span class="words" dir="auto">{words}</span>')
        said = " · ".join(clean(mark) for mark in marks.get(claim.key, ())[:20])
        if said:
            parts.append(f'<span class="mark">{escape(said)}</span>')
    again = ' class="mention"' if row.is_mention else ""
    return (
        f'<li><a{again} href="#{element_id("claim", claim.key)}" '
        f'data-claim="{numbers[claim.key]}" data-level="{row.depth + 1}">{" ".join(parts)}</a>'
    )


def _text(text: str) -> str:
    return escape(clean(text))
