"""Fixing files: what ``argmap check --fix`` and ``--diff`` do."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from argmap.atomic import write_atomically
from argmap.cli.checking import Outcome, run_tasks
from argmap.cli.files import STDIN
from argmap.cli.fixer import MOST_ROUNDS, Fixer, fixable
from argmap.cli.output import emit_bytes, emit_patch, fail, reason_of, say
from argmap.cli.tasks import Task, place_of, source_of
from argmap.reporting.summary import Fixes


def count_fixable(outcome: Outcome, tasks: Iterable[Task]) -> Fixes:
    """Count what could be fixed, where nothing is to be."""
    if all(finding.diagnostic.fix is None for finding in outcome.findings):
        return Fixes()
    mains = {place_of(source_of(task)) for task in tasks if task.file.fault is None}
    by_place, _ = fixable(outcome.diagnostics, mains)
    count = Counter(fix.safe for found in by_place.values() for _, fix in found)
    return Fixes(None, count[True], count[False])


def fix_files(
    tasks: Sequence[Task],
    *,
    with_unsafe: bool,
    writing: bool = False,
    quiet: bool = False,
    jobs: int | None = None,
) -> tuple[Fixer, Outcome]:
    """Check files and fix them in memory.

    Args:
        tasks: The files; each must remember what is read.
        with_unsafe: Whether to apply fixes that may change what the map says.
        writing: Whether baselines are about to be written.
        quiet: Whether to say nothing of the progress.
        jobs: How many processes check.

    Raises:
        typer.Exit: A file vanished while it was being fixed, or standard input is one of several;
            this has been said.
        BaselineError: A baseline cannot be read.
        WorkerError: A process that checked was ended.
    """
    names = [task.file.name for task in tasks]
    if STDIN in names:
        if len(names) > 1:
            raise fail("standard input is fixed alone: give no other path besides '-'")
        if sys.stdin is not None:
            tasks = [attrs.evolve(tasks[0], content=sys.stdin.buffer.read())]
    results = list(run_tasks(tasks, quiet=quiet, jobs=jobs))
    fixer = Fixer(tasks, results, with_unsafe, writing)
    try:
        outcome = fixer.run()
    except OSError as error:
        raise fail(f"{error.filename}: {reason_of(error)}; nothing was written") from None
    return fixer, outcome


def write_fixed(fixer: Fixer) -> bool:
    """Write the files that have changed, and standard input to standard output; tell faults.

    Returns:
        Whether all could be written.
    """
    done = True
    texts = {**fixer.texts}
    for task in fixer.tasks:
        if task.content is not None:
            changed = texts.pop(place_of(source_of(task)), None)
            emit_bytes(task.content if changed is None else changed[1].encode())
    for _, (source, after) in sorted(texts.items()):
        path = Path(source.name) if source.path is None else source.path
        try:
            if path.read_bytes() != source.text.encode():
                fail(f"{source.name}: this file has changed meanwhile; it is left as it is")
                done = False
                continue
            write_atomically(path, after.encode())
        except OSError as error:
            fail(f"{source.name}: {reason_of(error)}")
            done = False
    return done


def fixes_input(fixer: Fixer) -> bool:
    """Say whether standard input is fixed, so that its text is what goes to standard output."""
    return any(task.content is not None for task in fixer.tasks)


def show_fixed(fixer: Fixer) -> None:
    """Print what would change, as a patch."""
    for _, (source, after) in sorted(fixer.texts.items()):
        emit_patch(source, after)


def tell_fixed(fixer: Fixer, outcome: Outcome, *, quiet: bool) -> bool:
    """Say what was not fixed, and why.

    Returns:
        Whether no fix was wrong.
    """
    for (_, code), name in sorted(fixer.refused.items()):
        fail(
            f"{name}: the fix of {code} would break this file, and was left out; this is a fault "
            "of argmap: please report it"
        )
    if not quiet:
        for (_, code), name in sorted(fixer.held.items()):
            say(
                f"note: {name}: fixing {code} would bring findings to a file that includes this one"
            )
        for source in fixer.left_alone(outcome):
            say(f"note: {source.name} has errors of the text: nothing else in it is fixed")
        if not fixer.has_ended:
            say(f"note: stopped after {MOST_ROUNDS} rounds; call it again to go on")
    return not fixer.refused
