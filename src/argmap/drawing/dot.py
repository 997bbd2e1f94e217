"""The map as a graph in the DOT language, for Graphviz and what else reads DOT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.drawing.label import PADDING, SIZE, UNSUPPORTED, WIDTH, Label
from argmap.drawing.measure import clean, wrap
from argmap.drawing.plan import Plan, element_id
from argmap.drawing.theme import Look
from argmap.evaluation.verdict import Verdict
from argmap.fonts.metrics import font
from argmap.model.kinds import ClaimKind
from argmap.model.map import Claim, Step

if TYPE_CHECKING:
    import graphviz  # type: ignore[import-untyped]

_FONT = "Liberation Sans"
_INCH = 72.0
# Graphviz takes these from another font where Liberation Sans lacks them.
_SIGNS = {
    Verdict.STANDS: "\N{CHECK MARK}",
    Verdict.REBUTTED: "\N{BALLOT X}",
    Verdict.UNSUPPORTED: "\N{BALLOT X}",
    Verdict.OPEN: "?",
}
# The width of what is highlighted.
_LIT = 3.2


def write_dot(plan: Plan) -> str:
    """Write a map as DOT, the same bytes for the same map.

    Each claim is a node with the claim's box as its label, each step an edge from its target to
    its premise, drawn backwards so that the thesis is on top. Where something meets on a step
    (linked premises, an undercut) it goes over a small node of its own. Premises that nothing
    more is said about stand in a column, held by invisible edges.
    """
    import graphviz

    graph = graphviz.Digraph("argmap")
    theme = plan.theme
    graph.attr("graph", rankdir="TB", bgcolor=theme.background, charset="UTF-8")
    graph.attr("graph", fontname=_FONT, fontcolor=theme.text, nodesep="0.3", ranksep="0.3")
    heading = heading_lines(plan, 560.0)
    if heading:
        text = _escape(heading, "\\n")
        graph.attr("graph", label=text, labelloc="t", fontsize="16")
    graph.attr("node", shape="box", fontname=_FONT, fontsize=f"{SIZE:g}", fontcolor=theme.text)
    graph.attr("node", margin="0.11,0.07")
    graph.attr("edge", fontname=_FONT, arrowsize="0.8", penwidth=f"{plan.theme.stroke - 0.2:g}")

    names = {claim.key: f"n{number}" for number, claim in enumerate(plan.map.claims, 1)}
    for claim in plan.map.claims:
        _add_claim(graph, plan, claim, names[claim.key])
    junctions = [step for step in plan.steps if plan.has_junction(step)]
    names |= {step.key: f"j{number}" for number, step in enumerate(junctions, 1)}
    for step in junctions:
        _add_junction(graph, plan, step, names[step.key])
    for step in plan.steps:
        _add_step(graph, plan, step, names)
    _add_columns(graph, plan, names)
    _add_legend(graph, plan)
    source: str = graph.source
    return source


def heading_lines(plan: Plan, width: float) -> list[str]:
    """Break the title and the question of a map, and the captions, into lines."""
    lines: list[str] = []
    remarks = ((caption, "Regular") for caption in plan.captions)
    for words, face in ((plan.map.title, "Bold"), (plan.map.question, "Regular"), *remarks):
        # A blank label can crash Graphviz 16.1.
        if words is not None and words.strip():
            lines += wrap(clean(words[:4000]), width, 16, font(face), 6)[0]
    return lines


def _escape(lines: Iterable[str], end: str) -> str:
    r"""Write cleaned lines as a DOT string.

    A backslash would begin an escape (``\N`` is the node's name), ``&`` an entity, and a string
    between ``<`` and ``>`` would be markup to the graphviz package.
    """
    import graphviz

    out = [
        line.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("\\", "\\\\")
        + end
        for line in lines
    ]
    return str(graphviz.nohtml("".join(out)))


def _add_claim(graph: graphviz.Digraph, plan: Plan, claim: Claim, name: str) -> None:
    label = plan.labels[claim.key]
    look = plan.theme.looks[claim.kind]
    pale = plan.is_pale(claim.key)
    if pale:
        look = plan.theme.paler(look)
    lines = [line.text for line in label.lines]
    height = label.height
    verdict = plan.verdicts.get(claim.key)
    if verdict is not None:
        lines.append(f"{_SIGNS[verdict]} {verdict.words}")
        height += SIZE
    graph.node(
        name,
        label=_escape(lines, "\\l"),
        id=element_id("claim", claim.key),
        **{"class": " ".join(["claim", claim.kind.value, *plan.state(claim.key)])},
        width=_inches(label.width),
        height=_inches(height),
        color=look.line,
        fillcolor=look.fill,
        **({"fontcolor": plan.theme.pale} if pale else {}),
        **_border(plan, claim, label, look),
        tooltip=claim.kind.value,
    )


def _border(plan: Plan, claim: Claim, label: Label, look: Look) -> dict[str, str]:
    unsupported = UNSUPPORTED in label.marks
    width = 2.6 if unsupported else _LIT if plan.is_lit(claim.key) else look.border
    if plan.is_open(claim.key):
        # Graphviz has no dashes and dots.
        return {"style": "rounded,filled,dotted", "penwidth": f"{max(width, 1.8):g}"}
    if unsupported:
        return {"style": "rounded,filled,dashed", "penwidth": f"{width:g}"}
    if look.frame == "double":
        # Graphviz cannot round a double border.
        return {"style": "filled", "peripheries": "2", "penwidth": f"{width:g}"}
    return {"style": "rounded,filled", "penwidth": f"{width:g}"}


def _inches(points: float) -> str:
    return f"{points / _INCH:.3f}"


def _look(plan: Plan, step: Step) -> Look:
    look = plan.look(step)
    return plan.theme.paler(look) if plan.is_pale(step.key) else look


def _add_junction(graph: graphviz.Digraph, plan: Plan, step: Step, name: str) -> None:
    look = _look(plan, step)
    common = {
        "id": element_id("junction", step.key),
        "class": f"junction {step.kind.value}",
        "color": look.line,
        "fillcolor": look.line,
        "style": "filled",
    }
    if plan.is_linked(step):
        common |= {"style": "rounded,filled", "margin": "0.05,0.02", "width": "0.4"}
        common |= {"height": "0.2", "fontsize": "8", "fontcolor": plan.theme.background}
        graph.node(name, label="AND", tooltip="linked premises", **common)
    else:
        graph.node(name, label="", shape="point", width="0.1", tooltip="step", **common)


def _add_step(graph: graphviz.Digraph, plan: Plan, step: Step, names: dict[str, str]) -> None:
    look = _look(plan, step)
    classes = " ".join(["step", step.kind.value, *plan.state(step.key)])
    common = {"color": look.line, "style": look.edge, "class": classes}
    common |= {"tooltip": plan.kinds[step.key].value}
    if plan.is_lit(step.key):
        common |= {"penwidth": f"{_LIT:g}"}
    elif plan.is_pale(step.key):
        common |= {"penwidth": "0.9"}
    head = {"dir": "back", "arrowtail": look.head}
    verdict = plan.verdicts.get(step.key, Verdict.STANDS)
    if verdict is not Verdict.STANDS:
        head |= {"label": _SIGNS[verdict], "fontcolor": plan.theme.sign}
    identity = {"id": element_id("step", step.key)}
    target = names[step.target]
    premises = plan.premises(step)
    if not plan.has_junction(step):
        graph.edge(target, names[premises[0]], minlen="2", **common, **head, **identity)
        return
    junction = names[step.key]
    graph.edge(target, junction, **common, **head, **identity)
    for premise in premises:
        graph.edge(junction, names[premise], dir="none", **common)


def _add_columns(graph: graphviz.Digraph, plan: Plan, names: dict[str, str]) -> None:
    """Hold leaves below one another: side by side they would make the picture very wide."""
    for key in [claim.key for claim in plan.map.claims]:
        for column in columns(leaves(plan, key)):
            for upper, lower in pairwise(column):
                graph.edge(names[upper], names[lower], style="invis", weight="10")


def leaves(plan: Plan, key: str) -> list[str]:
    """Give the premises below a claim that have nothing below them and stand nowhere else."""
    return [
        step.premises[0]
        for step in plan.into.get(key, ())
        if not plan.has_junction(step)
        and step.premises[0] not in plan.into
        and len(plan.out[step.premises[0]]) == 1
    ]


def columns(keys: Sequence[str]) -> list[Sequence[str]]:
    """Share out leaves among columns: up to five in one, then about twice as high as wide."""
    rows = max(5, round((2 * len(keys)) ** 0.5))
    count = -(-len(keys) // rows)
    if count == 0:
        return []
    rows = -(-len(keys) // count)
    return [keys[start : start + rows] for start in range(0, len(keys), rows)]


def _add_legend(graph: graphviz.Digraph, plan: Plan) -> None:
    kinds = kinds_present(plan)
    notes = _notes(plan)
    if len(kinds) < 2 and not notes:
        return
    import graphviz

    box = graphviz.Digraph("cluster_legend")
    box.attr(label="Legend", color=plan.theme.faint, fontsize="9", style="rounded")
    for number, kind in enumerate(kinds, 1):
        look = plan.theme.looks[kind]
        box.node(
            f"k{number}",
            label=kind.value,
            **{"class": "legend"},
            fontsize="9",
            color=look.line,
            fillcolor=look.fill,
            style="filled" if look.frame == "double" else "rounded,filled",
            peripheries="2" if look.frame == "double" else "1",
            penwidth=f"{look.border:g}",
            width=_inches(WIDTH / 2 - PADDING),
            height="0.2",
        )
    for number, words in enumerate(notes, len(kinds) + 1):
        box.node(
            f"k{number}",
            label=words,
            **{"class": "legend"},
            fontsize="9",
            shape="plaintext",
            height="0.2",
        )
    for number in range(1, len(kinds) + len(notes)):
        box.edge(f"k{number}", f"k{number + 1}", style="invis")
    graph.subgraph(box)


def _notes(plan: Plan) -> list[str]:
    """Explain the signs that stand without words."""
    notes: list[str] = []
    if any(plan.falls(step.key) for step in plan.steps):
        notes.append(f"{_SIGNS[Verdict.REBUTTED]} on a line: the step does not work")
    if any(plan.is_open(step.key) for step in plan.steps):
        notes.append(f"{_SIGNS[Verdict.OPEN]} on a line: the step is open")
    if plan.highlight:
        notes.append("thick: highlighted")
    return notes


def kinds_present(plan: Plan) -> list[ClaimKind]:
    """Give the kinds that occur, in the order of the language."""
    present = {claim.kind for claim in plan.map.claims}
    return [kind for kind in ClaimKind if kind in present]
