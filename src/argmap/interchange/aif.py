"""The Argument Interchange Format in JSON, as AIFdb and OVA write it, and xAIF.

A node of type I is a claim; RA, CA and MA are steps. All I nodes into one RA are linked premises;
a CA into an RA or another CA is an undercut. Of the dialogue (L, TA, YA) what is kept is who says a
claim. AIF: Chesñevar et al. 2006, Towards an argument interchange format; the JSON is that of AIFdb
(Lawrence et al. 2012).
"""

from __future__ import annotations

import re
from typing import Any

import attrs

from argmap.interchange.draft import Draft, DraftClaim, DraftStep
from argmap.interchange.errors import InterchangeError
from argmap.interchange.json_reading import objects_of, parse_json, places_of, text_of
from argmap.interchange.losses import tell_losses
from argmap.interchange.notices import Notices
from argmap.json_text import dump_json
from argmap.model import ArgumentMap, StepKind
from argmap.schemes import schemes
from argmap.source import SourceText, Span

_STEPS = {"RA": "an inference", "CA": "a conflict", "MA": "a rephrase", "PA": "a preference"}
_DIALOGUE = frozenset({"L", "TA", "YA", "RYA"})
_KNOWN = frozenset({"I", *_STEPS, *_DIALOGUE})
_NO_SCHEME = re.compile(
    r"\s*(?:default (?:inference|conflict|rephrase|preference)|RA|CA|MA|PA|)\s*\Z", re.IGNORECASE
)
_SPEAKER = re.compile(r"\s*+(?P<who>[^:\n]{1,80}?)\s*+:\s")
# Between the words of a name that is written without spaces: ExpertOpinion.
_NO_LETTER = re.compile(r"[^a-z]+")
_WRITTEN = {
    StepKind.SUPPORT: ("RA", "Default Inference"),
    StepKind.ATTACK: ("CA", "Default Conflict"),
    StepKind.UNDERCUT: ("CA", "Default Conflict"),
}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@attrs.define(eq=False, repr=False)
class _Graph:
    """The nodes and edges of a file.

    Attributes:
        nodes: The nodes by their ids.
        into, out: The ids on the other ends of the edges into and out of each node.
        places: Where each node stands.
    """

    nodes: dict[str, dict[str, Any]] = attrs.Factory(dict)
    into: dict[str, list[str]] = attrs.Factory(dict)
    out: dict[str, list[str]] = attrs.Factory(dict)
    places: dict[str, Span] = attrs.Factory(dict)

    def kind(self, name: str) -> str:
        return text_of(self.nodes[name], "type").strip().upper() if name in self.nodes else ""

    def ends(self, table: dict[str, list[str]], name: str, *kinds: str) -> list[str]:
        """Give the other ends that are of some kinds, each once."""
        return [each for each in dict.fromkeys(table.get(name, ())) if self.kind(each) in kinds]


def read(source: SourceText, notices: Notices) -> ArgumentMap:
    """Read the arguments of a file.

    Raises:
        InterchangeError: It is no JSON, or there are no nodes in it.
    """
    data = parse_json(source)
    if isinstance(data.get("AIF"), dict):
        data = data["AIF"]
    if not isinstance(data.get("nodes"), list):
        raise InterchangeError("this is no AIF: there is no list of 'nodes'")
    return read_graph(data, places_of(source, "nodeID"), notices)


def read_graph(data: dict[str, Any], places: dict[str, Span], notices: Notices) -> ArgumentMap:
    """Read the arguments of nodes and edges.

    Args:
        data: What `graph_of` makes; ``nodes`` is a list.
        places: Where each node stands.
        notices: Takes what is not understood.
    """
    graph = _graph(data, places, notices)
    draft = Draft(notices)
    for name in graph.nodes:
        if graph.kind(name) == "I":
            draft.claims[name] = _claim(graph, name)
    for name in graph.nodes:
        if graph.kind(name) in _STEPS:
            _add_steps(graph, name, draft)
    _add_speakers(graph, draft, data)
    _tell_rest(graph, draft)
    return draft.build()


def _graph(data: dict[str, Any], places: dict[str, Span], notices: Notices) -> _Graph:
    graph = _Graph(places=places)
    for index, node in enumerate(data["nodes"]):
        name = text_of(node, "nodeID") if isinstance(node, dict) else ""
        if not name:
            notices.add(f"nodes[{index}] is left out: it has no nodeID", kind="no id")
        elif name in graph.nodes:
            notices.add(
                f"nodes[{index}] is left out: its nodeID {name} is taken",
                graph.places.get(name),
                kind="same id",
            )
        else:
            graph.nodes[name] = node
            if graph.kind(name) not in _KNOWN:
                kind = text_of(node, "type")
                notices.add(
                    f"node {name} is left out: its type is '{kind[:20]}'",
                    graph.places.get(name),
                    kind="type",
                )
    for index, edge in enumerate(objects_of(data, "edges")):
        start, end = text_of(edge, "fromID"), text_of(edge, "toID")
        if start not in graph.nodes or end not in graph.nodes:
            missing = start if start not in graph.nodes else end
            notices.add(
                f"edges[{index}] is left out: there is no node '{missing[:40]}'", kind="edge"
            )
            continue
        graph.out.setdefault(start, []).append(end)
        graph.into.setdefault(end, []).append(start)
    return graph


def _claim(graph: _Graph, name: str) -> DraftClaim:
    claim = DraftClaim(text_of(graph.nodes[name], "text"), graph.places.get(name))
    # L → YA → I: who says so stands before the words of the locution.
    for act in graph.ends(graph.into, name, "YA"):
        for locution in graph.ends(graph.into, act, "L"):
            found = _SPEAKER.match(text_of(graph.nodes[locution], "text"))
            if found is not None:
                claim.values.setdefault("by", found["who"])
    return claim


def _add_speakers(graph: _Graph, draft: Draft, data: dict[str, Any]) -> None:
    """Take speakers from the list of participants, which knows their full names."""
    people = {
        text_of(each, "participantID"): " ".join(
            filter(None, (text_of(each, "firstname"), text_of(each, "surname")))
        )
        for each in objects_of(data, "participants")
    }
    for locution in objects_of(data, "locutions"):
        name = people.get(text_of(locution, "personID"))
        if not name:
            continue
        for act in graph.ends(graph.out, text_of(locution, "nodeID"), "YA"):
            for claim in graph.ends(graph.out, act, "I"):
                draft.claims[claim].values["by"] = name


def _tell_rest(graph: _Graph, draft: Draft) -> None:
    if not draft.claims:
        draft.notices.add("there are no claims in this file (nodes of type I)")
    said = [name for name in graph.nodes if graph.kind(name) == "L"]
    acts = {each for name in draft.claims for each in graph.ends(graph.into, name, "YA")}
    kept = {each for act in acts for each in graph.ends(graph.into, act, "L")}
    left = [name for name in said if name not in kept]
    if left:
        draft.notices.add(
            f"{len(left):,} of {len(said):,} locutions are left out: they assert no claim",
            graph.places.get(left[0]),
        )


def _add_steps(graph: _Graph, name: str, draft: Draft) -> None:
    """Make steps of a node: one for each of its ends that it can bear on."""
    kind, place = graph.kind(name), graph.places.get(name)
    what = f"{_STEPS[kind]} (node {name})"
    premises = graph.ends(graph.into, name, "I")
    claims = graph.ends(graph.out, name, "I")
    steps = graph.ends(graph.out, name, "RA", "CA") if kind != "MA" else []
    if kind == "PA":
        draft.notices.add(f"{what} is left out: a map has no preferences", place, kind="PA")
        return
    if not premises or not claims + steps:
        if graph.ends(graph.into, name, "L") or graph.ends(graph.out, name, "L"):
            reason = "it is about what was said, not about claims"
        else:
            reason = "it has no premise" if not premises else "it bears on no claim and no step"
        draft.notices.add(f"{what} is left out: {reason}", place, kind=reason)
        return
    if kind == "MA":
        draft.notices.add(f"{what} is read as a reason", place, kind="MA")
    scheme = _scheme(graph.nodes[name])
    made = StepKind.ATTACK if kind == "CA" else StepKind.SUPPORT
    for target in claims:
        # The first is what is meant where a conflict attacks this node.
        key = name if name not in draft.steps else f"{name} {target}"
        draft.steps[key] = DraftStep(made, list(premises), target, place, scheme=scheme, what=what)
    for target in steps:
        if kind == "RA":
            draft.notices.add(
                f"{what} is left out where it supports a step: a map has no such thing",
                place,
                kind="RA",
            )
            continue
        key = name if name not in draft.steps else f"{name} {target}"
        draft.steps[key] = DraftStep(
            StepKind.UNDERCUT, list(premises), target, place, scheme=scheme, what=what
        )


def _scheme(node: dict[str, Any]) -> str | None:
    """Give the scheme of a step: in ``scheme`` or only in ``text``, with or without spaces."""
    for member in ("scheme", "text"):
        name = text_of(node, member)
        if _NO_SCHEME.match(name):
            continue
        words = name.split(" ") if " " in name.strip() else [_HUMP.sub("-", name)]
        slug = _NO_LETTER.sub("-", "-".join(words).lower()).strip("-")
        for known in (slug, slug.removeprefix("argument-from-"), slug.removesuffix("-inference")):
            if known in schemes():
                return known
        return name
    return None


# --- writing -------------------------------------------------------------------------------------

_HOLDS = frozenset({"by", "linked", "undercuts", "schemes"})


def write(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a map in the form of AIFdb; see `graph_of`."""
    return dump_json(graph_of(argument_map, notices)) + "\n"


def graph_of(argument_map: ArgumentMap, notices: Notices) -> dict[str, Any]:
    """Make the nodes and edges of a map.

    Claims keep their ids, or their keys, as ``nodeID``. Who says a claim becomes a locution with
    its participant. Lists that importers expect are there even when they are empty.
    """
    tell_losses(argument_map, "AIF", _HOLDS, notices)
    stamp = argument_map.date or ""
    stamp = f"{stamp} 00:00:00" if len(stamp) == 10 else ""
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []
    locutions: list[dict[str, Any]] = []
    people: dict[str, str] = {}

    def node(name: str, text: str, kind: str, **more: str) -> None:
        nodes.append({"nodeID": name, "text": text, "type": kind, "timestamp": stamp, **more})

    def edge(start: str, end: str) -> None:
        number = str(len(edges) + 1)
        edges.append({"edgeID": number, "fromID": start, "toID": end, "formEdgeID": None})

    for claim in argument_map.claims:
        node(claim.key, claim.text, "I")
    for step in argument_map.steps:
        kind, default = _WRITTEN[step.kind]
        more = {} if step.scheme is None else {"scheme": step.scheme}
        node(step.key, step.scheme or default, kind, **more)
        for premise in dict.fromkeys(step.premises):
            edge(premise, step.key)
        edge(step.key, step.target)
    for claim in argument_map.claims:
        if claim.by is None:
            continue
        person = people.setdefault(claim.by, str(len(people) + 1))
        said, act = f"{claim.key}#L", f"{claim.key}#YA"
        node(said, f"{claim.by} : {claim.text}", "L")
        node(act, "Asserting", "YA", scheme="Asserting")
        edge(said, act)
        edge(act, claim.key)
        locutions.append(
            {
                "nodeID": said,
                "personID": person,
                "timestamp": stamp,
                "start": None,
                "end": None,
                "source": None,
            }
        )
    return {
        "nodes": nodes,
        "edges": edges,
        "schemefulfillments": [],
        "participants": [
            {"participantID": number, "firstname": "", "surname": name}
            for name, number in people.items()
        ],
        "locutions": locutions,
    }
