"""ARG304 anonymous-only."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.origins import may_lack
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.model import ArgumentMap, Claim, ClaimKind, SourceKind, StepKind

_MOST_PLACES = 8


class AnonymousOnly(Rule):
    """Finds claims that nobody with a name vouches for.

    ## What it does
    Reports a claim that rests on cited sources, however far below it, all of which are declared
    `kind: anonymous`. Of claims that rest on each other the uppermost is reported. Evidence is left
    alone where another reason for the same claim has a named source behind it.

    ## Why it matters
    An anonymous source answers for nothing, and a reader cannot weigh what it knows or wants. It
    may be the only one to be had; then the text should say so.

    ## Example
    ```arg
    source official: An official of the city, June 2024
      kind: anonymous
    thesis trees: The city should plant trees.
      evidence: The office of parks has money left for it. [@official]
    ```

    ## Instead
    ```arg
    source official: An official of the city, June 2024
      kind: anonymous
    source budget: Budget of the office of parks, 2024
    thesis trees: The city should plant trees.
      evidence: The office of parks has money left for it. [@official; @budget, p. 12]
    ```

    ## Sources
    Reuters, "Anonymous sources: the Reuters rules": they are the weakest sources. Associated Press,
    "When is it OK to use anonymous sources?": only for information, not for opinion, where it is
    vital and not to be had otherwise. Society of Professional Journalists, Code of Ethics: consider
    the motives of a source, and explain why it is not named.
    """

    code = "ARG304"
    name = "anonymous-only"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find claims with anonymous sources behind them and no others; linear."""
        argument_map = checked.map
        anonymous = {
            source.key for source in argument_map.sources if source.kind is SourceKind.ANONYMOUS
        }
        if not anonymous or may_lack(checked):
            return
        with_name = list(argument_map.incomplete)
        without: list[str] = []
        for claim in argument_map.claims:
            for citation in claim.citations:
                (without if citation.key in anonymous else with_name).append(claim.key)
        if not without:
            return
        # What a lost line below a claim cited is not known.
        named = _supported(argument_map, with_name)
        doubtful = _supported(argument_map, without)
        doubtful -= named
        claims = [claim for claim in argument_map.claims if claim.key in doubtful]
        backed = _backed_by_evidence(argument_map, named, claims)
        for claim in claims:
            if not _is_covered(argument_map, claim, doubtful, backed):
                yield self.finding(
                    "every source behind this is anonymous",
                    claim.span,
                    help="back it with a source that has a name; where there is none, say in the "
                    "text why, and who would know",
                    related=tuple(_sources_of(argument_map, claim)),
                )


def _supported(argument_map: ArgumentMap, keys: list[str]) -> set[str]:
    """Give some claims and all that they are reasons for, however far up."""
    found = set(keys)
    steps_from, support = argument_map.steps_from, StepKind.SUPPORT
    # In the order of the file: what is near there is looked at together.
    stack = keys[::-1]
    while stack:
        for step in steps_from.get(stack.pop(), ()):
            if step.target not in found and step.kind is support:
                found.add(step.target)
                stack.append(step.target)
    return found


def _is_covered(
    argument_map: ArgumentMap, claim: Claim, doubtful: set[str], backed: set[str]
) -> bool:
    """Say whether a claim above is reported instead, or evidence beside it has a named source."""
    return any(
        step.kind is StepKind.SUPPORT
        and (
            step.target in doubtful or (claim.kind is ClaimKind.EVIDENCE and step.target in backed)
        )
        for step in argument_map.steps_from.get(claim.key, ())
    )


def _backed_by_evidence(
    argument_map: ArgumentMap, named: set[str], beside: list[Claim]
) -> set[str]:
    """Give what has evidence with a named source, of what the evidence among some claims is for."""
    kinds = argument_map.claim_by_key
    targets = {
        step.target
        for claim in beside
        if claim.kind is ClaimKind.EVIDENCE
        for step in argument_map.steps_from.get(claim.key, ())
    }
    return {
        target
        for target in targets
        if any(
            step.kind is StepKind.SUPPORT
            and any(key in named and kinds[key].kind is ClaimKind.EVIDENCE for key in step.premises)
            for step in argument_map.steps_into[target]
        )
    }


def _sources_of(argument_map: ArgumentMap, claim: Claim) -> Iterator[Related]:
    """Give the sources that a claim cites, or those of the claims right below it."""
    claims = [claim]
    for step in argument_map.steps_into.get(claim.key, ())[:_MOST_PLACES]:
        if step.kind is StepKind.SUPPORT:
            claims += [argument_map.claim_by_key[key] for key in step.premises]
    keys = dict.fromkeys(each.key for one in claims[:_MOST_PLACES] for each in one.citations)
    for key in list(keys)[:_MOST_PLACES]:
        source = argument_map.source_by_key.get(key)
        if source is not None and source.span is not None:
            yield Related(source.span, f"'{key}' is anonymous")
