"""Generated maps: the same each time, of the size asked for, and without errors."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.generate import generate
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.loading import loads
from argmap.syntax.vocabulary import FIELD_WORDS, STATEMENT_WORDS

STATEMENT = re.compile(
    r"^( *)(thesis|claim|premise|evidence|assumption|and|objection|rebuttal|undercut|warrant)\b",
    re.MULTILINE,
)


@settings(max_examples=40, deadline=None)
@given(
    size=st.integers(1, 300),
    seed=st.integers(0, 1000),
    depth=st.integers(1, 40),
    branching=st.floats(1, 10),
    step=st.integers(1, 4),
)
def test_a_generated_map_has_no_errors_and_the_right_size(
    size: int, seed: int, depth: int, branching: float, step: int
) -> None:
    text = generate(size, seed, depth, branching, step)
    statements = STATEMENT.findall(text)
    assert len(statements) == size
    assert max(len(indent) for indent, _ in statements) <= step * depth
    assert list(loads(text).diagnostics) == []


def test_the_same_seed_gives_the_same_map() -> None:
    assert generate(500, seed=3) == generate(500, seed=3)
    assert generate(500, seed=3) != generate(500, seed=4)


def test_no_two_statements_have_the_same_text() -> None:
    texts = [claim.text for claim in loads(generate(5000)).map.claims]
    assert len(texts) == len(set(texts)) > 4000


def test_a_deep_map_is_as_deep_as_asked() -> None:
    deepest = max(len(indent) for indent, _ in STATEMENT.findall(generate(400, depth=300, step=1)))
    assert deepest == 300


def test_a_large_map_uses_the_whole_language() -> None:
    text = generate(3000)
    # These three name other files.
    for word in {*STATEMENT_WORDS, *FIELD_WORDS} - {"bibliography", "file", "include"}:
        assert re.search(rf"^ *{word}\b.*:", text, re.MULTILINE), word
    assert re.search(r"^ +premise later-\d+$", text, re.MULTILINE), "a mention before its statement"
    assert re.search(r"^ +objection \S+$", text, re.MULTILINE)
    for form in (r"\[@[^];,]+\]", r"\[@[^];]+, p\. \d+\]", r"\[@[^]]+; @[^]]+\]", r"\\\[@", "^ *#"):
        assert re.search(form, text, re.MULTILINE), form


def test_the_script_prints_the_map() -> None:
    script = Path(__file__).parents[2] / "benchmarks" / "generate.py"
    command = [sys.executable, str(script), "--size", "30", "--seed", "5", "--depth", "4"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode() == generate(30, seed=5, depth=4)


@pytest.mark.parametrize("option", ["--size", "--depth", "--step"])
def test_the_script_refuses_what_makes_no_map(option: str) -> None:
    script = Path(__file__).parents[2] / "benchmarks" / "generate.py"
    done = subprocess.run(
        [sys.executable, str(script), option, "0"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "must be at least 1" in done.stderr
