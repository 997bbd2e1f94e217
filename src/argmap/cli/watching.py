"""Checking files again when they change: what ``argmap check --watch`` does.

Files and folders are asked for their state some times in a second. That takes milliseconds for
hundreds of files, needs nothing installed, and works on network folders and in containers, where
systems do not tell of changes.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

import attrs
import typer

from argmap.cli import writing
from argmap.cli.checking import Outcome, compare, gather, run_tasks
from argmap.cli.configured import told_faults
from argmap.cli.findings import print_findings, tell_outcome
from argmap.cli.fixing import count_fixable
from argmap.cli.tasks import Result, Task

if TYPE_CHECKING:
    from argmap.cli.findings import Renderer

INTERVAL = 0.1
_SHARE = 0.05
_SETTLED = 0.02
_LONGEST_WAIT = 0.5
# The clock of file systems goes by ticks; in nanoseconds.
_COARSE = 15_000_000
_CONFIGURING = ("argmap.toml", "pyproject.toml", ".gitignore")
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

_State = tuple[int, int, int] | None

Find = Callable[[list[str]], list[Task]]
"""Finds what is to be checked, and adds the folders that it searched to a list."""


def watch(
    paths: Sequence[str],
    find: Find,
    render: Renderer,
    *,
    quiet: bool = False,
    jobs: int | None = None,
) -> None:
    """Check files, and those that change again, until Ctrl-C.

    On a terminal the screen is cleared before each check. A configuration that has become wrong is
    told, and the files are watched on.

    Args:
        paths: The files and folders that were named.
        find: Finds what is to be checked.
        render: What gives findings a form.
        quiet: Whether to say nothing but findings and errors.
        jobs: How many processes check.

    Raises:
        typer.Exit: What is wrong at the start, the configuration for instance; this has been said.
    """
    # Other commands end before it matters what they leave behind.
    gc.enable()
    watcher = _Watcher(paths, find, render, quiet, jobs)
    try:
        watcher.check(None)
        while True:
            changed = watcher.wait()
            try:
                watcher.check(changed)
            except typer.Exit:
                watcher.forget()
    except KeyboardInterrupt:
        return


@attrs.define(eq=False, repr=False)
class _Watcher:
    """What is watched, and what checking it came to.

    Attributes:
        named: The files and folders that were named.
        find: Finds what is to be checked.
        render: What gives findings a form.
        quiet: Whether to say nothing but findings and errors.
        jobs: How many processes check.
        tasks: What is checked; None where that has to be found anew.
        results: What checking came to, by the names of the files.
        finding: What says which files there are: folders, and configurations.
        configuring: What says how they are checked.
        states: The state of all that is watched when it was last looked at.
    """

    named: Sequence[str]
    find: Find
    render: Renderer
    quiet: bool
    jobs: int | None
    tasks: list[Task] | None = None
    results: dict[str, Result] = attrs.Factory(dict)
    finding: set[str] = attrs.Factory(set)
    configuring: set[str] = attrs.Factory(set)
    states: dict[str, _State] = attrs.Factory(dict)

    def check(self, changed: AbstractSet[str] | None) -> None:
        """Check what has changed (None: everything), and tell what all comes to.

        Raises:
            typer.Exit: The configuration is wrong, which has been said.
        """
        began = time.time_ns()
        if sys.stdout.isatty():
            with writing():
                sys.stdout.write(_CLEAR)
                sys.stdout.flush()
        try:
            with told_faults():
                self._tell(compare(self._checked(changed)))
            with writing():
                sys.stdout.flush()
        finally:
            self._look(began)

    def forget(self) -> None:
        """Check everything next time."""
        self.tasks = None
        self.results = {}

    def wait(self) -> set[str]:
        """Wait until something has changed, and then until it rests; give what has changed."""
        changed: set[str] = set()
        pause = INTERVAL
        until = 0.0
        while True:
            time.sleep(pause)
            started = time.monotonic()
            now = {path: _state(path) for path in self.states}
            differing = {path for path, state in now.items() if state != self.states[path]}
            self.states = now
            changed |= differing
            ended = time.monotonic()
            if not changed:
                # However much there is to ask, that leaves the machine to others.
                pause = max(INTERVAL, (ended - started) / _SHARE)
                continue
            until = until or ended + _LONGEST_WAIT
            if not differing or ended > until:
                return changed
            # An editor that saves empties the file, or takes it away, before it writes.
            pause = _SETTLED

    def _checked(self, changed: AbstractSet[str] | None) -> Outcome:
        if changed is None or self.tasks is None or changed & (self.finding | self.configuring):
            if changed is None or changed & self.configuring:
                self.results = {}
            self.tasks = self._found()
        kept = {} if changed is None else self._unchanged(changed)
        again = [task for task in self.tasks if task.file.name not in kept]
        results = zip(again, run_tasks(again, quiet=self.quiet, jobs=self.jobs), strict=True)
        self.results = kept | {task.file.name: result for task, result in results}
        return gather((task, self.results[task.file.name]) for task in self.tasks)

    def _found(self) -> list[Task]:
        folders: list[str] = []
        try:
            tasks = self.find(folders)
        finally:
            above = {os.path.abspath(folder) for folder in (*folders, *self.named)}  # noqa: PTH100
            # Where nothing could be found, what was watched before is watched on.
            self.finding |= {*folders, *self.named}
            self.configuring |= _configurations(above)
        names = [task.file.name for task in tasks if task.file.fault is None]
        above |= {os.path.dirname(os.path.abspath(name)) for name in names}  # noqa: PTH100, PTH120
        self.finding = {*folders, *self.named} - set(names)
        self.configuring = _configurations(above)
        for task in tasks:
            own = task.configuration
            self.configuring |= {str(path) for path in (own.file, own.baseline) if path is not None}
        return tasks

    def _tell(self, outcome: Outcome) -> None:
        print_findings(self.render, outcome, None)
        if not self.quiet:
            fixes = count_fixable(outcome, self.tasks or ())
            told = f"{time.strftime('%H:%M:%S')} "
            tell_outcome(outcome, fixes, tells_baselines=True, before=told)

    def _unchanged(self, changed: AbstractSet[str]) -> dict[str, Result]:
        """Give the results of files that nothing has changed for."""
        kept = {}
        for task in self.tasks or ():
            result = self.results.get(task.file.name)
            if result is None or result.fault is not None or task.file.fault is not None:
                continue
            if task.file.name not in changed and changed.isdisjoint(result.read):
                kept[task.file.name] = result
        return kept

    def _look(self, began: int) -> None:
        """Note the state of all that was read; ``began`` is when the reading did."""
        paths = self.finding | self.configuring
        paths.update(task.file.name for task in self.tasks or ())
        paths.update(path for result in self.results.values() for path in result.read)
        now = time.time_ns()
        self.states = {path: _state(path) for path in paths}
        for path, state in self.states.items():
            if state is not None and began - _COARSE <= state[0] <= now:
                # Perhaps it has changed after it was read.
                self.states[path] = (0, 0, 0)


def _configurations(folders: Iterable[str]) -> set[str]:
    """Give the paths at which a configuration of folders stands, or may come to stand."""
    above: set[str] = set()
    for folder in folders:
        while folder not in above:
            above.add(folder)
            folder = os.path.dirname(folder)  # noqa: PTH120
    return {os.path.join(folder, name) for folder in above for name in _CONFIGURING}  # noqa: PTH118


def _state(path: str) -> _State:
    try:
        found = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
