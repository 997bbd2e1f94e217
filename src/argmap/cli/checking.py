"""Checking files: each with its configuration, and all against their baselines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.checking import check
from argmap.checking.configuration import Configuration, Configurations
from argmap.cli.files import STDIN, Found, find_files, read_input
from argmap.cli.output import Progress, fail, reason_of
from argmap.cli.parallel import in_order, processes_for
from argmap.cli.targets import files_behind
from argmap.diagnostic import Diagnostic
from argmap.loading import Loaded
from argmap.source import SourceText

if TYPE_CHECKING:
    from argmap.checking.baseline import Compared


@attrs.frozen(eq=False, repr=False)
class Finding:
    """A finding, and the configuration of the file that it was found with."""

    diagnostic: Diagnostic
    configuration: Configuration

    @property
    def fails(self) -> bool:
        """Whether it fails the check."""
        return self.configuration.fail_on.fails(self.diagnostic.severity)


@attrs.frozen(eq=False, repr=False)
class Outcome:
    """What checking some files came to.

    Attributes:
        findings: What was found, in order.
        checked: How many files were checked.
        has_failed: Whether something could not be checked.
        ran: The files that were checked, each with its configuration.
        read: The files that were read, where that was asked for.
        compared: The findings against each baseline, by its path.
    """

    findings: tuple[Finding, ...]
    checked: int
    has_failed: bool
    ran: tuple[tuple[SourceText, Configuration], ...] = ()
    read: AbstractSet[str] = frozenset()
    compared: tuple[tuple[Path, Compared], ...] = ()

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was found, in order."""
        return [finding.diagnostic for finding in self.findings]

    @property
    def fails(self) -> bool:
        """Whether a finding fails the check."""
        return any(finding.fails for finding in self.findings)


def check_files(
    paths: Sequence[str] | None,
    configurations: Configurations,
    *,
    stdin_filename: str | None = None,
    force_exclude: bool = False,
    quiet: bool = False,
    remember: bool = False,
    jobs: int | None = None,
) -> Outcome:
    """Check the files that paths name, the folder one is in where there are none.

    Says how far it has come, and what cannot be read. A file that several others include is checked
    with each of them, and a finding there is told once.

    Args:
        paths: Files, folders, and ``-`` for standard input.
        configurations: What gives each file its configuration.
        stdin_filename: What to call standard input, and where to look for its configuration.
        force_exclude: Whether to leave out also what is named and excluded.
        quiet: Whether to say nothing of the progress.
        remember: Whether to give the files that were read.
        jobs: How many processes check; without it as many as pays.

    Raises:
        ConfigurationError: A configuration cannot be used.
        WorkerError: A process that checked was ended.
    """

    def is_excluded(path: str, *, is_folder: bool, is_named: bool = False) -> bool:
        # Of a folder that is named, what stands above it counts only where it has none of its own.
        asked = path if is_folder and is_named else os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
        return configurations.of_folder(asked).excludes(path, is_folder=is_folder)

    files = find_files(paths or ["."], is_excluded, force_exclude=force_exclude)
    tasks = []
    for file in files:
        is_stdin = file.name == STDIN
        configuration = configurations.of_file(stdin_filename if is_stdin else file.name)
        tasks.append(_Task(file, stdin_filename, configuration, remember))
    processes = _processes(files, jobs)
    findings: dict[tuple[object, ...], Finding] = {}
    places: dict[int, tuple[SourceText, str]] = {}
    ran: list[tuple[SourceText, Configuration]] = []
    read: set[str] = set()
    checked = 0
    has_failed = False
    progress = Progress(len(files), "checking", quiet=quiet)
    with closing(in_order(_check, tasks, processes)) as results:
        for task in tasks:
            progress.step(task.file.name)
            result = next(results)
            # What is said from here on begins on a line of its own.
            progress.clear()
            if result.fault is not None:
                fail(f"{task.file.name}: {result.fault}")
                has_failed = True
                continue
            checked += 1
            read.update(result.read)
            if result.main is not None:
                ran.append((result.main, task.configuration))
            for finding in result.findings:
                place = _place(finding.span.source, places)
                key = (place, finding.span.start, finding.code, finding.message)
                findings.setdefault(key, Finding(finding, task.configuration))
    found = tuple(sorted(findings.values(), key=lambda finding: finding.diagnostic.sort_key))
    return Outcome(found, checked, has_failed, tuple(ran), read)


def compare(outcome: Outcome, *, writing: bool = False) -> Outcome:
    """Leave out what the baselines know.

    Args:
        outcome: What checking files came to.
        writing: Whether the baselines are about to be written, and need not be there yet.

    Raises:
        BaselineError: A baseline cannot be read.
    """
    paths = {configuration.baseline for _, configuration in outcome.ran} - {None}
    if not paths:
        return outcome
    from argmap.checking.baseline import Baseline, read_baseline

    new: list[Finding] = []
    results = []
    by_path: dict[Path | None, list[Finding]] = {}
    for finding in outcome.findings:
        by_path.setdefault(finding.configuration.baseline, []).append(finding)
    new += by_path.get(None, [])
    for path in sorted(path for path in paths if path is not None):
        is_new = writing and not os.path.lexists(path)
        baseline = Baseline(path) if is_new else read_baseline(path)
        ran = [
            (source, configuration.settings.selected - configuration.settings.ignored_in(source))
            for source, configuration in outcome.ran
            if configuration.baseline == path
        ]
        own = by_path.get(path, [])
        compared = baseline.compare([finding.diagnostic for finding in own], ran)
        unknown = {id(diagnostic) for diagnostic in compared.new}
        new += [finding for finding in own if id(finding.diagnostic) in unknown]
        results.append((path, compared))
    new.sort(key=lambda finding: finding.diagnostic.sort_key)
    return attrs.evolve(outcome, findings=tuple(new), compared=tuple(results))


@attrs.frozen(eq=False, repr=False)
class _Task:
    """A file to check, and all that a process of its own needs for it."""

    file: Found
    stdin_filename: str | None
    configuration: Configuration
    remember: bool


@attrs.frozen(eq=False, repr=False)
class _Result:
    """What checking a file came to.

    Attributes:
        findings: What was found.
        main: The file, where a baseline asks for it.
        read: The files that were read, where that was asked for.
        fault: Why it could not be checked; None where it was.
    """

    findings: tuple[Diagnostic, ...] = ()
    main: SourceText | None = None
    read: tuple[str, ...] = ()
    fault: str | None = None


def _check(task: _Task) -> _Result:
    if task.file.fault is not None:
        return _Result(fault=task.file.fault)
    try:
        loaded = read_input(task.file.name, task.stdin_filename)
    except OSError as error:
        return _Result(fault=reason_of(error))
    return _Result(
        check(loaded, task.configuration.settings),
        None if task.configuration.baseline is None else loaded.main.source,
        tuple(_read(loaded, task.configuration)) if task.remember else (),
    )


def _processes(files: Sequence[Found], jobs: int | None) -> int:
    names = [file.name for file in files if file.fault is None]
    # Standard input is read once, by the process that has it.
    if len(names) < 2 or STDIN in names:
        return 1
    return processes_for([_size(name) for name in names]) if jobs is None else jobs


def _size(name: str) -> int:
    try:
        return os.stat(name).st_size  # noqa: PTH116
    except OSError:
        return 0


def _read(loaded: Loaded, configuration: Configuration) -> Iterable[str]:
    for path in (*files_behind(loaded), configuration.file, configuration.baseline):
        if path is not None:
            yield os.path.realpath(path)


def _place(source: SourceText, known: dict[int, tuple[SourceText, str]]) -> str:
    """Give one name to a file, whatever the ways to it; ``known`` keeps what was asked before."""
    if id(source) not in known:
        place = source.name if source.path is None else os.path.realpath(source.path)
        known[id(source)] = (source, place)
    return known[id(source)][1]
