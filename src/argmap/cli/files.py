"""Finding and reading the files that a command is given."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.loading import Loaded, load
from argmap.loading.loader import load_bytes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"
SUFFIX = ".arg"
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


def find_files(paths: Sequence[str]) -> list[Found]:
    """Find the files that paths name: files as they are, folders with every ``.arg`` below.

    What a ``.gitignore`` ignores is left out of folders; links to folders are not followed.
    """
    found: dict[str, Found] = {}
    for path in paths:
        if path == STDIN:
            found[path] = Found(path)
        elif os.path.isdir(path):  # noqa: PTH112
            inside = list(_walk(path))
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
        return load(name)
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    content = sys.stdin.buffer.read()
    if stdin_name is None:
        return load_bytes(content)
    return load_bytes(content, name=stdin_name, path=Path(stdin_name))


@attrs.frozen(eq=False, repr=False)
class _Ignores:
    """A ``.gitignore`` and the folder that it is about."""

    folder: str
    spec: GitIgnoreSpec


def _walk(top: str) -> Iterator[Found]:
    stack: list[tuple[str, tuple[_Ignores, ...]]] = [(top, _ignores_above(top))]
    while stack:
        folder, ignores = stack.pop()
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
            if is_folder:
                folders.append((path, ignores))
            elif os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
                # To open a pipe that nobody writes to would wait forever.
                yield Found(path, "this is no regular file")
            else:
                yield Found(path)
        stack += reversed(folders)


def _ignores_in(folder: str) -> tuple[_Ignores, ...]:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:  # noqa: PTH118, PTH123
            lines = file.read().splitlines()
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec

    return (_Ignores(os.path.abspath(folder), GitIgnoreSpec.from_lines(lines)),)  # noqa: PTH100


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
            return () if _is_ignored(top, True, ignores) else ignores
    return ()


def _is_ignored(path: str, is_folder: bool, ignores: tuple[_Ignores, ...]) -> bool:
    if not ignores:
        return False
    absolute = os.path.abspath(path)  # noqa: PTH100
    for level in reversed(ignores):
        relative = os.path.relpath(absolute, level.folder).replace(os.sep, "/")
        result = level.spec.check_file(relative + ("/" if is_folder else ""))
        if result.include is not None:
            return result.include
    return False
