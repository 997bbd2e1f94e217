"""ARG106 assumption-carries-thesis."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity

_MOST_PLACES = 8


class AssumptionCarriesThesis(Rule):
    """Finds theses that fall if one assumption does.

    ## What it does
    Reports a thesis that stands, and would fall if one assumption were refuted, with everything
    else as it is. The assumption may carry a reason, or an answer to an objection. One that has a
    reason or cites a source is left alone.

    ## Why it matters
    Nothing in the map backs the assumption, and everything hangs on it.

    ## Example
    ```arg
    source guide: Guide to street trees
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      and: The summers will be hotter.
        assumption warming: The climate goes on warming.
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees
    source report: Climate report
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      and: The summers will be hotter.
        assumption warming: The climate goes on warming. [@report, ch. 2]
    ```
    """

    code = "ARG106"
    name = "assumption-carries-thesis"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find theses that stand and hang on an assumption alone."""
        claims = checked.map.claim_by_key
        for key, found in checked.pillars.items():
            names = [claim.name for claim in found.assumptions]
            if not names or not checked.is_sure(key):
                continue
            if len(names) == 1:
                message = f"this thesis falls if the assumption {names[0]} does"
            else:
                message = f"this thesis falls if any one of {len(names):,} assumptions does"
            yield self.finding(
                message,
                claims[key].span,
                help="give a reason for the assumption, or cite a source in it; or give the thesis "
                "a reason that does not need it",
                related=tuple(
                    Related(claim.span, f"{claim.name} is assumed")
                    for claim in found.assumptions[:_MOST_PLACES]
                    if claim.span is not None
                ),
            )
