"""``argmap render``: where pictures go, and where they must not."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

import argmap.drawing

from .conftest import Run

Write = Callable[[str, str | bytes], Path]

MAP = "thesis t: T.\n  assumption: A.\n"


def test_a_real_picture(run: Run, write: Write) -> None:
    write("maps/map.arg", MAP)
    done = run("render", "maps/map.arg")
    assert (done.status, done.stdout, done.stderr) == (0, b"", "wrote maps/map.svg\n")
    assert b"<svg" in Path("maps/map.svg").read_bytes()


@pytest.mark.parametrize(
    ("file", "options", "output", "start"),
    [
        ("map.arg", ["-T", "dot"], "map.dot", b"digraph"),
        ("a.b/map", ["-T", "dot"], "a.b/map.dot", b"digraph"),
        ("map.v1.arg", ["-T", "dot"], "map.v1.dot", b"digraph"),
        (".arg", ["-T", "dot"], ".arg.dot", b"digraph"),
        ("map.arg", ["-o", "x/../out.dot"], "out.dot", b"digraph"),
        ("map.arg", ["-o", "OUT.DOT"], "OUT.DOT", b"digraph"),
        ("map.arg", ["-o", "picture.svg", "-T", "dot"], "picture.svg", b"digraph"),
        ("map.arg", ["--output", "none", "--format", "dot"], "none", b"digraph"),
    ],
)
def test_names(
    run: Run, write: Write, file: str, options: list[str], output: str, start: bytes
) -> None:
    Path("x").mkdir()
    write(file, MAP)
    done = run("render", file, *options)
    assert done.status == 0
    assert done.stderr.startswith("wrote ")
    assert Path(output).read_bytes().startswith(start)
    assert Path(file).read_text() == MAP


def test_standard_output(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("render", "map.arg", "-T", "dot", "-o", "-")
    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.startswith(b"digraph")
    assert run("render", "-", "-T", "dot", stdin=MAP.encode()).stdout == done.stdout


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_bytes_do_not_go_to_a_terminal(run: Run, write: Write, form: str) -> None:
    write("map.arg", MAP)
    done = run("render", "map.arg", "-T", form, "-o", "-", tty=True)
    assert (done.status, done.stdout) == (2, b"")
    assert "does not belong on a terminal: say -o FILE" in done.stderr


@pytest.mark.parametrize("name", ["out.jpg", "out", "out.", ".svg"])
def test_a_name_that_does_not_tell_the_form(run: Run, write: Write, name: str) -> None:
    write("map.arg", MAP)
    done = run("render", "map.arg", "-o", name)
    assert (done.status, done.stdout) == (2, b"")
    assert done.stderr == (
        f"error: {name}: what to write cannot be told from the name; it should end with one of "
        ".svg, .png, .pdf, .dot, .html, or say -T\n"
    )
    assert not Path(name).exists()


def test_never_onto_the_map(run: Run, write: Write) -> None:
    path = write("map.svg", MAP)
    Path("link.svg").symlink_to("map.svg")
    Path("hard.svg").hardlink_to("map.svg")
    for options in ([], ["-o", "map.svg"], ["-o", "./map.svg"], ["-o", "link.svg"],
                    ["-o", "hard.svg"]):  # fmt: skip
        done = run("render", "map.svg", *options)
        assert done.status == 2
        assert "this is the map itself; choose another place" in done.stderr
        assert path.read_text() == MAP


@pytest.mark.parametrize(
    "name", ["lib/library.arg", "lib/refs.bib", "lib/notes.txt", "lib/own.txt"]
)
def test_never_onto_what_the_map_refers_to(run: Run, write: Write, name: str) -> None:
    write(
        "lib/library.arg", "bibliography: refs.bib\nsource own: O\n  file: own.txt\nclaim c: C.\n"
    )
    write("lib/refs.bib", "@book{b, title = {B}}\n")
    write("lib/notes.txt", "Notes.\n")
    write("lib/own.txt", "Own.\n")
    write(
        "map.arg",
        "include: lib/library.arg\nsource s: S\n  file: lib/notes.txt\n"
        "thesis t: T. [@s; @own]\n  premise c\n",
    )
    before = Path(name).read_bytes()
    done = run("render", "map.arg", "-T", "dot", "-o", name)
    assert done.status == 2
    assert "the map refers to this file; choose another place for the picture" in done.stderr
    assert Path(name).read_bytes() == before


def test_a_file_with_errors_is_drawn_as_far_as_it_could_be_read(run: Run, write: Write) -> None:
    write("map.arg", MAP + "  premis: Q.\n")
    done = run("render", "map.arg", "-T", "dot")
    assert done.status == 1
    assert "unknown word 'premis'" in done.stderr
    assert done.stderr.endswith("wrote map.dot\n")
    assert b"assumption" in Path("map.dot").read_bytes().lower()


def test_findings_of_rules_are_no_errors_but_marks(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premise: P.\n")
    done = run("render", "map.arg", "-T", "dot", "-o", "-")
    assert (done.status, done.stderr) == (0, "")
    assert b"unsupported" in done.stdout
    plain = run("render", "map.arg", "-T", "dot", "-o", "-", "--no-marks")
    assert plain.status == 0
    assert b"unsupported" not in plain.stdout


def test_notes_are_told(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = argmap.drawing.render

    def with_note(*arguments: object, **options: object) -> object:
        import attrs

        picture = draw(*arguments, **options)  # type: ignore[arg-type]
        return attrs.evolve(picture, notes=("some letters \x1b[31m have no font",))

    write("map.arg", MAP)
    monkeypatch.setattr(argmap.drawing, "render", with_note)
    done = run("render", "map.arg", "-T", "dot")
    assert done.stderr == "note: some letters <U+001B>[31m have no font\nwrote map.dot\n"


def test_a_failure_to_draw_writes_nothing(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> object:
        raise argmap.drawing.DrawingError("the engine \x1b[31m stopped")

    write("map.arg", MAP)
    write("map.svg", "the old picture")
    monkeypatch.setattr(argmap.drawing, "render", fail)
    done = run("render", "map.arg")
    assert (done.status, done.stderr) == (2, "error: the engine <U+001B>[31m stopped\n")
    assert Path("map.svg").read_text() == "the old picture"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone.arg"], "gone.arg: No such file or directory"),
        (["."], ".: Is a directory"),
        (["map.arg", "-T", "dot", "-o", "gone/x.dot"], "gone/x.dot: No such file or directory"),
        (
            ["map.arg", "-T", "dot", "-o", "folder"],
            "folder: this is a folder; say what the picture is to be called in it",
        ),
    ],
)
def test_what_cannot_be_read_or_written(
    run: Run, write: Write, arguments: list[str], words: str
) -> None:
    write("map.arg", MAP)
    Path("folder").mkdir()
    done = run("render", *arguments)
    assert (done.status, done.stdout, done.stderr) == (2, b"", f"error: {words}\n")


def test_a_device_is_written_to_and_not_replaced(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    assert run("render", "map.arg", "-T", "dot", "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


def test_a_name_that_says_something_else_is_told(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: x\n  assumption: y\n")
    done = run("render", "map.arg", "-T", "dot", "-o", "map.png")
    assert done.status == 0
    assert "it is DOT, as -T says" in done.stderr
    assert Path("map.png").read_text(encoding="utf-8").startswith("digraph")
    assert "as -T says" not in run("render", "map.arg", "-T", "dot", "-o", "map.gv").stderr


DEBATE = """\
thesis t: T.
  premise p: P.
    undercut u: U.
  objection o: O.
    rebuttal r: R.
"""


def test_verdicts_are_shown_where_they_are_asked_for(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    plain = run("render", "map.arg", "-T", "dot", "-o", "-")
    assert "falls" not in plain.out
    done = run("render", "map.arg", "-T", "dot", "-o", "-", "--verdicts")
    assert (done.status, done.stderr) == (0, "")
    assert "✗ falls (unsupported)" in done.out
    assert "✗ falls (rebutted)" in done.out
    assert "✓ stands" in done.out
    assert "why" not in done.out
    assert run("render", "map.arg", "--verdicts").status == 0
    assert ">falls (rebutted)<" in Path("map.svg").read_text()


def test_the_burden_changes_the_verdicts_that_are_drawn(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premise p: P.\n")
    options = ("render", "map.arg", "-T", "dot", "-o", "-", "--verdicts")
    assert "falls" not in run(*options).out
    assert run(*options, "--burden", "prove").out.count("falls (unsupported)") == 2


@pytest.mark.parametrize(
    ("points", "captions", "lit"),
    [
        (["o"], ["why o falls (rebutted): the rebuttal r works against it"], {"o", "r"}),
        (
            ["p:t"],
            ["why the step from p to t fails (rebutted): the undercut u works against it"],
            {"p", "u"},
        ),
        (
            ["o", "u", "o"],
            [
                "why o falls (rebutted): the rebuttal r works against it",
                "why u stands: it is presumed to stand, and nothing is said against it",
            ],
            {"o", "r", "u"},
        ),
    ],
)
def test_the_dialogue_of_why_is_highlighted(
    run: Run, write: Write, points: list[str], captions: list[str], lit: set[str]
) -> None:
    write("map.arg", DEBATE)
    options = [option for point in points for option in ("--highlight", point)]
    done = run("render", "map.arg", "-o", "-", *options)
    assert (done.status, done.stderr) == (0, "")
    assert re.findall(r'class="remark"[^>]*>([^<]*)', done.out) == captions
    claims = re.findall(r'id="claim-(\w+)" class="statement [^"]*\blit\b', done.out)
    assert set(claims) == lit
    # What is highlighted is one thing, verdicts another.
    assert "Verdict" not in done.out


def test_only_what_is_there_can_be_highlighted(run: Run, write: Write) -> None:
    write("map.arg", "thesis later: T.\n")
    done = run("render", "map.arg", "--highlight", "latr")
    assert (done.status, done.stdout) == (2, b"")
    assert done.stderr == "error: no statement has the id 'latr'; did you mean 'later'?\n"
    assert not Path("map.svg").exists()


def test_a_burden_without_verdicts_is_a_mistake(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("render", "map.arg", "--burden", "prove")
    assert done.status == 2
    assert "say --verdicts or --highlight ID as well" in done.stderr
    assert not Path("map.svg").exists()


def test_verdicts_of_a_map_with_errors_are_drawn(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premise p: P.\n    premise t\n")
    done = run("render", "map.arg", "-T", "dot", "-o", "-", "--verdicts", "--highlight", "t")
    assert done.status == 1
    assert done.out.count("falls (unsupported)") == 3


def test_themes_by_name_and_from_a_file(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    assert run("render", "map.arg", "--theme", "dark").status == 0
    assert ".background{fill:#14181d}" in Path("map.svg").read_text()
    write("own/school.toml", 'background = "navy"\n')
    done = run("render", "map.arg", "--theme", "own/school.toml", "-o", "-", "-T", "svg")
    assert done.status == 0
    assert ".background{fill:#000080}" in done.out
    assert "note: own/school.toml: the text colour on the background: #1b1f24 on" in done.stderr


def test_a_wrong_theme_is_told(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("render", "map.arg", "--theme", "darc")
    assert (done.status, done.stdout) == (2, b"")
    assert done.stderr == (
        "error: there is no theme 'darc'; did you mean 'dark'? (there is light, dark, print, "
        "contrast, or your own: a file that ends in .toml)\n"
    )
    done = run("render", "map.arg", "--theme", "gone.toml")
    assert done.stderr == "error: gone.toml: No such file or directory\n"
    write("own.toml", '[premise]\nfil = "red"\n')
    done = run("render", "map.arg", "--theme", "own.toml")
    assert done.status == 2
    assert "[premise] has no 'fil'; did you mean 'fill'?\n --> own.toml:2:1\n" in done.stderr
    assert not Path("map.svg").exists()


def test_what_boxes_say_and_how_wide_they_are(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: A long text of the thesis.\n  label: Short\n")
    texts = {
        text: re.findall(
            r'class="text[^"]*"[^>]*>([^<]*)',
            run("render", "map.arg", "--text", text, "-o", "-").out,
        )
        for text in ("full", "label", "id")
    }
    assert texts == {"full": ["A long text of the thesis."], "label": ["Short"], "id": ["t"]}
    done = run("render", "map.arg", "--width", "18", "-o", "-")
    assert ">thesis.<" in done.out
    assert run("render", "map.arg", "--width", "17").status == 2


PARTS = """\
thesis t: T.
  premise p: P.
    tags: money
    evidence: E.
  objection o: O.
    rebuttal r: R.
"""


@pytest.mark.parametrize(
    ("options", "drawn"),
    [
        (["--depth", "1"], {"t", "p", "o"}),
        (["--focus", "o"], {"t", "o", "r"}),
        (["--focus", "o", "--up", "0", "--down", "0"], {"o"}),
        (["--only", "money"], {"t", "p"}),
        (["--only", "#money", "--only", "rebuttal"], {"t", "p", "o", "r"}),
        (["--without", "objection", "--without", "evidence"], {"t", "p"}),
    ],
)
def test_a_part_of_a_map(run: Run, write: Write, options: list[str], drawn: set[str]) -> None:
    write("map.arg", PARTS)
    done = run("render", "map.arg", "-o", "-", "--verdicts", "--highlight", "t", *options)
    assert (done.status, done.stderr) == (0, "")
    assert set(re.findall(r'id="claim-(\w+)"', done.out)) == drawn


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--up", "1"], "--up and --down go from a claim: say --focus ID as well"),
        (["--focus", "x"], "no statement has the id 'x'"),
        (["--focus", "p:t"], "this is a step; say one of its claims"),
        (["--only", "mony"], "no such kind and no such tag on the map; did you mean 'money'?"),
        (["--without", "objectoin"], "did you mean 'objection'?"),
        (["--depth", "1", "-T", "html"], "-T html has every claim, to fold and to filter there"),
    ],
)  # fmt: skip
def test_a_part_that_there_is_not(run: Run, write: Write, options: list[str], words: str) -> None:
    write("map.arg", PARTS)
    done = run("render", "map.arg", *options)
    assert (done.status, done.stdout) == (2, b"")
    assert words in done.stderr
    assert not Path("map.svg").exists()


def test_pages_of_paper(run: Run, write: Write) -> None:
    write("map.arg", PARTS)
    done = run("render", "map.arg", "--paper", "a4", "--orientation", "portrait", "-o", "out.pdf")
    assert (done.status, done.stderr) == (0, "wrote out.pdf\n")
    (page,) = PdfReader("out.pdf").pages
    assert round(float(page.mediabox.width)) == 595


def test_a_png_is_as_wide_as_it_is_asked_to_be(run: Run, write: Write) -> None:
    write("map.arg", PARTS)
    widths = []
    for options in (["--width-px", "801"], ["--scale", "1"], ["--scale", "0.5"]):
        assert run("render", "map.arg", "-o", "map.png", *options).status == 0
        widths.append(struct.unpack(">L", Path("map.png").read_bytes()[16:20])[0])
    assert widths[0] == 801
    assert widths[1] == pytest.approx(2 * widths[2], abs=2)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--paper", "a4"], "only a PDF has pages: say -T pdf with --paper"),
        (["-T", "pdf", "--orientation", "landscape"], "--orientation is that of paper"),
        (["--scale", "2"], "--scale and --width-px are those of a PNG"),
        (["-T", "png", "--scale", "2", "--width-px", "100"], "do not go together"),
        (["-T", "png", "--scale", "nan"], "--scale has to be from 0.05 to 20"),
        (["-T", "png", "--scale", "0"], "--scale has to be from 0.05 to 20"),
    ],
)
def test_sizes_that_do_not_go_with_the_format(
    run: Run, write: Write, options: list[str], words: str
) -> None:
    write("map.arg", MAP)
    done = run("render", "map.arg", *options)
    assert (done.status, done.stdout) == (2, b"")
    assert words in done.stderr
