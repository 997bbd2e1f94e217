"""Each rule on files of its own, and on the examples of its documentation."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

import argmap
from argmap.checking.registry import DEFAULT_SETTINGS, RULES
from argmap.checking.rule import Rule
from argmap.checking.settings import Settings
from argmap.diagnostic import Diagnostic
from argmap.loading import Loaded
from argmap.problems import Problem

FOLDER = Path(__file__).parent / "rules"
FILES = sorted(FOLDER.glob("*/*.arg"))
SECTIONS = ("What it does", "Why it matters", "Example", "Instead")
EXAMPLE = re.compile(r"## (\w+)\n```arg\n(.*?)```", re.DOTALL)


NAMED = {rule.name: rule for rule in RULES}


def found_in(loaded: Loaded, rule: Rule) -> tuple[Diagnostic, ...]:
    """Check with what runs by default, and with a rule that may not."""
    return argmap.check(loaded, Settings(DEFAULT_SETTINGS.selected | {rule.code}))


def by_name(rule: Rule) -> str:
    return rule.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_files(path: Path, expect: Callable[[str, Path], None]) -> None:
    findings = found_in(argmap.load(path, name=path.name), NAMED[path.parent.name])
    assert not any(finding.code < "ARG100" for finding in findings), findings
    own = [finding for finding in findings if finding.name == path.parent.name]
    assert bool(own) is path.stem.startswith("fail")
    lines = []
    for finding in own:
        first, last = finding.span.source.position(finding.span.start), finding.span.end
        end = finding.span.source.position(last)
        lines.append(
            f"{first[0]}:{first[1]}-{end[0]}:{end[1]} {finding.code} {finding.severity.value}: "
            f"{finding.message}\n"
        )
        lines += [
            f"  {related.span.line}:{related.span.column}: {related.message}\n"
            for related in finding.related
        ]
    expect("".join(lines), path.with_suffix(".expected"))


@pytest.mark.parametrize("rule", RULES, ids=by_name)
def test_each_rule_has_files_that_pass_and_that_fail(rule: Rule) -> None:
    names = {path.stem.partition("-")[0] for path in (FOLDER / rule.name).glob("*.arg")}
    assert names == {"pass", "fail"}


def test_each_file_belongs_to_a_rule() -> None:
    assert {path.parent.name for path in FILES} == {rule.name for rule in RULES}
    assert {path.with_suffix(".arg") for path in FOLDER.glob("*/*.expected")} <= set(FILES)


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    names = [rule.name for rule in RULES] + [problem.title for problem in Problem]
    assert all(re.fullmatch(r"ARG[1-9]\d\d", code) for code in codes)
    assert codes == sorted(set(codes))
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=by_name)
def test_documentation(rule: Rule) -> None:
    text = dedent(" " * 4 + (rule.__doc__ or ""))
    titles = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert tuple(titles[:4]) == SECTIONS
    examples = dict(EXAMPLE.findall(text))
    found = found_in(argmap.loads(examples["Example"]), rule)
    assert rule.name in {finding.name for finding in found}
    assert not any(finding.code < "ARG100" for finding in found)
    instead = found_in(argmap.loads(examples["Instead"]), rule)
    assert rule.name not in {finding.name for finding in instead}
    assert not any(finding.code < "ARG100" for finding in instead)


@pytest.mark.parametrize("rule", RULES, ids=by_name)
def test_findings_say_what_to_do(rule: Rule) -> None:
    path = FOLDER / rule.name / "fail.arg"
    for finding in found_in(argmap.load(path), rule):
        assert finding.help
        assert not finding.message.endswith(".")
        assert finding.message[0].islower()
        assert finding.span.text.strip() == finding.span.text != ""
