"""ARG105 single-pillar."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.evaluation.words import premises_of
from argmap.model import ClaimKind


class SinglePillar(Rule):
    """Finds theses that one step carries.

    ## What it does
    Reports a thesis that stands, and would fall without one of the steps that speak for it: its
    only reason that works, or a step further down on which all its reasons rest. The one nearest
    to the thesis is named. Where it is an assumption that carries the thesis, ARG106 says so
    instead.

    ## Why it matters
    One good undercut brings down the case. A second, independent reason would hold it up.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence cool: Trees cool a street. [@guide, p. 1]
      objection: Roots break the pavement. [@guide, p. 3]
        rebuttal: The roots of some trees go deep. [@guide, p. 7]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence cool: Trees cool a street. [@guide, p. 1]
      evidence dust: Leaves bind dust. [@guide, p. 4]
      objection: Roots break the pavement. [@guide, p. 3]
        rebuttal: The roots of some trees go deep. [@guide, p. 7]
    ```
    """

    code = "ARG105"
    name = "single-pillar"
    severity = Severity.INFO

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find theses that stand and have a reason, or a reason of all reasons, alone."""
        claims = checked.map.claim_by_key
        for key, found in checked.pillars.items():
            step = found.step
            if step is None or step.span is None or not checked.is_sure(key):
                continue
            if any(claims[premise].kind is ClaimKind.ASSUMPTION for premise in step.premises) and (
                found.assumptions
            ):
                continue
            names = premises_of(checked.map, step)
            if step.target == key:
                message = f"one step carries this thesis: without {names}, it falls"
            else:
                message = (
                    "all that carries this thesis rests on one step: "
                    f"from {names} to {claims[step.target].name}"
                )
            yield self.finding(
                message,
                claims[key].span,
                help="give the thesis a reason that does not need this one",
                related=(Related(step.span, "this step carries it"),),
            )
