"""Findings as workflow commands of GitHub Actions, which shows them beside the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.diagnostic import Diagnostic, Severity
from argmap.reporting.services import message_and_help, repository_path
from argmap.reporting.terminal import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Give a command a finding: ``::error file=…,line=…,title=…::…``.

    Columns are told only where a finding begins and ends on one line: the service takes no others.
    """
    for finding in findings:
        line, column = finding.span.source.position(finding.span.start)
        end_line, end_column = finding.span.source.position(finding.span.end)
        properties = {"file": printable(repository_path(finding.span.source)), "line": str(line)}
        if end_line == line:
            properties["col"] = str(column)
            if end_column > column:
                # The service counts the last column in.
                properties["endColumn"] = str(end_column - 1)
        properties["endLine"] = str(end_line)
        properties["title"] = f"{finding.code} {finding.name}"
        listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        yield f"::{_COMMANDS[finding.severity]} {listed}::{_data(message_and_help(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
