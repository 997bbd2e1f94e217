"""The checker as a whole: what it says of a real map, and what it must not say."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.checking.marks import marks
from argmap.diagnostic import Diagnostic, Severity
from argmap.model.sides import sides
from tests.checking.selected import FEW

EXAMPLE = Path(__file__).parent / "language" / "example.arg"


def told(findings: tuple[Diagnostic, ...]) -> list[tuple[int, str]]:
    return [(finding.span.line, finding.name) for finding in findings]


def check(text: str) -> list[tuple[int, str]]:
    return told(argmap.check(argmap.loads(text), FEW))


def names(text: str) -> set[str]:
    return {name for _, name in check(text)}


def test_the_example_of_the_language() -> None:
    loaded = argmap.load(EXAMPLE)
    findings = argmap.check(loaded)
    assert told(findings) == [
        (12, "single-pillar"),
        (17, "unsupported-objection"),
        (20, "unsupported-premise"),
        (21, "hollow-support"),
        (24, "unsupported-objection"),
        (24, "unanswered-objection"),
        (26, "unsupported-objection"),
        (27, "unsupported-objection"),
    ]
    assert {(finding.name, finding.severity) for finding in findings} == {
        ("unsupported-objection", Severity.WARNING),
        ("unsupported-premise", Severity.ERROR),
        ("single-pillar", Severity.INFO),
        ("hollow-support", Severity.WARNING),
        ("unanswered-objection", Severity.WARNING),
    }
    lines = loaded.main.source.text.split("\n")
    assert all(finding.span.text == lines[finding.span.line - 1].strip() for finding in findings)
    found = marks(findings, loaded.map)
    assert {loaded.map.claim_by_key[key].id: words for key, words in found.items()} == {
        "buses": ["unsupported"],
        "space": ["unsupported"],
        None: ["unsupported", "unanswered"],
        "elderly": ["unsupported"],
        "permits": ["unsupported"],
    }


def test_nothing_is_said_of_an_empty_text_or_of_one_without_statements() -> None:
    assert check("") == []
    assert check("\ufeff\r\n\r\n# nothing\r\n") == []
    assert check("title: Nothing yet\nsource s: A source\n") == []


def test_findings_are_in_the_order_of_place_and_code() -> None:
    text = "source s: S\n\nthesis t: T.\n  objection: O.\n  premise: P.\n  evidence: E.\n"
    findings = argmap.check(argmap.loads(text + "  premis: X.\n"), FEW)
    assert [finding.sort_key for finding in findings] == sorted(
        finding.sort_key for finding in findings
    )
    assert [finding.code for finding in findings] == [
        "ARG102", "ARG201", "ARG101", "ARG301", "ARG002",
    ]  # fmt: skip


# --- a broken line prevents what it would have prevented -------------------------------------


@pytest.mark.parametrize(
    ("text", "error"),
    [
        # The line that is lost would have been the reason, the citation or the answer.
        ("thesis t: T.\n  premis: The reason.\n", "unknown-word"),
        ("thesis t: T.\n  premise nowhere\n", "undefined-id"),
        ("thesis t: T.\n  assumption: A.\n  premise: P.\n    evidense: E.\n", "unknown-word"),
        ("thesis t: T.\n  premise: P. [@nobody]\n", "undefined-citation"),
        ("thesis t: T.\n  evidence: E. [@nobody]\n", "undefined-citation"),
        ("thesis t: T.\n  premise: P.\n    evidence nowhere\n", "undefined-id"),
        (
            ("source s: S, 2024\nsource o: O, 2024\nthesis t: T. [@s]\n  assumption: A.\n"
            "  objection: O. [@o]\n    rebutal: R. [@s]\n"),
            "unknown-word",
        ),
        (
            ("source s: S, 2024\nsource o: O, 2024\nthesis t: T. [@s]\n  assumption: A.\n"
            "  objection: O. [@o]\n    rebuttal nowhere\n"),
            "undefined-id",
        ),
        ("thesis t: T.\n  assumption: A.\n  objection: O. [@nobody]\n    rebuttal: R. [@nobody]\n",
         "undefined-citation"),
        # And what it may have cited.
        ("source s: S\nthesis t: T.\n  assumption: A.\n  objektion: O. [@s]\n", "unknown-word"),
        ("source s: S\nthesis t: T.\n  assumption: A. [@ss]\n", "undefined-citation"),
        ("include: gone.arg\nsource s: S\nthesis t: T.\n  status: given\n", "include-not-found"),
        ("bibliography: gone.bib\nthesis t: T.\n  evidence: A. [@s]\n", None),
    ],
)  # fmt: skip
def test_a_broken_line_brings_no_finding_of_a_rule(text: str, error: str | None) -> None:
    found = argmap.check(argmap.loads(text))
    assert [finding.name for finding in found if finding.code >= "ARG100"] == []
    assert found
    assert error is None or error in {finding.name for finding in found}


def test_a_broken_line_costs_only_what_it_may_have_prevented() -> None:
    text = "thesis t: T.\n  premise a: A.\n    evidense: E.\n  premise b: B.\n"
    assert check(text) == [(3, "unknown-word"), (4, "unsupported-premise")]


def test_errors_of_a_field_hide_no_finding() -> None:
    text = "source s: S\nthesis t: T.\n  premise a: A.\n    wieght: 1\n  premise b: B.\n"
    found = names(text)
    assert "unsupported-premise" in found


# --- sides -----------------------------------------------------------------------------------


def test_each_of_two_opposing_theses_keeps_its_own() -> None:
    loaded = argmap.loads(
        "thesis a: A.\n  assumption a1: A1.\n  objection b\n"
        "thesis b: B.\n  assumption b1: B1.\n  objection a\n"
    )
    found = sides(loaded.map)
    assert {"a", "a1", "b", "b1"} <= found.pro
    assert not {"a", "a1", "b", "b1"} & found.con
    assert argmap.check(loaded) == ()


def test_a_claim_on_both_sides_is_on_both() -> None:
    loaded = argmap.loads(
        "thesis t: T.\n  premise both\n  objection both\nclaim both: B.\n  assumption: A.\n"
    )
    found = sides(loaded.map)
    assert "both" in found.pro
    assert "both" in found.con


def test_the_shortest_way_counts() -> None:
    loaded = argmap.loads(
        "thesis t: T.\n  premise near\n  objection far: F.\n    assumption: X.\n"
        "    premise middle: M.\n      premise near\nclaim near: N.\n  assumption: Y.\n"
    )
    found = sides(loaded.map)
    assert "near" in found.pro
    assert "near" not in found.con


def test_a_cycle_of_attacks_ends() -> None:
    loaded = argmap.loads(
        "thesis t: T.\n  assumption: A.\n  objection x: X.\n    status: given\n"
        "    rebuttal y: Y.\n      status: given\n      rebuttal x\n"
    )
    found = sides(loaded.map)
    assert "x" in found.con
    assert "y" in found.pro
    assert {finding.name for finding in argmap.check(loaded)} == {"thesis-falls", "stalemate"}


def test_of_a_library_nothing_is_asked_for_its_thesis() -> None:
    assert check("source s: S\n\nclaim a: A.\n\nclaim b: B.\n") == []


def test_a_claim_of_a_library_that_is_used_for_nothing_takes_the_place_of_a_thesis() -> None:
    loaded = argmap.loads("claim a: A.\n  premise b\n\nclaim b: B.\n  objection c: C.\n")
    found = sides(loaded.map)
    assert {"a", "b"} <= found.pro
    assert found.con >= {"c"}


# --- marks -----------------------------------------------------------------------------------


def test_a_mark_is_told_once_and_only_for_rules_that_have_one() -> None:
    loaded = argmap.loads("source s: S\nthesis t: T.\n  premis: X.\nthesis u: U.\n")
    assert marks(argmap.check(loaded), loaded.map) == {"u": ["no reason given"]}


def test_a_finding_on_a_mention_marks_what_is_mentioned() -> None:
    loaded = argmap.loads(
        "source s: S\nthesis t: T.\n  assumption: A.\n  objection c\n\nclaim c: C. [@s]\n"
    )
    assert marks(argmap.check(loaded), loaded.map) == {
        "t": ["does not stand"],
        "c": ["unanswered"],
    }


# --- size ------------------------------------------------------------------------------------


def test_deeper_than_python_recurses() -> None:
    lines = ["thesis t: T."]
    lines += [f"{' ' * depth}premise p{depth}: P." for depth in range(1, 3_000)]
    findings = argmap.check(argmap.loads("\n".join(lines)), FEW)
    assert told(findings) == [(3_000, "unsupported-premise")]


def test_many_ignores_and_many_findings() -> None:
    block = "  # argmap: ignore[ARG101] -- so it is\n  premise: P.\n"
    count = 4_000
    assert check("thesis t: T.\n" + block * count) == []
    wrong = "  # argmap: ignore[ARG102]\n  premise: P.\n"
    found = check("thesis t: T.\n" + wrong * count)
    assert len(found) == 2 * count
