"""The commands together."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli.check import check
from argmap.cli.fmt import fmt
from argmap.cli.render import render
from argmap.cli.show import show

app = typer.Typer(
    name="argmap",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from argmap import __version__

        typer.echo(f"argmap {__version__}")
        raise typer.Exit


@app.callback(
    epilog="""\b
Examples:
  argmap check arguments/              find what is wrong or unsupported
  argmap render map.arg -o map.pdf     draw a map
  argmap show map.arg                  read it in the terminal
  argmap fmt map.arg                   put it into one style
""",
)
def main(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Say the version and exit."
        ),
    ] = False,
) -> None:
    """Argument maps as text: check them, draw them, read them.

    Exit status: 0 clean, 1 findings, 2 could not run.
    """


app.command("check")(check)
app.command("fmt")(fmt)
app.command("render")(render)
app.command("show")(show)
