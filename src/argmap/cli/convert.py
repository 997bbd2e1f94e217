"""``argmap convert``."""

import os
from pathlib import Path
from typing import Annotated

import typer

from argmap.cli.output import fail

STDIN = "-"


def convert(
    source: Annotated[
        str, typer.Argument(metavar="IN", help="A file, a folder, or - for standard input.")
    ],
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="[OUT]",
            help="A file, a folder where IN is one, or - for standard output. Default: -.",
            show_default=False,
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="What IN is. Default: what its name and its content say.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="What to write. Default: what OUT ends with, else arg.",
            show_default=False,
        ),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(
            metavar="STYLE",
            help="Of Markdown: outline (a nested list) or essay (prose to start from). "
            "Default: outline.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Write nothing where something would be lost or is not understood."
        ),
    ] = False,
    formats: Annotated[
        bool | None,
        typer.Option(
            "--formats",
            is_eager=True,
            callback=lambda wanted: _list_formats() if wanted else None,
            help="List the formats and exit.",
        ),
    ] = None,
) -> None:
    """Read a map from one format and write it in another.

    What is not understood, and what the other format cannot hold, is told with its place. Of a
    folder every file below it in a format that is read is converted, into a folder. A file is
    written whole or not at all, and never onto the one that was read, but for a map in .arg that
    stays one: that is put into one style, as by argmap fmt. Exit status: 0 done, 1 done, but not
    everything was understood, 2 not done.

    \b
    Examples:
      argmap convert map.arg map.json
      argmap convert nodeset.json map.arg --strict
      argmap convert map.arg essay.md --style essay
      argmap convert - --from json < map.json
      argmap convert discussions/ maps/ --to arg
      argmap convert --formats
    """
    del formats
    from argmap.cli.converting import check_format, convert_file, convert_folder

    check_format(from_, reads=True)
    check_format(to, reads=False)
    target = STDIN if target is None else target
    if source != STDIN and os.path.isdir(source):  # noqa: PTH112
        if to is None:
            raise fail(f"{source}: this is a folder; say what to write with --to")
        if target == STDIN or (os.path.lexists(target) and not os.path.isdir(target)):  # noqa: PTH112
            raise fail(f"{source}: this is a folder; say which folder to write to")
        _check_style(style, to)
        status = convert_folder(Path(source), Path(target), from_, to, style, strict=strict)
    else:
        if target != STDIN and os.path.isdir(target):  # noqa: PTH112
            raise fail(f"{target}: this is a folder; say what the file is to be called in it")
        written_as = to or _format_of(target)
        _check_style(style, written_as)
        status = convert_file(source, target, from_, written_as, style, strict=strict)
    if status:
        raise typer.Exit(status)


def _format_of(target: str) -> str:
    from argmap.interchange.formats import FORMATS, format_of_name

    if target == STDIN:
        return "arg"
    found = format_of_name(target)
    if found is None or not found.writes:
        names = ", ".join(each.name for each in FORMATS.values() if each.writes)
        raise fail(f"{target}: what to write cannot be told from the name; say --to with {names}")
    return found.name


def _check_style(style: str | None, written_as: str) -> None:
    from argmap.interchange.formats import FORMATS

    styles = FORMATS[written_as].styles
    if style is None or style in styles:
        return
    if not styles:
        raise fail(f"{FORMATS[written_as].title} has no styles: --style is for markdown")
    raise fail(f"there is no style '{style}'; one of {', '.join(styles)}")


def _list_formats() -> None:
    from argmap.cli.output import emit
    from argmap.interchange.formats import FORMATS

    wide = max(len(each.name) for each in FORMATS.values())
    for each in FORMATS.values():
        does = (
            "reads, writes" if each.reads and each.writes else "reads" if each.reads else "writes"
        )
        emit(f"{each.name:{wide}}  {does:13}  {each.title}")
    raise typer.Exit
