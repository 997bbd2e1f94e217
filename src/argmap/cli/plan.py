"""``argmap plan``."""

import sys
from enum import Enum
from typing import Annotated

import typer

from argmap.cli.options import BurdenOption, FileArgument, WidthOption
from argmap.cli.output import FOUND, emit, fail, report_problems, say, terminal_columns, waiting

_MOST_THESES = 20


class PlanFormat(Enum):
    """How plans are printed."""

    TEXT = "text"
    JSON = "json"


def plan(
    file: FileArgument,
    claim: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="A claim. Default: each thesis.", show_default=False),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        PlanFormat, typer.Option("--format", help="Words to read, or JSON for programs.")
    ] = PlanFormat.TEXT,
    every: Annotated[
        bool,
        typer.Option("--all", help="List every open point, not only the first ten."),
    ] = False,
    burden: BurdenOption = None,
    width: WidthOption = None,
) -> None:
    """Say what must be answered for a claim to stand, or what it hangs on.

    Of a claim that falls or is open: the smallest sets of points to answer. Of one that stands:
    the smallest sets of claims whose loss topples it. Then the attacks that are not answered, by
    what answering them would change (JSON has all of them). On maps with claims that are used more
    than once, sets of three and more need clingo (pip install 'argmap[solver]'), or are searched as
    far as a bound goes. What is wrong with the file goes to standard error. Exit status: 0 done,
    1 the file has errors, 2 there is no such file or claim.

    \b
    Examples:
      argmap plan map.arg
      argmap plan map.arg survey
      argmap plan map.arg --format json | jq '.[].sets'
    """
    from argmap.cli.files import read_or_fail
    from argmap.cli.points import point_named
    from argmap.evaluation import evaluate

    loaded = read_or_fail(file)
    report_problems(loaded.diagnostics)
    if claim is None:
        keys = [thesis.key for thesis in loaded.map.theses]
        if not keys:
            raise fail(f"{file}: there is no thesis here; say which claim the plan is for")
        if len(keys) > _MOST_THESES:
            say(f"note: of {len(keys):,} theses the first {_MOST_THESES} are planned for")
            keys = keys[:_MOST_THESES]
    else:
        keys = [point_named(loaded.map, claim)]
        if keys[0] not in loaded.map.claim_by_key:
            raise fail(f"{claim}: this is a step; plans are made for claims")
    with waiting("searching for the smallest sets"):
        evaluation = evaluate(loaded.map, burden=None if burden is None else burden.value)
        plans = [(evaluation.plan(key), evaluation.open_points(key)) for key in keys]
    if format is PlanFormat.JSON:
        from argmap.reporting.plan_json import plan_json

        emit(plan_json(evaluation, plans))
    else:
        from argmap.reporting.plan_text import plan_text
        from argmap.reporting.terminal import Painter

        columns = width or terminal_columns()
        paint = Painter.for_stream(sys.stdout)
        for line in plan_text(evaluation, plans, width=columns, paint=paint, every=every):
            emit(line)
    if loaded.diagnostics:
        raise typer.Exit(FOUND)
