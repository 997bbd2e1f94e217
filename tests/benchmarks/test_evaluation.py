"""The benchmark of the evaluation: its maps are what they are called, its rows are written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.evaluation import SHAPES, cyclic, deep, generated, measure
from benchmarks.run import COMMANDS, LOADED, Loaded, Measure, measure_loaded, page

import argmap
from argmap.components import strongly_connected
from argmap.model import ArgumentMap

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "evaluation.py"


def circles(argument_map: ArgumentMap) -> int:
    graph: dict[str, list[str]] = {claim.key: [] for claim in argument_map.claims}
    for step in argument_map.steps:
        graph[step.key] = [step.target]
        for premise in step.premises:
            graph[premise].append(step.key)
    return sum(len(members) > 1 for members in strongly_connected(graph))


def test_the_shapes_are_what_they_are_called() -> None:
    assert circles(generated(400)) == 0
    assert circles(cyclic(400)) >= 3
    assert len(cyclic(400).claims) == len(generated(400).claims)
    chain = deep(50)
    assert [step.target for step in chain.steps] == [f"c{number}" for number in range(49)]
    assert {name for name, _, _ in LOADED} == set(SHAPES)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_size_gives_the_same_map(shape: str) -> None:
    assert SHAPES[shape](150) == SHAPES[shape](150)


@pytest.mark.parametrize("shape", SHAPES)
def test_each_run_is_timed(shape: str) -> None:
    took = measure(SHAPES[shape](60), 2)
    assert [len(times) for times in took.values()] == [2, 2]
    assert all(time > 0 for times in took.values() for time in times)


def test_the_script_prints_json() -> None:
    command = [sys.executable, str(SCRIPT), "--shape", "deep", "--size", "30", "--runs", "1"]
    took = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert set(took) == {"evaluate", "plan"}


@pytest.mark.parametrize("option", ["--size", "--runs"])
def test_the_script_refuses_what_cannot_be_measured(option: str) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), option, "0"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "at least" in done.stderr


def test_a_large_deep_map_has_a_verdict() -> None:
    chain = deep(3_000)
    assert argmap.evaluate(chain).plan("c0").size == 1


def test_only_maps_that_are_not_too_large_are_measured() -> None:
    assert measure_loaded(1, 9_999) == []


def test_the_page_has_a_row_for_each() -> None:
    some = Measure(3, 0.5, 50_000_000)
    measures = {(command.name, 25): some for command in COMMANDS}
    start = {"`python -c pass`": Measure(3, 0.01, 9_000_000)}
    loaded = [Loaded("with circles", 100_000, 1.25, 0.5), Loaded("one chain", 10_000, 2.5, 0.1)]
    text = page([25], measures, start, loaded)
    assert "| `evaluate` | 0.50 s, 50 MB |" in text
    assert "| `plan` | 0.50 s, 50 MB |" in text
    assert "| with circles | 100,000 | 1.25 s | yes | 0.50 s |" in text
    assert "| one chain | 10,000 | 2.50 s | no | 0.10 s |" in text
    assert "## Evaluation" not in page([25], measures, start, [])
