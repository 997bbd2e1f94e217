"""From the claims and steps of another format to a map that the language can say as well."""

from __future__ import annotations

from collections import deque
from typing import Any

import attrs

from argmap.interchange.arg_words import is_name, plain
from argmap.interchange.notices import Notices
from argmap.loading.circular import circular_supports
from argmap.loading.keys import Keys
from argmap.model import (
    ArgumentMap,
    Citation,
    Claim,
    ClaimKind,
    ClaimStatus,
    Source,
    Step,
    StepKind,
)
from argmap.source import Span

_LONGEST_PATH = 12


@attrs.define(eq=False, repr=False)
class DraftClaim:
    """A claim of another format.

    Attributes:
        text: Its words; white space is put in order later.
        span: Where it stands.
        root: Its kind where it is to stand on its own; None where that follows from its use.
        is_assumed: Whether it is taken for granted.
        is_open: Whether it needs proof.
        values: What else is known, by the names of the fields of `Claim`.
        citations: The sources that it cites.
    """

    text: str
    span: Span | None = None
    root: ClaimKind | None = None
    is_assumed: bool = False
    is_open: bool = False
    values: dict[str, Any] = attrs.Factory(dict)
    citations: list[Citation] = attrs.Factory(list)


@attrs.define(eq=False, repr=False)
class DraftStep:
    """A step of another format.

    Attributes:
        kind: How it bears on its target.
        premises: The names of its premises.
        target: The name of a claim, or of a step where it is an undercut.
        span: Where it stands.
        warrants: Which of the premises are warrants.
        scheme: Its argumentation scheme.
        note: A remark about it.
        what: What messages call it.
    """

    kind: StepKind
    premises: list[str]
    target: str
    span: Span | None = None
    warrants: set[str] = attrs.Factory(set)
    scheme: str | None = None
    note: str | None = None
    what: str = "a step"


@attrs.define(eq=False, repr=False)
class Draft:
    """What a reader has found, by the names that its format gives to things.

    Names of claims and of steps are apart from each other. A name that can be an id becomes one.
    """

    notices: Notices
    claims: dict[str, DraftClaim] = attrs.Factory(dict)
    steps: dict[str, DraftStep] = attrs.Factory(dict)
    sources: dict[str, Source] = attrs.Factory(dict)
    header: dict[str, Any] = attrs.Factory(dict)
    _kinds: dict[str, ClaimKind] = attrs.Factory(dict)
    _homes: dict[str, str] = attrs.Factory(dict)
    _into: dict[str, list[str]] = attrs.Factory(dict)
    _onto: dict[str, list[str]] = attrs.Factory(dict)

    def build(self) -> ArgumentMap:
        """Put the map together; what cannot be a part of it is told. Linear in its size."""
        self._clean_premises()
        self._drop_steps()
        for name, step in self.steps.items():
            table = self._onto if step.kind is StepKind.UNDERCUT else self._into
            table.setdefault(step.target, []).append(name)
        self._place()
        ids = {name: name if is_name(name) else None for name in self.claims}
        keys = Keys(found for found in ids.values() if found is not None)
        named: dict[str, str] = {}
        claims = []
        for name, draft in self.claims.items():
            claim = self._claim(name, draft, ids[name], keys)
            named[name] = claim.key
            claims.append(claim)
        header: dict[str, Any] = {
            word: words
            for word, value in self.header.items()
            if (words := value if not isinstance(value, str) else plain(value))
        }
        argument_map = ArgumentMap(
            **header,
            claims=tuple(claims),
            steps=tuple(self._steps(named, keys)),
            sources=tuple(self.sources.values()),
        )
        self._tell_circles(argument_map)
        return argument_map

    def _clean_premises(self) -> None:
        for step in self.steps.values():
            known = [name for name in dict.fromkeys(step.premises) if name in self.claims]
            if len(known) < len(set(step.premises)):
                missing = next(name for name in step.premises if name not in self.claims)
                self._tell(step, f"a premise of {step.what} is not there: '{_brief(missing)}'")
            step.premises = sorted(known, key=step.warrants.__contains__)
            if step.premises and step.premises[0] in step.warrants:
                step.warrants.discard(step.premises[0])

    def _drop_steps(self) -> None:
        """Leave out the steps that bear on nothing, or that nothing is a premise of."""
        settled: dict[str, bool] = {}
        for name in self.steps:
            path: dict[str, None] = {}
            at = name
            while at in self.steps and at not in settled and at not in path:
                path[at] = None
                if self.steps[at].kind is not StepKind.UNDERCUT:
                    break
                at = self.steps[at].target
            ends = at in path and self.steps[at].kind is not StepKind.UNDERCUT
            ends = self.steps[at].target in self.claims if ends else settled.get(at, False)
            for each in reversed(path):
                ends = ends and bool(self.steps[each].premises)
                settled[each] = ends
        for name, step in self.steps.items():
            if not settled[name]:
                if not step.premises:
                    reason = "it has no premise"
                elif step.target in self.claims or step.target in self.steps:
                    reason = "it bears on nothing that is read"
                else:
                    reason = f"it bears on nothing that is there: '{_brief(step.target)}'"
                self._tell(step, f"{step.what} is left out: {reason}")
        self.steps = {name: step for name, step in self.steps.items() if settled[name]}

    def _tell(self, step: DraftStep, message: str) -> None:
        self.notices.add(message, step.span, kind=message.rpartition(":")[0][-30:])

    # --- kinds -----------------------------------------------------------------------------------

    def _place(self) -> None:
        """Find for each claim the use nearest to a root; what it does there is its kind."""
        used: dict[str, set[StepKind]] = {}
        for step in self.steps.values():
            for premise in step.premises:
                used.setdefault(premise, set()).add(step.kind)
        roots = [
            name
            for name, draft in self.claims.items()
            if draft.root is not None or name not in used
        ]
        backed = [name for name in roots if name in self._into]
        for name in roots:
            is_thesis = name in self._into or not backed
            kind = ClaimKind.THESIS if is_thesis else ClaimKind.CLAIM
            self._kinds[name] = self.claims[name].root or kind
        self._spread(roots)
        has_thesis = ClaimKind.THESIS in self._kinds.values()
        # What is left goes round in circles: it begins best with what is no reason for anything.
        for only_attacks in (True, False):
            for name in self.claims:
                if name in self._kinds:
                    continue
                if only_attacks and used[name] != {StepKind.ATTACK}:
                    continue
                is_thesis = only_attacks or not has_thesis
                has_thesis = has_thesis or is_thesis
                self._kinds[name] = ClaimKind.THESIS if is_thesis else ClaimKind.CLAIM
                self._spread([name])

    def _spread(self, names: list[str]) -> None:
        queue = deque([(self._into, name) for name in names])
        while queue:
            table, at = queue.popleft()
            for name in table.get(at, ()):
                step = self.steps[name]
                for index, premise in enumerate(step.premises):
                    if premise not in self._kinds:
                        self._homes[premise] = name
                        self._kinds[premise] = self._kind(premise, step, is_first=index == 0)
                        queue.append((self._into, premise))
                queue.append((self._onto, name))

    def _kind(self, premise: str, step: DraftStep, *, is_first: bool) -> ClaimKind:
        if premise in step.warrants:
            return ClaimKind.WARRANT
        if step.kind is StepKind.UNDERCUT:
            return ClaimKind.UNDERCUT
        if step.kind is StepKind.ATTACK:
            answers = self._kinds[step.target].is_attack
            return ClaimKind.REBUTTAL if answers else ClaimKind.OBJECTION
        if is_first and self.claims[premise].is_assumed and premise not in self._into:
            return ClaimKind.ASSUMPTION
        return ClaimKind.PREMISE

    # --- the parts of the map --------------------------------------------------------------------

    def _claim(self, name: str, draft: DraftClaim, identifier: str | None, keys: Keys) -> Claim:
        text = plain(draft.text)
        if not text:
            text = "(no text)"
            self.notices.add("a claim has no text", draft.span)
        kind = self._kinds[name]
        status = None
        if draft.is_assumed and kind is not ClaimKind.ASSUMPTION:
            status = ClaimStatus.GIVEN
        elif draft.is_open:
            status = ClaimStatus.OPEN
        home = self._homes.get(name)
        values: dict[str, Any] = {
            word: words
            for word, value in draft.values.items()
            if (words := plain(value) if isinstance(value, str) else value)
        }
        return Claim(
            identifier if identifier is not None else keys.for_claim(text),
            identifier,
            kind,
            text,
            **values,
            status=status,
            citations=tuple(draft.citations),
            joined=home is not None
            and kind is not ClaimKind.WARRANT
            and self.steps[home].premises[0] != name,
            span=draft.span,
        )

    def _steps(self, named: dict[str, str], keys: Keys) -> list[Step]:
        made: dict[str, Step] = {}
        for first in self.steps:
            chain = []
            name = first
            while name not in made:
                chain.append(name)
                if self.steps[name].kind is not StepKind.UNDERCUT:
                    break
                name = self.steps[name].target
            for name in reversed(chain):
                made[name] = self._step(name, named, made, keys)
        return list(made.values())

    def _step(self, name: str, named: dict[str, str], made: dict[str, Step], keys: Keys) -> Step:
        draft = self.steps[name]
        premises = tuple(named[premise] for premise in draft.premises)
        is_undercut = draft.kind is StepKind.UNDERCUT
        target = made[draft.target].key if is_undercut else named[draft.target]
        spans = [self.claims[premise].span or draft.span for premise in draft.premises]
        return Step(
            keys.for_step(draft.kind.value, premises, target),
            draft.kind,
            premises,
            target,
            warrants=tuple(named[each] for each in draft.premises if each in draft.warrants),
            mentioned=tuple(
                named[each] for each in draft.premises if self._homes.get(each) != name
            ),
            scheme=plain(draft.scheme or "") or None,
            note=plain(draft.note or "") or None,
            span=draft.span,
            premise_spans=tuple(span for span in spans if span is not None)
            if None not in spans
            else (),
        )

    def _tell_circles(self, argument_map: ArgumentMap) -> None:
        names = argument_map.claim_by_key
        for circle in circular_supports(argument_map):
            path = [names[step.target].name for step in circle]
            path.append(path[0])
            if len(path) > _LONGEST_PATH:
                path = [*path[: _LONGEST_PATH - 2], "…", path[-1]]
            self.notices.add(
                f"circular support: {' → '.join(reversed(path))}", circle[0].span, kind="circle"
            )


def _brief(text: str) -> str:
    text = plain(text)
    return text if len(text) <= 60 else f"{text[:59]}…"
