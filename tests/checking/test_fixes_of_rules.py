"""What the fixes of rules do to a text and to what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from benchmarks.generate import generate

import argmap
from argmap.checking.registry import RULES
from argmap.checking.same_words import words_of
from argmap.checking.settings import Settings
from argmap.diagnostic import Diagnostic, Fix
from argmap.loading import Loaded
from argmap.model import ArgumentMap, Claim, ClaimKind, Step

FOLDER = Path(__file__).parent / "rules"
HEAD = "source s: S\nthesis t: T.\n  evidence e: E. [@s]\n"


def applied(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def found(loaded: Loaded, rule: str) -> list[Diagnostic]:
    (code,) = (one.code for one in RULES if one.name == rule)
    findings = argmap.check(loaded, Settings(frozenset({code})))
    return [finding for finding in findings if finding.name == rule]


def texts(rule: str) -> Iterator[str]:
    for path in sorted((FOLDER / rule).glob("fail*.arg")):
        yield path.read_text(encoding="utf-8")
    yield generate(60, seed=4)


def fixed(rule: str) -> Iterator[tuple[Loaded, Diagnostic, Loaded]]:
    """Give each map with a finding that has a fix, the finding, and the map that is mended."""
    count = 0
    for text in texts(rule):
        before = argmap.loads(text)
        assert not before.diagnostics
        for finding in found(before, rule):
            if finding.fix is None:
                continue
            count += 1
            after = argmap.loads(applied(text, finding.fix))
            assert after.diagnostics == ()
            assert len(found(after, rule)) < len(found(before, rule))
            yield before, finding, after
    assert count


def one_kind(argument_map: ArgumentMap) -> tuple[list[Claim], tuple[Step, ...]]:
    """Give what a map says, with objections and rebuttals taken for the same."""
    claims = [
        attrs.evolve(
            claim,
            kind=ClaimKind.REBUTTAL if claim.kind is ClaimKind.OBJECTION else claim.kind,
        )
        for claim in argument_map.claims
    ]
    return claims, argument_map.steps


def said(argument_map: ArgumentMap) -> set[str]:
    return {words_of(claim.text) for claim in argument_map.claims}


def test_rebuttal_is_written_and_nothing_else_changes() -> None:
    for before, finding, after in fixed("objection-to-objection"):
        assert finding.fix is not None
        assert finding.fix.safe
        assert one_kind(after.map) == one_kind(before.map)
        assert after.main.source.text.count("rebuttal") == (
            before.main.source.text.count("rebuttal") + 1
        )


def test_a_mention_is_written_and_nothing_is_lost() -> None:
    for before, finding, after in fixed("duplicate-claim"):
        assert finding.fix is not None
        assert not finding.fix.safe
        assert len(after.map.claims) == len(before.map.claims) - 1
        # A mention below the same line twice makes no second premise of one step.
        assert len(after.map.steps) == len(before.map.steps)
        assert said(after.map) == said(before.map)
        assert {c.key for c in after.map.sources} == {c.key for c in before.map.sources}


def test_a_mention_is_deleted_and_no_claim_with_it() -> None:
    for before, finding, after in fixed("duplicate-step"):
        assert finding.fix is not None
        assert not finding.fix.safe
        assert after.map.claims == before.map.claims
        assert len(after.map.steps) == len(before.map.steps) - 1


@pytest.mark.parametrize("rule", ["objection-to-objection", "duplicate-claim", "duplicate-step"])
def test_one_after_the_other_they_come_to_an_end(rule: str) -> None:
    for text in texts(rule):
        loaded = argmap.loads(text)
        for _ in range(len(loaded.map.claims)):
            fixes = [finding.fix for finding in found(loaded, rule) if finding.fix is not None]
            if not fixes:
                break
            loaded = argmap.loads(applied(loaded.main.source.text, fixes[0]))
        assert not loaded.diagnostics
        assert not [finding for finding in found(loaded, rule) if finding.fix is not None]


def only_fix(text: str, rule: str) -> Fix | None:
    (finding,) = found(argmap.loads(text), rule)
    return finding.fix


def test_the_first_statement_gets_an_id_where_it_has_none() -> None:
    text = HEAD + "  premise: People like trees. [@s]\n  objection: O.\n"
    text += "    premise: People like trees!\n        # a comment\n      evidence: E2. [@s]\n"
    fix = only_fix(text, "duplicate-claim")
    assert fix is not None
    assert applied(text, fix) == (
        HEAD + "  premise people-like-trees: People like trees. [@s]\n  objection: O.\n"
        "    premise people-like-trees\n        # a comment\n      evidence: E2. [@s]\n"
    )


@pytest.mark.parametrize(
    "lines",
    [
        # Its own citation, field, mention or place would be lost.
        "  premise a: A.\n  objection: O.\n    premise: A. [@s]\n",
        "  premise a: A.\n  objection: O.\n    premise: A.\n      weight: 0.3\n",
        "  premise a: A.\n  objection: O.\n    premise b: A.\n    premise: P.\n      premise b\n",
        "  premise a: A.\n  objection: O.\n    premise: A\n        # in between\n        .\n",
        "  premise a: A.\nclaim: A.\n",
        # They are not the same sort of claim.
        "  premise a: A.\n  objection: O.\n    assumption: A.\n",
        "  assumption a: A.\n  objection: O.\n    premise: A.\n",
        "  premise: T.\n",
        # A reason for itself.
        "  premise a: A.\n    premise: B.\n      premise: A.\n",
        # No id can be made, or it is taken.
        "  premise: 1.\n  objection: O.\n    premise: 1.\n",
        "  premise: S.\n  objection: O.\n    premise: S.\n  premise s: B.\n",
    ],
)
def test_no_mention_is_offered(lines: str) -> None:
    assert only_fix(HEAD + lines, "duplicate-claim") is None


@pytest.mark.parametrize(
    "lines",
    [
        "  premise e\n    note: N\n",
        "  premise e\n    objection: O.\n",
        "  premise a: A.\n  and e\n  premise e\n  and a\n    undercut: U.\n",
    ],
)
def test_no_deletion_is_offered_where_something_stands_below(lines: str) -> None:
    assert only_fix(HEAD + lines, "duplicate-step") is None


def test_both_lines_of_a_joint_mention_are_deleted() -> None:
    text = HEAD + "  premise a: A.\n  and b: B.\n  premise b\n  and a\n  objection: O.\n"
    fix = only_fix(text, "duplicate-step")
    assert fix is not None
    assert applied(text, fix) == HEAD + "  premise a: A.\n  and b: B.\n  objection: O.\n"
