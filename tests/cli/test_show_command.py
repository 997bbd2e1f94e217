"""``argmap show``: the tree and the JSON, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap

from .conftest import Run

Write = Callable[[str, str | bytes], Path]

MAP = "title: A title\nthesis t: T.\n  premise p: P.\n"


def test_the_tree(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("show", "map.arg")
    assert (done.status, done.stderr) == (0, "")
    assert done.out == "A title\n\nTHESIS t\n  T.\n└─ PREMISE p  ✗ unsupported\n     P.\n\n"


def test_plain_when_piped(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("map.arg", MAP)
    assert "\x1b" not in run("show", "map.arg").out
    assert "\x1b[1;34mTHESIS\x1b[0m" in run("show", "map.arg", tty=True).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in run("show", "map.arg").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("show", "map.arg", tty=True).out


def test_width(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("map.arg", "thesis t: " + "word " * 100 + "\n")

    def widest(*options: str) -> int:
        return max(len(line) for line in run("show", "map.arg", *options).out.split("\n"))

    assert 15 < widest("--width", "20") <= 20
    assert 190 < widest("--width", "200") <= 200
    monkeypatch.setenv("COLUMNS", "50")
    assert 45 < widest() <= 50
    monkeypatch.setenv("COLUMNS", "500")
    assert 90 < widest() <= 100
    for wrong in ("19", "0", "-1", "x"):
        done = run("show", "map.arg", "--width", wrong)
        assert (done.status, done.out) == (2, "")


def test_json_can_be_read_back(run: Run, write: Write) -> None:
    path = write("map.arg", MAP)
    done = run("show", "map.arg", "--format", "json")
    assert (done.status, done.stderr) == (0, "")
    assert argmap.loads_json(done.out) == argmap.load(path).map


@pytest.mark.parametrize("form", ["tree", "json"])
def test_a_file_with_errors_is_shown_as_far_as_it_could_be_read(
    run: Run, write: Write, form: str
) -> None:
    write("map.arg", MAP + "  premis: Q.\n")
    done = run("show", "map.arg", "--format", form)
    assert done.status == 1
    assert "P." in done.out
    assert "unknown word 'premis'" in done.stderr
    assert "premis:" not in done.out


def test_findings_of_rules_are_no_errors(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n")
    assert run("show", "map.arg").status == 0


def test_standard_input(run: Run) -> None:
    done = run("show", "-", stdin=MAP.encode())
    assert done.status == 0
    assert "THESIS t" in done.out
    done = run("show", "-", "--format", "json", stdin=MAP.encode())
    assert json.loads(done.out)["claims"][0]["at"]["file"] == "<stdin>"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone.arg", "No such file or directory"),
        (".", "Is a directory"),
        ("loop.arg", "Too many levels of symbolic links"),
    ],
)
def test_what_cannot_be_read(run: Run, name: str, words: str) -> None:
    Path("loop.arg").symlink_to("loop.arg")
    done = run("show", name)
    assert (done.status, done.out, done.stderr) == (2, "", f"error: {name}: {words}\n")


def test_an_empty_file(run: Run, write: Write) -> None:
    write("map.arg", "")
    assert (run("show", "map.arg").status, run("show", "map.arg").out) == (0, "")
    assert argmap.loads_json(run("show", "map.arg", "--format", "json").out).claims == ()
