"""What the legend explains: only what occurs in the picture."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.drawing.label import UNSUPPORTED
from argmap.drawing.plan import Plan
from argmap.drawing.scene import PILL_WIDTH
from argmap.drawing.theme import Look
from argmap.evaluation.verdict import Verdict
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
        verdict: The verdict whose sign is drawn: on the line, where there is one.
        halo: Whether the sample is highlighted.
        boxed: Whether the sample has a box.
    """

    words: str
    classes: tuple[str, ...]
    look: Look
    sample: float = 20.0
    step: bool = False
    junction: bool = False
    linked: bool = False
    verdict: Verdict | None = None
    halo: bool = False
    boxed: bool = True


_TAG = 16.0
_BOX = 20.0
_LINE = 26.0
_STEP = 44.0
_OF_CLAIMS = {
    Verdict.STANDS: "stands",
    Verdict.REBUTTED: "falls (rebutted): an attack on it works",
    Verdict.UNSUPPORTED: "falls (unsupported): nothing holds it up",
    Verdict.OPEN: "open: it goes round in a circle",
}


def legend_entries(plan: Plan) -> list[Entry]:
    """Give the samples, in the order of the language's words."""
    looks = plan.theme.looks
    present = {claim.kind for claim in plan.map.claims}
    drawn = set(plan.kinds.values())
    entries: list[Entry] = []
    for kind in ClaimKind:
        # A premise may be used as a rebuttal elsewhere: then there is a line, and no box, of that.
        boxed, step = kind in present, kind in drawn
        if boxed or step:
            sample = (_BOX if boxed else 0.0) + (_LINE if step else 0.0)
            classes = ("statement", kind.value)
            entries.append(Entry(kind.value, classes, looks[kind], sample, step, boxed=boxed))
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
    dotted = next((step for step in plan.steps if plan.has_dot(step)), None)
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
        # Beside verdicts the bare word would be taken for one.
        words = "unsupported: no reason, no source" if plan.verdicts else "unsupported"
        entries.append(Entry(words, ("statement", name, "unsupported"), looks[unsupported.kind]))
    return [*entries, *_verdict_entries(plan), *_highlight_entries(plan)]


def _verdict_entries(plan: Plan) -> Iterator[Entry]:
    looks = plan.theme.looks
    for verdict, words in _OF_CLAIMS.items():
        claim = next((c for c in plan.map.claims if plan.verdicts.get(c.key) is verdict), None)
        if claim is None:
            continue
        boxed = verdict is not Verdict.STANDS
        state = ("pale", "falls") if verdict.falls else (verdict.value,)
        yield Entry(
            words,
            ("statement", claim.kind.value, *state),
            looks[claim.kind],
            _BOX + 3 + _TAG if boxed else _TAG,
            verdict=verdict,
            boxed=boxed,
        )
    for words, has in (("a step that does not work", plan.falls), ("open step", plan.is_open)):
        step = next((step for step in plan.steps if has(step.key)), None)
        if step is None:
            continue
        state = ("open",) if plan.is_open(step.key) else ("pale", "falls")
        kind = plan.kinds[step.key]
        yield Entry(
            words,
            ("step", kind.value, *state),
            looks[kind],
            _STEP,
            step=True,
            verdict=plan.verdicts[step.key],
            boxed=False,
        )


def _highlight_entries(plan: Plan) -> Iterator[Entry]:
    claim = next((claim for claim in plan.map.claims if plan.is_lit(claim.key)), None)
    if claim is not None:
        classes = ("statement", claim.kind.value, "lit")
        yield Entry("highlighted", classes, plan.theme.looks[claim.kind], _BOX + 4, halo=True)
