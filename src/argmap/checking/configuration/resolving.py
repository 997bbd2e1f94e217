"""What a configuration file and the flags of a call come down to, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from argmap.checking.configuration.globs import Globs
from argmap.checking.configuration.layer import Layer, Origin, Word
from argmap.checking.configuration.model import Configuration, FailOn
from argmap.checking.configuration.selecting import Preset, preset_named, rules_named
from argmap.checking.registry import RULES
from argmap.checking.settings import FileIgnore, Settings
from argmap.diagnostic import Severity

_DEFAULT = Origin("default")


@attrs.frozen(eq=False, repr=False)
class Decision:
    """Whether a rule runs.

    Attributes:
        runs: Whether it does.
        key: What decided: ``preset``, ``select``, ``extend-select`` or ``ignore``.
        word: The word there that did; empty where the key has no word for the rule.
        origin: Where that comes from.
    """

    runs: bool
    key: str
    word: str
    origin: Origin


@attrs.frozen(eq=False, repr=False)
class Resolved:
    """A configuration, and where it comes from.

    Attributes:
        configuration: What is in force.
        preset: The preset that it started from.
        decisions: Why each rule runs or does not, by its code.
        severities: Where the severity of each rule comes from, by its code.
        options: Where values of options come from, by the rule's name and the option's; what is
            not here is the default.
        excluded: The patterns of files that are left out, each with where it comes from.
        origins: Where ``preset``, ``fail-on`` and ``baseline`` come from.
    """

    configuration: Configuration
    preset: Preset
    decisions: Mapping[str, Decision]
    severities: Mapping[str, Origin]
    options: Mapping[tuple[str, str], Origin]
    excluded: tuple[tuple[str, Origin], ...]
    origins: Mapping[str, Origin]


def resolve(file: Layer | None, flags: Layer, path: Path | None) -> Resolved:
    """Put a configuration file (``path``) and flags together; a flag wins.

    Raises:
        ConfigurationError: A word names no rule, or no preset.
    """
    file = Layer(flags.folder) if file is None else file
    named = flags.preset or file.preset
    preset = Preset.DEFAULT if named is None else preset_named(named)
    # An unknown name is told even where a flag sets it aside.
    own = preset if file.preset is None else preset_named(file.preset)
    decisions = _decisions(file, flags, own, preset)
    severities, weighed = _severities(preset, named, (file, flags))
    by_key = {key: layer.origins.get(key, _DEFAULT) for layer in (file, flags)
              for key in ("preset", "fail-on", "baseline") if _says(layer, key)}  # fmt: skip
    settings = Settings(
        frozenset(code for code, decision in decisions.items() if decision.runs),
        severities,
        {name: value for name, (value, _) in file.options.items()},
        tuple(
            FileIgnore(globs, frozenset().union(*(rules_named(word)[1] for word in words)))
            for globs, words in file.per_file_ignores
        ),
    )
    layers = [layer for layer in (file, flags) if layer.exclude]
    configuration = Configuration(
        settings,
        flags.fail_on or file.fail_on or FailOn.WARNING,
        tuple(Globs(layer.folder, layer.exclude) for layer in layers),
        flags.baseline or file.baseline,
        path,
    )
    return Resolved(
        configuration,
        preset,
        decisions,
        weighed,
        {name: origin for name, (_, origin) in file.options.items()},
        tuple((pattern, layer.origins["exclude"]) for layer in layers for pattern in layer.exclude),
        by_key,
    )


def _says(layer: Layer, key: str) -> bool:
    return getattr(layer, key.replace("-", "_")) is not None


def _decisions(file: Layer, flags: Layer, own: Preset, preset: Preset) -> dict[str, Decision]:
    decided = _of_preset(own, file.origins.get("preset", _DEFAULT))
    if file.select is not None:
        decided = _nothing("select", file.origins["select"])
    decided = _changed(decided, _listed(file), _words("ignore", file.ignore))
    # What a call selects is not what a file has ruled out: the flags start anew.
    if flags.select is not None:
        decided = _nothing("select", Origin("--select"))
    elif flags.preset is not None:
        decided = _of_preset(preset, flags.preset.origin)
    return _changed(decided, _listed(flags), _words("ignore", flags.ignore))


def _of_preset(preset: Preset, origin: Origin) -> dict[str, Decision]:
    codes = preset.codes
    return {
        rule.code: Decision(rule.code in codes, "preset", preset.value, origin) for rule in RULES
    }


def _nothing(key: str, origin: Origin) -> dict[str, Decision]:
    return {rule.code: Decision(False, key, "", origin) for rule in RULES}


def _listed(layer: Layer) -> list[tuple[str, Word]]:
    return _words("select", layer.select or ()) + _words("extend-select", layer.extend_select)


def _words(key: str, words: Iterable[Word]) -> list[tuple[str, Word]]:
    return [(key, word) for word in words]


def _changed(
    before: Mapping[str, Decision],
    selected: Iterable[tuple[str, Word]],
    ignored: Iterable[tuple[str, Word]],
) -> dict[str, Decision]:
    """Select and ignore rules; the word that names a rule most closely wins, of equals the last.

    Equally close words select and ignore: the rule is ignored.
    """
    decided = dict(before)
    nearness = dict.fromkeys(before, -1)
    for words, runs in ((selected, True), (ignored, False)):
        for key, word in words:
            near, codes = rules_named(word)
            for code in codes:
                if near >= nearness[code]:
                    nearness[code] = near
                    decided[code] = Decision(runs, key, word.text, word.origin)
    return decided


def _severities(
    preset: Preset, named: Word | None, layers: Iterable[Layer]
) -> tuple[dict[str, Severity], dict[str, Origin]]:
    """Give the severities that differ from the rules' own, and where each rule's comes from."""
    severities = {rule.code: rule.severity for rule in RULES}
    origins = dict.fromkeys(severities, _DEFAULT)
    for code, severity in preset.severities.items():
        severities[code] = severity
        origins[code] = Origin(
            f"preset {preset.value}", None if named is None else named.origin.span
        )
    for layer in layers:
        nearness = dict.fromkeys(severities, -1)
        for word, severity in layer.severity:
            near, codes = rules_named(word)
            for code in codes:
                if near >= nearness[code]:
                    nearness[code] = near
                    severities[code] = severity
                    origins[code] = word.origin
    changed = {
        rule.code: severities[rule.code]
        for rule in RULES
        if severities[rule.code] is not rule.severity
    }
    return changed, origins
