"""What is weak in evidence: what the other side will ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.briefing.brief import Answer, Point
from argmap.briefing.cites import Cite
from argmap.briefing.texts import listed


def weaknesses(answers: Iterable[Answer]) -> tuple[str, ...]:
    """Say what is missing in the cites of some answers, and whom they all rest on.

    One line for each kind of fault, with the names of the sources that have it.
    """
    points = [
        point
        for answer in answers
        for point in (*answer.points, *(card.point for card in answer.cards if card.works))
        if point.cites
    ]
    cites = [cite for point in points for cite in point.cites]
    names = list(dict.fromkeys(cite.name for cite in cites))
    if len(names) == 1:
        # There is no need to name it with each fault.
        faults = (line.partition(":")[0] for line in _faults(points, cites))
        return (f"one source only, {names[0]}", *faults)
    found = _faults(points, cites)
    if cites and cites[0].relay and all(cite.relay == cites[0].relay for cite in cites):
        found.append(f"all of it comes by way of {cites[0].relay}")
    return tuple(found)


def _faults(points: Iterable[Point], cites: Sequence[Cite]) -> list[str]:
    found = [
        _line("anonymous", (cite for cite in cites if cite.anonymous)),
        _line("contested", (cite for cite in cites if cite.contested)),
        _line("no date", (cite for cite in cites if not cite.dated)),
        _line("no page", (cite for cite in cites if cite.paged and cite.locator is None)),
        _line("nothing quoted", _unquoted(points)),
    ]
    return [line for line in found if line]


def _unquoted(points: Iterable[Point]) -> Iterable[Cite]:
    return (cite for point in points if point.quote is None for cite in point.cites)


def _line(fault: str, cites: Iterable[Cite]) -> str:
    names = list(dict.fromkeys(cite.name for cite in cites))
    return f"{fault}: {listed(names, 5)}" if names else ""
