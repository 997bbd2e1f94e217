"""ARG505 placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from argmap.checking.rule import Checked, Rule
from argmap.checking.wording import (
    any_of,
    claims_with,
    is_english,
    place_of,
    without_quoted,
    word_lists,
)
from argmap.diagnostic import Diagnostic, Severity
from argmap.source import Span

_FIELDS = ("label", "by", "quote")


class Placeholder(Rule):
    """Finds words that stand for something still to be written.

    ## What it does
    Reports `TODO`, `TBD`, `FIXME`, `TKTK` and `???` in a statement, in its `label`, `by` or
    `quote`, and in what describes a source; in a text of any language. In a `note`, in comments and
    in quotation marks they are left alone.

    ## Why it matters
    It is meant to be seen by its writer only, and would be printed.

    ## Example
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: A street with trees was TODO degrees cooler. [@guide, p. 1]
    ```

    ## Instead
    ```arg
    source guide: Guide to street trees, 2024
    thesis trees: The city should plant trees.
      evidence: A street with trees was four degrees cooler. [@guide, p. 1]
    ```
    """

    code = "ARG505"
    name = "placeholder"
    severity = Severity.WARNING

    def check(self, checked: Checked) -> Iterator[Diagnostic]:
        """Find placeholders in claims and sources; linear in the size of the texts."""
        may_shout = not is_english(checked.map)
        for claim in claims_with(checked, [mark.lower() for mark in _marks()]):
            if (found := _find(claim.text, may_shout)) is not None:
                yield self._about(found, place_of(checked, claim, found))
        for field in _FIELDS:
            text_of = attrgetter(field)
            for claim in checked.map.claims:
                text = text_of(claim)
                if text is not None and (found := _find(text, may_shout)) is not None:
                    yield self._about(found, place_of(checked, claim, found, field=field))
        for source in checked.map.sources:
            for text in (source.description, source.author, source.title, source.publisher):
                if source.from_bibliography or text is None or source.span is None:
                    continue
                if (found := _find(text, may_shout)) is not None:
                    yield self._about(found, source.span)
                    break

    def _about(self, found: str, span: Span) -> Diagnostic:
        return self.finding(
            f"something is still to be written in the place of '{found}'",
            span,
            help="write it, or delete the line; what is for you alone goes into a comment",
        )


def _find(text: str, may_shout: bool) -> str | None:
    # This tells nearly all texts apart, and is faster than the pattern.
    if not any(mark in text for mark in _marks()):
        return None
    # "TODO" is a word of Spanish, and may stand in capitals where all do.
    if may_shout and text.isupper() and " " in text:
        return None
    found = _mark().search(without_quoted(text))
    return found[0] if found is not None else None


@cache
def _marks() -> tuple[str, ...]:
    return (*word_lists()["placeholder"]["marks"], "???")


@cache
def _mark() -> re.Pattern[str]:
    marks = any_of(word_lists()["placeholder"]["marks"])
    # "TODO comments", "a TODO list": the word itself is what is spoken of.
    return re.compile(
        rf"(?<![\w-])(?:{marks})(?![\w-]| (?:comments?|lists?|items?|notes?|marks?)\b)|\?{{3,}}+"
    )
