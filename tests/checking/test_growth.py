"""On hostile shapes no rule takes longer than n log n."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

import argmap
from argmap.checking import check
from argmap.checking.registry import RULES
from argmap.checking.settings import Settings
from argmap.loading import Loaded

ALL = Settings(frozenset(rule.code for rule in RULES))
# Four times the size takes four times as long, and a little more; with a square it takes sixteen
# times.
MOST_GROWTH = 7.0
# Below this, in seconds, it is the machine that is measured.
SHORT = 0.15


def lines(head: str, line: str, count: int) -> str:
    return head + "".join(line.format(i=number) for number in range(count))


SHAPES: dict[str, Callable[[int], str]] = {
    "one claim used often": lambda n: lines(
        "source s: S\nclaim c: C. [@s]\nthesis t: T.\n", "  premise: P{i}.\n    evidence c\n", n
    ),
    "one claim used on both sides": lambda n: lines(
        "claim c: C.\n", "thesis: T{i}.\n  premise c\n  objection: O{i}.\n    premise c\n", n
    ),
    "many sources": lambda n: (
        lines("", "source s{i}: S\n  kind: anonymous\n", n)
        + "thesis t: T.\n"
        + lines("", "  evidence: E{i}. [@s{i}]\n", n)
    ),
    "sources that relay each other": lambda n: (
        lines("source s0: S\n  status: contested\n", "source r{i}: R\n  via: s0\n", n)
        + "thesis t: T.\n"
        + lines("", "  evidence: E{i}. [@r{i}]\n", n)
    ),
    "a long chain of sources": lambda n: (
        "source r0: R\n"
        + "".join(f"source r{number}: R\n  via: r{number - 1}\n" for number in range(1, n))
        + "thesis t: T.\n"
        + lines("", "  evidence: E{i}. [@r{i}]\n", n)
    ),
    "many citations of one source": lambda n: lines(
        "source s: S\nthesis t: T. [@s]\n", "  evidence: E{i}. [@s]\n  objection: O{i}. [@s]\n", n
    ),
    "many citations in one statement": lambda n: (
        lines("source s: S\nthesis t: T.\n  evidence: E", " [@s, p. {i}]", n) + "\n"
    ),
    "the same words again and again": lambda n: lines(
        "thesis t: T.\n", "  premise: The same words.\n    objection: The same, words!\n", n
    ),
    "a chain of reasons": lambda n: (
        "thesis c0: T.\n  premise c1\n"
        + "".join(
            f"claim c{number}: C{number}.\n  premise c{number + 1}\n" for number in range(1, n)
        )
        + f"claim c{n}: C.\n"
    ),
    "a chain of objections": lambda n: (
        "thesis c0: T.\n  objection c1\n"
        + "".join(
            f"claim c{number}: C{number}.\n  objection c{number + 1}\n" for number in range(1, n)
        )
        + f"claim c{n}: C.\n"
    ),
    "a circle of objections": lambda n: (
        "thesis c0: T.\n  objection c1\n"
        + "".join(
            f"claim c{number}: C{number}.\n  objection c{(number + 1) % n}\n"
            for number in range(1, n)
        )
    ),
    "theses on one assumption": lambda n: lines(
        "thesis a: T.\n  assumption c: C.\n", "thesis: T{i}.\n  premise c\n", n
    ),
    "undercuts of one step": lambda n: lines(
        "thesis t: T.\n  premise p: P.\n", "    undercut: U{i}.\n", n
    ),
    "objections with one answer": lambda n: lines(
        "claim r: R.\nthesis t: T.\n", "  objection: O{i}.\n    rebuttal r\n", n
    ),
    "claims that attack and support each other": lambda n: lines(
        "thesis t: T.\n  premise c\n  objection c\nclaim c: C.\n", "  premise: P{i}.\n", n
    ),
    "critical questions of one claim": lambda n: lines(
        "claim c: C.\n  premise: P.\n    tags: cq-expertise\nthesis t: T.\n",
        "  premise: Q{i}.\n    premise c\n      scheme: expert-opinion\n",
        n,
    ),
    "ignore comments": lambda n: lines(
        "thesis t: T.\n", "  # argmap: ignore[ARG101]\n  premise: P{i}.\n", n
    ),
    "many linked premises": lambda n: lines("thesis t: T.\n  premise: P.\n", "  and: Q{i}.\n", n),
    "claims that bear on nothing": lambda n: lines("thesis t: T.\n", "claim: C{i}.\n", n),
    "one long text": lambda n: (
        "thesis t: " + "because since TODO some experts say, " * (5 * n) + "\n"
    ),
    "one long text of quotation marks": lambda n: (
        "thesis t: T"
        + "\"“„«‘' " * (20 * n)
        + "\n  premise: "
        + '"“ ” since , therefore : (' * (10 * n)
        + "\n"
    ),
    "one long word": lambda n: "thesis t: " + "since" * (50 * n) + "?\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_rules_grow_with_the_size(shape: str) -> None:
    small, large = (argmap.loads(SHAPES[shape](size)) for size in (1_000, 4_000))
    assert not large.diagnostics
    seconds(small)
    growth = 0.0
    for _ in range(3):
        took = seconds(large)
        if took < SHORT:
            return
        growth = took / seconds(small)
        if growth <= MOST_GROWTH:
            return
    pytest.fail(f"four times the size takes {growth:.0f} times as long ({took:.2f} s)")


def seconds(loaded: Loaded) -> float:
    gc.collect()
    begin = time.process_time()
    check(loaded, ALL)
    return time.process_time() - begin
