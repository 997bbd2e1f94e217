"""Which rules run, and how: what a configuration comes down to."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.diagnostic import Severity

Value = bool | int | str | tuple[str, ...] | None


@attrs.frozen
class Option:
    """Something that can be configured about a rule.

    Attributes:
        name: Its name in a configuration, such as ``max-words``.
        default: Its value where the configuration says nothing; other values have its type.
        description: What it does, in a sentence.
        least: The smallest number that makes sense, where it is a number.
    """

    name: str
    default: Value
    description: str
    least: int | None = None


@attrs.frozen
class Settings:
    """Which rules run, and how.

    Attributes:
        selected: The codes of the rules that run.
        severities: The severities that differ from a rule's own, by its code.
        options: The values that differ from an option's default, by the rule's name and the
            option's.
    """

    selected: frozenset[str]
    severities: Mapping[str, Severity] = attrs.Factory(dict)
    options: Mapping[tuple[str, str], Value] = attrs.Factory(dict)

    def option(self, rule: str, option: Option) -> Value:
        """Give the value of an option of a rule, by the rule's name."""
        return self.options.get((rule, option.name), option.default)
