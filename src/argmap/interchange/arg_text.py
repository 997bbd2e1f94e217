"""Maps as text in the ``.arg`` language."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.interchange.arg_outline import Line, Outline, outline_of
from argmap.interchange.arg_words import Names, cited, escaped, locator, plain
from argmap.interchange.errors import InterchangeError
from argmap.interchange.notices import Notices
from argmap.loading import loads
from argmap.loading.values import BadValueError, day, language
from argmap.model import ArgumentMap, Burden, Claim, Source, Step
from argmap.problems import Problem
from argmap.syntax.formatter import format_tree

_HEADER = ("title", "question", "author", "date", "language", "abstract")
_SOURCE_WORDS = ("author", "title", "publisher", "date", "url", "via", "file", "note")
_NOTHING = "(no text)"


def write(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a map as a text in the language, in the formatter's style.

    The text is read again before it is given back. Read, it is the same map, but that claims that
    are used more than once have an id, that claims and steps stand in the order of the outline,
    and for what the notices tell.

    Args:
        argument_map: The map; each step has premises, and undercuts lead to a claim in the end.
        notices: Takes what the language cannot hold as the map has it.

    Raises:
        InterchangeError: The text that was made would not say the same.
    """
    fitted = _renamed(argument_map, notices)
    outline = outline_of(fitted, notices)
    writer = _Writer(fitted, outline, notices)
    text = "\n".join(writer.lines()) + "\n"
    loaded = loads(text)
    faults = [found for found in loaded.diagnostics if found.code != Problem.CIRCULAR_SUPPORT.code]
    if faults:
        raise InterchangeError(f"the map cannot be written as .arg: {faults[0].message}")
    counts = (len(loaded.map.claims), len(loaded.map.steps), len(loaded.map.sources))
    if counts != (len(fitted.claims), len(fitted.steps), len(fitted.sources)):
        raise InterchangeError("the map cannot be written as .arg: something would be lost")
    return format_tree(loaded.main.tree)


def _renamed(argument_map: ArgumentMap, notices: Notices) -> ArgumentMap:
    """Give sources keys, and claims ids, that the language can write.

    A claim gets an id where it has none only if it has to be mentioned; that is seen later, so here
    each takes the place of its own until then.
    """
    keys: dict[str, str] = {}
    names = Names()
    for source in argument_map.sources:
        key = keys[source.key] = names.keep(source.key, "source")
        if key != source.key:
            notices.add(
                f"the source '{plain(source.key)}' gets the key '{key}'", source.span, kind="key"
            )
    relays = _relays(argument_map, notices)
    sources = tuple(
        attrs.evolve(
            source,
            key=keys[source.key],
            via=None if (via := relays[source.key]) is None else keys[via],
        )
        for source in argument_map.sources
    )
    names = Names()
    claims = []
    for claim in argument_map.claims:
        name = claim.id if claim.id is None else names.keep(claim.id, "claim")
        if name != claim.id:
            notices.add(
                f"the id '{plain(claim.id or '')}' is written as '{name}'", claim.span, kind="id"
            )
        citations = tuple(
            attrs.evolve(citation, key=keys[citation.key]) for citation in claim.citations
        )
        claims.append(attrs.evolve(claim, id=name, citations=citations))
    return attrs.evolve(argument_map, claims=tuple(claims), sources=sources)


def _relays(argument_map: ArgumentMap, notices: Notices) -> dict[str, str | None]:
    """Give the source that relays each source, but where they would relay each other."""
    relays = {source.key: source.via for source in argument_map.sources}
    settled: set[str] = set()
    for source in argument_map.sources:
        path: dict[str, None] = {}
        at: str | None = source.key
        while at is not None and at not in settled and at not in path:
            path[at] = None
            at = relays.get(at)
        if at is not None and at in path:
            relays[at] = None
            notices.add(
                f"the source '{plain(at)}' is relayed by itself, directly or not: its 'via' is "
                "left out",
                argument_map.source_by_key[at].span,
                kind="via",
            )
        settled.update(path)
    return relays


@attrs.define(eq=False, repr=False)
class _Writer:
    argument_map: ArgumentMap
    outline: Outline
    notices: Notices
    names: dict[str, str] = attrs.Factory(dict)
    below: dict[Line, list[Step]] = attrs.Factory(dict)

    def lines(self) -> Iterator[str]:
        """Give the lines of the file; texts are not wrapped yet."""
        argument_map, outline = self.argument_map, self.outline
        for step in argument_map.steps:
            self.below.setdefault(outline.hosts[step.key], []).append(step)
        self._name_mentioned()
        yield from self._header()
        for source in argument_map.sources:
            yield from self._source(source)
        margin = [
            Line(claim.key, None)
            for claim in argument_map.claims
            if outline.homes[claim.key] is None
        ]
        stated = set(margin)
        margin += [line for line in self.below if line.step is None and line not in stated]
        for line in margin:
            yield ""
            yield from self._tree(line)

    def _name_mentioned(self) -> None:
        outline = self.outline
        mentioned = {
            key
            for step in self.argument_map.steps
            for key in outline.premises[step.key]
            if outline.homes[key] != step.key
        }
        mentioned |= {line.claim for line in self.below if not outline.states(line)}
        names = Names(claim.id for claim in self.argument_map.claims if claim.id is not None)
        for claim in self.argument_map.claims:
            if claim.id is not None:
                self.names[claim.key] = claim.id
            elif claim.key in mentioned:
                self.names[claim.key] = names.make(claim.label or claim.text, "claim")

    # --- the top of the file ---------------------------------------------------------------------

    def _header(self) -> Iterator[str]:
        for word in _HEADER:
            value = getattr(self.argument_map, word)
            if value is None or not (value := plain(value)):
                continue
            if word in ("date", "language"):
                try:
                    (day if word == "date" else language)(value)
                except BadValueError as error:
                    self.notices.add(f"the {word} of the map is left out: {error.message}")
                    continue
            yield f"{word}: {value}"
        if self.argument_map.burden is not Burden.PRESUME:
            yield f"burden: {self.argument_map.burden.value}"

    def _source(self, source: Source) -> Iterator[str]:
        words = (source.description, source.title, source.author, source.publisher, source.key)
        yield ""
        yield f"source {source.key}: {next(filter(None, map(plain, filter(None, words))))}"
        for word in _SOURCE_WORDS:
            value = getattr(source, word)
            if value is None or not (value := plain(value)):
                continue
            if word == "date":
                try:
                    day(value)
                except BadValueError as error:
                    self.notices.add(
                        f"the date of the source '{source.key}' is left out: {error.message}",
                        source.span,
                        kind="date",
                    )
                    continue
            yield f"  {word}: {value}"
        if source.kind is not None:
            yield f"  kind: {source.kind.value}"
        if source.contested:
            yield "  status: contested"

    # --- the outline -----------------------------------------------------------------------------

    def _tree(self, line: Line) -> Iterator[str]:
        """Write a line of the left margin with all that stands below it."""
        stack: list[Iterator[tuple[int, str, Line, Step | None]]]
        stack = [iter([(0, self._root_word(line), line, None)])]
        while stack:
            item = next(stack[-1], None)
            if item is None:
                stack.pop()
                continue
            indent, word, line, made = item
            yield from self._line(indent, word, line, made)
            stack.append(self._children(indent + 1, line))

    def _root_word(self, line: Line) -> str:
        return self.outline.kinds[line.claim].value if self.outline.states(line) else "claim"

    def _children(self, indent: int, line: Line) -> Iterator[tuple[int, str, Line, Step | None]]:
        """Give what stands right below a line: warrants of its step, then whole steps."""
        if line.step is not None and line.claim not in self.outline.warrants[line.step]:
            premises = self.outline.premises[line.step]
            warrants = self.outline.warrants[line.step]
            at = premises.index(line.claim) + 1
            while at < len(premises) and premises[at] in warrants:
                yield indent, "warrant", Line(premises[at], line.step), None
                at += 1
        for step in self.below.get(line, ()):
            word = self.outline.word(step, self.argument_map)
            made: Step | None = step
            for premise in self.outline.premises[step.key]:
                if premise not in self.outline.warrants[step.key]:
                    yield indent, word, Line(premise, step.key), made
                    word, made = "and", None

    def _line(self, indent: int, word: str, line: Line, made: Step | None) -> Iterator[str]:
        margin = " " * indent
        claim = self.argument_map.claim_by_key[line.claim]
        name = self.names.get(line.claim)
        fields: list[tuple[str, str]] = []
        if self.outline.states(line):
            text = escaped(plain(claim.text))
            if not text:
                text = _NOTHING
                self.notices.add("a claim without a text is written as '(no text)'", claim.span)
            words = " ".join(part for part in (text, self._citations(claim)) if part)
            yield f"{margin}{word}{f' {name}' if name is not None else ''}: {words}"
            fields += self._claim_fields(claim, self._homeless_note(made))
        else:
            yield f"{margin}{word} {name}"
        if made is not None:
            fields += self._step_fields(made)
        if line.step is not None and not self.outline.states(line):
            fields += self._mention_fields(line)
        for field, value in fields:
            yield f"{margin} {field}: {value}"

    def _citations(self, claim: Claim) -> str:
        for citation in claim.citations:
            if citation.locator is not None and locator(citation.locator) != citation.locator:
                self.notices.add(
                    f"a locator of {claim.name} is written without what ends a citation",
                    citation.span or claim.span,
                    kind="locator",
                )
        return cited(claim.citations)

    def _homeless_note(self, made: Step | None) -> str:
        """Give the note of a step that mentions nothing: only mentions have a place for it."""
        if made is None or not made.note or self._mentions(made):
            return ""
        self.notices.add(
            "the note on a step becomes that of the claim that makes it", made.span, kind="note"
        )
        return plain(made.note)

    def _mentions(self, step: Step) -> list[str]:
        homes = self.outline.homes
        return [key for key in self.outline.premises[step.key] if homes[key] != step.key]

    def _claim_fields(self, claim: Claim, more: str) -> Iterator[tuple[str, str]]:
        note = " ".join(part for part in (plain(claim.note or ""), more) if part)
        quote = plain(claim.quote or "")
        for word, value in (("label", claim.label), ("by", claim.by)):
            if value is not None and (value := plain(value)):
                yield word, value
        if quote and claim.citations:
            yield "quote", quote
        elif quote:
            note = f"{note} “{quote}”".strip()
            self.notices.add(
                f"the quote of {claim.name} becomes part of its note: it cites no source",
                claim.span,
                kind="quote",
            )
        if note:
            yield "note", note
        tags = dict.fromkeys(
            tag for text in claim.tags for part in text.split(",") if (tag := plain(part))
        )
        if tags:
            yield "tags", ", ".join(tags)
        if claim.weight is not None:
            yield "weight", _number(claim.weight)
        if claim.status is not None:
            yield "status", claim.status.value

    def _step_fields(self, step: Step) -> Iterator[tuple[str, str]]:
        scheme = plain(step.scheme or "")
        if scheme:
            yield "scheme", scheme

    def _mention_fields(self, line: Line) -> Iterator[tuple[str, str]]:
        step = self.argument_map.step_by_key[str(line.step)]
        mentions = self._mentions(step)
        notes = [note for text in (step.note or "").split("\n") if (note := plain(text))]
        at = mentions.index(line.claim)
        if at == len(mentions) - 1 and len(notes) > at:
            yield "note", " ".join(notes[at:])
        elif at < len(notes):
            yield "note", notes[at]


def _number(weight: float) -> str:
    text = f"{weight:.20f}".rstrip("0").rstrip(".")
    return str(weight) if float(str(weight)) == weight and "e" not in str(weight) else text
