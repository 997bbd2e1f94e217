"""The one line after the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from argmap.diagnostic import Diagnostic, Severity


@attrs.frozen
class Fixes:
    """What was fixed, and what can be.

    Attributes:
        fixed: How many findings were fixed; None where nothing was to be.
        safe: How many can be fixed with ``--fix``.
        unsafe: How many more can be with ``--unsafe-fixes``.
    """

    fixed: int | None = None
    safe: int = 0
    unsafe: int = 0


def summary(findings: Sequence[Diagnostic], files: int, fixes: Fixes | None = None) -> str:
    """Say how many findings of which severity there are in how many files.

    Args:
        findings: What was found, or what is left of it.
        files: How many files were checked.
        fixes: What was fixed, and what can be.
    """
    fixes = Fixes() if fixes is None else fixes
    checked = f"{files:,} {'file' if files == 1 else 'files'} checked"
    counts = Counter(finding.severity for finding in findings)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    found = ", ".join(
        f"{counts[severity]:,} {word}{'' if counts[severity] == 1 else 's'}"
        for severity, word in words.items()
        if counts[severity]
    )
    if fixes.fixed is None:
        return f"{checked}: {found or 'no findings'}{_fixable(fixes)}"
    if not fixes.fixed and not found:
        return f"{checked}: no findings"
    left = f"{len(findings):,} left ({found})" if found else "none left"
    return f"{checked}: {fixes.fixed:,} fixed, {left}{_fixable(fixes)}"


def diff_summary(fixes: Fixes, files: int) -> str:
    """Say what a patch fixes in how many files."""
    fixed = fixes.fixed or 0
    if not fixed:
        return f"nothing to fix{_fixable(fixes)}"
    findings = f"{fixed:,} {'finding' if fixed == 1 else 'findings'}"
    return f"would fix {findings} in {files:,} {'file' if files == 1 else 'files'}{_fixable(fixes)}"


def _fixable(fixes: Fixes) -> str:
    if fixes.fixed is not None:
        more = "more " if fixes.fixed else ""
        return f"; {fixes.unsafe:,} {more}can be fixed with --unsafe-fixes" if fixes.unsafe else ""
    parts = [f"{fixes.safe:,} can be fixed with --fix"] if fixes.safe else []
    if fixes.unsafe:
        verb = "more" if parts else "can be fixed"
        parts.append(f"{fixes.unsafe:,} {verb} with --fix --unsafe-fixes")
    return f"; {', '.join(parts)}" if parts else ""
