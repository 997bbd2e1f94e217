"""A plan for the terminal: what has to be answered, or what a claim hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.evaluation import Evaluation, Goal, Ground, OpenPoint, Plan, headline
from argmap.evaluation.words import name_of, premises_of
from argmap.model import StepKind
from argmap.reporting.terminal import Painter, printable
from argmap.reporting.verdict_marks import SIGNS, STYLES
from argmap.reporting.wrapping import wrapped

_MOST_NAMES = 6


def plan_text(
    evaluation: Evaluation,
    plan: Plan,
    points: Sequence[OpenPoint],
    *,
    width: int,
    paint: Painter,
) -> Iterator[str]:
    """Give the lines of a plan for a claim.

    Args:
        evaluation: The evaluation that the plan is from.
        plan: The plan.
        points: What is open, ranked.
        width: The columns there are, at least 20.
        paint: Colours words, or does not.
    """
    words = printable(f"{headline(evaluation, plan.key)}.")
    for index, line in enumerate(wrapped(words, max(1, width - 2))):
        sign = paint(SIGNS[plan.verdict], STYLES[plan.verdict])
        yield f"{sign if index == 0 else ' '} {line}"
    yield ""
    falls = plan.goal is Goal.STAND
    for line in wrapped("What must be answered" if falls else "What it hangs on", width):
        yield paint(line, "bold")
    for sentence in _sets(plan):
        yield from wrapped(sentence, width)
    if plan.size is not None and plan.size > 1:
        for number, keys in enumerate(plan.sets, 1):
            names = " + ".join(evaluation.map.claim_by_key[key].name for key in keys)
            yield from _hanging(f"{number}. ", printable(names), width)
    for key in points_of(evaluation, plan):
        yield from _point(evaluation, plan, key, width, paint)
    if points:
        yield ""
        for line in wrapped("Open points, by what answering them would change", width):
            yield paint(line, "bold")
        for point in points:
            yield from _open_point(evaluation, plan, point, width, paint)


def points_of(evaluation: Evaluation, plan: Plan) -> list[str]:
    """Give the keys of all claims in the sets of a plan, in file order."""
    members = {key for keys in plan.sets for key in keys}
    return [claim.key for claim in evaluation.map.claims if claim.key in members]


def backing(evaluation: Evaluation, key: str) -> tuple[Ground | None, list[str]]:
    """Say what a claim stands on by itself, and the keys of all sources that it rests on."""
    sources: dict[str, None] = {}
    seen = {key}
    stack = [key]
    while stack:
        claim = evaluation.map.claim_by_key[stack.pop()]
        sources.update(dict.fromkeys(citation.key for citation in claim.citations))
        for step in evaluation.map.steps_into.get(claim.key, ()):
            if step.kind is StepKind.SUPPORT:
                stack += (premise for premise in step.premises if premise not in seen)
                seen.update(step.premises)
    return evaluation.ground(key), list(sources)


def _sets(plan: Plan) -> Iterator[str]:
    """Say how many points it takes, and how far that was searched."""
    does = "makes it stand" if plan.goal is Goal.STAND else "makes it fall"
    verb = "Answering" if plan.goal is Goal.STAND else "Refuting"
    if plan.size is None and plan.searched is None:
        yield (
            "Nothing that could be answered makes it stand: it needs a reason of its own."
            if plan.goal is Goal.STAND
            else "Nothing else here makes it fall: it does not depend on other claims."
        )
        return
    if plan.size is None:
        yield f"No set of up to {plan.searched} points was found that {does}."
    elif plan.size == 1:
        yield f"{verb} one of these {does}:" if plan.count > 1 else f"{verb} this {does}:"
    else:
        sets = "this set" if plan.count == 1 else f"one of these {plan.count:,} sets"
        if plan.count > len(plan.sets):
            sets = f"one of {plan.count:,} sets, such as these,"
        yield f"It takes {plan.size:,} points at least. {verb} all of {sets} {does}:"
    if plan.searched is not None:
        yield (
            "Claims are used more than once in this map, and larger sets were not searched."
            if plan.size is None
            else "Claims are used more than once in this map, and not all sets were searched."
        )


def _point(
    evaluation: Evaluation, plan: Plan, key: str, width: int, paint: Painter
) -> Iterator[str]:
    claim = evaluation.map.claim_by_key[key]
    place = f" ({claim.span})" if claim.span is not None else ""
    words = f"{claim.kind.value.upper()} {claim.name}{place}"
    if plan.goal is Goal.FALL:
        ground, sources = backing(evaluation, key)
        if ground is Ground.ASSUMED:
            words += ": an assumption"
        elif len(sources) == 1:
            words += f": rests on one source, {sources[0]}"
        elif ground is Ground.PRESUMED:
            words += ": nothing backs it"
    yield from _hanging("- ", printable(words), width)
    for line in wrapped(printable(claim.text), max(1, width - 2)):
        yield paint(f"  {line}", "dim")
    if plan.goal is Goal.STAND and claim.span is not None:
        answer = "a rebuttal" if claim.kind.is_attack else "an objection"
        if not claim.kind.is_root:
            answer += " or an undercut"
        words = f"answer it below line {claim.span.line:,}, with {answer}"
        yield from _hanging("  ", words, width)


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
