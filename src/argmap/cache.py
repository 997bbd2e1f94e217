"""The user's cache folder, for what is slow to build and safe to lose.

What is kept there is loaded as code (unpickled tables, a compiled module), so a folder that
somebody else could write to is never used.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path


def private_cache_folder() -> Path | None:
    """Give argmap's folder in the user's cache, made if need be.

    ``ARGMAP_CACHE_DIR`` names another place.

    Returns:
        The folder, or None where there is none that belongs to the user alone: what is missing
        from the cache is then built anew each time.
    """
    named = os.environ.get("ARGMAP_CACHE_DIR")
    folder = Path(named) if named else _default_folder()
    if not named and not folder.is_absolute():
        # Nobody's home: without HOME and without a user there is no place that is theirs.
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        status = folder.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(status.st_mode):
        return None
    if hasattr(os, "getuid") and (
        status.st_uid != os.getuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    ):
        return None
    return folder


def _default_folder() -> Path:
    if sys.platform == "linux":
        # What platformdirs would say, without a hundredth of a second for importing it.
        base = os.environ.get("XDG_CACHE_HOME", "").strip()
        return Path(base or os.path.expanduser("~/.cache")) / "argmap"  # noqa: PTH111
    from platformdirs import user_cache_path

    return user_cache_path("argmap", appauthor=False)


def read_cached(name: str) -> bytes | None:
    """Read a file of the cache.

    Returns:
        Its bytes, or None where it is not there or not the user's own.
    """
    folder = private_cache_folder()
    if folder is None:
        return None
    try:
        with (folder / name).open("rb") as file:
            status = os.fstat(file.fileno())
            if hasattr(os, "getuid") and status.st_uid != os.getuid():
                return None
            return file.read()
    except OSError:
        return None


def write_cached(name: str, content: bytes) -> None:
    """Write a file of the cache, whole or not at all; where that fails, nothing is lost."""
    folder = private_cache_folder()
    if folder is None:
        return
    import tempfile

    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    except OSError:
        return
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.replace(temporary, folder / name)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
