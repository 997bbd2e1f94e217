"""What statements and steps look like, by their kind.

A kind is told by its colour and, for a reader who sees none, by its caption, its border and the
line and arrowhead of its step.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.drawing.colour import mixed
from argmap.model.kinds import ClaimKind

FRAMES = ("solid", "double", "bar")
EDGES = ("solid", "dashed", "dotted")
HEADS = ("normal", "tee")


@attrs.frozen
class Look:
    """How statements of one kind, and the steps that they make, are drawn.

    Attributes:
        fill: The colour of the box.
        line: The colour of its border and of its step.
        ink: The colour of its caption.
        border: The border's width in points.
        frame: ``solid``, ``double`` or ``bar`` (a bar inside the left edge): the border's style.
        edge: ``solid``, ``dashed`` or ``dotted``: the step's line.
        head: ``normal`` (an arrow) or ``tee`` (a bar): how the step meets its target.
    """

    fill: str
    line: str
    ink: str
    border: float = 1.0
    frame: str = "solid"
    edge: str = "solid"
    head: str = "normal"


@attrs.frozen
class Theme:
    """Colours and line styles of a picture.

    Attributes:
        name: What the theme is called.
        background: The colour behind everything.
        text: The colour of claims.
        faint: The colour of citations and of the legend.
        warning: The colour of marks ("unsupported").
        pale: The colour of words that are not to catch the eye.
        sign: The colour of the signs of verdicts.
        halo: The colour around what is highlighted.
        looks: One look a kind of claim.
        stroke: The width of the lines of steps, in points.
        fading: How much of the background is in the fill, the line and the caption of what is not
            to catch the eye, each from 0 to 1.
    """

    name: str
    background: str
    text: str
    faint: str
    warning: str
    pale: str
    sign: str
    halo: str
    looks: Mapping[ClaimKind, Look]
    stroke: float = 1.5
    fading: tuple[float, float, float] = (0.6, 0.2, 0.15)

    def paler(self, look: Look) -> Look:
        """Give the look of what is not to catch the eye: thinner, but still to be read."""
        fill, line, ink = self.fading
        return attrs.evolve(
            look,
            fill=mixed(look.fill, self.background, fill),
            line=mixed(look.line, self.background, line),
            ink=mixed(look.ink, self.background, ink),
            border=0.9,
        )


LIGHT = Theme(
    name="light",
    background="#ffffff",
    text="#1b1f24",
    faint="#4f5761",
    warning="#8f1d14",
    pale="#646c75",
    sign="#2b3138",
    halo="#ffcb2e",
    looks={
        ClaimKind.THESIS: Look("#dbe9fb", "#1f5fae", "#174a8a", border=2.4),
        ClaimKind.CLAIM: Look("#f1f3f5", "#5b6670", "#434c55"),
        ClaimKind.PREMISE: Look("#e6f4e3", "#3a7d33", "#2a6024"),
        ClaimKind.EVIDENCE: Look("#e6f4e3", "#3a7d33", "#2a6024"),
        ClaimKind.ASSUMPTION: Look("#f0f7ee", "#3a7d33", "#2a6024", frame="double"),
        ClaimKind.WARRANT: Look("#f2f6df", "#6b7a16", "#505c10"),
        ClaimKind.OBJECTION: Look("#fde5e2", "#b3372c", "#96281e", edge="dashed", head="tee"),
        ClaimKind.REBUTTAL: Look("#ffedd2", "#a85f00", "#824900", edge="dotted", head="tee"),
        ClaimKind.UNDERCUT: Look("#efe5f8", "#7a3fae", "#63318f", edge="dashed", head="tee"),
    },
)

# For projectors and screens in dark rooms.
DARK = Theme(
    name="dark",
    background="#14181d",
    text="#eceff2",
    faint="#b0b9c3",
    warning="#ff9d90",
    pale="#98a1ab",
    sign="#d9dee4",
    halo="#6f5300",
    looks={
        ClaimKind.THESIS: Look("#17335a", "#74b3f7", "#a6d0ff", border=2.4),
        ClaimKind.CLAIM: Look("#262b31", "#98a3ae", "#c6cdd4"),
        ClaimKind.PREMISE: Look("#15331b", "#63bd5c", "#93dc8e"),
        ClaimKind.EVIDENCE: Look("#15331b", "#63bd5c", "#93dc8e"),
        ClaimKind.ASSUMPTION: Look("#122518", "#63bd5c", "#93dc8e", frame="double"),
        ClaimKind.WARRANT: Look("#2c3010", "#b4be4b", "#d0d873"),
        ClaimKind.OBJECTION: Look("#451a17", "#f28a80", "#ffb4ac", edge="dashed", head="tee"),
        ClaimKind.REBUTTAL: Look("#402b08", "#e7a43f", "#f6c578", edge="dotted", head="tee"),
        ClaimKind.UNDERCUT: Look("#33204d", "#bf96ee", "#d8c0f8", edge="dashed", head="tee"),
    },
)

_BLACK_ON_WHITE = Look("#ffffff", "#000000", "#000000")
_REASON = attrs.evolve(_BLACK_ON_WHITE, border=0.9)
_ATTACK = attrs.evolve(_BLACK_ON_WHITE, border=0.9, frame="bar", head="tee")

# For laser printers and copying machines: line styles and captions tell the kinds.
PRINT = Theme(
    name="print",
    background="#ffffff",
    text="#000000",
    faint="#000000",
    warning="#000000",
    pale="#5c5c5c",
    sign="#000000",
    halo="#c9c9c9",
    looks={
        ClaimKind.THESIS: attrs.evolve(_BLACK_ON_WHITE, border=2.8),
        ClaimKind.CLAIM: attrs.evolve(_BLACK_ON_WHITE, border=1.6),
        ClaimKind.PREMISE: _REASON,
        ClaimKind.EVIDENCE: _REASON,
        ClaimKind.ASSUMPTION: attrs.evolve(_REASON, frame="double"),
        ClaimKind.WARRANT: _REASON,
        ClaimKind.OBJECTION: attrs.evolve(_ATTACK, edge="dashed"),
        ClaimKind.REBUTTAL: attrs.evolve(_ATTACK, edge="dotted"),
        ClaimKind.UNDERCUT: attrs.evolve(_ATTACK, edge="dashed"),
    },
    stroke=1.2,
    fading=(0.0, 0.5, 0.36),
)

# For weak eyes and weak projectors: everything at 7 to 1 (WCAG 2.2, level AAA), lines thick.
CONTRAST = Theme(
    name="contrast",
    background="#ffffff",
    text="#000000",
    faint="#1f1f1f",
    warning="#7a0000",
    pale="#4d4d4d",
    sign="#000000",
    halo="#ffb300",
    looks={
        ClaimKind.THESIS: Look("#e3efff", "#003a9c", "#002f80", border=3.6),
        ClaimKind.CLAIM: Look("#ffffff", "#333333", "#1f1f1f", border=2.0),
        ClaimKind.PREMISE: Look("#ffffff", "#006025", "#004d1e", border=2.0),
        ClaimKind.EVIDENCE: Look("#ffffff", "#006025", "#004d1e", border=2.0),
        ClaimKind.ASSUMPTION: Look("#ffffff", "#006025", "#004d1e", border=2.0, frame="double"),
        ClaimKind.WARRANT: Look("#fbfde8", "#4c5600", "#3f4800", border=2.0),
        ClaimKind.OBJECTION: Look("#ffe9e6", "#a00000", "#840000", 2.0, "bar", "dashed", "tee"),
        ClaimKind.REBUTTAL: Look("#fff0d9", "#7a4000", "#613300", 2.0, "bar", "dotted", "tee"),
        ClaimKind.UNDERCUT: Look("#f4eaff", "#5b1a99", "#4b1580", 2.0, "bar", "dashed", "tee"),
    },
    stroke=2.2,
    fading=(0.6, 0.22, 0.12),
)

THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, PRINT, CONTRAST)}
