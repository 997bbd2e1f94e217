"""A block of a brief: an objection, and how it is met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.briefing.brief import Answer, Block, Brief, Card, Point, Reference, Status
from argmap.briefing.document import (
    Heading,
    Listing,
    Look,
    NoteLines,
    Paragraph,
    Part,
    Run,
    Setting,
)
from argmap.briefing.side import Side
from argmap.briefing.texts import listed, plural, quoted
from argmap.briefing.wording import (
    cite_runs,
    effect_run,
    path_words,
    short_cites,
    status_run,
    time_words,
)
from argmap.evaluation import Verdict
from argmap.model import StepKind

_NOTE_LINES = 3
_DEEPEST_INDENT = 4


def block_parts(brief: Brief, block: Block) -> Iterator[Part]:
    """Lay a block out."""
    called = "AT: " if brief.side is Side.PRO else ""
    yield Heading(3, (Run(f"{block.number}. {called}{block.name}"),), block.anchor)
    yield Paragraph(tuple(_badges(brief, block)), Setting.STATUS)
    head = block.objection.points[0]
    known = [part for part in (head.id, head.place, path_words(block, len(brief.cases))) if part]
    yield Paragraph((Run(" · ".join(known), Look.FAINT),), Setting.SMALL)
    if brief.side is Side.PRO:
        yield from _defending(block)
    else:
        yield from _attacking(block)
    yield Paragraph((Run("Therefore ", Look.STRONG), Run(_therefore(brief, block))))
    yield from _checks(brief, block)
    yield NoteLines(_NOTE_LINES)


def _badges(brief: Brief, block: Block) -> Iterator[Run]:
    yield status_run(block.status, brief.side)
    yield Run(" · ")
    yield effect_run(block, brief.side, len(brief.cases))
    if block.words:
        yield Run(" · ")
        yield Run(f"≈ {time_words(block.words, brief.words_per_minute)} aloud", Look.FAINT)


# --- the two chairs ------------------------------------------------------------------------------


def _defending(block: Block) -> Iterator[Part]:
    objection = block.objection
    yield Paragraph((Run("They say ", Look.STRONG), *_said(objection.points)))
    yield from _evidence_list(objection, 0, ours=False)
    if not objection.answers:
        yield from _no_answer(block, "We say ", "nothing yet: write an answer here.")
        return
    yield Paragraph((Run("We say", Look.STRONG),))
    for number, answer in enumerate(objection.answers, 1):
        yield from _carded(answer, number)
        yield from _replies(answer, 1, "If they press ", "We answer ", ours=False)


def _attacking(block: Block) -> Iterator[Part]:
    objection = block.objection
    yield Paragraph((Run("We say", Look.STRONG),))
    yield from _carded(objection, None)
    if not objection.answers:
        yield from _no_answer(block, "They will answer ", "nothing that the map holds.")
        return
    yield Paragraph((Run("They will answer", Look.STRONG),))
    for number, answer in enumerate(objection.answers, 1):
        yield Paragraph((Run(f"{number}. ", Look.STRONG), *_line(answer, ours=False)), indent=1)
        yield from _evidence_list(answer, 2, ours=False)
        if answer.answers or answer.elsewhere or answer.deeper:
            yield from _replies(answer, 2, "We press ", "They answer ", ours=True)
        elif not answer.verdict.falls:
            runs = (Run("We press ", Look.STRONG), Run("nothing yet: write an attack here."))
            yield Paragraph(runs, indent=2)


def _no_answer(block: Block, label: str, words: str) -> Iterator[Part]:
    places = block.objection.elsewhere
    runs = [Run(label, Look.STRONG)]
    if places:
        runs += [Run("see "), *_links(places), Run(".")]
    elif block.status is Status.BARE:
        runs.append(Run("nothing; it falls without an answer."))
    else:
        runs.append(Run(words, Look.WARN))
    yield Paragraph(tuple(runs))


# --- what is said --------------------------------------------------------------------------------


def _carded(answer: Answer, number: int | None) -> Iterator[Part]:
    """Lay out what is to be read aloud: tags, cites and quotes."""
    prefix = () if number is None else (Run(f"{number}. "),)
    yield Heading(4, (*prefix, *_tag(answer.points)))
    yield Paragraph(tuple(_state(answer)), Setting.STATUS)
    for point in answer.points:
        yield from _card_text(point)
    if answer.note:
        yield Paragraph((Run("Note ", Look.STRONG), Run(answer.note)), Setting.SMALL)
    read = [card for card in answer.cards if card.point.cites and card.works]
    for place, card in enumerate(read, 1):
        count = f"{place}. " if number is None else f"{number}.{place} "
        yield Heading(4, (Run(count), *_tag((card.point,))))
        yield from _card_text(card.point)
    others = [card for card in answer.cards if not card.point.cites or not card.works]
    if others:
        yield Listing(tuple(_because(card, ours=True) for card in others))
    yield from _more(answer, 0)


def _tag(points: Sequence[Point]) -> Iterator[Run]:
    for number, point in enumerate(points):
        yield Run(f"{' ' if number else ''}{point.text}")
        if point.by and not any(
            point.by in (cite.name, cite.before + cite.name) for cite in point.cites
        ):
            yield Run(f" — {point.by}", Look.FAINT)


def _state(answer: Answer) -> Iterator[Run]:
    if answer.works:
        yield Run("Works", Look.GOOD)
    elif answer.verdict is Verdict.OPEN:
        yield Run("Open", Look.WARN)
        yield Run(f": {answer.because}")
    else:
        yield Run("Falls", Look.BAD)
        yield Run(f": {answer.because}")
    yield Run(" · ")
    yield Run(_kind(answer))
    if answer.is_analytic:
        yield Run(" · ")
        yield Run("analytic", Look.WARN)
    elif not answer.backed and answer.works:
        yield Run(" · ")
        yield Run("its evidence falls", Look.WARN)


def _kind(answer: Answer) -> str:
    word = "no link" if answer.kind is StepKind.UNDERCUT else "denial"
    if not answer.hits:
        return word
    names = listed([f"“{name}”" for name in answer.hits], 3)
    return f"{word} {'from' if answer.kind is StepKind.UNDERCUT else 'of'} {names}"


def _card_text(point: Point, indent: int = 0) -> Iterator[Part]:
    for cite in point.cites:
        yield Paragraph(cite_runs(cite), Setting.CITE, indent)
    if point.quote:
        yield Paragraph((Run(quoted(point.quote), Look.QUOTE),), Setting.CARD, indent)


def _because(card: Card, *, ours: bool) -> tuple[Run, ...]:
    runs = [Run("Warrant: " if card.warrant else ""), Run(card.point.text)]
    if card.point.by:
        runs.append(Run(f" — {card.point.by}"))
    if not card.works:
        runs += [Run(" — "), Run("falls", Look.BAD if ours else Look.GOOD)]
    return tuple(run for run in runs if run.text)


def _evidence_list(answer: Answer, indent: int, *, ours: bool) -> Iterator[Part]:
    if answer.cards:
        items = []
        for card in answer.cards:
            runs = [*_because(card, ours=ours), Run(short_cites(card.point.cites), Look.FAINT)]
            items.append(tuple(run for run in runs if run.text))
        yield Listing(tuple(items), indent=indent)
    yield from _more(answer, indent)


def _more(answer: Answer, indent: int) -> Iterator[Part]:
    if answer.more_cards:
        words = f"The map has {plural(answer.more_cards, 'more reason')} behind it."
        yield Paragraph((Run(words, Look.FAINT),), Setting.SMALL, indent)
    if answer.told is not None:
        what = "What backs it"
        if answer.told in answer.elsewhere:
            what += ", and what is said against it"
        runs = (Run(f"{what}: see ", Look.FAINT), *_links((answer.told,)), Run("."))
        yield Paragraph(runs, Setting.SMALL, indent)


def _said(points: Sequence[Point]) -> Iterator[Run]:
    for number, point in enumerate(points):
        yield Run(f"{' ' if number else ''}{point.text}")
        if point.by:
            yield Run(f" — {point.by}")
        if point.cites:
            yield Run(short_cites(point.cites), Look.FAINT)


def _line(answer: Answer, *, ours: bool) -> Iterator[Run]:
    yield from _said(answer.points)
    yield Run(" ")
    good, bad = (Look.GOOD, Look.BAD) if ours else (Look.BAD, Look.GOOD)
    if answer.works:
        yield Run("works", good)
    elif answer.verdict is Verdict.OPEN:
        yield Run("open", Look.WARN)
    else:
        yield Run("falls", bad)
        yield Run(f": {answer.because}", Look.FAINT)


# --- answers to answers --------------------------------------------------------------------------


def _replies(answer: Answer, indent: int, label: str, other: str, *, ours: bool) -> Iterator[Part]:
    """Lay out what is said against an answer, and against that; `Exchanges` bounds how deep."""
    for reply in answer.answers:
        yield Paragraph((Run(label, Look.STRONG), *_line(reply, ours=ours)), indent=indent)
        if ours:
            for point in reply.points:
                yield from _card_text(point, min(indent + 1, _DEEPEST_INDENT))
        if reply.note:
            yield Paragraph((Run(reply.note, Look.FAINT),), Setting.SMALL, indent)
        yield from _evidence_list(reply, min(indent + 1, _DEEPEST_INDENT), ours=ours)
        yield from _replies(reply, min(indent + 1, _DEEPEST_INDENT), other, label, ours=not ours)
    elsewhere = [place for place in answer.elsewhere if place != answer.told]
    if elsewhere:
        runs = (Run(label, Look.STRONG), Run("see "), *_links(elsewhere), Run("."))
        yield Paragraph(runs, Setting.SMALL, indent)
    if answer.deeper:
        words = f"The exchange goes on for {plural(answer.deeper, 'more point')} in the map."
        yield Paragraph((Run(words, Look.FAINT),), Setting.SMALL, indent)


def _links(places: Sequence[Reference]) -> Iterator[Run]:
    for number, place in enumerate(places):
        if number:
            yield Run(", ")
        yield Run(place.words, Look.PLAIN, f"#{place.anchor}")


# --- what is left --------------------------------------------------------------------------------


def _therefore(brief: Brief, block: Block) -> str:
    whose = "their point" if brief.side is Side.PRO else "our point"
    working = [str(number) for number, one in enumerate(block.objection.answers, 1) if one.works]
    answers = f"answer{'' if len(working) == 1 else 's'} {listed(working, 9)}"
    verb = "works" if len(working) == 1 else "work"
    if block.status is Status.BARE:
        start = f"{whose} falls: {block.objection.because}"
    elif block.status.is_answered:
        start = f"{whose} falls: {answers} {verb}" if working else f"{whose} falls"
    elif block.status is Status.OPEN:
        start = f"{whose} is open: {block.objection.because}"
    elif block.status is Status.UNANSWERED:
        start = f"{whose} stands: nothing is said against it"
    elif working:
        start = f"{whose} still stands: {answers} {verb}, but other reasons carry it"
    else:
        start = f"{whose} stands: no answer to it holds"
    return f"{start}. {block.remains[:1].upper()}{block.remains[1:]}."


def _checks(brief: Brief, block: Block) -> Iterator[Part]:
    ours, theirs = block.answer_checks, block.checks
    if brief.side is Side.CON:
        ours, theirs = theirs, ours
    for label, found in (("Check our evidence ", ours), ("Press their evidence ", theirs)):
        if found:
            yield Paragraph((Run(label, Look.STRONG), Run("; ".join(found))), Setting.SMALL)
