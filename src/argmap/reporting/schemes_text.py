"""Argumentation schemes, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.reporting.scheme_words import answerers, ways
from argmap.reporting.terminal import Painter
from argmap.reporting.wrapping import wrapped
from argmap.schemes import Scheme

_MARGIN = "  "
_LEAST = 30


def schemes_text(schemes: Sequence[Scheme], *, width: int, paint: Painter) -> Iterator[str]:
    """Give a line a scheme: its name and what it says; wrapped where there is no room.

    Args:
        schemes: What the list tells.
        width: Columns of a line.
        paint: Puts colour around words.
    """
    yield from _table([(scheme.name, scheme.what) for scheme in schemes], "", width, paint)


def scheme_text(scheme: Scheme, *, width: int, paint: Painter) -> Iterator[str]:
    """Give the lines of a scheme's page.

    Args:
        scheme: What the page is about.
        width: Columns of a line, of which the example may take more.
        paint: Puts colour around words.
    """
    yield paint(scheme.name, "bold")
    yield ""
    yield from wrapped(scheme.what, width)
    yield from ("", paint("Premises", "bold"))
    premises = [(premise.role, premise.text) for premise in scheme.premises]
    yield from _table(premises, _MARGIN, width, paint)
    yield from ("", paint("Conclusion", "bold"))
    yield from (_MARGIN + line for line in wrapped(scheme.conclusion, width - len(_MARGIN)))
    for title, questions in answerers(scheme):
        yield from ("", paint(title, "bold"))
        rows = [(question.name, f"{question.text}{ways(question)}") for question in questions]
        yield from _table(rows, _MARGIN, width, paint)
    yield from ("", paint("Example", "bold"))
    for line in scheme.example.splitlines():
        yield f"{_MARGIN}  {paint(line, 'cyan')}".rstrip()


def _table(
    rows: Sequence[tuple[str, str]], margin: str, width: int, paint: Painter
) -> Iterator[str]:
    """Give rows of a name and a text, the texts below each other; below the names if need be."""
    before = len(margin) + max(len(name) for name, _ in rows) + 2
    for name, text in rows:
        if width - before < _LEAST:
            yield margin + paint(name, "bold")
            yield from (f"{margin}    {line}" for line in wrapped(text, width - len(margin) - 4))
            continue
        first, *rest = wrapped(text, width - before)
        yield f"{margin}{paint(name, 'bold')}{' ' * (before - len(margin) - len(name))}{first}"
        yield from (f"{' ' * before}{line}" for line in rest)
