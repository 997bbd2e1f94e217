"""Running the rules."""

from __future__ import annotations

from argmap.checking.registry import RULES
from argmap.checking.rule import Checked
from argmap.checking.suppression import Suppression
from argmap.diagnostic import Diagnostic
from argmap.loading import Loaded


def check(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Check what was loaded.

    Returns:
        What could not be read and what the rules have found, less what is suppressed, plus the
        ignore comments that suppress nothing; in the order of file, offset and code.
    """
    checked = Checked(loaded)
    suppressions = [Suppression(file) for file in loaded.files]
    findings = []
    for rule in RULES:
        for finding in rule.check(checked):
            # Every file is asked, so that each remembers what it suppressed.
            answers = [suppression.suppresses(finding) for suppression in suppressions]
            if not any(answers):
                findings.append(finding)
    findings += loaded.diagnostics
    findings += suppressions[-1].unused()
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))
