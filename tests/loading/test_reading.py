"""What is no text, and what a bad line costs."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.loading.loader import load_bytes


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"thesis: caf\xe9", ["this is not UTF-8 11-12"]),
        (b"thesis: \xff\xfe and \x80", ["this is not UTF-8 8-10", "this is not UTF-8 15-16"]),
        ("thesis: x".encode("utf-16"), ["this file is UTF-16, not UTF-8 0-0"]),
        ("thesis: x".encode("utf-32"), ["this file is UTF-32, not UTF-8 0-0"]),
        (b"\x89PNG\0\xff", ["this is not a text file: it holds bytes that no text has 0-0"]),
        (b"thesis: a\0b", ["control character U+0000 9-10"]),
        (b"thesis: a\x1b[31m", ["control character U+001B 9-10"]),
        (b"thesis: a\rb", ["a carriage return that ends no line 9-10"]),
        (b"thesis: a\r\nclaim: b\n", []),
        (b"\xef\xbb\xbfthesis: a\n", []),
        (b"", []),
    ],
)
def test_bad_encoding(content: bytes, found: list[str]) -> None:
    diagnostics = load_bytes(content).diagnostics
    assert [f"{d.message} {d.span.start}-{d.span.end}" for d in diagnostics] == found
    assert {d.code for d in diagnostics} <= {"ARG007"}


def test_a_surrogate_in_a_text_is_an_error() -> None:
    (found,) = argmap.loads("thesis: a\ud800b").diagnostics
    assert (found.code, found.span.start, found.span.end) == ("ARG007", 9, 10)


@pytest.mark.parametrize(
    "line",
    [
        "  premis: misspelt",
        "  premise",
        "  premise 2nd: no id",
        "  premise two words: no id",
        "  premise nowhere",
        "  note x: no field",
        "  source",
        "  weight: much",
        "  thesis: misplaced",
    ],
)
def test_one_bad_line_costs_that_line(line: str) -> None:
    before = "thesis t: A thesis.\n  premise: The first.\n    evidence: Why.\n\n"
    after = "\n\n  premise: The second.\n    objection: Why not.\n"
    whole, none = argmap.loads(before + after)
    loaded = argmap.loads(before + line + after)
    assert none == ()
    assert len(loaded.diagnostics) == 1
    kept = [claim for claim in loaded.map.claims if claim.text != "misplaced"]
    assert kept == list(whole.claims)
    assert loaded.map.steps == whole.steps


def test_an_include_through_a_link_out_of_the_project(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "argmap.toml").touch()
    (tmp_path / "secret.arg").write_text("claim secret: x\n", encoding="utf-8")
    (project / "link.arg").symlink_to(tmp_path / "secret.arg")
    (project / "main.arg").write_text("include: link.arg\nthesis t: x\n", encoding="utf-8")
    loaded = argmap.load(project / "main.arg")
    assert [found.name for found in loaded.diagnostics] == ["include-outside-project"]
    assert [claim.id for claim in loaded.map.claims] == ["t"]


def test_names_are_equal_composed_and_decomposed() -> None:
    text = (
        "source e\u0301cole: A school\n"
        "thesis t: A thesis. [@\u00e9cole]\n  premise ide\u0301e: An idea.\n"
        "claim c: A claim.\n  premise id\u00e9e\n"
    )
    argument, found = argmap.loads(text)
    assert found == ()
    assert argument.claims[0].citations[0].key in argument.source_by_key
    assert argument.steps[1].premises == (argument.claims[1].key,)
