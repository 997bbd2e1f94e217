"""The syntax tree: every line of a file, nested by indentation, nothing left out.

The tree knows no meaning: a rebuttal under a premise is a fine tree. Comments and blank lines are
nodes too, so that going through the tree in order gives back the file, line by line.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.source import SourceText, Span


@attrs.define(eq=False, repr=False)
class Name:
    """An id or a key as it is written.

    Attributes:
        value: The name, in Unicode normalization form C.
        start, end: Its offsets.
    """

    value: str
    start: int
    end: int


@attrs.define(eq=False, repr=False)
class Text:
    """The words after a colon, with the lines on which they go on.

    Attributes:
        pieces: Offsets (start, end) of the words on each line, without white space around them
            and without the backslash that marks a line as plain text.
        comments: Comments between the lines: for each, the number of pieces before it.
    """

    pieces: list[tuple[int, int]]
    comments: list[tuple[int, Comment]] = attrs.Factory(list)

    def joined(self, source: SourceText) -> str:
        """Give the words on one line: wrapped lines and runs of blanks become one space."""
        text = source.text
        words = " ".join([text[start:end] for start, end in self.pieces])
        if "  " in words or "\t" in words:
            words = " ".join(word for word in words.replace("\t", " ").split(" ") if word)
        return words


@attrs.define(eq=False, repr=False)
class Node:
    """A line of the file with what belongs to it.

    Attributes:
        start, end: Offsets from the beginning of its line to the end of its last own line (the
            lines on which its text goes on included, its children not), line endings included.
        indent: How far its line is indented, in columns.
        children: The nodes nested below it, in file order, comments and blank lines included.
    """

    start: int
    end: int
    indent: int
    children: list[Node] = attrs.field(factory=list, kw_only=True, repr=False)


@attrs.define(eq=False, repr=False)
class Blank(Node):
    """A blank line."""


@attrs.define(eq=False, repr=False)
class Comment(Node):
    """A comment line; ``text`` begins with ``#``."""

    text: str


@attrs.define(eq=False, repr=False)
class Field(Node):
    """A line ``word: text``."""

    word: Name
    text: Text


@attrs.define(eq=False, repr=False)
class Statement(Node):
    """A line ``word [id]: text``."""

    word: Name
    id: Name | None
    text: Text


@attrs.define(eq=False, repr=False)
class Mention(Node):
    """A line ``word id``: the statement of that id, used here again.

    ``follows_text`` says whether it would go on with the text above, were it not a mention.
    """

    word: Name
    id: Name
    follows_text: bool


@attrs.define(eq=False, repr=False)
class SourceDeclaration(Node):
    """A line ``source key: description``."""

    word: Name
    key: Name
    text: Text


@attrs.define(eq=False, repr=False)
class Unreadable(Node):
    """A line that could not be read; an error says why."""

    text: Text


@attrs.define(eq=False, repr=False)
class File(Node):
    """The whole file: its children are the lines at the top."""

    source: SourceText

    def walk(self) -> Iterator[Node]:
        """Give every node below the file, in file order."""
        stack = [iter(self.children)]
        while stack:
            for node in stack[-1]:
                yield node
                if node.children:
                    stack.append(iter(node.children))
                    break
            else:
                stack.pop()

    def span(self, start: int, end: int) -> Span:
        """Give a span of this file."""
        return Span(self.source, start, end)
