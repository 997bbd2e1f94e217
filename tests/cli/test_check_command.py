"""``argmap check``: what it reads, what it prints, and how it ends."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Outcome, Run

Write = Callable[[str, str | bytes], Path]

CLEAN = "thesis t: T.\n  assumption: A.\n"
WRONG = "thesis t: T.\n  premise: P.\n"
ERROR = "thesis t: T.\n  assumption: A.\n  premis: P.\n"


def places(output: str) -> list[str]:
    """Give the places of concise findings: file, line and column."""
    return [line.split(": ", 1)[0] for line in output.splitlines()]


@pytest.fixture
def run(run: Run) -> Run:
    """Run with two rules only: what the others find is told in tests of theirs."""

    def call(*arguments: str | Path, stdin: bytes = b"", tty: bool = False) -> Outcome:
        rules = ("--select", "unsupported-premise,unused-source")
        return run(*arguments, *rules, stdin=stdin, tty=tty)

    return call


# --- exit status -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (CLEAN, 0, "no findings"),
        (WRONG, 1, "1 error"),
        (ERROR, 1, "1 error"),
        (
            CLEAN + "source s: S\n",
            1,
            "1 warning; 1 can be fixed with --fix --unsafe-fixes",
        ),
        ("", 0, "no findings"),
        (b"\xff\xfe\x00\x00", 1, "1 error"),
        (b"\x7fELF\x00\x01\x02\xff", 1, "1 error"),
    ],
    ids=["clean", "finding", "error", "warning", "empty", "other encoding", "binary"],
)
def test_status(run: Run, write: Write, content: str | bytes, status: int, words: str) -> None:
    write("map.arg", content)
    done = run("check", "map.arg")
    assert done.status == status
    assert done.stderr == f"1 file checked: {words}\n"
    assert bool(done.out) is (status == 1)


def test_findings_go_to_stdout_and_all_else_to_stderr(run: Run, write: Write) -> None:
    write("map.arg", WRONG)
    done = run("check", "map.arg", "gone.arg")
    assert done.status == 2
    assert done.out.startswith("ARG101 unsupported-premise: nothing backs this premise\n")
    assert "gone" not in done.out
    assert done.stderr == (
        "error: gone.arg: there is no such file or folder\n1 file checked: 1 error\n"
    )


def test_a_missing_path_does_not_keep_the_others_from_being_checked(run: Run, write: Write) -> None:
    write("map.arg", WRONG)
    assert places(run("check", "gone.arg", "map.arg", "--output-format", "concise").out) == [
        "map.arg:2:3"
    ]


# --- forms -----------------------------------------------------------------------------------


def test_concise(run: Run, write: Write) -> None:
    write("map.arg", WRONG)
    done = run("check", "--output-format", "concise", "map.arg")
    assert done.out == "map.arg:2:3: ARG101 unsupported-premise: nothing backs this premise\n"


def test_json(run: Run, write: Write) -> None:
    write("map.arg", WRONG)
    (finding,) = json.loads(run("check", "--output-format", "json", "map.arg").out)
    assert (finding["file"], finding["start"]) == ("map.arg", {"line": 2, "column": 3})
    write("map.arg", CLEAN)
    assert run("check", "--output-format", "json", "map.arg").out == "[]\n"


def test_color_on_a_terminal_only(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("map.arg", WRONG)
    assert "\x1b" not in run("check", "map.arg").out
    assert "\x1b[1;31mARG101\x1b[0m" in run("check", "map.arg", tty=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", "map.arg", tty=True).out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in run("check", "map.arg").out
    assert "\x1b" not in run("check", "map.arg", "--output-format", "json", tty=True).out


# --- standard input --------------------------------------------------------------------------


def test_standard_input(run: Run) -> None:
    done = run("check", "-", "--output-format", "concise", stdin=WRONG.encode())
    assert done.status == 1
    assert places(done.out) == ["<stdin>:2:3"]


def test_standard_input_with_a_name_finds_what_is_beside_it(run: Run, write: Write) -> None:
    write("maps/library.arg", "claim shared: C.\n  assumption: A.\n")
    text = b"include: library.arg\nthesis t: T.\n  premise shared\n  premise: P.\n"
    done = run("check", "-", "--stdin-filename", "maps/x.arg", "--output-format", "concise",
               stdin=text)  # fmt: skip
    assert places(done.out) == ["maps/x.arg:4:3"]
    done = run("check", "-", "--output-format", "concise", stdin=text)
    assert places(done.out)[0] == "<stdin>:1:10"


def test_closed_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import argmap.cli.files as files

    class Closed:
        stdin = None

    monkeypatch.setattr(files, "sys", Closed)
    done = run("check", "-")
    assert (done.status, done.stderr) == (2, "error: -: standard input is closed\n")


# --- files and folders -----------------------------------------------------------------------


def test_this_folder_by_default(run: Run, write: Write) -> None:
    write("b.arg", WRONG)
    write("a/deep/er/c.arg", WRONG)
    write("a/no.txt", WRONG)
    write(".git/config.arg", WRONG)
    write(".hidden/d.arg", WRONG)
    done = run("check", "--output-format", "concise")
    assert places(done.out) == [".hidden/d.arg:2:3", "a/deep/er/c.arg:2:3", "b.arg:2:3"]
    assert done.stderr == "4 files checked: 3 errors\n".replace("4", "3")


def test_a_folder_that_is_named_like_a_file(run: Run, write: Write) -> None:
    write("x.arg/y.arg", WRONG)
    assert places(run("check", ".", "--output-format", "concise").out) == ["x.arg/y.arg:2:3"]
    assert places(run("check", "x.arg", "--output-format", "concise").out) == ["x.arg/y.arg:2:3"]


def test_a_file_of_any_name_is_checked_when_it_is_named(run: Run, write: Write) -> None:
    write("notes.txt", WRONG)
    write(".gitignore", "*\n")
    assert run("check", "notes.txt").status == 1


def test_a_folder_without_maps(run: Run, write: Write) -> None:
    write("empty/readme.txt", "")
    done = run("check", "empty")
    assert (done.status, done.out) == (2, "")
    assert done.stderr == "error: empty: there is no .arg file in this folder\n"


def test_the_same_file_by_several_ways_is_told_once(run: Run, write: Write) -> None:
    write("a/map.arg", WRONG)
    Path("link.arg").symlink_to("a/map.arg")
    done = run("check", "a/map.arg", "./a/map.arg", "a", ".", "link.arg",
               "--output-format", "concise")  # fmt: skip
    assert places(done.out) == ["a/map.arg:2:3"]


def test_an_included_file_is_told_once(run: Run, write: Write) -> None:
    write("pyproject.toml", "")
    write("common.arg", "claim shared: C.\n  premise: P.\n")
    for name in ("a", "b"):
        write(f"{name}/x.arg", f"include: ../common.arg\nthesis {name}: T.\n  premise shared\n")
    for paths in (
        ["."],
        ["a", "b"],
        ["a", "common.arg"],
        ["a/x.arg", Path("common.arg").resolve()],
    ):
        done = run("check", "--output-format", "concise", *paths)
        assert len(places(done.out)) == 1
        assert places(done.out)[0].endswith("common.arg:2:3")


# --- what is no file to read -----------------------------------------------------------------


def test_links(run: Run, write: Write) -> None:
    write("maps/real.arg", CLEAN)
    Path("maps/loop.arg").symlink_to("loop.arg")
    Path("maps/broken.arg").symlink_to("gone")
    Path("maps/good.arg").symlink_to("real.arg")
    Path("maps/folder").symlink_to(".")
    Path("maps/folder.arg").symlink_to(".")
    done = run("check", "maps")
    assert done.status == 2
    assert done.stderr == (
        "error: maps/broken.arg: No such file or directory\n"
        "error: maps/loop.arg: Too many levels of symbolic links\n"
        "2 files checked: no findings\n"
    )
    assert run("check", "maps/loop.arg").status == 2
    assert run("check", "maps/broken.arg").status == 2


def test_a_pipe_in_a_folder_is_not_opened(run: Run, write: Write) -> None:
    write("maps/real.arg", CLEAN)
    os.mkfifo("maps/pipe.arg")
    done = run("check", "maps")
    assert done.status == 2
    assert done.stderr.startswith("error: maps/pipe.arg: this is no regular file\n")


def test_a_folder_that_cannot_be_read(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("maps/real.arg", CLEAN)
    write("maps/closed/x.arg", CLEAN)
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = run("check", "maps")
    assert done.status == 2
    assert done.stderr == (
        "error: maps/closed: the folder cannot be read: Permission denied\n"
        "1 file checked: no findings\n"
    )


def test_a_name_that_is_no_text(run: Run, write: Write) -> None:
    name = os.fsdecode(b"bad\xff\x1b[31m.arg")
    write(name, WRONG)
    for form in ("full", "concise", "json"):
        done = run("check", ".", "--output-format", form)
        assert done.status == 1
        assert b"\x1b" not in done.stdout
    assert json.loads(done.stdout)[0]["file"] == name


# --- .gitignore ------------------------------------------------------------------------------


def checked(run: Run, *paths: str) -> list[str]:
    done = run("check", "--output-format", "concise", *paths)
    return [place.partition(":")[0] for place in places(done.out)]


def test_gitignore_of_folders(run: Run, write: Write) -> None:
    top = ["a.arg", "draft.arg", "out/b.arg", "anchored.arg"]
    sub = ["draft.arg", "keep.arg", "out/c.arg", "anchored.arg"]
    for name in (*top, *(f"sub/{name}" for name in sub)):
        write(name, WRONG)
    write(".gitignore", "# a comment\n\ndraft.arg\nout/\n/anchored.arg\n")
    write("sub/.gitignore", "*.arg\n!keep.arg\n!anchored.arg\n")
    assert checked(run) == ["a.arg", "sub/anchored.arg", "sub/keep.arg"]
    assert checked(run, "sub") == ["sub/anchored.arg", "sub/keep.arg"]


def test_a_line_of_gitignore_that_is_no_pattern_matches_nothing(run: Run, write: Write) -> None:
    for name in ("a.arg", "z.arg"):
        write(name, WRONG)
    write(".gitignore", "[z-a].arg\nz.arg\n")
    assert checked(run) == ["a.arg"]


def test_gitignore_of_parents_up_to_the_repository(run: Run, write: Write) -> None:
    write(".gitignore", "x.arg\n")
    write("repo/.git/HEAD", "")
    write("repo/.gitignore", "y.arg\n")
    for name in "xyz":
        write(f"repo/sub/{name}.arg", WRONG)
    assert checked(run, "repo/sub") == ["repo/sub/x.arg", "repo/sub/z.arg"]
    assert checked(run, "repo") == ["repo/sub/x.arg", "repo/sub/z.arg"]


def test_a_folder_that_is_named_is_checked_though_it_is_ignored(run: Run, write: Write) -> None:
    write(".git/HEAD", "")
    write(".gitignore", "build/\n")
    write("build/sub/x.arg", WRONG)
    write("y.arg", WRONG)
    assert checked(run) == ["y.arg"]
    assert checked(run, "build") == ["build/sub/x.arg"]
    assert checked(run, "build/sub") == ["build/sub/x.arg"]


@pytest.mark.parametrize(
    "patterns",
    [
        "*\n!*/\n!keep.arg\n",
        "build/\n!build/keep.arg\n",
        "build/*\n!build/keep.arg\n",
        "**/keep.arg\n",
        "/a/**/keep.arg\n",
        "a/b\n",
        "/b\n",
        "b\n!a/b\n",
        "*.arg\n!a/\n",
        "k??p.arg\n[ab].arg\n",
        "\\!odd.arg\nkeep.arg \n",
        "a/\n!a/\n",
        "**\n!/a/\n!/a/x.arg\n",
        "a/**\n!a/x.arg\n",
        "/*\n!/a\n/a/*\n!/a/b/\n",
        "/\n!\n!/\n\\\n[\n\n   \n#keep.arg\n",
        "\ufeffa.arg\nbuild/   \n",
        "a/b/\n*.arg\n!keep.arg\n",
        "\\!odd.arg",
    ],
)
def test_gitignore_as_git_does(run: Run, write: Write, patterns: str) -> None:
    """Compare with git itself: the files that it would add."""
    import shutil
    import subprocess

    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    names = """keep.arg a/keep.arg a/x.arg a/b/keep.arg a/b/c/keep.arg build/keep.arg
    build/other.arg b/keep.arg a.arg !odd.arg"""
    for name in names.split():
        write(name, WRONG)
    subprocess.run([git, "init", "-q", "."], check=True)
    write(".gitignore", patterns)
    listed = subprocess.run(
        [git, "ls-files", "-z", "--others", "--exclude-per-directory=.gitignore"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.split("\0")
    assert checked(run) == sorted(name for name in listed if name.endswith(".arg"))


def test_a_link_out_of_the_project_is_not_followed(run: Run, write: Write) -> None:
    write("secret.arg", "the words of another file\n")
    write("project/argmap.toml", "")
    write("project/maps/map.arg", "claim c: x\n")
    Path("project/maps/link.arg").symlink_to("../../secret.arg")
    done = run("check", "project")
    assert done.status == 2
    assert "link.arg: this link leads out of the project's folder" in done.stderr
    assert "words" not in done.out


def test_a_device_is_not_read(run: Run) -> None:
    done = run("check", "/dev/zero")
    assert (done.status, done.out) == (2, "")
    assert "this is a device, not a file" in done.stderr
