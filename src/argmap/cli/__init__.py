"""The command line: one command a file."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class OutputError(Exception):
    """Standard output cannot be written to.

    Attributes:
        reason: Why; None where its reader (head, less) has just seen enough.
    """

    def __init__(self, reason: str | None) -> None:
        super().__init__(reason)
        self.reason = reason


@contextmanager
def writing() -> Iterator[None]:
    """Tell a fault of standard output from other faults.

    Raises:
        OutputError: Standard output cannot be written to.
    """
    try:
        yield
    except BrokenPipeError:
        raise OutputError(None) from None
    except OSError as error:
        raise OutputError(error.strerror) from None


def main() -> None:
    """Run ``argmap`` and end the process.

    Exit status: 0 clean, 1 findings, 2 could not run.
    """
    # Maps are many objects without circles: looking for circular garbage, at the end as well, would
    # take a fourth of the time on a large one and find nothing.
    gc.disable()
    atexit.register(gc.freeze)
    if sys.argv[1:] == ["--version"]:
        # Asked by every tool that looks for argmap: answered before anything heavy is imported.
        from argmap import __version__

        print(f"argmap {__version__}")  # noqa: T201
        return
    # Where they are closed (>&-), Python has none.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if (encoding := getattr(stream, "encoding", None)) and encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        from argmap.cli.app import build_app

        try:
            build_app(sys.argv[1:])()
        finally:
            with writing():
                sys.stdout.flush()
    except OutputError as error:
        # Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.reason is None:
            sys.exit(0)
        sys.stderr.write(f"error: standard output: {error.reason}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # the last place to turn a fault into words
        if os.environ.get("ARGMAP_DEBUG"):
            raise
        from argmap.reporting.terminal import printable

        sys.stderr.write(
            f"argmap: internal error: {type(error).__name__}: {printable(str(error))}\n"
            "This is a fault of argmap. With ARGMAP_DEBUG=1 it shows where; please report that.\n"
        )
        sys.exit(2)
