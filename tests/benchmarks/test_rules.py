"""The benchmark of the rules: a row for each, and for what they share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.rules import LOADING, WHOLE, Row, measure, table

from argmap.checking.registry import RULES

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "rules.py"


def test_each_rule_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "map.arg"
    path.write_text(generate(200), encoding="utf-8")
    rows = {row.name: row for row in measure(path, 1)}
    assert {f"{rule.code} {rule.name}" for rule in RULES} < rows.keys()
    assert all(row.seconds >= 0 for row in rows.values())
    assert rows[LOADING].seconds > 0
    whole = rows[WHOLE].findings
    assert whole is not None
    assert whole > 10
    by_default = [row for row in rows.values() if row.is_default and row.name != WHOLE]
    assert sum(row.findings or 0 for row in by_default) == whole


def test_the_table_tells_the_share_of_loading() -> None:
    rows = [Row(LOADING, 2.0), Row("ARG309 stale-source", 0.5, 3, is_default=False)]
    assert table(1000, rows)[2:] == [
        "| loading | 2.000 | 100.0 % |  |",
        "| ARG309 stale-source (off by default) | 0.500 | 25.0 % | 3 |",
    ]


def test_the_script_prints_a_table() -> None:
    command = [sys.executable, str(SCRIPT), "--sizes", "30", "--runs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "| 30 statements | seconds | of loading | findings |" in done.stdout
    assert "The whole check adds" in done.stdout
