"""The words of a flow's cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from argmap.briefing.cites import cite_of
from argmap.briefing.flow import Piece, Standing, Style
from argmap.briefing.texts import listed as names_in_words
from argmap.briefing.wording import verb_of as verdict_words
from argmap.evaluation import Evaluation, Verdict
from argmap.legible import legible
from argmap.model import Citation, Claim, Step, StepKind
from argmap.model.roles import Roles

_LONGEST_TITLE = 40
_LONGEST_NAME = 40
_MOST_SPANS = 6
_SMALL = frozenset({"and", "et", "al."})
_LEADS = {
    "premise": "Because:",
    "evidence": "Evidence:",
    "assumption": "Assuming:",
    "and": "And:",
    "warrant": "Warrant:",
    "undercut": "No link:",
}


@attrs.frozen(eq=False, slots=False)
class Words:
    """Says what claims and steps of an evaluated map say, for cells."""

    evaluation: Evaluation

    def lead(self, step: Step, premise: str) -> str:
        """Say how a premise bears on what it stands beside; nothing where that is an answer."""
        if step.kind is StepKind.UNDERCUT and premise == step.premises[0]:
            return _LEADS["undercut"]
        return _LEADS.get(self._roles(step, premise), "")

    def claim(self, claim: Claim, lead: str, *, is_struck: bool) -> Iterator[tuple[Piece, ...]]:
        """Give the lines of a claim: its label, its text, and its cites."""
        begin = (Piece(f"{lead} ", Style.LEAD),) if lead else ()
        text = Piece(legible(claim.text), Style.TEXT, is_struck)
        if claim.label is None:
            yield (*begin, text)
        else:
            yield (*begin, Piece(legible(claim.label), Style.TAG, is_struck))
            yield (text,)
        if cite := self.cite(claim):
            yield (Piece(cite, Style.CITE),)

    def name(self, claim: Claim, lead: str, *, is_struck: bool) -> tuple[Piece, ...]:
        """Give the line of a claim whose text stands elsewhere."""
        begin = (Piece(f"{lead} ", Style.LEAD),) if lead else ()
        return (*begin, Piece(self.title(claim), Style.TAG, is_struck))

    def card(self, claim: Claim, lead: str) -> tuple[Piece, ...]:
        """Give the line of a claim that stands in the cell of what it backs or is linked with."""
        line = [Piece(f"{lead} ", Style.LEAD), Piece(legible(claim.text))]
        if cite := self.cite(claim):
            line.append(Piece(f" {cite}", Style.CITE))
        return tuple(line)

    def title(self, claim: Claim) -> str:
        """Give a short name of a claim."""
        return in_short(claim.label or claim.text, _LONGEST_TITLE)

    def cite(self, claim: Claim) -> str:
        """Give who says so, and where; an empty text where nothing is cited."""
        cites, names = [], []
        for citation in claim.citations:
            name, date = self._named(citation)
            names.append(name)
            place = "" if citation.locator is None else f", {citation.locator}"
            cites.append(f"{name}{date}{place}")
        if claim.by is not None and not any(_says(name, claim.by) for name in names):
            cites.insert(0, claim.by)
        return legible(f"({'; '.join(cites)})") if cites else ""

    def standing(self, claim: Claim) -> Standing:
        """Say whether a claim survives."""
        verdict = self.evaluation.verdict(claim.key)
        if verdict is Verdict.STANDS:
            return Standing.STANDS
        return Standing.OPEN if verdict is Verdict.OPEN else Standing.FALLS

    def thesis(self, claim: Claim) -> str:
        """Say whether a thesis stands, and by what, without a full stop."""
        verdict = self.evaluation.verdict(claim.key)
        into = self.evaluation.map.steps_into.get(claim.key, ())
        start = f"The thesis {verdict_words(verdict)}"
        supports = [step for step in into if step.kind is StepKind.SUPPORT]
        attacks = [step for step in into if step.kind is StepKind.ATTACK]
        if verdict is Verdict.OPEN:
            undecided = self._with(verdict, attacks, ("against it is", "against it are"))
            return f"{start}: {undecided or self._with(verdict, supports, ('is', 'are'))} open"
        if verdict is Verdict.REBUTTED:
            return f"{start}: {self._with(Verdict.STANDS, attacks, ('works', 'work'))} against it"
        if verdict is Verdict.UNSUPPORTED:
            what = "no reason for it works" if supports else "no reason is given for it"
            return f"{start}: {what}"
        if working := self._with(Verdict.STANDS, supports, ("supports", "support")):
            start += f": {working} it"
        return f"{start}, and no objection to it works" if attacks else start

    def _with(self, verdict: Verdict, steps: Sequence[Step], verb: tuple[str, str]) -> str:
        """Name what has a verdict of some steps, with a verb; nothing where nothing has."""
        claims = self.evaluation.map.claim_by_key
        names = [
            f"“{self.title(claims[step.premises[0]]).rstrip('.')}”"
            for step in steps
            if self.evaluation.verdict(step.key) is verdict
        ]
        return f"{names_in_words(names, 3)} {verb[len(names) > 1]}" if names else ""

    def mark(self, claim: Claim, step: Step) -> str:
        """Say what has become of a claim, or else of the step that it is the first premise of."""
        verdict = self.evaluation.verdict(claim.key)
        if verdict is not Verdict.STANDS:
            return f"{'?' if verdict is Verdict.OPEN else '✗'} {verdict.words}"
        if claim.key != step.premises[0]:
            return ""
        verdict = self.evaluation.verdict(step.key)
        if verdict is Verdict.REBUTTED:
            return "✗ the link is broken"
        if verdict is Verdict.UNSUPPORTED:
            return "✗ fails: what it is linked with falls"
        return "? the link is open" if verdict is Verdict.OPEN else ""

    def _named(self, citation: Citation) -> tuple[str, str]:
        """Give the name of a source, and its year with a space before it, or nothing."""
        known = self._sources.get(citation.key)
        if known is None:
            cite = cite_of(self.evaluation.map, citation)
            known = citation.key, ""
            if cite is not None:
                date = f" {cite.date[:4]}" if cite.dated else ""
                known = shortened(cite.name, _LONGEST_NAME), date
            self._sources[citation.key] = known
        return known

    @cached_property
    def _sources(self) -> dict[str, tuple[str, str]]:
        return {}

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self.evaluation.map)


def _says(name: str, by: str) -> bool:
    """Say whether a cite's name says already who somebody is."""
    words = set(by.casefold().split())
    return all(word in words for word in name.casefold().split() if word not in _SMALL)


def in_short(text: str, most: int) -> str:
    """Make a text printable and no longer than some characters, however long it is."""
    return shortened(legible(text[: 2 * most]), most)


def shortened(text: str, most: int) -> str:
    """Cut a text between words, so that it has no more than some characters."""
    if len(text) <= most:
        return text
    head, space, _ = text[:most].rpartition(" ")
    return f"{(head if space else text[: most - 1]).rstrip(' ,;:')}…"


def listed(numbers: Sequence[int]) -> str:
    """Name rows by their numbers, rising ones in one go: ``5``, ``5–7``, ``5, 9``."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = [str(low) if low == high else f"{low}–{high}" for low, high in spans]
    if len(words) > _MOST_SPANS:
        words[_MOST_SPANS:] = [f"… {numbers[-1]}"]
    return ", ".join(words)
