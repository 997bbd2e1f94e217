"""Where each argument stands on a flow."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.briefing.flow import (
    DROPPED,
    EXTENDED,
    Cell,
    CellKind,
    Flow,
    Piece,
    Row,
    Sheet,
    Standing,
    Style,
    Thesis,
    Unplaced,
)
from argmap.briefing.flow_relations import answered_steps, homes_of
from argmap.briefing.flow_words import Words, in_short, listed, shortened
from argmap.briefing.side import Side
from argmap.briefing.speeches import Speeches
from argmap.evaluation import Evaluation, Verdict
from argmap.legible import legible
from argmap.memory import without_garbage_collection
from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind

# A cell that holds more is no note any more.
_MOST_IN_A_CELL = 400
# What is said on top of each sheet stands whole on the overview.
_LONGEST_HEAD = 300


@attrs.frozen(eq=False, repr=False)
class _Card:
    """A claim in the cell of another; whether its text stands here and not elsewhere."""

    claim: Claim
    lead: str
    is_told: bool


@attrs.define(eq=False, repr=False)
class _Entry:
    """A claim where it stands on a sheet.

    Attributes:
        claim, step: The claim, and the step that it is a premise of there.
        side: Whose argument it is.
        column: The index of the speech; None where it comes after the last one.
        lead: The words before it.
        indent: How far it is set in.
        is_argument: Whether it is answered or dropped as one: not where it backs another.
        about: What it answers or backs; None at the top.
        sheet, number: Where it stands.
        is_told: Whether its text, and all that bears on it, stands here and not elsewhere.
        cards: What stands in its cell besides: evidence for it, and what it is linked with.
        room: How many characters more the cell may hold.
        late: What would answer it, but comes after the last speech.
    """

    claim: Claim
    step: Step
    side: Side
    column: int | None
    lead: str
    indent: int = 0
    is_argument: bool = False
    about: _Entry | None = None
    starts_row: bool = True
    sheet: int = 0
    number: int = 0
    is_told: bool = False
    cards: list[_Card] = attrs.Factory(list)
    room: int = 0
    late: list[_Entry] = attrs.Factory(list)


@attrs.define(eq=False, repr=False)
class _Draft:
    """A sheet before its words are put together: entries by row, left to right, and late ones."""

    thesis: Claim
    step: Step
    side: Side
    rows: list[list[_Entry]] = attrs.Factory(list)
    late: list[_Entry] = attrs.Factory(list)


def make_flow(evaluation: Evaluation, speeches: Speeches) -> Flow:
    """Place the arguments for and against the theses of a map on the sheets of a flow.

    On each sheet the side that its thesis speaks for is the pro, so that two theses which deny
    each other have each their own view. A claim that is used more than once stands with all that
    bears on it where it is stated, and elsewhere its name says where that is. An argument is
    dropped where no answer to it, to its link, or to anything that backs it is in the map (and none
    was lost to an error of the file). An argument that works is extended in the later speeches of
    its side, as far as nothing else stands there. Linear in the size of the map, but for the number
    of speeches.
    """
    with without_garbage_collection():
        return _Builder(evaluation, speeches).flow()


@attrs.define(eq=False, slots=False)
class _Builder:
    evaluation: Evaluation
    speeches: Speeches
    told: dict[str, _Entry] = attrs.Factory(dict)

    def __attrs_post_init__(self) -> None:
        self.map: ArgumentMap = self.evaluation.map
        self.words = Words(self.evaluation)
        self.homes = homes_of(self.map)
        self.answered = answered_steps(self.map)

    def flow(self) -> Flow:
        drafts: list[_Draft] = []
        theses: list[tuple[Claim, int, int]] = []
        for thesis in self.map.theses:
            first = len(drafts) + 1
            for step in self.map.steps_into.get(thesis.key, ()):
                drafts.append(self._draft(thesis, step, len(drafts) + 1))
            theses.append((thesis, first, len(drafts)))
        self.sheets_of = {thesis.key: (first, last) for thesis, first, last in theses}
        verdicts = {thesis.key: self.words.thesis(thesis) for thesis in self.map.theses}
        return Flow(
            title=_printable(self.map.title),
            question=_printable(self.map.question),
            author=_printable(self.map.author),
            language=_printable(self.map.language),
            speeches=self.speeches,
            theses=tuple(
                Thesis(
                    legible(thesis.text),
                    verdicts[thesis.key],
                    (first, last) if first <= last else None,
                )
                for thesis, first, last in theses
            ),
            sheets=tuple(
                self._sheet(number, draft, verdicts[draft.thesis.key])
                for number, draft in enumerate(drafts, 1)
            ),
            aside=len(self.map.claims) - len(theses) - len(self.told),
        )

    # Placing

    def _draft(self, thesis: Claim, step: Step, number: int) -> _Draft:
        side = Side.PRO if step.kind is StepKind.SUPPORT else Side.CON
        draft = _Draft(thesis, step, side)
        stack = list(self._premises(step, side, self.speeches.first(side), None))[::-1]
        stack[-1].is_argument = True
        # Links at the top of a sheet are no news: it is what the sheet is about.
        stack[-1].lead = ""
        while stack:
            entry = stack.pop()
            entry.sheet = number
            if entry.column is None:
                draft.late.append(entry)
            elif entry.starts_row:
                draft.rows.append([entry])
            else:
                draft.rows[-1].append(entry)
            entry.number = len(draft.rows)
            entry.is_told = self._is_told_in(entry.step, entry.claim)
            if entry.is_told:
                self.told[entry.claim.key] = entry
            stack += list(self._below(entry))[::-1]
        for place, entry in enumerate(draft.late, len(draft.rows) + 1):
            entry.number = place
        return draft

    def _is_told_in(self, step: Step, claim: Claim) -> bool:
        if claim.kind is ClaimKind.THESIS or claim.key in self.told:
            return False
        return self.homes.get(claim.key, step.key) == step.key

    def _below(self, entry: _Entry) -> Iterator[_Entry]:
        """Give what answers an entry, then what backs it, in the order of the rows."""
        into = self.map.steps_into
        bearing = into.get(entry.claim.key, ()) if entry.is_told else ()
        answers = [step for step in bearing if step.kind is not StepKind.SUPPORT]
        if entry.claim.key == entry.step.premises[0]:
            answers = [*into.get(entry.step.key, ()), *answers]
        other = entry.side.other
        column = None if entry.column is None else self.speeches.next(other, entry.column)
        for place, step in enumerate(answers, 1):
            premises = list(self._premises(step, other, column, entry))
            first = premises[0]
            first.is_argument = True
            first.starts_row = place > 1
            if len(answers) > 1:
                first.lead = f"{place}. {first.lead}".rstrip()
            if entry.column is not None and column is None:
                entry.late.append(first)
            yield from premises
        for step in bearing:
            if step.kind is not StepKind.SUPPORT:
                continue
            is_evidence = (
                len(step.premises) == 1
                and not into.get(step.key)
                and self.map.claim_by_key[step.premises[0]].kind is ClaimKind.EVIDENCE
            )
            if not (is_evidence and self._is_put_into(entry, step, step.premises[0])):
                yield from self._premises(step, entry.side, entry.column, entry)

    def _premises(
        self, step: Step, side: Side, column: int | None, about: _Entry | None
    ) -> Iterator[_Entry]:
        """Give what a step rests on, but for what finds room in the first cell."""
        claims = self.map.claim_by_key
        backs = step.kind is StepKind.SUPPORT and about is not None
        indent = about.indent + 1 if backs and about is not None else 0
        first: _Entry | None = None
        others = []
        for premise in dict.fromkeys(step.premises):
            if first is not None and self._is_put_into(first, step, premise):
                continue
            claim, lead = claims[premise], self.words.lead(step, premise)
            entry = _Entry(claim, step, side, column, lead, indent, about=about)
            entry.room = _MOST_IN_A_CELL - len(claim.text)
            if first is None:
                first = entry
            others.append(entry)
        yield from others

    def _is_put_into(self, entry: _Entry, step: Step, premise: str) -> bool:
        """Put what an entry rests on or is linked with into its cell, where that says it all."""
        claim = self.map.claim_by_key[premise]
        is_told = self._is_told_in(step, claim)
        if self.evaluation.verdict(premise) is not Verdict.STANDS or (
            is_told and self.map.steps_into.get(premise)
        ):
            return False
        length = len(claim.text if is_told else claim.label or claim.text)
        if length > entry.room:
            return False
        entry.room -= length
        entry.cards.append(_Card(claim, self.words.lead(step, premise), is_told))
        if is_told:
            self.told[premise] = entry
        return True

    # Cells

    def _sheet(self, number: int, draft: _Draft, verdict: str) -> Sheet:
        drops = dict.fromkeys(Side, 0)
        rows = []
        for place, entries in enumerate(draft.rows, 1):
            cells = {
                entry.column: self._cell(entry) for entry in entries if entry.column is not None
            }
            cells |= self._after(entries, drops)
            rows.append(Row(place, dict(sorted(cells.items()))))
        everything = [*(entry for entries in draft.rows for entry in entries), *draft.late]
        return Sheet(
            number=number,
            title=self.words.title(self.map.claim_by_key[draft.step.premises[0]]),
            side=draft.side,
            thesis=in_short(draft.thesis.text, _LONGEST_HEAD),
            verdict=shortened(verdict, _LONGEST_HEAD),
            rows=tuple(rows),
            unplaced=tuple(
                Unplaced(entry.number, entry.about.number, self._cell(entry))
                for entry in draft.late
                if entry.about is not None
            ),
            arguments=sum(entry.is_argument for entry in everything),
            drops=drops,
        )

    def _cell(self, entry: _Entry) -> Cell:
        claim = entry.claim
        standing = self.words.standing(claim)
        is_struck = standing is Standing.FALLS
        lines: list[tuple[Piece, ...]] = []
        if entry.is_told:
            lines += self.words.claim(claim, entry.lead, is_struck=is_struck)
        else:
            lines.append(self.words.name(claim, entry.lead, is_struck=is_struck))
        if entry.step.note is not None and claim.key == entry.step.premises[0]:
            lines.append((Piece(legible(entry.step.note)),))
        for card in entry.cards:
            if card.is_told:
                lines.append(self.words.card(card.claim, card.lead))
            else:
                where = Piece(f" {self._elsewhere(card.claim, entry)}", Style.MARK)
                lines.append((*self.words.name(card.claim, card.lead, is_struck=False), where))
        marks = [self.words.mark(claim, entry.step)]
        if not entry.is_told:
            marks.append(self._elsewhere(claim, entry))
        if entry.late:
            what = "an answer" if len(entry.late) == 1 else f"{len(entry.late):,} answers"
            rows = listed([late.number for late in entry.late])
            marks.append(f"⋯ {what} after the last speech: see {rows}")
        lines += [(Piece(mark, Style.MARK),) for mark in marks if mark]
        return Cell(CellKind.ARGUMENT, entry.side, standing, tuple(lines), entry.indent)

    def _elsewhere(self, claim: Claim, entry: _Entry) -> str:
        """Say where a claim is told that an entry names."""
        sheets = self.sheets_of.get(claim.key)
        if sheets is not None:
            first, last = sheets
            if first > last:
                return ""
            return f"→ sheet {first}" if first == last else f"→ sheets {first}–{last}"
        told = self.told.get(claim.key)
        if told is None:
            return ""
        if told.sheet == entry.sheet:
            return f"→ row {told.number}"
        return f"→ sheet {told.sheet}, row {told.number}"

    def _after(self, entries: list[_Entry], drops: dict[Side, int]) -> dict[int, Cell]:
        """Give what stands in a row behind its last argument: the drop, and what is extended."""
        last = entries[-1]
        after = last.column
        cells: dict[int, Cell] = {}
        if after is None or last.late:
            return cells
        answer = self.speeches.next(last.side.other, after)
        if last.is_argument and answer is not None:
            if last.step.key not in self.answered:
                cells[answer] = _said(CellKind.DROP, last.side.other, DROPPED)
                drops[last.side.other] += 1
            after = answer
        carried = next((one for one in entries[::-1] if self._is_carried(one, entries)), None)
        if carried is not None and answer is not None:
            column = self.speeches.next(carried.side, after)
            while column is not None:
                cells[column] = _said(CellKind.EXTENSION, carried.side, EXTENDED)
                column = self.speeches.next(carried.side, column)
        return cells

    def _is_carried(self, entry: _Entry, entries: list[_Entry]) -> bool:
        """Say whether a side has a point to carry on: one that works, and that was argued about."""
        works = self.evaluation.verdict(entry.step.key) is Verdict.STANDS
        return works and (entry.is_argument or entry is not entries[-1])


def _said(kind: CellKind, side: Side, words: str) -> Cell:
    return Cell(kind, side, Standing.STANDS, ((Piece(words, Style.MARK),),))


def _printable(text: str | None) -> str | None:
    return None if text is None else legible(text)
