"""Measure what each rule costs, in percent of the time that loading the map takes.

    python benchmarks/rules.py                    # generated maps of 10,000 and 100,000 statements
    python benchmarks/rules.py --sizes 1000 --runs 5

Loading is `argmap.load`: reading, parsing and building the map. What several rules need is made
once and has a row of its own, so that no rule pays for the others. The last row is the whole
check with the rules that run by default: with the ignore comments and the order of the findings.
Times are those of the processor, the shortest of some runs: other work on the machine lengthens a
run, and nothing shortens it.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import attrs

from argmap.checking import check
from argmap.checking.registry import DEFAULT_SETTINGS, RULES
from argmap.checking.rule import Checked, Rule
from argmap.checking.settings import Settings
from argmap.checking.suppression import Suppression
from argmap.diagnostic import Diagnostic
from argmap.loading import Loaded, load
from argmap.memory import without_garbage_collection
from benchmarks.generate import generate

SIZES = (10_000, 100_000)
SEED = 1
TARGET = 40
LOADING = "loading"
WHOLE = "whole check"

# What is made once for all rules that ask for it: what it is, and how to ask.
_SHARED: dict[str, Callable[[Checked], object]] = {
    "ways into and out of claims": lambda checked: (
        checked.map.steps_into,
        checked.map.steps_from,
        checked.map.claim_by_key,
        checked.map.step_by_key,
        checked.map.source_by_key,
    ),
    "verdicts": lambda checked: checked.evaluation,
    "sides": lambda checked: checked.sides,
    "what is contested": lambda checked: (checked.contested, checked.unsure),
    "texts": lambda checked: checked.texts,
    "stalemates": lambda checked: checked.stalemates,
    "pillars": lambda checked: checked.pillars,
}


@attrs.frozen
class Row:
    """What one part of a check took.

    Attributes:
        name: What the table calls it.
        seconds: The shortest time that it took.
        findings: How many it gave; None where it gives none.
        is_default: Whether it runs by default.
    """

    name: str
    seconds: float
    findings: int | None = None
    is_default: bool = True


def measure(path: Path, runs: int) -> list[Row]:
    """Measure loading, what the rules share, each rule, and the whole check of a file."""
    times: dict[str, list[float]] = {}
    findings: dict[str, int] = {}

    def timed(name: str, work: Callable[[], object]) -> object:
        gc.collect()
        begin = time.process_time()
        result = work()
        times.setdefault(name, []).append(time.process_time() - begin)
        return result

    settings = Settings(frozenset(rule.code for rule in RULES))
    for _ in range(runs):
        loaded = timed(LOADING, partial(load, str(path)))
        assert isinstance(loaded, Loaded)
        # Before anything is made that the check makes itself.
        found = timed(WHOLE, partial(check, loaded))
        assert isinstance(found, tuple)
        findings[WHOLE] = len(found)
        loaded = load(str(path))
        known = {rule.code: rule.code for rule in RULES}
        suppressions = tuple(Suppression(file, known) for file in loaded.files)
        checked = Checked(loaded, settings, suppressions)
        with without_garbage_collection():
            for name, ask in _SHARED.items():
                timed(name, partial(ask, checked))
            for rule in RULES:
                name = f"{rule.code} {rule.name}"
                of_rule = timed(name, partial(_findings, rule, checked))
                assert isinstance(of_rule, list)
                findings[name] = len(of_rule)
    off = {
        f"{rule.code} {rule.name}" for rule in RULES if rule.code not in DEFAULT_SETTINGS.selected
    }
    order = [LOADING, *_SHARED, *(name for name in findings if name != WHOLE), WHOLE]
    return [
        Row(name, min(times[name]), findings.get(name), is_default=name not in off)
        for name in order
    ]


def _findings(rule: Rule, checked: Checked) -> list[Diagnostic]:
    return list(rule.check(checked))


def table(size: int, rows: list[Row]) -> list[str]:
    """Write what was measured as a Markdown table."""
    loading = next(row.seconds for row in rows if row.name == LOADING)
    lines = [
        f"| {size:,} statements | seconds | of loading | findings |",
        "| --- | ---: | ---: | ---: |",
    ]
    for row in rows:
        name = row.name if row.is_default else f"{row.name} (off by default)"
        count = "" if row.findings is None else f"{row.findings:,}"
        share = 100 * row.seconds / loading
        lines.append(f"| {name} | {row.seconds:.3f} | {share:.1f} % | {count} |")
    return lines


def main() -> None:
    """Measure, and print a table for each size."""
    parser = argparse.ArgumentParser(description="Measure what each rule costs.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if min(options.sizes) < 1 or options.runs < 1:
        parser.error("sizes and runs must be at least 1")
    with tempfile.TemporaryDirectory() as folder:
        for size in sorted(set(options.sizes)):
            path = Path(folder) / f"map-{size}.arg"
            path.write_text(generate(size, SEED), encoding="utf-8")
            rows = measure(path, options.runs)
            print("\n".join(table(size, rows)))
            share = 100 * rows[-1].seconds / rows[0].seconds
            print(f"\nThe whole check adds {share:.0f} % to loading; the target is {TARGET} %.\n")


if __name__ == "__main__":
    main()
