"""What a rebuttal brief tells, whatever it is written as."""

from __future__ import annotations

from enum import Enum

import attrs

from argmap.briefing.cites import Cite
from argmap.briefing.side import Side
from argmap.evaluation import Verdict
from argmap.model import Source, StepKind

MOST_THESES = 20
"""So many theses of one map are planned for."""


class NoThesisError(ValueError):
    """The map argues for nothing, so that there is no side to prepare."""


class Status(Enum):
    """How an objection to the case has been met."""

    UNANSWERED = "unanswered"
    """It works, and nothing at all is said against it."""
    FAILED = "the answer falls"
    """It works: nothing that is said against it holds."""
    PARTLY = "answered in part"
    """It works: some of what is said against it holds, but something else still carries it."""
    OPEN = "open"
    """What is said for and against it goes round in a circle."""
    NO_EVIDENCE = "answered without evidence"
    """It fails, but nothing that makes it fail cites a source."""
    ANSWERED = "answered"
    """It fails, and an answer that works rests on a source."""
    BARE = "falls by itself"
    """It fails without an answer: nothing holds it up."""

    @property
    def is_answered(self) -> bool:
        """Whether the objection fails because of what is said against it."""
        return self in (Status.ANSWERED, Status.NO_EVIDENCE)

    @property
    def is_dropped(self) -> bool:
        """Whether the objection works."""
        return self in (Status.UNANSWERED, Status.FAILED, Status.PARTLY)


@attrs.frozen
class Reference:
    """Another place of the brief.

    Attributes:
        anchor: The anchor of the block.
        words: What it is called, such as ``AT 3, answer 2``.
    """

    anchor: str
    words: str


@attrs.frozen
class Point:
    """A claim, as it is printed.

    Attributes:
        key: Its key.
        name: Its label, or the first words of its text.
        text: All of its words.
        verdict: Whether it stands.
        id: Its id, or None.
        place: The line, after the name of the file where that is not the brief's; or None.
        by: Who says so, or None.
        quote: Words taken verbatim from the source, or None.
        cites: The sources that it cites.
    """

    key: str
    name: str
    text: str
    verdict: Verdict
    id: str | None = None
    place: str | None = None
    by: str | None = None
    quote: str | None = None
    cites: tuple[Cite, ...] = ()


@attrs.frozen
class Card:
    """Something that backs what is said.

    Attributes:
        point: What it says; without cites it is analytic.
        works: Whether it stands, and so does each step from it to what it backs.
        warrant: Whether it says why a reason is a reason.
    """

    point: Point
    works: bool
    warrant: bool = False


@attrs.frozen
class Answer:
    """An attack or an undercut with all that bears on it, as far as it is printed.

    Attributes:
        step: The key of the step.
        kind: ``ATTACK`` denies, ``UNDERCUT`` says that it does not bear.
        points: What is put forward; several hold together.
        hits: The names of what it is against, where that is not the head of what it answers.
        verdict: Whether it works.
        because: Why it does not work; empty where it does.
        backed: Whether it rests on a source.
        cards: What backs it.
        more_cards: How many more back it.
        note: What the map notes on this step, or None.
        told: Where what backs it has been printed already, or None.
        answers: What is said against it, or against what backs it; what works comes first.
        elsewhere: Where more that is said against it is printed.
        deeper: How many more answers there are than are printed.
    """

    step: str
    kind: StepKind
    points: tuple[Point, ...]
    hits: tuple[str, ...]
    verdict: Verdict
    because: str
    backed: bool
    cards: tuple[Card, ...] = ()
    more_cards: int = 0
    note: str | None = None
    told: Reference | None = None
    answers: tuple[Answer, ...] = ()
    elsewhere: tuple[Reference, ...] = ()
    deeper: int = 0

    @property
    def works(self) -> bool:
        """Whether it works."""
        return self.verdict is Verdict.STANDS

    @property
    def is_analytic(self) -> bool:
        """Whether it cites nothing, not even what does not help."""
        points = (*self.points, *(card.point for card in self.cards))
        return not self.backed and not any(point.cites for point in points)


@attrs.frozen
class Effect:
    """What follows if an objection stands.

    Attributes:
        topples: The names of the theses that fall.
        changes: How many claims and steps of the case it takes away, the theses among them.
    """

    topples: tuple[str, ...]
    changes: int


@attrs.frozen
class Block:
    """An objection to the case, and how it is met.

    Attributes:
        number: Its number, from 1, most dangerous first.
        anchor: A name for links, which stays when other lines of the map change.
        name: The objection in a few words.
        objection: The objection, with what is said against it.
        path: From what it hits to the thesis, by name.
        hits_step: Whether it hits the step from the first of these to the second.
        effect: What follows if it stands; None where that was not examined.
        status: How it is met.
        checks: What is weak in the evidence for the objection.
        answer_checks: What is weak in the evidence for the answers that work.
        remains: What is left standing.
        words: How many words are to be read aloud.
    """

    number: int
    anchor: str
    name: str
    objection: Answer
    path: tuple[str, ...]
    hits_step: bool
    effect: Effect | None
    status: Status
    checks: tuple[str, ...]
    answer_checks: tuple[str, ...]
    remains: str
    words: int


@attrs.frozen
class Pillar:
    """A reason for a thesis: its linked premises by name, and whether it works."""

    names: tuple[str, ...]
    verdict: Verdict


@attrs.frozen
class Case:
    """A thesis and what carries it.

    Attributes:
        point: The thesis.
        pillars: The reasons for it.
        objections: Whether each of the objections to the thesis itself works.
        hinges: Claims whose loss alone makes it fall, where it stands.
        remedies: The smallest sets of points to refute so that it stands, where it does not.
        remedy_size: How many points those have; None where no such set was found.
        are_all_hinges: Whether every claim was looked at that could be one of ``hinges``.
        searched: Up to how many points the sets were searched; None where all were.
    """

    point: Point
    pillars: tuple[Pillar, ...]
    objections: tuple[Verdict, ...]
    hinges: tuple[Point, ...]
    remedies: tuple[tuple[Point, ...], ...]
    remedy_size: int | None
    are_all_hinges: bool
    searched: int | None


@attrs.frozen
class Opening:
    """A place where the case can be attacked.

    Attributes:
        point: What to attack.
        topples: Whether its loss alone makes a thesis fall.
        reasons: Why it is weak, one in a few words each.
        blocks: Where objections to it are printed.
    """

    point: Point
    topples: bool
    reasons: tuple[str, ...]
    blocks: tuple[Reference, ...]


@attrs.frozen
class Listed:
    """A source, and where the map cites it.

    Attributes:
        source: The source.
        relay: What relays it, in words, or None.
        cited: The blocks in which it is cited.
        in_case: Whether the case itself cites it.
    """

    source: Source
    relay: str | None
    cited: tuple[Reference, ...]
    in_case: bool


@attrs.frozen
class Brief:
    """A rebuttal brief.

    Attributes:
        side: Whom it is for.
        title: The title of the map, or the thesis.
        question: What is debated, or None.
        author: Whose map it is, or None.
        date: The date of the map, or None.
        file: What the file of the map is called, or None.
        language: The language of its texts, or None.
        cases: The theses.
        more_theses: How many more theses there are.
        blocks: The objections to the case, in the order in which they are to be read.
        openings: Where the case can be attacked, for the side that attacks; best first.
        bare: Claims of the case with nothing behind them, for the side that attacks.
        sources: The sources that the map cites.
        words_per_minute: How fast is read.
    """

    side: Side
    title: str
    question: str | None
    author: str | None
    date: str | None
    file: str | None
    language: str | None
    cases: tuple[Case, ...]
    more_theses: int
    blocks: tuple[Block, ...]
    openings: tuple[Opening, ...]
    bare: tuple[Point, ...]
    sources: tuple[Listed, ...]
    words_per_minute: int

    @property
    def words(self) -> int:
        """How many words are to be read aloud in all blocks."""
        return sum(block.words for block in self.blocks)
