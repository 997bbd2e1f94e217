"""Arguments and options that several commands have."""

from typing import Annotated

import typer

from argmap.model import Burden

FileArgument = Annotated[
    str, typer.Argument(metavar="FILE", help="The file, or - for standard input.")
]

PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files, folders (every .arg below, but for what .gitignore names), or - for "
        "standard input. Default: this folder.",
        show_default=False,
    ),
]

StdinFilename = Annotated[
    str | None,
    typer.Option(metavar="PATH", help="What to call standard input; includes are relative to it."),
]

BurdenOption = Annotated[
    Burden | None,
    typer.Option(
        help="Whether what nothing backs is presumed to stand, or has to be proved. Default: "
        "what the file says, else presume.",
        show_default=False,
    ),
]

WidthOption = Annotated[
    int | None,
    typer.Option(min=20, max=1000, help="Columns of the text. Default: the terminal's."),
]
