"""Findings as a code quality report of GitLab: what Code Climate calls issues."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.checking.fingerprint import Seen, fingerprint
from argmap.diagnostic import Diagnostic, Severity
from argmap.json_text import dump_json
from argmap.reporting.services import message_and_help, repository_path

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(findings: Iterable[Diagnostic]) -> str:
    """Give a JSON array with an object a finding; each fingerprint occurs once."""
    seen: Seen = {}
    issues = []
    for finding in findings:
        path = repository_path(finding.span.source)
        line = finding.span.line
        end_line, end_column = finding.span.source.position(finding.span.end)
        issues.append(
            {
                "type": "issue",
                "check_name": finding.name,
                "description": f"{finding.code}: {message_and_help(finding)}",
                "severity": _SEVERITIES[finding.severity],
                "categories": ["Clarity"],
                "fingerprint": fingerprint(finding, seen, path),
                "location": {
                    "path": path,
                    # A span that ends where a line begins does not reach into that line.
                    "lines": {
                        "begin": line,
                        "end": max(line, end_line - (end_column == 1)),
                    },
                },
            }
        )
    return dump_json(issues)
