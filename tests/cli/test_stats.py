"""``argmap stats``: what is counted, in one map and in many."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run

Write = Callable[[str, str | bytes], Path]

MAP = """\
source s: A source

thesis t: Cities should plant trees. [@s]
  premise a: Trees cool the street.
    undercut: Not in winter.
      undercut: Winter is short.
  and: There is room.
  objection: They need water.
    rebuttal a
"""


def test_one_map(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("stats", "map.arg")
    assert (done.status, done.stderr) == (0, "")
    rows = dict(line.split() for line in done.out.splitlines() if len(line.split()) == 2)
    findings = json.loads(run("check", "map.arg", "--output-format", "json").out)
    assert rows == {
        "claims": "6",
        "thesis": "1",
        "premise": "2",
        "objection": "1",
        "undercut": "2",
        "sources": "1",
        "steps": "5",
        "supports": "1",
        "attacks": "2",
        "undercuts": "2",
        "linked": "1",
        "shared": "1",
        "stands": "5",
        "rebutted": "1",
        "findings": str(len(findings)),
        "depth": "3",
    }
    assert findings


def test_a_folder_of_formats(run: Run, write: Write) -> None:
    write("maps/a.arg", MAP)
    run("convert", "maps/a.arg", "maps/deep.json")
    run("convert", "maps/a.arg", "maps/b.xml")
    write("maps/c.txt", "1. T.\n1.1. Con: -> See 9.\n")
    write("maps/notes.md", "no map")
    done = run("stats", "maps", "--format", "json")
    assert (done.status, done.stderr) == (1, "")
    data = json.loads(done.out)
    assert data["maps"] == 4
    assert [(each["name"], each["format"]) for each in data["files"]] == [
        ("maps/a.arg", "arg"),
        ("maps/b.xml", "arggraph"),
        ("maps/c.txt", "kialo"),
        ("maps/deep.json", "json"),
    ]
    assert data["totals"]["claims"] == 19
    assert data["totals"]["problems"] == 1
    assert data["most"]["depth"] == 3
    first, second, _, fourth = (each["counts"] for each in data["files"])
    assert first == fourth
    assert {word: first[word] for word in ("stands", "rebutted", "linked")} == {
        word: second[word] for word in ("stands", "rebutted", "linked")
    }
    shown = run("stats", "maps").out
    assert shown.splitlines()[0].split() == ["total", "mean", "most"]
    assert "claims" in shown


def test_what_cannot_be_read_is_told_and_the_rest_is_counted(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    write("bad.json", "{")
    done = run("stats", "map.arg", "bad.json", "none.arg")
    assert done.status == 2
    assert "bad.json:" in done.stderr
    assert "none.arg: No such file" in done.stderr
    assert done.out.startswith("claims")
    Path("empty").mkdir()
    assert run("stats", "empty").status == 2
    assert run("stats", "map.arg", "--from", "arq").status == 2


def test_standard_input(run: Run) -> None:
    done = run("stats", "-", stdin=b"thesis: T.\n")
    assert (done.status, done.out.split()[:2]) == (0, ["claims", "1"])
