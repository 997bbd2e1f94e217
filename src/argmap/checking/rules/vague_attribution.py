"""ARG504 vague-attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.checking.rule import Checked, Rule
from argmap.checking.wording import (
    any_of,
    claims_with,
    is_english,
    place_of,
    without_quoted,
    word_lists,
)
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Claim, ClaimKind, StepKind


class VagueAttribution(Rule):
    """Finds claims that are laid at the door of nobody in particular.

    ## What it does
    Reports `critics say`, `reports suggest`, `experts agree`, `it is believed that` and the like in
    a statement without `by` and without a citation, where no reason for it cites a source either.
    Evidence without a citation is left to ARG301.
    Critics, experts and reports with an article or a name (`the two studies`, `Russian officials`)
    are left alone, and so are quotations and texts in another language than English.

    ## Why it matters
    Nobody can ask those people whether they said so, nor weigh what they know.

    ## Example
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: Critics say that roots break the pavement.
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: Trees cool a street. [@guide, p. 1]
      objection: Roots break the pavement.
        by: the office of roads
    ```

    ## Sources
    Associated Press, "When is it OK to use anonymous sources?": "a source" alone is not allowed.
    Reuters Handbook, "The Essentials of Reuters Sourcing". National Speech and Debate
    Association, evidence rules, 7.1.A: ideas without attribution are not evidence.
    """

    code = "ARG504"
    name = "vague-attribution"
    severity = Severity.INFO

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find vague subjects with a verb of saying; linear in each text."""
        if not is_english(checked.map):
            return
        for claim in claims_with(checked, _beginnings()):
            if claim.by is not None or claim.citations or claim.key in checked.map.incomplete:
                continue
            if claim.kind is ClaimKind.EVIDENCE:
                continue
            found = _saying().search(without_quoted(claim.text))
            if found is not None and not _is_sourced(checked, claim):
                yield self.finding(
                    f"nothing says who is meant by '{found['words'].lower()}'",
                    place_of(checked, claim, found["words"]),
                    help="cite who says so ([@key]), or write 'by: who' below it",
                )


def _is_sourced(checked: Checked, claim: Claim) -> bool:
    """Say whether a reason for a claim cites a source."""
    claims = checked.map.claim_by_key
    return any(
        step.kind is StepKind.SUPPORT and any(claims[key].citations for key in step.premises)
        for step in checked.map.steps_into.get(claim.key, ())
    )


@cache
def _beginnings() -> tuple[str, ...]:
    """Give parts of which every phrase has one, as few as do: they pass over most texts."""
    words = word_lists()["attribution"]
    return (*(f"{who} " for who in words["who"]), *words["phrase_parts"])


@cache
def _saying() -> re.Pattern[str]:
    words = word_lists()["attribution"]
    who = any_of([word for word in words["who"] if word not in words["only_counted"]])
    counted = rf"(?:{any_of(words['how_many'])}) (?:{any_of(words['who'])})"
    clause = "|".join(rf"(?<=\b{re.escape(word)} )" for word in words["clause_after"])
    return re.compile(
        rf"(?:^|(?<=[,;:.] )|(?<!^that )(?:{clause}))"
        rf"(?P<words>(?:{counted}|{who}) (?:(?:{any_of(words['between'])}) )?+"
        rf"(?:{any_of(words['says'])}|(?:{any_of(words['says_that'])})(?= that\b))\b"
        rf"|(?:{any_of(words['phrases'])})\b)",
        re.IGNORECASE,
    )
