"""Patterns for the names of files, in the form of a ``.gitignore``."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@attrs.frozen(slots=False)
class Globs:
    """Some patterns, and the folder that they are relative to.

    Attributes:
        folder: The folder, as an absolute path.
        patterns: Lines as in a ``.gitignore``.
    """

    folder: str
    patterns: tuple[str, ...]

    def match(self, path: str | Path, *, is_folder: bool = False) -> bool:
        """Say whether a path, or a folder that it is in, is meant; outside of the folder none is.

        Raises:
            ValueError: A pattern is none.
        """
        relative = os.path.relpath(os.path.abspath(path), self.folder)  # noqa: PTH100
        relative = relative.replace(os.sep, "/")
        if relative in (".", "..") or relative.startswith("../"):
            return False
        return self._spec.match_file(f"{relative}/" if is_folder else relative)

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.patterns)


def fault_of(pattern: str) -> str | None:
    """Say what is wrong with a pattern; None where nothing is."""
    import re

    from pathspec import GitIgnoreSpec

    if not pattern.strip():
        return "this pattern is empty"
    if pattern.lstrip().startswith("#"):
        return "this pattern is a comment"
    try:
        GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error):
        # pathspec takes a range such as [z-a] for one of regular expressions.
        return "this is no pattern as in a .gitignore"
    return None
