"""Which rules run, and how: what a configuration comes down to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from argmap.diagnostic import Severity
from argmap.source import SourceText

if TYPE_CHECKING:
    from argmap.checking.configuration.globs import Globs

Value = bool | int | str | tuple[str, ...] | None


@attrs.frozen
class Option:
    """Something that can be configured about a rule.

    Attributes:
        name: Its name in a configuration, such as ``max-words``.
        default: Its value where the configuration says nothing; other values have its type. Where
            that is None they are numbers if ``least`` is given, else strings.
        description: What it does, in a sentence.
        least: The smallest number that makes sense, where it is a number.
    """

    name: str
    default: Value
    description: str
    least: int | None = None


@attrs.frozen
class FileIgnore:
    """Rules that are off in some files.

    Attributes:
        files: The files.
        codes: The codes of the rules.
    """

    files: Globs
    codes: frozenset[str]


@attrs.frozen
class Settings:
    """Which rules run, and how.

    Attributes:
        selected: The codes of the rules that run.
        severities: The severities that differ from a rule's own, by its code.
        options: The values that differ from an option's default, by the rule's name and the
            option's.
        file_ignores: Rules whose findings in some files do not count.
    """

    selected: frozenset[str]
    severities: Mapping[str, Severity] = attrs.Factory(dict)
    options: Mapping[tuple[str, str], Value] = attrs.Factory(dict)
    file_ignores: tuple[FileIgnore, ...] = ()

    def option(self, rule: str, option: Option) -> Value:
        """Give the value of an option of a rule, by the rule's name."""
        return self.options.get((rule, option.name), option.default)

    def ignored_in(self, source: SourceText) -> frozenset[str]:
        """Give the codes of the rules that are off in a file; a text without a path has none."""
        if source.path is None or not self.file_ignores:
            return frozenset()
        codes = (each.codes for each in self.file_ignores if each.files.match(source.path))
        return frozenset().union(*codes)
