"""ARG306 contested-source."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.origins import may_lack, nearest_with
from argmap.checking.rule import Checked, Rule
from argmap.diagnostic import Diagnostic, Related, Severity
from argmap.model import Claim, StepKind


class ContestedSource(Rule):
    """Finds claims that rest on a contested source as if nobody contested it.

    ## What it does
    Reports a statement that cites a source with `status: contested` (or one that such a source
    relays) and no other, where nothing says so: no objection to it, no undercut of what it is used
    for, no `note` below it or below the source.

    ## Why it matters
    The author knows that the source is disputed, and the reader does not.

    ## Example
    ```arg
    source survey: City survey of street temperatures, 2024
      status: contested
    thesis trees: The city should plant trees.
      evidence: A street with trees was four degrees cooler. [@survey, table 2]
    ```

    ## Instead
    ```arg
    source survey: City survey of street temperatures, 2024
      status: contested
    thesis trees: The city should plant trees.
      evidence: A street with trees was four degrees cooler. [@survey, table 2]
        note: The office of weather doubts the figures: some were taken at night.
    ```

    ## Sources
    The Admiralty code rates the reliability of a source apart from what it says. Reuters Handbook,
    "The Essentials of Reuters Sourcing": weigh the track record, the position and the motive of a
    source. Zotero marks what was retracted in the libraries of its users (Retraction Watch).
    """

    code = "ARG306"
    name = "contested-source"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find claims on contested sources alone, with nothing said of it; linear."""
        argument_map = checked.map
        if may_lack(checked) or not any(source.contested for source in argument_map.sources):
            return
        contested = nearest_with(argument_map, lambda source: source.contested)
        for claim in argument_map.claims:
            if not claim.citations or claim.key in argument_map.incomplete:
                continue
            found = [contested.get(citation.key) for citation in claim.citations]
            disputed = found[0]
            if disputed is None or None in found or disputed.note or _is_said(checked, claim):
                continue
            related = (
                (Related(disputed.span, f"'{disputed.key}' is contested"),)
                if disputed.span is not None
                else ()
            )
            yield self.finding(
                f"this rests on '{disputed.key}', which is contested, and nothing says so",
                claim.span,
                help="add the objection or the undercut that it is open to, say so in a 'note', "
                "or cite a source that nobody contests",
                related=related,
            )


def _is_said(checked: Checked, claim: Claim) -> bool:
    """Say whether an objection, an undercut or a note is about a claim or its use."""
    argument_map = checked.map
    into = argument_map.steps_into
    if claim.note is not None:
        return True
    if any(step.kind is StepKind.ATTACK for step in into.get(claim.key, ())):
        return True
    return any(
        step.note is not None or into.get(step.key)
        for step in argument_map.steps_from.get(claim.key, ())
    )
