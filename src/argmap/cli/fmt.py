"""``argmap fmt``."""

from pathlib import Path
from typing import Annotated

import typer

from argmap.cli.options import PathsArgument, StdinFilename
from argmap.cli.output import (
    FAILED,
    FOUND,
    emit_bytes,
    emit_patch,
    fail,
    reason_of,
    report_problems,
    say,
)


def fmt(
    paths: PathsArgument = None,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit 1 where a file would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Change nothing; show what would change, and exit 1.")
    ] = False,
    stdin_filename: StdinFilename = None,
) -> None:
    """Put argument files into one style.

    The map stays the same (it is compared before a file is written) and no comment is lost. A file
    with errors is left as it is. Exit status: 0 done, 1 a file would change (with --check or
    --diff), 2 a file has errors or cannot be read or written.

    \b
    Examples:
      argmap fmt arguments/
      argmap fmt --check .
      argmap fmt --diff map.arg
      argmap fmt - < map.arg
    """
    from argmap.atomic import write_atomically
    from argmap.cli.files import STDIN, read_each
    from argmap.loading.formatting import FormatError, format_loaded

    changed = unchanged = failed = 0
    names = []
    for name, loaded in read_each(paths, stdin_filename, "formatting"):
        names.append(name)
        if loaded is None:
            failed += 1
            continue
        before = loaded.main.source.text
        try:
            after = format_loaded(loaded)
        except FormatError as error:
            report_problems(loaded.main.diagnostics)
            fail(f"{error}: it is left as it is")
            failed += 1
            continue
        is_stdin = name == STDIN
        changed += before != after
        unchanged += before == after
        if diff:
            emit_patch(loaded.main.source, after)
        elif is_stdin and not check:
            emit_bytes(after.encode())
        elif check and before != after:
            say(f"would change: {loaded.main.source.name}")
        elif before != after:
            try:
                write_atomically(Path(name), after.encode())
            except OSError as error:
                fail(f"{name}: {reason_of(error)}")
                failed += 1
                changed -= 1
    if names != [STDIN] or check:
        say(_summary(changed, unchanged, failed, would=check or diff))
    if failed:
        raise typer.Exit(FAILED)
    if changed and (check or diff):
        raise typer.Exit(FOUND)


def _summary(changed: int, unchanged: int, failed: int, *, would: bool) -> str:
    verb = "would change" if would else "formatted"
    parts = [f"{_files(changed)} {verb}"] if changed else []
    if unchanged:
        parts.append(f"{_files(unchanged)} {'is' if unchanged == 1 else 'are'} fine as they are")
    if failed:
        parts.append(f"{_files(failed)} left alone")
    return ", ".join(parts).replace("is fine as they are", "is fine as it is") or "nothing to do"


def _files(count: int) -> str:
    return f"{count:,} {'file' if count == 1 else 'files'}"
