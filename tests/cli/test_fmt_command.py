"""``argmap fmt``: what it writes, and above all what it leaves alone."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run

Write = Callable[[str, str | bytes], Path]

UGLY = "thesis   t:   T.\n\n\n     assumption: A.\n"
TIDY = "thesis t: T.\n\n  assumption: A.\n"
WRONG = "thesis   t: T.\n  premis: P.\n"
LONG_AGO = 1_000_000_000


def age(path: Path) -> None:
    os.utime(path, (LONG_AGO, LONG_AGO))


def is_untouched(path: Path) -> bool:
    return path.stat().st_mtime == LONG_AGO


def test_formats(run: Run, write: Write) -> None:
    path = write("map.arg", UGLY)
    done = run("fmt", "map.arg")
    assert (done.status, done.out) == (0, "")
    assert done.stderr == "1 file formatted\n"
    assert path.read_text() == TIDY


def test_what_is_fine_is_not_written(run: Run, write: Write) -> None:
    path = write("map.arg", TIDY)
    age(path)
    inode = path.stat().st_ino
    done = run("fmt", "map.arg")
    assert (done.status, done.stderr) == (0, "1 file is fine as it is\n")
    assert is_untouched(path)
    assert path.stat().st_ino == inode


def test_errors_leave_a_file_as_it_is(run: Run, write: Write) -> None:
    path = write("bad.arg", WRONG)
    good = write("good.arg", UGLY)
    age(path)
    done = run("fmt", ".")
    assert (done.status, done.out) == (2, "")
    assert path.read_bytes() == WRONG.encode()
    assert is_untouched(path)
    assert good.read_text() == TIDY
    assert "unknown word 'premis'; did you mean 'premise'?" in done.stderr
    assert "error: bad.arg has errors: it is left as it is\n" in done.stderr
    assert done.stderr.endswith("1 file formatted, 1 file left alone\n")


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_is_written_on_check_and_diff(run: Run, write: Write, option: str) -> None:
    path = write("map.arg", UGLY)
    age(path)
    done = run("fmt", option, "map.arg")
    assert done.status == 1
    assert is_untouched(path)
    assert "1 file would change" in done.stderr
    write("map.arg", TIDY)
    assert run("fmt", option, "map.arg").status == 0
    write("map.arg", WRONG)
    assert run("fmt", option, "map.arg").status == 2


def test_check_names_the_files(run: Run, write: Write) -> None:
    write("a.arg", UGLY)
    write("b.arg", TIDY)
    write("c/d.arg", UGLY)
    done = run("fmt", "--check")
    assert done.out == ""
    assert done.stderr == (
        "would change: a.arg\nwould change: c/d.arg\n"
        "2 files would change, 1 file is fine as it is\n"
    )


@pytest.mark.parametrize("options", [["--diff"], ["--diff", "--check"]])
def test_diff(run: Run, write: Write, options: list[str]) -> None:
    write("map.arg", UGLY)
    done = run("fmt", *options, "map.arg")
    assert done.status == 1
    assert done.out == (
        "--- map.arg\n+++ map.arg\n@@ -1,4 +1,3 @@\n"
        "-thesis   t:   T.\n+thesis t: T.\n \n-\n-     assumption: A.\n+  assumption: A.\n"
    )


@pytest.mark.parametrize(
    ("before", "lines"),
    [
        (b"thesis t: T.", ["-thesis t: T.", "\\ No newline at end of file", "+thesis t: T."]),
        (b"thesis t:  T.\r\n", ["-thesis t:  T.", "+thesis t: T."]),
        (b"thesis t: T.\r\nclaim c: C.\n", [" thesis t: T.<U+000D>", "-claim c: C.",
                                          "+claim c: C.<U+000D>"]),
        (b"thesis t: a\tb.\n", ["-thesis t: a\tb.", "+thesis t: a b."]),
        ("thesis t:  \u202eT.\n".encode(), ["-thesis t:  <U+202E>T.", "+thesis t: <U+202E>T."]),
    ],
    ids=["no line feed at the end", "CRLF", "mixed", "tab", "direction"],
)  # fmt: skip
def test_diff_shows_what_is_hard_to_see(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, before: bytes, lines: list[str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    write("map.arg", before)
    done = run("fmt", "--diff", "map.arg", tty=True)
    assert done.out.split("\n")[3:-1] == lines
    assert done.status == 1


PATCHED = {
    "no line feed at the end": UGLY.encode()
    + b"  premise: A much\n         longer text\n\n\n\n# end",
    "CRLF": UGLY.replace("\n", "\r\n").encode(),
    "mixed": b"thesis t:  T.\r\n  premise: P.\n",
    "mark": b"\xef\xbb\xbf" + UGLY.encode(),
    "direction": "thesis t:  \u202eT.\n".encode(),
}


@pytest.mark.parametrize("name", ["map.arg", "a map.arg", "sub/mäp.arg", 'quo"te\\.arg'])
@pytest.mark.parametrize("before", PATCHED.values(), ids=PATCHED)
def test_a_diff_can_be_applied(run: Run, write: Write, name: str, before: bytes) -> None:
    path = write(name, before)
    diff = run("fmt", "--diff", name).stdout
    assert run("fmt", name).status == 0
    formatted = path.read_bytes()
    assert formatted != before
    # Line endings are part of a patch: no tool is to think that it knows better.
    tools = {"patch": ["patch", "-s", "-p0", "--binary"], "git": ["git", "apply", "-p0"]}
    for tool, command in tools.items():
        if shutil.which(tool) is not None:
            path.write_bytes(before)
            subprocess.run(command, input=diff, check=True)
            assert path.read_bytes() == formatted


def test_colored_diff(run: Run, write: Write) -> None:
    write("map.arg", UGLY)
    done = run("fmt", "--diff", "map.arg", tty=True)
    assert "\x1b[32m+thesis t: T.\x1b[0m" in done.out


# --- standard input --------------------------------------------------------------------------


def test_standard_input_to_standard_output(run: Run) -> None:
    done = run("fmt", "-", stdin=UGLY.encode())
    assert (done.status, done.out, done.stderr) == (0, TIDY, "")
    mark_and_endings = b"\xef\xbb\xbfthesis  t: T.\r\n"
    assert run("fmt", "-", stdin=mark_and_endings).stdout == b"\xef\xbb\xbfthesis t: T.\r\n"


def test_standard_input_with_errors_gives_nothing(run: Run) -> None:
    done = run("fmt", "-", "--stdin-filename", "x/y.arg", stdin=WRONG.encode())
    assert (done.status, done.out) == (2, "")
    assert "--> x/y.arg:2:3" in done.stderr


@pytest.mark.parametrize(("text", "status"), [(UGLY, 1), (TIDY, 0)])
def test_standard_input_on_check(run: Run, text: str, status: int) -> None:
    done = run("fmt", "--check", "-", stdin=text.encode())
    assert (done.status, done.out) == (status, "")


def test_standard_input_on_diff(run: Run) -> None:
    done = run("fmt", "--diff", "-", stdin=UGLY.encode())
    assert done.status == 1
    assert done.out.startswith("--- <stdin>\n+++ <stdin>\n")


# --- what is kept ----------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_the_mode_is_kept(run: Run, write: Write, mode: int) -> None:
    path = write("map.arg", UGLY)
    path.chmod(mode)
    run("fmt", "map.arg")
    assert path.read_text() == TIDY
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_stays_a_link(run: Run, write: Write) -> None:
    path = write("real/map.arg", UGLY)
    link = Path("link.arg")
    link.symlink_to("real/map.arg")
    assert run("fmt", "link.arg").status == 0
    assert link.is_symlink()
    assert path.read_text() == TIDY


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_line_endings_and_the_mark_are_kept(
    run: Run, write: Write, mark: bytes, ending: bytes
) -> None:
    path = write("map.arg", mark + UGLY.encode().replace(b"\n", ending))
    assert run("fmt", "map.arg").status == 0
    assert path.read_bytes() == mark + TIDY.encode().replace(b"\n", ending)


# --- what goes wrong -------------------------------------------------------------------------


def test_a_failure_leaves_the_old_file_whole(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("map.arg", UGLY)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    done = run("fmt", "map.arg")
    assert (done.status, done.stderr) == (
        2,
        "error: map.arg: No space left on device\n1 file left alone\n",
    )
    assert path.read_text() == UGLY
    assert [item.name for item in Path().iterdir()] == ["map.arg"]


def test_a_file_that_may_not_be_written(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("map.arg", UGLY)
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = run("fmt", "map.arg")
    assert done.status == 2
    assert "error: map.arg: Permission denied\n" in done.stderr
    assert path.read_text() == UGLY


def test_an_include_that_is_missing_is_an_error(run: Run, write: Write) -> None:
    text = "include: gone.arg\nthesis  t: T.\n"
    path = write("map.arg", text)
    assert run("fmt", "map.arg").status == 2
    assert path.read_text() == text


def test_errors_of_an_included_file_do_not_matter(run: Run, write: Write) -> None:
    write("library.arg", "claim c: C.\n  premis: P.\n")
    path = write("map.arg", "include:   library.arg\nthesis t: T.\n  premise c\n")
    assert run("fmt", "map.arg").status == 0
    assert path.read_text().startswith("include: library.arg\n")


def test_missing_files_and_folders(run: Run, write: Write) -> None:
    write("empty/x.txt", "")
    done = run("fmt", "gone.arg", "empty")
    assert (done.status, done.stderr) == (
        2,
        (
            "error: gone.arg: there is no such file or folder\n"
            "error: empty: there is no .arg file in this folder\n2 files left alone\n"
        ),
    )


def test_a_result_that_would_not_say_the_same_is_never_written(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    import argmap.loading.formatting as formatting

    path = write("map.arg", UGLY)
    monkeypatch.setattr(formatting, "format_tree", lambda _: "thesis t: Another.\n")
    done = run("fmt", "map.arg")
    assert done.status == 2
    assert "map.arg would not say the same when formatted: it is left as it is" in done.stderr
    assert path.read_text() == UGLY
