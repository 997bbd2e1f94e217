"""``argmap check --watch``: what is checked again, and what it lives through."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import argmap.cli.watching as watching
from argmap.cli.checking import run_tasks
from argmap.cli.tasks import Result, Task

from .conftest import Outcome, Run

Write = Callable[[str, str | bytes], Path]
Watch = Callable[..., Outcome]

GOOD = "thesis t: T.\n  assumption: A.\n"
BAD = "thesis t: T.\n  premise: P.\n"
FLAGS = ("check", "--watch", "--output-format", "concise", "--select", "ARG101,ARG103")
TIME = re.compile(r"^\d\d:\d\d:\d\d ", re.MULTILINE)


@pytest.fixture
def watch(run: Run, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Give a function that watches; it does one thing before each look, and Ctrl-C at the end."""

    def call(
        *actions: Callable[[], object], arguments: tuple[str, ...] = (), tty: bool = False
    ) -> Outcome:
        left = list(actions)

        def sleep(seconds: float) -> None:
            if seconds < watching.INTERVAL:
                return
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(time, "sleep", sleep)
        done = run(*FLAGS, *arguments, tty=tty)
        assert done.status == 0
        assert not left
        return done

    return call


def rounds(done: Outcome) -> list[str]:
    """Give what was said after each check, without the time."""
    assert len(TIME.findall(done.stderr)) == done.stderr.count(" checked: ")
    said = TIME.sub("", done.stderr).replace(" file checked", "").replace(" files checked", "")
    return said.splitlines()


def write_all(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_a_saved_file_is_checked_again(watch: Watch, write: Write) -> None:
    path = write("map.arg", BAD)
    done = watch(
        lambda: path.write_text(GOOD),
        lambda: path.write_text(BAD),
        lambda: path.write_text("thesiss t: T.\n"),
        lambda: path.write_bytes(b"\xff\xfe"),
        lambda: path.write_text(GOOD),
    )
    assert rounds(done) == [
        "1: 1 error", "1: no findings", "1: 1 error", "1: 1 error", "1: 1 error", "1: no findings"
    ]  # fmt: skip
    assert [line.split()[1] for line in done.out.splitlines()] == [
        "ARG101", "ARG101", "ARG002", "ARG007"
    ]  # fmt: skip


def test_files_come_and_go(watch: Watch, write: Write) -> None:
    write("maps/a.arg", BAD)

    def replace() -> None:
        # As editors do that write another file and give it the name.
        Path("maps/new").write_text(BAD + "  premise: Q.\n")
        Path("maps/new").replace("maps/a.arg")

    done = watch(
        lambda: write_all({"maps/sub/deep/b.arg": BAD}),
        lambda: write_all({"maps/sub/c.arg": GOOD}),
        replace,
        lambda: Path("maps/sub/deep/b.arg").unlink(),
        lambda: write_all({"maps/.gitignore": "c.arg\n"}),
        lambda: Path("maps").rename("away"),
        lambda: Path("away").rename("maps"),
        arguments=("maps",),
    )
    assert rounds(done) == [
        "1: 1 error", "2: 2 errors", "3: 2 errors", "3: 3 errors", "2: 2 errors", "1: 2 errors",
        "error: maps: there is no such file or folder", "1: 2 errors",
    ]  # fmt: skip


def test_a_file_that_is_named_comes_and_goes(watch: Watch) -> None:
    path = Path("late.arg")
    gone = "error: late.arg: there is no such file or folder"
    done = watch(
        lambda: path.write_text(BAD),
        path.unlink,
        lambda: path.write_text(GOOD),
        arguments=("late.arg",),
    )
    missing = "error: late.arg: No such file or directory"
    assert rounds(done) == [gone, "1: 1 error", missing, "1: no findings"]


def test_what_a_file_reads_is_watched_too(watch: Watch, write: Write) -> None:
    write("map.arg", "include: lib/a.arg\nbibliography: refs.bib\n" + GOOD + "  premise x\n"
                     "  premise: P. [@k]\n")  # fmt: skip
    done = watch(
        lambda: write_all({"lib/a.arg": "claim x: X.\n"}),
        lambda: write_all({"refs.bib": "@book{k, title={T}}\n"}),
        lambda: write_all({"lib/a.arg": "include: b.arg\nclaim x: X.\n"}),
        lambda: write_all({"lib/b.arg": "claim y: Y.\n"}),
        lambda: write_all({"lib/b.arg": "claimm y: Y.\n"}),
        arguments=("map.arg",),
    )
    assert rounds(done)[0] == "1: 4 errors"
    assert [line.split()[1] for line in rounds(done)[1:]] == ["3", "1", "2", "1", "2"]


def test_the_configuration_is_watched(watch: Watch, write: Write) -> None:
    write("sub/map.arg", BAD)
    done = watch(
        lambda: write_all({"argmap.toml": "select = ['ARG101']\nper-file-ignores = {'*' = 1}\n"}),
        lambda: write_all({"argmap.toml": "per-file-ignores = {'*.arg' = ['ARG101']}\n"}),
        lambda: write_all({"sub/argmap.toml": ""}),
        lambda: write_all({"sub/map.arg": GOOD}),
        arguments=("sub",),
    )
    said = rounds(done)
    assert said[0] == "1: 1 error"
    assert said[1].startswith("error: ")
    assert said[-3:] == ["1: no findings", "1: 1 error", "1: no findings"]


def test_a_wrong_call_ends_at_once(run: Run, write: Write) -> None:
    write("map.arg", BAD)
    done = run("check", "--watch", "--select", "ARG1O1")
    assert done.status == 2
    assert "no rule is called 'ARG1O1'" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["-o", "x"], ["--write-baseline"], ["--fix"], ["--diff"], ["-"]]
)
def test_what_does_not_go_together(run: Run, write: Write, arguments: list[str]) -> None:
    write("map.arg", BAD)
    done = run("check", "--watch", *arguments)
    assert (done.status, done.out) == (2, "")
    assert "watch" in done.stderr
    assert Path("map.arg").read_text() == BAD


def test_only_what_has_changed_is_checked(
    watch: Watch, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        path = write(f"{name}.arg", "include: lib.arg\n" + GOOD if name != "c" else GOOD)
        os.utime(path, (1, 1))
    os.utime(write("lib.arg", ""), (1, 1))
    os.utime(".", (1, 1))
    checked: list[list[str]] = []

    def run_and_note(tasks: list[Task], *, quiet: bool, jobs: int | None) -> Iterator[Result]:
        checked.append([task.file.name for task in tasks])
        return run_tasks(tasks, quiet=quiet, jobs=jobs)

    monkeypatch.setattr(watching, "run_tasks", run_and_note)

    def add() -> None:
        os.utime(write("d.arg", GOOD), (1, 1))
        os.utime(".", (3, 3))

    watch(
        lambda: os.utime("a.arg", (2, 2)),
        lambda: os.utime("lib.arg", (2, 2)),
        add,
    )
    every = ["a.arg", "b.arg", "c.arg", "lib.arg"]
    assert checked == [every, ["a.arg"], ["a.arg", "b.arg", "lib.arg"], ["d.arg"]]


def test_the_screen_is_cleared_on_a_terminal_only(watch: Watch, write: Write) -> None:
    path = write("map.arg", BAD)
    assert watch(lambda: path.write_text(GOOD), tty=True).out.count("\x1b[2J") == 2
    assert "\x1b" not in watch(lambda: path.write_text(BAD)).out


def test_quiet(watch: Watch, write: Write) -> None:
    path = write("map.arg", GOOD)
    done = watch(lambda: path.write_text(BAD), arguments=("--quiet",))
    assert done.stderr == ""
    assert done.out.startswith("map.arg:2:3: ARG101")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "map.arg"
    path.write_text(BAD)
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", *FLAGS, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        guard = threading.Timer(60, process.kill)
        guard.start()
        assert "ARG101" in process.stdout.readline()
        assert process.stderr.readline().endswith(" 1 file checked: 1 error\n")
        path.write_text(GOOD)
        assert process.stderr.readline().endswith(" 1 file checked: no findings\n")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
        guard.cancel()
    assert process.returncode == 0
    assert out == ""
    assert "Traceback" not in err
    assert "rror" not in err
