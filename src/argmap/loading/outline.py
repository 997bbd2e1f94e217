"""From the outline to claims and steps: what each line says about the line above it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from argmap.diagnostic import Related
from argmap.loading.citations import cut_citations
from argmap.loading.drafts import LOST, TOP, Place, StepDraft
from argmap.loading.fields import FieldValue, read_fields
from argmap.loading.files import LoadedFile
from argmap.loading.keys import Keys
from argmap.loading.placing import check_place, joined_role, with_article
from argmap.loading.values import HEADER_VALUES, SOURCE_VALUES, STATEMENT_VALUES
from argmap.model import Citation, Claim, ClaimKind
from argmap.problems import Problem
from argmap.source import SourceText, Span
from argmap.suggestion import nearest
from argmap.syntax.tree import Field, Mention, Node, SourceDeclaration, Statement, Unreadable
from argmap.syntax.vocabulary import MENTION_FIELDS, ROOT_WORDS

_STEP_KINDS = {
    "premise": "support",
    "evidence": "support",
    "assumption": "support",
    "objection": "attack",
    "rebuttal": "attack",
    "undercut": "undercut",
}
_MENTION_VALUES = {word: STATEMENT_VALUES[word] for word in MENTION_FIELDS}


@attrs.define(eq=False, repr=False)
class _Level:
    """The children of one line that are still to be read.

    ``last`` is the place of the sibling before the next one: what an ``and`` would join.
    """

    place: Place
    nodes: Iterator[Node]
    last: Place | None = None


@attrs.define(eq=False, repr=False, slots=False)
class OutlineReader:
    """Reads the outlines of several files into one row of claims and one of steps.

    Attributes:
        ids: Where each id of the files is stated.
        source_keys: Every key that a citation may use.
        keys: Hands out keys for claims without an id.
        claims, steps: What has been read, in file order.
        incomplete: Keys of claims below which something could not be read.
        kinds: The kind of each claim with an id.
    """

    ids: dict[str, Span]
    kinds: dict[str, ClaimKind]
    source_keys: dict[str, Span | None]
    keys: Keys
    claims: list[Claim] = attrs.Factory(list)
    steps: list[StepDraft] = attrs.Factory(list)
    incomplete: set[str] = attrs.Factory(set)
    file: LoadedFile = attrs.field(init=False)

    def read(self, file: LoadedFile) -> None:
        """Read a file's outline; its log takes what is wrong with it."""
        self.file = file
        stack = [_Level(TOP, iter(file.tree.children))]
        while stack:
            level = stack[-1]
            node = next(level.nodes, None)
            if node is None:
                stack.pop()
            elif isinstance(node, Statement | Mention | Unreadable):
                place = self._read_line(level, node)
                if node.children:
                    stack.append(_Level(place, iter(node.children)))
            elif isinstance(node, SourceDeclaration):
                level.last = None
                self._read_source_children(level, node, stack)

    def _read_line(self, level: _Level, node: Statement | Mention | Unreadable) -> Place:
        if isinstance(node, Unreadable):
            self._lose(level.place)
            level.last = LOST
            return LOST
        check = check_place(node, level.place, level.last)
        if check.message is not None:
            self.file.log.add(
                Problem.MISPLACED_STATEMENT,
                check.message,
                node.word.start,
                node.word.end,
                help=check.advice,
            )
        role = joined_role(level.last) if node.word.value == "and" else node.word.value
        if isinstance(node, Statement):
            key, step_fields = self._read_statement(node, role)
        else:
            found = self._read_mention(node)
            if found is None:
                self._lose(level.place)
                level.last = LOST
                return LOST
            key, step_fields = found
        step = None
        if check.makes_step:
            step = self._bear(node, key, level)
        else:
            self._lose(level.place)
        self._add_step_fields(node, step, step_fields, check.message is not None)
        is_root = level.place is TOP and node.word.value in ROOT_WORDS
        place = Place(
            key,
            role,
            step,
            is_root=is_root,
            is_attack=isinstance(node, Mention) and self.kinds[key].is_attack,
            is_lost=step is None and not is_root,
        )
        level.last = place if node.word.value != "warrant" else None
        return place

    def _lose(self, place: Place) -> None:
        if place.claim is not None:
            self.incomplete.add(place.claim)

    # --- steps ---------------------------------------------------------------------------------

    def _bear(self, node: Statement | Mention, key: str, level: _Level) -> StepDraft | None:
        """Enter the claim into the step that its line makes or joins."""
        word = node.word.value
        is_mention = isinstance(node, Mention)
        source = self.file.source
        end = node.id.end if isinstance(node, Mention) else _line_end(node, source)
        span = Span(source, node.word.start, end)
        step: StepDraft | None
        if word == "and":
            step = level.last.step if level.last is not None else None
        elif word == "warrant":
            step = level.place.step
        else:
            kind = _STEP_KINDS[word]
            target = level.place.step if kind == "undercut" else level.place.claim
            if target is None:
                return None
            step = StepDraft(kind, target, span)
            self.steps.append(step)
        if step is None:
            return None
        if key not in step.premises:
            step.premises[key] = span
            if word == "warrant":
                step.warrants.append(key)
            if is_mention:
                step.mentioned.append(key)
        return step

    def _add_step_fields(
        self,
        node: Statement | Mention,
        step: StepDraft | None,
        fields: dict[str, list[FieldValue]],
        misplaced: bool,
    ) -> None:
        scheme = fields.get("scheme")
        if scheme:
            span = Span(self.file.source, *scheme[0].word)
            # Where a line that should make a step makes none, that has been said.
            if node.word.value == "warrant" or (node.word.value in ROOT_WORDS and not misplaced):
                self.file.log.add(
                    Problem.MISPLACED_FIELD,
                    f"'scheme' does not fit on {with_article(node.word.value)}: it is about a step",
                    *scheme[0].word,
                    help="put it on the premise, the objection or the undercut that makes the step",
                )
            elif step is not None and step.scheme is None:
                step.scheme = (scheme[0].value, span)
            elif step is not None and step.scheme is not None:
                first, where = step.scheme
                if first != scheme[0].value:
                    self.file.log.add(
                        Problem.BAD_VALUE,
                        f"one step has one scheme: '{scheme[0].value}' here, '{first}' before",
                        *scheme[0].text,
                        help="linked premises make one step; keep one of the two",
                        related=(Related(where, "the scheme of the same step"),),
                    )
        if not isinstance(node, Mention) or "note" not in fields:
            return
        note = fields["note"][0]
        if step is not None:
            step.notes.append(note.value)
        elif node.word.value in ROOT_WORDS and not misplaced:
            name = node.id.value
            self.file.log.add(
                Problem.MISPLACED_FIELD,
                f"'note' does not fit on {with_article(node.word.value)} that is only mentioned: "
                "it is about a step",
                *note.word,
                help=f"put it where '{name}' is stated ({self.ids[name]})",
            )

    # --- statements and mentions ---------------------------------------------------------------

    def _read_statement(
        self, node: Statement, role: str
    ) -> tuple[str, dict[str, list[FieldValue]]]:
        """Enter a statement as a claim.

        Returns:
            Its key, and those of its fields that are about its step.
        """
        known_problems = self.file.log.count
        text, citations = self._read_words(node)
        citations_lost = self.file.log.count > known_problems
        is_cited = bool(citations) or citations_lost
        values, step_fields = self._read_values(node, is_cited) if node.children else ({}, {})
        identifier = node.id.value if node.id is not None else None
        if identifier is not None and self._is_taken(identifier, node):
            identifier = None
        key = identifier if identifier is not None else self.keys.for_claim(text)
        if citations_lost:
            self.incomplete.add(key)
        self.claims.append(
            Claim(
                key,
                identifier,
                ClaimKind(role),
                text,
                citations=citations,
                joined=node.word.value == "and",
                span=Span(self.file.source, node.word.start, _line_end(node, self.file.source)),
                **values,
            )
        )
        return key, step_fields

    def _is_taken(self, identifier: str, node: Statement) -> bool:
        """Say whether another statement has the id, so that this one goes without."""
        owner = self.ids[identifier]
        return owner.start != node.word.start or owner.source is not self.file.source

    def _read_words(self, node: Statement) -> tuple[str, tuple[Citation, ...]]:
        file = self.file
        text, cited = cut_citations(node.text, file.source, file.log)
        if not text:
            file.log.add(
                Problem.SYNTAX,
                f"this {node.word.value} says nothing",
                node.word.start,
                (node.text.pieces[-1][1] if node.text.pieces else node.word.end),
                help="write what it says after the colon"
                + ("; a citation alone is no claim" if cited else ""),
            )
            text = node.text.joined(file.source)
        citations = []
        for citation in cited:
            span = Span(file.source, citation.start, citation.end)
            if citation.key in self.source_keys:
                citations.append(Citation(citation.key, citation.locator, span))
            else:
                self._report_undefined_citation(citation.key, span)
        return text, tuple(citations)

    def _read_values(
        self, node: Statement, is_cited: bool
    ) -> tuple[dict[str, Any], dict[str, list[FieldValue]]]:
        fields = read_fields(
            _fields_of(node),
            STATEMENT_VALUES,
            misplaced=_misplaced_in_statement,
            source=self.file.source,
            log=self.file.log,
        )
        if "quote" in fields and not is_cited:
            self.file.log.add(
                Problem.MISPLACED_FIELD,
                "a quote needs a citation: nothing says where it comes from",
                *fields["quote"][0].word,
                help="cite the source in the text of the statement, as [@key, p. 4]",
            )
        scheme = fields.pop("scheme", None)
        values = {word: found[0].value for word, found in fields.items()}
        return values, {"scheme": scheme} if scheme else {}

    def _read_mention(self, node: Mention) -> tuple[str, dict[str, list[FieldValue]]] | None:
        file = self.file
        name = node.id.value
        where = self.ids.get(name)
        fields = read_fields(
            _fields_of(node),
            _MENTION_VALUES,
            misplaced=lambda word: _misplaced_in_mention(word, name, where),
            source=file.source,
            log=file.log,
        )
        if where is None:
            self._report_undefined_id(node)
            return None
        if node.word.value == "thesis" and self.kinds[name] is not ClaimKind.THESIS:
            file.log.add(
                Problem.MISPLACED_STATEMENT,
                f"'{name}' is stated as a {self.kinds[name].value}, not as a thesis",
                node.word.start,
                node.id.end,
                help=f"write 'claim {name}' to go on with it here",
                related=(Related(where, "stated here"),),
            )
        return name, fields

    def _report_undefined_id(self, node: Mention) -> None:
        log = self.file.log
        if log.full:
            log.add(Problem.UNDEFINED_ID, "", node.id.start, node.id.end)
            return
        name = node.id.value
        related: tuple[Related, ...] = ()
        found = nearest(name, self.ids) if log.worth_suggesting(len(self.ids)) else None
        if name in self.source_keys:
            message = f"'{name}' is a source, not a statement"
            advice = f"cite it in the text of a statement: [@{name}]"
        else:
            message = f"no statement has the id '{name}'"
            if found is not None:
                message += f"; did you mean '{found}'?"
                related = (Related(self.ids[found], f"'{found}' is stated here"),)
            advice = f"to state it here, add a colon and its text: '{node.word.value} {name}: …'"
        if node.follows_text:
            advice += (
                "; if this line goes on with the text above, begin it with a backslash: "
                f"'\\{node.word.value} {name}'"
            )
        log.add(
            Problem.UNDEFINED_ID, message, node.id.start, node.id.end, help=advice, related=related
        )

    def _report_undefined_citation(self, key: str, span: Span) -> None:
        log = self.file.log
        if log.full:
            log.add(Problem.UNDEFINED_CITATION, "", span.start, span.end)
            return
        known = self.source_keys
        found = nearest(key, known) if log.worth_suggesting(len(known)) else None
        message = f"no source has the key '{key}'"
        advice = f"declare it: 'source {key}: …', or name a bibliography that holds it"
        if found is not None:
            message += f"; did you mean '{found}'?"
        elif key in self.ids:
            message = f"'{key}' is a statement, not a source"
            advice = f"to use it as a reason, write 'premise {key}' on a line below this statement"
        log.add(Problem.UNDEFINED_CITATION, message, span.start, span.end, help=advice)

    def _read_source_children(
        self, level: _Level, node: SourceDeclaration, stack: list[_Level]
    ) -> None:
        if level.place is not TOP:
            self.file.log.add(
                Problem.MISPLACED_STATEMENT,
                "a source stands under nothing",
                node.word.start,
                node.key.end,
                help="move it to the left margin",
            )
        statements = [child for child in node.children if isinstance(child, Statement | Mention)]
        for child in statements:
            self.file.log.add(
                Problem.MISPLACED_STATEMENT,
                f"{with_article(child.word.value)} cannot stand under a source",
                child.word.start,
                child.word.end,
                help="a source has fields only; write the statement elsewhere and cite the source: "
                f"[@{node.key.value}]",
            )
        # The statements are kept, so that their ids are known; they bear on nothing.
        stack.append(_Level(LOST, iter(node.children)))


def _line_end(node: Statement, source: SourceText) -> int:
    head = node.id if node.id is not None else node.word
    return node.text.first_line_end(source, head.end)


def _fields_of(node: Node) -> list[Field]:
    return [child for child in node.children if isinstance(child, Field)]


def _misplaced_in_statement(word: str) -> tuple[str, str]:
    if word in SOURCE_VALUES and word in HEADER_VALUES:
        return f"'{word}' does not fit here", "move it to the top of the file or below its source"
    if word in SOURCE_VALUES:
        return f"'{word}' is a field of sources", "move it below its source"
    if word in HEADER_VALUES:
        return f"'{word}' belongs at the top of the file", "move it to the top of the file"
    return f"'{word}' does not fit here", "delete the line"


def _misplaced_in_mention(word: str, name: str, where: Span | None) -> tuple[str, str]:
    place = f" ({where})" if where is not None else ""
    return (
        f"'{word}' does not fit on a mention",
        f"put it where '{name}' is stated{place}"
        if word in STATEMENT_VALUES
        else f"a mention takes only {' and '.join(MENTION_FIELDS)}",
    )
