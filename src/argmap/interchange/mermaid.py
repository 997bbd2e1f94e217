"""Maps as Mermaid flowcharts, for Markdown pages that draw them."""

from __future__ import annotations

import re

from argmap.interchange.arg_words import plain
from argmap.interchange.losses import tell_losses
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap, ClaimKind, StepKind

_HOLDS = frozenset({"title", "label", "linked", "undercuts", "assumptions", "warrants"})
# In a label these begin an entity, markup or a Markdown string.
_MARKUP = re.compile(r"[#&<>\"`\\\[\]{}|*_~$]")
_MOST_EDGES = 500
_MOST_CHARACTERS = 50_000
_STYLES = {
    ClaimKind.THESIS: "thesis",
    ClaimKind.OBJECTION: "against",
    ClaimKind.REBUTTAL: "against",
    ClaimKind.UNDERCUT: "against",
    ClaimKind.ASSUMPTION: "assumed",
}
_LINKS = {
    StepKind.SUPPORT: ("-->", "supports"),
    StepKind.ATTACK: ("-.->", "attacks"),
    StepKind.UNDERCUT: ("-.->", "undercuts"),
}


def write(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a flowchart from the thesis downwards.

    Mermaid has no arrows to arrows: a step that is undercut, or has several premises, is a small
    circle that its arrows lead through.
    """
    tell_losses(argument_map, "Mermaid", _HOLDS, notices)
    names = {claim.key: f"c{at}" for at, claim in enumerate(argument_map.claims, 1)}
    nodes = {
        step.key: f"s{at}"
        for at, step in enumerate(argument_map.steps, 1)
        if len(step.premises) > 1 or step.key in argument_map.steps_into
    }
    lines = []
    if argument_map.title:
        lines += ["---", f"title: {_quoted(argument_map.title)}", "---"]
    lines.append("flowchart BT")
    for claim in argument_map.claims:
        style = _STYLES.get(claim.kind, "claim")
        lines.append(f'  {names[claim.key]}["{_label(claim.text, claim.label)}"]:::{style}')
    edges = 0
    for step in argument_map.steps:
        arrow, word = _LINKS[step.kind]
        target = names.get(step.target) or nodes[step.target]
        through = nodes.get(step.key)
        if through is None:
            lines.append(f"  {names[step.premises[0]]} {arrow}|{word}| {target}")
            edges += 1
            continue
        lines.append(f'  {through}((" "))')
        line = "---" if step.kind is StepKind.SUPPORT else "-.-"
        for premise in dict.fromkeys(step.premises):
            words = "|warrant|" if premise in step.warrants else ""
            lines.append(f"  {names[premise]} {line}{words} {through}")
        lines.append(f"  {through} {arrow}|{word}| {target}")
        edges += 1 + len(step.premises)
    lines += [
        "  classDef claim fill:#fff,stroke:#555,color:#111",
        "  classDef thesis fill:#fff,stroke:#111,stroke-width:3px,color:#111",
        "  classDef against fill:#fdeaea,stroke:#a33,color:#111",
        "  classDef assumed fill:#fff,stroke:#555,stroke-dasharray:4 3,color:#111",
    ]
    text = "\n".join(lines) + "\n"
    if edges > _MOST_EDGES or len(text) > _MOST_CHARACTERS:
        notices.add(
            f"Mermaid draws no chart of more than {_MOST_EDGES} arrows or {_MOST_CHARACTERS:,} "
            f"characters, unless its maxEdges and maxTextSize are raised; this one has {edges:,} "
            f"and {len(text):,}"
        )
    return text


def _label(text: str, label: str | None) -> str:
    words = _MARKUP.sub(lambda found: f"#{ord(found[0])};", plain(text))
    if label is None:
        return words
    return f"<b>{_MARKUP.sub(lambda found: f'#{ord(found[0])};', plain(label))}</b><br/>{words}"


def _quoted(text: str) -> str:
    """Write a text for YAML, in double quotes."""
    escaped = plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
