"""Running the rules."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.checking.registry import DEFAULT_SETTINGS, RULES
from argmap.checking.rule import Checked
from argmap.checking.settings import Settings
from argmap.checking.suppression import Suppression
from argmap.diagnostic import Diagnostic
from argmap.loading import Loaded
from argmap.memory import without_garbage_collection


def check(loaded: Loaded, settings: Settings | None = None) -> tuple[Diagnostic, ...]:
    """Check what was loaded.

    Args:
        loaded: The map, its files and what was wrong with them.
        settings: Which rules run, and how; without them, each rule that does by default.
            `argmap.checking.configuration.configuration_for` reads them from the project's
            configuration.

    Returns:
        What could not be read and what the rules have found, less what is suppressed; in the order
        of file, offset and code.
    """
    with without_garbage_collection():
        return _check(loaded, DEFAULT_SETTINGS if settings is None else settings)


def _check(loaded: Loaded, settings: Settings) -> tuple[Diagnostic, ...]:
    known = {rule.code: rule.code for rule in RULES} | {rule.name: rule.code for rule in RULES}
    ignored = {id(file.source): settings.ignored_in(file.source) for file in loaded.files}
    suppressions = tuple(
        Suppression(file, known, off=ignored[id(file.source)]) for file in loaded.files
    )
    checked = Checked(loaded, settings, suppressions)
    # What suppressed nothing is known when the other rules have run.
    findings = [
        finding
        for are_about_ignores in (False, True)
        for finding in _run(checked, are_about_ignores=are_about_ignores)
        if finding.code not in ignored.get(id(finding.span.source), ())
    ]
    findings += loaded.diagnostics
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))


def _run(checked: Checked, *, are_about_ignores: bool) -> Iterator[Diagnostic]:
    for rule in RULES:
        if rule.is_about_ignores is not are_about_ignores:
            continue
        if rule.code not in checked.settings.selected:
            continue
        severity = checked.settings.severities.get(rule.code, rule.severity)
        names = (rule.code, rule.name)
        asked = [each for each in checked.suppressions if each.has_any(names)]
        for finding in rule.check(checked):
            # Every file is asked, so that each remembers what it suppressed.
            answers = [each.suppresses(finding) for each in asked]
            if any(answers):
                continue
            if finding.severity is severity:
                yield finding
            else:
                yield attrs.evolve(finding, severity=severity)
