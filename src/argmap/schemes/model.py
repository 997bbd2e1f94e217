"""What an argumentation scheme is."""

from __future__ import annotations

from enum import Enum

import attrs

TAG_PREFIX = "cq-"
"""What the tag of a statement that answers or raises a critical question begins with."""


class Answerer(Enum):
    """Who must answer a critical question.

    Asking is enough to put a presumption in doubt: the arguer has to answer. An exception is for
    whoever objects to show (Gordon, Prakken & Walton 2007).
    """

    ARGUER = "arguer"
    OBJECTOR = "objector"


class Answer(Enum):
    """What, in a map, counts as an answer of the arguer; a tagged statement always does.

    Attributes:
        BACKING: A premise of the step is backed: a reason below it, a citation, or the author's
            word that it is taken as given.
        REASON: A premise of the step has a reason below it; that it cites a source is not enough.
        LINK: A warrant, or one more linked premise.
        WORDS: The words of the statement show it; there is nothing that a map could lack.
    """

    BACKING = "backing"
    REASON = "reason"
    LINK = "link"
    WORDS = "words"


@attrs.frozen
class SchemePremise:
    """A premise that arguments of a scheme have, written down or understood.

    Attributes:
        role: What it is called.
        text: What it says, in general.
    """

    role: str
    text: str


@attrs.frozen
class CriticalQuestion:
    """A question that arguments of a scheme must stand.

    Attributes:
        name: What it is called; unique in its scheme.
        text: The question.
        answerer: Who must answer it.
        shown_by: What counts as the arguer's answer, any of them; empty where the objector must
            answer.
    """

    name: str
    text: str
    answerer: Answerer
    shown_by: tuple[Answer, ...] = ()

    @property
    def tag(self) -> str:
        """The tag of a statement that answers the question, or raises it."""
        return TAG_PREFIX + self.name


@attrs.frozen
class Scheme:
    """A common pattern of argument.

    Attributes:
        name: What the field ``scheme`` calls it, such as ``expert-opinion``.
        title: The same in words.
        what: What such an argument says, in a sentence.
        premises: What it rests on.
        conclusion: What it is for.
        questions: What it must be asked.
        example: A map in which a step names it.
    """

    name: str
    title: str
    what: str
    premises: tuple[SchemePremise, ...]
    conclusion: str
    questions: tuple[CriticalQuestion, ...]
    example: str
