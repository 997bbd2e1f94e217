"""From bytes to text: UTF-8, with LF or CRLF, and an error for everything else."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from argmap.problems import Problem, ProblemLog
from argmap.source import SourceText

_BAD = re.compile(
    "(?P<surrogate>[\ud800-\udfff]+)|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+)|\r(?!\n)"
)
# One class of characters is searched seven times as fast as three alternatives.
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SAVE_AS_UTF8 = "save the file as UTF-8 (in most editors: Save with encoding, UTF-8)"


def decode(content: bytes, name: str, path: Path | None = None) -> tuple[SourceText, ProblemLog]:
    """Decode the content of a file.

    Returns:
        The text, in which each byte or character that cannot be read has become U+FFFD, and a log
        with an error for each of them. A file that is no UTF-8 text at all becomes an empty text
        with one error.
    """
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "UTF-32"),
        (codecs.BOM_UTF32_BE, "UTF-32"),
        (codecs.BOM_UTF16_LE, "UTF-16"),
        (codecs.BOM_UTF16_BE, "UTF-16"),
    ):
        if content.startswith(mark):
            return _no_text(f"this file is {encoding}, not UTF-8", name, path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        if b"\0" in content:
            return _no_text("this is not a text file: it holds bytes that no text has", name, path)
        text = content.decode("utf-8", "surrogateescape")
    return check_characters(text, name, path)


def check_characters(
    text: str, name: str, path: Path | None = None
) -> tuple[SourceText, ProblemLog]:
    """Replace the characters that no text may hold by U+FFFD, and log an error for each run."""
    if _SUSPECT.search(text) is None or _BAD.search(text) is None:
        source = SourceText(text, name, path)
        return source, ProblemLog(source)
    clean = _BAD.sub(lambda found: "\ufffd" * len(found[0]) if found[0] != "\r" else " ", text)
    source = SourceText(clean, name, path)
    log = ProblemLog(source)
    for found in _BAD.finditer(text):
        if found["surrogate"]:
            message, advice = "this is not UTF-8", _SAVE_AS_UTF8
        elif found["control"]:
            message, advice = f"control character U+{ord(found[0][0]):04X}", "delete it"
        else:
            message = "a carriage return that ends no line"
            advice = "end lines with LF or CRLF"
        log.add(Problem.BAD_ENCODING, message, found.start(), found.end(), help=advice)
    return source, log


def _no_text(message: str, name: str, path: Path | None) -> tuple[SourceText, ProblemLog]:
    source = SourceText("", name, path)
    log = ProblemLog(source)
    log.add(Problem.BAD_ENCODING, message, 0, 0, help=_SAVE_AS_UTF8)
    return source, log
