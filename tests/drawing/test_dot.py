"""The DOT files in ``golden`` are what was accepted; ``ARGMAP_ACCEPT=1`` accepts anew."""

from __future__ import annotations

import html
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from argmap.drawing import render, to_dot
from argmap.drawing.engines import run
from argmap.drawing.label import caption
from argmap.evaluation import evaluate
from argmap.model.map import ArgumentMap, Claim

from . import maps
from .sketch import sketch
from .strategies import HOSTILE
from .strategies import maps as any_maps

GOLDEN = Path(__file__).parent / "golden"

SKETCHES: dict[str, ArgumentMap] = {
    "city": maps.city(),
    "scripts": maps.scripts(),
    "linked": sketch("thesis t: T.\n  premise a: A.\n  and b: B.\n    objection: No."),
    "undercuts": sketch(
        """
thesis t: T.
  premise a: A.
    undercut: U.
      undercut: V.
  objection b: B.
    rebuttal: R.
      undercut: W.
"""
    ),
    "leaves": sketch("thesis t: T.\n" + "".join(f"  premise p{n}: P.\n" for n in range(7))),
    "cycle": sketch(
        "claim a: A.\n  objection b: B.\n    rebuttal a\nclaim c: C.\n  premise c\nthesis d: D."
    ),
    "hostile": sketch("\n".join(f"claim: {t}" for t in HOSTILE[:6]), title='"]; x [a="\\N'),
    "nothing": ArgumentMap(),
}
MARKS = {"a": ("unsupported",), "p3": ("unsupported", "unanswered")}


@pytest.mark.parametrize("name", SKETCHES)
def test_dot_is_what_was_accepted(name: str) -> None:
    made = to_dot(SKETCHES[name], marks=MARKS)
    path = GOLDEN / f"{name}.dot"
    if os.environ.get("ARGMAP_ACCEPT"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


CASE = """
thesis t: T.
  premise a: A.
    undercut u: U.
  objection o: O.
    rebuttal r: R.
  premise p: P.
  and q: Q. | open
  premise n: N.
    objection s: S.
      rebuttal n
"""


@pytest.mark.parametrize("highlight", [(), ("t", "o", "o > t", "r", "r > o")])
def test_dot_with_verdicts_is_what_was_accepted(highlight: tuple[str, ...]) -> None:
    argument = sketch(CASE, title="Verdicts")
    captions = ["why t stands"] if highlight else []
    made = to_dot(
        argument,
        marks={"s": ("unsupported",)},
        verdicts=evaluate(argument).verdicts,
        highlight=highlight,
        captions=captions,
    )
    path = GOLDEN / f"{'highlight' if highlight else 'verdicts'}.dot"
    if os.environ.get("ARGMAP_ACCEPT"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")
    assert run(made, "svg")


def laid_out(argument: ArgumentMap) -> dict[str, list[dict[str, str]]]:
    """What Graphviz understands of the DOT."""
    marks = {claim.key: ("unsupported",) for claim in argument.claims}
    read: dict[str, list[dict[str, str]]] = json.loads(
        run(to_dot(argument, marks=marks), "json"), strict=False
    )
    return read


def nodes(argument: ArgumentMap) -> dict[str, dict[str, str]]:
    return {one["name"]: one for one in laid_out(argument).get("objects", [])}


def test_there_is_a_node_for_each_claim_and_an_edge_for_each_step() -> None:
    argument = maps.city()
    read = laid_out(argument)
    drawn = [one for one in read["objects"] if one["name"].startswith("n")]
    assert [one["id"] for one in drawn][:2] == ["claim-close-centre", "claim-air"]
    assert len(drawn) == len(argument.claims)
    edges = [edge for edge in read["edges"] if edge.get("id", "").startswith("step-")]
    assert len(edges) == len(argument.steps)


def test_an_undercut_leads_to_the_junction_of_its_step() -> None:
    read = laid_out(sketch("thesis t: T.\n  premise p: P.\n    undercut u: U."))
    names = [one["name"] for one in read["objects"]]
    edges = {(names[int(e["tail"])], names[int(e["head"])]) for e in read["edges"]}
    # From target to premise: the arrowheads are at the tails.
    assert {("n1", "j1"), ("j1", "n2"), ("j1", "n3")} <= edges


def test_a_claim_that_says_it_is_unsupported_has_a_thick_dashed_border() -> None:
    node = nodes(sketch("thesis t: T."))["n1"]
    assert "dashed" in node["style"]
    assert float(node["penwidth"]) > 2
    assert node["label"].endswith("unsupported\\l")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    plain = sketch("thesis t: T.").claims[0]
    claim = Claim(plain.key, plain.id, plain.kind, text, by=text)
    argument = ArgumentMap(title=text, question=text, claims=(claim,))
    drawn = run(to_dot(argument), "svg").decode()
    assert drawn.count('class="node') == 1
    assert "<script" not in drawn
    assert _shown(drawn) == _shown(render(argument, "svg").content.decode())


def _shown(svg: str) -> str:
    """All words of a picture, without the spaces in which the two kinds of pictures differ."""
    texts = "".join(html.unescape(one) for one in re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    return texts.translate(str.maketrans("", "", " \xa0\u2067\u2069"))


@settings(max_examples=100, deadline=None)
@given(any_maps(loops=False))  # several loops at one node crash Graphviz 16.1
def test_dot_of_any_map_has_its_claims_and_nothing_else(argument: ArgumentMap) -> None:
    found = nodes(argument)
    claims = [name for name in found if name.startswith("n")]
    assert len(claims) == len(argument.claims)
    assert set(found) - set(claims) <= {
        *(f"j{number}" for number in range(1, len(argument.steps) + 1)),
        *(f"k{number}" for number in range(1, 10)),
        "cluster_legend",
    }
    for number, claim in enumerate(argument.claims, 1):
        first = caption(claim).split(" ")[0]
        assert found[f"n{number}"]["label"].startswith(first)


def test_leaves_stand_in_columns() -> None:
    dot = to_dot(SKETCHES["leaves"])
    assert dot.count("style=invis") == 5 + 1  # two columns of the seven, and the legend's
