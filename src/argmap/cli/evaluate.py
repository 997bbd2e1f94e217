"""``argmap evaluate``."""

import sys
from enum import Enum
from typing import Annotated

import typer

from argmap.cli.options import BurdenOption, FileArgument
from argmap.cli.output import FOUND, emit, fail, report_problems, say, terminal_columns


class EvaluationFormat(Enum):
    """How verdicts are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class StrengthOption(Enum):
    """How strengths are computed."""

    DFQUAD = "dfquad"
    QUADRATIC_ENERGY = "quadratic-energy"


_POINT = "claim or step (a step: PREMISE:TARGET); may be repeated."


def evaluate(
    file: FileArgument,
    format: Annotated[  # noqa: A002 - the option's name
        EvaluationFormat,
        typer.Option("--format", help="A tree to read, or JSON or CSV for programs."),
    ] = EvaluationFormat.TEXT,
    burden: BurdenOption = None,
    strength: Annotated[
        StrengthOption | None,
        typer.Option(
            help="Tell strengths as well, from 0 to 1. They never change a verdict.",
            show_default=False,
        ),
    ] = None,
    deny: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help=f"Take as refuted a {_POINT}", show_default=False),
    ] = None,
    grant: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help=f"Take as true a {_POINT}", show_default=False),
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help=f"Leave out a {_POINT}", show_default=False),
    ] = None,
    require_standing: Annotated[
        bool,
        typer.Option("--require-standing", help="Exit with 1 where a thesis does not stand."),
    ] = False,
    width: Annotated[
        int | None,
        typer.Option(min=20, max=1000, help="Columns of the tree. Default: the terminal's."),
    ] = None,
) -> None:
    """Say what still stands, given all that is said against it.

    With --deny, --grant or --drop only the verdicts that change are told. What the verdicts mean
    is in docs/evaluation.md. A file with errors is evaluated for what it holds; the errors go to
    standard error. Exit status: 0 done, 1 the file has errors or a thesis does not stand that is
    required to, 2 it cannot be evaluated.

    \b
    Examples:
      argmap evaluate map.arg
      argmap evaluate map.arg --deny survey        what if the survey is refuted?
      argmap evaluate map.arg --burden prove --require-standing
      argmap evaluate map.arg --format json | jq '.theses'
    """
    from argmap.cli.files import read_or_fail
    from argmap.cli.points import point_named
    from argmap.evaluation import Verdict
    from argmap.evaluation import evaluate as evaluate_map
    from argmap.reporting.evaluation_text import changed_keys, changes_text, evaluation_text
    from argmap.reporting.evaluation_text import summary as summary_of

    loaded = read_or_fail(file)
    report_problems(loaded.diagnostics)
    asked = [
        [point_named(loaded.map, name) for name in names or ()] for names in (deny, grant, drop)
    ]
    denied, granted, dropped = asked
    used_for = [frozenset(keys) for keys in asked]
    for names, keys in zip((deny, grant, drop), asked, strict=True):
        for name, key in zip(names or (), keys, strict=True):
            if sum(key in one for one in used_for) > 1:
                raise fail(f"{name}: it can be denied, granted or dropped, but only one of these")
    used = None if burden is None else burden.value
    method = None if strength is None else strength.value
    try:
        after = evaluate_map(
            loaded.map, burden=used, strength=method, deny=denied, grant=granted, drop=dropped
        )
    except ValueError as error:
        raise fail(str(error)) from None
    before = changed = None
    if any(asked):
        before = evaluate_map(loaded.map, burden=used)
        changed = frozenset(changed_keys(before, after))
    if format is EvaluationFormat.JSON:
        from argmap.reporting.evaluation_json import evaluation_json

        emit(evaluation_json(after, before=before, only=changed, dropped=dropped))
    elif format is EvaluationFormat.CSV:
        from argmap.reporting.evaluation_csv import evaluation_csv

        emit(evaluation_csv(after, before=before, only=changed))
    else:
        from argmap.reporting.terminal import Painter

        columns = width or terminal_columns()
        paint = Painter.for_stream(sys.stdout)
        if before is None:
            lines = evaluation_text(after, width=columns, paint=paint)
        else:
            lines = changes_text(before, after, width=columns, paint=paint)
        for line in lines:
            emit(line)
        say(summary_of(after))
    for key in after.saturated:
        name = after.map.claim_by_key[key].name
        say(
            f"note: at {name}, reasons and objections both come to almost 1: DF-QuAD says little "
            "there; --strength quadratic-energy says more"
        )
    fallen = any(after.verdict(thesis.key) is not Verdict.STANDS for thesis in after.map.theses)
    if loaded.diagnostics or (require_standing and fallen):
        raise typer.Exit(FOUND)
