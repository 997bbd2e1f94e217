"""How often each rule found something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from argmap.diagnostic import Diagnostic
from argmap.json_text import dump_json
from argmap.reporting.terminal import SEVERITY_STYLES, Painter


def statistics_text(findings: Iterable[Diagnostic], paint: Painter) -> list[str]:
    """Give a line a rule: how often, the code, the name and the severity; the most first."""
    counted = _counted(findings)
    width = max((len(f"{count:,}") for *_, count in counted), default=0)
    widest = max((len(name) for _, name, *_ in counted), default=0)
    return [
        f"{f'{count:,}'.rjust(width)}  {paint(code, SEVERITY_STYLES[severity])}  "
        f"{name.ljust(widest)}  {severity}"
        for code, name, severity, count in counted
    ]


def statistics_json(findings: Iterable[Diagnostic]) -> str:
    """Give a JSON array with an object a rule: ``code``, ``name``, ``severity``, ``count``."""
    keys = ("code", "name", "severity", "count")
    return dump_json([dict(zip(keys, row, strict=True)) for row in _counted(findings)])


def _counted(findings: Iterable[Diagnostic]) -> list[tuple[str, str, str, int]]:
    counts = Counter((finding.code, finding.name, finding.severity.value) for finding in findings)
    rows = [(*rule, count) for rule, count in counts.items()]
    return sorted(rows, key=lambda row: (-row[-1], row))
