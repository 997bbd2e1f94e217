"""The cache is the user's own, or there is none."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from argmap import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder for the cache that is not there yet."""
    path = tmp_path / "a" / "cache"
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(path))
    return path


def test_the_folder_is_made_for_the_user_alone(folder: Path) -> None:
    assert cache.private_cache_folder() == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert cache.private_cache_folder() == folder


def test_there_and_back(folder: Path) -> None:
    assert cache.read_cached("name") is None
    cache.write_cached("name", b"\0content")
    assert cache.read_cached("name") == b"\0content"
    cache.write_cached("name", b"")
    assert cache.read_cached("name") == b""
    assert [item.name for item in folder.iterdir()] == ["name"]
    assert stat.S_IMODE((folder / "name").stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o1777, 0o722])
def test_a_folder_that_others_may_write_to_is_not_used(folder: Path, mode: int) -> None:
    cache.write_cached("name", b"content")
    folder.chmod(mode)
    assert cache.private_cache_folder() is None
    assert cache.read_cached("name") is None
    cache.write_cached("other", b"content")
    assert not (folder / "other").exists()


def test_a_folder_that_others_may_read_is_used(folder: Path) -> None:
    cache.write_cached("name", b"content")
    folder.chmod(0o755)
    assert cache.read_cached("name") == b"content"


def test_a_folder_of_somebody_else_is_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write_cached("name", b"content")
    own = folder.stat().st_uid
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    assert cache.private_cache_folder() is None
    assert cache.read_cached("name") is None


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives away")
def test_a_file_of_somebody_else_is_not_read(folder: Path) -> None:
    cache.write_cached("name", b"content")
    os.chown(folder / "name", 1234, -1)
    assert cache.read_cached("name") is None


def test_a_link_is_not_used(folder: Path, tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir(mode=0o700)
    folder.parent.mkdir()
    folder.symlink_to(real)
    assert cache.private_cache_folder() is None


def test_what_is_no_folder_is_not_used(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_bytes(b"")
    assert cache.private_cache_folder() is None
    assert cache.read_cached("name") is None
    cache.write_cached("name", b"content")
    assert folder.read_bytes() == b""


def test_a_failure_to_write_is_no_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.write_cached("name", b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    cache.write_cached("name", b"new")
    assert cache.read_cached("name") == b"old"
    assert [item.name for item in folder.iterdir()] == ["name"]


def test_the_folder_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGMAP_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    found = cache.private_cache_folder()
    assert found is not None
    assert found.is_relative_to(tmp_path)
    if sys.platform == "linux":
        assert found == tmp_path / "xdg" / "argmap"
        monkeypatch.delenv("XDG_CACHE_HOME")
        assert cache.private_cache_folder() == tmp_path / "home" / ".cache" / "argmap"


def test_the_default_is_what_platformdirs_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from platformdirs import user_cache_path

    monkeypatch.delenv("ARGMAP_CACHE_DIR")
    monkeypatch.setenv("HOME", str(tmp_path))
    for value in ("", "  ", str(tmp_path / "xdg")):
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        assert cache.private_cache_folder() == user_cache_path("argmap", appauthor=False)


@pytest.mark.skipif(sys.platform != "linux", reason="a home is named otherwise there")
def test_without_a_home_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_CACHE_DIR")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert cache.private_cache_folder() is None
    assert list(tmp_path.iterdir()) == []
