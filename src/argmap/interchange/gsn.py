"""Assurance cases in the Goal Structuring Notation, as gsn2x reads them from YAML.

All that a goal or strategy is supported by holds together: linked premises of one step, the
assumptions in its context among them; a justification is a warrant of that step, and other context
a note. ``challenges: G1`` attacks a node, ``challenges: G1 -> G2`` the step between two.
"""

from __future__ import annotations

import re

from argmap.interchange.arg_words import Names, plain
from argmap.interchange.draft import Draft, DraftClaim, DraftStep
from argmap.interchange.errors import InterchangeError
from argmap.interchange.notices import Notices
from argmap.interchange.yaml_reading import Value, parse_yaml
from argmap.model import ArgumentMap, Citation, Source, StepKind
from argmap.source import SourceText

_READ = frozenset({"text", "supportedBy", "inContextOf", "challenges", "undeveloped", "url"})
# How a node is drawn.
_LOOKS = frozenset({"classes", "horizontalIndex", "rankIncrement", "rank", "level", "nodeType"})
_RELATION = re.compile(r"(?P<parent>\S+)\s*->\s*(?P<child>\S+)\Z")
_SUPPORT = " support"


def read(source: SourceText, notices: Notices) -> ArgumentMap:
    """Read a case.

    Raises:
        InterchangeError: It is no YAML, or there is no node in it.
    """
    top = parse_yaml(source, notices)
    nodes = {name: value for name, value in (top.members or {}).items() if name != "module"}
    draft = Draft(notices)
    module = top.get("module")
    if module is not None:
        draft.header["title"] = module.words("name")
        draft.header["abstract"] = module.words("brief")
    if not any(value.members is not None for value in nodes.values()):
        raise InterchangeError("this is no GSN file: there are no nodes in it")
    used = {
        name
        for value in nodes.values()
        for member in ("supportedBy", "challenges")
        for name in _names(value, member)
    }
    names = Names()
    contexts = {
        name for name, value in nodes.items() if _is_context(name, value) and name not in used
    }
    for name, value in nodes.items():
        if name not in contexts:
            draft.claims[name] = _claim(name, value, draft, names)
    for name, value in nodes.items():
        _add_steps(name, value, nodes, contexts, draft)
    for name, value in nodes.items():
        _add_challenges(name, value, draft)
    return draft.build()


def _names(value: Value, member: str) -> list[str]:
    given = value.get(member)
    return given.texts() if given is not None else []


def _is_context(name: str, value: Value) -> bool:
    """Say whether a node is context: it is told by its id, as in gsn2x, or by its ``nodeType``."""
    told = value.words("nodeType").lower()
    is_context = told == "context" if told else re.match(r"C\d*\Z", name) is not None
    return is_context and value.get("supportedBy") is None and value.get("challenges") is None


def _is_justification(name: str, value: Value) -> bool:
    told = value.words("nodeType").lower()
    return told == "justification" if told else re.match(r"J\d*\Z", name) is not None


def _claim(name: str, value: Value, draft: Draft, names: Names) -> DraftClaim:
    claim = DraftClaim(value.words("text") or name, value.span)
    told = value.words("nodeType").lower()
    claim.is_assumed = told == "assumption" if told else re.match(r"A\d*\Z", name) is not None
    claim.is_open = value.is_true("undeveloped")
    url = plain(value.words("url"))
    if url:
        key = names.make(name, "source")
        draft.sources[key] = Source(key, url, url=url)
        claim.citations.append(Citation(key))
    for member, content in (value.members or {}).items():
        if member not in _READ and member not in _LOOKS:
            draft.notices.add(
                f"'{member[:40]}' of {name[:40]} is not read",
                content.span,
                kind=f"member {member}",
            )
    return claim


def _add_steps(
    name: str, value: Value, nodes: dict[str, Value], contexts: set[str], draft: Draft
) -> None:
    if name not in draft.claims:
        return
    premises = _names(value, "supportedBy")
    warrants: set[str] = set()
    remarks = []
    for each in _names(value, "inContextOf"):
        if each not in nodes:
            draft.notices.add(
                f"the context '{each[:40]}' of {name[:40]} is not there", value.span, kind="context"
            )
        elif each in contexts:
            remarks.append(nodes[each].words("text") or each)
        else:
            if _is_justification(each, nodes[each]):
                warrants.add(each)
            premises.append(each)
    if remarks:
        draft.claims[name].values["note"] = "; ".join(f"Context: {each}" for each in remarks)
    if premises:
        draft.steps[name + _SUPPORT] = DraftStep(
            StepKind.SUPPORT,
            premises,
            name,
            value.span,
            warrants=warrants,
            what=f"the support of {name[:40]}",
        )


def _add_challenges(name: str, value: Value, draft: Draft) -> None:
    for at, target in enumerate(_names(value, "challenges")):
        found = _RELATION.match(target)
        kind, end = StepKind.ATTACK, target
        if found is not None:
            kind, end = StepKind.UNDERCUT, found["parent"] + _SUPPORT
            step = draft.steps.get(end)
            if step is None or found["child"] not in step.premises:
                end = target
        draft.steps[f"{name} challenge {at}"] = DraftStep(
            kind, [name], end, value.span, what=f"the challenge by {name[:40]}"
        )
