"""Findings as JSON, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.diagnostic import Diagnostic, Fix
from argmap.json_text import dump_json
from argmap.source import Span


def findings_json(findings: Iterable[Diagnostic]) -> str:
    """Give a JSON array with an object a finding; lines and columns count from 1.

    The form is published as ``docs/findings.schema.json``.
    """
    return dump_json([_finding(finding) for finding in findings])


def _finding(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        **_place(finding.span),
        "related": [
            {"message": related.message, **_place(related.span)} for related in finding.related
        ],
        "fix": None if finding.fix is None else _fix(finding.fix),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [{**_place(edit.span), "text": edit.text} for edit in fix.edits],
    }


def _place(span: Span) -> dict[str, Any]:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {
        "file": span.source.name,
        "start": {"line": line, "column": column},
        "end": {"line": end_line, "column": end_column},
    }
