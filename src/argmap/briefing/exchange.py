"""An objection with all that is said for and against it, as far as a page can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import PurePath

import attrs

from argmap.briefing.brief import Answer, Card, Point, Reference, Status
from argmap.briefing.case import CaseMap, backed, reached
from argmap.briefing.cites import cite_of
from argmap.briefing.texts import listed, shortened
from argmap.evaluation import Evaluation, Verdict
from argmap.model import Claim, Step, StepKind
from argmap.source import Span

_DEEPEST = 6
"""How many answers to answers are printed below an objection."""
_MOST_CITED = 6
_MOST_ANALYTIC = 4
_MOST_REFERENCES = 5
_FIRST = {Verdict.STANDS: 0, Verdict.OPEN: 1}


class Exchanges:
    """Tells each objection once, with what is said on it; what was told before is referred to.

    So the work is linear in the size of the map, however often claims are used.
    """

    def __init__(self, evaluation: Evaluation, case: CaseMap, file: str | None = None) -> None:
        self.evaluation = evaluation
        self.file = file
        """The file whose lines are named without it."""
        self.map = evaluation.map
        self.case = case
        self.has_several_theses = len(evaluation.map.theses) > 1
        self.cited: dict[str, dict[Reference, None]] = {}
        """The blocks in which each source is cited."""
        self._home: dict[str, Reference] = {}
        self._told: dict[str, Reference] = {}
        self._counted: set[str] = set()
        self._backed = backed(evaluation)
        self._order = {step.key: place for place, step in enumerate(self.map.steps)}

    def keep(self, step: Step, place: Reference) -> None:
        """Say where an objection is going to be told, before any is."""
        self._home[step.key] = place

    def tell(self, step: Step) -> Answer:
        """Tell an objection for which a place is kept."""
        return self._answer(step, self._home[step.key], 0)

    def point(self, claim: Claim, here: Reference | None = None) -> Point:
        """Give a claim as it is printed."""
        cites = [cite for one in claim.citations if (cite := cite_of(self.map, one)) is not None]
        if here is not None:
            block = attrs.evolve(here, words=here.words.partition(",")[0])
            for cite in cites:
                self.cited.setdefault(cite.key, {})[block] = None
        return Point(
            claim.key,
            name_of(claim),
            claim.text,
            self.evaluation.verdicts[claim.key],
            claim.id,
            None if claim.span is None else self._where(claim.span),
            claim.by,
            claim.quote,
            tuple(cites),
        )

    def _where(self, span: Span) -> str:
        name = span.source.name
        if self.file in (None, name):
            return f"line {span.line}"
        path, folder = PurePath(name), PurePath(self.file or "").parent
        shown = path.relative_to(folder) if path.is_relative_to(folder) else path
        return f"{shown}, line {span.line}"

    def status(self, step: Step) -> Status:
        """Say how an objection has been met."""
        verdict = self.evaluation.verdicts[step.key]
        if verdict is Verdict.OPEN:
            return Status.OPEN
        is_hit, is_met, is_met_by_evidence = (
            step.key in among or any(premise in among for premise in step.premises)
            for among in self._reached
        )
        if verdict.falls:
            if not is_met:
                return Status.BARE
            return Status.ANSWERED if is_met_by_evidence else Status.NO_EVIDENCE
        if is_met:
            return Status.PARTLY
        return Status.FAILED if is_hit else Status.UNANSWERED

    @cached_property
    def _reached(self) -> tuple[frozenset[str], ...]:
        """What is hit by anything, by what works, and by what works and rests on a source."""
        hits = [step for step in self.map.steps if step.kind is not StepKind.SUPPORT]
        working = [step for step in hits if self.evaluation.verdicts[step.key] is Verdict.STANDS]
        with_source = [step for step in working if self._is_backed(step)]
        return tuple(reached(self.map, steps) for steps in (hits, working, with_source))

    def _is_backed(self, step: Step) -> bool:
        return any(premise in self._backed for premise in step.premises)

    def _answer(
        self,
        step: Step,
        here: Reference,
        depth: int,
        hits: tuple[str, ...] = (),
        others: Sequence[Step] = (),
    ) -> Answer:
        """Tell a step; ``others`` put the same forward against something else."""
        claims = self.map.claim_by_key
        warrants = frozenset(step.warrants)
        heads = [claims[key] for key in dict.fromkeys(step.premises) if key not in warrants]
        told = [head for head in heads if self._told.get(head.key, here) != here]
        cards, more, against = self._backing(step, here)
        for one in others:
            against += self.map.steps_into.get(one.key, ())
        fresh = [one for one in against if one.key not in self._home]
        elsewhere = [self._home[one.key] for one in against if one.key in self._home]
        elsewhere += (self._told[head.key] for head in told if head.key in self._reached[0])
        fresh.sort(key=self._place)
        answers: list[Answer] = []
        deeper = 0
        if depth < _DEEPEST:
            groups = self._grouped(fresh)
            places = [
                Reference(here.anchor, f"{here.words}, answer {number}") if depth == 0 else here
                for number in range(1, len(groups) + 1)
            ]
            for group, place in zip(groups, places, strict=True):
                self._home.update((one.key, place) for one in group)
            for group, place in zip(groups, places, strict=True):
                targets = dict.fromkeys(self._name_hit(one, step, heads) for one in group)
                hit = tuple(target for target in targets if target is not None)
                answers.append(self._answer(group[0], place, depth + 1, hit, group[1:]))
        else:
            deeper = self._count(fresh, here)
        verdict = self.evaluation.verdicts[step.key]
        return Answer(
            step.key,
            step.kind,
            tuple(self.point(head, here) for head in heads),
            hits,
            verdict,
            "" if verdict is Verdict.STANDS else self._why_not(step),
            self._is_backed(step),
            tuple(cards),
            more,
            step.note,
            next((self._told[head.key] for head in told if self.map.has_reason(head.key)), None),
            tuple(answers),
            tuple(dict.fromkeys(one for one in elsewhere if one != here))[:_MOST_REFERENCES],
            deeper,
        )

    def _grouped(self, steps: Iterable[Step]) -> list[list[Step]]:
        """Put together what is said several times: with the same premises and the same success."""
        groups: dict[object, list[Step]] = {}
        for step in steps:
            verdict = self.evaluation.verdicts[step.key]
            groups.setdefault((step.kind, step.premises, verdict, step.note), []).append(step)
        return list(groups.values())

    def _backing(self, step: Step, here: Reference) -> tuple[list[Card], int, list[Step]]:
        """Give what backs the premises of a step, how much more does, and all that is against it.

        Claims that were told before are left out, with what is below them.
        """
        claims, verdicts = self.map.claim_by_key, self.evaluation.verdicts
        against = list(self.map.steps_into.get(step.key, ()))
        warrants = frozenset(step.warrants)
        cards: list[Card] = []
        more = 0
        room = {True: _MOST_CITED, False: _MOST_ANALYTIC}
        stack = [
            (key, True, key in warrants, key not in warrants)
            for key in reversed(dict.fromkeys(step.premises))
        ]
        while stack:
            key, works, is_warrant, is_head = stack.pop()
            if key in self._told:
                continue
            self._told[key] = here
            claim = claims[key]
            works = works and verdicts[key] is Verdict.STANDS
            if not is_head:
                is_cited = bool(claim.citations)
                if room[is_cited]:
                    room[is_cited] -= 1
                    cards.append(Card(self.point(claim, here), works, is_warrant))
                else:
                    more += 1
            below = []
            for one in self.map.steps_into.get(key, ()):
                if one.kind is not StepKind.SUPPORT:
                    against.append(one)
                    continue
                against += self.map.steps_into.get(one.key, ())
                holds = verdicts[one.key] is Verdict.STANDS and (works or is_head)
                below += [
                    (premise, holds, premise in one.warrants, False) for premise in one.premises
                ]
            stack += reversed(below)
        return cards, more, against

    def _count(self, steps: list[Step], here: Reference) -> int:
        """Count some answers and all below them, and say that they belong here."""
        into = self.map.steps_into
        count = 0
        stack = [step.key for step in steps]
        while stack:
            key = stack.pop()
            if key in self._counted:
                continue
            self._counted.add(key)
            step = self.map.step_by_key.get(key)
            if step is not None:
                stack += step.premises
                if step.kind is not StepKind.SUPPORT:
                    if self._home.setdefault(key, here) is not here:
                        continue
                    count += 1
            elif key in self._told:
                continue
            stack += [one.key for one in into.get(key, ())]
        return count

    def _place(self, step: Step) -> tuple[int, int]:
        """Sort what works first, then what is open, then what fails; each in file order."""
        return _FIRST.get(self.evaluation.verdicts[step.key], 2), self._order[step.key]

    def _name_hit(self, hit: Step, step: Step, heads: list[Claim]) -> str | None:
        """Name what an answer is against, where it is not the head of what it answers."""
        if hit.target == step.key or any(head.key == hit.target for head in heads):
            return None
        broken = self.map.step_by_key.get(hit.target)
        key = hit.target if broken is None else broken.premises[0]
        return name_of(self.map.claim_by_key[key])

    def _why_not(self, step: Step) -> str:
        """Say why a step does not work, by the names of what works against it."""
        verdicts, into = self.evaluation.verdicts, self.map.steps_into
        wanted = Verdict.OPEN if verdicts[step.key] is Verdict.OPEN else Verdict.STANDS
        verb = ("is", "are") if wanted is Verdict.OPEN else ("works", "work")
        broken = [one for one in into.get(step.key, ()) if verdicts[one.key] is wanted]
        if broken:
            return f"{self._names(broken, verb)} against this step"
        for premise in step.premises:
            if verdicts[premise] is Verdict.STANDS:
                continue
            attacks = [
                one
                for one in into.get(premise, ())
                if one.kind is StepKind.ATTACK and verdicts[one.key] is wanted
            ]
            name = (
                "" if len(step.premises) == 1 else f" “{name_of(self.map.claim_by_key[premise])}”"
            )
            if attacks:
                return f"{self._names(attacks, verb)} against {name.strip() or 'it'}"
            if self.map.has_reason(premise):
                how = "is open" if verdicts[premise] is Verdict.OPEN else "fails"
                return f"what is said for{name or ' it'} {how}"
            return f"nothing backs{name or ' it'}"
        return ""

    def _names(self, steps: Sequence[Step], verb: tuple[str, str]) -> str:
        premises = dict.fromkeys(one.premises[0] for one in steps)
        names = [f"“{name_of(self.map.claim_by_key[key])}”" for key in premises]
        return f"{listed(names, 3)} {verb[len(names) > 1]}"


def name_of(claim: Claim) -> str:
    """Give what a claim is called on a page: its label, or its first words."""
    return shortened(claim.label or claim.text).rstrip(".")
