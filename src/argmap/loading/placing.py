"""Which statement may stand where."""

from __future__ import annotations

import attrs

from argmap.loading.drafts import TOP, Place
from argmap.model import ClaimKind
from argmap.syntax.tree import Mention, Statement
from argmap.syntax.vocabulary import ATTACK_WORDS, REASON_WORDS, ROOT_WORDS


@attrs.frozen(eq=False, repr=False)
class PlaceCheck:
    """Whether a line may stand where it stands.

    Attributes:
        makes_step: Whether it makes or joins a step there.
        message, advice: What is wrong, and what to do; None where nothing is.
    """

    makes_step: bool
    message: str | None = None
    advice: str | None = None


_FINE = PlaceCheck(True)
_NO_STEP = PlaceCheck(False)


def check_place(node: Statement | Mention, place: Place, last: Place | None) -> PlaceCheck:
    """Check the word of a line against the line that it stands under and the sibling before it."""
    word = node.word.value
    if word == "and":
        if place.is_lost and last is None:
            return _NO_STEP
        return _check_joined(last)
    if word in ROOT_WORDS:
        return _check_root(node, place)
    if place is TOP:
        return _check_top(node)
    if place.is_lost:
        # Something is wrong above already, and has been said.
        return PlaceCheck(place.claim is not None and word not in ("undercut", "warrant"))
    if word == "rebuttal" and place.role not in ATTACK_WORDS and not place.is_attack:
        return PlaceCheck(
            True,
            f"a rebuttal answers an attack, and this {place.role} is none",
            "write 'objection' to speak against it",
        )
    if word in ("undercut", "warrant") and place.is_root:
        if word == "undercut":
            advice = "write 'objection' to speak against the claim itself"
        else:
            advice = "write 'premise' for a reason for the claim itself"
        return PlaceCheck(
            False,
            f"there is no step here for the {word}: a {place.role} stands under nothing",
            advice,
        )
    return _FINE


def with_article(word: str) -> str:
    """Give a word of the language as it stands in a sentence: ``an objection``."""
    if word == "evidence":
        return word
    if word == "and":
        return "an 'and'"
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def joined_role(last: Place | None) -> str:
    """Give the role of an ``and`` line: that of what it joins.

    What is linked with evidence or with an assumption is a premise: it has its own words to
    account for.
    """
    if last is None or last.role not in (*REASON_WORDS, *ATTACK_WORDS):
        return ClaimKind.PREMISE.value
    return last.role if last.role in ATTACK_WORDS else ClaimKind.PREMISE.value


def _check_joined(last: Place | None) -> PlaceCheck:
    if last is not None and last.is_lost:
        return _NO_STEP
    if last is None or last.role not in (*REASON_WORDS, *ATTACK_WORDS):
        return PlaceCheck(
            False,
            "there is nothing before this 'and' that it could join",
            "put it right after a reason or an attack, with the same indentation; "
            "several reasons that each stand alone are written 'premise'",
        )
    return _FINE


def _check_root(node: Statement | Mention, place: Place) -> PlaceCheck:
    word = node.word.value
    if place is TOP or place.is_lost:
        return _NO_STEP
    if isinstance(node, Mention):
        advice = f"to use it here, write 'premise {node.id.value}' or 'objection {node.id.value}'"
    else:
        advice = (
            "move it to the left margin, or write 'premise' for a reason, 'objection' for a "
            "reason against"
        )
    return PlaceCheck(False, f"a {word} stands under nothing", advice)


def _check_top(node: Statement | Mention) -> PlaceCheck:
    word = node.word.value
    return PlaceCheck(
        False,
        f"{with_article(word)} stands under a statement, "
        + ("not at the left margin" if node.indent == 0 else "and there is none above it"),
        "indent it below the statement that it is about, or write 'claim'",
    )
