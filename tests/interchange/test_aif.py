"""AIF JSON and xAIF: every quirk of real files, and the way back."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.interchange.errors import InterchangeError
from argmap.model import ArgumentMap
from tests.interchange.reading import read, shown, verdicts, written
from tests.loading.outlines import read as load


def aif(nodes: str, edges: str, **more: Any) -> str:
    """Write a file: nodes as ``1:I:text``, one a line, edges as ``1>2``."""
    listed = [line.strip().split(":", 2) for line in nodes.strip().splitlines()]
    ends = [edge.split(">") for edge in edges.split()]
    return json.dumps(
        {
            "nodes": [
                {"nodeID": name, "text": text, "type": kind, "timestamp": "2026-01-01 00:00:00"}
                for name, kind, text in listed
            ],
            "edges": [
                {"edgeID": str(at), "fromID": start, "toID": end, "formEdgeID": None}
                for at, (start, end) in enumerate(ends)
            ],
            **more,
        },
        indent=1,
    )


def test_every_kind_of_step() -> None:
    found, told = read(
        aif(
            """1:I:Trees cool the street.
            2:I:Cool streets are good.
            3:I:Plant trees.
            4:RA:Default Inference
            5:I:Not in winter.
            6:CA:Default Conflict
            7:I:Winter is short.
            8:CA:Default Conflict
            9:I:Trees cost money.
            10:CA:Default Conflict""",
            "1>4 2>4 4>3 5>6 6>4 7>8 8>6 9>10 10>3",
        ),
        "trees.json",
        "aif",
    )
    assert told == []
    support = "support: Trees cool the street. + Cool streets are good. → Plant trees."
    assert shown(found) == [
        support,
        f"undercut: Not in winter. → {{{support}}}",
        f"undercut: Winter is short. → {{undercut: Not in winter. → {{{support}}}}}",
        "attack: Trees cost money. → Plant trees.",
    ]
    assert [claim.text for claim in found.theses] == ["Plant trees."]
    assert found.claims[2].span is not None
    assert found.claims[2].span.text == '"nodeID": "3"'


def test_schemes_and_speakers() -> None:
    text = aif(
        """a:I:It will rain.
        b:I:She says so.
        c:RA:Expert Opinion
        d:I:It is dark.
        e:RA:Default Inference
        f:L:Ann Other : It will rain.
        g:YA:Asserting
        h:L:Bob : She says so
        i:YA:Asserting""",
        "b>c c>a d>e e>a f>g g>a h>i i>b",
        participants=[{"participantID": 7, "firstname": "Ann", "surname": "Other-Name"}],
        locutions=[{"nodeID": "f", "personID": "7"}, {"nodeID": "h", "personID": "9"}],
    )
    data = json.loads(text)
    data["nodes"][4]["scheme"] = "ArgumentFromSign"
    found, told = read(json.dumps({"AIF": data, "OVA": {}}), "said.json", "xaif")
    assert told == []
    assert [claim.by for claim in found.claims] == ["Ann Other-Name", "Bob", None]
    assert [step.scheme for step in found.steps] == ["expert-opinion", "sign"]
    assert [claim.id for claim in found.claims] == ["a", "b", "d"]


def test_what_real_files_get_wrong() -> None:
    nodes = """1:I:Claim.
        2:I:Reason.
        3:RA:Default Inference
        4:RA:Default Inference
        5:CA:Default Conflict
        6:MA:Default Rephrase
        7:I:Again.
        8:L:Someone : hm
        9:CA:Default Conflict
        10:PA:Default Preference
        11:XX:What?
        12:RA:Default Inference
        2:I:Twice."""
    data = json.loads(aif(nodes, "2>3 3>1 2>4 5>1 7>6 6>1 8>9 9>1 2>10 10>1 2>12 12>3 1>99"))
    for node in data["nodes"]:
        if node["nodeID"].isdigit() and int(node["nodeID"]) % 2:
            node["nodeID"] = int(node["nodeID"])
    data["nodes"] += [17, {"text": "no id"}]
    found, told = read(json.dumps(data), "odd.json", "aif")
    messages = [re.sub(r"^odd\.json:\d+:\d+: ", "", line) for line in told]
    assert messages != told
    assert messages == [
        "node 11 is left out: its type is 'XX'",
        "nodes[12] is left out: its nodeID 2 is taken",
        "nodes[13] is left out: it has no nodeID",
        "nodes[14] is left out: it has no nodeID",
        "edges[12] is left out: there is no node '99'",
        "an inference (node 4) is left out: it bears on no claim and no step",
        "a conflict (node 5) is left out: it has no premise",
        "a rephrase (node 6) is read as a reason",
        "a conflict (node 9) is left out: it is about what was said, not about claims",
        "a preference (node 10) is left out: a map has no preferences",
        "an inference (node 12) is left out where it supports a step: a map has no such thing",
        "1 of 1 locutions are left out: they assert no claim",
    ]
    assert shown(found) == ["support: Reason. → Claim.", "support: Again. → Claim."]


def test_one_node_with_several_ends() -> None:
    found, told = read(
        aif("1:I:A.\n2:I:B.\n3:I:C.\n4:CA:Default Conflict", "1>4 4>2 4>3"), "two.json", "aif"
    )
    assert told == []
    assert shown(found) == ["attack: A. → B.", "attack: (A.) → C."]


def test_claims_that_attack_each_other() -> None:
    found, told = read(aif("1:I:A.\n2:I:B.\n3:CA:\n4:CA:", "1>3 3>2 2>4 4>1"), "both.json", "aif")
    assert told == []
    assert len(found.steps) == 2
    assert [claim.text for claim in found.theses] == ["A."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"nodes": [', "this is not JSON: Expecting value"),
        ("[1]", "an object should be at the top"),
        ('{"nodes": 3}', "no list of 'nodes'"),
        ('{"AIF": 3}', "no list of 'nodes'"),
        ('{"nodes":' + "[" * 200_000, "nested too deep"),
        ('{"nodes": [' + "9" * 6_000 + "]}", "this is not JSON"),
    ],
)
def test_what_is_no_aif(text: str, message: str) -> None:
    from argmap.interchange.reading import read_map

    with pytest.raises(InterchangeError, match="^" + ".*" + message.split("'")[0]):
        read_map(text.encode(), name="x.json", format="aif")


def test_nothing_to_read() -> None:
    found, told = read('{"nodes": [], "edges": []}', "empty.json", "aif")
    assert told == ["there are no claims in this file (nodes of type I)"]
    assert found.claims == ()


FULL = """\
thesis t: Plant trees.
  by: Ann: the mayor
  premise a: They cool the street.
    scheme: expert-opinion
    undercut u: Not in winter.
      undercut: Winter is short.
  and: Cool streets are good.
  objection o: They cost money.
    rebuttal: So does heat.
    scheme: a scheme of my own
    premise a
"""


@pytest.mark.parametrize("format_name", ["aif", "xaif"])
def test_written_and_read_again(format_name: str) -> None:
    argument = load(FULL)
    text, told = written(argument, format_name)
    assert told == []
    again, told = read(text, "again.json", format_name)
    assert told == []
    assert again.claim_by_key.keys() == argument.claim_by_key.keys()
    assert {step.key for step in again.steps} == {step.key for step in argument.steps}
    assert {claim.key: claim.by for claim in again.claims}["t"] == "Ann: the mayor"
    assert sorted(str(step.scheme) for step in again.steps) == sorted(
        str(step.scheme) for step in argument.steps
    )
    assert {claim.key: claim.kind for claim in again.claims} == {
        claim.key: claim.kind for claim in argument.claims
    }


def test_what_aif_cannot_hold() -> None:
    argument = load(
        "title: T\ndate: 2026-01-02\nsource s: S\n\nthesis t: T. [@s, p. 1]\n  note: n\n"
        "  assumption: A.\n    warrant: W.\n"
    )
    text, told = written(argument, "aif")
    assert told == [
        "AIF cannot hold the title of a map",
        "AIF cannot hold the date of a map",
        "AIF cannot hold the source 's'",
        "AIF cannot hold the note below t",
        "AIF cannot hold the pages that t cites",
        'AIF cannot hold that "A." is an assumption',
        'AIF cannot hold that "W." is a warrant',
    ]
    assert json.loads(text)["nodes"][0]["timestamp"] == "2026-01-02 00:00:00"


@st.composite
def arguments(draw: st.DrawFn) -> ArgumentMap:
    """Draw a map of linked premises, attacks, undercuts of any step and claims used again."""
    lines = ["thesis t: The thesis."]
    depth, names = 0, ["t"]
    for at in range(draw(st.integers(1, 12))):
        depth = draw(st.integers(1, depth + 1))
        words = ["premise", "objection"] + (["undercut"] if depth > 1 else [])
        word = draw(st.sampled_from(words))
        if draw(st.booleans()) or len(names) < 2:
            names.append(f"c{at}")
            lines.append(f"{' ' * depth}{word} c{at}: Claim {at}.")
        else:
            lines.append(f"{' ' * depth}{word} {draw(st.sampled_from(names))}")
        if draw(st.booleans()):
            names.append(f"j{at}")
            lines.append(f"{' ' * depth}and j{at}: Joined {at}.")
    return argmap.loads("\n".join(lines) + "\n").map


@given(arguments())
@settings(max_examples=60, deadline=None)
def test_verdicts_are_the_same_there_and_back(argument: ArgumentMap) -> None:
    text, told = written(argument, "aif")
    assert told == []
    again, _ = read(text, "x.json", "aif")
    assert {step.key.partition(".")[0] for step in again.steps} == {
        step.key.partition(".")[0] for step in argument.steps
    }
    assert len(again.steps) == len(argument.steps)
    assert verdicts(again) == verdicts(argument)


def test_large_files_take_linear_time() -> None:
    count = 10_000
    nodes = "\n".join(f"{at}:I:Claim {at}." for at in range(count))
    nodes += "\n" + "\n".join(f"{count + at}:RA:" for at in range(1, count))
    edges = " ".join(f"{at}>{count + at} {count + at}>{at - 1}" for at in range(1, count))
    text = aif(nodes, edges)
    begin = time.monotonic()
    from argmap.interchange.reading import read_map

    found = read_map(text.encode(), name="deep.json").map
    assert time.monotonic() - begin < 10
    assert len(found.steps) == count - 1
