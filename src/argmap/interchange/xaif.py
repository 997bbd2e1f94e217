"""xAIF: AIF in the envelope that OVA and newer tools exchange."""

from __future__ import annotations

from argmap.interchange.aif import graph_of, read
from argmap.interchange.notices import Notices
from argmap.json_text import dump_json
from argmap.model import ArgumentMap

__all__ = ["read", "write"]


def write(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a map as xAIF."""
    graph = graph_of(argument_map, notices)
    graph["descriptorfulfillments"] = []
    editor = {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []}
    return dump_json({"AIF": graph, "text": "", "dialog": False, "OVA": editor}) + "\n"
