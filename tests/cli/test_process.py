"""The command line as a whole: help, wrong calls, signals, pipes and faults."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap

from .conftest import Run

Write = Callable[[str, str | bytes], Path]

COMMANDS = ("check", "fmt", "render", "show")
ARGMAP = [sys.executable, "-m", "argmap"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_of_a_command(run: Run, command: str, option: str) -> None:
    done = run(command, option)
    assert (done.status, done.stderr) == (0, "")
    assert done.out.startswith(f"Usage: argmap {command} ")
    assert "Exit status: 0 " in " ".join(done.out.split())
    assert f"Examples:\n    argmap {command} " in done.out
    assert all(len(line) <= 100 for line in done.out.split("\n"))


def test_help(run: Run) -> None:
    done = run("--help")
    assert (done.status, done.stderr) == (0, "")
    for command in COMMANDS:
        assert f"\n  {command} " in done.out
        assert f"argmap {command} " in done.out.partition("Examples:")[2]


def test_argmap_alone_shows_its_help(run: Run) -> None:
    done = run()
    assert done.status == 2
    assert "Usage: argmap" in done.out + done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "check"]])
def test_version(run: Run, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    done = run(*arguments)
    assert done.status == 0
    assert done.out + capsys.readouterr().out == f"argmap {argmap.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chekc"], "No such command 'chekc'"),
        (["check", "--nope"], "No such option: --nope"),
        (["check", "--output-format", "xml"], "'xml' is not one of 'full', 'concise', 'json'"),
        (["render"], "Missing argument 'FILE'"),
        (["render", "x.arg", "-T", "gif"], "'gif' is not one of 'svg', 'png', 'pdf', 'dot'"),
        (["render", "x.arg", "--engine", "x"], "'x' is not one of 'auto', 'embedded', 'system'"),
        (["show", "a.arg", "b.arg"], "unexpected extra argument"),
    ],
)
def test_wrong_calls(run: Run, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert words in done.stderr
    assert "Usage: argmap" in done.stderr


def test_faults_of_argmap_are_told_in_words(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    import argmap.cli.files as files

    def break_down(*_: object) -> None:
        raise RuntimeError("something \x1b[31m broke")

    write("map.arg", "")
    monkeypatch.setattr(files, "load", break_down)
    done = run("check", "map.arg")
    assert (done.status, done.out) == (2, "")
    assert done.stderr.startswith(
        "argmap: internal error: RuntimeError: something <U+001B>[31m broke\n"
    )
    monkeypatch.setenv("ARGMAP_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run("check", "map.arg")


@pytest.fixture
def many(tmp_path: Path) -> str:
    """A file with more findings than a pipe holds."""
    path = tmp_path / "many.arg"
    path.write_text("thesis t: T.\n" + "  premise: A premise.\n" * 2_000)
    return str(path)


def test_a_reader_that_has_seen_enough(many: str) -> None:
    for arguments in (
        ["check", many],
        ["show", many],
        ["fmt", "--diff", many],
        ["render", many, "-T", "dot", "-o", "-"],
    ):
        if arguments[0] == "fmt":
            Path(many).write_text(Path(many).read_text().replace("  premise", "   premise"))
        with subprocess.Popen(
            [*ARGMAP, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(10)
            process.stdout.close()
            errors = process.stderr.read().decode()
        assert process.returncode == 0
        assert "rror" not in errors


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_no_part_of_a_result_is_lost(unbuffered: str) -> None:
    text = "thesis t: T.\n" + "  premise: A premise.\n" * 10_000
    variables = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(
        [*ARGMAP, "fmt", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=variables
    ) as process:
        assert process.communicate(text.encode())[0] == text.encode()


def test_a_full_disk(many: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*ARGMAP, "show", many], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"error: standard output: No space left on device\n"


def test_interruption(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    import argmap.cli.files as files

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write("map.arg", "")
    monkeypatch.setattr(files, "load", interrupt)
    for command in COMMANDS:
        done = run(command, "map.arg")
        assert (done.status, done.out) == (130, "")


def test_interruption_from_outside() -> None:
    with subprocess.Popen(
        [*ARGMAP, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in output[1]
    assert output[0] == b""


def test_closed_streams(many: str) -> None:
    done = subprocess.run(
        [*ARGMAP, "check", many],
        stderr=subprocess.PIPE,
        check=False,
        preexec_fn=lambda: os.close(1),
    )
    assert done.returncode == 1
    assert done.stderr.startswith(b"1 file checked: 2,000 errors")


def test_other_encodings_of_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "map.arg"
    path.write_text("thesis 木: 城市应该种树。\n", encoding="utf-8")
    variables = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*ARGMAP, "show", str(path)], capture_output=True, check=False, env=variables
    )
    assert done.returncode == 0
    assert "城市应该种树" in done.stdout.decode()
