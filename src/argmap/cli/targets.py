"""Where results go, and where they must not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from argmap.cli.output import fail
from argmap.loading import Loaded


def check_output(output: str | None, what: str) -> None:
    """Say where a name cannot be that of the file to write: it is empty, or a folder's.

    Args:
        output: The name; None and ``-`` are standard output.
        what: What is to be written, as in *the brief*.

    Raises:
        typer.Exit: It cannot, which has been said.
    """
    if output is None or output == "-":
        return
    if not output:
        raise fail(f"-o: the name of the file is empty; say what {what} is to be called")
    if os.path.isdir(output):  # noqa: PTH112
        raise fail(f"{output}: this is a folder; say what {what} is to be called in it")


def same_file(output: str, other: str | Path) -> bool:
    """Say whether two paths lead to one file, which need not exist."""
    return os.path.realpath(output) == os.path.realpath(other) or (
        os.path.exists(output) and os.path.exists(other) and os.path.samefile(output, other)  # noqa: PTH110, PTH121
    )


def files_behind(loaded: Loaded) -> Iterator[Path]:
    """Give the files that a map is made of: what it includes, bibliographies, copies of sources."""
    folders = set()
    for file in loaded.files:
        folder = Path() if file.source.path is None else file.source.path.parent
        folders.add(folder)
        if file.source.path is not None:
            yield file.source.path
        for word in ("include", "bibliography"):
            # Those that are not there (yet) as well.
            for named in file.header.get(word, ()):
                yield folder / named.value
    for source in loaded.map.sources:
        if source.file is not None:
            yield from (folder / source.file for folder in folders)
