"""The commands together."""

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

COMMANDS = (
    "brief",
    "check",
    "config",
    "convert",
    "evaluate",
    "explain",
    "flow",
    "fmt",
    "plan",
    "render",
    "rules",
    "schemes",
    "show",
    "stats",
    "why",
)


def build_app(arguments: Sequence[str]) -> typer.Typer:
    """Make the application for a call.

    Where the call names a command, only that one is imported and built: what the others need
    would make each of them slower to start.
    """
    app = typer.Typer(
        name="argmap",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(epilog=_EXAMPLES)(main)
    named = arguments[0] if arguments else ""
    for name in [named] if named in COMMANDS else COMMANDS:
        module = import_module(f"argmap.cli.{name}")
        app.command(name)(getattr(module, name))
    return app


_EXAMPLES = """\b
Examples:
  argmap check arguments/              find what is wrong or unsupported
  argmap render map.arg -o map.pdf     draw a map
  argmap show map.arg                  read it in the terminal
  argmap evaluate map.arg              see what still stands
  argmap why map.arg ID                see why a claim stands or falls
  argmap plan map.arg                  see what must be answered, or what it hangs on
  argmap brief map.arg -o brief.docx   prepare the rebuttals of a side
  argmap flow map.arg -o flow.xlsx     see who answers what, and what is dropped
  argmap convert map.arg map.json      read and write other formats
  argmap stats corpus/                 count what maps hold
  argmap fmt map.arg                   put it into one style
  argmap explain ARG101                read what a rule is about
  argmap schemes expert-opinion        read what an argument of a kind must be asked
  argmap config                        see which rules are in force here, and why
"""


def _print_version(wanted: bool) -> None:
    if wanted:
        from argmap import __version__

        typer.echo(f"argmap {__version__}")
        raise typer.Exit


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
