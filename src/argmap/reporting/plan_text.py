"""A plan for the terminal: what has to be answered, or what a claim hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.evaluation import Evaluation, Goal, Ground, OpenPoint, Plan, headline
from argmap.evaluation.words import name_of, premises_of
from argmap.model import Burden, StepKind
from argmap.reporting.plan_answers import Answer, Answers
from argmap.reporting.terminal import Painter, printable
from argmap.reporting.verdict_marks import SIGNS, STYLES
from argmap.reporting.wrapping import wrapped

_MOST_NAMES = 6
_MOST_OPEN_POINTS = 10
_BOTH_SIDES = {
    Goal.FALL: "Who attacks {name} aims here; who defends it guards here.",
    Goal.STAND: "Who defends {name} answers here; who attacks it guards here.",
}


def plan_text(
    evaluation: Evaluation,
    plans: Iterable[tuple[Plan, Sequence[OpenPoint]]],
    *,
    width: int,
    paint: Painter,
    every: bool = False,
) -> Iterator[str]:
    """Give the lines of plans, with an empty one between them.

    Args:
        evaluation: The evaluation that the plans are from.
        plans: The plans, each with what is open, ranked.
        width: The columns there are, at least 20.
        paint: Colours words, or does not.
        every: List all open points, however many there are.
    """
    answers = Answers(evaluation.map)
    for number, (plan, points) in enumerate(plans):
        if number > 0:
            yield ""
        yield from _plan(evaluation, plan, answers, width, paint)
        listed = points if every else points[:_MOST_OPEN_POINTS]
        yield from _open_points(evaluation, plan, listed, len(points), width, paint)


def _plan(
    evaluation: Evaluation, plan: Plan, answers: Answers, width: int, paint: Painter
) -> Iterator[str]:
    words = printable(f"{headline(evaluation, plan.key)}.")
    for index, line in enumerate(wrapped(words, max(1, width - 2))):
        sign = paint(SIGNS[plan.verdict], STYLES[plan.verdict])
        yield f"{sign if index == 0 else ' '} {line}"
    yield ""
    falls = plan.goal is Goal.STAND
    for line in wrapped("What must be answered" if falls else "What it hangs on", width):
        yield paint(line, "bold")
    for sentence in _sets(plan, name_of(evaluation.map, plan.key)):
        yield from wrapped(printable(sentence), width)
    if plan.size is not None and plan.size > 1:
        for number, keys in enumerate(plan.sets, 1):
            names = " + ".join(evaluation.map.claim_by_key[key].name for key in keys)
            yield from _hanging(f"{number}. ", printable(names), width)
    for key in points_of(evaluation, plan):
        yield from _point(evaluation, plan, key, answers, width, paint)
    if falls and plan.sets and evaluation.burden is Burden.PROVE:
        yield from wrapped(
            "An answer counts once it cites a source: the burden is to prove.", width
        )


def _open_points(
    evaluation: Evaluation,
    plan: Plan,
    listed: Sequence[OpenPoint],
    count: int,
    width: int,
    paint: Painter,
) -> Iterator[str]:
    if not listed:
        return
    yield ""
    for line in wrapped("Open points, by what answering them would change", width):
        yield paint(line, "bold")
    for point in listed:
        yield from _open_point(evaluation, plan, point, width, paint)
    if more := count - len(listed):
        yield from wrapped(f"and {more:,} more; --all lists them", width)


def points_of(evaluation: Evaluation, plan: Plan) -> list[str]:
    """Give the keys of all claims in the sets of a plan, in file order."""
    members = {key for keys in plan.sets for key in keys}
    return [claim.key for claim in evaluation.map.claims if claim.key in members]


def backing(evaluation: Evaluation, key: str) -> tuple[Ground | None, list[str]]:
    """Say what a claim stands on by itself, and the keys of all sources that it rests on.

    Those count which the claim cites, and the reasons for it that do not fail.
    """
    sources: dict[str, None] = {}
    seen = {key}
    stack = [key]
    while stack:
        claim = evaluation.map.claim_by_key[stack.pop()]
        sources.update(dict.fromkeys(citation.key for citation in claim.citations))
        for step in evaluation.map.steps_into.get(claim.key, ()):
            if step.kind is StepKind.SUPPORT and not evaluation.verdicts[step.key].falls:
                stack += (premise for premise in step.premises if premise not in seen)
                seen.update(step.premises)
    return evaluation.ground(key), list(sources)


def _sets(plan: Plan, name: str) -> Iterator[str]:
    """Say how many points it takes, how far that was searched, and what it is to either side."""
    does = f"makes {name} {'stand' if plan.goal is Goal.STAND else 'fall'}"
    verb = "Answering" if plan.goal is Goal.STAND else "Refuting"
    if plan.size is None and plan.searched is None:
        yield (
            f"Nothing that could be answered {does}: it needs a reason of its own."
            if plan.goal is Goal.STAND
            else f"Nothing else here {does}: it does not depend on other claims."
        )
        return
    if plan.size is None:
        yield _none_found(plan, does)
    else:
        few = plan.count == len(plan.sets) and plan.searched is None
        many = f"{'' if plan.searched is None else 'at least '}{plan.count:,}"
        if plan.size == 1:
            point = "This is a single point of failure: " if plan.goal is Goal.FALL else ""
            if plan.count == 1 and few:
                ones = "this"
            else:
                point = "These are single points of failure: " if point else ""
                ones = "any one of these" if few else f"any one of {many}, such as these,"
            words = f"{point}{verb.lower() if point else verb} {ones} {does}."
        else:
            sets = "this set" if plan.count == 1 else f"one of these {many} sets"
            if not few:
                sets = f"one of {many} sets, such as these,"
            single = "There is no single point of failure. " if plan.goal is Goal.FALL else ""
            words = f"{single}It takes {plan.size:,} points at least. {verb} all of {sets} {does}."
        yield f"{words} {_BOTH_SIDES[plan.goal].format(name=name)}"
    if plan.searched is not None:
        yield from _not_searched(plan)


def _none_found(plan: Plan, does: str) -> str:
    if plan.searched is None or plan.searched < 1:
        return f"No single point was found that {does}."
    which = {1: "single point", 2: "single point or pair"}
    return f"No {which.get(plan.searched, f'set of up to {plan.searched} points')} {does}."


def _not_searched(plan: Plan) -> Iterator[str]:
    """Say what a search has left out, and how more could be known."""
    if plan.size is not None:
        what = "not all sets of this size were searched"
    elif plan.searched is None or plan.searched < 1:
        what = "it is too large to try every single point"
    elif plan.searched == 1:
        what = "it is too large to try every pair; larger sets were not searched"
    else:
        what = "larger sets were not searched"
    yield f"Claims are used more than once in this map, and {what}."
    if not plan.by_solver:
        yield "With clingo installed, more can be: pip install 'argmap[solver]'."


def _point(
    evaluation: Evaluation, plan: Plan, key: str, answers: Answers, width: int, paint: Painter
) -> Iterator[str]:
    claim = evaluation.map.claim_by_key[key]
    place = f" ({claim.span})" if claim.span is not None else ""
    words = f"{claim.kind.value.upper()} {claim.name}{place}"
    if plan.goal is Goal.FALL:
        words += f": {_backed(evaluation, key)}"
    yield from _hanging("- ", printable(words), width)
    for line in wrapped(printable(claim.text), max(1, width - 2)):
        yield paint(f"  {line}", "dim")
    if plan.goal is Goal.STAND and (ways := answers.to(claim)):
        yield from _hanging("  → ", printable(_answer(ways)), width)


def _backed(evaluation: Evaluation, key: str) -> str:
    """Say what a claim rests on."""
    ground, sources = backing(evaluation, key)
    if ground is Ground.ASSUMED:
        return "an assumption"
    if len(sources) == 1:
        return f"rests on one source, {sources[0]}"
    if sources:
        return f"rests on {len(sources):,} sources"
    if ground is Ground.GIVEN:
        return "marked as given, without a source"
    return "nothing backs it" if ground is not None else "no reason for it cites a source"


def _answer(ways: Sequence[Answer]) -> str:
    """Say where an answer would go and how it would begin."""
    first, *others = ways
    words = f"answer it below that line, from column {first.column:,}: '{first.word}: …'"
    for way in others:
        if way.below != first.below:
            words += f", or below {way.below}, from column {way.column:,}: '{way.word}: …'"
        else:
            words += f" or '{way.word}: …'"
    return words


def _open_point(
    evaluation: Evaluation, plan: Plan, point: OpenPoint, width: int, paint: Painter
) -> Iterator[str]:
    step = evaluation.map.step_by_key[point.step]
    place = f" ({step.span})" if step.span is not None else ""
    target = name_of(evaluation.map, step.target)
    changes = _changes(evaluation, plan, point)
    words = f"{premises_of(evaluation.map, step)} against {target}{place}"
    yield from _hanging("- ", printable(words), width)
    for index, line in enumerate(wrapped(printable(changes), max(1, width - 4))):
        yield "  " + paint(f"{' ' if index else '→'} {line}", "green" if point.helps else "dim")


def _changes(evaluation: Evaluation, plan: Plan, point: OpenPoint) -> str:
    if point.changes is None:
        return "not looked at: the map is too large"
    if not point.changes:
        return "no verdict changes"
    count = len(point.changes)
    names = [evaluation.map.claim_by_key[key].name for key in point.changes[:_MOST_NAMES]]
    if count > _MOST_NAMES:
        names.append("…")
    verdicts = "1 verdict changes" if count == 1 else f"{count:,} verdicts change"
    stands = f"{evaluation.map.claim_by_key[plan.key].name} stands; " if point.helps else ""
    return f"{stands}{verdicts}: {', '.join(names)}"


def _hanging(lead: str, words: str, width: int) -> Iterator[str]:
    for index, line in enumerate(wrapped(words, max(1, width - len(lead)))):
        yield f"{lead if index == 0 else ' ' * len(lead)}{line}"
