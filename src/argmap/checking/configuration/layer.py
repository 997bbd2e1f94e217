"""What a configuration file says, or the flags of a call, each with where it says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import attrs

from argmap.checking.configuration.errors import ConfigurationError
from argmap.checking.configuration.globs import Globs, fault_of
from argmap.checking.configuration.model import FailOn, Flags
from argmap.checking.settings import Value
from argmap.diagnostic import Severity
from argmap.source import Span
from argmap.suggestion import did_you_mean


@attrs.frozen(eq=False, repr=False)
class Origin:
    """Where a value comes from.

    Attributes:
        words: A flag, ``default``, or the name of a preset.
        span: The place in a configuration file, where it comes from one.
    """

    words: str
    span: Span | None = None

    def __str__(self) -> str:
        return self.words if self.span is None else f"{self.span.source.name}:{self.span.line}"

    def fault(self, message: str, help: str | None = None) -> ConfigurationError:  # noqa: A002 - the word that diagnostics use
        """Give an error about the value."""
        where = f"{self.words}: " if self.span is None else ""
        return ConfigurationError(f"{where}{message}", self.span, help)


@attrs.frozen(eq=False, repr=False)
class Word:
    """A string of a configuration, and where it comes from."""

    text: str
    origin: Origin


@attrs.frozen(eq=False, repr=False)
class Layer:
    """What a configuration file says, or the flags of a call; None and nothing where they do not.

    Attributes:
        folder: What the patterns are relative to.
        preset: The name of a preset.
        select: Rules that run, instead of those of the preset.
        extend_select: Rules that run as well.
        ignore: Rules that do not run.
        severity: Rules and how much their findings weigh.
        per_file_ignores: Patterns, each with the rules that are off in its files.
        exclude: Patterns of files and folders.
        fail_on: What fails a check.
        baseline: The file with the findings that are known.
        options: Values of options, by the rule's name and the option's.
        origins: Where each key stands.
    """

    folder: str
    preset: Word | None = None
    select: tuple[Word, ...] | None = None
    extend_select: tuple[Word, ...] = ()
    ignore: tuple[Word, ...] = ()
    severity: tuple[tuple[Word, Severity], ...] = ()
    per_file_ignores: tuple[tuple[Globs, tuple[Word, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    baseline: Path | None = None
    options: Mapping[tuple[str, str], tuple[Value, Origin]] = attrs.Factory(dict)
    origins: Mapping[str, Origin] = attrs.Factory(dict)


def layer_of_flags(flags: Flags, folder: str) -> Layer:
    """Read the flags of a call.

    Raises:
        ConfigurationError: One of them is wrong.
    """

    def words(texts: tuple[str, ...], flag: str) -> tuple[Word, ...]:
        parts = (part.strip() for text in texts for part in text.split(","))
        return tuple(Word(part, Origin(flag)) for part in parts if part)

    for pattern in flags.exclude:
        if fault := fault_of(pattern):
            raise Origin("--exclude").fault(f"{fault}: '{pattern}'")
    return Layer(
        folder,
        preset=None if flags.preset is None else Word(flags.preset, Origin("--preset")),
        select=None if flags.select is None else words(flags.select, "--select"),
        extend_select=words(flags.extend_select, "--extend-select"),
        ignore=words(flags.ignore, "--ignore"),
        severity=tuple(_severity(word) for word in words(flags.severity, "--severity")),
        exclude=flags.exclude,
        fail_on=flags.fail_on,
        baseline=flags.baseline,
        origins={key: Origin(f"--{key}") for key in ("fail-on", "exclude", "baseline", "preset")},
    )


def _severity(word: Word) -> tuple[Word, Severity]:
    rule, sign, level = (part.strip() for part in word.text.partition("="))
    if not sign:
        raise word.origin.fault(f"'{word.text}' is no RULE=SEVERITY", "write ARG305=warning")
    return Word(rule, word.origin), severity_named(Word(level, word.origin))


def severity_named(word: Word) -> Severity:
    """Give a severity by its name.

    Raises:
        ConfigurationError: There is none.
    """
    names = [severity.value for severity in Severity]
    if word.text in names:
        return Severity(word.text)
    if word.text in ("off", "none", "never", "ignore"):
        raise word.origin.fault(
            f"'{word.text}' is no severity", "to switch a rule off, name it in ignore"
        )
    raise word.origin.fault(
        f"no severity is called '{word.text}'{did_you_mean(word.text, names)}",
        f"expected one of {', '.join(names)}",
    )
