"""Checking files: each with its configuration, and all against their baselines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.checking.configuration import Configuration
from argmap.cli.files import STDIN, Found
from argmap.cli.output import Progress, fail
from argmap.cli.parallel import in_order, processes_for
from argmap.cli.tasks import Result, Task, place_of, run_task
from argmap.diagnostic import Diagnostic
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


def run_tasks(
    tasks: Sequence[Task], *, quiet: bool = False, jobs: int | None = None
) -> Iterator[Result]:
    """Check files, and say how far that has come and what cannot be read.

    Raises:
        WorkerError: A process that checked was ended.
    """
    processes = _processes([task.file for task in tasks], jobs)
    progress = Progress(len(tasks), "checking", quiet=quiet)
    with closing(in_order(run_task, tasks, processes)) as results:
        for task in tasks:
            progress.step(task.file.name)
            result = next(results)
            # What is said from here on begins on a line of its own.
            progress.clear()
            if result.fault is not None:
                fail(f"{task.file.name}: {result.fault}")
            yield result


def gather(results: Iterable[tuple[Task, Result]]) -> Outcome:
    """Put together what checking files came to; a finding that several have is told once."""
    findings: dict[tuple[object, ...], Finding] = {}
    places: dict[int, tuple[SourceText, str]] = {}
    ran: list[tuple[SourceText, Configuration]] = []
    read: set[str] = set()
    checked = 0
    has_failed = False
    for task, result in results:
        if result.fault is not None:
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


def _place(source: SourceText, known: dict[int, tuple[SourceText, str]]) -> str:
    """Give one name to a file, whatever the ways to it; ``known`` keeps what was asked before."""
    if id(source) not in known:
        known[id(source)] = (source, place_of(source))
    return known[id(source)][1]
