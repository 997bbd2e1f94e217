"""The words that name rules: codes, beginnings of codes, names, and presets."""

from __future__ import annotations

import re
from enum import Enum

from argmap.checking.configuration.errors import ConfigurationError
from argmap.checking.configuration.layer import Word
from argmap.checking.registry import RULES
from argmap.checking.rule import Rule
from argmap.diagnostic import Severity
from argmap.problems import Problem
from argmap.suggestion import did_you_mean

_GROUP = re.compile(r"ARG\d{0,2}\Z")
_BY_NAME = {name: rule for rule in RULES for name in (rule.code, rule.name)}
_ERRORS = {name: problem for problem in Problem for name in (problem.code, problem.title)}
WHOLE = 100
"""How closely the name of one rule names it; a group of rules has the letters of its name."""


class Preset(Enum):
    """A selection of rules by one name.

    Attributes:
        DEFAULT: The rules that run where nothing is configured.
        STRICT: Those, and more that ask for care rather than taste; what is info becomes a warning.
        ALL: Every rule.
    """

    DEFAULT = "default"
    STRICT = "strict"
    ALL = "all"

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the rules that it selects."""
        return frozenset(rule.code for rule in RULES if self._has(rule))

    @property
    def severities(self) -> dict[str, Severity]:
        """The severities that it changes, by the rule's code."""
        if self is not Preset.STRICT:
            return {}
        infos = (rule for rule in RULES if rule.severity is Severity.INFO)
        return {rule.code: Severity.WARNING for rule in infos}

    def _has(self, rule: Rule) -> bool:
        if self is Preset.ALL:
            return True
        return rule.is_default or (self is Preset.STRICT and rule.is_strict)


def preset_named(word: Word) -> Preset:
    """Give a preset by its name.

    Raises:
        ConfigurationError: There is none.
    """
    names = [preset.value for preset in Preset]
    if word.text in names:
        return Preset(word.text)
    raise word.origin.fault(
        f"no preset is called '{word.text}'{did_you_mean(word.text, names)}",
        f"expected one of {', '.join(names)}",
    )


def rule_named(word: Word) -> Rule:
    """Give a rule by its code or its name.

    Raises:
        ConfigurationError: There is none.
    """
    if word.text in _BY_NAME:
        return _BY_NAME[word.text]
    raise _unknown(word, [*_BY_NAME])


def rules_named(word: Word) -> tuple[int, frozenset[str]]:
    """Give the codes of the rules that a word names, and how closely it names them.

    The nearer word wins: a rule's own name over a group, a longer group over a shorter one, and
    any of them over a preset.

    Raises:
        ConfigurationError: It names none.
    """
    if word.text in _BY_NAME:
        return WHOLE, frozenset({_BY_NAME[word.text].code})
    if any(word.text == preset.value for preset in Preset):
        return 0, Preset(word.text).codes
    if _GROUP.match(word.text):
        codes = frozenset(rule.code for rule in RULES if rule.code.startswith(word.text))
        if codes:
            return len(word.text), codes
    raise _unknown(word, [*_BY_NAME, *(preset.value for preset in Preset)])


def _unknown(word: Word, names: list[str]) -> ConfigurationError:
    if word.text in _ERRORS or word.text in ("ARG0", *(f"ARG0{digit}" for digit in range(10))):
        problem = _ERRORS.get(word.text)
        named = f"{problem.code} {problem.title} is an error" if problem else "these are errors"
        return word.origin.fault(
            f"{named} of the text: always told, always an error",
            "mend the lines that it is about; a file that they keep out of is named in exclude",
        )
    return word.origin.fault(
        f"no rule is called '{word.text}'{did_you_mean(word.text, names)}",
        "write the code or the name of a rule, the beginning of codes (ARG3), or a preset",
    )
