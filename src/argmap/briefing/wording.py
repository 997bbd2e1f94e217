"""What a brief says in words, for either side."""

from __future__ import annotations

from argmap.briefing.brief import Block, Status
from argmap.briefing.cites import Cite
from argmap.briefing.document import Look, Run
from argmap.briefing.side import Side
from argmap.briefing.texts import plural
from argmap.evaluation import Verdict

_SECONDS = 60
_LONG = 90

# What each status is called and how it looks, to the side that defends and to the one that attacks.
_STATUS = {
    Status.UNANSWERED: (("Unanswered", Look.BAD), ("Lands: no answer to it", Look.GOOD)),
    Status.FAILED: (("The answer falls", Look.BAD), ("Lands: their answer falls", Look.GOOD)),
    Status.PARTLY: (("Answered in part only", Look.BAD), ("Lands: answered in part", Look.GOOD)),
    Status.OPEN: (("Open", Look.WARN), ("Open", Look.WARN)),
    Status.NO_EVIDENCE: (
        ("Answered without evidence", Look.WARN),
        ("Answered without evidence", Look.WARN),
    ),
    Status.ANSWERED: (("Answered", Look.GOOD), ("Answered", Look.BAD)),
    Status.BARE: (("Falls by itself", Look.GOOD), ("Falls: nothing backs it", Look.BAD)),
}


def status_run(status: Status, side: Side, link: str | None = None) -> Run:
    """Give the badge of a status."""
    words, look = _STATUS[status][0 if side is Side.PRO else 1]
    return Run(words, look, link)


def effect_run(block: Block, side: Side, theses: int) -> Run:
    """Say what follows if an objection stands.

    Args:
        block: The objection.
        side: Who reads it.
        theses: How many theses the map has.
    """
    ours = side is Side.PRO
    start = "as it stands," if block.status.is_dropped else "if it stands,"
    effect = block.effect
    if effect is None:
        return Run("what falls with it was not examined", Look.FAINT)
    if effect.topples:
        fall = "the thesis falls"
        if len(effect.topples) > 1:
            fall = f"{len(effect.topples):,} theses fall"
        elif theses > 1:
            fall = f"the thesis “{effect.topples[0]}” falls"
        return Run(f"{start} {fall}", Look.BAD if ours else Look.GOOD)
    if effect.changes:
        verb = "falls" if effect.changes == 1 else "fall"
        words = f"{start} {plural(effect.changes, 'claim')} of the case {verb}"
        return Run(words, Look.WARN)
    return Run(f"{start} no claim of the case falls", Look.FAINT)


def verb_of(verdict: Verdict) -> str:
    """Say what a claim with a verdict does: it stands, falls or is open."""
    return "is open" if verdict is Verdict.OPEN else verdict.words


def time_words(words: int, per_minute: int) -> str:
    """Say how long so many words take to read aloud."""
    seconds = words * _SECONDS / per_minute
    if seconds < _LONG:
        return f"{max(5, round(seconds / 5) * 5)} s"
    return f"{round(seconds / _SECONDS, 1):g} min"


def cite_runs(cite: Cite) -> tuple[Run, ...]:
    """Give a cite in one line, of which the name and the date stand out."""
    runs = [Run(cite.before)] if cite.before else []
    runs += [Run(cite.name, Look.CITE), Run(" "), Run(cite.date, Look.CITE)]
    rest = [*cite.rest, *([cite.locator] if cite.locator else [])]
    if rest:
        runs.append(Run(f", {', '.join(rest)}"))
    if cite.url:
        runs += [Run(", "), Run(cite.url, Look.FAINT, cite.url)]
    marks = [
        word for word, has in (("anonymous", cite.anonymous), ("contested", cite.contested)) if has
    ]
    if marks:
        runs += [Run(" · "), Run(", ".join(marks), Look.WARN)]
    return tuple(runs)


def short_cites(cites: tuple[Cite, ...]) -> str:
    """Give names and dates in brackets, with a blank before them; nothing where there are none."""
    if not cites:
        return ""
    inside = "; ".join(cite.short + (f", {cite.locator}" if cite.locator else "") for cite in cites)
    return f" ({inside})"


def path_words(block: Block, theses: int) -> str:
    """Say what an objection hits, and how that leads to the thesis.

    Args:
        block: The objection.
        theses: How many theses the map has.
    """
    names = [f"“{name}”" if name != "…" else name for name in block.path]
    names[-1] = "the thesis" if theses == 1 else f"the thesis {names[-1]}"
    if len(names) == 1:
        return f"against {names[0]} itself"
    if block.hits_step:
        rest = "".join(f" → {name}" for name in names[2:])
        return f"against the step from {names[0]} to {names[1]}{rest}"
    return f"against {names[0]}{''.join(f' → {name}' for name in names[1:])}"
