"""Findings with their source lines, carets, related places and help."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from functools import cache

from argmap.diagnostic import Diagnostic
from argmap.reporting.terminal import SEVERITY_STYLES, Painter, printable
from argmap.source import Span
from argmap.width import display_width

# Of a longer line only the part around the finding is shown.
_WIDEST = 120
_BEFORE = 40
_HELP_WIDTH = 80


def full(findings: Iterable[Diagnostic], paint: Painter) -> Iterator[str]:
    """Give a block of lines a finding, each block with a blank line after it."""
    for finding in findings:
        yield "\n".join([*_block(finding, paint), ""])


def fault(message: str, span: Span | None, advice: str | None, paint: Painter) -> str:
    """Give the lines about a fault of a file that is no finding, such as a configuration's."""
    lines = [f"{paint('error', 'red')}: {printable(message)}"]
    margin = 1 if span is None else len(str(span.line))
    if span is not None:
        lines += _snippet(span, "^", "red", "", margin, paint, arrow="-->")
        lines += [f"{' ' * margin} {paint('|', 'blue')}"] if advice else []
    if advice:
        lines += _advice("help", advice, margin, paint)
    return "\n".join(lines)


def _block(finding: Diagnostic, paint: Painter) -> Iterator[str]:
    style = SEVERITY_STYLES[finding.severity.value]
    yield (
        f"{paint(finding.code, style)} {paint(finding.name, 'bold')}: {printable(finding.message)}"
    )
    spans = [finding.span, *(related.span for related in finding.related)]
    margin = max(len(str(span.line)) for span in spans)
    yield from _snippet(finding.span, "^", style, "", margin, paint, arrow="-->")
    for related in finding.related:
        yield from _snippet(
            related.span, "-", "blue", printable(related.message), margin, paint, arrow=":::"
        )
    if finding.help or finding.fix is not None:
        yield f"{' ' * margin} {paint('|', 'blue')}"
    if finding.help:
        yield from _advice("help", finding.help, margin, paint)
    if finding.fix is not None:
        flags = "--fix" if finding.fix.safe else "--fix --unsafe-fixes"
        yield from _advice("fix", f"{finding.fix.title} ({flags})", margin, paint)


def _advice(label: str, words: str, margin: int, paint: Painter) -> Iterator[str]:
    first, *rest = _wrapped(words)
    yield f"{' ' * margin} {paint('=', 'blue')} {paint(label, 'bold')}: {first}"
    for line in rest:
        yield f"{' ' * (margin + len(label) + 5)}{line}"


@cache
def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(
        printable(words), _HELP_WIDTH, break_long_words=False, break_on_hyphens=False
    )


def _snippet(
    span: Span, mark: str, style: str, words: str, margin: int, paint: Painter, *, arrow: str
) -> Iterator[str]:
    line, column = span.source.position(span.start)
    bar = paint("|", "blue")
    place = f"{printable(span.source.name)}:{line}:{column}"
    yield f"{' ' * margin}{paint(arrow, 'blue')} {place}"
    text = span.source.line_text(line)
    first = column - 1
    last = max(first + 1, min(len(text), first + span.end - span.start))
    cut = max(0, first - _BEFORE) if len(text) > _WIDEST else 0
    before, marked, after = text[cut:first], text[first:last], text[last : cut + _WIDEST]
    marked = marked[: _WIDEST - len(before)]
    before, marked, after = (
        printable(part.replace("\t", "    ")) for part in (before, marked, after)
    )
    start = "…" if cut else ""
    end = "…" if cut + _WIDEST < len(text) else ""
    shown = f"{start}{before}{marked}{after}{end}"
    under = " " * display_width(start + before) + paint(mark * max(1, display_width(marked)), style)
    yield f"{' ' * margin} {bar}"
    yield f"{paint(str(line).rjust(margin), 'blue')} {bar} {shown}"
    yield f"{' ' * margin} {bar} {under}{' ' + words if words else ''}"
