"""A dialogue for the terminal, indented like the outline."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.evaluation import Evaluation, Move, Why
from argmap.evaluation.words import because, name_of, words_of
from argmap.model.roles import Roles
from argmap.reporting.terminal import Painter, printable
from argmap.reporting.tree_text import STYLES as ROLE_STYLES
from argmap.reporting.verdict_marks import SIGNS, STYLES
from argmap.reporting.wrapping import filled, shortened, wrapped

_INDENT = 2
_LEAST_TEXT = 24
_LEAST_INDENT = 8


def why_text(evaluation: Evaluation, why: Why, *, width: int, paint: Painter) -> Iterator[str]:
    """Give the lines of a dialogue: what each point is there, its verdict, and what decides it.

    Args:
        evaluation: The evaluation that the dialogue is from.
        why: The dialogue.
        width: The columns there are, at least 20.
        paint: Colours words, or does not.
    """
    most = max(_LEAST_INDENT, width - _LEAST_TEXT)
    roles = Roles(evaluation.map)
    for move in why.moves:
        indent = " " * (move.depth * _INDENT)
        if len(indent) > most:
            # Deep down there is room for a text still.
            indent = f"{move.depth}⋯".ljust(most)
        room = max(1, width - len(indent))
        rest = indent if indent.isspace() else " " * len(indent)
        for index, line in enumerate(filled(_head(evaluation, roles, move, room), room, paint)):
            yield f"{indent if index == 0 else rest + '  '}{line}"
        if move.again or (move.depth == 0 and move.key == move.step):
            continue
        text = printable(evaluation.map.claim_by_key[move.claim].text)
        for line in wrapped(text, max(1, room - 2)):
            yield paint(f"{rest}  {line}", "dim")


def role_of(evaluation: Evaluation, roles: Roles, move: Move) -> str:
    """Give the word for what a move is about: that of a claim in its step, or ``step``."""
    claim = evaluation.map.claim_by_key[move.claim]
    if move.depth == 0:
        return "step" if move.step is not None else claim.kind.value
    if move.step is None:
        return claim.kind.value
    step = evaluation.map.step_by_key[move.step]
    return roles(step, move.claim)


def _head(evaluation: Evaluation, roles: Roles, move: Move, room: int) -> Iterator[tuple[str, str]]:
    claim = evaluation.map.claim_by_key[move.claim]
    style = ROLE_STYLES[claim.kind]
    is_step = move.key == move.step
    if is_step and move.depth == 0:
        name = name_of(evaluation.map, move.key).removeprefix("the ")
        yield shortened(printable(name), room), "bold"
    else:
        yield shortened(role_of(evaluation, roles, move).upper(), room), style
        if claim.id is not None:
            yield shortened(printable(claim.id), room - 2), "bold"
    subject = "the step " if is_step and move.depth > 0 else ""
    verdict = f"{SIGNS[move.verdict]} {subject}{words_of(evaluation, move.key)}"
    if move.again:
        yield shortened(verdict, room - 2), STYLES[move.verdict]
        yield shortened("↑ as said above", room - 2), "dim"
        return
    yield shortened(f"{verdict}:", room - 2), STYLES[move.verdict]
    for word in printable(because(evaluation, move.key, move.reason)).split(" "):
        yield shortened(word, room - 2), ""
