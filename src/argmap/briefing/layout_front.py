"""The front page of a brief: the case, what has no answer, and what the case hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.briefing.brief import Block, Brief, Case, Opening, Point, Status
from argmap.briefing.document import Heading, Listing, Look, Paragraph, Part, Run, Setting
from argmap.briefing.side import Side
from argmap.briefing.texts import listed, plural
from argmap.briefing.wording import effect_run, short_cites, status_run, time_words, verb_of
from argmap.evaluation import Verdict

_MOST_DROPS = 40
_MOST_BARE = 40
_MOST_PILLARS = 12


def front_parts(brief: Brief) -> Iterator[Part]:
    """Lay the front page out."""
    yield Heading(1, (Run("At a glance"),), "glance")
    if brief.question:
        yield Paragraph((Run(brief.question, Look.FAINT),), Setting.SMALL)
    for case in brief.cases:
        yield from _case(case)
    if brief.more_theses:
        words = f"The map has {plural(brief.more_theses, 'more thesis')[:-1]}es."
        yield Paragraph((Run(words),), Setting.SMALL)
    yield from _drops(brief)
    if brief.blocks:
        yield _coverage(brief)
    yield from _hinges(brief)
    if brief.side is Side.CON:
        yield from _openings(brief.openings)


def bare_parts(brief: Brief) -> Iterator[Part]:
    """Lay out what has nothing behind it, for the side that attacks."""
    if brief.side is Side.CON:
        yield from _bare(brief.bare)


def _case(case: Case) -> Iterator[Part]:
    verdict = case.point.verdict
    yield Paragraph((Run(case.point.text, Look.STRONG),), Setting.LEAD)
    reasons = [pillar.verdict for pillar in case.pillars]
    sentences = [
        _share(reasons, "reason for it", "reasons for it"),
        _share(case.objections, "objection to it", "objections to it"),
    ]
    runs = [
        Run(f"The thesis {verb_of(verdict)}", _look(verdict)),
        Run(". " + " ".join(sentences)),
    ]
    if case.pillars:
        runs.append(Run(" It rests on: "))
        for number, pillar in enumerate(case.pillars[:_MOST_PILLARS]):
            runs.append(Run(("; " if number else "") + " with ".join(pillar.names)))
            if pillar.verdict is not Verdict.STANDS:
                runs += [Run(" — "), Run(_step_words(pillar.verdict), Look.WARN)]
        left = len(case.pillars) - _MOST_PILLARS
        runs.append(Run(f"; and {left:,} more." if left > 0 else "."))
    yield Paragraph(tuple(runs))


def _look(verdict: Verdict) -> Look:
    return Look.STRONG if verdict is Verdict.STANDS else Look.WARN


def _step_words(verdict: Verdict) -> str:
    return "open" if verdict is Verdict.OPEN else "fails"


def _share(verdicts: Sequence[Verdict], one: str, several: str) -> str:
    """Say how many steps work, are open, and fail."""
    of = len(verdicts)
    if of == 0:
        return f"There is no {one}."
    counts = [
        (count, words)
        for count, *words in (
            (verdicts.count(Verdict.STANDS), "works", "work"),
            (verdicts.count(Verdict.OPEN), "is open", "are open"),
            (sum(verdict.falls for verdict in verdicts), "fails", "fail"),
        )
        if count
    ]
    if of == 1:
        return f"The one {one} {counts[0][1][0]}."
    if len(counts) == 1:
        every = "Both" if of == 2 else f"All {of:,}"
        return f"{every} {several} {counts[0][1][1]}."
    told = [f"{count:,} {words[count > 1]}" for count, words in counts]
    return f"Of {of:,} {several} {listed(told)}."


def _drops(brief: Brief) -> Iterator[Part]:
    ours = brief.side is Side.PRO
    yield Heading(2, (Run("Drop list" if ours else "What they have no answer to"),), "drop-list")
    dropped = [block for block in brief.blocks if block.status.is_dropped]
    if not brief.blocks:
        yield Paragraph((Run("The map holds no objection to the case.", Look.WARN),))
        return
    if not dropped:
        undecided = sum(block.status is Status.OPEN for block in brief.blocks)
        words = (
            "Nothing is dropped: each objection in the map is met."
            if ours
            else "Each objection in the map is met: press their answers, or open a new line."
        )
        if undecided:
            verb = "is" if undecided == 1 else "are"
            words = f"No objection works as it stands, but {undecided:,} {verb} open."
        yield Paragraph((Run(words),))
        return
    items = [_drop(brief, block) for block in dropped[:_MOST_DROPS]]
    yield Listing(tuple(items))
    if len(dropped) > _MOST_DROPS:
        words = f"And {len(dropped) - _MOST_DROPS:,} more; see the blocks."
        yield Paragraph((Run(words),), Setting.SMALL)


def _drop(brief: Brief, block: Block) -> tuple[Run, ...]:
    called = "AT" if brief.side is Side.PRO else "Attack"
    return (
        Run(f"{called} {block.number}: {block.name}", Look.STRONG, f"#{block.anchor}"),
        Run(" — "),
        status_run(block.status, brief.side),
        Run(" · "),
        effect_run(block, brief.side, len(brief.cases)),
    )


def _coverage(brief: Brief) -> Paragraph:
    blocks = brief.blocks
    answered = sum(block.status.is_answered for block in blocks)
    unbacked = sum(block.status is Status.NO_EVIDENCE for block in blocks)
    alone = sum(block.status is Status.BARE for block in blocks)
    undecided = sum(block.status is Status.OPEN for block in blocks)
    ours = brief.side is Side.PRO
    full = answered + alone == len(blocks)
    runs = [
        Run(
            f"Answered {answered:,} of {len(blocks):,}",
            (Look.GOOD if full else Look.BAD) if ours else (Look.BAD if full else Look.GOOD),
        )
    ]
    if unbacked:
        runs += [Run(" · "), Run(f"{unbacked:,} without evidence", Look.WARN)]
    if alone:
        words = "falls by itself" if alone == 1 else "fall by themselves"
        runs += [Run(" · "), Run(f"{alone:,} {words}")]
    if undecided:
        runs += [Run(" · "), Run(f"{undecided:,} open", Look.WARN)]
    if brief.words:
        time = time_words(brief.words, brief.words_per_minute)
        count = f"{plural(brief.words, 'word')} at {brief.words_per_minute} a minute"
        runs += [Run(" · "), Run(f"reading aloud ≈ {time} ({count})", Look.FAINT)]
    return Paragraph(tuple(runs), Setting.STATUS)


def _hinges(brief: Brief) -> Iterator[Part]:
    ours = brief.side is Side.PRO
    for number, case in enumerate(brief.cases, 1):
        of = "" if len(brief.cases) == 1 else f": {case.point.name}"
        if case.point.verdict is Verdict.STANDS:
            if not ours:
                # They come first among the places to attack.
                continue
            yield Heading(2, (Run(f"What the case hangs on{of}"),), f"hangs-on-{number}")
            if not case.hinges:
                words = "No single claim: it takes the loss of several to bring the thesis down."
                yield Paragraph((Run(words),))
                continue
            lead = "If one of these is lost, the thesis falls:"
            yield Paragraph((Run(lead),))
            yield Listing(tuple(_named(point) for point in case.hinges[:_MOST_BARE]))
            yield from _left_out(len(case.hinges) - _MOST_BARE)
            if not case.are_all_hinges:
                words = "Not every claim was looked at: the map is too large for that."
                yield Paragraph((Run(words, Look.FAINT),), Setting.SMALL)
            continue
        words = "What must be answered" if ours else "What keeps it down"
        yield Heading(2, (Run(f"{words}{of}"),), f"hangs-on-{number}")
        if case.remedy_size is None:
            words = (
                "Nothing in the map that could be answered would make the thesis stand."
                if case.searched is None
                else f"No set of up to {case.searched:,} points was found that, refuted, makes the "
                "thesis stand; larger ones were not searched."
            )
            yield Paragraph((Run(words),))
            continue
        words = f"The thesis stands again once {plural(case.remedy_size, 'point')} "
        words += "is refuted:" if case.remedy_size == 1 else "are refuted, such as all of these:"
        yield Paragraph((Run(words),))
        if case.remedy_size == 1:
            yield Listing(tuple(_named(points[0]) for points in case.remedies))
        elif case.remedies:
            yield Listing(tuple(_named(point) for point in case.remedies[0][:_MOST_BARE]))
            yield from _left_out(len(case.remedies[0]) - _MOST_BARE)


def _left_out(count: int) -> Iterator[Part]:
    if count > 0:
        yield Paragraph((Run(f"And {count:,} more.", Look.FAINT),), Setting.SMALL)


def _openings(openings: Sequence[Opening]) -> Iterator[Part]:
    if not openings:
        return
    yield Heading(2, (Run("Where to attack, in this order"),), "where-to-attack")
    items = []
    for opening in openings:
        runs = list(_named(opening.point))
        if opening.topples:
            runs += [Run(" · "), Run("the thesis falls with it", Look.WARN)]
        if opening.reasons:
            runs.append(Run(" · " + "; ".join(opening.reasons)))
        for number, place in enumerate(opening.blocks):
            runs += [
                Run(", " if number else " · attacked in ", Look.FAINT),
                Run(place.words, Look.FAINT, f"#{place.anchor}"),
            ]
        items.append(tuple(runs))
    yield Listing(tuple(items), numbered=True)


def _bare(points: Sequence[Point]) -> Iterator[Part]:
    yield Heading(1, (Run("Premises with nothing behind them"),), "nothing-behind")
    if not points:
        yield Paragraph((Run("None: each rests on a source or is called an assumption."),))
        return
    yield Listing(tuple(_named(point) for point in points[:_MOST_BARE]))
    yield from _left_out(len(points) - _MOST_BARE)


def _named(point: Point) -> tuple[Run, ...]:
    runs = [Run(point.text), Run(short_cites(point.cites), Look.FAINT)]
    where = " · ".join(part for part in (point.id, point.place) if part)
    if where:
        runs.append(Run(f" {where}", Look.FAINT))
    return tuple(run for run in runs if run.text)
