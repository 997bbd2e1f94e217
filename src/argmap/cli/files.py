"""Finding and reading the files that a command is given."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import attrs

from argmap.cli.output import Progress, fail, reason_of
from argmap.loading import Loaded, load
from argmap.loading.loader import load_bytes
from argmap.loading.project import is_inside, project_folder
from argmap.source import BYTE_ORDER_MARK

STDIN = "-"
SUFFIX = ".arg"
# What pathspec calls the group that matches the end of a folder's name inside a path.
_MATCHED_FOLDER = "ps_d"
_NO_NAME = "the name of the file is empty"
_VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})


@attrs.frozen(eq=False, repr=False)
class Found:
    """A file to work on, or a reason why there is none.

    Attributes:
        name: What the user calls it; ``-`` is standard input.
        fault: Why nothing can be done; None where there is a file.
    """

    name: str
    fault: str | None = None


class IsExcluded(Protocol):
    """Says whether a file or folder is left out where folders are searched."""

    def __call__(self, path: str, *, is_folder: bool, is_named: bool = False) -> bool:
        """Say so of a path that is found in a folder, or that is named itself."""


def find_files(
    paths: Sequence[str],
    is_excluded: IsExcluded | None = None,
    *,
    force_exclude: bool = False,
    folders: list[str] | None = None,
) -> list[Found]:
    """Find the files that paths name: files as they are, folders with every ``.arg`` below.

    What a ``.gitignore`` ignores is left out of folders, and so is what is excluded; what is named
    itself only with ``force_exclude``. Links to folders are not followed. The folders that were
    searched are added to ``folders``.
    """
    folders = [] if folders is None else folders
    found: dict[str, Found] = {}
    for path in paths:
        if path == STDIN:
            found[path] = Found(path)
            continue
        if not path:
            found[path] = Found("''", _NO_NAME)
            continue
        is_folder = os.path.isdir(path)  # noqa: PTH112
        named = is_excluded is not None and is_excluded(path, is_folder=is_folder, is_named=True)
        if named and force_exclude:
            continue
        if is_folder:
            inside = list(_walk(path, None if named else is_excluded, folders))
            if not any(item.fault is None for item in inside):
                inside.append(Found(path, f"there is no {SUFFIX} file in this folder"))
            for item in inside:
                found.setdefault(item.name, item)
        elif os.path.lexists(path):
            found.setdefault(path, Found(path))
        else:
            found[path] = Found(path, "there is no such file or folder")
    return list(found.values())


def read_input(name: str, stdin_name: str | None = None) -> Loaded:
    """Load a file, or standard input where the name is ``-``.

    Raises:
        OSError: It cannot be read.
    """
    if name != STDIN:
        mode = os.stat(name).st_mode  # noqa: PTH116
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            # A device may never end.
            raise OSError(errno.EINVAL, "this is a device, not a file")
        return load(name)
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    content = sys.stdin.buffer.read()
    if stdin_name is None:
        return load_bytes(content)
    return load_bytes(content, name=stdin_name, path=Path(stdin_name))


@attrs.frozen(eq=False, repr=False)
class _Pattern:
    """A line of a ``.gitignore``: what it matches, and what that means."""

    regex: re.Pattern[str]
    ignores: bool
    folders_only: bool

    def matches(self, path: str, is_folder: bool) -> bool:
        """Say whether it matches a path itself, and not only a folder that it is in."""
        if self.folders_only and not is_folder:
            return False
        found = self.regex.search(path)
        return found is not None and not found.groupdict().get(_MATCHED_FOLDER)


def read_or_fail(name: str) -> Loaded:
    """Load a file, or standard input where the name is ``-``.

    Raises:
        typer.Exit: It cannot be read, which has been said.
    """
    if not name:
        raise fail(_NO_NAME)
    try:
        return read_input(name)
    except OSError as error:
        raise fail(f"{name}: {reason_of(error)}") from None


def read_each(
    paths: Sequence[str] | None, stdin_name: str | None, verb: str
) -> Iterator[tuple[str, Loaded | None]]:
    """Load the files that paths name, the folder one is in where there are none.

    Says how far it has come, and what cannot be read.

    Yields:
        The name of each file, with what it holds; None where it cannot be read.
    """
    files = find_files(paths or ["."])
    progress = Progress(len(files), verb)
    for file in files:
        progress.step(file.name)
        fault, loaded = file.fault, None
        if fault is None:
            try:
                loaded = read_input(file.name, stdin_name)
            except OSError as error:
                fault = reason_of(error)
        # What is said from here on begins on a line of its own.
        progress.clear()
        if fault is not None:
            fail(f"{file.name}: {fault}")
        yield file.name, loaded


@attrs.frozen(eq=False, repr=False)
class _Ignores:
    """A ``.gitignore`` and the folder that it is about."""

    folder: str
    patterns: tuple[_Pattern, ...]


def _walk(top: str, is_excluded: IsExcluded | None, searched: list[str]) -> Iterator[Found]:
    project = project_folder(Path(top))
    stack: list[tuple[str, tuple[_Ignores, ...]]] = [(top, _ignores_above(top))]
    while stack:
        folder, ignores = stack.pop()
        searched.append(folder)
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Found(folder, f"the folder cannot be read: {error.strerror}")
            continue
        ignores = (*ignores, *_ignores_in(folder))
        folders = []
        for entry in entries:
            path = os.path.join(folder, entry.name) if folder != "." else entry.name  # noqa: PTH118
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and entry.name in _VERSION_CONTROL:
                continue
            if not is_folder and (not entry.name.endswith(SUFFIX) or os.path.isdir(path)):  # noqa: PTH112
                continue
            if _is_ignored(path, is_folder, ignores):
                continue
            if is_excluded is not None and is_excluded(path, is_folder=is_folder):
                continue
            if is_folder:
                folders.append((path, ignores))
            elif os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
                # To open a pipe that nobody writes to would wait forever.
                yield Found(path, "this is no regular file")
            elif entry.is_symlink() and not is_inside(Path(path), project):
                # Whoever may add a link to a folder could have any file printed.
                yield Found(path, "this link leads out of the project's folder")
            else:
                yield Found(path)
        stack += reversed(folders)


def _ignores_in(folder: str) -> tuple[_Ignores, ...]:
    try:
        with open(os.path.join(folder, ".gitignore"), "rb") as file:  # noqa: PTH118, PTH123
            content = file.read()
    except OSError:
        return ()
    lines = content.decode("utf-8", "surrogateescape").removeprefix(BYTE_ORDER_MARK).split("\n")
    patterns = tuple(pattern for line in lines if (pattern := _pattern(line)) is not None)
    return (_Ignores(os.path.abspath(folder), patterns),)  # noqa: PTH100


def _pattern(line: str) -> _Pattern | None:
    """Read a line of a ``.gitignore``; None where it is empty, a comment, or no pattern.

    pathspec matches a file also by the folders that it is in. Going down from the top, each of them
    has been asked already, and asking again would ignore what a later line has taken back.
    """
    from pathspec import GitIgnoreSpec

    line = line.rstrip("\r")
    bare = line.rstrip(" ")
    folders_only = bare.endswith("/")
    if folders_only:
        line = bare[:-1]
    if not line.strip("!/ "):
        return None
    try:
        (pattern,) = GitIgnoreSpec.from_lines([line]).patterns
    except (ValueError, re.error):
        # Like git: what is no pattern (a range such as [z-a]) matches nothing.
        return None
    regex = getattr(pattern, "regex", None)
    if pattern.include is None or regex is None:
        return None
    return _Pattern(regex, pattern.include, folders_only)


def _ignores_above(top: str) -> tuple[_Ignores, ...]:
    """Read the ``.gitignore`` files between the repository's folder and a folder below it."""
    above = Path(os.path.abspath(top)).parents  # noqa: PTH100
    if (Path(top) / ".git").exists():
        return ()
    for index, folder in enumerate(above):
        if (folder / ".git").exists():
            chain = reversed(above[: index + 1])
            ignores = tuple(found for parent in chain for found in _ignores_in(str(parent)))
            # Whoever names a folder wants it read, whatever is ignored above it.
            inside = [str(parent) for parent in reversed(above[:index])] + [top]
            named = any(_is_ignored(each, True, ignores) for each in inside)
            return () if named else ignores
    return ()


def _is_ignored(path: str, is_folder: bool, ignores: tuple[_Ignores, ...]) -> bool:
    if not ignores:
        return False
    absolute = os.path.abspath(path)  # noqa: PTH100
    for level in reversed(ignores):
        relative = os.path.relpath(absolute, level.folder).replace(os.sep, "/")
        for pattern in reversed(level.patterns):
            if pattern.matches(relative, is_folder):
                return pattern.ignores
    return False
