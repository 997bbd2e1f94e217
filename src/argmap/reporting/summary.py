"""The one line after the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from argmap.diagnostic import Diagnostic, Severity


def summary(findings: Sequence[Diagnostic], files: int) -> str:
    """Say how many findings of which severity there are in how many files."""
    checked = f"{files:,} {'file' if files == 1 else 'files'} checked"
    if not findings:
        return f"{checked}: no findings"
    counts = Counter(finding.severity for finding in findings)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    parts = [
        f"{counts[severity]:,} {word}{'' if counts[severity] == 1 else 's'}"
        for severity, word in words.items()
        if counts[severity]
    ]
    return f"{checked}: {', '.join(parts)}"
