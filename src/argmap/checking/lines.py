"""Finding the lines of the syntax tree behind a map: for fixes, which are edits of lines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from argmap.loading.drafts import Place
from argmap.loading.placing import joined_role
from argmap.source import SourceText, Span
from argmap.syntax.tree import Blank, Comment, Field, File, Mention, Node, Statement

# A tuple is told apart faster than a union, and of a large file every line comes by here.
_LINES = (Statement, Mention)


# A line, the offset of the one that it stands under, and the word for what it does there. Of the
# lines of a large file few are asked for, and tuples are made faster than objects.
_Stated = tuple[Statement | Mention, int | None, str]


@attrs.define(eq=False, repr=False)
class Line:
    """A statement or a mention, where it stands.

    Attributes:
        node: The line.
        role: The word for what it does there; for an ``and`` line, that of what it joins.
    """

    node: Statement | Mention
    role: str
    _above: int | None
    _lines: Mapping[int, _Stated]

    @property
    def parent(self) -> Line | None:
        """The line that it stands under; None at the top of the file."""
        return None if self._above is None else _line(self._lines, self._above)

    @property
    def has_children(self) -> bool:
        """Whether anything stands below it, but for comments."""
        return any(not isinstance(child, Blank | Comment) for child in self.node.children)

    @property
    def fields(self) -> frozenset[str]:
        """The words of its fields."""
        return frozenset(
            child.word.value for child in self.node.children if isinstance(child, Field)
        )


class Lines:
    """The statements and mentions of some files, by the offsets of their words.

    A file is gone through when the first of its lines is asked for; that is linear in its size.
    """

    def __init__(self, trees: tuple[File, ...]) -> None:
        self._trees = {id(tree.source): tree for tree in trees}
        self._lines: dict[int, dict[int, _Stated]] = {}

    def at(self, span: Span) -> Line:
        """Give the line that begins where a span does.

        Raises:
            KeyError: No statement and no mention begins there.
        """
        return _line(self._of(span.source), span.start)

    def is_mentioned(self, name: str) -> bool:
        """Say whether any line of the files mentions the statement of an id."""
        return name in self._mentioned

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        nodes = (
            node for tree in self._trees.values() for node, _, _ in self._of(tree.source).values()
        )
        return frozenset(node.id.value for node in nodes if isinstance(node, Mention))

    def _of(self, source: SourceText) -> dict[int, _Stated]:
        if id(source) not in self._lines:
            self._lines[id(source)] = _collect(self._trees[id(source)])
        return self._lines[id(source)]


def _line(lines: Mapping[int, _Stated], start: int) -> Line:
    node, above, role = lines[start]
    return Line(node, role, above, lines)


def _collect(tree: File) -> dict[int, _Stated]:
    found: dict[int, _Stated] = {}
    stack: list[tuple[Node, int | None]] = [(tree, None)]
    while stack:
        parent, above = stack.pop()
        before: str | None = None
        for node in parent.children:
            line = above
            if isinstance(node, _LINES):
                first = node.word
                role = first.value
                if role == "and":
                    role = joined_role(None if before is None else Place(None, before, None))
                line = first.start
                found[line] = (node, above, role)
                before = role if first.value != "warrant" else None
            if node.children:
                stack.append((node, line))
    return found
