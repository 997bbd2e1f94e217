"""What the legend explains: only what occurs in the picture."""

from __future__ import annotations

import attrs

from argmap.drawing.label import UNSUPPORTED
from argmap.drawing.plan import Plan
from argmap.drawing.scene import PILL_WIDTH
from argmap.drawing.theme import Look
from argmap.model.kinds import ClaimKind


@attrs.frozen
class Entry:
    """A sample and its words.

    Attributes:
        words: What the sample means.
        classes: The classes that give the sample its colours.
        look: How the sample is drawn.
        sample: The sample's width in points.
        step: Whether a step's line is drawn beside the box.
        junction: Whether the sample is a junction.
        linked: Whether that junction joins linked premises.
    """

    words: str
    classes: tuple[str, ...]
    look: Look
    sample: float = 20.0
    step: bool = False
    junction: bool = False
    linked: bool = False


def legend_entries(plan: Plan) -> list[Entry]:
    """Give the samples, in the order of the language's words."""
    looks = plan.theme.looks
    present = {claim.kind for claim in plan.map.claims}
    drawn = set(plan.kinds.values())
    entries: list[Entry] = []
    for kind in ClaimKind:
        if kind not in present:
            continue
        step = kind in drawn
        entries.append(
            Entry(kind.value, ("statement", kind.value), looks[kind], 46.0 if step else 20.0, step)
        )
    linked = next((step for step in plan.steps if plan.is_linked(step)), None)
    if linked is not None:
        kind = plan.kinds[linked.key]
        entries.append(
            Entry(
                "linked: hold only together",
                ("step", kind.value),
                looks[kind],
                PILL_WIDTH,
                junction=True,
                linked=True,
            )
        )
    # Where linked premises meet in a pill, the undercut ends at the pill: there is no dot.
    dotted = next(
        (step for step in plan.steps if step.key in plan.into and not plan.is_linked(step)), None
    )
    if dotted is not None:
        target = plan.kinds[dotted.key]
        entries.append(
            Entry(
                "a step that is undercut",
                ("step", target.value),
                looks[target],
                10.0,
                junction=True,
            )
        )
    unsupported = next(
        (c for c in plan.map.claims if UNSUPPORTED in plan.labels[c.key].marks), None
    )
    if unsupported is not None:
        name = unsupported.kind.value
        entries.append(
            Entry("unsupported", ("statement", name, "unsupported"), looks[unsupported.kind])
        )
    return entries
