"""ARG308 quote-without-locator."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.origins import may_lack, nearest_with
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import SourceKind

# What was said, and the short pieces of newspapers, have no pages to name.
_WITHOUT_PAGES = (SourceKind.TESTIMONY, SourceKind.ANONYMOUS, SourceKind.NEWS)


class QuoteWithoutLocator(Rule):
    """Finds quotations that do not say where in the source they stand.

    ## What it does
    Reports a statement with a `quote` none of whose citations has a locator (`p. 4`, `ch. 2`,
    `table 3`, `12:30`). Sources of the kinds `testimony`, `anonymous` and `news` need none, nor
    do those that one of them relays (`via`).

    ## Why it matters
    Whoever checks the quotation has to read the whole source.

    ## Example
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide]
        quote: a street with trees is four degrees cooler
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
        quote: a street with trees is four degrees cooler
    ```

    ## Sources
    American Psychological Association, APA Style, "When and how to include page numbers": a
    quotation needs a page or another locator. Citations in CSL have one, with a label (page,
    chapter, section, time).
    """

    code = "ARG308"
    name = "quote-without-locator"
    severity = Severity.INFO

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find quotations whose citations name no place."""
        if may_lack(checked):
            return
        without_pages = nearest_with(checked.map, lambda source: source.kind in _WITHOUT_PAGES)
        for claim in checked.map.claims:
            if claim.quote is None or not claim.citations:
                continue
            if any(
                citation.locator is not None
                or citation.key not in without_pages
                or without_pages[citation.key] is not None
                for citation in claim.citations
            ):
                continue
            citation = claim.citations[0]
            yield self.finding(
                "nothing says where in the source the quotation stands",
                citation.span or claim.span,
                help=f"write the place after the key: [@{citation.key}, p. 4]",
            )
