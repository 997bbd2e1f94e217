"""Argument graphs of Carneades 4, in YAML.

A statement holds only with an argument for it or as an assumption, so what is read is a map with
the burden of proof. Positions of an issue attack each other; an undercutter undercuts its argument.
The weighing of arguments and the standards of proof have no place in a map. Gordon & Walton 2016,
Formalizing balancing arguments.
"""

from __future__ import annotations

from argmap.interchange.draft import Draft, DraftClaim, DraftStep
from argmap.interchange.errors import InterchangeError
from argmap.interchange.notices import Notices
from argmap.interchange.yaml_reading import Value, parse_yaml
from argmap.model import ArgumentMap, Burden, ClaimKind, StepKind
from argmap.source import SourceText

# What weighs an argument, and is no pattern of argument.
_WEIGHING = frozenset({"linked", "convergent", "cumulative", "factorized", "default"})
_READ = frozenset({"meta", "statements", "arguments", "issues", "assumptions", "tests"})
_MOST_POSITIONS = 50


def read(source: SourceText, notices: Notices) -> ArgumentMap:
    """Read a graph.

    Raises:
        InterchangeError: It is no YAML, or there are no statements in it.
    """
    top = parse_yaml(source, notices)
    statements, arguments = top.get("statements"), top.get("arguments")
    if statements is None and arguments is None:
        raise InterchangeError("this is no Carneades file: there are no statements in it")
    draft = Draft(notices)
    draft.header["burden"] = Burden.PROVE
    meta = top.get("meta")
    if meta is not None:
        draft.header["title"] = meta.words("title")
        draft.header["abstract"] = meta.words("note") or meta.words("source")
    for name, value in _named(statements):
        text = value.text if value.text is not None else value.words("text")
        claim = DraftClaim(text or name, value.span, is_assumed=value.is_true("assumed"))
        draft.claims[name] = claim
        _tell_unread(value, {"text", "assumed", "label", "metadata"}, "the statement", notices)
    for name, value in _named(arguments):
        _add_argument(name, value, draft)
    for name, value in _named(top.get("issues")):
        _add_issue(name, value, draft)
    assumptions = top.get("assumptions")
    for name in assumptions.texts() if assumptions is not None else ():
        if name in draft.claims:
            draft.claims[name].is_assumed = True
        elif assumptions is not None:
            notices.add(f"there is no statement '{name[:40]}' to assume", assumptions.span)
    for name, value in (top.members or {}).items():
        if name not in _READ:
            notices.add(f"'{name[:40]}' is not read", value.span)
    return draft.build()


def _named(value: Value | None) -> list[tuple[str, Value]]:
    """Give the members of a mapping, or those of a list by their ``id``."""
    if value is None:
        return []
    if value.items is not None:
        return [(each.words("id") or str(at), each) for at, each in enumerate(value.items, 1)]
    return list((value.members or {}).items())


def _add_argument(name: str, value: Value, draft: Draft) -> None:
    what = f"the argument {name[:40]}"
    given = value.get("premises")
    premises = given.texts() if given is not None else []
    scheme = value.words("scheme")
    step = DraftStep(
        StepKind.SUPPORT,
        premises,
        value.words("conclusion"),
        value.span,
        scheme=scheme if scheme and scheme not in _WEIGHING else None,
        what=what,
    )
    if given is not None and given.members is not None:
        warrant = given.words("warrant")
        step.warrants = {warrant} if warrant else set()
    if scheme in ("cumulative", "factorized"):
        draft.notices.add(
            f"{what} is weighed as '{scheme}': it is read as linked premises",
            value.span,
            kind="weighing",
        )
    keys = [name]
    if scheme == "convergent" and len(premises) > 1:
        keys = [f"{name} {at}" for at in range(len(premises))]
        for key, premise in zip(keys, premises, strict=True):
            draft.steps[key] = DraftStep(
                StepKind.SUPPORT, [premise], step.target, value.span, what=what
            )
    else:
        draft.steps[name] = step
    undercutter = value.words("undercutter")
    if undercutter:
        for key in keys:
            draft.steps[f"{key} undercutter"] = DraftStep(
                StepKind.UNDERCUT,
                [undercutter],
                key,
                value.span,
                what=f"the undercutter of {name[:40]}",
            )
    _tell_unread(
        value,
        {"premises", "conclusion", "undercutter", "scheme", "metadata", "id"},
        what,
        draft.notices,
    )


def _add_issue(name: str, value: Value, draft: Draft) -> None:
    given = value.get("positions")
    positions = list(dict.fromkeys(given.texts() if given is not None else ()))
    what = f"the issue {name[:40]}"
    known = [each for each in positions if each in draft.claims]
    if len(known) < len(positions):
        missing = next(each for each in positions if each not in draft.claims)
        draft.notices.add(f"a position of {what} is not there: '{missing[:40]}'", value.span)
    if len(known) > _MOST_POSITIONS:
        draft.notices.add(
            f"{what} has {len(known)} positions; of these the first {_MOST_POSITIONS} are read",
            value.span,
        )
        known = known[:_MOST_POSITIONS]
    for position in known:
        draft.claims[position].root = ClaimKind.THESIS
        for other in known:
            if other != position:
                draft.steps[f"{name} {position} {other}"] = DraftStep(
                    StepKind.ATTACK, [position], other, value.span, what=what
                )
    _tell_unread(value, {"positions", "metadata", "id"}, what, draft.notices)


def _tell_unread(value: Value, known: set[str], what: str, notices: Notices) -> None:
    for member, content in (value.members or {}).items():
        if member not in known:
            notices.add(
                f"'{member[:40]}' of {what} is not read", content.span, kind=f"member {member}"
            )
