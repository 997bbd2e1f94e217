"""Cites: which part is read aloud."""

from __future__ import annotations

import pytest

import argmap
from argmap.briefing.cites import cite_of
from argmap.model import Citation


@pytest.mark.parametrize(
    ("fields", "before", "name", "rest"),
    [
        ("author: Antonio Giustozzi\n  title: At War", "Antonio ", "Giustozzi", ("“At War”",)),
        ("author: Traffic Office", "", "Traffic Office", ("counts",)),
        ("author: City of Port Alder", "", "City of Port Alder", ("counts",)),
        ("author: Jo Li and Bo Ek", "", "Jo Li and Bo Ek", ("counts",)),
        ("publisher: The Gazette", "", "The Gazette", ("counts",)),
        ("date: 2020", "", "counts", ()),
    ],
)
def test_names(fields: str, before: str, name: str, rest: tuple[str, ...]) -> None:
    loaded = argmap.loads(f"source s: counts\n  {fields}\nthesis t: T. [@s, p. 3]\n")
    cite = cite_of(loaded.map, Citation("s", "p. 3"))
    assert cite is not None
    assert (cite.before, cite.name, cite.rest, cite.locator) == (before, name, rest, "p. 3")


def test_relays() -> None:
    text = "source a: A\n  kind: anonymous\n  via: b\nsource b: B\n  status: contested\n"
    text += "  publisher: The Gazette\n  via: a\nthesis t: T. [@a]\n"
    cite = cite_of(argmap.loads(text).map, Citation("a"))
    assert cite is not None
    assert (cite.anonymous, cite.contested, cite.relay) == (True, True, "The Gazette")
    assert cite.date == "n.d."
    assert cite_of(argmap.loads(text).map, Citation("zz")) is None
