"""ARG310 source-on-both-sides."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.model import Claim, StepKind


class SourceOnBothSides(Rule):
    """Finds sources that speak for a claim and against it.

    ## What it does
    Reports a claim where the same source is cited in it, or in a reason for it, and in an objection
    to it too.

    ## Why it matters
    It is no mistake: a good source tells both sides. But who relies on it for the one will be asked
    about the other.

    ## Example
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: Roots break the pavement. [@guide, p. 3]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees, 2024
    source roads: Office of roads, damage report for 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: Roots break the pavement. [@roads, p. 3]
    ```

    ## Sources
    Reuters Handbook, "The Essentials of Reuters Sourcing": give all sides. International
    Fact-Checking Network, Code of Principles: the same standards for each side.
    """

    code = "ARG310"
    name = "source-on-both-sides"
    severity = Severity.INFO

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find claims with a source on either side; linear in the citations of all steps."""
        argument_map = checked.map
        claims = argument_map.claim_by_key
        attack = StepKind.ATTACK
        con_of: dict[str, dict[str, Claim]] = {}
        for step in argument_map.steps:
            if step.kind is attack:
                for premise in step.premises:
                    for citation in claims[premise].citations:
                        con = con_of.setdefault(step.target, {})
                        con.setdefault(citation.key, claims[premise])
        for key, con in con_of.items():
            target = claims[key]
            pro = {citation.key: target for citation in target.citations}
            for step in argument_map.steps_into[key]:
                if step.kind is not attack:
                    for premise in step.premises:
                        for citation in claims[premise].citations:
                            pro.setdefault(citation.key, claims[premise])
            for cited in sorted(pro.keys() & con.keys()):
                yield self._about(target, cited, pro[cited], con[cited])

    def _about(self, target: Claim, key: str, pro: Claim, con: Claim) -> Diagnostic:
        places = ((pro, "here it speaks for it"), (con, "here it speaks against it"))
        return self.finding(
            f"the source '{key}' is used for this claim and against it",
            target.span,
            help="be ready to say why it is right about the one and not about the other",
            related=tuple(
                Related(claim.span, message)
                for claim, message in places
                if claim.span is not None and claim is not target
            ),
        )
