"""From a text to its syntax tree, whatever the text.

Lark tells the lines apart (``grammar/argmap.lark``); here they are nested by their indentation,
and texts that go on over several lines are put together. Linear in the size of the text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable

import attrs

from argmap.problems import Problem, ProblemLog
from argmap.source import BYTE_ORDER_MARK, SourceText
from argmap.suggestion import nearest
from argmap.syntax.grammar import line_parser, line_pattern
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
    Unreadable,
)
from argmap.syntax.vocabulary import (
    FIELD_WORDS,
    HEADER_FIELDS,
    NESTED_WORDS,
    ROOT_WORDS,
    SOURCE_FIELDS,
    STATEMENT_FIELDS,
    STATEMENT_WORDS,
)

TAB_WIDTH = 4
# What writers put before a line from the habits of other languages.
_NOT_PART_OF_A_WORD = "-*+•>\"'“”‘’«» "
_WIDE_COLONS = frozenset("：﹕︓")


def parse(source: SourceText, log: ProblemLog) -> File:
    """Parse a text.

    Args:
        source: The text.
        log: Takes an error for each line that cannot be read.

    Returns:
        The tree. It holds every line of the text; one that cannot be read is an ``Unreadable``.
    """
    builder = _Builder(source, log)
    text = source.text
    offset = 0
    if text.startswith(BYTE_ORDER_MARK):
        offset = len(BYTE_ORDER_MARK)
        text = text[offset:]
    if text:
        for token in line_parser().parse(text).children:
            builder.add_line(token.type, token, offset)
            offset += len(token)
    return builder.finish()


def id_fault(name: str) -> int | None:
    """Say where a name stops being an id.

    An id is a letter of any script, then letters (with their marks), digits, ``-``, ``_``, ``.``.

    Returns:
        The index of the first character that does not belong, or None.
    """
    if name.isascii():
        if not name[0].isalpha():
            return 0
        if name.replace("-", "").replace("_", "").replace(".", "").isalnum():
            return None
    for index, character in enumerate(name):
        category = unicodedata.category(character)
        if index == 0:
            if category[0] != "L":
                return 0
        elif category[0] not in "LM" and category != "Nd" and character not in "-_.":
            return index
    return None


@attrs.define(eq=False, repr=False, slots=False)
class _Builder:
    """Nests lines as they come.

    ``stack`` holds the nodes that a deeper line may belong to, ``pending`` the blank lines and
    comments whose place depends on the line after them, ``open_text`` the node whose text the
    next line may continue, with that text, and ``open_indent`` what that line must be deeper than.
    """

    source: SourceText
    log: ProblemLog
    root: File = attrs.field(init=False)
    stack: list[Node] = attrs.field(init=False)
    pending: list[Blank | Comment] = attrs.Factory(list)
    open_text: tuple[Node, Text] | None = None
    open_indent: int = 0
    lines: dict[str, Callable[[_Line], None]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.root = File(self.source)
        self.stack = [self.root]
        self.lines = {
            "STATEMENT": self._statement,
            "MENTION": self._mention,
            "FIELD": self._field,
            "SOURCE": self._source,
            "TEXT": self._text,
            "UNKNOWN_WORD": self._unknown_word,
            "LONE_WORD": self._lone_word,
            "SPACED_ID": self._spaced_id,
            "UNNAMED_SOURCE": self._unnamed_source,
        }

    def add_line(self, kind: str, words: str, start: int) -> None:
        end = start + len(words)
        if kind == "BLANK":
            self.pending.append(Blank(start, end, 0))
            self.open_text = None
        elif kind == "COMMENT":
            bare = words.lstrip()
            indent = _columns(words[: len(words) - len(bare)])
            self.pending.append(Comment(start, end, indent, bare.rstrip()))
        else:
            line = _Line(kind, words, start)
            self._check_indentation(line.indentation, start)
            self.lines[kind](line)

    def finish(self) -> File:
        self._flush_pending(-1)
        # Bound methods make a circle, which only the garbage collector would take apart.
        self.lines.clear()
        return self.root

    # --- the kinds of lines --------------------------------------------------------------------

    def _statement(self, line: _Line) -> None:
        name = self._checked_id(line.id)
        if line.id is not None and name is None:
            self._unreadable(line)
            return
        text = self._first_piece(line)
        node = Statement(line.start, line.end, line.indent, self._word(line), name, text)
        self._place(node)
        self._open(node, text)

    def _mention(self, line: _Line) -> None:
        assert line.id is not None  # noqa: S101 - the terminal has an id
        if id_fault(self._slice(line.id)) is not None:
            self._text(line)
            return
        indent = line.indent
        follows_text = self._follows_text(line)
        self._place(
            Mention(
                line.start, line.end, indent, self._word(line), self._name(line.id), follows_text
            )
        )
        self.open_text = None

    def _field(self, line: _Line) -> None:
        word = self._word(line)
        if line.id is not None:
            self._wrong(
                line,
                line.id,
                f"a field has no id, but '{self._slice(line.id)}' stands before the colon",
                f"write '{word.value}: …'",
            )
            return
        text = self._first_piece(line)
        node = Field(line.start, line.end, line.indent, word, text)
        self._place(node)
        self._open(node, text)

    def _source(self, line: _Line) -> None:
        word = self._word(line)
        if line.id is None:
            self._wrong(
                line,
                (word.start, word.end),
                "a source needs a key",
                "write 'source KEY: description'; citations then say [@KEY]",
            )
            return
        key = self._checked_id(line.id)
        if key is None:
            self._unreadable(line)
            return
        text = self._first_piece(line)
        node = SourceDeclaration(line.start, line.end, line.indent, word, key, text)
        self._place(node)
        self._open(node, text)

    def _text(self, line: _Line) -> None:
        start = line.start + len(line.indentation)
        words = self.source.text[start : line.end].rstrip()
        piece = (start, start + len(words))
        if self.open_text is None or not self._goes_on(line):
            self._stray_text(line, piece)
            return
        if words[0] == "\\" and len(words) > 1 and not reads_as_text(words[1:]):
            piece = (start + 1, piece[1])
        node, text = self.open_text
        # Comments between the lines of a text stay where they are.
        for comment in self.pending:
            assert isinstance(comment, Comment)  # noqa: S101 - a blank line closes the text
            text.comments.append((len(text.pieces), comment))
        self.pending.clear()
        text.pieces.append(piece)
        node.end = line.end

    def _stray_text(self, line: _Line, piece: tuple[int, int]) -> None:
        advice = "" if self.log.full else self._advice_on_stray_text(self._slice(piece))
        self.log.add(Problem.SYNTAX, "this text belongs to no statement", *piece, help=advice)
        self._unreadable(line)

    def _advice_on_stray_text(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        if words.startswith("//"):
            return "a comment begins with '#'"
        bare = words.lstrip(_NOT_PART_OF_A_WORD)
        if bare != words and nearest(bare.partition(" ")[0].rstrip(":"), STATEMENT_WORDS):
            return f"a statement begins with its word: delete '{words[: -len(bare)].strip()}'"
        meant = nearest(first, STATEMENT_WORDS) if len(first) > 2 else None
        if meant is not None and rest and ":" not in rest and (wide := set(rest) & _WIDE_COLONS):
            return f"write an ordinary colon, ':', in place of '{wide.pop()}'"
        if meant is not None and ":" in rest:
            return f"if it is a statement, its id is one word: '{meant} [ID]: …'"
        if meant is not None and rest:
            return f"if it is a statement, it needs a colon: '{meant} [ID]: …'"
        if self.open_text is not None:
            return "indent it deeper than the line above to go on with that line's text"
        return "a line is 'WORD [ID]: TEXT' or '# comment', or goes on from a text above"

    def _unknown_word(self, line: _Line) -> None:
        word = self._word(line)
        span = (word.start, word.end)
        if id_fault(word.value) is not None or (
            line.id is not None and id_fault(self._slice(line.id)) is not None
        ):
            self._text(line)
            return
        if self.log.full:
            self.log.add(Problem.UNKNOWN_WORD, "", *span)
            self._unreadable(line)
            return
        parent = self._parent_of(line.indent)
        statements: tuple[str, ...]
        fields: tuple[str, ...]
        if isinstance(parent, SourceDeclaration):
            statements, fields = (), SOURCE_FIELDS
        elif parent is self.root:
            statements, fields = (*ROOT_WORDS, "source"), HEADER_FIELDS
        else:
            statements, fields = NESTED_WORDS, STATEMENT_FIELDS
        known = statements if line.id is not None and statements else (*statements, *fields)
        # A word that may not stand here is still what was meant: its place is another error.
        found = nearest(word.value, known) or nearest(word.value, STATEMENT_WORDS)
        is_field = line.id is None and (
            isinstance(parent, SourceDeclaration) or found in FIELD_WORDS
        )
        problem, noun = (
            (Problem.UNKNOWN_FIELD, "field") if is_field else (Problem.UNKNOWN_WORD, "word")
        )
        message = f"unknown {noun} '{word.value}'"
        advice = None if found else f"here may stand {', '.join(known)}"
        if found:
            message += f"; did you mean '{found}'?"
        self._wrong(line, span, message, advice, problem)

    def _lone_word(self, line: _Line) -> None:
        word = self._word(line)
        form = f"{word.value} KEY: …" if word.value == "source" else f"{word.value}: …"
        self._wrong(line, (word.start, word.end), f"'{word.value}' stands alone", f"write '{form}'")

    def _spaced_id(self, line: _Line) -> None:
        assert line.id is not None  # noqa: S101 - the terminal has an id
        words = self._slice(line.id)
        form = f"{self._word(line).value} {'-'.join(words.split())}: …"
        self._wrong(line, line.id, f"an id is one word, not '{words}'", f"write '{form}'")

    def _unnamed_source(self, line: _Line) -> None:
        assert line.id is not None  # noqa: S101 - the terminal has an id
        self._wrong(
            line,
            line.id,
            "a source needs a colon and a description",
            f"write 'source {self._slice(line.id)}: …'",
        )

    def _wrong(
        self,
        line: _Line,
        span: tuple[int, int],
        message: str,
        advice: str | None,
        problem: Problem = Problem.SYNTAX,
    ) -> None:
        """Report a line that looks like more than text, and say how to make it text."""
        if self._follows_text(line):
            as_text = "if it goes on with the text above, begin the line with a backslash"
            advice = f"{advice}; {as_text}" if advice else as_text
        self.log.add(problem, message, *span, help=advice)
        self._unreadable(line)

    # --- nesting -------------------------------------------------------------------------------

    def _parent_of(self, indent: int) -> Node:
        """Give the nearest shallower node above; a field has nothing below it."""
        at = bisect_left(self.stack, indent, lo=1, key=_indent_of) - 1
        # Only the last node of the stack can be a field.
        return self.stack[at - 1 if isinstance(self.stack[at], Field) else at]

    def _place(self, node: Node) -> None:
        self._flush_pending(node.indent)
        stack = self.stack
        while stack[-1].indent >= node.indent:
            stack.pop()
        field = stack[-1]
        if isinstance(field, Field):
            stack.pop()
            # What else is wrong with the line is said elsewhere, and once is enough.
            is_said = isinstance(node, Unreadable) or (
                stack[-1] is self.root
                and isinstance(node, Statement | Mention)
                and node.word.value not in ROOT_WORDS
            )
            if not is_said:
                self.log.add(
                    Problem.MISPLACED_FIELD
                    if isinstance(node, Field)
                    else Problem.MISPLACED_STATEMENT,
                    f"nothing stands under a field: this line is indented deeper than "
                    f"'{field.word.value}'",
                    *self._words_of(node),
                    help=f"indent it like '{field.word.value}'",
                )
        stack[-1].children.append(node)
        stack.append(node)

    def _flush_pending(self, next_indent: int) -> None:
        """Place the blank lines and comments before a line of that indentation.

        They go before that line, but for comments that are indented deeper than it: those belong
        to what is above, with the blank lines before them.
        """
        pending = self.pending
        if not pending:
            return
        level: int | None = None
        placed = 0
        for count, item in enumerate(pending, 1):
            if not isinstance(item, Comment):
                continue
            level = item.indent if level is None else min(level, item.indent)
            if level <= next_indent:
                break
            self._parent_of(level).children.extend(pending[placed:count])
            placed = count
        self._parent_of(next_indent).children.extend(pending[placed:])
        pending.clear()

    def _unreadable(self, line: _Line) -> None:
        text = Text([])
        node = Unreadable(line.start, line.end, line.indent, text)
        # What goes on from a line that cannot be read is lost with it, not a second error. So is
        # what goes on from the text above, where the line may have been meant to be a part of it.
        indent = self.open_indent if self._goes_on(line) else line.indent
        self._place(node)
        self._open(node, text)
        self.open_indent = indent

    def _open(self, node: Node, text: Text) -> None:
        self.open_text = (node, text)
        self.open_indent = node.indent

    def _goes_on(self, line: _Line) -> bool:
        """Say whether a line, were it text, would go on with the text above."""
        return self.open_text is not None and line.indent > self.open_indent

    def _follows_text(self, line: _Line) -> bool:
        """Say whether a line may have been meant to go on with a text that could be read."""
        return (
            self.open_text is not None
            and not isinstance(self.open_text[0], Unreadable)
            and self._goes_on(line)
        )

    # --- parts of lines ------------------------------------------------------------------------

    def _slice(self, span: tuple[int, int]) -> str:
        return self.source.text[span[0] : span[1]]

    def _word(self, line: _Line) -> Name:
        assert line.word is not None  # noqa: S101 - every terminal but TEXT has a word
        return Name(self._slice(line.word), *line.word)

    def _name(self, span: tuple[int, int]) -> Name:
        value = self._slice(span)
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        return Name(value, *span)

    def _checked_id(self, span: tuple[int, int] | None) -> Name | None:
        if span is None:
            return None
        words = self._slice(span)
        fault = id_fault(words)
        if fault is None:
            return self._name(span)
        self.log.add(
            Problem.SYNTAX,
            f"an id begins with a letter, not with {_shown(words[0])}"
            if fault == 0
            else f"an id cannot hold {_shown(words[fault])}",
            span[0] + fault,
            span[0] + fault + 1,
            help="an id is a letter, then letters, digits, '-', '_' or '.'",
        )
        return None

    def _first_piece(self, line: _Line) -> Text:
        assert line.text is not None  # noqa: S101 - the terminals that come here have a text
        words = self._slice(line.text)
        bare = words.strip()
        if not bare:
            return Text([])
        start = line.text[0] + len(words) - len(words.lstrip())
        return Text([(start, start + len(bare))])

    def _words_of(self, node: Node) -> tuple[int, int]:
        first_line = self.source.text[node.start : node.end].split("\n", 1)[0]
        bare = first_line.strip()
        start = node.start + first_line.index(bare) if bare else node.start
        return start, start + len(bare)

    def _check_indentation(self, indentation: str, start: int) -> None:
        if indentation.count(" ") != len(indentation):
            at = next(i for i, character in enumerate(indentation) if character != " ")
            what = (
                "a tab"
                if indentation[at] == "\t"
                else f"white space that is no plain space (U+{ord(indentation[at]):04X})"
            )
            self.log.add(
                Problem.TAB,
                f"the indentation holds {what}",
                start + at,
                start + at + 1,
                help="indent with spaces only, two a level",
            )


def _shown(character: str) -> str:
    return f"'{character}'" if character.isprintable() else f"U+{ord(character):04X}"


def _indent_of(node: Node) -> int:
    return node.indent


def _columns(indentation: str) -> int:
    return len(indentation.expandtabs(TAB_WIDTH) if "\t" in indentation else indentation)


class _Line:
    """One token, taken apart. Which parts there are, its terminal has told already.

    Attributes:
        kind: The name of its terminal.
        start, end: Its offsets, line ending included.
        indentation: The white space it begins with.
        word, id, text: Offsets of its parts; None for what is not there.
    """

    __slots__ = ("end", "id", "indentation", "kind", "start", "text", "word")

    def __init__(self, kind: str, words: str, start: int) -> None:
        self.kind = kind
        self.start = start
        self.end = start + len(words)
        bare = words.lstrip()
        margin = len(words) - len(bare)
        self.indentation = words[:margin]
        self.word: tuple[int, int] | None = None
        self.id: tuple[int, int] | None = None
        self.text: tuple[int, int] | None = None
        if kind == "TEXT":
            return
        # Neither a word nor an id can hold a colon.
        colon = words.find(":") if kind in _WITH_COLON else -1
        head = words[margin:colon] if colon != -1 else bare
        if colon != -1:
            self.text = (start + colon + 1, self.end)
        word = head.split(None, 1)[0]
        first = start + margin
        self.word = (first, first + len(word))
        rest = head[len(word) :]
        name = rest.strip()
        if name:
            at = first + len(word) + len(rest) - len(rest.lstrip())
            self.id = (at, at + len(name))

    @property
    def indent(self) -> int:
        """How far it is indented, in columns."""
        return _columns(self.indentation)


_WITH_COLON = frozenset({"STATEMENT", "SOURCE", "FIELD", "SPACED_ID", "UNKNOWN_WORD"})
_NOT_TEXT = (
    "STATEMENT",
    "SOURCE",
    "FIELD",
    "MENTION",
    "UNNAMED_SOURCE",
    "SPACED_ID",
    "LONE_WORD",
    "UNKNOWN_WORD",
)


def reads_as_text(words: str) -> bool:
    """Say whether a line with these words (after its indentation) would be read as text.

    Only such a line can go on with the text of the line above; any other needs a backslash.
    """
    if words.startswith("#"):
        return False
    if not words[:1].isalnum():
        return True
    return not any(line_pattern(kind).match(words) for kind in _NOT_TEXT)
