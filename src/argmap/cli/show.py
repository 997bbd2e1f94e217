"""``argmap show``."""

import sys
from enum import Enum
from typing import Annotated

import typer

from argmap.cli.options import FileArgument
from argmap.cli.output import FOUND, emit, report_problems, terminal_columns


class ShowFormat(Enum):
    """How a map is shown."""

    TREE = "tree"
    JSON = "json"


def show(
    file: FileArgument,
    format: Annotated[  # noqa: A002 - the option's name
        ShowFormat, typer.Option("--format", help="A tree to read, or JSON for programs.")
    ] = ShowFormat.TREE,
    width: Annotated[
        int | None,
        typer.Option(
            min=20, max=1000, metavar="COLUMNS", help="Width of the tree. Default: the terminal's."
        ),
    ] = None,
) -> None:
    """Show a map in the terminal, with marks for what the checker finds.

    The JSON form is described by docs/map.schema.json. What is wrong with the file goes to
    standard error. Exit status: 0 done, 1 the file has errors, 2 it cannot be read.

    \b
    Examples:
      argmap show map.arg
      argmap show map.arg | less -R
      argmap show map.arg --format json | jq '.claims[].text'
    """
    from argmap.cli.files import read_or_fail
    from argmap.reporting.terminal import Painter

    loaded = read_or_fail(file)
    report_problems(loaded.diagnostics)
    if format is ShowFormat.JSON:
        from argmap.interchange.map_json import dumps_json

        emit(dumps_json(loaded.map))
    else:
        from argmap.checking import check
        from argmap.checking.marks import marks
        from argmap.reporting.tree_text import tree_text

        columns = width or terminal_columns()
        paint = Painter.for_stream(sys.stdout)
        found = marks(check(loaded), loaded.map)
        for line in tree_text(loaded.map, found, width=columns, paint=paint):
            emit(line)
    if loaded.diagnostics:
        raise typer.Exit(FOUND)
