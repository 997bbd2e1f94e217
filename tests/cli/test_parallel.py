"""Checking by several processes: the same output, and a clean end whatever happens."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from argmap.cli import parallel
from argmap.cli.parallel import WorkerError, in_order, processes_for

from .conftest import Run

Write = Callable[[str, str | bytes], Path]
MAP = """\
include: ../common.arg
thesis t{0}: T.
  premise: Premise {0}.
  premise shared
  premis: x
"""


def squared(number: int) -> tuple[int, int]:
    time.sleep(0.002 * (number % 3))
    return number * number, os.getpid()


def ended(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def slow(number: int) -> int:
    time.sleep(0 if number == 0 else 30)
    return number


def test_results_come_in_the_order_of_the_tasks() -> None:
    found = list(in_order(squared, range(100), 2))
    assert [result for result, _ in found] == [number * number for number in range(100)]
    assert os.getpid() not in {process for _, process in found}
    assert {process for _, process in in_order(squared, range(3), 1)} == {os.getpid()}


def test_a_process_that_is_ended_is_told() -> None:
    with pytest.raises(WorkerError, match="a process that checked files was ended"):
        list(in_order(ended, range(10), 2))
    assert multiprocessing.active_children() == []


def test_whoever_closes_waits_for_nothing() -> None:
    started = time.monotonic()
    with closing(in_order(slow, range(20), 2)) as results:
        assert next(results) == 0
    assert time.monotonic() - started < 20


def test_when_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_can_copy", lambda: True)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(4))
    monkeypatch.setattr(sys, "platform", "linux")
    assert processes_for([100] * 50) == 1
    assert processes_for([500_000] * 50) == 4
    assert processes_for([500_000] * 3) == 3
    monkeypatch.setattr(parallel, "_can_copy", lambda: False)
    assert processes_for([500_000] * 3) == 1


@pytest.fixture
def many(write: Write) -> None:
    write("argmap.toml", "select = ['ARG101', 'ARG302']\nbaseline = 'known.json'\n")
    write("known.json", '{"version": 1, "findings": {}}')
    write("common.arg", "claim shared: C.\n  premise: P.\n")
    for index in range(30):
        write(f"maps/m{index:02}.arg", MAP.format(index))
    Path("maps/gone.arg").symlink_to("nowhere")
    write("maps/sub/argmap.toml", "select = ['ARG302']")
    write("maps/sub/x.arg", "thesis t: T.\n  premise: P.\nsource s: S\n")


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_the_output_is_the_same(run: Run, form: str) -> None:
    one = run("check", "--output-format", form, "--jobs", "1")
    two = run("check", "--output-format", form, "--jobs", "2")
    assert one == two
    assert one.status == 2
    assert one.stderr.startswith("error: maps/gone.arg: No such file or directory\n")
    assert one.out.count("common.arg") == 1


@pytest.mark.usefixtures("many")
def test_the_baseline_is_the_same(run: Run) -> None:
    Path("maps/gone.arg").unlink()
    written = []
    for jobs in ("1", "2"):
        assert run("check", "--jobs", jobs, "--write-baseline").status == 1
        written.append(Path("known.json").read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b'"fingerprint"') == 31


def test_standard_input_among_others(run: Run, write: Write) -> None:
    write("a.arg", "thesis t: T.\n  premise: P.\n")
    arguments = ("check", "-", "a.arg", "--select", "ARG101", "--output-format", "concise")
    done = run(*arguments, "--jobs", "2", stdin=b"thesis t: T.\n  premise: P.\n")
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["<stdin>", "a.arg"]


def test_a_process_that_is_ended_ends_the_check(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    import argmap.cli.tasks as tasks

    own = os.getpid()

    def die(*_: object) -> None:
        assert os.getpid() != own
        os.kill(os.getpid(), signal.SIGKILL)

    for name in "abc":
        write(f"{name}.arg", "thesis t: T.\n")
    monkeypatch.setattr(tasks, "read_input", die)
    done = run("check", "--jobs", "2")
    assert (done.status, done.out) == (2, "")
    assert done.stderr.startswith("error: a process that checked files was ended")


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("whom", ["all", "the first"])
def test_ctrl_c(tmp_path: Path, whom: str) -> None:
    # Bodies long enough that it is still checking when the signal comes.
    body = "".join(f"  premise p{index}: Premise {index}.\n" for index in range(4_000))
    for index in range(40):
        (tmp_path / f"{index}.arg").write_text(f"thesis t: T.\n{body}", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "check", "--jobs", "2", "."],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 60
    while len(children.read_text().split()) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    started = [int(number) for number in children.read_text().split()]
    time.sleep(0.2)
    if whom == "all":
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
    for number in started:
        assert not Path(f"/proc/{number}").exists()
