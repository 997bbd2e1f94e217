"""Measure the evaluation alone: of a map that is loaded already, in a process of its own.

    python benchmarks/evaluation.py --shape cyclic --size 10000 --runs 3

Prints what it took, in seconds, as JSON: a list of times for the verdicts of all claims and steps,
and one for the plan of a thesis with its open points.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import argmap
from argmap.model import ArgumentMap, Claim, ClaimKind, Step, StepKind
from benchmarks.generate import generate

SEED = 1
_CLAIMS_TO_A_CIRCLE = 20


def generated(size: int) -> ArgumentMap:
    """A map as written by hand: without circles, with claims that are used more than once."""
    return argmap.loads(generate(size, SEED)).map


def cyclic(size: int) -> ArgumentMap:
    """The same, in which some of what stands below also speaks for or against what it is below."""
    argument_map = generated(size)
    chance = random.Random(SEED)
    keys = [claim.key for claim in argument_map.claims]
    above = {premise: step.target for step in argument_map.steps for premise in step.premises}
    steps = list(argument_map.steps)
    for number in range(size // _CLAIMS_TO_A_CIRCLE):
        low = high = chance.choice(keys)
        for _ in range(chance.randint(2, 6)):
            high = above.get(high, high)
        if low == high or high not in argument_map.claim_by_key:
            continue
        # What is above speaks about what is below: with what was there before, a circle.
        kind = chance.choice((StepKind.SUPPORT, StepKind.ATTACK))
        steps.append(Step(f"circle-{number}", kind, (high,), low))
    return ArgumentMap(claims=argument_map.claims, steps=tuple(steps), burden=argument_map.burden)


def deep(size: int) -> ArgumentMap:
    """One chain, in which each claim is a reason for or against the one before."""
    claims = tuple(
        Claim(
            key=f"c{number}",
            id=f"c{number}",
            kind=ClaimKind.CLAIM if number else ClaimKind.THESIS,
            text=f"Claim {number}.",
        )
        for number in range(size)
    )
    kinds = (StepKind.SUPPORT, StepKind.SUPPORT, StepKind.ATTACK)
    steps = tuple(
        Step(f"s{number}", kinds[number % 3], (f"c{number}",), f"c{number - 1}")
        for number in range(1, size)
    )
    return ArgumentMap(claims=claims, steps=steps)


SHAPES: dict[str, Callable[[int], ArgumentMap]] = {
    "acyclic": generated,
    "cyclic": cyclic,
    "deep": deep,
}


def measure(argument_map: ArgumentMap, runs: int) -> dict[str, list[float]]:
    """Time the verdicts, and a plan, each several times."""
    took: dict[str, list[float]] = {"evaluate": [], "plan": []}
    for _ in range(runs):
        begin = time.perf_counter()
        evaluation = argmap.evaluate(argument_map)
        took["evaluate"].append(time.perf_counter() - begin)
        thesis = argument_map.theses[0].key
        begin = time.perf_counter()
        evaluation.plan(thesis)
        evaluation.open_points(thesis)
        took["plan"].append(time.perf_counter() - begin)
    return took


def main() -> None:
    """Measure one map."""
    parser = argparse.ArgumentParser(description="Measure the evaluation of a loaded map.")
    parser.add_argument("--shape", choices=list(SHAPES), default="acyclic")
    parser.add_argument("--size", type=int, default=10_000, help="statements")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if options.size < 2 or options.runs < 1:
        parser.error("it takes two statements and one run at least")
    print(json.dumps(measure(SHAPES[options.shape](options.size), options.runs)))


if __name__ == "__main__":
    main()
