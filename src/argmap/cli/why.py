"""``argmap why``."""

import sys
from enum import Enum
from typing import Annotated

import typer

from argmap.cli.options import BurdenOption, FileArgument, WidthOption
from argmap.cli.output import FOUND, emit, report_problems, terminal_columns


class WhyFormat(Enum):
    """How a dialogue is printed."""

    TEXT = "text"
    JSON = "json"


def why(
    file: FileArgument,
    point: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A claim by its id, or a step as PREMISE:TARGET or by its key."
        ),
    ],
    format: Annotated[  # noqa: A002 - the option's name
        WhyFormat, typer.Option("--format", help="An outline to read, or JSON for programs.")
    ] = WhyFormat.TEXT,
    burden: BurdenOption = None,
    width: WidthOption = None,
) -> None:
    """Show why a claim stands or falls, in the shortest dialogue.

    For a claim that falls: the attack that works, and why each answer to it fails; or of each
    reason the link that fails. For one that stands: a reason that works, and what defeats each
    attack. What is wrong with the file goes to standard error. Exit status: 0 done, 1 the file has
    errors, 2 there is no such file or claim.

    \b
    Examples:
      argmap why map.arg thesis-id
      argmap why map.arg survey:thesis-id          the step from one to the other
      argmap why map.arg thesis-id --format json | jq '.moves[].key'
    """
    from argmap.cli.files import read_or_fail
    from argmap.cli.points import point_named
    from argmap.evaluation import evaluate

    loaded = read_or_fail(file)
    report_problems(loaded.diagnostics)
    key = point_named(loaded.map, point)
    evaluation = evaluate(loaded.map, burden=None if burden is None else burden.value)
    dialogue = evaluation.why(key)
    if format is WhyFormat.JSON:
        from argmap.reporting.why_json import why_json

        emit(why_json(evaluation, dialogue))
    else:
        from argmap.reporting.terminal import Painter
        from argmap.reporting.why_text import why_text

        columns = width or terminal_columns()
        paint = Painter.for_stream(sys.stdout)
        for line in why_text(evaluation, dialogue, width=columns, paint=paint):
            emit(line)
    if loaded.diagnostics:
        raise typer.Exit(FOUND)
