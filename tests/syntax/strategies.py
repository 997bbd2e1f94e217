"""Texts at random: documents without an error, in every way of writing them, and garbage."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from argmap.syntax.vocabulary import ALL_WORDS, STATEMENT_WORDS

# Words that a formatter could get wrong, were it to put them where a line begins or ends.
PLAIN = ("so", "it", "is", "streets", "größer", "東京の地下鉄", "हिन्दी", "e\u0301te\u0301")
TRICKY = (
    "premise:",
    "premise",
    "and",
    "air",
    "air:",
    "air:x",
    "source",
    "s1:",
    "note",
    "that:",
    "word:",
    "किताब:",
    "e\u0301te\u0301:",
    "²:",
    "Ⅳ:",
    "1:",
    ":",
    "::",
    "x:y",
    "http://example.org/a?b=c#d",
    "//",
    "\\",
    "\\\\",
    "\\premise:",
    "\\#",
    "\\[@",
    "\\and",
    "#",
    "#tag",
    "[",
    "]",
    "@s1",
    "a\u00a0b",
    "premise\u00a0air",
    "premise\u00a0air\u00a0:",
    "\u00a0",
    "\u2028",
    "\u3000x",
    "x\u3000",
    "\ufeff",
    "\u0301",
    "“so”",
    "w" * 90,
    "長" * 50,
)
CITATIONS = (
    ("[@s1]",),
    ("[@s1].",),
    ("[@s1,", "p.", "4;", "@s2]"),
    ("[@s2,", *("ch.", "2,") * 12, "p. 3]"),
)
IDS = ("air", "a.b-c_d", "größe", "идея", "ιδέα", "理由", "किताब", "حجة", "e\u0301cole")


_SOME = st.lists(st.sampled_from((*PLAIN * 6, *TRICKY)), max_size=20)


@st.composite
def words(draw: st.DrawFn, *, cited: bool = False) -> list[str]:
    """Give the words of a text that says something, with citations where they may stand."""
    some = draw(_SOME)
    # A citation alone says nothing, and white space neither.
    some.insert(draw(st.integers(0, min(1, len(some)))), "so")
    if cited and draw(st.booleans()):
        at = draw(st.integers(0, len(some)))
        some[at:at] = draw(st.sampled_from(CITATIONS))
    # "[ @s1" is a citation that is misspelt.
    return [
        word
        for index, word in enumerate(some)
        if word != "[" or next(filter(str.strip, some[index + 1 :]), "") != "@s1"
    ]


@attrs.define
class _Writer:
    """Writes a document line by line, in a random way."""

    draw: st.DrawFn
    calm: bool
    lines: list[str] = attrs.Factory(list)
    ids: int = 0
    shared: list[str] = attrs.Factory(list)

    def chance(self, percent: int) -> bool:
        # Nothing unusual is the smallest case.
        return self.draw(st.integers(0, 99)) >= 100 - percent

    def one(self, among: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(among))

    def line(self, text: str) -> None:
        if not self.calm and self.chance(5):
            text += self.one((" ", "   ", "\t", "\u00a0", " \u3000 "))
        self.lines.append(text)

    def comment(self, indent: int) -> None:
        ignore = "argmap: ignore[ARG101] -- "
        self.line(
            " " * indent + "#" + self.one(("", " why", f" {ignore}{len(self.lines)}", "x: y"))
        )

    def noise(self, indent: int) -> None:
        """Write what may stand between any two lines."""
        while self.chance(15):
            if self.chance(50):
                self.line("")
            else:
                self.comment(self.draw(st.integers(0, indent + 8)))

    def text(self, head: str, indent: int, some: list[str]) -> None:
        """Write a text, wrapped anywhere, with backslashes where they are needed."""
        line = head
        # "claim://…" is no statement.
        if some[0].startswith("//") or not self.chance(10):
            line += " "
        at = 0
        first = True
        while at < len(some) or first:
            count = self.draw(st.integers(0 if first else 1, 12))
            part = some[at : at + count]
            at += len(part)
            words = self.one((" ", "  ", "\t") if self.chance(5) else (" ",)).join(part)
            if first:
                self.line(line + words)
                first = False
                continue
            if words[0].isspace():
                words = f"so {words}"
            if words[0] == "#" or (
                words[0].isalnum() and (":" in words or words.split()[0] in ALL_WORDS)
            ):
                words = f"\\{words}"
            while self.chance(10):
                self.comment(self.draw(st.integers(0, indent + 8)))
            self.line(" " * (indent + self.draw(st.integers(1, 7))) + words)

    def head(self, indent: int, word: str, name: str | None = None) -> str:
        gap = " " if self.calm or self.chance(90) else self.one(("  ", "\t", "\u00a0"))
        named = f"{word}{gap}{name}" if name is not None else word
        before = "" if self.calm or self.chance(90) else self.one((" ", "\u00a0"))
        return f"{' ' * indent}{named}{before}:"

    def field(self, indent: int, word: str, value: str | None = None) -> None:
        self.noise(indent)
        some = [value] if value is not None else self.draw(words())
        self.text(self.head(indent, word), indent, some)

    def new_id(self) -> str:
        self.ids += 1
        return f"{self.one(IDS)}{self.ids}"

    def document(self) -> None:
        for word in ("title", "question", "author", "abstract"):
            if self.chance(20):
                self.field(0, word)
        for word, value in (("date", "2026-05"), ("language", "pt-BR"), ("burden", "prove")):
            if self.chance(10):
                self.field(0, word, value)
        for key in ("s1", "s2"):
            self.noise(0)
            self.text(self.head(0, "source", key), 0, self.draw(words()))
            for field, given in (("kind", "book"), ("status", "contested"), ("note", "")):
                if self.chance(15):
                    self.field(2, field, given or None)
        for _ in range(self.draw(st.integers(0, 2))):
            name = self.new_id()
            self.noise(0)
            self.text(self.head(0, "claim", name), 0, self.draw(words(cited=True)))
            self.shared.append(name)
        for _ in range(self.draw(st.integers(1, 3))):
            self.noise(0)
            if self.shared and self.chance(20):
                self.line(f"claim {self.one(tuple(self.shared))}")
                self.below(0, "claim", root=True, mentions=False, is_mention=True, cited=False)
            else:
                self.statement(0, self.one(("thesis", "claim")), root=True, mentions=True)
        self.noise(0)

    def statement(
        self, indent: int, word: str, *, role: str = "", root: bool, mentions: bool
    ) -> None:
        name = self.new_id() if self.chance(40) else None
        some = self.draw(words(cited=True))
        cited = any(part.startswith("[@") for part in some)
        self.text(self.head(indent, word, name), indent, some)
        self.below(
            indent,
            role or word,
            root=root,
            mentions=mentions,
            is_mention=False,
            cited=cited,
            scheme=not root and word != "warrant",
        )

    def below(
        self,
        parent: int,
        role: str,
        *,
        root: bool,
        mentions: bool,
        is_mention: bool,
        cited: bool,
        scheme: bool = False,
    ) -> None:
        """Write children and fields in any order; each at most as deep as the one before it."""
        indent = parent + (2 if self.calm else self.draw(st.integers(1, 6)))
        fields: dict[str, str | None] = {}
        if not (is_mention and root):
            fields["note"] = None
        if not is_mention:
            fields |= {"label": None, "weight": ".5"}
        if scheme:
            fields["scheme"] = "sign"
        if cited:
            fields["quote"] = None
        last = ""
        for _ in range(self.draw(st.integers(0, 3))):
            if not self.calm and indent > parent + 1 and self.chance(20):
                indent = self.draw(st.integers(parent + 1, indent))
            if fields and self.chance(30):
                word = self.one(tuple(fields))
                self.field(indent, word, fields.pop(word))
                continue
            choices = ["premise", "evidence", "assumption", "objection"]
            if role in ("objection", "rebuttal", "undercut"):
                choices.append("rebuttal")
            if not root:
                choices += ["undercut", "warrant"]
            if last:
                choices += ["and", "and"]
            word = self.one(tuple(choices))
            child = word
            if word == "and":
                child = last if last in ("objection", "rebuttal", "undercut") else "premise"
            self.noise(indent)
            if mentions and self.shared and self.chance(20):
                self.line(f"{' ' * indent}{word} {self.one(tuple(self.shared))}")
                self.below(
                    indent,
                    child,
                    root=False,
                    mentions=False,
                    is_mention=True,
                    cited=False,
                    scheme=word != "warrant",
                )
            elif len(self.lines) < 60:
                self.statement(indent, word, role=child, root=False, mentions=mentions)
            else:
                self.text(self.head(indent, word), indent, ["so"])
            last = child if word != "warrant" else ""


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Give a document without an error that uses all of the language."""
    writer = _Writer(draw, calm=draw(st.booleans()))
    writer.document()
    endings = draw(st.sampled_from((("\n",), ("\r\n",), ("\n", "\r\n"))))
    text = "".join(line + draw(st.sampled_from(endings)) for line in writer.lines)
    if draw(st.booleans()):
        text = text.removesuffix("\n").removesuffix("\r")
    return draw(st.sampled_from(("", "\ufeff"))) + text


_PIECES = (
    *STATEMENT_WORDS,
    *("source", "label", "quote", "scheme", "weight", "status", "title", "include", "bibliography"),
    *(
        "date",
        "tags",
        "via",
        "kind",
        "file",
        "premis",
        "Claim",
        "s1",
        "a",
        "b",
        "идея",
        "2nd",
        "a b",
    ),
    *(":", ": ", "://", "::", ".", ";", ",", "-"),
    *("[@", "[@a]", "[@a, p. 4; @b]", "[@;]", "]", "@", "\\", "\\[@", "\\\\"),
    *("#", "# c", "# argmap: ignore[ARG101]", "0.5", "2026-05-02", "open", "book"),
    *(
        "\t",
        " ",
        "  ",
        "    ",
        "\u00a0",
        "\u2028",
        "\u3000",
        "\u200d",
        "\u0301",
        "\ufeff",
        "\ufffd",
    ),
    *("\r\n", "\r", "\x00", "\x0b", "\x85", "\ud800", "\udfff", "\udcff", "🜚", "²", "Ⅳ"),
)
_STARTS = (
    "\n",
    "\n  ",
    "\n    ",
    "\n      ",
    "\r\n ",
    "\n\n",
    "\n\t",
    "\n  premise ",
    "\n  and: x",
)

garbage = st.one_of(
    st.lists(st.sampled_from((*_PIECES, *_STARTS * 3)), max_size=60).map("".join),
    st.lists(st.sampled_from((*_PIECES, *_STARTS * 3)), max_size=60).map(" ".join),
    st.text(st.characters(), max_size=80),
)
"""Anything: pieces of the language in any order, or any characters (surrogates too)."""


@st.composite
def mended(draw: st.DrawFn) -> str:
    """Give a document of which a few lines were lost, doubled, moved or spoilt."""
    lines = draw(documents()).splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        if not lines:
            break
        at = draw(st.integers(0, len(lines) - 1))
        line = lines.pop(at)
        how = draw(st.integers(0, 3))
        if how == 1:
            lines[at:at] = [line, line]
        elif how == 2:
            lines.insert(draw(st.integers(0, len(lines))), line)
        elif how == 3:
            cut = draw(st.integers(0, len(line)))
            lines.insert(at, line[:cut] + draw(st.sampled_from(_PIECES)) + line[cut:])
    return "".join(lines)
