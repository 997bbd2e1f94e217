"""``argmap check``."""

import os
import sys
from collections.abc import Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import PathsArgument, StdinFilename
from argmap.cli.output import FAILED, FOUND, emit, say

if TYPE_CHECKING:
    from argmap.diagnostic import Diagnostic
    from argmap.reporting.terminal import Painter
    from argmap.source import SourceText


class OutputFormat(Enum):
    """How findings are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


def check(
    paths: PathsArgument = None,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How findings are printed.")
    ] = OutputFormat.FULL,
    stdin_filename: StdinFilename = None,
) -> None:
    """Find what is wrong, unsupported or unanswered in argument files.

    Findings go to standard output, everything else to standard error. Exit status: 0 nothing
    found, 1 errors or warnings found, 2 something could not be checked.

    \b
    Examples:
      argmap check arguments/
      argmap check --output-format concise map.arg
      git show HEAD:map.arg | argmap check - --stdin-filename map.arg
    """
    from argmap.checking import check as check_loaded
    from argmap.cli.files import read_each
    from argmap.diagnostic import Severity
    from argmap.reporting.summary import summary
    from argmap.reporting.terminal import Painter

    findings: dict[tuple[object, ...], Diagnostic] = {}
    places: dict[int, tuple[SourceText, str]] = {}
    checked = 0
    failed = False
    for _, loaded in read_each(paths, stdin_filename, "checking"):
        if loaded is None:
            failed = True
            continue
        checked += 1
        for finding in check_loaded(loaded):
            # A file that several others include is checked with each of them, and told once.
            place = _place(finding.span.source, places)
            key = (place, finding.span.start, finding.code, finding.message)
            findings.setdefault(key, finding)
    found = sorted(findings.values(), key=lambda finding: finding.sort_key)
    for text in _renderer(output_format)(found, Painter.for_stream(sys.stdout)):
        emit(text)
    if checked or not failed:
        say(summary(found, checked))
    if failed:
        raise typer.Exit(FAILED)
    if any(finding.severity is not Severity.INFO for finding in found):
        raise typer.Exit(FOUND)


def _place(source: "SourceText", known: "dict[int, tuple[SourceText, str]]") -> str:
    """Give one name to a file, whatever the ways to it; ``known`` keeps what was asked before."""
    if id(source) not in known:
        place = source.name if source.path is None else os.path.realpath(source.path)
        known[id(source)] = (source, place)
    return known[id(source)][1]


def _renderer(
    output_format: OutputFormat,
) -> "Callable[[Iterable[Diagnostic], Painter], Iterable[str]]":
    if output_format is OutputFormat.FULL:
        from argmap.reporting.full import full

        return full
    if output_format is OutputFormat.CONCISE:
        from argmap.reporting.concise import concise

        return concise
    from argmap.reporting.findings_json import findings_json

    return lambda findings, _: [findings_json(findings)]
