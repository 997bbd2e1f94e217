"""Graphviz in two ways: embedded (WebAssembly, the same everywhere) or the system's own."""

from __future__ import annotations

from collections.abc import Callable

from argmap.drawing.errors import DrawingError

ENGINES = ("auto", "embedded", "system")

# What an engine may be asked for: a format that it does not know leaves the embedded one broken.
FORMATS = ("svg", "json", "plain", "xdot")


def run(dot: str, output: str, engine: str = "auto") -> bytes:
    """Let Graphviz's ``dot`` lay out a graph.

    Args:
        dot: The graph in the DOT language.
        output: One of `FORMATS`.
        engine: ``auto`` (the embedded one), ``embedded`` or ``system``.

    Raises:
        DrawingError: The engine is missing, or it gave up.
        ValueError: No such engine or format.
    """
    if output not in FORMATS:
        raise ValueError(f"no format {output!r} for an engine; there are {', '.join(FORMATS)}")
    if "\0" in dot:
        raise DrawingError("the graph holds a NUL character, which Graphviz cannot read")
    return _engine(engine)(dot.encode("utf-8"), output)


def _engine(name: str) -> Callable[[bytes, str], bytes]:
    if name in ("auto", "embedded"):
        from argmap.drawing.engines.embedded import run_embedded

        return run_embedded
    if name == "system":
        from argmap.drawing.engines.system import run_system

        return run_system
    raise ValueError(f"no engine {name!r}; there are {', '.join(ENGINES)}")
