"""What the formats for CI services share: paths in the repository, and texts that stay words."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.diagnostic import Diagnostic
from argmap.reporting.terminal import printable
from argmap.source import SourceText


def repository_path(source: SourceText) -> str:
    """Give the path of a file as a service knows it: from the folder argmap runs in, with slashes.

    A file elsewhere, and a text that is no file, keep the name that they were called by.
    """
    name = source.name
    if source.path is not None:
        path = os.path.relpath(source.path)
        if not path.startswith(os.pardir):
            name = Path(path).as_posix()
    return name.replace("\\", "/") if os.sep == "\\" else name


def message_and_help(diagnostic: Diagnostic, between: str = ". ") -> str:
    """Give the headline and what to do about it, with nothing that a reader would not see."""
    message = printable(diagnostic.message)
    message = message[:1].upper() + message[1:]
    if diagnostic.help is None:
        return message
    advice = printable(diagnostic.help)
    return f"{message}{between}{advice[:1].upper()}{advice[1:]}"
