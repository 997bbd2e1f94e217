"""What is in force for a file, and where it comes from, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from argmap.checking.configuration.resolving import Decision, Resolved
from argmap.checking.registry import RULES
from argmap.checking.rule import Rule
from argmap.checking.settings import Value
from argmap.json_text import dump_json
from argmap.reporting.option_words import value_words
from argmap.reporting.terminal import SEVERITY_STYLES, Painter, printable

_STYLES = {**SEVERITY_STYLES, "off": "dim"}


def configuration_text(resolved: Resolved, paint: Painter) -> Iterator[str]:
    """Give the lines of a configuration: the settings, then a line a rule and its options."""
    for name, value, origin in _settings(resolved):
        shown = value if isinstance(value, str) else "none"
        yield f"{paint(name, 'bold')}: {printable(shown)}" + (
            f"  {paint(f'({printable(origin)})', 'dim')}" if origin else ""
        )
    yield ""
    name_width = max(len(rule.name) for rule in RULES)
    for rule in RULES:
        level, origin = _level(resolved, rule)
        yield (
            f"{rule.code}  {rule.name.ljust(name_width)}  {paint(level.ljust(7), _STYLES[level])}  "
            f"{paint(printable(origin), 'dim')}"
        )
        for option, given, where in _options(resolved, rule):
            words = f"{option} = {printable(value_words(given))}"
            yield f"        {words}  {paint(printable(where), 'dim')}"
    ignores = resolved.configuration.settings.file_ignores
    if ignores:
        yield ""
        yield paint("per-file-ignores", "bold")
    for ignore in ignores:
        patterns = ", ".join(ignore.files.patterns)
        yield f"  {printable(patterns)}: {', '.join(sorted(ignore.codes)) or 'no rule'}"


def configuration_json(resolved: Resolved) -> str:
    """Give a configuration as a JSON object, each value with its ``origin``."""
    configuration = resolved.configuration
    data: dict[str, Any] = {
        name: {"value": value, "origin": origin or None}
        for name, value, origin in _settings(resolved)
        if name != "exclude"
    }
    data["exclude"] = [
        {"value": pattern, "origin": str(origin)} for pattern, origin in resolved.excluded
    ]
    data["per-file-ignores"] = [
        {"files": list(ignore.files.patterns), "rules": sorted(ignore.codes)}
        for ignore in configuration.settings.file_ignores
    ]
    data["rules"] = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": configuration.settings.severities.get(rule.code, rule.severity).value,
            "severity_origin": str(resolved.severities[rule.code]),
            "runs": resolved.decisions[rule.code].runs,
            "origin": _because(resolved.decisions[rule.code]),
            "options": {
                name: {"value": value, "origin": origin}
                for name, value, origin in _options(resolved, rule)
            },
        }
        for rule in RULES
    ]
    return dump_json(data)


def _settings(resolved: Resolved) -> Iterator[tuple[str, str | None, str]]:
    configuration = resolved.configuration

    def origin(key: str) -> str:
        return str(resolved.origins.get(key, "default"))

    def path(value: Path | None) -> str | None:
        return None if value is None else str(value)

    yield "configuration", path(configuration.file), ""
    yield "preset", resolved.preset.value, origin("preset")
    yield "fail-on", configuration.fail_on.value, origin("fail-on")
    yield "baseline", path(configuration.baseline), origin("baseline")
    if not resolved.excluded:
        yield "exclude", None, "default"
    for pattern, where in resolved.excluded:
        yield "exclude", pattern, str(where)


def _level(resolved: Resolved, rule: Rule) -> tuple[str, str]:
    """Give the severity of a rule, or ``off``, and the words for where that comes from."""
    decision = resolved.decisions[rule.code]
    because = _because(decision)
    if not decision.runs:
        return "off", because
    severity = resolved.configuration.settings.severities.get(rule.code, rule.severity)
    weighed = str(resolved.severities[rule.code])
    return severity.value, because if weighed == "default" else f"{because}; severity: {weighed}"


def _because(decision: Decision) -> str:
    words = f"{decision.key} {decision.word}".strip()
    origin = str(decision.origin)
    if origin == "default":
        return "default" if decision.key == "preset" else words
    flag = f"--{decision.key}"
    return f"{origin} {decision.word}".strip() if origin == flag else f"{words} ({origin})"


def _options(resolved: Resolved, rule: Rule) -> Iterator[tuple[str, Value, str]]:
    for option in rule.options:
        value = resolved.configuration.settings.option(rule.name, option)
        yield option.name, value, str(resolved.options.get((rule.name, option.name), "default"))
