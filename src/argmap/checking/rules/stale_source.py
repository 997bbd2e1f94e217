"""ARG309 stale-source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checking.origins import first_citations
from argmap.checking.rule import Checked, Rule
from argmap.checking.settings import Option
from argmap.diagnostic import Diagnostic, Related, Severity

MAX_AGE = Option("max-age", 10, "how many years old a source may be", least=1)

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


class StaleSource(Rule):
    """Finds sources that are older than a text may rest on.

    ## What it does
    Reports a source that is cited and was more than `max-age` years old at the `date` of the file.
    A file without a date is left alone. Of a date without a month or a day, the one counts that
    makes the source younger. Off by default: what is old depends on the matter.

    ## Why it matters
    Figures, laws and prices change.

    ## Example
    ```arg
    date: 2026-05-02
    source survey: City survey of street temperatures
      date: 1998
    thesis trees: The city should plant trees.
      evidence: A street with trees is four degrees cooler. [@survey, table 2]
    ```

    ## Instead
    ```arg
    date: 2026-05-02
    source survey: City survey of street temperatures
      date: 2024
    thesis trees: The city should plant trees.
      evidence: A street with trees is four degrees cooler. [@survey, table 2]
    ```

    ## Options
    `max-age`: how many years old a source may be; 10 where nothing else is said.

    ## Sources
    Verification Handbook, chapter 9, and First Draft's five pillars: the date is a part of what is
    verified.
    """

    code = "ARG309"
    name = "stale-source"
    severity = Severity.INFO
    is_default = False
    options = (MAX_AGE,)

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find cited sources that were too old when the file was written."""
        years = checked.settings.option(self.name, MAX_AGE)
        if not isinstance(years, int):
            raise TypeError("an age is a number of years")
        written = _day(checked.map.date, (1, 1))
        if written is None:
            return
        for key, citation in first_citations(checked.map).items():
            source = checked.map.source_by_key.get(key)
            day = _day(source.date, (12, 31)) if source is not None else None
            if source is None or day is None or (day[0] + years, *day[1:]) >= written:
                continue
            span = citation.span if source.from_bibliography else source.span
            related = (
                (Related(citation.span, "it is cited here"),)
                if citation.span is not None and span is not citation.span
                else ()
            )
            yield self.finding(
                f"the source '{key}' is of {source.date}: more than {years:,} years before this "
                "text",
                span,
                help="cite a newer one, or say why this one still holds",
                related=related,
            )


def _day(date: str | None, otherwise: tuple[int, int]) -> tuple[int, int, int] | None:
    """Give year, month and day; what a date leaves out is as given."""
    found = _DATE.match(date) if date is not None else None
    if found is None:
        return None
    year, month, day = found.groups()
    return int(year), int(month or otherwise[0]), int(day or otherwise[1])
