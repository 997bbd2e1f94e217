"""Half a hundred files that nobody should have written, checked in one run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXTS = (
    "thesis",
    "premise: x",
    "thesis t: [@" * 1_000,
    "thesis t: " + "[" * 20_000,
    ":" * 20_000,
    "\\" * 20_000,
    "#" * 20_000,
    "and: a\n" * 100,
    "include: \n",
    "source\n" * 100,
    "thesis t: T.\n  premise t\n",
    "thesis t: T.\n" * 100,
    "\u202e" * 1_000,
    "x" * 1_000 + "\n" + "  " * 20_000,
    "thesis t: T.\n  weight: 1e999\n",
    "thesis t: T.\n  weight: NaN\n",
    "burden: x\nburden: y\n",
    "# argmap: ignore[",
    "# argmap: ignore[" + "ARG101," * 5_000 + "]\nthesis t: T\n",
    "language: " + "x" * 10_000 + "\nthesis t: T\n",
    "date: 99999-99\nthesis t: T\n",
    "include: folder.arg\nthesis t: T.\n",
    "include: loop.arg\nthesis t: T.\n",
    "include: /dev/zero\nthesis t: T.\n",
    "include: ../../etc/passwd\nthesis t: T.\n",
    "bibliography: folder.arg\nthesis t: T.\n",
    "source s: S\n  file: /dev/zero\nthesis t: T.\n  evidence e: E [@s]\n    quote: q\n",
    "source s: S\n  file: loop.arg\nthesis t: T.\n  evidence e: E [@s]\n    quote: q\n",
    "thesis t: T.\r  premise: P.\r",
    "".join(f"{'  ' * depth}premise: P.\n" for depth in range(100)),
)
BYTES = {
    "empty": b"",
    "binary": bytes(range(256)) * 80,
    "nul": b"thesis t: T.\0\0\n  premise: P\0.\n",
    "nuls": b"\0" * 20_000,
    "utf-16": "thesis t: T.\n".encode("utf-16"),
    "mark": b"\xef\xbb\xbfthesis t: T.\n  assumption: A.\n",
    "latin-1": "thesis t: Café.\n  assumption: A.\n".encode("latin-1"),
    "surrogates": b"thesis t: \xed\xa0\x80.\n",
    "image": b"\x89PNG\r\n\x1a\n" + bytes(range(255, 0, -1)),
    "long": b"thesis t: " + b"a" * 1_000_000 + b"\n",
    "-dash": b"thesis t: T.\n",
    "new\nline": b"thesis t\n",
    "escape\x1b[31m": b"thesis t\n",
    "direction\u202e": b"thesis t\n",
}
# In the order in which they are told; a folder that is called like a file is looked into.
UNREADABLE = ("a.arg", "b.arg", "broken.arg", "loop.arg", "pipe.arg")


@pytest.fixture
def folder(run: Run) -> Path:
    del run
    folder = Path()
    for number, text in enumerate(TEXTS):
        (folder / f"text-{number:02}.arg").write_bytes(text.encode())
    for name, content in BYTES.items():
        (folder / f"{name}.arg").write_bytes(content)
    (folder / "selves.arg").write_text("include: selves.arg\nthesis t: T.\n", encoding="utf-8")
    (folder / "folder.arg").mkdir()
    (folder / "loop.arg").symlink_to("loop.arg")
    (folder / "a.arg").symlink_to("b.arg")
    (folder / "b.arg").symlink_to("a.arg")
    (folder / "broken.arg").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.arg")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="the names and the links are those of POSIX")
@pytest.mark.parametrize("form", ["concise", "full", "json", "sarif", "github", "gitlab", "junit"])
def test_each_gets_a_clear_line(form: str, folder: Path, run: Run) -> None:
    assert len(list(folder.iterdir())) == len(TEXTS) + len(BYTES) + len(UNREADABLE) + 2
    outcome = run("check", "--output-format", form, ".")
    assert outcome.status == 2
    *errors, last = outcome.stderr.splitlines()
    assert [line.split()[1].rstrip(":") for line in errors] == list(UNREADABLE)
    assert last.startswith(f"{len(TEXTS) + len(BYTES) + 1} files checked: ")
    # json escapes what moves the cursor; nothing else may hold it either.
    assert not {b"\x1b", b"\0", b"\x07"} & {bytes([byte]) for byte in outcome.stdout}
    assert "\u202e" not in outcome.out


@pytest.mark.skipif(os.name == "nt", reason="the names and the links are those of POSIX")
def test_each_file_is_named(folder: Path, run: Run) -> None:
    del folder
    lines = run("check", "--output-format", "concise", ".").out.splitlines()
    named = {line.split(":")[0] for line in lines}
    silent = {"empty.arg", "text-06.arg"}
    wanted = {f"text-{number:02}.arg" for number in range(len(TEXTS))} - silent
    assert wanted <= named
    assert {"new<U+000A>line.arg", "escape<U+001B>[31m.arg", "direction<U+202E>.arg"} <= named
    assert not silent & named


def test_a_line_of_a_hundred_megabytes(run: Run) -> None:
    with Path("long.arg").open("wb") as file:
        file.write(b"thesis t: ")
        for _ in range(100):
            file.write(b"a" * 1_000_000)
    outcome = run("check", "--output-format", "concise", "long.arg")
    assert outcome.status == 1
    assert outcome.out.startswith("long.arg:1:1: ARG103 thesis-without-premise")
    assert len(outcome.out) < 1_000
