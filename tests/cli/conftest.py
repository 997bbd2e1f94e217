"""The command line, run inside the test's own process."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Protocol

import attrs
import pytest

from argmap.cli import main


@attrs.frozen
class Outcome:
    """What a command gave back."""

    status: int
    stdout: bytes
    stderr: str

    @property
    def out(self) -> str:
        return self.stdout.decode()


class Run(Protocol):
    def __call__(
        self, *arguments: str | Path, stdin: bytes = b"", tty: bool = False
    ) -> Outcome: ...


class _Stream(io.TextIOWrapper):
    """Standard output or error: a pipe, or what says that it is a terminal."""

    tty = False

    def isatty(self) -> bool:
        return self.tty


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Give a function that runs ``argmap`` with arguments, in an empty folder."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "ARGMAP_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(*arguments: str | Path, stdin: bytes = b"", tty: bool = False) -> Outcome:
        out, err = (_Stream(io.BytesIO(), encoding="utf-8") for _ in range(2))
        out.tty = err.tty = tty
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["argmap", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                main()
                status = 0
            except SystemExit as end:
                assert end.code is None or isinstance(end.code, int)
                status = end.code or 0
        for stream in (out, err):
            stream.flush()
        parts = [stream.buffer.getvalue() for stream in (out, err)]  # type: ignore[attr-defined]
        assert b"Traceback" not in parts[1]
        return Outcome(status, parts[0], parts[1].decode())

    return call


@pytest.fixture
def write(run: Run) -> object:
    """Give a function that writes a file of the folder that commands run in."""
    del run

    def write_file(name: str, content: str | bytes) -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file
