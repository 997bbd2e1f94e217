"""Reading a file and all that it includes, each once, in the order of the includes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from argmap.diagnostic import Diagnostic
from argmap.loading.fields import FieldValue, read_fields
from argmap.loading.project import is_inside, project_folder
from argmap.loading.values import HEADER_VALUES, SOURCE_VALUES, STATEMENT_VALUES
from argmap.problems import Problem, ProblemLog
from argmap.source import SourceText
from argmap.syntax.parser import parse
from argmap.syntax.reading import decode
from argmap.syntax.tree import Blank, Comment, Field, File, Unreadable


@attrs.define(eq=False, repr=False, slots=False)
class LoadedFile:
    """A file with its tree, its header and the log of what is wrong with it."""

    source: SourceText
    tree: File
    log: ProblemLog
    header: dict[str, list[FieldValue]]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the file, so far."""
        return sorted(self.log.finish(), key=lambda diagnostic: diagnostic.sort_key)


def load_files(
    source: SourceText, log: ProblemLog, contents: Mapping[str, bytes] | None = None
) -> list[LoadedFile]:
    """Parse a text and the files that it includes, directly or not.

    Args:
        source: The text.
        log: What is wrong with it so far.
        contents: What included files hold instead of what is on disk, by their real paths.

    Returns:
        The files, an included one before the one that includes it (where its lines would stand);
        the last is the text itself.
    """
    folder = source.path.parent if source.path is not None else Path()
    reader = _FileReader(project_folder(folder), contents or {})
    return reader.read_all(source, log)


def beside(file: LoadedFile, name: str) -> Path:
    """Give the path that a file means by a name: relative to its own folder."""
    folder = file.source.path.parent if file.source.path is not None else Path()
    return folder / name


def name_beside(file: LoadedFile, name: str) -> str:
    """Give the name by which messages call a file that another one names."""
    own = file.source.name
    folder = os.path.dirname(own) if file.source.path is not None else ""  # noqa: PTH120
    return os.path.normpath(os.path.join(folder, name))  # noqa: PTH118


@attrs.define(eq=False, repr=False)
class _Visit:
    """A file whose includes are being read."""

    file: LoadedFile
    real_path: str | None
    includes: Iterator[FieldValue]


@attrs.define(eq=False, repr=False, slots=False)
class _FileReader:
    project: Path
    contents: Mapping[str, bytes]
    done: list[LoadedFile] = attrs.Factory(list)
    seen: set[str] = attrs.Factory(set)

    def read_all(self, source: SourceText, log: ProblemLog) -> list[LoadedFile]:
        """Visit files depth first, with a stack of our own: includes may be nested deep."""
        stack = [self._visit(source, log)]
        while stack:
            top = stack[-1]
            include = next(top.includes, None)
            if include is None:
                self.done.append(top.file)
                stack.pop()
                continue
            path = beside(top.file, include.value)
            real = os.path.realpath(path)
            if real in self.seen:
                chain = [visit.real_path for visit in stack]
                if real in chain:
                    self._report_cycle(stack[chain.index(real) :], include)
                continue
            content = read_named_file(top.file, include, self.project)
            if content is not None:
                content = self.contents.get(real, content)
            # "a/../b/../a/…" grows with each file until no system takes it.
            short = Path(os.path.normpath(path))
            if os.path.realpath(short) == real:
                path = short
            if content is not None:
                stack.append(
                    self._visit(*decode(content, name_beside(top.file, include.value), path))
                )
        return self.done

    def _visit(self, source: SourceText, log: ProblemLog) -> _Visit:
        file = LoadedFile(source, parse(source, log), log, {})
        file.header = _read_header(file)
        real = os.path.realpath(source.path) if source.path is not None else None
        if real is not None:
            self.seen.add(real)
        return _Visit(file, real, iter(file.header.get("include", [])))

    def _report_cycle(self, visits: list[_Visit], include: FieldValue) -> None:
        names = [os.path.basename(visit.file.source.name) for visit in visits]  # noqa: PTH119
        visits[-1].file.log.add(
            Problem.INCLUDE_CYCLE,
            f"these files include each other: {' → '.join([*names, names[0]])}",
            *include.text,
            help="put what both need into a file of its own, and include that",
        )


def read_named_file(file: LoadedFile, field: FieldValue, project: Path) -> bytes | None:
    """Read a file that a header field names.

    Returns:
        Its content; None, with an error in the file's log, where it cannot be read or is outside
        the project's folder.
    """
    path = beside(file, field.value)
    if not is_inside(path, project):
        file.log.add(
            Problem.INCLUDE_OUTSIDE_PROJECT,
            f"'{field.value}' is outside the project's folder",
            *field.text,
            help="the project's folder is the nearest one upwards that holds an argmap.toml, a "
            "pyproject.toml or a .git; copy the file into it",
        )
        return None
    try:
        if not path.is_file():
            if path.is_dir():
                reason = "is a folder"
            else:
                reason = "is no regular file" if path.exists() else "is not there"
            file.log.add(
                Problem.INCLUDE_NOT_FOUND,
                f"'{field.value}' {reason}",
                *field.text,
                help=f"the path is relative to this file: {name_beside(file, field.value)}",
            )
            return None
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        file.log.add(
            Problem.INCLUDE_NOT_FOUND,
            f"'{field.value}' cannot be read: {reason}",
            *field.text,
        )
        return None


def _read_header(file: LoadedFile) -> dict[str, list[FieldValue]]:
    header: list[Field] = []
    at_top = True
    for node in file.tree.children:
        if isinstance(node, Field):
            word = node.word.value
            if not at_top and word in HEADER_VALUES:
                file.log.add(
                    Problem.MISPLACED_FIELD,
                    f"'{word}' belongs at the top of the file",
                    node.word.start,
                    node.word.end,
                    help="move it above the first source and the first statement"
                    + (", or indent it below its source" if word in SOURCE_VALUES else ""),
                )
                continue
            header.append(node)
        elif not isinstance(node, Blank | Comment | Unreadable):
            at_top = False
    return read_fields(
        header, HEADER_VALUES, misplaced=_misplaced, source=file.source, log=file.log
    )


def _misplaced(word: str) -> tuple[str, str]:
    owner = "statement" if word in STATEMENT_VALUES else "source"
    return f"'{word}' is a field of {owner}s, not of the file", f"indent it below its {owner}"
