"""What commands say besides their results: on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from argmap.cli import writing
from argmap.diagnostic import Diagnostic
from argmap.reporting.terminal import Painter, printable
from argmap.source import SourceText

FOUND, FAILED = 1, 2
_PATIENCE = 1.0
_EVERY = 0.1
_WIDEST = 100


def emit(text: str) -> None:
    """Print a line, or several, of a result, with the colours that it has.

    Raises:
        OutputError: Standard output cannot be written to.
    """
    # Not typer.echo: that flushes each line, and takes the colours out of what is piped.
    with writing():
        sys.stdout.write(f"{text}\n")


def emit_bytes(content: bytes) -> None:
    """Write a result to standard output as it is; see `emit`."""
    with writing():
        sys.stdout.flush()
        left = memoryview(content)
        while left:
            # With PYTHONUNBUFFERED the system takes as much at once as it likes.
            left = left[sys.stdout.buffer.write(left) :]
        sys.stdout.buffer.flush()


def emit_patch(source: SourceText, after: str) -> None:
    """Write what would change in a text: the exact patch, or on a terminal what people can read.

    Raises:
        OutputError: Standard output cannot be written to.
    """
    from argmap.reporting.diff import patch, shown_patch

    paint = Painter.for_stream(sys.stdout)
    if paint.color or sys.stdout.isatty():
        for line in shown_patch(source, after, paint):
            emit(line)
    else:
        emit_bytes("".join(patch(source, after)).encode("utf-8", "surrogateescape"))


def say(message: str) -> None:
    """Tell the user something that is no result."""
    typer.echo(printable(message), err=True)


def fail(message: str) -> typer.Exit:
    """Say why the command cannot run; raise what comes back."""
    paint = Painter.for_stream(sys.stderr)
    typer.echo(f"{paint('error', 'red')}: {printable(message)}", err=True, color=paint.color)
    return typer.Exit(FAILED)


def reason_of(error: OSError) -> str:
    """Say in words why a file could not be read or written."""
    return error.strerror or str(error)


def report_problems(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics in full on standard error."""
    from argmap.reporting.full import full

    paint = Painter.for_stream(sys.stderr)
    for block in full(diagnostics, paint):
        typer.echo(block, err=True, color=paint.color)


def terminal_columns() -> int:
    """Give the columns that a text may take: those of the terminal, but no more than read well."""
    import shutil

    return min(_WIDEST, shutil.get_terminal_size().columns)


class Progress:
    """Says on a terminal how far long work has come, once it has taken more than a second."""

    def __init__(self, total: int, verb: str, *, quiet: bool = False) -> None:
        self._total = total
        self._verb = verb
        self._started = self._said = time.monotonic()
        self._done = 0
        self._active = sys.stderr.isatty() and not quiet

    def step(self, name: str) -> None:
        """Say that the work on the next thing begins."""
        now = time.monotonic()
        if self._active and now - self._started > _PATIENCE and now - self._said > _EVERY:
            self._said = now
            line = f"{self._verb} {self._done + 1:,} of {self._total:,}: {printable(name)}"
            sys.stderr.write(f"\r\x1b[K{line[:100]}")
            sys.stderr.flush()
        self._done += 1

    def clear(self) -> None:
        """Clear the line."""
        if self._said > self._started:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Say on a terminal, once it has taken more than a second, what work is going on."""
    from threading import Timer

    if not sys.stderr.isatty():
        yield
        return

    is_told = False

    def tell() -> None:
        nonlocal is_told
        is_told = True
        sys.stderr.write(f"{printable(words)} …")
        sys.stderr.flush()

    timer = Timer(_PATIENCE, tell)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if is_told:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
