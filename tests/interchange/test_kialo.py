"""Kialo exports: every quirk of real ones, and the way back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.interchange.errors import InterchangeError
from argmap.model import ArgumentMap, ClaimKind
from tests.interchange.reading import assert_sayable, read, shown, verdicts, written

TREES = """\
Discussion Title: Should cities plant trees?

1. Cities should plant trees.
1.1. Pro: They cool the street, as [this study](https://example.org/a_\\(b\\)?x=1) says [1](https://www.example.org/2).
1.1.1. Con: -> See 1.2.
1.2. Con: They need water \\(and room\\).
It is dry:
1. in summer
2. in spring
1.2.1. Pro: See [this study](https://example.org/a_\\(b\\)?x=1).
"""


def test_a_discussion() -> None:
    found, told = read(TREES, "trees.txt", "kialo")
    assert told == []
    assert found.title == "Should cities plant trees?"
    assert [claim.text for claim in found.claims] == [
        "Cities should plant trees.",
        "They cool the street, as this study says.",
        "They need water (and room). It is dry: 1. in summer 2. in spring",
        "See this study.",
    ]
    assert [claim.kind for claim in found.claims] == [
        ClaimKind.THESIS,
        ClaimKind.PREMISE,
        ClaimKind.OBJECTION,
        ClaimKind.PREMISE,
    ]
    assert [(each.key, each.description, each.url) for each in found.sources] == [
        ("example-org", "this study", "https://example.org/a_(b)?x=1"),
        ("example-org-2", "https://www.example.org/2", "https://www.example.org/2"),
    ]
    assert [[each.key for each in claim.citations] for claim in found.claims] == [
        [],
        ["example-org", "example-org-2"],
        [],
        ["example-org"],
    ]
    assert found.steps[1].premises == (found.claims[2].key,)
    assert found.steps[1].mentioned == found.steps[1].premises
    assert str(found.claims[1].span) == "trees.txt:4:1"


def test_several_theses_below_a_question() -> None:
    found, told = read(
        "Discussion Name: Transport\n\n1. How should we travel?\n1.1. By bike.\n1.1.1. Pro: Fast.\n"
        "1.2. By bus.\n1.2.1. Con: -> See 1.1.1.\n",
        "transport.txt",
        "kialo",
    )
    assert told == []
    assert found.question == "How should we travel?"
    assert [claim.text for claim in found.theses] == ["By bike.", "By bus."]
    assert shown(found) == ["support: Fast. → By bike.", "attack: (Fast.) → By bus."]


def test_several_trees() -> None:
    found, told = read("1. One.\n1.1. Pro: A.\n2. Two.\n2.1. Con: B.\n", "two.txt", "kialo")
    assert told == []
    assert [claim.text for claim in found.theses] == ["One.", "Two."]


def test_what_is_not_understood_is_told_with_its_place() -> None:
    found, told = read(
        "Discussion Title: X\nExported yesterday\n1. Thesis.\n1.1. Con: -> See 9.9.\n"
        "1.3.1. Pro: Orphan.\n1.2. Pro: Once.\n1.2. Con: Twice.\n"
        "1.4. Con: -> See 1.5.\n1.5. Con: -> See 1.4.\n",
        "odd.txt",
        "kialo",
    )
    assert told == [
        "odd.txt:2:1: this line before the first claim is not understood",
        "odd.txt:5:1: there is no claim '1.3.' that this one could be about",
        "odd.txt:7:1: the number 1.2. stands here again",
        "odd.txt:4:1: '-> See 9.9.' leads to no claim",
        "odd.txt:8:1: '-> See 1.5.' leads to no claim",
        "odd.txt:9:1: '-> See 1.4.' leads to no claim",
    ]
    assert shown(found) == ["support: Once. → Thesis.", "attack: Twice. → Thesis."]
    assert found.claims[1].kind is ClaimKind.CLAIM


def test_a_claim_that_links_to_what_it_supports_is_told() -> None:
    _, told = read("1. T.\n1.1. Pro: A.\n1.1.1. Pro: -> See 1.1.\n", "circle.txt", "kialo")
    assert told == ['circle.txt:3:1: circular support: "A." → "A."']


def test_no_discussion() -> None:
    with pytest.raises(InterchangeError, match="no line begins with a number"):
        read("Discussion Title: Nothing\n\nNothing at all.\n", "nothing.txt", "kialo")


def test_written_and_read_again() -> None:
    found, _ = read(TREES, "trees.txt", "kialo")
    text, told = written(found, "kialo")
    assert told == []
    assert text.splitlines()[2:5] == [
        "1. Cities should plant trees.",
        (
            "1.1. Pro: They cool the street, as this study says. "
            "[1](https://example.org/a_\\(b\\)?x=1) [2](https://www.example.org/2)"
        ),
        "1.1.1. Con: They need water \\(and room\\). It is dry: 1. in summer 2. in spring",
    ]
    again, told = read(text, "again.txt", "kialo")
    assert told == []
    assert verdicts(again) == verdicts(found)
    assert len(again.steps) == len(found.steps)


def test_what_kialo_cannot_hold() -> None:
    argument = argmap.loads(
        "author: A\nsource s: A book\n\nthesis t: T. [@s, p. 4]\n  by: B\n  premise: P.\n"
        "    scheme: sign\n    undercut: U.\n  and: Q.\n"
    ).map
    text, told = written(argument, "kialo")
    assert told == [
        "Kialo cannot hold the author of a map",
        "Kialo cannot hold who says t",
        "Kialo cannot hold the pages that t cites",
        'Kialo cannot hold the scheme of the step from "P."',
        'Kialo cannot hold linked premises: those of the step from "P." stand alone',
        'Kialo cannot hold undercuts: "U." speaks against a claim, not against a step',
        "Kialo cannot hold the source 's': it has no address",
    ]
    assert text == ("Discussion Title: T.\n\n1. T.\n1.1. Pro: P.\n1.1.1. Con: U.\n1.2. Pro: Q.\n")


words = st.sampled_from(
    ["Plain.", "-> See 1.2.", "[a](https://b.c)", "\\(x\\)", "1. list", "Pro: x", "((", "\\", "é]"]
)


@st.composite
def discussions(draw: st.DrawFn) -> ArgumentMap:
    """Draw a map that Kialo can hold: one premise a step, several uses of a claim."""
    count = draw(st.integers(2, 8))
    lines = ["title: T", "question: Q"]
    for at in range(count):
        lines.append(f"{'thesis' if at == 0 else 'claim'} c{at}: {draw(words)} {at}")
        for _ in range(draw(st.integers(0, 2))):
            word = draw(st.sampled_from(["premise", "objection"]))
            lines.append(f"  {word} c{draw(st.integers(0, count - 1))}")
    return argmap.loads("\n".join(lines) + "\n").map


@given(discussions())
@settings(max_examples=60, deadline=None)
def test_there_and_back(argument: ArgumentMap) -> None:
    text, told = written(argument, "kialo")
    assert told == []
    again, _ = read(text, "x.txt", "kialo")
    assert again.question == "Q"
    names = {claim.key: claim.text for claim in argument.claims}
    got = {claim.key: claim.text for claim in again.claims}
    assert sorted(got.values()) == sorted(names.values())
    assert sorted((s.kind.value, got[s.premises[0]], got[s.target]) for s in again.steps) == sorted(
        (s.kind.value, names[s.premises[0]], names[s.target]) for s in argument.steps
    )
    assert verdicts(again) == verdicts(argument)


@pytest.mark.parametrize(
    "text",
    [
        "1. T.\n" + "[" * 200_000,
        "1. T.\n" + "[a](https://" + "(" * 200_000,
        "1. T.\n" + "[a](https://x" * 20_000,
        "1. T.\n" + "1." * 100_000 + " Pro: x",
        "1. T.\n" + "".join(f"1.{at}. Pro: -> See 1.{at + 1}.\n" for at in range(1, 5_000)),
        "1. T.\n" + "".join(f"1.{at}. {at}\n" for at in range(1, 5_000)),
        "\x00\x01\ufffe1. T.\n1.1. Pro: \x1b[31m\n",
    ],
    ids=range(7),
)
def test_hostile_texts(text: str) -> None:
    begin = time.monotonic()
    try:
        found, _ = read(text, "x.txt", "kialo")
        assert_sayable(found)
    except InterchangeError:
        pass
    assert time.monotonic() - begin < 20


def test_too_deep_for_numbers() -> None:
    text = "thesis a0: T.\n" + "".join(f"claim a{at}: C.\n" for at in range(1, 1_200))
    text += "".join(f"claim a{at}\n  premise a{at + 1}\n" for at in range(1_199))
    with pytest.raises(InterchangeError, match="1,000 claims deep"):
        written(argmap.loads(text).map, "kialo")
