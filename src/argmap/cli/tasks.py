"""What there is to check: each file with its configuration, and what checking it comes to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from argmap.checking import check
from argmap.checking.configuration import Configuration, Configurations
from argmap.cli.files import STDIN, Found, find_files, read_input
from argmap.cli.output import reason_of
from argmap.cli.targets import files_behind
from argmap.diagnostic import Diagnostic
from argmap.loading import Loaded
from argmap.loading.loader import load_bytes
from argmap.source import SourceText

_STDIN_NAME = "<stdin>"


@attrs.frozen(eq=False, repr=False)
class Task:
    """A file to check, and all that a process of its own needs for it.

    Attributes:
        file: The file.
        stdin_filename: What to call standard input.
        configuration: What is in force for the file.
        remember: Whether to give the files that were read.
        content: What standard input holds, where it has been read.
    """

    file: Found
    stdin_filename: str | None
    configuration: Configuration
    remember: bool
    content: bytes | None = None


@attrs.frozen(eq=False, repr=False)
class Result:
    """What checking a file came to.

    Attributes:
        findings: What was found.
        main: The file, where a baseline asks for it.
        read: The real paths of the files that were read, where that was asked for.
        fault: Why it could not be checked; None where it was.
    """

    findings: tuple[Diagnostic, ...] = ()
    main: SourceText | None = None
    read: tuple[str, ...] = ()
    fault: str | None = None


def find_tasks(
    paths: Sequence[str] | None,
    configurations: Configurations,
    *,
    stdin_filename: str | None = None,
    force_exclude: bool = False,
    remember: bool = False,
    folders: list[str] | None = None,
) -> list[Task]:
    """Find the files that paths name, the folder one is in where there are none.

    Args:
        paths: Files, folders, and ``-`` for standard input.
        configurations: What gives each file its configuration.
        stdin_filename: What to call standard input, and where to look for its configuration.
        force_exclude: Whether to leave out also what is named and excluded.
        remember: Whether to give the files that were read.
        folders: Where to note the folders that were searched.

    Raises:
        ConfigurationError: A configuration cannot be used.
    """

    def is_excluded(path: str, *, is_folder: bool, is_named: bool = False) -> bool:
        # Of a folder that is named, what stands above it counts only where it has none of its own.
        asked = path if is_folder and is_named else os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
        return configurations.of_folder(asked).excludes(path, is_folder=is_folder)

    tasks = []
    for file in find_files(
        paths or ["."], is_excluded, force_exclude=force_exclude, folders=folders
    ):
        is_stdin = file.name == STDIN
        configuration = configurations.of_file(stdin_filename if is_stdin else file.name)
        tasks.append(Task(file, stdin_filename, configuration, remember))
    return tasks


def run_task(task: Task) -> Result:
    """Check a file."""
    if task.file.fault is not None:
        return Result(fault=task.file.fault)
    try:
        loaded = load_task(task)
    except OSError as error:
        return Result(fault=reason_of(error))
    return check_loaded(task, loaded)


def load_task(task: Task, contents: Mapping[str, bytes] | None = None) -> Loaded:
    """Load the file of a task.

    Args:
        task: What to load.
        contents: What files hold instead of what is on disk, by their place (see `place_of`).

    Raises:
        OSError: It cannot be read.
    """
    if task.content is None and not contents:
        return read_input(task.file.name, task.stdin_filename)
    contents = contents or {}
    source = source_of(task)
    content = contents.get(place_of(source), task.content)
    if content is None:
        content = Path(task.file.name).read_bytes()
    return load_bytes(content, name=source.name, path=source.path, contents=contents)


def check_loaded(task: Task, loaded: Loaded) -> Result:
    """Check what was loaded for a task."""
    return Result(
        check(loaded, task.configuration.settings),
        None if task.configuration.baseline is None else loaded.main.source,
        tuple(_read(loaded, task.configuration)) if task.remember else (),
    )


def source_of(task: Task) -> SourceText:
    """Give the name and the path of a task's file, without its text."""
    name = task.file.name
    if name != STDIN:
        return SourceText("", name, Path(name))
    if task.stdin_filename is None:
        return SourceText("", _STDIN_NAME)
    return SourceText("", task.stdin_filename, Path(task.stdin_filename))


def place_of(source: SourceText) -> str:
    """Give one name to a file, whatever the ways to it: its real path where it has one."""
    return source.name if source.path is None else os.path.realpath(source.path)


def _read(loaded: Loaded, configuration: Configuration) -> Iterable[str]:
    for path in (*files_behind(loaded), configuration.file, configuration.baseline):
        if path is not None:
            yield os.path.realpath(path)
