"""What is known of statements and steps while the map is being put together."""

from __future__ import annotations

import attrs

from argmap.source import Span


@attrs.define(eq=False, repr=False)
class StepDraft:
    """A step whose lines are still being read.

    Attributes:
        kind: ``support``, ``attack`` or ``undercut``.
        target: The key of the claim, or the step, that it bears on.
        premises: The keys of its premises with their lines, in file order.
        warrants, mentioned: Which of the premises are warrants, and which are only mentioned.
        scheme: Its scheme with the field's place.
        notes: The notes of its mentions.
        span: The line that makes it.
    """

    kind: str
    target: str | StepDraft
    span: Span
    premises: dict[str, Span] = attrs.Factory(dict)
    warrants: list[str] = attrs.Factory(list)
    mentioned: list[str] = attrs.Factory(list)
    scheme: tuple[str, Span] | None = None
    notes: list[str] = attrs.Factory(list)


@attrs.frozen(eq=False, repr=False)
class Place:
    """What a line is to the lines nested below it.

    Attributes:
        claim: The key of the claim that they are about; None where the line's claim is lost.
        role: The word that says what the claim does here (for an ``and`` line, that of what it
            joins); empty at the top of the file and where the line is lost.
        step: The step that the line is part of; None where it makes none.
        is_root: Whether the line stands under nothing, as a thesis does.
        is_attack: Whether the line mentions a statement that attacks something where it is stated.
        is_lost: Whether the line, or what it stands under, could not be understood, so that
            nothing more needs to be said about what is missing below it.
    """

    claim: str | None
    role: str
    step: StepDraft | None
    is_root: bool = False
    is_attack: bool = False
    is_lost: bool = False


TOP = Place(None, "", None)
LOST = Place(None, "", None, is_lost=True)
