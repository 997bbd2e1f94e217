"""The project's folder, which includes and bibliographies may not leave."""

from __future__ import annotations

import os
from pathlib import Path

_MARKERS = ("argmap.toml", "pyproject.toml", ".git")


def project_folder(start: Path) -> Path:
    """Give the project's folder for a file in the folder ``start``.

    That is the nearest folder upwards with an ``argmap.toml``, a ``pyproject.toml`` or a ``.git``;
    where there is none, ``start`` itself. Links are resolved.
    """
    folder = Path(os.path.realpath(start))
    for candidate in (folder, *folder.parents):
        if any((candidate / marker).exists() for marker in _MARKERS):
            return candidate
    return folder


def is_inside(path: Path, folder: Path) -> bool:
    """Say whether a path, links resolved, is in a folder."""
    return Path(os.path.realpath(path)).is_relative_to(folder)
