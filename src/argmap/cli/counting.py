"""Counting what maps hold."""

from __future__ import annotations

from collections import deque

from argmap.interchange.reading import Reading
from argmap.model import ArgumentMap, ClaimKind, StepKind

KINDS = tuple(kind.value for kind in ClaimKind)
VERDICTS = ("stands", "rebutted", "unsupported", "open")
# What is counted, in the order in which it is shown. Depths are not added up.
COUNTS = (
    "claims",
    *KINDS,
    "sources",
    "steps",
    "supports",
    "attacks",
    "undercuts",
    "linked",
    "shared",
    *VERDICTS,
    "problems",
    "findings",
)
DEPTH = "depth"


def counts_of(reading: Reading) -> dict[str, int]:
    """Count what a map holds.

    Returns:
        For each of `COUNTS` and `DEPTH` a number. ``linked`` are steps of several premises,
        ``shared`` claims that are premises more than once; verdicts are those of the claims;
        ``problems`` is what was not understood, ``findings`` what the checker's rules find.
    """
    from argmap.checking import check
    from argmap.evaluation import evaluate
    from argmap.interchange.arg_text import write
    from argmap.interchange.notices import Notices
    from argmap.loading import loads

    found = reading.map
    counts = dict.fromkeys((*COUNTS, DEPTH), 0)
    counts["claims"] = len(found.claims)
    counts["sources"] = len(found.sources)
    counts["steps"] = len(found.steps)
    for claim in found.claims:
        counts[claim.kind.value] += 1
        counts["shared"] += len(found.steps_from.get(claim.key, ())) > 1
    for step in found.steps:
        word = {StepKind.SUPPORT: "supports", StepKind.ATTACK: "attacks"}.get(
            step.kind, "undercuts"
        )
        counts[word] += 1
        counts["linked"] += len(set(step.premises)) > 1
    verdicts = evaluate(found).verdicts
    for claim in found.claims:
        counts[verdicts[claim.key].value] += 1
    counts[DEPTH] = _depth(found)
    # The checker looks at texts of the language.
    loaded = reading.loaded or loads(write(found, Notices()))
    counts["problems"] = reading.notices.count + len(reading.diagnostics)
    counts["findings"] = len(check(loaded)) - len(loaded.diagnostics)
    return counts


def _depth(argument_map: ArgumentMap) -> int:
    """Count the steps from a thesis (or what is used for nothing else) to the farthest claim."""
    roots = [
        claim.key
        for claim in argument_map.claims
        if claim.kind is ClaimKind.THESIS or claim.key not in argument_map.steps_from
    ]
    depths = dict.fromkeys(roots, 0)
    queue = deque(roots)
    while queue:
        at = queue.popleft()
        for step in argument_map.steps_into.get(at, ()):
            for reached in (step.key, *step.premises):
                if reached not in depths:
                    # An undercut is one step farther than the step that it undercuts.
                    depths[reached] = depths[at] + 1
                    queue.append(reached)
    return max(depths.values(), default=0)
