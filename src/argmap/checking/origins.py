"""Where what is cited comes from: what the rules about sources share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from argmap.checking.rule import Checked
from argmap.model import ArgumentMap, Citation, Source
from argmap.problems import Problem

_LOSING = frozenset(
    problem.code
    for problem in (
        Problem.UNKNOWN_FIELD,
        Problem.MISPLACED_FIELD,
        Problem.BAD_VALUE,
        Problem.BAD_BIBLIOGRAPHY,
        Problem.DUPLICATE_ID,
        Problem.DUPLICATE_FIELD,
    )
)

_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d{2})(?!\d)")


def may_lack(checked: Checked) -> bool:
    """Say whether a citation, a source or a field of one may be lost with what is wrong."""
    return checked.may_lack_citations or any(
        diagnostic.code in _LOSING for diagnostic in checked.loaded.diagnostics
    )


def origins(argument_map: ArgumentMap) -> Mapping[str, str]:
    """Give, for each source, the one that its words went through first: the end of its ``via``.

    Each source is followed once, so that the time is linear in their number.
    """
    found: dict[str, str] = {}
    sources = argument_map.source_by_key
    for key in sources:
        path = []
        at = key
        while at not in found:
            path.append(at)
            # Where sources relay each other, which is an error, any of them will do.
            found[at] = at
            via = sources[at].via
            if via is None or via not in sources:
                break
            at = via
        end = found[at]
        for each in path:
            found[each] = end
    return found


def nearest_with(
    argument_map: ArgumentMap, has_it: Callable[[Source], bool]
) -> Mapping[str, Source | None]:
    """Give, for each source, the first of it and those that relay it of which something is true.

    None where it is true of none. Each source is looked at once.
    """
    found: dict[str, Source | None] = {}
    sources = argument_map.source_by_key
    for key in sources:
        path = []
        at: str | None = key
        while at is not None and at in sources and at not in found:
            path.append(at)
            # Where sources relay each other, which is an error, none of them has it.
            found[at] = None
            if has_it(sources[at]):
                found[at] = sources[at]
                break
            at = sources[at].via
        last = found[at] if at is not None and at in found else None
        for each in path:
            found[each] = last
    return found


def first_citations(argument_map: ArgumentMap) -> Mapping[str, Citation]:
    """Give the first citation of each source that is cited, by the source's key."""
    found: dict[str, Citation] = {}
    for claim in argument_map.claims:
        for citation in claim.citations:
            found.setdefault(citation.key, citation)
    return found


def has_date(source: Source) -> bool:
    """Say whether a source is dated: by its ``date``, or by a year in its description."""
    texts = (source.description, source.title, source.publisher)
    return source.date is not None or any(
        text is not None and _YEAR.search(text) is not None for text in texts
    )
