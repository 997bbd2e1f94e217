"""Argument graphs in XML: every edge, what real files get wrong, and hostile XML."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings

from argmap.interchange.errors import InterchangeError
from argmap.interchange.reading import read_map
from argmap.model import ArgumentMap
from tests.interchange.reading import read, shown, verdicts, written
from tests.interchange.test_aif import arguments
from tests.loading.outlines import read as load

GRAPH = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE arggraph SYSTEM "arggraph.dtd">
<arggraph id="trees" topic_id="plant_trees" stance="pro">
  <edu id="e1"><![CDATA[Trees cost money,]]></edu>
  <edu id="e2">but the street
    is cool &amp; quiet</edu>
  <edu id="e3">below them.</edu>
  <edu id="e4">Plant trees!</edu>
  <edu id="e5">Money is there.</edu>
  <edu id="e6">It is spent on trees.</edu>
  <edu id="e7">Look at the park.</edu>
  <joint id="j1"/>
  <adu id="a1" type="opp"/>
  <adu id="a2" type="pro"/>
  <adu id="a3" type="pro"/>
  <adu id="a4" type="pro"/>
  <adu id="a5" type="pro"/>
  <adu id="a6" type="opp"/>
  <edge id="c1" src="e1" trg="a1" type="seg"/>
  <edge id="c3" src="e3" trg="j1" type="seg"/>
  <edge id="c2" src="e2" trg="j1" type="seg"/>
  <edge id="c4" src="j1" trg="a2" type="seg"/>
  <edge id="c5" src="e4" trg="a3" type="seg"/>
  <edge id="c6" src="e5" trg="a4" type="seg"/>
  <edge id="c7" src="e6" trg="a5" type="seg"/>
  <edge id="c8" src="e7" trg="a6" type="seg"/>
  <edge id="c12" src="a5" trg="c11" type="add"/>
  <edge id="c9" src="a1" trg="a3" type="reb"/>
  <edge id="c10" src="a2" trg="a3" type="sup"/>
  <edge id="c11" src="a4" trg="c9" type="und"/>
  <edge id="c13" src="a6" trg="a2" type="exa"/>
</arggraph>
"""


def test_every_edge() -> None:
    found, told = read(GRAPH, "trees.xml", "arggraph")
    assert told == []
    assert found.title == "plant trees"
    assert [(claim.id, claim.text, claim.by) for claim in found.claims] == [
        ("a1", "Trees cost money,", None),
        ("a2", "but the street is cool & quiet below them.", None),
        ("a3", "Plant trees!", None),
        ("a4", "Money is there.", None),
        ("a5", "It is spent on trees.", None),
        ("a6", "Look at the park.", "opponent"),
    ]
    assert shown(found) == [
        "attack: a1 → a3",
        "support: a2 → a3",
        "undercut: a4 + a5 → {attack: a1 → a3}",
        "support: a6 → a2",
    ]
    assert found.steps[3].scheme == "example"
    assert str(found.claims[1].span) == "trees.xml:5:3"


def test_written_and_read_again() -> None:
    found, _ = read(GRAPH, "trees.xml", "arggraph")
    text, told = written(found, "arggraph")
    assert told == []
    again, told = read(text, "again.xml", "arggraph")
    assert told == []
    assert again == found


def test_what_real_files_get_wrong() -> None:
    text = """\
<arggraph id="odd">
  <note>by hand</note>
  <edu id="e1">One.</edu>
  <edu id="e1">Again.</edu>
  <edu>No id.</edu>
  <adu id="a1" type="pro"/>
  <adu id="a2" type="pro"/>
  <edge id="s1" src="e1" trg="a1" type="seg"/>
  <edge id="c1" src="a2" trg="a1" type="sup"/>
  <edge id="c2" src="a2" trg="none" type="reb"/>
  <edge id="c3" src="none" trg="a1" type="sup"/>
  <edge id="c4" src="a2" trg="a1" type="rel"/>
  <edge id="c5" src="a2" trg="c9" type="add"/>
  <edge id="c6" src="a2" trg="c7" type="und"/>
  <edge id="c7" src="a1" trg="c6" type="und"/>
  <edge id="c8" src="a2" trg="c2" type="und"/>
</arggraph>
"""
    found, told = read(text, "odd.xml", "arggraph")
    assert told == [
        "odd.xml:2:3: the element 'note' is not understood",
        "odd.xml:4:3: this edu is left out: its id 'e1' is taken",
        "odd.xml:5:3: this edu is left out: it has no id",
        "odd.xml:12:3: the edge c4 is left out: its type is 'rel'",
        "odd.xml:13:3: the edge c5 is left out: it leads to or from nothing that is there ('c9')",
        "odd.xml:11:3: a premise of the edge c3 is not there: 'none'",
        "odd.xml:10:3: the edge c2 is left out: it bears on nothing that is there: 'none'",
        "odd.xml:11:3: the edge c3 is left out: it has no premise",
        "odd.xml:14:3: the edge c6 is left out: it bears on nothing that is read",
        "odd.xml:15:3: the edge c7 is left out: it bears on nothing that is read",
        "odd.xml:16:3: the edge c8 is left out: it bears on nothing that is read",
        "odd.xml:7:3: a claim has no text",
    ]
    assert shown(found) == ["support: a2 → a1"]


LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE arggraph [
  <!ENTITY a "ha">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<arggraph id="x"><edu id="e1">&b;</edu></arggraph>
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, "declares entities"),
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><arggraph>&x;</arggraph>',
            "declares entities",
        ),
        ("<arggraph><edu>", "not XML: no element found"),
        ("<arggraph>&nope;</arggraph>", "not XML: undefined entity"),
        ("<html></html>", "no element 'arggraph'"),
        ("<a>" * 100_000, "nested too deep"),
        ("", "not XML"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(InterchangeError, match=message):
        read_map(text.encode(), name="x.xml")


def test_what_a_graph_cannot_hold() -> None:
    argument = load(
        "source s: S\n\nthesis t: T ]]> & <b>. [@s]\n  label: L\n  premise: P.\n    by: Ann\n"
        "    scheme: sign\n"
    )
    text, told = written(argument, "arggraph")
    assert told == [
        "arggraph XML cannot hold the source 's'",
        "arggraph XML cannot hold the label of t",
        'arggraph XML cannot hold who says "P."',
        'arggraph XML cannot hold the scheme of the step from "P."',
    ]
    again, _ = read(text, "x.xml", "arggraph")
    assert again.claims[0].text == "T ]]> & <b>."


@given(arguments())
@settings(max_examples=60, deadline=None)
def test_verdicts_are_the_same_there_and_back(argument: ArgumentMap) -> None:
    text, told = written(argument, "arggraph")
    assert told == []
    again, _ = read(text, "x.xml", "arggraph")
    assert len(again.steps) == len(argument.steps)
    assert verdicts(again) == verdicts(argument)
    as_aif, _ = written(again, "aif")
    assert verdicts(read(as_aif, "x.json", "aif")[0]) == verdicts(argument)


def test_large_files_take_linear_time() -> None:
    count = 20_000
    lines = ['<arggraph id="x">']
    lines += [f'<edu id="e{at}">Claim {at}.</edu><adu id="a{at}"/>' for at in range(count)]
    lines += [f'<edge id="s{at}" src="e{at}" trg="a{at}" type="seg"/>' for at in range(count)]
    lines += [
        f'<edge id="c{at}" src="a{at}" trg="a{at - 1}" type="reb"/>' for at in range(1, count)
    ]
    begin = time.monotonic()
    found = read_map("\n".join([*lines, "</arggraph>"]).encode(), name="x.xml").map
    assert time.monotonic() - begin < 10
    assert len(found.steps) == count - 1
