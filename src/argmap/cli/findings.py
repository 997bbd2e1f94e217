"""Findings in the form that was asked for, where they were asked for, and the last line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from argmap.cli.output import emit, fail, reason_of, say

if TYPE_CHECKING:
    from argmap.cli.checking import Outcome
    from argmap.diagnostic import Diagnostic
    from argmap.reporting.summary import Fixes
    from argmap.reporting.terminal import Painter

    Renderer = Callable[[Iterable[Diagnostic], Painter], Iterable[str]]


class OutputFormat(Enum):
    """How findings are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


def renderer(output_format: OutputFormat, *, statistics: bool) -> Renderer:
    """Give what gives findings a form.

    Raises:
        typer.Exit: The form has no statistics, which has been said.
    """
    return _statistics(output_format) if statistics else _of_format(output_format)


def tell_outcome(
    outcome: Outcome, fixes: Fixes, *, tells_baselines: bool, before: str = ""
) -> None:
    """Say how much was found and fixed, and what the baselines know.

    Args:
        outcome: What was found.
        fixes: What was fixed, and what can be.
        tells_baselines: Whether to say what the baselines know.
        before: Words before that.
    """
    from argmap.reporting.summary import summary

    if outcome.checked or not outcome.has_failed:
        say(before + summary(outcome.diagnostics, outcome.checked, fixes))
    if outcome.compared and tells_baselines:
        from argmap.cli.baselines import tell_baselines

        tell_baselines(outcome)


def print_findings(
    render: Renderer, outcome: Outcome, output: str | None, *, on_stderr: bool = False
) -> None:
    """Print what was found, or write it to a file, whole or not at all.

    Args:
        render: What gives it a form.
        outcome: What was found.
        output: The file; without one, or with ``-``, it is standard output.
        on_stderr: Whether standard output is taken, and standard error used instead of it.

    Raises:
        typer.Exit: The file cannot be written, or was read; this has been said.
    """
    from argmap.reporting.terminal import Painter

    if on_stderr and output in (None, "-"):
        # Standard output is the fixed text.
        paint = Painter.for_stream(sys.stderr)
        for text in render(outcome.diagnostics, paint):
            typer.echo(text, err=True, color=paint.color)
        return
    if output in (None, "-"):
        for text in render(outcome.diagnostics, Painter.for_stream(sys.stdout)):
            emit(text)
        return
    import os

    from argmap.atomic import write_atomically

    path = Path(str(output))
    if os.path.realpath(path) in outcome.read:
        raise fail(f"{output}: this file was read for the check; choose another for the findings")
    lines = render(outcome.diagnostics, Painter(color=False))
    try:
        write_atomically(
            path, "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
        )
    except OSError as error:
        raise fail(f"{output}: {reason_of(error)}") from None


def _of_format(output_format: OutputFormat) -> Renderer:
    if output_format is OutputFormat.FULL:
        from argmap.reporting.full import full

        return full
    if output_format is OutputFormat.CONCISE:
        from argmap.reporting.concise import concise

        return concise
    if output_format is OutputFormat.SARIF:
        from argmap import __version__
        from argmap.reporting.sarif import sarif

        return lambda findings, _: [sarif(findings, __version__)]
    if output_format is OutputFormat.GITHUB:
        from argmap.reporting.github import github

        return lambda findings, _: github(findings)
    if output_format is OutputFormat.GITLAB:
        from argmap.reporting.gitlab import gitlab

        return lambda findings, _: [gitlab(findings)]
    if output_format is OutputFormat.JUNIT:
        from argmap.reporting.junit import junit

        return lambda findings, _: [junit(findings)]
    from argmap.reporting.findings_json import findings_json

    return lambda findings, _: [findings_json(findings)]


def _statistics(output_format: OutputFormat) -> Renderer:
    from argmap.reporting.statistics import statistics_json, statistics_text

    if output_format is OutputFormat.JSON:
        return lambda findings, _: [statistics_json(findings)]
    if output_format in (OutputFormat.FULL, OutputFormat.CONCISE):
        return statistics_text
    raise fail(f"--statistics cannot be printed as {output_format.value}: take full or json")
