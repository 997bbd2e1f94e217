"""The table of the rules, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.checking.explanation import Explanation
from argmap.reporting.terminal import SEVERITY_STYLES, Painter
from argmap.reporting.wrapping import wrapped

_LEAST_SUMMARY = 30


def rules_text(explanations: Sequence[Explanation], *, width: int, paint: Painter) -> Iterator[str]:
    """Give a line a rule: code, name, severity, summary; wrapped where there is no room.

    Args:
        explanations: What the table tells.
        width: Columns of a line.
        paint: Puts colour around words.
    """
    name_width = max((len(one.name) for one in explanations), default=0)
    before = 6 + 2 + name_width + 2 + 7 + 2
    for one in explanations:
        severity = one.severity.value if one.is_default else "off"
        style = SEVERITY_STYLES[one.severity.value] if one.is_default else "dim"
        head = (
            f"{one.code}  {paint(one.name, 'bold')}{' ' * (name_width - len(one.name))}  "
            f"{paint(severity, style)}{' ' * (7 - len(severity))}"
        )
        summary = one.summary.removesuffix(".").removeprefix("Finds ")
        if width - before < _LEAST_SUMMARY:
            yield head.rstrip()
            yield from (f"        {line}" for line in wrapped(summary, max(1, width - 8)))
            continue
        first, *rest = wrapped(summary, width - before)
        yield f"{head}  {first}"
        yield from (f"{' ' * before}{line}" for line in rest)
