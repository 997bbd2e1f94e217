"""From a syntax tree to its text in one style.

Two spaces a level, fields before children, one blank line at most, texts wrapped, no white space
at the ends of lines. Comments stay with the line they stand above.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.source import BYTE_ORDER_MARK
from argmap.syntax.tree import (
    Blank,
    Comment,
    Field,
    File,
    Mention,
    Name,
    Node,
    SourceDeclaration,
    Statement,
    Text,
)
from argmap.syntax.wrapping import CONTINUATION, may_go_on, wrap

STEP = 2


class UnreadableTreeError(ValueError):
    """The tree has lines that could not be read: writing it anew could lose them."""


def format_tree(tree: File) -> str:
    """Write a tree as text.

    The byte-order mark and the line ending (that of the first line) stay as they are.

    Raises:
        UnreadableTreeError: The tree holds a line that could not be read.
    """
    source = tree.source.text
    writer = _Writer(source)
    writer.write(tree)
    lines = writer.lines
    while lines and not lines[-1]:
        lines.pop()
    ending = "\r\n" if source[: source.find("\n")].endswith("\r") else "\n"
    mark = BYTE_ORDER_MARK if source.startswith(BYTE_ORDER_MARK) else ""
    return mark + "".join(line + ending for line in lines)


@attrs.define(eq=False, repr=False)
class _Writer:
    source: str
    lines: list[str] = attrs.Factory(list)

    def write(self, tree: File) -> None:
        stack: list[tuple[int, Iterator[Node]]] = [(0, iter(tree.children))]
        while stack:
            indent, nodes = stack[-1]
            node = next(nodes, None)
            if node is None:
                stack.pop()
                continue
            self._write_line(node, indent, tree)
            if node.children:
                stack.append((indent + STEP, iter(_fields_first(node.children))))

    def _write_line(self, node: Node, indent: int, tree: File) -> None:
        margin = " " * indent
        if isinstance(node, Blank):
            if self.lines and self.lines[-1]:
                self.lines.append("")
        elif isinstance(node, Comment):
            self.lines.append(margin + node.text)
        elif isinstance(node, Mention):
            self.lines.append(f"{margin}{node.word.value} {self._spelling(node.id)}")
        elif isinstance(node, Field):
            self._write_text(f"{margin}{node.word.value}:", node.text, indent, tree)
        elif isinstance(node, Statement):
            name = f" {self._spelling(node.id)}" if node.id is not None else ""
            self._write_text(f"{margin}{node.word.value}{name}:", node.text, indent, tree)
        elif isinstance(node, SourceDeclaration):
            head = f"{margin}{node.word.value} {self._spelling(node.key)}:"
            self._write_text(head, node.text, indent, tree)
        else:
            raise UnreadableTreeError(str(tree.span(node.start, node.end)))

    def _write_text(self, head: str, text: Text, indent: int, tree: File) -> None:
        """Write a text; between comments that stand inside of it, each part is wrapped alone."""
        start = 0
        for count, comment in [*text.comments, (len(text.pieces), None)]:
            if count > start or head:
                words = Text(text.pieces[start:count]).joined(tree.source)
                if head or may_go_on(words):
                    self.lines += wrap(head, words, indent)
                else:
                    self._keep_lines(text.pieces[start:count], indent)
                head = ""
                start = count
            if comment is not None:
                self.lines.append(" " * (indent + CONTINUATION) + comment.text)

    def _keep_lines(self, pieces: list[tuple[int, int]], indent: int) -> None:
        """Write lines broken as they are, backslashes included."""
        for start, end in pieces:
            first = start - 1 if self.source[start - 1] == "\\" else start
            words = self.source[first:end].replace("\t", " ").split(" ")
            self.lines.append(
                " " * (indent + CONTINUATION) + " ".join(word for word in words if word)
            )

    def _spelling(self, name: Name) -> str:
        return self.source[name.start : name.end]


def _fields_first(nodes: list[Node]) -> list[Node]:
    """Move fields, with the comments right above them, before the other children.

    What is separated from a field by a blank line stays where it was. A blank line alone between
    fields goes.
    """
    fields: list[Node] = []
    others: list[Node] = []
    above: list[Node] = []
    for node in nodes:
        if isinstance(node, Blank | Comment):
            above.append(node)
            continue
        if isinstance(node, Field):
            attached = len(above)
            while attached and isinstance(above[attached - 1], Comment):
                attached -= 1
            if others:
                others += above[:attached]
            elif any(isinstance(item, Comment) for item in above[:attached]):
                fields += above[:attached]
            fields += [*above[attached:], node]
        else:
            others += [*above, node]
        above = []
    return fields + others + above
