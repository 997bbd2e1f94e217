"""The page of a rule, for the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checking.explanation import Explanation
from argmap.reporting.option_words import default_words
from argmap.reporting.terminal import SEVERITY_STYLES, Painter
from argmap.reporting.wrapping import wrapped

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_MARGIN = "  "


def explanation_text(explanation: Explanation, *, width: int, paint: Painter) -> Iterator[str]:
    """Give the lines of a page.

    Args:
        explanation: What the page says.
        width: Columns of a line, of which examples may take more.
        paint: Puts colour around words.
    """
    style = SEVERITY_STYLES[explanation.severity.value]
    state = "" if explanation.is_default else ", off by default"
    yield (
        f"{paint(explanation.code, style)} {paint(explanation.name, 'bold')} "
        f"({explanation.severity.value}{state})"
    )
    yield ""
    yield from wrapped(explanation.summary, width)
    for title, text in explanation.sections:
        yield from ("", paint(title, "bold"))
        yield from _section(text, width, paint)
    if explanation.options:
        yield from ("", paint("In the configuration", "bold"))
        yield f"{_MARGIN}[tool.argmap.rules.{explanation.name}]"
        for option in explanation.options:
            yield f"{_MARGIN}{option.name} = {default_words(option)}"
            for line in wrapped(option.description, width - 6):
                yield f"{_MARGIN}    {line}"


def _section(text: str, width: int, paint: Painter) -> Iterator[str]:
    start = 0
    for fence in _FENCE.finditer(text):
        yield from _words(text[start : fence.start()], width)
        for line in fence[0].split("\n")[1:-1]:
            yield f"{_MARGIN}  {paint(line, 'cyan')}"
        start = fence.end()
    yield from _words(text[start:], width)


def _words(text: str, width: int) -> Iterator[str]:
    """Give paragraphs and lists, with a blank line between paragraphs."""
    paragraphs = [part for part in text.strip().split("\n\n") if part.strip()]
    for index, paragraph in enumerate(paragraphs):
        if index > 0:
            yield ""
        items = re.split(r"^- ", paragraph, flags=re.MULTILINE)
        if items[0].strip():
            for line in wrapped(" ".join(items[0].split()), width - 2):
                yield _MARGIN + line
        for item in items[1:]:
            mark = "- "
            for line in wrapped(" ".join(item.split()), width - 4):
                yield _MARGIN + mark + line
                mark = "  "
