"""Fingerprints: what they stay the same under, and what they tell apart."""

from __future__ import annotations

import pytest

import argmap
from argmap.checking.fingerprint import Seen, fingerprint

TEXT = "thesis t: T.\n  premise p: Trees cool\n      a street.\n  objection o: O.\n"


def marks(text: str, name: str = "map.arg") -> dict[str, list[str]]:
    """Give the fingerprints by code."""
    seen: Seen = {}
    found: dict[str, list[str]] = {}
    for finding in argmap.check(argmap.loads(text, name=name)):
        found.setdefault(finding.code, []).append(fingerprint(finding, seen))
    return found


def test_they_are_the_same_each_time_and_all_different() -> None:
    found = [mark for marks_of_code in marks(TEXT).values() for mark in marks_of_code]
    assert len(found) >= 3
    assert len(set(found)) == len(found)
    assert all(len(mark) == 32 and int(mark, 16) >= 0 for mark in found)
    assert marks(TEXT) == marks(TEXT)


# So that a change of how they are made does not pass unnoticed: every baseline would be lost.
def test_they_stay_the_same_from_one_version_to_the_next() -> None:
    assert marks("thesis t: T.\n  premise p: Trees cool a street.\n")["ARG101"] == [
        "c821fe7bfbbf016a10130c2468a59225"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# a comment\n\n" + TEXT,
        TEXT.replace("  objection", "  # another\n  objection"),
        TEXT.replace("cool\n      a street", "cool a\n      street"),
        TEXT.replace("cool\n      a street", "cool    a street"),
        TEXT.replace("\n", "\r\n"),
        TEXT + "  premise q: Another.\n",
        TEXT.replace("thesis t: T.", "thesis t: Another thesis."),
        TEXT + "source unused: S\n",
    ],
)
def test_they_stay_when_other_things_change(text: str) -> None:
    before, after = marks(TEXT), marks(text)
    for code in ("ARG101", "ARG102", "ARG201"):
        assert before[code][0] in after[code]


@pytest.mark.parametrize(
    "text", [TEXT.replace("Trees", "Bushes"), TEXT.replace("  premise p", "  premise q")]
)
def test_another_statement_has_another(text: str) -> None:
    assert marks(TEXT)["ARG101"] != marks(text)["ARG101"]
    assert marks(TEXT)["ARG102"] == marks(text)["ARG102"]


def test_equal_statements_are_told_apart() -> None:
    one = "  objection: Trees cost money.\n"
    head = "thesis t: T.\n  premise p: P.\n"
    first = marks(head + one)["ARG102"]
    both = marks(head + one + one)["ARG102"]
    assert both[0] == first[0]
    assert len(set(both)) == 2


def test_names_with_backslashes_and_slashes_are_one() -> None:
    assert marks(TEXT, "a\\map.arg") == marks(TEXT, "a/map.arg") != marks(TEXT, "b/map.arg")


def test_the_file_can_be_named() -> None:
    finding = argmap.check(argmap.loads(TEXT, name="x.arg"))[0]
    other = argmap.check(argmap.loads(TEXT, name="y.arg"))[0]
    assert fingerprint(finding, {}, "z.arg") == fingerprint(other, {}, "z.arg")


def test_a_line_without_end_is_not_read_for_each_finding() -> None:
    text = "thesis t: T. " + "[@no] " * 200_000
    findings = [found for found in argmap.check(argmap.loads(text)) if found.code == "ARG010"]
    assert len(findings) > 500
    seen: Seen = {}
    assert len({fingerprint(finding, seen) for finding in findings}) == len(findings)
    assert max(len(part) for parts in seen for part in parts) <= 2_000


def test_a_part_of_a_wrapped_statement() -> None:
    text = "thesis t: T.\n  premise: P. [@a]\n      and more [@b]\n      and [@a].\n"
    before = marks(text)["ARG010"]
    assert len(set(before)) == 3
    assert marks(text.replace("\n      and", " and"))["ARG010"] == before
    assert marks("# moved\n" + text.replace("more", "less"))["ARG010"] != before


def test_characters_that_cannot_be_encoded() -> None:
    (finding,) = argmap.check(argmap.loads("thesis t: T.\n  premise: \udce4.\n"))[:1]
    assert len(fingerprint(finding, {}, "\udcff.arg")) == 32
