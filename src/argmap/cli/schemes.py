"""``argmap schemes``."""

import sys
from enum import Enum
from typing import Annotated

import typer

from argmap.cli.output import emit, fail, say, terminal_columns


class SchemesFormat(Enum):
    """How schemes are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def schemes(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="A scheme (expert-opinion), or a word of its name (expert).",
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        SchemesFormat, typer.Option("--format", help="Words to read, Markdown, or JSON.")
    ] = SchemesFormat.TEXT,
) -> None:
    """List the argumentation schemes, or tell of one: premises, critical questions, an example.

    A scheme is a common pattern of argument; the field 'scheme' of a step names it. Exit status:
    0 done, 2 there is no such scheme.

    \b
    Examples:
      argmap schemes
      argmap schemes expert-opinion
      argmap schemes consequences
      argmap schemes --format json | jq -r '.[].name'
    """
    from argmap.schemes import UnknownSchemeError, find_schemes
    from argmap.schemes import schemes as all_schemes

    try:
        found = tuple(all_schemes().values()) if name is None else find_schemes(name)
    except UnknownSchemeError as error:
        raise fail(str(error)) from None
    if format is SchemesFormat.JSON:
        from argmap.reporting.schemes_json import schemes_json

        emit(schemes_json(found))
        return
    if format is SchemesFormat.MARKDOWN:
        from argmap.reporting.schemes_markdown import schemes_markdown

        emit(schemes_markdown(found).rstrip("\n"))
        return
    from argmap.reporting.schemes_text import scheme_text, schemes_text
    from argmap.reporting.terminal import Painter

    paint, width = Painter.for_stream(sys.stdout), terminal_columns()
    if len(found) == 1:
        lines = scheme_text(found[0], width=width, paint=paint)
    else:
        lines = schemes_text(found, width=width, paint=paint)
    for line in lines:
        emit(line)
    if len(found) > 1:
        say("'argmap schemes NAME' tells more of each")
