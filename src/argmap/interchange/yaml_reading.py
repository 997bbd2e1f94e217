"""Reading YAML of other programs: texts, lists and mappings with their places, and nothing else.

Tags make no objects, aliases are not copied, and there is no recursion.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from argmap.interchange.errors import InterchangeError
from argmap.interchange.notices import Notices
from argmap.source import SourceText, Span

MOST_CHARACTERS = 8_000_000
_MOST_DEEP = 50


@attrs.define(eq=False, repr=False)
class Value:
    """A value of a file: a text, a list or a mapping.

    Attributes:
        span: Where it begins.
        text: The text; None of a list or a mapping.
        items: What a list holds; None where it is none.
        members: What a mapping holds; None where it is none.
    """

    span: Span
    text: str | None = None
    items: list[Value] | None = None
    members: dict[str, Value] | None = None

    def get(self, name: str) -> Value | None:
        """Give a member of a mapping; None where there is none."""
        return self.members.get(name) if self.members is not None else None

    def words(self, name: str) -> str:
        """Give the text of a member; empty where there is none."""
        value = self.get(name)
        return (value.text or "").strip() if value is not None else ""

    def is_true(self, name: str) -> bool:
        """Say whether a member says yes."""
        return self.words(name).lower() in ("true", "yes", "on")

    def texts(self) -> list[str]:
        """Give the texts of a list, of the values of a mapping, or the text itself."""
        if self.text is not None:
            return [self.text.strip()] if self.text.strip() else []
        values = self.items if self.items is not None else list((self.members or {}).values())
        return [each.text.strip() for each in values if each.text is not None and each.text.strip()]


def parse_yaml(source: SourceText, notices: Notices) -> Value:
    """Parse a text that holds a mapping; of several documents the first.

    Raises:
        InterchangeError: It is no YAML, is nested too deep, is too large, or holds something else.
    """
    import yaml

    if len(source.text) > MOST_CHARACTERS:
        raise InterchangeError(
            f"the file has {len(source.text):,} characters; of YAML at most {MOST_CHARACTERS:,} "
            "are read"
        )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        top = _built(yaml.parse(source.text.removeprefix("\ufeff"), Loader=loader), source, notices)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(source, mark) if mark is not None else None
        raise InterchangeError(
            f"this is not YAML: {error.problem or error.context}", place
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        words = str(error).split("\n", 1)[0] or "it is nested too deep"
        raise InterchangeError(f"this is not YAML: {words}") from None
    if top is None or top.members is None:
        raise InterchangeError("this is no map: a mapping should be at the top")
    return top


def _built(events: Iterator[Any], source: SourceText, notices: Notices) -> Value | None:
    import yaml

    anchors: dict[str, Value] = {}
    top: Value | None = None
    stack: list[tuple[Value, str | None]] = []
    for event in events:
        if isinstance(event, yaml.DocumentEndEvent):
            return top
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        place = _place(source, event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            value = anchors.get(str(event.anchor)) or Value(place, text="")
        elif isinstance(event, yaml.ScalarEvent):
            value = Value(place, text=event.value)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = Value(place, items=[])
        else:
            value = Value(place, members={})
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            anchors[event.anchor] = value
        if top is None:
            top = value
        if stack:
            _put(stack, value, notices)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(stack) >= _MOST_DEEP:
                raise InterchangeError("the values are nested too deep", place)
            stack.append((value, None))
    return top


def _put(stack: list[tuple[Value, str | None]], value: Value, notices: Notices) -> None:
    owner, key = stack[-1]
    if owner.items is not None:
        owner.items.append(value)
    elif key is None:
        # A key that is no text names nothing that is looked for.
        stack[-1] = (owner, value.text if value.text is not None else "\0")
    else:
        members = owner.members if owner.members is not None else {}
        if key in members:
            notices.add(
                f"'{key[:40]}' stands here twice; the first counts", value.span, kind="twice"
            )
        else:
            members[key] = value
        stack[-1] = (owner, None)


def _place(source: SourceText, mark: Any) -> Span:
    starts = source.line_starts
    line = min(mark.line, len(starts) - 1)
    end = starts[line + 1] - 1 if line + 1 < len(starts) else len(source.text)
    start = min(starts[line] + mark.column, end)
    return Span(source, start, end)
