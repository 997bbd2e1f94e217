"""The font in which pictures and pages are set: Liberation Sans (SIL Open Font License)."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path


def font_folder() -> AbstractContextManager[Path]:
    """Give the folder that holds the font's files, for as long as it is needed."""
    return as_file(files("argmap.fonts").joinpath())


def font_bytes(style: str) -> bytes:
    """Read the font of a style: ``Regular`` or ``Bold``."""
    return (files("argmap.fonts") / f"LiberationSans-{style}.ttf").read_bytes()
