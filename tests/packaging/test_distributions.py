"""What is in the source distribution and in the wheels, and that a wheel works on its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import attrs
import pytest

from argmap import __version__

ROOT = Path(__file__).parents[2]
INFO = f"argmap-{__version__}.dist-info"
RUN = "import sys; from argmap.cli import main; sys.exit(main())"


@attrs.frozen
class Distributions:
    """The archives: a wheel may be made from the repository or from the source distribution."""

    sdist: Path
    wheel: Path
    wheel_of_sdist: Path
    unpacked: Path


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    folder = tmp_path_factory.mktemp("distributions")
    sdist = build("sdist", ROOT, folder / "sdist")
    wheel = build("wheel", ROOT, folder / "wheel")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder / "source", filter="data")
    (source,) = (folder / "source").iterdir()
    wheel_of_sdist = build("wheel", source, folder / "wheel-of-sdist")
    unpacked = folder / "unpacked"
    with zipfile.ZipFile(wheel_of_sdist) as zipped:
        zipped.extractall(unpacked)  # noqa: S202 - an archive that was made just now
    return Distributions(sdist, wheel, wheel_of_sdist, unpacked)


def build(target: str, source: Path, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (archive,) = folder.iterdir()
    return archive


def run_wheel(
    distributions: Distributions, folder: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run Python with the unpacked wheel before everything else that is installed."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(distributions.unpacked),
        "ARGMAP_CACHE_DIR": str(folder / "cache"),
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_source_distribution_can_be_built_and_tested(distributions: Distributions) -> None:
    with tarfile.open(distributions.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for name in (
        "LICENSE",
        "README.md",
        "arguments/russian-bounties.arg",
        "benchmarks/generate.py",
        "grammar/argmap.lark",
        "pyproject.toml",
        "src/argmap/py.typed",
        "tests/packaging/test_distributions.py",
    ):
        assert name in names
    assert not [name for name in names if "__pycache__" in name or ".venv" in name]


def test_a_wheel_holds_what_the_program_reads(distributions: Distributions) -> None:
    with zipfile.ZipFile(distributions.wheel_of_sdist) as wheel:
        names = set(wheel.namelist())
        grammar = wheel.read("argmap/grammar/argmap.lark")
        metadata = wheel.read(f"{INFO}/METADATA").decode()
    assert grammar == (ROOT / "grammar" / "argmap.lark").read_bytes()
    assert "argmap/py.typed" in names
    assert f"{INFO}/licenses/LICENSE" in names
    package = ROOT / "src" / "argmap"
    for kind in ("ttf", "typ", "xml", "css"):
        wanted = {
            f"argmap/{path.relative_to(package).as_posix()}" for path in package.rglob(f"*.{kind}")
        }
        assert wanted
        assert wanted <= names
    assert {name.partition("/")[0] for name in names} == {"argmap", INFO}
    required = [line for line in metadata.splitlines() if line.startswith("Requires-Dist: ")]
    assert not [line for line in required if "pytest" in line and "extra ==" not in line]


def test_both_ways_to_a_wheel_give_the_same_files(distributions: Distributions) -> None:
    contents = []
    for path in (distributions.wheel, distributions.wheel_of_sdist):
        with zipfile.ZipFile(path) as wheel:
            contents.append({name: wheel.read(name) for name in wheel.namelist()})
    assert contents[0] == contents[1]


def test_the_working_copy_finds_its_grammar() -> None:
    from argmap.syntax.grammar import grammar_path

    assert grammar_path() == ROOT / "grammar" / "argmap.lark"


def test_an_installed_package_finds_its_own_grammar(
    distributions: Distributions, tmp_path: Path
) -> None:
    code = "from argmap.syntax.grammar import grammar_path; print(grammar_path())"
    done = run_wheel(distributions, tmp_path, "-c", code)
    assert done.stderr == ""
    assert Path(done.stdout.strip()) == distributions.unpacked / "argmap/grammar/argmap.lark"


def test_an_installed_package_works_by_itself(distributions: Distributions, tmp_path: Path) -> None:
    (tmp_path / "map.arg").write_text(
        "thesis: It rains.\n  premise: The street is wet.\n", encoding="utf-8"
    )
    version = run_wheel(distributions, tmp_path, "-c", RUN, "--version")
    assert version.stdout.strip() == f"argmap {__version__}"
    checked = run_wheel(distributions, tmp_path, "-c", RUN, "check", "map.arg")
    assert checked.returncode == 1
    assert "unsupported-premise" in checked.stdout
    drawn = run_wheel(distributions, tmp_path, "-c", RUN, "render", "map.arg", "-o", "map.svg")
    assert drawn.returncode == 0, drawn.stderr
    assert "<svg" in (tmp_path / "map.svg").read_text(encoding="utf-8")
