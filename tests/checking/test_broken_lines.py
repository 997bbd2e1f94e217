"""A line that is lost must not make a rule say what it would not have said of the whole file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from benchmarks.generate import generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import argmap
from argmap.reporting.concise import concise
from argmap.reporting.findings_json import findings_json
from argmap.reporting.full import full
from argmap.reporting.terminal import Painter
from argmap.reporting.tree_text import tree_text

EXAMPLE = (Path(__file__).parent / "language" / "example.arg").read_text(encoding="utf-8")
TEXTS = [EXAMPLE, *(generate(50, seed=seed, depth=5) for seed in (0, 1, 2))]
LINE = re.compile(
    r" *(?:thesis|claim|premise|evidence|assumption|objection|rebuttal|undercut|warrant|and|source)"
    r"(?=[^:]*:)"
)


def said_by_rules(text: str) -> set[tuple[int, str]]:
    findings = argmap.check(argmap.loads(text))
    return {(finding.span.line, finding.name) for finding in findings if finding.code >= "ARG100"}


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_misspelt_word_brings_no_other_finding(text: str) -> None:
    whole = said_by_rules(text)
    lines = text.split("\n")
    spoilt = 0
    for index, line in enumerate(lines):
        found = LINE.match(line)
        if found is None:
            continue
        wrong = f"{found[0]}xq{line[found.end() :]}"
        said = said_by_rules("\n".join([*lines[:index], wrong, *lines[index + 1 :]]))
        assert said <= whole, f"line {index + 1}"
        spoilt += 1
    assert spoilt > 10


def test_an_answer_far_below_may_be_lost() -> None:
    text = (
        "source s: S, 2024\nsource o: O, 2024\nthesis t: T. [@s]\n  status: given\n"
        "  objection o: O. [@o]\n"
        "    premise: P. [@o]\n      premis: Q. [@o]\n        objection: An answer. [@s]\n"
    )
    assert said_by_rules(text) == set()
    assert said_by_rules(text.replace("premis:", "premise:")) == set()
    assert said_by_rules(
        text.replace("      premis: Q. [@o]\n        objection", "      note")
    ) == {(3, "thesis-falls"), (5, "unanswered-objection")}


def test_what_a_line_was_to_join_may_be_lost() -> None:
    assert said_by_rules("thesis t: T.\n  objektion: O.\n  and: Q.\n") == set()


def test_a_thesis_may_be_lost() -> None:
    text = (
        "source s: S, 2024\nsource o: O, 2024\nthesis t: T.\nclaim c: C. [@s]\n"
        "  objection: O. [@o]\n"
    )
    assert said_by_rules(text.replace("thesis", "thesiss")) == set()
    assert said_by_rules(text.replace("thesis t: T.\n", "")) == {(4, "unanswered-objection")}


PIECES = st.sampled_from(
    [
        "thesis t:", "premise", "and", "and:", "objection x: X.", "undercut: U.", "warrant w: W.",
        "rebuttal x", "[@s]", "[@", "source s: S", "# argmap: ignore[ARG101]", "status: given",
        "weight: 2", "include: gone.arg", "\t", "\\", "\ufeff", "\u202e", "木", "\r",
        "\x1b[31m", "",
    ]
)  # fmt: skip


@given(st.data())
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_written_is_checked_and_shown(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(TEXTS)).split("\n")[:60]
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        piece = " " * data.draw(st.integers(0, 8)) + data.draw(PIECES)
        change = data.draw(st.sampled_from(["insert", "replace", "delete", "append", "move"]))
        if change == "insert":
            lines.insert(at, piece)
        elif change == "append":
            lines[at] += piece
        elif change == "move":
            lines[at] = " " * data.draw(st.integers(0, 8)) + lines[at].strip()
        else:
            lines[at : at + 1] = [piece] if change == "replace" else []
        lines = lines or [""]
    loaded = argmap.loads("\n".join(lines))
    findings = argmap.check(loaded)
    assert list(findings) == sorted(findings, key=lambda finding: finding.sort_key)
    paint = Painter(color=False)
    for output in (
        "\n".join(full(findings, paint)),
        "\n".join(concise(findings, paint)),
        "\n".join(tree_text(loaded.map, {}, width=60, paint=paint)),
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", output)
    assert len(json.loads(findings_json(findings))) == len(findings)
    assert argmap.loads_json(argmap.dumps_json(loaded.map)) == loaded.map
