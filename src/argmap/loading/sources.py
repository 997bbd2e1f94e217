"""Reading sources: the declared ones and those of the bibliographies."""

from __future__ import annotations

import os
import unicodedata

import attrs

from argmap.diagnostic import Related
from argmap.loading.bibliography import read_bibliography
from argmap.loading.fields import read_fields
from argmap.loading.files import LoadedFile, beside, read_named_file
from argmap.loading.project import project_folder
from argmap.loading.values import HEADER_VALUES, SOURCE_VALUES, STATEMENT_VALUES
from argmap.model import Source
from argmap.problems import Problem
from argmap.source import Span
from argmap.suggestion import nearest
from argmap.syntax.tree import Field, SourceDeclaration


@attrs.define(eq=False, repr=False, slots=False)
class SourceReader:
    """Collects the sources of several files, each key once."""

    sources: dict[str, Source] = attrs.Factory(dict)
    vias: list[tuple[LoadedFile, str, tuple[int, int]]] = attrs.Factory(list)
    bibliographies: set[str] = attrs.Factory(set)

    def read(self, file: LoadedFile) -> None:
        """Read the sources that a file declares, and those of its bibliographies."""
        self._read_bibliographies(file)
        for node in file.tree.walk():
            if isinstance(node, SourceDeclaration):
                self._read_declaration(file, node)

    def check_relays(self) -> None:
        """Check, when all sources are known, that each ``via`` names one and none relays itself."""
        reported: set[str] = set()
        for file, key, place in self.vias:
            source = self.sources.get(key)
            if source is None or source.via is None:
                continue
            if source.via not in self.sources:
                is_worth = file.log.worth_suggesting(len(self.sources))
                found = nearest(source.via, self.sources) if is_worth else None
                suggestion = f"; did you mean '{found}'?" if found is not None else ""
                file.log.add(
                    Problem.UNDEFINED_CITATION,
                    f"no source has the key '{source.via}'{suggestion}",
                    *place,
                    help="'via' names the source that relays this one",
                )
                self.sources[key] = attrs.evolve(source, via=None)
                continue
            path = self._relays_of(key)
            if path[0] == path[-1] and len(path) > 1 and not reported.intersection(path):
                reported.update(path)
                file.log.add(
                    Problem.BAD_VALUE,
                    f"these sources relay each other: {' → '.join(path)}",
                    *place,
                    help="'via' leads from what is cited to where it was first said",
                )

    def _relays_of(self, key: str) -> list[str]:
        path = [key]
        seen = {key}
        while (source := self.sources.get(path[-1])) is not None and source.via is not None:
            path.append(source.via)
            if source.via in seen or len(path) > 1000:
                break
            seen.add(source.via)
        return path

    def _read_declaration(self, file: LoadedFile, node: SourceDeclaration) -> None:
        log, text = file.log, file.source
        fields = read_fields(
            [child for child in node.children if isinstance(child, Field)],
            SOURCE_VALUES,
            misplaced=_misplaced,
            source=text,
            log=log,
        )
        values = {word: found[0].value for word, found in fields.items()}
        contested = values.pop("status", False)
        key = node.key.value
        description = node.text.joined(text)
        if not description:
            description = ", ".join(
                values[word] for word in ("author", "title", "publisher") if word in values
            )
        if not description:
            log.add(
                Problem.SYNTAX,
                f"nothing says what the source '{key}' is",
                node.word.start,
                node.key.end,
                help="describe it after the colon, or give it a 'title'",
            )
            description = key
        span = Span(text, node.word.start, node.text.first_line_end(text, node.key.end))
        source = Source(key, description, contested=contested, span=span, **values)
        known = self.sources.get(key)
        if known is not None:
            where = Related(known.span, f"'{key}' is declared here") if known.span else None
            log.add(
                Problem.DUPLICATE_ID,
                f"the source '{key}' is declared twice"
                if not known.from_bibliography
                else f"the source '{key}' is in the bibliography too",
                node.key.start,
                node.key.end,
                help="give one of the two another key, or delete it",
                related=(where,) if where is not None else (),
            )
            return
        self.sources[key] = source
        if "via" in fields:
            self.vias.append((file, key, fields["via"][0].text))

    def _read_bibliographies(self, file: LoadedFile) -> None:
        folder = file.source.path.parent if file.source.path is not None else None
        for field in file.header.get("bibliography", []):
            project = project_folder(folder if folder is not None else beside(file, "."))
            content = read_named_file(file, field, project)
            if content is None:
                continue
            real = os.path.realpath(beside(file, field.value))
            if real in self.bibliographies:
                continue
            self.bibliographies.add(real)
            sources, problems = read_bibliography(content, field.value)
            for problem in problems:
                line = f":{problem.line}" if problem.line is not None else ""
                file.log.add(
                    Problem.BAD_BIBLIOGRAPHY,
                    f"{field.value}{line}: {problem.message}",
                    *field.text,
                )
            span = Span(file.source, *field.text)
            for source in sources:
                key = unicodedata.normalize("NFC", source.key)
                self._add_from_bibliography(file, attrs.evolve(source, key=key, span=span))

    def _add_from_bibliography(self, file: LoadedFile, source: Source) -> None:
        known = self.sources.get(source.key)
        if known is None:
            self.sources[source.key] = source
        elif known != source and source.span is not None:
            where = (Related(known.span, "the other one"),) if known.span is not None else ()
            file.log.add(
                Problem.DUPLICATE_ID,
                f"the source '{source.key}' of this bibliography is declared elsewhere too",
                source.span.start,
                source.span.end,
                help="give one of the two another key",
                related=where,
            )


def _misplaced(word: str) -> tuple[str, str]:
    if word in STATEMENT_VALUES:
        return f"'{word}' is a field of statements", "move it below the statement it is about"
    if word in HEADER_VALUES:
        return f"'{word}' belongs at the top of the file", "move it to the top of the file"
    return f"'{word}' does not fit on a source", "delete the line"
