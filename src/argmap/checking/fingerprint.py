"""What a finding is known by when lines move: for baselines and for services that track it."""

from __future__ import annotations

import re
from collections.abc import MutableMapping

from argmap.diagnostic import Diagnostic
from argmap.digest import digest
from argmap.source import SourceText
from argmap.syntax.vocabulary import ALL_WORDS

# So much is looked at for each finding at most, however long its lines are or its text goes on.
_LONGEST = 2_000
_MOST_LINES = 50
_SIZE = 16
# What a text above does not go on with: see "A text" in docs/language.md.
_OWN_LINE = re.compile(
    rf"\s*(?:$|\#|[^\W\d][\w-]*(?:\ +[\w.-]+)?\ *:|(?:{'|'.join(ALL_WORDS)})(?:\ +[\w.-]+)?\s*$)",
    re.VERBOSE,
)
Seen = MutableMapping[tuple[str, str, str, str], int]
"""How many findings of a code, in a file, on a text, have been given a fingerprint."""


def fingerprint(diagnostic: Diagnostic, seen: Seen, file: str | None = None) -> str:
    """Give what a finding is known by, as 32 hexadecimal digits.

    It is made of the code, the name of the file and the statement that the finding is about, white
    space aside; of several findings that are equal so far the first, second and so on are told
    apart. So it stays when lines move or are wrapped anew, when other lines change, and when a
    message says another number. Findings have to come in the order of the file.

    Args:
        diagnostic: The finding.
        seen: What was given to this function before in the same run; at first an empty dictionary.
        file: The name of the file, such as its path relative to the project's folder; without it,
            the name that messages have. Backslashes count as slashes.
    """
    name = (diagnostic.span.source.name if file is None else file).replace("\\", "/")
    statement = statement_text(diagnostic)
    parts = (diagnostic.code, name, statement, _within(diagnostic, statement))
    count = seen.get(parts, 0)
    seen[parts] = count + 1
    whole = "\0".join((*parts, str(count)))
    return digest(whole.encode("utf-8", "surrogatepass"), _SIZE).hex()


def statement_text(diagnostic: Diagnostic) -> str:
    """Give the statement, or other line, that a finding is about, on one line.

    Told by the form of the lines alone, so that it can be told of lines with errors as well.
    """
    source = diagnostic.span.source
    first = line = source.position(diagnostic.span.start)[0]
    while first > max(1, line - _MOST_LINES) and not _OWN_LINE.match(_line(source, first)):
        first -= 1
    parts = [_line(source, first)]
    length = len(parts[0])
    for below in range(first + 1, min(first + _MOST_LINES, len(source.line_starts)) + 1):
        text = _line(source, below)
        if length > _LONGEST or _OWN_LINE.match(text):
            break
        parts.append(text)
        length += len(text)
    return " ".join(" ".join(parts).split())[:_LONGEST]


def _within(diagnostic: Diagnostic, statement: str) -> str:
    """Give the part of a statement that a finding is about, where it is no whole statement."""
    span = diagnostic.span
    words = span.source.text[span.start : min(span.end, span.start + _LONGEST)]
    part = " ".join(words.split())
    return "" if statement.startswith(part) else part


def _line(source: SourceText, line: int) -> str:
    starts = source.line_starts
    start = starts[line - 1]
    end = starts[line] if line < len(starts) else len(source.text)
    return source.text[start : min(end, start + _LONGEST)]
