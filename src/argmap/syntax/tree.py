"""The syntax tree: every line of a file, nested by indentation, nothing left out.

The tree knows no meaning: a rebuttal under a premise is a fine tree. Comments and blank lines are
nodes too, so that going through the tree in order gives back the file, line by line.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.source import SourceText, Span

# Plain classes: there are ten of them, every command imports them, and generating their methods
# (attrs, dataclasses) would take a hundredth of a second of its start.


class Name:
    """An id or a key as it is written.

    Attributes:
        value: The name, in Unicode normalization form C.
        start, end: Its offsets.
    """

    __slots__ = ("end", "start", "value")

    def __init__(self, value: str, start: int, end: int) -> None:
        self.value = value
        self.start = start
        self.end = end


class Text:
    """The words after a colon, with the lines on which they go on.

    Attributes:
        pieces: Offsets (start, end) of the words on each line, without white space around them
            and without the backslash that marks a line as plain text.
        comments: Comments between the lines: for each, the number of pieces before it.
    """

    __slots__ = ("comments", "pieces")

    def __init__(self, pieces: list[tuple[int, int]]) -> None:
        self.pieces = pieces
        self.comments: list[tuple[int, Comment]] = []

    def first_line_end(self, source: SourceText, head: int) -> int:
        """Give where the words end on the line whose head ends at an offset.

        That is the head's own end where there are none, or where they begin further down.
        """
        if not self.pieces:
            return head
        start, end = self.pieces[0]
        return head if "\n" in source.text[head:start] else end

    def joined(self, source: SourceText) -> str:
        """Give the words on one line: wrapped lines and runs of blanks become one space."""
        text = source.text
        words = " ".join([text[start:end] for start, end in self.pieces])
        if "  " in words or "\t" in words:
            words = " ".join(word for word in words.replace("\t", " ").split(" ") if word)
        return words


class Node:
    """A line of the file with what belongs to it.

    Attributes:
        start, end: Offsets from the beginning of its line to the end of its last own line (the
            lines on which its text goes on included, its children not), line endings included.
        indent: How far its line is indented, in columns.
        children: The nodes nested below it, in file order, comments and blank lines included.
    """

    __slots__ = ("children", "end", "indent", "start")

    def __init__(self, start: int, end: int, indent: int) -> None:
        self.start = start
        self.end = end
        self.indent = indent
        self.children: list[Node] = []


class Blank(Node):
    """A blank line."""

    __slots__ = ()


class Comment(Node):
    """A comment line; ``text`` begins with ``#``."""

    __slots__ = ("text",)

    def __init__(self, start: int, end: int, indent: int, text: str) -> None:
        super().__init__(start, end, indent)
        self.text = text


class Field(Node):
    """A line ``word: text``."""

    __slots__ = ("text", "word")

    def __init__(self, start: int, end: int, indent: int, word: Name, text: Text) -> None:
        super().__init__(start, end, indent)
        self.word = word
        self.text = text


class Statement(Node):
    """A line ``word [id]: text``."""

    __slots__ = ("id", "text", "word")

    def __init__(
        self, start: int, end: int, indent: int, word: Name, name: Name | None, text: Text
    ) -> None:
        super().__init__(start, end, indent)
        self.word = word
        self.id = name
        self.text = text


class Mention(Node):
    """A line ``word id``: the statement of that id, used here again.

    ``follows_text`` says whether it would go on with the text above, were it not a mention.
    """

    __slots__ = ("follows_text", "id", "word")

    def __init__(
        self, start: int, end: int, indent: int, word: Name, name: Name, follows_text: bool
    ) -> None:
        super().__init__(start, end, indent)
        self.word = word
        self.id = name
        self.follows_text = follows_text


class SourceDeclaration(Node):
    """A line ``source key: description``."""

    __slots__ = ("key", "text", "word")

    def __init__(
        self, start: int, end: int, indent: int, word: Name, key: Name, text: Text
    ) -> None:
        super().__init__(start, end, indent)
        self.word = word
        self.key = key
        self.text = text


class Unreadable(Node):
    """A line that could not be read; an error says why."""

    __slots__ = ("text",)

    def __init__(self, start: int, end: int, indent: int, text: Text) -> None:
        super().__init__(start, end, indent)
        self.text = text


class File(Node):
    """The whole file: its children are the lines at the top."""

    __slots__ = ("source",)

    def __init__(self, source: SourceText) -> None:
        super().__init__(0, len(source.text), -1)
        self.source = source

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
