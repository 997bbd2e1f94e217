"""How a map answers critical questions, in words."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.schemes import Answer, Answerer, CriticalQuestion, Scheme

_TITLES = {
    Answerer.ARGUER: "Questions for whoever argues so",
    Answerer.OBJECTOR: "Questions for whoever objects",
}
_WAYS = {
    Answer.LINK: "a warrant or a linked premise",
    Answer.REASON: "a reason below the premise",
    Answer.BACKING: "a source, or a reason below the premise",
    Answer.WORDS: "what the statement says",
}


def answerers(scheme: Scheme) -> Iterator[tuple[str, list[CriticalQuestion]]]:
    """Give the questions of a scheme by who must answer them, with a title for each."""
    for answerer, title in _TITLES.items():
        questions = [each for each in scheme.questions if each.answerer is answerer]
        if questions:
            yield title, questions


def ways(question: CriticalQuestion) -> str:
    """Say in brackets how a map answers a question of the arguer; nothing for the objector's."""
    if not question.shown_by:
        return ""
    return f" (Answered by {' or '.join(_WAYS[way] for way in question.shown_by)}.)"
