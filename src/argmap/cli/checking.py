"""Checking files: each with its configuration, and all against their baselines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.checking import check
from argmap.checking.configuration import Configuration, Configurations
from argmap.cli.files import STDIN, read_each
from argmap.cli.targets import files_behind
from argmap.diagnostic import Diagnostic
from argmap.loading import Loaded
from argmap.source import SourceText

if TYPE_CHECKING:
    from argmap.checking.baseline import Compared


@attrs.frozen
class Finding:
    """A finding, and the configuration of the file that it was found with."""

    diagnostic: Diagnostic
    configuration: Configuration

    @property
    def fails(self) -> bool:
        """Whether it fails the check."""
        return self.configuration.fail_on.fails(self.diagnostic.severity)


@attrs.frozen
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

    Raises:
        ConfigurationError: A configuration cannot be used.
    """

    def is_excluded(path: str, is_folder: bool) -> bool:
        configuration = configurations.of_file(os.path.abspath(path))  # noqa: PTH100
        return configuration.excludes(path, is_folder=is_folder)

    findings: dict[tuple[object, ...], Finding] = {}
    places: dict[int, tuple[SourceText, str]] = {}
    ran: list[tuple[SourceText, Configuration]] = []
    read: set[str] = set()
    checked = 0
    has_failed = False
    for name, loaded in read_each(
        paths,
        stdin_filename,
        "checking",
        is_excluded=is_excluded,
        force_exclude=force_exclude,
        quiet=quiet,
    ):
        if loaded is None:
            has_failed = True
            continue
        checked += 1
        configuration = configurations.of_file(stdin_filename if name == STDIN else name)
        if configuration.baseline is not None:
            ran.append((loaded.main.source, configuration))
        if remember:
            read.update(_read(loaded, configuration))
        for finding in check(loaded, configuration.settings):
            place = _place(finding.span.source, places)
            key = (place, finding.span.start, finding.code, finding.message)
            findings.setdefault(key, Finding(finding, configuration))
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
