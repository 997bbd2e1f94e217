"""What a finding is known by when lines move: for baselines and for services that track it."""

from __future__ import annotations

from collections.abc import MutableMapping

from argmap.diagnostic import Diagnostic
from argmap.digest import digest
from argmap.source import SourceText

# Of longer lines the beginning tells them apart; so much text is read for each finding at most.
_LONGEST = 2_000
_SIZE = 16
Seen = MutableMapping[tuple[str, str, str, str], int]
"""How many findings of a code, in a file, on a text, have been given a fingerprint."""


def fingerprint(diagnostic: Diagnostic, seen: Seen, file: str | None = None) -> str:
    """Give what a finding is known by, as 32 hexadecimal digits.

    It is made of the code, the name of the file and the text that the finding is about with the
    lines around it, white space aside; of several findings that are equal so far the first, second
    and so on are told apart. So it stays when lines move, when other lines change, and when a
    message says another number; findings have to come in the order of the file.

    Args:
        diagnostic: The finding.
        seen: What was given to this function before in the same run; at first an empty dictionary.
        file: The name of the file, such as its path relative to the project's folder; without it,
            the name that messages have. Backslashes count as slashes.
    """
    name = (diagnostic.span.source.name if file is None else file).replace("\\", "/")
    span = diagnostic.span
    words = span.source.text[span.start : min(span.end, span.start + _LONGEST)]
    parts = (diagnostic.code, name, statement_text(diagnostic), _squeezed(words))
    count = seen.get(parts, 0)
    seen[parts] = count + 1
    whole = "\0".join((*parts, str(count)))
    return digest(whole.encode("utf-8", "surrogatepass"), _SIZE).hex()


def statement_text(diagnostic: Diagnostic) -> str:
    """Give the lines that a finding is about, without the white space that a formatter changes."""
    source, span = diagnostic.span.source, diagnostic.span
    start = _line_start(source, span.start)
    return _squeezed(source.text[start : min(_line_end(source, span.end), start + _LONGEST)])


def _line_start(source: SourceText, offset: int) -> int:
    return source.line_starts[source.position(offset)[0] - 1]


def _line_end(source: SourceText, offset: int) -> int:
    line = source.position(offset)[0]
    return source.line_starts[line] if line < len(source.line_starts) else len(source.text)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
