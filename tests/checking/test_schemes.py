"""Rules on schemes: the option, what answers a question, whom it is for, what may be lost."""

from __future__ import annotations

from time import perf_counter

import attrs
import pytest

import argmap
from argmap.checking.engine import check
from argmap.checking.settings import Settings

BOTH = Settings(frozenset({"ARG403", "ARG404"}))
HEAD = "source s: S\nthesis t: T.\n"


def found(text: str, settings: Settings = BOTH) -> list[tuple[str, int]]:
    loaded = argmap.loads(text)
    findings = [each for each in check(loaded, settings) if each.code > "ARG100"]
    return [(each.code, each.span.line) for each in findings]


def test_names_of_your_own() -> None:
    text = HEAD + "  premise: P.\n    scheme: hunch\n  premise: Q.\n    scheme: gut-feeling\n"
    assert found(text) == [("ARG403", 4), ("ARG403", 6)]
    options = {("unknown-scheme", "extra"): ("hunch",)}
    own = attrs.evolve(BOTH, options=options)
    assert found(text, own) == [("ARG403", 6)]
    misspelt = attrs.evolve(BOTH, options={("unknown-scheme", "extra"): ("gut-feelings",)})
    last = check(argmap.loads(text), misspelt)[-1]
    assert last.message == "there is no scheme 'gut-feeling'; did you mean 'gut-feelings'?"
    assert last.span.text == "gut-feeling"


@pytest.mark.parametrize(
    "answer",
    [
        "    warrant: W.\n",
        "  and: A.\n",
        "    tags: cq-correlation\n",
        "    premise: R.\n      tags: other, cq-correlation\n",
        "    undercut: U.\n      tags: cq-correlation\n",
        "    objection: O.\n      tags: cq-correlation\n",
        "    warrant: W.\n      tags: other\n",
        # A tag that is about another scheme's question is a tag like any other.
        "    warrant: W.\n      tags: cq-search\n",
    ],
)
def test_what_answers_a_question_or_raises_it(answer: str) -> None:
    text = HEAD + "  evidence: P. [@s]\n    scheme: sign\n"
    assert found(text) == [("ARG404", 3)]
    assert found(text + answer) == []


@pytest.mark.parametrize(
    "no_answer",
    [
        "    premise: R.\n",
        "    evidence: R. [@s]\n",
        "    undercut: U.\n",
        "    note: It is reliable.\n",
        "    tags: correlation\n",
        "    warrant: W.\n      tags: cq-other-explanation\n",
        "    premise: R.\n      premise: Q.\n        tags: cq-correlation\n",
    ],
)
def test_what_does_not_answer_it(no_answer: str) -> None:
    text = HEAD + "  evidence: P. [@s]\n    scheme: sign\n" + no_answer
    assert found(text) == [("ARG404", 3)]


def test_the_mention_of_a_claim_with_the_tag() -> None:
    text = "thesis: T.\n  premise: P.\n    scheme: sign\n    warrant w\nclaim w: W.\n"
    assert found(text) == []
    assert found(text + "  tags: cq-other-explanation\n") == [("ARG404", 2)]


def test_the_help_is_for_the_side_that_reads_it() -> None:
    own, other = HEAD + "  premise: P.\n", HEAD + "  objection: O.\n"
    (first,) = check(argmap.loads(own + "    scheme: sign\n"), BOTH)
    assert "answer with a warrant or a linked premise ('and')" in (first.help or "")
    (second,) = check(argmap.loads(other + "    scheme: sign\n"), BOTH)
    assert "ask in an undercut below it, with 'tags: cq-correlation'" in (second.help or "")


def test_attacks_that_do_not_work_any_more_are_let_be() -> None:
    text = HEAD + "  objection: O.\n    scheme: sign\n"
    assert found(text) == [("ARG404", 3)]
    assert found(text + "    rebuttal: R.\n") == []
    assert found(text + "    rebuttal: R.\n      rebuttal: Q.\n") == [("ARG404", 3)]


def test_lines_that_may_have_answered() -> None:
    text = HEAD + "  premise: P.\n    scheme: sign\n"
    assert found(text + "    warant: W.\n") == []
    assert found(text + "clam w: W.\n") == []
    # Elsewhere a lost line changes nothing.
    assert found(text + "  premise: Q.\n    warant: W.\n") == [("ARG404", 3)]


def test_undercuts_have_schemes_too() -> None:
    text = HEAD + "  premise: P.\n    undercut: U.\n      scheme: sign\n"
    assert found(text) == [("ARG404", 4)]
    assert found(text + "      warrant: W.\n") == []


def test_a_claim_that_many_steps_use_is_looked_at_once() -> None:
    size = 4_000
    reasons = "".join(f"  objection: O{number}.\n    tags: a\n" for number in range(size))
    uses = "".join(f"thesis: T{n}.\n  premise shared\n    scheme: sign\n" for n in range(size))
    loaded = argmap.loads(f"claim shared: S.\n{reasons}{uses}")
    started = perf_counter()
    findings = check(loaded, BOTH)
    assert perf_counter() - started < 5
    assert len(findings) == size
