"""``argmap config``."""

import os
import sys
from enum import Enum
from typing import Annotated

import typer

from argmap.cli.configured import (
    BaselineFlag,
    ConfigFlag,
    ExcludeFlag,
    ExtendSelectFlag,
    FailOnFlag,
    IgnoreFlag,
    IsolatedFlag,
    PresetFlag,
    SelectFlag,
    SeverityFlag,
    configurations,
    told_faults,
)
from argmap.cli.output import emit, fail


class ConfigFormat(Enum):
    """How a configuration is printed."""

    TEXT = "text"
    JSON = "json"


def config(
    path: Annotated[
        str,
        typer.Argument(
            metavar="[PATH]", help="A file or folder. Default: this folder.", show_default=False
        ),
    ] = ".",
    format: Annotated[  # noqa: A002 - the option's name
        ConfigFormat, typer.Option("--format", help="Words to read, or JSON for programs.")
    ] = ConfigFormat.TEXT,
    preset: PresetFlag = None,
    select: SelectFlag = None,
    extend_select: ExtendSelectFlag = None,
    ignore: IgnoreFlag = None,
    severity: SeverityFlag = None,
    fail_on: FailOnFlag = None,
    exclude: ExcludeFlag = None,
    baseline: BaselineFlag = None,
    config: ConfigFlag = None,
    isolated: IsolatedFlag = False,
) -> None:
    """Print what is in force for a file or a folder, and where each value comes from.

    With the same flags as 'argmap check'. Exit status: 0 done, 2 the configuration is wrong.

    \b
    Examples:
      argmap config
      argmap config arguments/map.arg
      argmap config --preset strict --ignore ARG305
      argmap config --format json | jq '.rules[] | select(.runs)'
    """
    from argmap.reporting.configuration_text import configuration_json, configuration_text
    from argmap.reporting.terminal import Painter

    if not os.path.lexists(path):
        raise fail(f"{path}: there is no such file or folder")
    folder = path if os.path.isdir(path) else os.path.dirname(path) or "."  # noqa: PTH112, PTH120
    with told_faults():
        resolved = configurations(
            preset=preset,
            select=select,
            extend_select=extend_select,
            ignore=ignore,
            severity=severity,
            fail_on=fail_on,
            exclude=exclude,
            baseline=baseline,
            config=config,
            isolated=isolated,
        ).explained(folder)
    if format is ConfigFormat.JSON:
        emit(configuration_json(resolved))
        return
    for line in configuration_text(resolved, Painter.for_stream(sys.stdout)):
        emit(line)
