"""Formats that are only written: Markdown, Mermaid, CSV."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.interchange.formats import FORMATS
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind
from tests.conftest import Expect
from tests.interchange.reading import written
from tests.loading.outlines import read as load

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
EXPECTED = Path(__file__).parent / "expected"

FULL = """\
title: Trees & towns
question: Should cities plant trees?
author: A. Writer
date: 2026-05
abstract: What is said for and against trees.

source park: City parks, *Survey* 2025
  url: https://example.org/park_1
source talk: A talk
  date: 2024

thesis plant: Cities should plant trees.
  label: Plant
  premise cool: They cool the street. [@park, p. 4]
    by: City parks
    warrant: Cool streets are good.
    undercut winter: Not in winter.
      undercut: Winter is short.
  and: There is room.
    evidence: Half of all streets are wide. [@park; @talk]
      quote: half of all streets
    assumption: Streets stay as they are.
  objection dear: They cost money.
    rebuttal: So does heat.
    rebuttal cool

claim other: 1. Something <else> entirely.
"""


@pytest.mark.parametrize(
    ("format_name", "style", "suffix"),
    [
        ("markdown", "outline", "outline.md"),
        ("markdown", "essay", "essay.md"),
        ("mermaid", None, "mmd"),
        ("graphml", None, "graphml"),
        ("csv-nodes", None, "nodes.csv"),
        ("csv-steps", None, "steps.csv"),
    ],
)
def test_a_full_map(format_name: str, style: str | None, suffix: str, expect: Expect) -> None:
    text = FORMATS[format_name].writer(style)(load(FULL), Notices())
    expect(text.replace("\r\n", "\n"), EXPECTED / f"trees.{suffix}")


HOSTILE = st.one_of(
    st.sampled_from(
        [
            "# no heading",
            "1. no list",
            "- no list",
            "=== no line",
            "<script>alert(1)</script>",
            "[a](javascript:x) ![b](c)",
            "`code` *bold* _it_ ~~x~~ | a | b |",
            '&amp; &#35; #quot; "quoted"',
            "```\nfence",
            "\x1b[31m\u2028two\n\nlines",
            "end",
            "=cmd()",
        ]
    ),
    st.text(max_size=30),
)


def one_step(first: str, second: str, title: str) -> ArgumentMap:
    return ArgumentMap(
        title=title,
        claims=(
            Claim("a", None, ClaimKind.THESIS, first),
            Claim("b", None, ClaimKind.PREMISE, second),
        ),
        steps=(Step("s", StepKind.SUPPORT, ("b",), "a"),),
    )


@given(HOSTILE, HOSTILE, HOSTILE, st.sampled_from(["outline", "essay"]))
@settings(max_examples=150, deadline=None)
def test_no_word_is_read_as_markdown(first: str, second: str, title: str, style: str) -> None:
    text = FORMATS["markdown"].writer(style)(one_step(first, second, title), Notices())
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }
    assert kinds <= {
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close"),
        *("inline", "text", "strong_open", "strong_close", "text_special"),
    }


@given(HOSTILE, HOSTILE, HOSTILE)
@settings(max_examples=100, deadline=None)
def test_no_word_is_read_as_mermaid(first: str, second: str, title: str) -> None:
    text, _ = written(one_step(first, second, title), "mermaid")
    lines = text.splitlines() if "\u2028" not in text else text.split("\n")
    labels = [line for line in text.split("\n") if re.match(r"  c\d+\[", line)]
    assert len(labels) == 2
    assert lines
    for line in labels:
        inside = re.fullmatch(r'  c\d+\["([^"]*)"\]:::\w+', line)
        assert inside is not None
        assert not set("<>&`[]{}|\\") & set(inside[1])


@given(HOSTILE, HOSTILE, HOSTILE)
@settings(max_examples=100, deadline=None)
def test_graphml_is_xml_with_every_claim_and_step(first: str, second: str, title: str) -> None:
    argument = one_step(first, second, title)
    top = ET.fromstring(written(argument, "graphml")[0].encode())  # noqa: S314 - our own
    kinds = [data.text for data in top.iter(f"{NAMESPACE}data") if data.get("key") == "kind"]
    assert kinds == ["thesis", "premise", "support", "premise", "supports"]
    nodes = {node.get("id") for node in top.iter(f"{NAMESPACE}node")}
    for edge in top.iter(f"{NAMESPACE}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes


def test_linked_premises_are_a_group() -> None:
    text, _ = written(
        load("thesis: T.\n  premise p: P.\n  and: Q.\n  premise: R.\n  and p\n"), "graphml"
    )
    top = ET.fromstring(text.encode())  # noqa: S314 - our own
    groups = [
        [node.get("id") for node in graph.findall(f"{NAMESPACE}node")]
        for graph in top.iter(f"{NAMESPACE}graph")
        if graph.get("id") != "map"
    ]
    assert groups == [["c2", "c3"]]


def test_a_chart_that_mermaid_would_not_draw_is_told() -> None:
    lines = "".join(f"  premise: Reason {at}.\n" for at in range(600))
    _, told = written(load(f"thesis: T.\n{lines}"), "mermaid")
    assert "unless its maxEdges" in told[0]


def test_cells_are_no_formulas() -> None:
    argument = one_step('=HYPERLINK("x")', "a, b\nc", "T")
    text, _ = written(argument, "csv-nodes")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["text"] for row in rows] == ['\'=HYPERLINK("x")', "a, b c"]
    text, told = written(argument, "csv-steps")
    assert told == []
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["premise"], row["target"]) for row in rows] == [("b", "a")]
