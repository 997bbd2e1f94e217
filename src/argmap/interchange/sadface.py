"""SADFace documents in JSON: atoms are claims, schemes are steps. Wells 2017, SADFace."""

from __future__ import annotations

import re
from typing import Any

import attrs

from argmap.interchange.aif import read_graph
from argmap.interchange.arg_words import plain
from argmap.interchange.errors import InterchangeError
from argmap.interchange.json_reading import objects_of, parse_json, places_of, text_of
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap
from argmap.source import SourceText

_ATTACK = re.compile(r"(?:default\s+)?(?:conflict|attack|disagree|rebut|undercut|contrary)", re.I)
_PLAIN = re.compile(
    r"(?:default\s+)?(?:support|inference|agree|conflict|attack|disagree)\s*\Z", re.I
)


def read(source: SourceText, notices: Notices) -> ArgumentMap:
    """Read a document.

    Raises:
        InterchangeError: It is no JSON, or there are no nodes in it.
    """
    data = parse_json(source)
    if not isinstance(data.get("nodes"), list):
        raise InterchangeError("this is no SADFace document: there is no list of 'nodes'")
    graph: dict[str, Any] = {
        "nodes": [_node(each) if isinstance(each, dict) else each for each in data["nodes"]],
        "edges": [
            {"fromID": text_of(each, "source_id"), "toID": text_of(each, "target_id")}
            for each in objects_of(data, "edges")
        ],
    }
    argument_map = read_graph(graph, places_of(source, "id"), notices)
    metadata = data.get("metadata")
    core = metadata.get("core") if isinstance(metadata, dict) else None
    title = plain(text_of(core, "title")) if isinstance(core, dict) else ""
    return attrs.evolve(argument_map, title=title or None)


def _node(node: dict[str, Any]) -> dict[str, Any]:
    """Give a node as AIF has it."""
    kind, name = text_of(node, "type").lower(), text_of(node, "name")
    if kind == "atom":
        return {"nodeID": text_of(node, "id"), "type": "I", "text": text_of(node, "text")}
    if kind == "scheme":
        kind = "CA" if _ATTACK.match(name) else "RA"
    scheme = "" if _PLAIN.match(name) else name
    return {"nodeID": text_of(node, "id"), "type": kind, "text": scheme}
