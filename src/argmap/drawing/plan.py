"""What of a map is drawn, before anything has a place."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence

import attrs

from argmap.drawing.label import FULL, Label, Wording, claim_name, make_label
from argmap.drawing.theme import Look, Theme
from argmap.evaluation.verdict import Verdict
from argmap.model.kinds import ClaimKind, StepKind
from argmap.model.map import ArgumentMap, Claim, Step

_KINDS_OF_STEP = {
    StepKind.SUPPORT: (ClaimKind.PREMISE, ClaimKind.EVIDENCE, ClaimKind.ASSUMPTION),
    StepKind.ATTACK: (ClaimKind.OBJECTION, ClaimKind.REBUTTAL),
    StepKind.UNDERCUT: (ClaimKind.UNDERCUT,),
}


@attrs.frozen
class Plan:
    """The claims and steps that are drawn, and how each looks.

    Attributes:
        map: The map.
        theme: Colours and line styles.
        labels: The content of each claim's box, by the claim's key.
        steps: The steps whose ends are on the map, in order.
        kinds: The kind that each step is drawn as, by the step's key.
        into: The steps that bear on a claim or on a step, by its key.
        out: The steps in which a claim is a premise, by its key.
        home: The step below which a claim stands, by the claim's key: the first that states it.
        notes: What could not be drawn as it is written.
        verdicts: The verdicts that are shown, by the key of the claim or step.
        highlight: Keys of the claims and steps that are highlighted; where there are none,
            everything is drawn alike.
        captions: Lines below the title.
        wording: What boxes say, and how wide they are.
        stubs: What is said of what is left out below claims, by the claim's key.
        left_out: How many claims are left out of the whole map.
        tallest: How high a column of branches may be, in points; None leaves it to the map.
    """

    map: ArgumentMap
    theme: Theme
    labels: Mapping[str, Label]
    steps: Sequence[Step]
    kinds: Mapping[str, ClaimKind]
    into: Mapping[str, Sequence[Step]]
    out: Mapping[str, Sequence[Step]]
    home: Mapping[str, Step]
    notes: list[str]
    verdicts: Mapping[str, Verdict] = attrs.field(factory=dict)
    highlight: frozenset[str] = frozenset()
    captions: tuple[str, ...] = ()
    wording: Wording = FULL
    stubs: Mapping[str, str] = attrs.field(factory=dict)
    left_out: int = 0
    tallest: float | None = None

    def is_lit(self, key: str) -> bool:
        """Whether a claim or a step is highlighted."""
        return key in self.highlight

    def is_faded(self, key: str) -> bool:
        """Whether others are highlighted, and this one is not."""
        return bool(self.highlight) and key not in self.highlight

    def falls(self, key: str) -> bool:
        """Whether a verdict is shown, and the claim falls or the step does not work."""
        verdict = self.verdicts.get(key)
        return verdict is not None and verdict.falls

    def is_open(self, key: str) -> bool:
        """Whether it is shown that the verdict on a claim or a step is open."""
        return self.verdicts.get(key) is Verdict.OPEN

    def is_pale(self, key: str) -> bool:
        """Whether a claim or a step is drawn so that it does not catch the eye."""
        return self.falls(key) or self.is_faded(key)

    def state(self, key: str) -> list[str]:
        """Give the classes of a claim or a step that its verdict and the highlighting ask for."""
        held = {
            "falls": self.falls(key),
            "open": self.is_open(key),
            "pale": self.is_pale(key),
            "faded": self.is_faded(key),
            "lit": self.is_lit(key),
        }
        return [name for name, holds in held.items() if holds]

    def look(self, step: Step) -> Look:
        """Tell how a step is drawn."""
        return self.theme.looks[self.kinds[step.key]]

    def premises(self, step: Step) -> tuple[str, ...]:
        """Give the premises of a step, each once."""
        return tuple(dict.fromkeys(step.premises))

    def is_linked(self, step: Step) -> bool:
        """Whether several premises hold together."""
        return len(self.premises(step)) > 1

    def has_junction(self, step: Step) -> bool:
        """Whether something meets on the step: linked premises, or an undercut."""
        return self.is_linked(step) or step.key in self.into

    def has_dot(self, step: Step) -> bool:
        """Whether the junction of a step is a dot: it joins nothing and carries no sign."""
        verdict = self.verdicts.get(step.key, Verdict.STANDS)
        return step.key in self.into and not self.is_linked(step) and verdict is Verdict.STANDS

    def is_cross(self, step: Step) -> bool:
        """Whether a step is a mere line to a claim that stands elsewhere."""
        premise = step.premises[0]
        if self.has_junction(step) or step.target == premise:
            return False
        # A thesis stands on top, also where it is used against another.
        thesis = self.map.claim_by_key[premise].kind is ClaimKind.THESIS
        return thesis or self.home[premise].key != step.key


def make_plan(
    argument: ArgumentMap,
    marks: Mapping[str, Sequence[str]],
    theme: Theme,
    *,
    verdicts: Mapping[str, Verdict] | None = None,
    highlight: Collection[str] = (),
    captions: Sequence[str] = (),
    wording: Wording = FULL,
    stubs: Mapping[str, str] | None = None,
    left_out: int = 0,
) -> Plan:
    """Work out what is drawn of a map.

    Args:
        argument: The map; one with errors is drawn as far as it goes.
        marks: Short words on a claim, by the claim's key.
        theme: Colours and line styles.
        verdicts: The verdicts to show, by the key of the claim or step.
        highlight: Keys of claims and steps to highlight.
        captions: Lines below the title.
        wording: What boxes say, and how wide they are.
        stubs: What is said of what is left out below claims, by the claim's key.
        left_out: How many claims are left out of the whole map.

    Raises:
        ValueError: The map lacks what is to be highlighted.
    """
    for key in highlight:
        if key not in argument.claim_by_key and key not in argument.step_by_key:
            raise ValueError(f"no claim or step to highlight has the key {key!r}")
    notes: list[str] = []
    stubs = stubs or {}
    labels = {
        claim.key: make_label(
            claim,
            marks.get(claim.key, ()),
            notes.append,
            wording,
            stubs.get(claim.key),
        )
        for claim in argument.claims
    }
    steps = _drawable(argument, notes.append)
    into: dict[str, list[Step]] = {}
    out: dict[str, list[Step]] = {}
    for step in steps:
        into.setdefault(step.target, []).append(step)
        for premise in dict.fromkeys(step.premises):
            out.setdefault(premise, []).append(step)
    kinds = {step.key: _kind(step, argument.claim_by_key) for step in steps}
    home = {
        key: next((step for step in outgoing if key not in step.mentioned), outgoing[0])
        for key, outgoing in out.items()
    }
    return Plan(
        argument,
        theme,
        labels,
        steps,
        kinds,
        into,
        out,
        home,
        notes,
        verdicts or {},
        frozenset(highlight),
        tuple(captions),
        wording,
        stubs,
        left_out,
    )


def _drawable(argument: ArgumentMap, note: Callable[[str], None]) -> list[Step]:
    """Leave out the steps that lead nowhere, and tell."""
    claims = argument.claim_by_key
    standing: set[str] = set()
    waiting: dict[str, list[Step]] = {}
    ready: list[Step] = []
    for step in argument.steps:
        if not step.premises or any(premise not in claims for premise in step.premises):
            continue
        if step.target in claims:
            ready.append(step)
        else:
            waiting.setdefault(step.target, []).append(step)
    while ready:
        step = ready.pop()
        standing.add(step.key)
        ready.extend(waiting.pop(step.key, ()))
    for step in argument.steps:
        if step.key not in standing:
            first = claims.get(step.premises[0]) if step.premises else None
            name = claim_name(first) if first is not None else "a step"
            note(f"{name}: what it bears on is not on the map; the step is not drawn")
    return [step for step in argument.steps if step.key in standing]


def _kind(step: Step, claims: Mapping[str, Claim]) -> ClaimKind:
    first = claims[step.premises[0]].kind
    if first in _KINDS_OF_STEP[step.kind]:
        return first
    if step.kind is StepKind.SUPPORT:
        return ClaimKind.PREMISE
    if step.kind is StepKind.UNDERCUT:
        return ClaimKind.UNDERCUT
    target = claims.get(step.target)
    return (
        ClaimKind.REBUTTAL if target is not None and target.kind.is_attack else ClaimKind.OBJECTION
    )


def element_id(prefix: str, key: str) -> str:
    """Turn a key into an XML id: letters, digits, ``-``, ``.`` stay, the rest is spelled in hex.

    Two keys never get the same id; a very long one ends in a digest.
    """
    spelled = re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}_", key[:400])
    if len(key) > 400 or len(spelled) > 120:
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        spelled = f"{spelled[:80]}_-{digest}"
    return f"{prefix}-{spelled}"
