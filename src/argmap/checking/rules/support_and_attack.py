"""ARG207 support-and-attack."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.model import Step, StepKind


class SupportAndAttack(Rule):
    """Finds claims that speak both for and against the same thing.

    ## What it does
    Reports a claim that is a reason for another claim and an objection to it; the same for linked
    claims, where they are the same on both sides; and a claim that undercuts the step that it is
    a premise or a warrant of. Claims that are linked with different ones on each side are left
    alone: together with something else, one and the same fact may speak for either.

    ## Why it matters
    One of the two is a slip, or the claim says two things and has to be split.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence shade: Trees keep the light out. [@guide, p. 5]
      objection shade
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence shade: Trees keep the light out on hot days. [@guide, p. 5]
      objection dark: Trees keep the light out in winter. [@guide, p. 6]
        rebuttal: In winter they have no leaves. [@guide, p. 6]
    ```
    """

    code = "ARG207"
    name = "support-and-attack"
    severity = Severity.ERROR

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find steps of both kinds with the same premises and target; linear in their number."""
        first: dict[tuple[str, frozenset[str]], dict[StepKind, Step]] = {}
        for step in checked.steps_of_shared_claims:
            premises = frozenset(step.premises).difference(step.warrants)
            if step.kind is StepKind.UNDERCUT:
                yield from self._undercut(checked, step, premises)
                continue
            known = first.setdefault((step.target, premises), {})
            if step.kind not in known:
                known[step.kind] = step
                if len(known) > 1:
                    # What was written last is reported, once.
                    yield self._both(checked, *known.values())

    def _both(self, checked: Checked, before: Step, step: Step) -> Diagnostic:
        claims = checked.map.claim_by_key
        words = {StepKind.SUPPORT: "a reason for", StepKind.ATTACK: "an objection to"}
        names = [claims[key].name for key in step.premises if key not in step.warrants]
        name = names[0] if len(names) == 1 else f"{names[0]} and what is linked with it"
        target = claims[step.target].name
        return self.finding(
            f"{name} is both {words[before.kind]} {target} and {words[step.kind]} it"
            if len(names) == 1
            else f"{name} are both {words[before.kind]} {target} and {words[step.kind]} it",
            step.span,
            help="delete one of the two, or state what speaks for and what speaks against in "
            "claims of their own",
            related=()
            if before.span is None
            else (Related(before.span, f"here it is {words[before.kind]} {target}"),),
        )

    def _undercut(
        self, checked: Checked, step: Step, premises: frozenset[str]
    ) -> Iterator[Diagnostic]:
        broken = checked.map.step_by_key[step.target]
        if len(premises) != 1 or premises.isdisjoint(broken.premises):
            return
        (key,) = premises
        span = broken.premise_spans[broken.premises.index(key)]
        yield self.finding(
            f"{checked.map.claim_by_key[key].name} undercuts the step that it is part of",
            step.span,
            help="delete one of the two, or state what holds the step up and what breaks it in "
            "claims of their own",
            related=(Related(span, "here it is part of the step"),),
        )
