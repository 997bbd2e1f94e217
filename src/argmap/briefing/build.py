"""Making a brief of what was evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

import attrs

from argmap.briefing.brief import (
    MOST_THESES,
    Answer,
    Block,
    Brief,
    Case,
    Effect,
    Listed,
    NoThesisError,
    Pillar,
    Point,
    Reference,
)
from argmap.briefing.case import CaseMap
from argmap.briefing.checks import weaknesses
from argmap.briefing.cites import names_of, relays
from argmap.briefing.danger import effects
from argmap.briefing.exchange import Exchanges, name_of
from argmap.briefing.openings import bare, openings
from argmap.briefing.side import Side
from argmap.briefing.texts import count_words, shortened, slug
from argmap.evaluation import Evaluation, Singles, Verdict
from argmap.model import Claim, Step, StepKind

WORDS_PER_MINUTE = 150
"""How fast people read aloud who want to be understood."""
_MOST_SETS = 3


def make_brief(
    evaluation: Evaluation,
    side: Side = Side.PRO,
    *,
    words_per_minute: int = WORDS_PER_MINUTE,
    file: str | None = None,
) -> Brief:
    """Tell what one side needs to know, of all theses of a map.

    Args:
        evaluation: The evaluation of the map.
        side: Whom it is for.
        words_per_minute: How fast is read aloud.
        file: The path of the file whose lines are named without it; that of the first thesis
            where nothing is said.

    Raises:
        NoThesisError: The map has no thesis.
    """
    argument_map = evaluation.map
    theses = argument_map.theses
    if not theses:
        raise NoThesisError("there is no thesis in the map")
    case = CaseMap.of(argument_map)
    if file is None and theses[0].span is not None:
        file = theses[0].span.source.name
    telling = Exchanges(evaluation, case, file)
    ordered = _ordered(evaluation, telling, case, side)
    names = {thesis.key: name_of(thesis) for thesis in theses}
    ordered = [
        (step, effect and attrs.evolve(effect, topples=tuple(names[one] for one in effect.topples)))
        for step, effect in ordered
    ]
    places = _places((step for step, _ in ordered), "AT" if side is Side.PRO else "Attack")
    for step, _ in ordered:
        telling.keep(step, places[step.key])
    blocks = tuple(
        _block(telling, number, step, effect, places[step.key].anchor, side)
        for number, (step, effect) in enumerate(ordered, 1)
    )
    hinges = {thesis.key: evaluation.single_points(thesis.key) for thesis in theses[:MOST_THESES]}
    against: dict[str, list[Reference]] = {}
    for step, _ in ordered:
        broken = argument_map.step_by_key.get(step.target)
        for key in (step.target,) if broken is None else broken.premises:
            against.setdefault(key, []).append(places[step.key])
    attacks = side is Side.CON
    return Brief(
        side,
        argument_map.title or shortened(theses[0].text, 20).rstrip("."),
        argument_map.question,
        argument_map.author,
        argument_map.date,
        # What was read from a pipe has no name.
        None if file is None or file.startswith("<") else PurePath(file).name,
        argument_map.language,
        tuple(
            _case(evaluation, telling, thesis, hinges[thesis.key])
            for thesis in theses[:MOST_THESES]
        ),
        len(theses[MOST_THESES:]),
        blocks,
        openings(telling, {key for one in hinges.values() for key in one.keys}, against)
        if attacks
        else (),
        bare(telling) if attacks else (),
        _sources(telling),
        words_per_minute,
    )


def _ordered(
    evaluation: Evaluation, telling: Exchanges, case: CaseMap, side: Side
) -> list[tuple[Step, Effect | None]]:
    steps = case.objections()
    theses = {thesis.key for thesis in evaluation.map.theses}
    found = effects(evaluation, [step.key for step in steps], theses, frozenset(case.above))

    def danger(one: tuple[Step, Effect | None]) -> tuple[bool, bool, bool, int]:
        step, effect = one
        is_met = not telling.status(step).is_dropped
        topples = effect is not None and bool(effect.topples)
        # The side that attacks begins with what lands; to the other what would bring it down is
        # more dangerous than what has taken a part.
        first = is_met if side is Side.CON else False
        return first, not topples, topples and is_met, -(effect.changes if effect else 0)

    return sorted(zip(steps, found, strict=True), key=danger)


def _places(steps: Iterable[Step], word: str) -> dict[str, Reference]:
    """Give each block its anchor, by what is put forward, so that links to it stay."""
    places: dict[str, Reference] = {}
    taken: dict[str, int] = {}
    for number, step in enumerate(steps, 1):
        anchor = f"at-{slug(step.premises[0])}"
        taken[anchor] = taken.get(anchor, 0) + 1
        if taken[anchor] > 1:
            anchor = f"{anchor}--{taken[anchor]}"
        places[step.key] = Reference(anchor, f"{word} {number}")
    return places


def _block(
    telling: Exchanges, number: int, step: Step, effect: Effect | None, anchor: str, side: Side
) -> Block:
    objection = telling.tell(step)
    status = telling.status(step)
    case_path = telling.case.path(step)
    return Block(
        number,
        anchor,
        " + ".join(point.name for point in objection.points[:2]),
        objection,
        tuple("…" if claim is None else name_of(claim) for claim in case_path),
        step.kind is StepKind.UNDERCUT,
        effect,
        status,
        weaknesses([objection]),
        weaknesses([answer for answer in objection.answers if not answer.verdict.falls]),
        _remains(telling, step, case_path),
        sum(_aloud(one) for one in _read(objection, side)),
    )


def _remains(telling: Exchanges, step: Step, path: list[Claim | None]) -> str:
    """Say what is left standing of what an objection hits."""
    evaluation = telling.evaluation
    hit, root = path[0], path[-1]
    words = []
    broken = evaluation.map.step_by_key.get(step.target)
    if broken is not None:
        works = evaluation.verdicts[broken.key]
        how = {Verdict.STANDS: "works", Verdict.OPEN: "is open"}.get(works, "is broken")
        words.append(f"the step from “{_name(path[0])}” to “{_name(path[1])}” {how}")
        hit = path[1]
    if hit is not None and hit is not root:
        words.append(f"“{name_of(hit)}” {_verb(evaluation, hit)}")
    if root is not None:
        name = f" “{name_of(root)}”" if telling.has_several_theses else ""
        words.append(f"the thesis{name} {_verb(evaluation, root)}")
    return "; ".join(words)


def _name(claim: Claim | None) -> str:
    return "" if claim is None else name_of(claim)


def _verb(evaluation: Evaluation, claim: Claim) -> str:
    verdict = evaluation.verdicts[claim.key]
    return "is open" if verdict is Verdict.OPEN else verdict.words


def _read(objection: Answer, side: Side) -> Iterator[Answer]:
    """Give what one side reads aloud of a block: not what falls."""
    if side is Side.CON:
        yield objection
    for answer in objection.answers:
        ours = [answer] if side is Side.PRO else answer.answers
        yield from (one for one in ours if not one.verdict.falls)


def _aloud(answer: Answer) -> int:
    points = [*answer.points, *(card.point for card in answer.cards if card.works)]
    count = 0
    for point in points:
        count += count_words(point.text) + count_words(point.quote or "")
        count += sum(count_words(cite.short) for cite in point.cites)
    return count


def _case(evaluation: Evaluation, telling: Exchanges, thesis: Claim, hinges: Singles) -> Case:
    claims, verdicts = evaluation.map.claim_by_key, evaluation.verdicts
    into = evaluation.map.steps_into.get(thesis.key, [])
    attacks = [step for step in into if step.kind is StepKind.ATTACK]
    remedies: tuple[tuple[Point, ...], ...] = ()
    size: int | None = None
    searched: int | None = None
    if verdicts[thesis.key] is not Verdict.STANDS:
        plan = evaluation.plan(thesis.key, most_sets=_MOST_SETS)
        size, searched = plan.size, plan.searched
        remedies = tuple(
            tuple(telling.point(claims[key]) for key in keys) for keys in plan.sets[:_MOST_SETS]
        )
    return Case(
        telling.point(thesis),
        tuple(
            Pillar(
                tuple(
                    name_of(claims[premise])
                    for premise in step.premises
                    if premise not in step.warrants
                ),
                verdicts[step.key],
            )
            for step in into
            if step.kind is StepKind.SUPPORT
        ),
        tuple(verdicts[step.key] for step in attacks),
        tuple(telling.point(claims[key]) for key in hinges.keys),
        remedies,
        size,
        hinges.complete,
        searched,
    )


def _sources(telling: Exchanges) -> tuple[Listed, ...]:
    argument_map = telling.map
    in_case = {
        citation.key
        for key in telling.case.above
        for citation in argument_map.claim_by_key[key].citations
    }
    cited = {citation.key for claim in argument_map.claims for citation in claim.citations}
    found = []
    for source in argument_map.sources:
        if source.key in cited:
            chain = relays(argument_map.source_by_key, source)[1:]
            relay = " ← ".join(one.publisher or one.author or one.description for one in chain)
            found.append(
                Listed(
                    source,
                    relay or None,
                    tuple(telling.cited.get(source.key, ())),
                    source.key in in_case,
                )
            )
    return tuple(sorted(found, key=lambda one: names_of(one.source)[1].casefold()))
