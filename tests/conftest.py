"""What all tests share: files of expected output, and a cache of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

ACCEPT = "ARGMAP_ACCEPT"
"""With this variable set, the tests write what they got as what they expect from now on."""


class Expect(Protocol):
    """Compares a text with a file that holds what is expected."""

    def __call__(self, got: str, path: Path) -> None: ...


@pytest.fixture
def expect() -> Expect:
    """Give a function that compares a text with a file, or writes it (``ARGMAP_ACCEPT=1``)."""

    def compare(got: str, path: Path) -> None:
        if os.environ.get(ACCEPT):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(got.encode())
        assert path.exists(), f"{path.name} is missing: run with {ACCEPT}=1, and look at it"
        assert got == path.read_bytes().decode()

    return compare


@pytest.fixture(scope="session", autouse=True)
def private_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what the tests build out of the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGMAP_CACHE_DIR", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the variables that turn colour on and off out of the tests."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "ARGMAP_DEBUG"):
        monkeypatch.delenv(name, raising=False)
