"""ARG305 undated-source."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.origins import first_citations, has_date, may_lack, nearest_with
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity


class UndatedSource(Rule):
    """Finds cited sources without a date.

    ## What it does
    Reports a declared source that is cited and has no `date`, where no year stands in its
    description either and no source that relays it (`via`) is dated. Bibliographies are left
    alone.

    ## Why it matters
    A reader cannot find an undated source again, nor see whether it still holds.

    ## Example
    ```arg
    source survey: City survey of street temperatures
    thesis trees: The city should plant trees.
      evidence: A street with trees was four degrees cooler. [@survey, table 2]
    ```

    ## Instead
    ```arg
    source survey: City survey of street temperatures
      date: 2024-08
    thesis trees: The city should plant trees.
      evidence: A street with trees was four degrees cooler. [@survey, table 2]
    ```

    ## Sources
    Verification Handbook, chapter 9: provenance, source, date and location are what is verified.
    First Draft's five pillars name the date among them. The evidence rules of the National Speech
    and Debate Association ask for it in a written citation. International Fact-Checking Network,
    Code of Principles: sources in enough detail that readers can replicate the work.
    """

    code = "ARG305"
    name = "undated-source"
    severity = Severity.INFO

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find cited sources that nothing dates."""
        if may_lack(checked):
            return
        dated = nearest_with(checked.map, has_date)
        for key, citation in first_citations(checked.map).items():
            source = checked.map.source_by_key.get(key)
            if source is None or source.from_bibliography or dated[key] is not None:
                continue
            related = [Related(citation.span, "it is cited here")] if citation.span else []
            yield self.finding(
                f"nothing says when the source '{key}' is from",
                source.span,
                help="write 'date: 2026', '2026-05' or '2026-05-02' below it",
                related=tuple(related),
            )
