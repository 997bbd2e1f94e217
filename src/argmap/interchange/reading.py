"""Reading a map from any format that can be read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from argmap.diagnostic import Diagnostic
from argmap.interchange.errors import InterchangeError
from argmap.interchange.formats import FORMATS, Format, format_of_text
from argmap.interchange.notices import Notices
from argmap.loading import Loaded
from argmap.loading.loader import load_bytes
from argmap.memory import without_garbage_collection
from argmap.model import ArgumentMap
from argmap.syntax.reading import decode

MOST_BYTES = 64_000_000
"""A larger file in another format than ``.arg`` is not read: it would take all memory."""


@attrs.frozen(eq=False, repr=False)
class Reading:
    """What was read.

    Attributes:
        map: All that could be understood.
        format: What it was read as.
        notices: What was not understood.
        loaded: What was loaded, where it was ``.arg``; its diagnostics are not among the notices.
    """

    map: ArgumentMap
    format: Format
    notices: Notices
    loaded: Loaded | None = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with a text in ``.arg``."""
        return () if self.loaded is None else self.loaded.diagnostics


def read_map(
    content: bytes,
    *,
    name: str,
    path: Path | None = None,
    format: str | None = None,  # noqa: A002
) -> Reading:
    """Read a map.

    Args:
        content: What the file holds.
        name: What messages call it; what it ends with helps to tell the format.
        path: Where it is on disk, if it is.
        format: The name of the format, where the user says.

    Raises:
        InterchangeError: It is not in that format, or it cannot be told in which it is.
    """
    if format == "arg" or (format is None and name.lower().endswith(".arg")):
        return _load(content, name, path)
    if len(content) > MOST_BYTES:
        raise InterchangeError(
            f"the file has {len(content):,} bytes; at most {MOST_BYTES:,} are read"
        )
    source, log = decode(content, name, path)
    if not source.text and log.problems:
        raise InterchangeError(f"{log.problems[0].message}; {log.problems[0].help}")
    told = format_of_text(name, source.text) if format is None else FORMATS[format]
    if told is None:
        raise InterchangeError(f"the format cannot be told; say --from with {_names()}")
    if told.name == "arg":
        return _load(content, name, path)
    if not told.reads:
        raise InterchangeError(f"{told.title} is only written, not read")
    notices = Notices()
    for problem in log.problems:
        notices.add(problem.message, problem.span, kind="characters")
    with without_garbage_collection():
        return Reading(told.reader()(source, notices), told, notices)


def _load(content: bytes, name: str, path: Path | None) -> Reading:
    loaded = load_bytes(content, name=name, path=path)
    return Reading(loaded.map, FORMATS["arg"], Notices(), loaded)


def _names() -> str:
    return _listed(each.name for each in FORMATS.values() if each.reads)


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}"
