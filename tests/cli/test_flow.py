"""``argmap flow``: where flows go, and what is said besides."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.test_imports import COMMAND, among, loaded_by

from .conftest import Run

Write = Callable[[str, str | bytes], Path]

MAP = "thesis t: T.\n  premise p: P.\n    objection o: O.\n"


def test_each_form(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    for name in ("flow.xlsx", "flow.csv", "flow.html"):
        done = run("flow", "map.arg", "-o", name)
        assert (done.status, done.stdout, done.stderr) == (0, b"", f"wrote {name}\n")
    book = load_workbook("flow.xlsx")
    assert book.sheetnames == ["Overview", "1 P."]
    content = Path("flow.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfsheet,side,thesis,row,1AC (aff),1NC (neg)")
    assert Path("flow.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_standard_output(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("flow", "map.arg", "-T", "csv")
    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.startswith(b"sheet,side,")
    assert run("flow", "-", "-T", "csv", "-o", "-", stdin=MAP.encode()).stdout == done.stdout
    assert run("flow", "map.arg", "-T", "html").stdout.startswith(b"<!DOCTYPE html>")
    book = load_workbook(io.BytesIO(run("flow", "map.arg", "-T", "xlsx").stdout))
    assert len(book.sheetnames) == 2


@pytest.mark.parametrize(
    ("options", "heads"),
    [
        ([], "1AC (aff),1NC (neg),2AC (aff),Block (neg),1AR (aff),2NR (neg),2AR (aff)"),
        (["--format", "ld"], "AC (aff),NC (neg),1AR (aff),NR (neg),2AR (aff)"),
        (["--speeches", "P,O,con:OR,PR"], "P (aff),O (neg),OR (neg),PR (aff)"),
    ],
)
def test_columns(run: Run, write: Write, options: list[str], heads: str) -> None:
    write("map.arg", MAP)
    done = run("flow", "map.arg", "-T", "csv", *options)
    assert done.out.splitlines()[0] == f"sheet,side,thesis,row,{heads}"


def test_the_burden(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    assert "falls (rebutted)" in run("flow", "map.arg", "-T", "csv").out
    assert "falls (unsupported)" in run("flow", "map.arg", "-T", "csv", "--burden", "prove").out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "what to write is not said: say -o FILE, whose name ends with one of .xlsx, .csv"),
        (["-o", "-"], "what to write is not said"),
        (["-o", "flow.ods"], "flow.ods: what to write cannot be told from the name"),
        (["-T", "csv", "--format", "ld", "--speeches", "A,B"], "give one of them"),
        (["-T", "csv", "--speeches", "A"], "--speeches: no speech is the con's"),
        (["-o", "map.arg", "-T", "csv"], "map.arg: this is the map itself"),
        (["-o", "notes.txt", "-T", "csv"], "notes.txt: the map refers to this file"),
        (["-o", "none/flow.csv"], "none/flow.csv: No such file or directory"),
    ],
)
def test_what_cannot_be(run: Run, write: Write, options: list[str], message: str) -> None:
    write("notes.txt", "Notes.")
    text = f"source s: S\n  file: notes.txt\n{MAP}"
    write("map.arg", text)
    done = run("flow", "map.arg", *options)
    assert (done.status, done.stdout) == (2, b"")
    assert message in done.stderr
    assert Path("map.arg").read_text() == text
    assert Path("notes.txt").read_text() == "Notes."


def test_a_workbook_does_not_go_to_a_terminal(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("flow", "map.arg", "-T", "xlsx", tty=True)
    assert (done.status, done.stdout) == (2, b"")
    assert "an XLSX does not belong on a terminal: say -o FILE" in done.stderr


def test_no_thesis(run: Run, write: Write) -> None:
    write("map.arg", "claim c: C.\n")
    done = run("flow", "map.arg", "-o", "flow.csv")
    assert done.status == 2
    assert "map.arg: there is no thesis here" in done.stderr
    assert not Path("flow.csv").exists()


def test_no_file(run: Run) -> None:
    done = run("flow", "none.arg", "-T", "csv")
    assert (done.status, done.stdout) == (2, b"")
    assert "none.arg" in done.stderr


def test_a_map_with_errors_is_written_for_what_it_holds(run: Run, write: Write) -> None:
    write("map.arg", f"{MAP}  premis q: Q.\n")
    done = run("flow", "map.arg", "-o", "flow.csv")
    assert done.status == 1
    assert "ARG002" in done.stderr
    assert "wrote flow.csv" in done.stderr
    assert Path("flow.csv").exists()


def test_what_did_not_fit_is_told(run: Run, write: Write) -> None:
    text = (
        "thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n      rebuttal s: S.\nclaim c: C.\n"
    )
    write("map.arg", text)
    done = run("flow", "map.arg", "-T", "csv", "--speeches", "A,B,C")
    assert done.stderr == (
        "note: 1 argument comes after the last speech of its side; listed below the rows of the "
        "sheet:\n"
        "  sheet 1, 2 (on row 1): S.\n"
        "note: 1 claim bears on no thesis and is on no sheet\n"
    )


def test_a_name_that_says_something_else_is_told(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("flow", "map.arg", "-T", "csv", "-o", "flow.html")
    assert done.stderr == ("wrote flow.html\nnote: it is CSV, as -T says, not what its name says\n")


def test_only_a_workbook_needs_what_writes_one(tmp_path: Path) -> None:
    path = tmp_path / "map.arg"
    path.write_text(MAP, encoding="utf-8")
    for form in ("csv", "html"):
        loaded = loaded_by(COMMAND, "flow", str(path), "-T", form)
        assert "argmap.briefing.flow_grid" in loaded
        assert among(loaded, {"openpyxl", "argmap.drawing", "typst"}) == set()
