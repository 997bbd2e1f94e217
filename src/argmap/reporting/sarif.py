"""Findings as SARIF 2.1.0, the format of code scanning services (OASIS, 2020).

It keeps to what GitHub asks for besides the standard: rules with help, paths relative to the
repository, the four positions of a region, and a fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from argmap.checking.explanation import Explanation, explanations
from argmap.checking.fingerprint import Seen, fingerprint
from argmap.diagnostic import Diagnostic, Fix, Severity
from argmap.json_text import dump_json
from argmap.reporting.explanation_markdown import explanation_markdown
from argmap.reporting.services import message_and_help, repository_path
from argmap.reporting.terminal import printable
from argmap.reporting.wrapping import shortened
from argmap.source import SourceText, Span

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_ROOT = "%SRCROOT%"
_LONGEST_DESCRIPTION = 1_000
# In a message, brackets may make a link and braces stand for an argument (3.11.5, 3.11.6).
_SPECIAL = re.compile(r"[\\\[\]]")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def sarif(findings: Iterable[Diagnostic], version: str) -> str:
    """Give a SARIF log with one run.

    Args:
        findings: What was found, in the order of the files.
        version: The version of argmap.
    """
    rules = explanations()
    index = {rule.code: number for number, rule in enumerate(rules)}
    seen: Seen = {}
    run = {
        "tool": {
            "driver": {
                "name": "argmap",
                "version": version,
                "semanticVersion": version,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder in which argmap was run."}}
        },
        "results": [_result(finding, index[finding.code], seen) for finding in findings],
    }
    return dump_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Explanation) -> dict[str, Any]:
    text = explanation_markdown(rule)
    words = dict(rule.sections)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _first_words(words["What it does"])},
        "help": {"text": _unwrapped(words["Why it matters"]), "markdown": text},
        "defaultConfiguration": {
            "enabled": rule.is_default,
            "level": _LEVELS[rule.severity],
        },
        "properties": {
            "tags": ["argument"],
            "precision": "high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _result(finding: Diagnostic, rule_index: int, seen: Seen) -> dict[str, Any]:
    path = repository_path(finding.span.source)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(message_and_help(finding)) + "."},
        "locations": [{"physicalLocation": _place(finding.span)}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint(finding, seen, path)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(related.span),
                "message": {"text": _message(printable(related.message))},
            }
            for number, related in enumerate(finding.related, start=1)
        ]
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix)]
    return result


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "description": {"text": _message(printable(fix.title))},
        "artifactChanges": [
            {
                "artifactLocation": _file(fix.edits[0].span.source),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.span),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in fix.edits
                ],
            }
        ],
    }


def _place(span: Span) -> dict[str, Any]:
    return {"artifactLocation": _file(span.source), "region": _region(span)}


def _file(source: SourceText) -> dict[str, str]:
    path = repository_path(source)
    # An absolute path, and one that leaves the folder, are not below it.
    location = {"uri": quote(path.encode("utf-8", "surrogateescape"), safe="/~")}
    if not path.startswith(("/", "../", "<")):
        location["uriBaseId"] = _ROOT
    return location


def _region(span: Span) -> dict[str, int]:
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _message(text: str) -> str:
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return _PLACEHOLDER.sub(r"{{\1}}", escaped)


def _first_words(text: str) -> str:
    """Give the first paragraph, as far as services show it."""
    return shortened(_unwrapped(text.partition("\n\n")[0]), _LONGEST_DESCRIPTION)


def _unwrapped(text: str) -> str:
    return " ".join(text.split())
