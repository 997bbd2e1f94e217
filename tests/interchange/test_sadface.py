"""SADFace documents: atoms, schemes and what is wrong with them."""

from __future__ import annotations

import json

import pytest

from argmap.interchange.errors import InterchangeError
from argmap.interchange.reading import read_map
from tests.interchange.reading import read, shown

DOCUMENT = {
    "metadata": {"core": {"title": "Trees", "id": "d1"}},
    "nodes": [
        {"id": "n1", "type": "atom", "text": "Plant trees.", "sources": [], "metadata": {}},
        {"id": "n2", "type": "atom", "text": "They cool."},
        {"id": "n3", "type": "atom", "text": "The mayor says so."},
        {"id": "n4", "type": "atom", "text": "They cost money."},
        {"id": "n5", "type": "atom", "text": "The mayor errs."},
        {"id": "s1", "type": "scheme", "name": "support"},
        {"id": "s2", "type": "scheme", "name": "Expert Opinion"},
        {"id": "s3", "type": "scheme", "name": "conflict"},
        {"id": "s4", "type": "scheme", "name": "attack"},
        {"id": "s5", "type": "scheme", "name": "support"},
        {"id": "x", "type": "comment", "text": "?"},
    ],
    "edges": [
        {"id": "e1", "source_id": "n2", "target_id": "s1"},
        {"id": "e2", "source_id": "s1", "target_id": "n1"},
        {"id": "e3", "source_id": "n3", "target_id": "s2"},
        {"id": "e4", "source_id": "s2", "target_id": "n2"},
        {"id": "e5", "source_id": "n4", "target_id": "s3"},
        {"id": "e6", "source_id": "s3", "target_id": "n1"},
        {"id": "e7", "source_id": "n5", "target_id": "s4"},
        {"id": "e8", "source_id": "s4", "target_id": "s2"},
    ],
}


def test_a_document() -> None:
    found, told = read(json.dumps(DOCUMENT, indent=1), "trees.json", "sadface")
    assert [line.partition(": ")[2] for line in told] == [
        "node x is left out: its type is 'comment'",
        "an inference (node s5) is left out: it has no premise",
    ]
    assert told[0].startswith("trees.json:")
    assert found.title == "Trees"
    opinion = "support: n3 → n2"
    assert shown(found) == [
        "support: n2 → n1",
        opinion,
        "attack: n4 → n1",
        f"undercut: n5 → {{{opinion}}}",
    ]
    assert [step.scheme for step in found.steps] == [None, "expert-opinion", None, None]


@pytest.mark.parametrize("text", ['{"nodes": 1}', "[]", "{", '{"a": 1}'])
def test_what_is_no_document(text: str) -> None:
    with pytest.raises(InterchangeError):
        read_map(text.encode(), name="x.json", format="sadface")


def test_a_document_of_nonsense_is_told() -> None:
    text = '{"nodes": [1, null, {"id": []}, {"id": "a", "type": 3}], "edges": [7], "metadata": [1]}'
    found = read_map(text.encode(), name="x.json", format="sadface")
    assert found.map.claims == ()
    assert found.notices.count == 5
