"""Baselines: the findings that were there when a map adopted the checker."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import attrs

from argmap.atomic import write_atomically
from argmap.checking.configuration.errors import ConfigurationError
from argmap.checking.fingerprint import Seen, fingerprint, statement_text
from argmap.checking.registry import RULES
from argmap.diagnostic import Diagnostic
from argmap.json_text import dump_json
from argmap.problems import Problem
from argmap.source import SourceText

VERSION = 1
_LONGEST_TEXT = 80
_TEXT_ERRORS = frozenset(problem.code for problem in Problem)


class BaselineError(ConfigurationError):
    """A baseline that cannot be read; the message says which and why."""


def holds(finding: Diagnostic) -> bool:
    """Say whether a finding can be known: errors of the text cannot, they are always told."""
    return finding.code not in _TEXT_ERRORS


@attrs.frozen(order=True)
class Entry:
    """A finding that is known.

    Attributes:
        file: The path of its file, relative to the baseline's folder, with slashes.
        code: Its code.
        text: The beginning of the lines that it is about, for people.
        fingerprint: What it is known by.
    """

    file: str
    code: str
    text: str
    fingerprint: str


@attrs.frozen
class Compared:
    """Findings against a baseline.

    Attributes:
        new: What the baseline does not know, in order.
        known: How many findings it knows.
        gone: Entries of rules that ran on their file, and found them no more.
        entries: The baseline as it would be written now.
    """

    new: tuple[Diagnostic, ...]
    known: int
    gone: tuple[Entry, ...]
    entries: tuple[Entry, ...]


@attrs.frozen
class Baseline:
    """The findings that are known.

    Attributes:
        path: Its file.
        entries: What it holds.
    """

    path: Path
    entries: tuple[Entry, ...] = ()

    def compare(
        self, findings: Sequence[Diagnostic], ran: Iterable[tuple[SourceText, AbstractSet[str]]]
    ) -> Compared:
        """Tell new findings from known ones.

        Errors of the text are always new: no baseline holds them.

        Args:
            findings: What was found, in order.
            ran: The files that were checked, each with the codes of the rules that ran on it.
        """
        names = _Names(self.path)
        codes: dict[str, set[str]] = {}
        for source, selected in ran:
            codes.setdefault(names.of(source), set()).update(selected)
        seen: Seen = {}
        held = {entry.fingerprint: entry for entry in self.entries}
        new = []
        now: dict[str, Entry] = {}
        for finding in findings:
            if not holds(finding):
                new.append(finding)
                continue
            entry = _entry(finding, names.of(finding.span.source), seen)
            now[entry.fingerprint] = entry
            if entry.fingerprint not in held:
                new.append(finding)
        # What was not looked at may still be there: it stays, and nothing is said of it.
        gone: list[Entry] = []
        kept: list[Entry] = []
        for entry in self.entries:
            if entry.fingerprint in now:
                continue
            is_gone = _is_gone(entry, codes, self.path.parent)
            (gone if is_gone else kept).append(entry)
        return Compared(
            tuple(new),
            sum(mark in held for mark in now),
            tuple(gone),
            tuple(sorted([*now.values(), *kept])),
        )


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        BaselineError: It is not there, or is no baseline that can be read.
    """
    try:
        # Reading a pipe or a device might never end.
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise BaselineError(f"{path}: a baseline has to be a regular file")
        content = path.read_bytes()
    except FileNotFoundError:
        raise BaselineError(
            f"{path}: there is no such baseline; write it with --write-baseline"
        ) from None
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror or error}") from None
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise BaselineError(f"{path}: this baseline is damaged: it is no JSON") from None
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BaselineError(f"{path}: this is no baseline of argmap: it has no version")
    if version > VERSION:
        raise BaselineError(
            f"{path}: this baseline has the form {version}, and this argmap reads no form after "
            f"{VERSION}: it is from a newer argmap"
        )
    try:
        return Baseline(path, tuple(_entries(data["findings"])))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BaselineError(
            f"{path}: this baseline is damaged; write it anew with --write-baseline, or take it "
            "from version control"
        ) from None


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline, whole or not at all.

    Raises:
        OSError: It could not be written.
    """
    names = {rule.code: rule.name for rule in RULES}
    files: dict[str, list[dict[str, str]]] = {}
    for entry in entries:
        shown = {"code": entry.code, "name": names.get(entry.code, ""), "text": entry.text}
        files.setdefault(entry.file, []).append({**shown, "fingerprint": entry.fingerprint})
    text = dump_json({"version": VERSION, "findings": files})
    write_atomically(path, f"{text}\n".encode())


def _entries(data: Mapping[str, Any]) -> Iterable[Entry]:
    for file, findings in data.items():
        for found in findings:
            parts = [found["code"], found["text"], found["fingerprint"]]
            if not all(isinstance(part, str) for part in parts):
                raise TypeError
            yield Entry(file, *parts)


def _entry(finding: Diagnostic, file: str, seen: Seen) -> Entry:
    text = statement_text(finding)
    if len(text) > _LONGEST_TEXT:
        text = f"{text[: _LONGEST_TEXT - 1]}…"
    return Entry(file, finding.code, text, fingerprint(finding, seen, file))


def _is_gone(entry: Entry, codes: Mapping[str, AbstractSet[str]], folder: Path) -> bool:
    if entry.file in codes:
        return entry.code in codes[entry.file] or not _is_known(entry.code)
    return not (folder / entry.file).exists()


def _is_known(code: str) -> bool:
    return any(rule.code == code for rule in RULES)


class _Names:
    """Gives files their path relative to a baseline, each looked up once."""

    def __init__(self, baseline: Path) -> None:
        self._folder = os.path.realpath(baseline.parent)
        self._names: dict[int, tuple[SourceText, str]] = {}

    def of(self, source: SourceText) -> str:
        if id(source) not in self._names:
            self._names[id(source)] = (source, self._name(source))
        return self._names[id(source)][1]

    def _name(self, source: SourceText) -> str:
        if source.path is None:
            return source.name
        path = os.path.realpath(source.path)
        try:
            return Path(os.path.relpath(path, self._folder)).as_posix()
        except ValueError:  # on another drive
            return Path(path).as_posix()
