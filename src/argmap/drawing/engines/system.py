"""The ``dot`` program that is installed on the machine."""

from __future__ import annotations

import shutil
import subprocess

from argmap.drawing.errors import DrawingError

_SECONDS = 300


def run_system(dot: bytes, output: str) -> bytes:
    """Run ``dot`` from the search path.

    Args:
        dot: The graph, UTF-8.
        output: A format of Graphviz.

    Raises:
        DrawingError: ``dot`` is not installed, failed, or took longer than five minutes.
    """
    program = shutil.which("dot")
    if program is None:
        raise DrawingError(
            "there is no `dot` program on the search path; install Graphviz, "
            "or use the embedded engine (--engine embedded)"
        )
    try:
        done = subprocess.run(  # noqa: S603
            [program, f"-T{output}"], input=dot, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise DrawingError(
            f"`dot` took longer than {_SECONDS} seconds and was stopped; draw a part of the map, "
            "or write the graph for another program (-T dot)"
        ) from None
    except OSError as error:
        raise DrawingError(f"`dot` could not be run: {error}") from error
    if done.returncode != 0 or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = said[0][:300] if said else f"exit status {done.returncode}"
        raise DrawingError(
            f"`dot` failed: {why}; try the embedded engine (--engine embedded), "
            "or write the graph for another program (-T dot)"
        )
    return done.stdout
