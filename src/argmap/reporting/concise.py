"""Findings one a line: ``file:line:column: code name: message``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.diagnostic import Diagnostic
from argmap.reporting.terminal import Painter, printable


def concise(findings: Iterable[Diagnostic], paint: Painter) -> Iterator[str]:
    """Give one line a finding; what can be fixed ends with ``[fix]`` or ``[unsafe fix]``."""
    for finding in findings:
        line, column = finding.span.source.position(finding.span.start)
        place = paint(printable(finding.span.source.name), "bold")
        code = paint(finding.code, "red" if finding.severity.value == "error" else "yellow")
        words = f"{place}:{line}:{column}: {code} {finding.name}: {printable(finding.message)}"
        if finding.fix is not None:
            words += f" [{paint('fix' if finding.fix.safe else 'unsafe fix', 'green')}]"
        yield words
