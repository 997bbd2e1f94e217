"""Argument graphs of the argumentative microtexts, in XML.

Units of the text (``edu``) make claims (``adu``) by edges of type ``seg``, over ``joint`` where
several units are one. ``sup`` and ``exa`` support a claim, ``reb`` attacks one, ``und`` attacks an
edge, and ``add`` joins one more premise to an edge. The format is that of Peldszus & Stede 2015,
An annotated corpus of argumentative microtexts.
"""

from __future__ import annotations

import html
from xml.parsers import expat

import attrs

from argmap.interchange.arg_words import plain
from argmap.interchange.draft import Draft, DraftClaim, DraftStep
from argmap.interchange.errors import InterchangeError
from argmap.interchange.losses import tell_losses
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap, StepKind
from argmap.model.sides import sides
from argmap.source import SourceText, Span

_KINDS = {
    "sup": StepKind.SUPPORT,
    "exa": StepKind.SUPPORT,
    "reb": StepKind.ATTACK,
    "und": StepKind.UNDERCUT,
}
_NAMED = frozenset({"edu", "joint", "adu", "edge"})
_KNOWN = frozenset({"arggraph", *_NAMED})
_ROLES = {"pro": "proponent", "opp": "opponent"}
_MOST_DEEP = 100


@attrs.define(eq=False, repr=False)
class _Element:
    kind: str
    attributes: dict[str, str]
    span: Span
    words: list[str] = attrs.Factory(list)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "").strip()


@attrs.define(eq=False, repr=False)
class _Parser:
    """Takes the elements of a file one after another; entities and document types stop it."""

    source: SourceText
    notices: Notices
    graph: _Element | None = None
    elements: dict[str, _Element] = attrs.Factory(dict)
    open: list[_Element] = attrs.Factory(list)

    def parse(self) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = lambda kind, values: self._start(kind, values, parser)
        parser.EndElementHandler = lambda _: self.open.pop()
        parser.CharacterDataHandler = self._words
        parser.EntityDeclHandler = lambda *_: self._entity(parser)
        text = self.source.text.removeprefix("\ufeff")
        try:
            parser.Parse(text.encode("utf-8", "replace"), True)
        except expat.ExpatError as error:
            raise InterchangeError(
                f"this is not XML: {expat.ErrorString(error.code)}",
                self._place(error.lineno, error.offset),
            ) from None

    def _start(self, kind: str, values: dict[str, str], parser: expat.XMLParserType) -> None:
        place = self._place(parser.CurrentLineNumber, parser.CurrentColumnNumber)
        element = _Element(kind, values, place)
        if len(self.open) >= _MOST_DEEP:
            raise InterchangeError("the elements are nested too deep", place)
        self.open.append(element)
        if kind == "arggraph" and self.graph is None:
            self.graph = element
        elif kind not in _KNOWN:
            self.notices.add(
                f"the element '{_brief(kind)}' is not understood", place, kind="element"
            )
        elif kind in _NAMED:
            name = element.get("id")
            if not name or name in self.elements:
                reason = f"its id '{_brief(name)}' is taken" if name else "it has no id"
                self.notices.add(f"this {kind} is left out: {reason}", place, kind="id")
            else:
                self.elements[name] = element

    def _words(self, words: str) -> None:
        if self.open:
            self.open[-1].words.append(words)

    def _entity(self, parser: expat.XMLParserType) -> None:
        raise InterchangeError(
            "XML that declares entities is not read",
            self._place(parser.CurrentLineNumber, parser.CurrentColumnNumber),
        )

    def _place(self, line: int, column: int) -> Span:
        starts = self.source.line_starts
        line = min(max(line, 1), len(starts))
        start = starts[line - 1]
        end = starts[line] - 1 if line < len(starts) else len(self.source.text)
        # expat counts the bytes of a line.
        before = self.source.text[start:end].encode("utf-8", "replace")[:column]
        start = min(start + len(before.decode("utf-8", "ignore")), end)
        return Span(self.source, start, end)


def read(source: SourceText, notices: Notices) -> ArgumentMap:
    """Read a graph.

    Raises:
        InterchangeError: It is no XML, declares entities, or is no argument graph.
    """
    parser = _Parser(source, notices)
    parser.parse()
    if parser.graph is None:
        raise InterchangeError("this is no argument graph: there is no element 'arggraph'")
    draft = Draft(notices)
    draft.header["title"] = parser.graph.get("topic_id").replace("_", " ")
    elements = parser.elements
    order = {name: index for index, name in enumerate(elements)}
    edges = {name: each for name, each in elements.items() if each.kind == "edge"}
    parts: dict[str, list[str]] = {}
    for edge in edges.values():
        if edge.get("type") == "seg":
            parts.setdefault(edge.get("trg"), []).append(edge.get("src"))
    for name, element in elements.items():
        if element.kind == "adu":
            draft.claims[name] = _claim(name, element, elements, parts, order)
    for name, edge in edges.items():
        _add_edge(name, edge, draft, edges)
    for edge in edges.values():
        if edge.get("type") == "add":
            _add_premise(edge, draft)
    return _with_speakers(draft.build(), elements)


def _with_speakers(argument_map: ArgumentMap, elements: dict[str, _Element]) -> ArgumentMap:
    """Say who says a claim where it is not the one on whose side the claim is: in a concession."""
    con = sides(argument_map).con
    claims = []
    for claim in argument_map.claims:
        role = elements[claim.id].get("type") if claim.id is not None else ""
        if role in _ROLES and role != ("opp" if claim.key in con else "pro"):
            claim = attrs.evolve(claim, by=_ROLES[role])
        claims.append(claim)
    return attrs.evolve(argument_map, claims=tuple(claims))


def _claim(
    name: str,
    element: _Element,
    elements: dict[str, _Element],
    parts: dict[str, list[str]],
    order: dict[str, int],
) -> DraftClaim:
    """Make a claim of the units that lead to it, in the order of the text."""
    units: dict[str, None] = {}
    stack = [name]
    seen = {name}
    while stack:
        for part in parts.get(stack.pop(), ()):
            if part in elements and part not in seen:
                seen.add(part)
                if elements[part].kind == "edu":
                    units[part] = None
                else:
                    stack.append(part)
    found = sorted(units, key=order.__getitem__)
    text = " ".join(plain("".join(elements[unit].words)) for unit in found)
    return DraftClaim(text, elements[found[0]].span if found else element.span)


def _add_edge(name: str, edge: _Element, draft: Draft, edges: dict[str, _Element]) -> None:
    kind = edge.get("type")
    if kind in ("seg", "add"):
        return
    if kind not in _KINDS:
        draft.notices.add(
            f"the edge {_brief(name)} is left out: its type is '{_brief(kind)}'",
            edge.span,
            kind="type",
        )
        return
    target = edge.get("trg")
    # Some files undercut a claim or rebut an edge; what is attacked says what it is.
    step = _KINDS[kind]
    if step is not StepKind.SUPPORT:
        step = StepKind.UNDERCUT if target in edges else StepKind.ATTACK
    draft.steps[name] = DraftStep(
        step,
        [edge.get("src")],
        target,
        edge.span,
        scheme="example" if kind == "exa" else None,
        what=f"the edge {_brief(name)}",
    )


def _add_premise(edge: _Element, draft: Draft) -> None:
    target, premise = edge.get("trg"), edge.get("src")
    if target in draft.steps and premise in draft.claims:
        draft.steps[target].premises.append(premise)
    else:
        missing = premise if target in draft.steps else target
        draft.notices.add(
            f"the edge {_brief(edge.get('id'))} is left out: it leads to or from nothing that is "
            f"there ('{_brief(missing)}')",
            edge.span,
            kind="add",
        )


def _brief(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


# --- writing -------------------------------------------------------------------------------------

_HOLDS = frozenset({"linked", "undercuts", "title", "by"})
_EXAMPLE = "example"


def write(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a map as an argument graph, each claim with a unit of its own.

    Of who says a claim, only ``proponent`` and ``opponent`` can be written; where nothing is said
    it is the one on whose side the claim is.
    """
    tell_losses(argument_map, "arggraph XML", _HOLDS | {"schemes"}, notices)
    con = sides(argument_map).con
    names = {claim.key: f"a{at}" for at, claim in enumerate(argument_map.claims, 1)}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    topic = "_".join((argument_map.title or "").split())
    lines.append(
        f'<arggraph id="map"{_attribute("topic_id", topic) if topic else ""} stance="unclear">'
    )
    for at, claim in enumerate(argument_map.claims, 1):
        lines.append(f'  <edu id="e{at}">{_cdata(claim.text)}</edu>')
    for at, claim in enumerate(argument_map.claims, 1):
        role = "opp" if claim.key in con else "pro"
        said = [each for each, name in _ROLES.items() if claim.by == name]
        if claim.by is not None and not said:
            notices.add(f"arggraph XML cannot hold who says {claim.name}", claim.span, kind="by")
        lines.append(f'  <adu id="a{at}" type="{said[0] if said else role}"/>')
    edges: list[tuple[str, str, str]] = []
    edges += [(f"e{at}", f"a{at}", "seg") for at in range(1, len(argument_map.claims) + 1)]
    steps = {step.key: f"c{at}" for at, step in enumerate(argument_map.steps, len(edges) + 1)}
    for step in argument_map.steps:
        kind = {StepKind.ATTACK: "reb", StepKind.UNDERCUT: "und"}.get(step.kind, "sup")
        if step.scheme is not None and (step.scheme != _EXAMPLE or kind != "sup"):
            name = argument_map.claim_by_key[step.premises[0]].name
            notices.add(
                f"arggraph XML cannot hold the scheme of the step from {name}",
                step.span,
                kind="scheme",
            )
        elif step.scheme == _EXAMPLE:
            kind = "exa"
        target = steps[step.target] if step.kind is StepKind.UNDERCUT else names[step.target]
        edges.append((names[step.premises[0]], target, kind))
    for step in argument_map.steps:
        edges += [(names[each], steps[step.key], "add") for each in step.premises[1:]]
    for at, (start, end, kind) in enumerate(edges, 1):
        lines.append(f'  <edge id="c{at}" src="{start}" trg="{end}" type="{kind}"/>')
    lines.append("</arggraph>")
    return "\n".join(lines) + "\n"


def _cdata(text: str) -> str:
    return f"<![CDATA[{plain(_xml(text)).replace(']]>', ']]]]><![CDATA[>')}]]>"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{html.escape(_xml(value))}"'


def _xml(text: str) -> str:
    """Replace what XML cannot hold, not even escaped."""
    return plain(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
