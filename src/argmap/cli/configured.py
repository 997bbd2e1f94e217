"""The flags that say what is checked and how: those of ``check`` and ``config``."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.checking.configuration.errors import ConfigurationError
from argmap.checking.configuration.model import FailOn
from argmap.cli.output import FAILED, fail
from argmap.cli.parallel import WorkerError
from argmap.reporting.terminal import Painter

if TYPE_CHECKING:
    from argmap.checking.configuration import Configurations

_PANEL = "Configuration"
_RULES = "Codes (ARG305), beginnings of codes (ARG3), names, or default, strict, all."

PresetFlag = Annotated[
    str | None,
    typer.Option("--preset", metavar="NAME", help="default, strict or all."),
]
SelectFlag = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help=f"The rules that run. {_RULES}"),
]
ExtendSelectFlag = Annotated[
    list[str] | None,
    typer.Option("--extend-select", metavar="RULES", help="Rules that run as well."),
]
IgnoreFlag = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", help="Rules that do not run.")
]
SeverityFlag = Annotated[
    list[str] | None,
    typer.Option(
        "--severity", metavar="RULE=LEVEL", help="What a rule's findings are: ARG305=warning."
    ),
]
FailOnFlag = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="The least severity that fails a check. Default: warning.",
        show_default=False,
    ),
]
ExcludeFlag = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="GLOB",
        help="Files and folders to leave out where folders are searched, as in a .gitignore.",
    ),
]
BaselineFlag = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Known findings, which are not told."),
]
ConfigFlag = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="The configuration file, instead of the nearest."
    ),
]
IsolatedFlag = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]


def configurations(
    *,
    preset: str | None,
    select: list[str] | None,
    extend_select: list[str] | None,
    ignore: list[str] | None,
    severity: list[str] | None,
    fail_on: FailOn | None,
    exclude: list[str] | None,
    baseline: Path | None,
    config: Path | None,
    isolated: bool,
) -> "Configurations":
    """Make what gives files their configuration, from the flags of a call."""
    from argmap.checking.configuration import Configurations, Flags

    if config is not None and isolated:
        raise ConfigurationError("--config and --isolated do not go together")
    flags = Flags(
        preset=preset,
        select=tuple(select) if select else None,
        extend_select=tuple(extend_select or ()),
        ignore=tuple(ignore or ()),
        severity=tuple(severity or ()),
        fail_on=fail_on,
        exclude=tuple(exclude or ()),
        baseline=baseline,
    )
    return Configurations(flags, file=config, isolated=isolated)


@contextmanager
def told_faults() -> Iterator[None]:
    """Turn what keeps a command from running into words and exit status 2."""
    try:
        yield
    except WorkerError as error:
        raise fail(str(error)) from None
    except ConfigurationError as error:
        from argmap.reporting.full import fault

        paint = Painter.for_stream(sys.stderr)
        words = fault(error.message, error.span, error.help, paint)
        typer.echo(words, err=True, color=paint.color)
        raise typer.Exit(FAILED) from None
