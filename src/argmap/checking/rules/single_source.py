"""ARG303 single-source."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.origins import may_lack, origins
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.model import Claim, StepKind

_MOST_PLACES = 8


class SingleSource(Rule):
    """Finds evidence from several sources that comes from one.

    ## What it does
    Reports a claim with two or more pieces of evidence that cite different sources, all of which
    trace back, through `via`, to the same one. Two passages of one source are left alone: everybody
    sees that they are. So is a claim that has a reason of another sort too.

    ## Why it matters
    It looks as if two had said so independently of each other, and one has. This is how a single
    report comes to be confirmed by its own echoes.

    ## Example
    ```arg
    source survey: City survey of street temperatures, 2024
    source courier: Daily Courier, 3 May 2024
      via: survey
    thesis trees: The city should plant trees.
      premise cool: Trees cool a street.
        evidence: A street with trees was four degrees cooler. [@survey, table 2]
        evidence: Whoever lives there sleeps better in summer. [@courier]
    ```

    ## Instead
    ```arg
    source survey: City survey of street temperatures, 2024
    source clinic: City clinic, report on the summer of 2024
    thesis trees: The city should plant trees.
      premise cool: Trees cool a street.
        evidence: A street with trees was four degrees cooler. [@survey, table 2]
        evidence: Whoever lives there sleeps better in summer. [@clinic, p. 3]
    ```

    ## Sources
    Reuters Handbook, "The Essentials of Reuters Sourcing": two or more sources are better than one,
    and one is never called several. Verification Handbook, chapter 9: triangulate. Wikipedia,
    "Circular reporting".
    """

    code = "ARG303"
    name = "single-source"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find claims whose evidence has one origin; linear."""
        if may_lack(checked) or all(source.via is None for source in checked.map.sources):
            return
        first = origins(checked.map)
        for claim in _to_look_at(checked):
            if claim.key in checked.map.incomplete:
                continue
            pieces = _evidence(checked, claim)
            cited = {citation.key for piece in pieces for citation in piece.citations}
            roots = {first[key] for key in cited if key in first}
            if len(pieces) < 2 or len(cited) < 2 or len(roots) != 1:
                continue
            root = checked.map.source_by_key[roots.pop()]
            related = [
                Related(piece.span, "this is evidence for it")
                for piece in pieces[:_MOST_PLACES]
                if piece.span is not None
            ]
            if root.span is not None:
                related.append(Related(root.span, f"all of it comes through '{root.key}'"))
            count = "both" if len(pieces) == 2 else f"all {len(pieces):,}"
            yield self.finding(
                f"{count} pieces of evidence for this trace back to one source, '{root.key}'",
                claim.span,
                help="cite a source that is independent of it, or keep the one piece that comes "
                "closest to where it was first said",
                related=tuple(related),
            )


def _to_look_at(checked: Checked) -> Iterator[Claim]:
    """Give the claims for which there is a reason from a source that another one relays."""
    relayed = {source.key for source in checked.map.sources if source.via is not None}
    targets = {
        step.target
        for claim in checked.map.claims
        for citation in claim.citations
        if citation.key in relayed
        for step in checked.map.steps_from.get(claim.key, ())
    }
    return (claim for claim in checked.map.claims if claim.key in targets)


def _evidence(checked: Checked, claim: Claim) -> list[Claim]:
    """Give the reasons that cite sources; none, where a reason does not."""
    if claim.citations:
        return []
    steps = checked.map.steps_into.get(claim.key, ())
    pieces: dict[str, Claim] = {}
    for step in steps:
        if step.kind is not StepKind.SUPPORT:
            continue
        premises = [checked.map.claim_by_key[key] for key in step.premises]
        citing = [premise for premise in premises if premise.citations]
        if not citing:
            return []
        pieces.update((premise.key, premise) for premise in citing)
    return list(pieces.values())
