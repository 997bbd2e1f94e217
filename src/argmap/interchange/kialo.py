r"""Discussions as Kialo exports them: a numbered tree of pros and cons in plain text.

::

    Discussion Title: Should cities plant trees?

    1. Cities should plant trees.
    1.1. Pro: They cool the street, as [this study](https://example.org) says.
    1.1.1. Con: -> See 1.2.
    1.2. Con: They need water \(and room\).

In a discussion of several theses the first line is the question, and its children are theses
without a stance. A claim may go on over the lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlsplit

import attrs

from argmap.interchange.arg_words import Names, plain
from argmap.interchange.draft import Draft, DraftClaim, DraftStep
from argmap.interchange.errors import InterchangeError
from argmap.interchange.losses import tell_losses
from argmap.interchange.notices import Notices
from argmap.model import (
    ArgumentMap,
    Citation,
    Claim,
    ClaimKind,
    Source,
    Step,
    StepKind,
)
from argmap.source import SourceText, Span

_TITLE = re.compile(r"\s*+Discussion (?:Title|Name):(?P<title>.*)", re.IGNORECASE)
_LINE = re.compile(r"\s*+(?P<id>(?:\d++\.)++)(?:\s++(?P<rest>.*)|)\Z")
_STANCE = re.compile(r"(?P<stance>Pro|Con):\s*+(?P<text>.*)", re.IGNORECASE)
_SEE = re.compile(r"->\s*+See\s++(?P<id>\d++(?:\.\d++)*+)\.?\s*\Z", re.IGNORECASE)
_LINK = re.compile(
    r"(?P<gap> ?)(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.){0,500}+)\]"
    r"\((?P<url>https?://(?:[^\s()\\]|\\.|\([^\s()]{0,200}+\)){1,2000}+)\)"
)
_ESCAPED = re.compile(r"\\([\\()\[\]\-:])")
_TO_ESCAPE = re.compile(r"[\\()\[\]]|\A-(?=>)")
_FOOTNOTE = re.compile(r"\W*\d*\W*\Z")

DEEPEST = 1_000
"""Numbers of deeper claims would fill the file."""


@attrs.define(eq=False, repr=False)
class _Entry:
    number: str
    stance: str | None
    lines: list[str]
    span: Span

    @property
    def parent(self) -> str:
        return self.number.rpartition(".")[0]

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def read(source: SourceText, notices: Notices) -> ArgumentMap:
    """Read a discussion.

    Raises:
        InterchangeError: There is no numbered claim in the text.
    """
    draft = Draft(notices)
    entries = _entries(source, draft)
    if not entries:
        raise InterchangeError("this is no Kialo export: no line begins with a number, as '1. …'")
    sees = {
        number: found["id"]
        for number, entry in entries.items()
        if (found := _SEE.match(entry.text)) is not None
    }
    theses = [entry for entry in entries.values() if entry.stance is None and entry.parent]
    asked = {entry.parent for entry in theses}
    links = _Links(draft)
    parents = {entry.parent for entry in entries.values() if entry.stance is not None}
    for number, entry in entries.items():
        if number in sees:
            continue
        text, citations = links.cut(entry.text)
        if number in asked and number not in parents and "question" not in draft.header:
            draft.header["question"] = text
            continue
        claim = DraftClaim(text, entry.span, citations=citations)
        if entry.stance is None:
            claim.root = ClaimKind.THESIS
        draft.claims[number] = claim
    for number, entry in entries.items():
        _add_step(draft, entries, sees, number, entry)
    return draft.build()


def _entries(source: SourceText, draft: Draft) -> dict[str, _Entry]:
    known = _Entries(draft)
    last: _Entry | None = None
    lines = source.text.split("\n")
    for line in lines:
        found = _LINE.match(line)
        if found is not None:
            known.parents.add(found["id"][:-1].rpartition(".")[0])
    offset = 0
    for raw in lines:
        start, offset = offset, offset + len(raw) + 1
        line = raw.removeprefix("\ufeff").strip()
        if not line:
            continue
        span = Span(source, start + len(raw) - len(raw.lstrip("\ufeff \t")), start + len(raw))
        entry = known.take(line, span)
        if entry is not None:
            last = entry
        elif last is not None:
            last.lines.append(line)
        elif (title := _TITLE.match(line)) is not None:
            draft.header["title"] = title["title"]
        else:
            draft.notices.add("this line before the first claim is not understood", span)
    return known.entries


@attrs.define(eq=False, repr=False)
class _Entries:
    """The claims of a discussion by their numbers.

    Attributes:
        draft: Takes what is wrong.
        parents: The numbers that some line of the file has with more behind them.
        entries: What has been read.
        theses: How many claims without a stance there are below each number.
    """

    draft: Draft
    parents: set[str] = attrs.Factory(set)
    entries: dict[str, _Entry] = attrs.Factory(dict)
    theses: dict[str, int] = attrs.Factory(dict)

    def take(self, line: str, span: Span) -> _Entry | None:
        """Read a line that begins a claim; None where it goes on with the one above it."""
        found = _LINE.match(line)
        if found is None:
            return None
        number, rest = found["id"][:-1], found["rest"] or ""
        stance = _STANCE.match(rest)
        parent, _, last = number.rpartition(".")
        if stance is None:
            # A claim may hold a numbered list: a thesis follows the one before it.
            count = self.theses.get(parent, 0) + 1
            is_next = last == str(count) and (not parent or self._is_thesis(parent))
            if not is_next or (count > 1 and not parent and number not in self.parents):
                return None
            self.theses[parent] = count
            entry = _Entry(number, None, [rest], span)
        else:
            if number in self.entries:
                self.draft.notices.add(
                    f"the number {number}. stands here again", span, kind="number"
                )
                last = f"{last} {len(self.entries)}"
            if parent not in self.entries:
                self.draft.notices.add(
                    f"there is no claim '{parent}.' that this one could be about",
                    span,
                    kind="parent",
                )
            number = f"{parent}.{last}" if parent else last
            entry = _Entry(number, stance["stance"].lower(), [stance["text"]], span)
        self.entries[number] = entry
        return entry

    def _is_thesis(self, number: str) -> bool:
        return number in self.entries and self.entries[number].stance is None and "." not in number


def _add_step(
    draft: Draft, entries: dict[str, _Entry], sees: dict[str, str], number: str, entry: _Entry
) -> None:
    if entry.stance is None or entry.parent not in entries:
        return
    ends = []
    for name in (number, entry.parent):
        end = _seen(name, sees)
        if end is None or end not in entries:
            draft.notices.add(
                f"'{plain(entries[name].text)}' leads to no claim", entries[name].span, kind="see"
            )
            return
        ends.append(end)
    kind = StepKind.SUPPORT if entry.stance == "pro" else StepKind.ATTACK
    draft.steps[number] = DraftStep(
        kind, [ends[0]], ends[1], entry.span, what=f"the step from {number}."
    )


def _seen(number: str, sees: dict[str, str]) -> str | None:
    """Give the number of the claim that a link leads to, over other links; None where to none."""
    passed: set[str] = set()
    while number in sees:
        if number in passed or len(passed) > DEEPEST:
            return None
        passed.add(number)
        number = sees[number]
    return number


@attrs.define(eq=False, repr=False)
class _Links:
    """Makes sources of links, one for each address."""

    draft: Draft
    names: Names = attrs.Factory(Names)
    keys: dict[str, str] = attrs.Factory(dict)

    def cut(self, text: str) -> tuple[str, list[Citation]]:
        """Replace the links in a text by their words, and give the citations they make."""
        citations: dict[str, Citation] = {}

        def replace(found: re.Match[str]) -> str:
            words, url = _unescaped(found["text"]), _unescaped(found["url"])
            key = self.keys.get(url)
            if key is None:
                host = urlsplit(_host_only(url)).netloc.removeprefix("www.")
                key = self.keys[url] = self.names.make(host, "source")
                is_footnote = _FOOTNOTE.match(words) is not None
                self.draft.sources[key] = Source(
                    key, plain(url if is_footnote else words), url=plain(url)
                )
            citations.setdefault(key, Citation(key))
            return "" if _FOOTNOTE.match(words) else found["gap"] + found["text"]

        text = plain(text)
        kept = _LINK.sub(replace, text) if "](" in text else text
        return plain(_unescaped(kept)), list(citations.values())


def _host_only(url: str) -> str:
    # What stands after the host may be anything, and urlsplit refuses some of it.
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{re.split('[/?#]', rest, maxsplit=1)[0].translate(_BRACKETS)}"


_BRACKETS = str.maketrans("", "", "[]")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


# --- writing -------------------------------------------------------------------------------------

_HOLDS = frozenset({"title", "question", "sources", "linked", "undercuts"})


def write(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a map as a discussion.

    Linked premises become pros of their own, and an undercut a con of the first premise of what it
    undercuts: the format has nothing else for them.

    Raises:
        InterchangeError: The map is deeper than `DEEPEST`.
    """
    tell_losses(argument_map, "Kialo", _HOLDS - {"linked", "undercuts"}, notices)
    for source in argument_map.sources:
        if not _is_address(source.url):
            notices.add(
                f"Kialo cannot hold the source '{source.key}': it has no address",
                source.span,
                kind="source",
            )
    roots = _roots(argument_map)
    title = argument_map.title or argument_map.question or (roots[0].text if roots else "")
    lines = [f"Discussion Title: {_written(title)}", ""]
    # Several theses stand below a question.
    is_question = len(roots) > 1 or argument_map.question is not None
    if is_question:
        lines.append(f"1. {_written(argument_map.question or title)}")
    numbers: dict[str, str] = {}
    for count, root in enumerate(roots, 1):
        _write_tree(argument_map, root, f"1.{count}" if is_question else "1", numbers, lines)
    return "\n".join(lines) + "\n"


def _roots(argument_map: ArgumentMap) -> list[Claim]:
    """Give the claims to begin with: theses and what is used for nothing else, then the rest."""
    first = [
        claim
        for claim in argument_map.claims
        if claim.kind is ClaimKind.THESIS or claim.key not in argument_map.steps_from
    ]
    roots = []
    reached = {claim.key for claim in first}
    rest = (claim for claim in argument_map.claims if claim.key not in reached)
    for claim in chain(first, rest):
        roots.append(claim)
        reached.add(claim.key)
        stack = [claim.key]
        while stack:
            for step in _steps_about(argument_map, stack.pop()):
                new = [key for key in step.premises if key not in reached]
                reached.update(new)
                stack += new
    return roots


def _steps_about(argument_map: ArgumentMap, key: str) -> Iterator[Step]:
    """Give the steps that stand below a claim: those into it, and undercuts of what it begins."""
    yield from argument_map.steps_into.get(key, ())
    for step in argument_map.steps_from.get(key, ()):
        if step.premises[0] == key:
            yield from argument_map.steps_into.get(step.key, ())


def _write_tree(
    argument_map: ArgumentMap, root: Claim, number: str, numbers: dict[str, str], lines: list[str]
) -> None:
    claims = argument_map.claim_by_key
    stack = [iter([(root.key, number, "")])]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
            continue
        key, number, stance = item
        if key in numbers:
            lines.append(f"{number}. {stance}-> See {numbers[key]}.")
            continue
        numbers[key] = number
        if len(stack) > DEEPEST:
            raise InterchangeError(f"Kialo's numbers cannot be written {DEEPEST:,} claims deep")
        words = " ".join([_written(claims[key].text), *_linked(argument_map, claims[key])])
        lines.append(f"{number}. {stance}{words}")
        below = [
            (premise, "Pro: " if step.kind is StepKind.SUPPORT else "Con: ")
            for step in _steps_about(argument_map, key)
            for premise in step.premises
        ]
        stack.append(
            iter([(premise, f"{number}.{at}", word) for at, (premise, word) in enumerate(below, 1)])
        )


def _linked(argument_map: ArgumentMap, claim: Claim) -> Iterator[str]:
    addresses = (argument_map.source_by_key[each.key].url for each in claim.citations)
    for count, url in enumerate(filter(_is_address, addresses), 1):
        yield f"[{count}]({_TO_ESCAPE.sub(_backslash, plain(str(url)))})"


def _is_address(url: str | None) -> bool:
    return (
        url is not None and _LINK.fullmatch(f"[1]({_TO_ESCAPE.sub(_backslash, url)})") is not None
    )


def _written(text: str) -> str:
    words = _TO_ESCAPE.sub(_backslash, plain(text))
    # A thesis has no stance.
    return words.replace(":", "\\:", 1) if _STANCE.match(words) else words


def _backslash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"
