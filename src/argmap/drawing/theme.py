"""What statements and steps look like, by their kind.

A kind is told by its colour and, for a reader who sees none, by its caption, its border and the
line and arrowhead of its step.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from argmap.model.kinds import ClaimKind

_WHITE = "#ffffff"


@attrs.frozen
class Look:
    """How statements of one kind, and the steps that they make, are drawn.

    Attributes:
        fill: The colour of the box.
        line: The colour of its border and of its step.
        ink: The colour of its caption.
        border: The border's width in points.
        frame: ``solid``, ``double`` or ``dotted``: the border's style.
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

    @property
    def pale(self) -> Look:
        """The look of what is not to catch the eye: paler and thinner, but still to be read."""
        return attrs.evolve(
            self,
            fill=mixed(self.fill, _WHITE, 0.6),
            line=mixed(self.line, _WHITE, 0.2),
            ink=mixed(self.ink, _WHITE, 0.15),
            border=0.9,
        )


def mixed(colour: str, other: str, share: float) -> str:
    """Mix two colours.

    Args:
        colour: As ``#rrggbb``.
        other: The same.
        share: How much of the other, from 0 to 1.
    """
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


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

THEMES: Mapping[str, Theme] = {LIGHT.name: LIGHT}
