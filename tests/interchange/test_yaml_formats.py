"""Carneades and GSN files in YAML: what is understood, and what is told."""

from __future__ import annotations

import time

import pytest

import argmap
from argmap.interchange.errors import InterchangeError
from argmap.interchange.reading import read_map
from argmap.model import ArgumentMap, Burden, ClaimKind, ClaimStatus
from tests.interchange.reading import read, shown

GRAPH = """\
meta:
  title: "Trees"
  note: >
    A remark
    on two lines.
statements:
  plant: Plant trees.
  ¬plant: {text: Do not., label: no}
  cool: {text: They cool., assumed: true}
  rule: What cools is good.
  back: Studies say so.
  ¬app(a1): Rule does not apply.
  dear: Trees cost money.
  winter:
    text: It is winter.
    assumed: true
issues:
  i1: {positions: [plant, ¬plant], standard: PE}
arguments:
  a1:
    scheme: good-cooling
    premises: {minor: cool, warrant: rule}
    conclusion: plant
    undercutter: ¬app(a1)
  a2: {scheme: convergent, premises: [dear, winter], conclusion: ¬plant}
  a3: {scheme: cumulative, premises: [back], conclusion: rule, weight: 0.5}
assumptions:
  - dear
  - none
tests: {in: [cool]}
assumption_schemes: []
"""


def test_a_carneades_graph() -> None:
    found, told = read(GRAPH, "trees.yml", "carneades")
    assert told == [
        "trees.yml:26:7: the argument a3 is weighed as 'cumulative': it is read as linked premises",
        "trees.yml:26:72: 'weight' of the argument a3 is not read",
        "trees.yml:18:46: 'standard' of the issue i1 is not read",
        "trees.yml:28:3: there is no statement 'none' to assume",
        "trees.yml:31:21: 'assumption_schemes' is not read",
    ]
    assert (found.title, found.abstract) == ("Trees", "A remark on two lines.")
    assert found.burden is Burden.PROVE
    support = "support: cool + [rule] → plant"
    assert shown(found) == [
        support,
        f"undercut: Rule does not apply. → {{{support}}}",
        "support: dear → Do not.",
        "support: winter → Do not.",
        "support: back → rule",
        "attack: (plant) → Do not.",
        "attack: (Do not.) → plant",
    ]
    assert found.steps[0].scheme == "good-cooling"
    kinds = {claim.text: claim.kind for claim in found.claims}
    assert kinds["Plant trees."] is kinds["Do not."] is ClaimKind.THESIS
    assert kinds["They cool."] is ClaimKind.ASSUMPTION
    assert kinds["Rule does not apply."] is ClaimKind.UNDERCUT


def labels(found: ArgumentMap) -> dict[str, str]:
    verdicts = argmap.evaluate(found).verdicts
    return {claim.text: verdicts[claim.key].name.lower() for claim in found.claims}


def test_undercut_arguments_fall_as_in_carneades() -> None:
    text = """\
statements:
  red: The object is red.
  looks: {text: It looks red., assumed: true}
  light: {text: A red light shines on it., assumed: true}
  ¬app(a1): The first does not apply.
arguments:
  a1: {premises: [looks], conclusion: red, undercutter: ¬app(a1)}
  a2: {premises: [light], conclusion: ¬app(a1)}
"""
    found, told = read(text, "light.yaml", "carneades")
    assert told == []
    verdicts = labels(found)
    assert verdicts["It looks red."] == verdicts["The first does not apply."]
    assert verdicts["The object is red."] != verdicts["It looks red."]
    without, _ = read(
        text.replace("assumed: true}\n  ¬", "assumed: false}\n  ¬"), "x.yml", "carneades"
    )
    assert labels(without)["The object is red."] == verdicts["It looks red."]


CASE = """\
module: {name: Trees, brief: A case}
G1:
  text: Trees are safe
  supportedBy: [S1, Sn1]
  inContextOf: [C1, A1, J1, C9]
C1: {text: In towns}
A1:
  text: They are watered
J1:
  text: Old trees fall
S1:
  text: Over all kinds
  supportedBy: G2
  horizontalIndex: {relative: -1}
G2: {text: Oaks are safe, undeveloped: true}
Sn1:
  text: Survey
  url: https://example.org/survey
  layer1: More
CG1:
  text: The survey is old
  challenges: G1 -> Sn1
CG2:
  text: Oaks fall
  challenges: G2
CG3:
  text: Nobody counted
  challenges: [CG2, "G1 -> G2"]
"""


def test_a_gsn_case() -> None:
    found, told = read(CASE, "trees.gsn.yaml", "gsn")
    assert told == [
        "trees.gsn.yaml:19:11: 'layer1' of Sn1 is not read",
        "trees.gsn.yaml:3:3: the context 'C9' of G1 is not there",
        (
            "trees.gsn.yaml:27:3: the challenge by CG3 is left out: it bears on nothing that is "
            "there: 'G1 -> G2'"
        ),
    ]
    support = "support: S1 + Sn1 + A1 + [J1] → G1"
    assert shown(found) == [
        support,
        "support: G2 → S1",
        f"undercut: CG1 → {{{support}}}",
        "attack: CG2 → G2",
        "attack: CG3 → CG2",
    ]
    claims = {claim.id: claim for claim in found.claims}
    assert claims["G1"].note == "Context: In towns"
    assert claims["G2"].status is ClaimStatus.OPEN
    assert claims["A1"].status is ClaimStatus.GIVEN
    assert found.sources[0].url == "https://example.org/survey"
    assert claims["CG3"].kind is ClaimKind.REBUTTAL


def test_gsn_is_told_from_carneades_by_its_content() -> None:
    case = "G1:\n  text: A\n  supportedBy: G2\nG2: {text: B}\n"
    assert read_map(case.encode(), name="case.yaml").format.name == "gsn"
    assert read_map(case.encode(), name="<stdin>").format.name == "gsn"
    assert read_map(GRAPH.encode(), name="<stdin>").format.name == "carneades"


LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join([f'*{chr(97 + at)}'] * 9)}]\n" for at in range(20)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("statements: {a: b", "this is not YAML"),
        ("statements: *none\n", "this is no Carneades|this is not YAML|no map|nothing"),
        ("- a\n- b\n", "a mapping should be at the top"),
        ("", "a mapping should be at the top"),
        ("x: y\n", "there are no statements"),
        ("statements: " + "[" * 5_000, "nested too deep|not YAML"),
        (LAUGHS, "there are no statements"),
        ("x: !!python/object/apply:os.system [echo]\n", "there are no statements"),
        ("#" + "x" * 8_000_001, "at most"),
    ],
    ids=range(9),
)
def test_what_is_refused(text: str, message: str) -> None:
    begin = time.monotonic()
    try:
        read_map(text.encode(), name="x.yml", format="carneades")
    except InterchangeError as error:
        import re

        assert re.search(message, error.message)
    else:
        assert text.startswith("statements: *none")
    assert time.monotonic() - begin < 5


def test_laughing_lists_are_not_copied() -> None:
    begin = time.monotonic()
    found = read_map(f"statements: {{s: S}}\n{LAUGHS}assumptions: *t\n".encode(), name="x.yml").map
    assert [claim.text for claim in found.claims] == ["S"]
    assert time.monotonic() - begin < 5


def test_odd_values_are_told_or_left_out() -> None:
    text = """\
statements:
  a: [x]
  b:
  a: Again
  ? [complex, key]
  : value
arguments:
  - {premises: a, conclusion: b}
  - premises: {x: {y: z}}
    conclusion: [b]
  - text
issues: nothing
"""
    found, told = read(text, "odd.yml", "carneades")
    assert "odd.yml:4:6: 'a' stands here twice; the first counts" in told
    assert any("the argument 2 is left out: it has no premise" in line for line in told)
    assert shown(found) == ["support: a → b"]
