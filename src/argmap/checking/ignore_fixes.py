"""Fixes for ignore comments that suppress nothing: a name is deleted, or the whole line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.diagnostic import Edit, Fix
from argmap.source import BYTE_ORDER_MARK, SourceText, Span
from argmap.syntax.tree import Comment

_RULES = re.compile(r"\[([^\]]*)\]")


class IgnoreFixes:
    """Writes the fixes for the unused ignores of one file."""

    def __init__(self, source: SourceText, unused: Iterable[tuple[Comment, str]]) -> None:
        """Take the unused ignores: the comment of each, and its name there."""
        self._source = source
        names: dict[int, set[str]] = {}
        comments: dict[int, Comment] = {}
        for comment, name in unused:
            names.setdefault(comment.start, set()).add(name)
            comments[comment.start] = comment
        self._deleted = {
            start
            for start, comment in comments.items()
            if all(source.text[first:end] in names[start] for first, end in self._parts(comment))
        }

    def fix(self, comment: Comment, name: str) -> Fix:
        """Give what deletes an unused name; the comment, where no name of it is of use."""
        if comment.start in self._deleted:
            return Fix("delete the comment", self._line(comment), safe=True)
        return Fix(f"delete {name}", self._name(comment, name), safe=True)

    def _parts(self, comment: Comment) -> list[tuple[int, int]]:
        """Give the offsets of the names in the brackets, without the white space around them."""
        start = self._source.text.index("#", comment.start)
        brackets = _RULES.search(comment.text)
        if brackets is None:
            return []
        found = []
        at = start + brackets.start(1)
        for part in brackets[1].split(","):
            words = part.strip()
            first = at + len(part) - len(part.lstrip())
            found.append((first, first + len(words)))
            at += len(part) + 1
        return found

    def _name(self, comment: Comment, name: str) -> tuple[Edit, ...]:
        parts = self._parts(comment)
        edits = []
        for index, (start, end) in enumerate(parts):
            if self._source.text[start:end] != name:
                continue
            if index + 1 < len(parts):
                span = Span(self._source, start, parts[index + 1][0])
            else:
                span = Span(self._source, parts[index - 1][1], end)
            edits.append(Edit(span, ""))
        return tuple(edits)

    def _line(self, comment: Comment) -> tuple[Edit, ...]:
        """Delete a line, and a blank one with it where two of them would meet or end the file."""
        source, text = self._source, self._source.text
        start = comment.start + text.startswith(BYTE_ORDER_MARK, comment.start)
        own = Edit(Span(source, start, comment.end), "")
        line = source.position(start)[0]
        is_last = comment.end == len(text)
        if not is_last and source.line_text(line + 1).strip():
            return (own,)
        above = line - 1
        while above and source.line_starts[above - 1] in self._deleted:
            above -= 1
        if above and source.line_text(above).strip():
            return (own,)
        if not is_last:
            ends = [*source.line_starts[line + 1 : line + 2], len(text)]
            return (Edit(Span(source, start, ends[0]), ""),)
        if not above:
            return (own,)
        blank = Span(source, source.line_starts[above - 1], source.line_starts[above])
        return (Edit(blank, ""), own)
