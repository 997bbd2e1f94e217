"""Cites as debaters read them: one line, of which only the name and the date are read aloud."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from argmap.briefing.texts import shortened
from argmap.model import ArgumentMap, Citation, Source, SourceKind

# What a name of several words has where it is not a person's.
_OF_A_BODY = re.compile(
    r"(?i)\b(?:academy|administration|agency|alliance|assembly|association|authority|bank|board"
    r"|bureau|cabinet|cent(?:er|re)|chamber|church|city|class|coalition|college|commission"
    r"|committee|company|congress|council|country|court|department|embassy|federation|foundation"
    r"|fund|government|group|house|institut(?:e|ion)|league|ministry|movement|network|news|office"
    r"|organi[sz]ation|parliament|party|police|press|project|school|secretariat|senate|service"
    r"|society|state|times|town|tribunal|trust|union|university|and|for|in|of|on|the|to)s?\b"
)
_WITH_PAGES = (SourceKind.BOOK, SourceKind.DOCUMENT, SourceKind.REPORT, SourceKind.STUDY)
_MOST_NAME_WORDS = 4
_MOST_RELAYS = 20


@attrs.frozen
class Cite:
    """The cite of a card, in the order in which it is read.

    Attributes:
        key: The key of the source.
        before: First names, which are not read aloud.
        name: The last name of the author, or what stands in its place.
        date: The year, or the date as the source has it; ``n.d.`` where it has none.
        rest: What else is known: the title, the publisher, who relays it.
        locator: Where in the source, or None.
        url: Its address, or None.
        anonymous: Whether the source is anonymous, or relayed from one that is.
        contested: Whether it is declared contested, or relayed from one that is.
        dated: Whether the source has a date.
        relay: Who relays it, or None.
        paged: Whether it is of a kind that has pages.
    """

    key: str
    before: str
    name: str
    date: str
    rest: tuple[str, ...]
    locator: str | None
    url: str | None
    anonymous: bool
    contested: bool
    dated: bool
    relay: str | None = None
    paged: bool = False

    @property
    def short(self) -> str:
        """The name and the date."""
        return f"{self.name} {self.date}"


def cite_of(argument_map: ArgumentMap, citation: Citation) -> Cite | None:
    """Give the cite of a citation; None where the map does not have the source."""
    source = argument_map.source_by_key.get(citation.key)
    if source is None:
        return None
    before, name = names_of(source)
    rest = []
    if source.title is not None:
        rest.append(f"“{source.title}”")
    else:
        # A description often begins with the name that the cite begins with already.
        described = source.description.removeprefix(source.author or name).lstrip(" ,:")
        rest += [described] if described else []
    if source.publisher is not None and source.publisher != name:
        rest.append(source.publisher)
    relay = argument_map.source_by_key.get(source.via or "")
    relayed = None if relay is None else relay.publisher or relay.author or relay.description
    if relayed is not None:
        rest.append(f"relayed by {relayed}")
    chain = list(relays(argument_map.source_by_key, source))
    return Cite(
        source.key,
        before,
        name,
        source.date or "n.d.",
        tuple(rest),
        citation.locator,
        source.url,
        any(one.kind is SourceKind.ANONYMOUS for one in chain),
        any(one.contested for one in chain),
        source.date is not None,
        relayed,
        source.kind in _WITH_PAGES,
    )


def relays(sources: Mapping[str, Source], source: Source) -> tuple[Source, ...]:
    """Give a source, the one that relays it, and so on; each once."""
    chain = {source.key: source}
    while len(chain) < _MOST_RELAYS and (after := sources.get(source.via or "")) is not None:
        if after.key in chain:
            break
        chain[after.key] = source = after
    return tuple(chain.values())


def names_of(source: Source) -> tuple[str, str]:
    """Give the first names of a source's author, and the last name.

    Where there is no author, the publisher or else the description stands in its place. The name
    of a body such as a ministry is not taken apart.
    """
    author = source.author
    if author is None:
        return "", source.publisher or _beginning(source.description) or source.key
    if source.from_bibliography:
        # The description of an entry begins with the last names, as the bibliography has them.
        last = source.description.partition(", ")[0]
        return (author[: -len(last)], last) if author.endswith(f" {last}") else ("", last)
    if ";" in author or " and " in author or "," in author:
        return "", author
    words = author.split()
    is_person = (
        2 <= len(words) <= _MOST_NAME_WORDS
        and all(word[0].isupper() for word in words)
        and not _OF_A_BODY.search(author)
    )
    if not is_person:
        return "", author
    return f"{' '.join(words[:-1])} ", words[-1]


def _beginning(description: str) -> str:
    """Give what a description names first, as far as it is short."""
    return shortened(description.partition(",")[0], 6)
