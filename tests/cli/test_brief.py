"""``argmap brief``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.briefing.maps import CHARGE
from tests.cli.conftest import Run

Write = Callable[[str, str | bytes], Path]


def test_markdown_on_standard_output(run: Run, write: Write) -> None:
    write("map.arg", CHARGE)
    done = run("brief", "map.arg")
    assert (done.status, done.stderr) == (0, "")
    assert done.out.startswith("# A charge for the bridges\n")
    assert "· map.arg*" in done.out
    assert run("brief", "map.arg", "-o", "-").out == done.out
    piped = run("brief", "-", stdin=CHARGE.encode())
    assert piped.out == done.out.replace(" · map.arg*", "*")


def test_sides_and_options(run: Run, write: Write) -> None:
    write("map.arg", CHARGE)
    assert "side that attacks" in run("brief", "map.arg", "--side", "con").out
    assert "at 300 a minute" in run("brief", "map.arg", "--wpm", "300").out
    done = run("brief", "map.arg", "--burden", "prove").out
    assert "Falls by itself" in done
    assert run("brief", "map.arg", "--side", "both").status == 2


@pytest.mark.parametrize(
    ("name", "start"), [("out.html", b"<!DOCTYPE html>"), ("out.pdf", b"%PDF")]
)
def test_files(run: Run, write: Write, name: str, start: bytes) -> None:
    write("map.arg", CHARGE)
    done = run("brief", "map.arg", "-o", name, "--paper", "letter")
    assert (done.status, done.stdout) == (0, b"")
    assert f"wrote {name}\n" in done.stderr
    assert Path(name).read_bytes().startswith(start)


def test_word(run: Run, write: Write) -> None:
    write("map.arg", CHARGE)
    done = run("brief", "map.arg", "-T", "docx", "-o", "brief.out")
    assert done.status == 0
    assert Path("brief.out").read_bytes().startswith(b"PK")


def test_the_picture_lies_beside_markdown(run: Run, write: Write) -> None:
    write("map.arg", CHARGE)
    done = run("brief", "map.arg", "-o", "out.md")
    assert done.stderr == "wrote out-map.svg\nwrote out.md\n"
    assert "](out-map.svg)" in Path("out.md").read_text("utf-8")
    assert Path("out-map.svg").read_bytes().startswith(b"<svg")
    assert "](" not in run("brief", "map.arg").out.replace("](#", "").replace("](https:", "")
    run("brief", "map.arg", "-o", "bare.md", "--no-picture")
    assert not Path("bare-map.svg").exists()
    run("brief", "map.arg", "-T", "md", "-o", "same.svg")
    assert Path("same.svg").read_text("utf-8").startswith("# A charge")
    assert Path("same-map.svg").exists()


def test_html_holds_the_picture(run: Run, write: Write) -> None:
    write("map.arg", CHARGE)
    assert b"<svg" in run("brief", "map.arg", "-T", "html").stdout
    assert b"<svg" not in run("brief", "map.arg", "-T", "html", "--no-picture").stdout


def test_a_picture_of_a_large_map_is_left_out(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n" + "".join(f"  premise p{n}: P.\n" for n in range(501)))
    done = run("brief", "map.arg", "-T", "html")
    assert done.status == 0
    assert done.stderr.startswith("note: the picture is left out: no page holds 502 statements")
    assert b"<svg" not in done.stdout


def test_errors_in_the_map(run: Run, write: Write) -> None:
    write("map.arg", CHARGE + "  nonsense\n")
    done = run("brief", "map.arg", "-o", "out.md")
    assert done.status == 1
    assert "map.arg:" in done.stderr
    assert Path("out.md").exists()


def test_no_thesis(run: Run, write: Write) -> None:
    write("map.arg", "claim c: C.\n")
    done = run("brief", "map.arg", "-o", "out.md")
    assert (done.status, done.stdout) == (2, b"")
    assert "map.arg: there is no thesis here" in done.stderr
    assert not Path("out.md").exists()


def test_where_briefs_do_not_go(run: Run, write: Write) -> None:
    write("map.arg", "bibliography: map.html\n" + CHARGE)
    write("map.html", "")
    before = Path("map.arg").read_bytes()
    assert run("brief", "map.arg", "-T", "md", "-o", "map.arg").status == 2
    assert run("brief", "map.arg", "-o", "map.html").status == 2
    assert run("brief", "map.arg", "-o", "out.txt").status == 2
    assert run("brief", "map.arg", "-T", "md", "-o", ".").status == 2
    assert run("brief", "map.arg", "-o", "no/folder.md").status == 2
    assert run("brief", "missing.arg").status == 2
    assert Path("map.arg").read_bytes() == before
    assert Path("map.html").read_bytes() == b""


def test_no_binary_on_a_terminal(run: Run, write: Write) -> None:
    write("map.arg", CHARGE)
    done = run("brief", "map.arg", "-T", "pdf", tty=True)
    assert (done.status, done.stdout) == (2, b"")
    assert "a PDF does not belong on a terminal" in done.stderr


def test_what_is_needed_is_loaded(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("map.arg", CHARGE)
    for name in ("docx", "typst", "wasmtime", "resvg_py"):
        monkeypatch.setitem(sys.modules, name, None)
    assert run("brief", "map.arg").status == 0


def test_long_work_is_told_on_a_terminal(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n" + "".join(f"  premise p{n}: P.\n" for n in range(201)))
    done = run("brief", "map.arg", tty=True)
    assert done.stderr == "preparing 202 statements …\r\x1b[K"
    assert run("brief", "map.arg").stderr == ""


def test_a_folder_is_no_place_for_a_brief(run: Run, write: Write) -> None:
    write("map.arg", CHARGE)
    Path("briefs").mkdir()
    done = run("brief", "map.arg", "-o", "briefs")
    assert done.status == 2
    assert done.stderr.startswith("error: briefs: this is a folder")
