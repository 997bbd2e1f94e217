"""``argmap convert``: what is read, what is written, and what is told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from tests.cli.conftest import Run

Write = Callable[[str, str | bytes], Path]

MAP = """\
thesis t: Cities should plant trees.

  premise:   Trees cool the street.
  objection: They need water.
"""
FORMATTED = MAP.replace("premise:   ", "premise: ")


def test_there_and_back(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    done = run("convert", "map.arg", "map.json")
    assert (done.status, done.out, done.stderr) == (0, "", "wrote map.json\n")
    assert json.loads(Path("map.json").read_text())["argmap"] == 1
    done = run("convert", "map.json", "back.arg")
    assert (done.status, done.stderr) == (0, "wrote back.arg\n")
    assert argmap.load("back.arg").map == argmap.load("map.arg").map


def test_standard_input_and_output(run: Run) -> None:
    done = run("convert", "-", stdin=MAP.encode())
    assert (done.status, done.out, done.stderr) == (0, FORMATTED, "")
    made = run("convert", "-", "-", "--to", "json", stdin=MAP.encode()).stdout
    done = run("convert", "-", stdin=made)
    assert (done.status, done.out) == (0, FORMATTED.replace("\n\n", "\n"))


def test_a_map_onto_itself_is_formatted(run: Run, write: Write) -> None:
    path = write("map.arg", "# kept\n" + MAP)
    assert run("convert", "map.arg", "./map.arg").status == 0
    assert path.read_text() == "# kept\n" + FORMATTED
    path.write_text("premise: Under nothing.\n")
    done = run("convert", "map.arg", "map.arg")
    assert done.status == 2
    assert "it is left as it is" in done.stderr
    assert path.read_text() == "premise: Under nothing.\n"


def test_comments_stay_where_the_language_stays(run: Run, write: Write) -> None:
    write("map.arg", "# kept\n" + MAP)
    assert run("convert", "map.arg", "other.arg").status == 0
    assert Path("other.arg").read_text() == "# kept\n" + FORMATTED


def test_a_map_in_another_folder_stands_alone(run: Run, write: Write) -> None:
    write("part.arg", "claim shared: Shade is good.\n")
    write("map.arg", "include: part.arg\n\nthesis t: Plant trees.\n  premise shared\n")
    Path("out").mkdir()
    assert run("convert", "map.arg", "out/map.arg").status == 0
    Path("part.arg").unlink()
    loaded = argmap.load("out/map.arg")
    assert loaded.diagnostics == ()
    assert {claim.id for claim in loaded.map.claims} == {"shared", "t"}


def test_never_onto_what_is_read(run: Run, write: Write) -> None:
    write("part.arg", "claim shared: Shade is good.\n")
    path = write("map.arg", "include: part.arg\n\nthesis t: Plant trees.\n  premise shared\n")
    before = path.read_bytes()
    os.link("map.arg", "same.json")
    for target in ("map.arg", "same.json"):
        done = run("convert", "map.arg", target, "--to", "json")
        assert done.status == 2
        assert "this is the file that is read" in done.stderr
    done = run("convert", "map.arg", "part.arg")
    assert done.status == 2
    assert "refers to this file" in done.stderr
    assert path.read_bytes() == before


def test_what_is_wrong_is_told_and_the_rest_is_written(run: Run, write: Write) -> None:
    write("map.arg", MAP + "  premis: What?\n")
    done = run("convert", "map.arg", "map.json")
    assert done.status == 1
    assert "map.arg:5:3" in done.stderr
    assert len(json.loads(Path("map.json").read_text())["claims"]) == 3
    done = run("convert", "map.arg", "strict.json", "--strict")
    assert done.status == 2
    assert not Path("strict.json").exists()


def test_strict_refuses_to_lose_anything(run: Run, write: Write) -> None:
    claim = {"key": "a b", "id": "a b", "kind": "thesis", "text": "T."}
    write("map.json", json.dumps({"argmap": 1, "claims": [claim]}))
    done = run("convert", "map.json", "map.arg")
    assert done.status == 0
    assert "map.json: warning: the id 'a b' is written as 'a-b'" in done.stderr
    done = run("convert", "map.json", "strict.arg", "--strict")
    assert done.status == 2
    assert "--strict" in done.stderr
    assert not Path("strict.arg").exists()


def test_folders(run: Run, write: Write) -> None:
    write("in/a.arg", MAP)
    write("in/deep/a.arg", MAP)
    write("in/b.arg", MAP)
    run("convert", "in/b.arg", "in/b.json")
    write("in/bad.json", "{")
    write("in/readme.md", "no map")
    done = run("convert", "in", "out", "--to", "json")
    assert done.status == 2
    assert "in/bad.json:" in done.stderr
    assert done.stderr.endswith("wrote 4 of 5 files to out\n")
    written = sorted(str(path) for path in Path("out").rglob("*") if path.is_file())
    assert written == ["out/a.json", "out/b.arg.json", "out/b.json.json", "out/deep/a.json"]


def test_a_folder_inside_of_what_is_read_is_not_read_again(run: Run, write: Write) -> None:
    write("a.arg", MAP)
    for _ in range(2):
        assert run("convert", ".", "out", "--to", "json").status == 0
    assert [str(path) for path in Path("out").rglob("*")] == ["out/a.json"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.arg", "x.json"], "none.arg: No such file"),
        (["map.arg", "x.docx"], "x.docx: what to write cannot be told"),
        (["map.arg", "--to", "jsn"], "did you mean 'json'?"),
        (["map.arg", "--from", "xyz"], "there is no format 'xyz'"),
        (["folder"], "say what to write with --to"),
        (["folder", "--to", "json"], "say which folder to write to"),
        (["folder", "map.arg", "--to", "json"], "say which folder to write to"),
        (["folder", "folder", "--to", "json"], "this is the folder that is read"),
        (["folder", "out", "--to", "json"], "there is no file in this folder"),
        (["map.arg", "folder", "--to", "json"], "say what the file is to be called"),
        (["map.arg", "none/x.json"], "none/x.json: No such file"),
        (["map.arg", "--from", "json"], "this is not JSON"),
        (["utf16.json"], "this file is UTF-16"),
        (["debate.argdown"], "debate.argdown: the format cannot be told; say --from with arg,"),
        (["data.json"], "data.json: the format cannot be told"),
        (["map.arg", "--to", "csv-nodes", "--style", "essay"], "has no styles"),
        (["map.arg", "x.md", "--style", "poem"], "there is no style 'poem'"),
        (["map.arg", "--from", "mermaid"], "is only written"),
        (["map.arg", "--to", "gsn"], "is only read"),
        (["/dev/zero", "--from", "json"], "this is a device"),
    ],
)
def test_what_cannot_be_done(run: Run, write: Write, arguments: list[str], message: str) -> None:
    write("map.arg", MAP)
    write("debate.argdown", "[Trees]: Plant trees.\n  + They cool.\n")
    write("data.json", '{"rows": []}')
    write("utf16.json", "{}".encode("utf-16"))
    Path("folder").mkdir()
    done = run("convert", *arguments)
    assert done.status == 2
    assert message in done.stderr
    assert done.out == ""


def test_a_map_is_told_by_its_words(run: Run, write: Write) -> None:
    write("map.txt.bak", "# a comment\n" + MAP)
    assert run("convert", "map.txt.bak").status == 0


def test_the_formats_are_listed(run: Run) -> None:
    done = run("convert", "--formats")
    assert done.status == 0
    assert "arg" in done.out.split()
    assert "json" in done.out.split()


def test_markdown_has_two_styles(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    assert run("convert", "map.arg", "-", "--to", "markdown").out.startswith("- **Thesis:** Cities")
    done = run("convert", "map.arg", "essay.md", "--style", "essay")
    assert done.status == 0
    assert Path("essay.md").read_text().startswith("## Cities should plant trees.\n")
    assert run("convert", "essay.md").status == 2


def test_any_readable_format_becomes_any_writable_one(run: Run, write: Write) -> None:
    write("map.arg", MAP)
    listed = [line.split() for line in run("convert", "--formats").out.splitlines()]
    readable = [line[0] for line in listed if line[1].startswith("reads")]
    writable = [line[0] for line in listed if "writes" in (line[1], line[2])]
    for first in set(readable) & set(writable):
        assert run("convert", "map.arg", f"{first}.map", "--to", first).status == 0
        for second in writable:
            done = run("convert", f"{first}.map", "--from", first, "-", "--to", second)
            assert done.status == 0
            # Kialo's discussions have a title.
            assert done.stderr == "" or (first == "kialo" and "the title" in done.stderr)
            assert "Trees cool the street." in done.out or second == "csv-steps"
