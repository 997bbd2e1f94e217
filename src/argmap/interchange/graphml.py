"""Maps as GraphML with the extensions of yEd: labels, kinds, and linked premises as groups."""

from __future__ import annotations

import html
from collections.abc import Iterator

from argmap.interchange.arg_words import cited, plain
from argmap.interchange.losses import tell_losses
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind
from argmap.width import display_width

_HOLDS = frozenset(
    {"label", "linked", "undercuts", "assumptions", "warrants", "schemes", "by", "locators"}
)
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="kind" for="all" attr.name="kind" attr.type="string"/>
  <key id="text" for="node" attr.name="text" attr.type="string"/>
  <key id="id" for="node" attr.name="id" attr.type="string"/>
  <key id="by" for="node" attr.name="by" attr.type="string"/>
  <key id="citations" for="node" attr.name="citations" attr.type="string"/>
  <key id="scheme" for="all" attr.name="scheme" attr.type="string"/>
  <key id="look" for="node" yfiles.type="nodegraphics"/>
  <key id="line" for="edge" yfiles.type="edgegraphics"/>
  <graph id="map" edgedefault="directed">"""
_FILLS = {
    ClaimKind.THESIS: "#E8EEF7",
    ClaimKind.OBJECTION: "#FBEAEA",
    ClaimKind.REBUTTAL: "#FBEAEA",
    ClaimKind.UNDERCUT: "#FBEAEA",
}
_COLUMNS = 36
_LINE_HEIGHT = 16
_COLUMN_WIDTH = 7


def write(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a graph: claims are boxes, and each step is a circle that its arrows lead through.

    So an undercut can point at what it undercuts, and linked premises meet; they are one group
    where none of them belongs to another one already.
    """
    tell_losses(argument_map, "GraphML", _HOLDS, notices)
    names = {claim.key: f"c{at}" for at, claim in enumerate(argument_map.claims, 1)}
    steps = {step.key: f"s{at}" for at, step in enumerate(argument_map.steps, 1)}
    grouped: set[str] = set()
    lines = [_HEAD]
    claims = argument_map.claim_by_key
    for step in argument_map.steps:
        members = list(dict.fromkeys(step.premises))
        if len(members) < 2 or not grouped.isdisjoint(members):
            continue
        grouped.update(members)
        lines += _group(f"g{steps[step.key]}", [(names[key], claims[key]) for key in members])
    for claim in argument_map.claims:
        if claim.key not in grouped:
            lines += _node(names[claim.key], claim, "    ")
    for step in argument_map.steps:
        lines += _junction(steps[step.key], step)
    count = 0
    for step in argument_map.steps:
        target = names.get(step.target) or steps[step.target]
        for premise in dict.fromkeys(step.premises):
            count += 1
            word = "warrant" if premise in step.warrants else ""
            lines += _edge(count, names[premise], steps[step.key], step, word, is_last=False)
        count += 1
        lines += _edge(count, steps[step.key], target, step, _word(step), is_last=True)
    return "\n".join([*lines, "  </graph>", "</graphml>"]) + "\n"


def _word(step: Step) -> str:
    words = {"support": "supports", "attack": "attacks", "undercut": "undercuts"}[step.kind.value]
    return f"{words} ({step.scheme})" if step.scheme else words


def _group(name: str, members: list[tuple[str, Claim]]) -> Iterator[str]:
    yield f'    <node id="{name}" yfiles.foldertype="group">'
    yield '      <data key="kind">linked premises</data>'
    yield (
        '      <data key="look"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>'
        '<y:Fill color="#F6F6F6" transparent="false"/>'
        '<y:BorderStyle color="#999999" type="dashed" width="1.0"/>'
        '<y:NodeLabel modelName="internal" modelPosition="t">together</y:NodeLabel>'
        '<y:State closed="false"/></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>'
    )
    yield f'      <graph id="{name}:" edgedefault="directed">'
    for member, claim in members:
        yield from _node(member, claim, "        ")
    yield "      </graph>"
    yield "    </node>"


def _node(name: str, claim: Claim, margin: str) -> Iterator[str]:
    wrapped = _wrapped(f"{claim.label}: {claim.text}" if claim.label else claim.text)
    width = _COLUMN_WIDTH * max(map(display_width, wrapped)) + 24
    height = _LINE_HEIGHT * len(wrapped) + 18
    border = "dashed" if claim.kind is ClaimKind.ASSUMPTION else "line"
    heavy = "3.0" if claim.kind is ClaimKind.THESIS else "1.0"
    yield f'{margin}<node id="{name}">'
    yield f'{margin}  <data key="kind">{claim.kind.value}</data>'
    values = (
        ("text", claim.text),
        ("id", claim.id),
        ("by", claim.by),
        ("citations", cited(claim.citations)),
    )
    for key, value in values:
        if value:
            yield f'{margin}  <data key="{key}">{_xml(value)}</data>'
    label = "\n".join(_xml(line) for line in wrapped)
    yield (
        f'{margin}  <data key="look"><y:ShapeNode>'
        f'<y:Geometry width="{width}" height="{height}"/>'
        f'<y:Fill color="{_FILLS.get(claim.kind, "#FFFFFF")}" transparent="false"/>'
        f'<y:BorderStyle color="#444444" type="{border}" width="{heavy}"/>'
        f"<y:NodeLabel>{label}</y:NodeLabel>"
        '<y:Shape type="roundrectangle"/></y:ShapeNode></data>'
    )
    yield f"{margin}</node>"


def _junction(name: str, step: Step) -> Iterator[str]:
    yield f'    <node id="{name}">'
    yield f'      <data key="kind">{step.kind.value}</data>'
    if step.scheme:
        yield f'      <data key="scheme">{_xml(step.scheme)}</data>'
    yield (
        '      <data key="look"><y:ShapeNode><y:Geometry width="12" height="12"/>'
        f'<y:Fill color="{_color(step)}" transparent="false"/>'
        f'<y:BorderStyle color="{_color(step)}" type="line" width="1.0"/>'
        '<y:NodeLabel visible="false"/><y:Shape type="ellipse"/></y:ShapeNode></data>'
    )
    yield "    </node>"


def _edge(
    count: int, start: str, end: str, step: Step, word: str, *, is_last: bool
) -> Iterator[str]:
    line = "line" if step.kind is StepKind.SUPPORT else "dashed"
    arrow = "standard" if is_last else "none"
    label = f"<y:EdgeLabel>{_xml(word)}</y:EdgeLabel>" if word else ""
    yield f'    <edge id="e{count}" source="{start}" target="{end}">'
    yield f'      <data key="kind">{word.partition(" ")[0] or "premise"}</data>'
    yield (
        '      <data key="line"><y:PolyLineEdge>'
        f'<y:LineStyle color="{_color(step)}" type="{line}" width="1.0"/>'
        f'<y:Arrows source="none" target="{arrow}"/>{label}</y:PolyLineEdge></data>'
    )
    yield "    </edge>"


def _color(step: Step) -> str:
    return "#2B6A4D" if step.kind is StepKind.SUPPORT else "#A33333"


def _wrapped(text: str) -> list[str]:
    lines: list[str] = []
    line = ""
    room = 0
    for word in plain(text).split(" "):
        width = display_width(word)
        if line and width + 1 > room:
            lines.append(line)
            line = ""
        room = (room if line else _COLUMNS + 1) - width - 1
        line = f"{line} {word}".strip()
    return [*lines, line]


def _xml(text: str) -> str:
    """Escape a text; what XML cannot hold, not even escaped, becomes U+FFFD."""
    return html.escape(plain(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))
