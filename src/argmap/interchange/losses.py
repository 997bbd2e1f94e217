"""What a format cannot hold of a map, told with its place."""

from __future__ import annotations

from collections.abc import Container

from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap, Burden, ClaimKind, StepKind

_HEADER = ("title", "question", "author", "date", "language", "abstract")
_FIELDS = {
    "label": "the label of {}",
    "by": "who says {}",
    "quote": "the quote below {}",
    "note": "the note below {}",
    "tags": "the tags of {}",
    "weight": "the weight of {}",
    "status": "the status of {}",
}


def tell_losses(argument_map: ArgumentMap, title: str, holds: Container[str], log: Notices) -> None:
    """Tell what is left out when a map is written in a format.

    Args:
        argument_map: The map.
        title: What people call the format.
        holds: What the format can hold: fields of the header and of claims by their words, and
            ``burden``, ``sources``, ``locators``, ``schemes``, ``step notes``, ``warrants``,
            ``linked``, ``undercuts``, ``assumptions``. What a writer tells itself counts as held.
        log: Takes what is told.
    """

    def lost(what: str) -> str:
        return f"{title} cannot hold {what}"

    for word in _HEADER:
        if word not in holds and getattr(argument_map, word) is not None:
            log.add(lost(f"the {word} of a map"))
    if "burden" not in holds and argument_map.burden is not Burden.PRESUME:
        log.add(lost("the burden of proof"))
    if "sources" not in holds:
        for source in argument_map.sources:
            log.add(lost(f"the source '{source.key}'"), source.span, kind="source")
    for claim in argument_map.claims:
        for word, words in _FIELDS.items():
            if word not in holds and getattr(claim, word) not in (None, ()):
                log.add(lost(words.format(claim.name)), claim.span, kind=word)
        if "locators" not in holds and any(each.locator for each in claim.citations):
            log.add(lost(f"the pages that {claim.name} cites"), claim.span, kind="locator")
        if "assumptions" not in holds and claim.kind is ClaimKind.ASSUMPTION:
            log.add(lost(f"that {claim.name} is an assumption"), claim.span, kind="assumption")
    names = argument_map.claim_by_key
    for step in argument_map.steps:
        name = names[step.premises[0]].name
        if "schemes" not in holds and step.scheme is not None:
            log.add(lost(f"the scheme of the step from {name}"), step.span, kind="scheme")
        if "step notes" not in holds and step.note is not None:
            log.add(lost(f"the note on the step from {name}"), step.span, kind="step note")
        if "warrants" not in holds and step.warrants:
            log.add(
                lost(f"that {names[step.warrants[0]].name} is a warrant"), step.span, kind="warrant"
            )
        if "linked" not in holds and len(step.premises) > 1:
            log.add(
                f"{title} cannot hold linked premises: those of the step from {name} stand alone",
                step.span,
                kind="linked",
            )
        if "undercuts" not in holds and step.kind is StepKind.UNDERCUT:
            log.add(
                f"{title} cannot hold undercuts: {name} speaks against a claim, not against a step",
                step.span,
                kind="undercut",
            )
