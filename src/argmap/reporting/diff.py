"""What would change in a file, as a unified diff that ``patch`` and ``git apply`` take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.reporting.services import repository_path
from argmap.reporting.terminal import Painter, printable
from argmap.source import BYTE_ORDER_MARK, SourceText

_UNENDED = "\\ No newline at end of file"
_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_QUOTED = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def patch(source: SourceText, after: str) -> Iterator[str]:
    """Give the lines of a patch with a text's changes; none where there are no changes.

    Each line has its ending: the file's own, carriage returns included, where it shows a line of
    the file. Their bytes in UTF-8 are the patch.
    """
    import difflib

    name = _patch_name(repository_path(source))
    for line in difflib.unified_diff(_lines(source.text), _lines(after), name, name):
        if line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n"
            yield f"{_UNENDED}\n"


def shown_patch(source: SourceText, after: str, paint: Painter) -> Iterator[str]:
    """Give the lines of a patch for a terminal, without their endings.

    Nothing in them moves the cursor. Carriage returns are shown where not each line has one.
    """
    old, new = source.text.removeprefix(BYTE_ORDER_MARK), after.removeprefix(BYTE_ORDER_MARK)
    lines = [*_lines(old), *_lines(new)]
    if all(line.endswith("\r\n") for line in lines if line.endswith("\n")):
        old, new = old.replace("\r\n", "\n"), new.replace("\r\n", "\n")
    for line in patch(SourceText(old, source.name, source.path), new):
        style = _STYLES.get(line[:1])
        shown = "\t".join(printable(part) for part in line.removesuffix("\n").split("\t"))
        yield paint(shown, style) if style else shown


def _lines(text: str) -> list[str]:
    """Take a text apart at its line feeds alone."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines


def _patch_name(name: str) -> str:
    """Write a path so that patch and git read it back: quoted, or ended by a tab where needed."""
    if _QUOTED.search(name):
        return f'"{_QUOTED.sub(_escape, name)}"'
    return f"{name}\t" if " " in name else name


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\{ord(found[0]):03o}"
