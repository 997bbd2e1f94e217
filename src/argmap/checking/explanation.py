"""What a rule, or an error of the text, is about: for `argmap explain`, the docs and reports.

A rule's page is its docstring. The errors of the text have theirs in ``problem_pages.md``, in the
same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from textwrap import dedent

import attrs

from argmap.checking.registry import RULES
from argmap.checking.settings import Option
from argmap.diagnostic import Severity
from argmap.problems import Problem
from argmap.suggestion import did_you_mean

_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)
_EXAMPLE = re.compile(
    r"(?:^with this as `(?P<name>[^`\n]+)`:\n\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class UnknownRuleError(LookupError):
    """No rule and no error of the text has the code or the name."""


@attrs.frozen
class ExampleFile:
    """A file of an example.

    Attributes:
        name: Its name; the one that is checked is ``example.arg``.
        text: What stands in it.
    """

    name: str
    text: str


@attrs.frozen
class Explanation:
    """What a rule, or an error of the text, is about.

    Attributes:
        code: Its code, such as ``ARG101``.
        name: Its name in words.
        severity: How much its findings weigh, where nothing is configured.
        is_default: Whether it runs where nothing is configured.
        can_be_ignored: Whether it may be switched off: the errors of the text may not.
        summary: What it finds, in a sentence.
        sections: The title and the text of each section, in Markdown.
        options: What can be configured.
    """

    code: str
    name: str
    severity: Severity
    is_default: bool
    can_be_ignored: bool
    summary: str
    sections: tuple[tuple[str, str], ...]
    options: tuple[Option, ...] = ()

    def section(self, title: str) -> str | None:
        """Give the text of a section; None where there is none of that title."""
        return dict(self.sections).get(title)

    def example(self, title: str) -> tuple[ExampleFile, ...]:
        """Give the files of an example: of the section ``Example`` or ``Instead``."""
        return tuple(
            ExampleFile(found["name"] or "example.arg", found["text"])
            for found in _EXAMPLE.finditer(self.section(title) or "")
        )


@cache
def explanations() -> tuple[Explanation, ...]:
    """Give all explanations, in the order of the codes."""
    return tuple(sorted((*_of_problems(), *_of_rules()), key=lambda explanation: explanation.code))


def explain(name: str) -> Explanation:
    """Give the explanation of a rule or an error, by its code or its name in any case.

    Raises:
        UnknownRuleError: There is none; the message names the nearest.
    """
    known = {one.code.casefold(): one for one in explanations()}
    known |= {one.name: one for one in explanations()}
    wanted = name.strip().casefold().replace("_", "-")
    if wanted not in known:
        names = [word for one in explanations() for word in (one.code, one.name)]
        raise UnknownRuleError(
            f"no rule is called '{name}'{did_you_mean(name, names)} ('argmap rules' lists them all)"
        )
    return known[wanted]


def _of_rules() -> Iterator[Explanation]:
    for rule in RULES:
        # The first line of a docstring stands at its margin, the others below it do not.
        summary, sections = _read(dedent(f"    {rule.__doc__ or ''}"))
        yield Explanation(
            rule.code,
            rule.name,
            rule.severity,
            rule.is_default,
            can_be_ignored=True,
            summary=summary,
            sections=sections,
            options=rule.options,
        )


def _of_problems() -> Iterator[Explanation]:
    text = (files("argmap.checking") / "problem_pages.md").read_text(encoding="utf-8")
    pages = {
        page.partition("\n")[0]: page.partition("\n")[2]
        for page in re.split(r"^# (?=ARG)", text, flags=re.MULTILINE)
    }
    for problem in Problem:
        summary, sections = _read(pages[f"{problem.code} {problem.title}"])
        yield Explanation(
            problem.code,
            problem.title,
            Severity.ERROR,
            is_default=True,
            can_be_ignored=False,
            summary=summary,
            sections=sections,
        )


def _read(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Take a page apart: its first words, and its sections by their titles."""
    summary, *parts = _SECTION.split(text)
    sections = zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True)
    return " ".join(summary.split()), tuple(sections)
