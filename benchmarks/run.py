"""Measure argmap as its user meets it: whole processes, from start to exit.

    python benchmarks/run.py                         # prints a Markdown page
    python benchmarks/run.py --sizes 25 1000 --runs 3
    python benchmarks/run.py --write                 # replaces docs/benchmarks.md

Needs a Unix (``os.wait4`` tells the peak memory of a process) and an installed argmap: the one that
belongs to the Python that runs this file. Maps come from ``generate.py``, with seed 1.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import attrs

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "arguments" / "russian-bounties.arg"
PAGE = ROOT / "docs" / "benchmarks.md"
SIZES = (25, 1_000, 10_000, 100_000)
SEED = 1

# The kernel counts kibibytes, the one of macOS bytes.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
# Without PYTHONDONTWRITEBYTECODE and the like: an installed program has its bytecode beside it.
_ENVIRONMENT = {name: v for name, v in os.environ.items() if not name.startswith("PYTHON")}


@attrs.frozen
class Measure:
    """What one kind of run took.

    Attributes:
        runs: How many there were.
        seconds: The median wall-clock time.
        bytes: The largest peak of resident memory.
    """

    runs: int
    seconds: float
    bytes: int


@attrs.frozen
class Loaded:
    """What the evaluation of a loaded map took.

    Attributes:
        name: What the table calls the map.
        size: How many statements it has.
        evaluate: The median time of the verdicts, in seconds.
        plan: The median time of a plan and the open points of a thesis, in seconds.
    """

    name: str
    size: int
    evaluate: float
    plan: float


@attrs.frozen
class Command:
    """A command to measure.

    Attributes:
        name: What the table calls it.
        arguments: What argmap gets, with ``{map}`` and ``{out}`` for the files.
        codes: The exit codes that mean it has done its work.
    """

    name: str
    arguments: tuple[str, ...]
    codes: tuple[int, ...] = (0,)


COMMANDS = (
    Command("`check`", ("check", "{map}"), codes=(0, 1)),
    Command("`fmt`", ("fmt", "{map}")),
    Command("`show --format json`", ("show", "--format", "json", "{map}")),
    Command("`render -T dot`", ("render", "-T", "dot", "-o", "{out}", "{map}")),
    Command("`evaluate`", ("evaluate", "{map}"), codes=(0, 1)),
    Command("`plan`", ("plan", "{map}"), codes=(0, 1)),
)
# Maps of which the evaluation alone is measured: the shape that `evaluation.py` makes, what the
# table calls it, and the number of statements.
LOADED = (
    ("acyclic", "without circles", 10_000),
    ("cyclic", "with circles", 10_000),
    ("deep", "one chain", 10_000),
    ("acyclic", "without circles", 100_000),
    ("cyclic", "with circles", 100_000),
)
TARGET = 2.0


def run_once(command: list[str], codes: tuple[int, ...], folder: Path) -> tuple[float, int]:
    """Run a process to its end.

    Returns:
        The seconds it took and its peak of resident memory in bytes.

    Raises:
        RuntimeError: It ended with another exit code than one of ``codes``.
    """
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as err:
        begin = time.perf_counter()
        # Linux counts the peak of this process, too, so it has to stay smaller than what it runs.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=_ENVIRONMENT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        said = (folder / "stderr").read_text(errors="replace").strip()[-1000:]
        raise RuntimeError(f"{command[1:3]} ended with {process.returncode}: {said}")
    return seconds, usage.ru_maxrss * _RSS_UNIT


def summarize(results: list[tuple[float, int]]) -> Measure:
    """Put runs of one kind together."""
    times = [seconds for seconds, _ in results]
    return Measure(len(times), statistics.median(times), max(peak for _, peak in results))


def measure_sizes(
    argmap: str, sizes: list[int], runs: int | None, folder: Path
) -> dict[tuple[str, int], Measure]:
    """Measure each command on a map of each size."""
    measures = {}
    for size in sizes:
        original = folder / f"map-{size}.arg"
        say(f"generating {size:,} statements")
        generator = [sys.executable, str(ROOT / "benchmarks" / "generate.py")]
        with original.open("wb") as file:
            subprocess.run(
                [*generator, "--size", str(size), "--seed", str(SEED)], stdout=file, check=True
            )
        for command in COMMANDS:
            results = []
            count = runs or (7 if size <= 1_000 else 3)
            for number in range(count):
                say(f"{command.name.strip('`')} {size:,}: run {number + 1} of {count}")
                # `fmt` rewrites its file.
                copy = Path(shutil.copy(original, folder / "map.arg"))
                files = {"map": str(copy), "out": str(folder / "map.dot")}
                arguments = [argument.format(**files) for argument in command.arguments]
                results.append(run_once([argmap, *arguments], command.codes, folder))
            measures[command.name, size] = summarize(results)
    return measures


def measure_start(argmap: str, runs: int, folder: Path) -> dict[str, Measure]:
    """Measure what it costs to start at all, in turns, so that noise falls on all alike."""
    commands = {
        "`python -c pass`": ([sys.executable, "-c", "pass"], (0,)),
        "`argmap --version`": ([argmap, "--version"], (0,)),
        "`argmap check russian-bounties.arg`": ([argmap, "check", str(ARTICLE)], (0, 1)),
    }
    results: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
    for number in range(runs):
        say(f"start-up: run {number + 1} of {runs}")
        for name, (command, codes) in commands.items():
            results[name].append(run_once(command, codes, folder))
    return {name: summarize(measured) for name, measured in results.items()}


def measure_loaded(runs: int, largest: int) -> list[Loaded]:
    """Measure the evaluation alone, of each of the maps that are no larger than that."""
    found = []
    for shape, name, size in LOADED:
        if size > largest:
            continue
        say(f"evaluation of {size:,} statements, {name}")
        script = [sys.executable, str(ROOT / "benchmarks" / "evaluation.py"), "--shape", shape]
        done = subprocess.run(
            [*script, "--size", str(size), "--runs", str(runs)], check=True, capture_output=True
        )
        took = json.loads(done.stdout)
        evaluate, plan = (statistics.median(took[what]) for what in ("evaluate", "plan"))
        found.append(Loaded(name, size, evaluate, plan))
    return found


def loaded_table(loaded: list[Loaded]) -> list[str]:
    """Write what the evaluation alone took."""
    return [
        "",
        "## Evaluation, after loading",
        "",
        "The time for the verdicts of all claims and steps of a map that is in memory, and then",
        "for the plan of its first thesis with its open points. The target for the verdicts is",
        f"{TARGET:.0f} s, for 100,000 statements as well.",
        "",
        "| map | statements | verdicts | within the target | plan |",
        "| --- | ---: | ---: | --- | ---: |",
        *(
            f"| {one.name} | {one.size:,} | {one.evaluate:.2f} s | "
            f"{'yes' if one.evaluate <= TARGET else 'no'} | {one.plan:.2f} s |"
            for one in loaded
        ),
    ]


def page(
    sizes: list[int],
    measures: dict[tuple[str, int], Measure],
    start: dict[str, Measure],
    loaded: list[Loaded],
) -> str:
    """Write what was measured as a Markdown page."""
    from importlib.metadata import version

    bare = start["`python -c pass`"]
    few, many = (pick(m.runs for m in measures.values()) for pick in (min, max))
    runs = f"{few} to {many} runs" if few < many else "one run" if few == 1 else f"{few} runs"
    lines = [
        "# Benchmarks",
        "",
        f"Whole processes, from start to exit: the median time of {runs} ({bare.runs} for the",
        "start-up) and the highest peak of resident memory. The maps are generated, in the mix of",
        "a map written by hand, with fields, sources, citations, wrapped texts and comments; no",
        "two statements have the same text.",
        "`python benchmarks/run.py --write` measures this anew; `python benchmarks/rules.py` tells",
        "what each rule of the checker costs, in percent of the time that loading takes.",
        "",
        f"Measured with argmap {version('argmap')} on Python {platform.python_version()},",
        f"{platform.system()} ({platform.machine()}), {cores()} cores.",
        "",
        "## By size",
        "",
        "| statements | " + " | ".join(f"{size:,}" for size in sizes) + " |",
        "| --- | " + " | ".join("---:" for _ in sizes) + " |",
    ]
    for command in COMMANDS:
        cells = [cell(measures[command.name, size]) for size in sizes]
        lines.append(f"| {command.name} | " + " | ".join(cells) + " |")
    if {10_000, 100_000} <= set(sizes):
        lines += ["", "From 10,000 to 100,000 statements the time grows"]
        growth = [
            f"{measures[c.name, 100_000].seconds / measures[c.name, 10_000].seconds:.1f}-fold"
            f" ({c.name})"
            for c in COMMANDS
        ]
        lines[-1] += f" {', '.join(growth[:-1])} and {growth[-1]}."
    if loaded:
        lines += loaded_table(loaded)
    lines += [
        "",
        "## Start-up",
        "",
        "| command | time | times bare Python |",
        "| --- | ---: | ---: |",
    ]
    lines += [
        f"| {name} | {m.seconds * 1000:.0f} ms | {m.seconds / bare.seconds:.1f} |"
        for name, m in start.items()
    ]
    return "\n".join(lines) + "\n"


def cell(measure: Measure) -> str:
    """Write time and memory into a cell."""
    return f"{measure.seconds:.2f} s, {megabytes(measure)}"


def megabytes(measure: Measure) -> str:
    """Write memory in megabytes of a million bytes."""
    return f"{measure.bytes / 1e6:.0f} MB"


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def say(words: str) -> None:
    """Tell how far it is, on stderr."""
    print(words, file=sys.stderr, flush=True)


def main() -> None:
    """Measure, and print or write the page."""
    parser = argparse.ArgumentParser(description="Measure argmap's speed and memory.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--runs", type=int, help="runs of each command (7 or, if large, 3)")
    parser.add_argument("--start-runs", type=int, default=21, help="runs of each start-up")
    parser.add_argument("--write", action="store_true", help="replace docs/benchmarks.md")
    options = parser.parse_args()
    if min(options.sizes) < 1 or options.start_runs < 1 or (options.runs or 1) < 1:
        parser.error("sizes and runs must be at least 1")
    argmap = shutil.which("argmap", path=sysconfig.get_path("scripts"))
    if argmap is None:
        parser.error("argmap is not installed for this Python: pip install -e .")
    sizes = sorted(set(options.sizes))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Fills the caches of argmap and of the disk.
        run_once([argmap, "check", str(ARTICLE)], (0, 1), folder)
        start = measure_start(argmap, options.start_runs, folder)
        measures = measure_sizes(argmap, sizes, options.runs, folder)
    loaded = measure_loaded(options.runs or 3, max(sizes))
    text = page(sizes, measures, start, loaded)
    if options.write:
        from argmap.atomic import write_atomically

        write_atomically(PAGE, text.encode())
        say(f"wrote {PAGE.relative_to(ROOT)}")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
