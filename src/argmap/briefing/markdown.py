"""Documents as Markdown, as GitHub shows it (GitHub Flavored Markdown)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    Listing,
    Look,
    Paragraph,
    Part,
    Run,
    Setting,
    Table,
)
from argmap.briefing.links import web_address
from argmap.legible import legible

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$&#]")
# What would become a link, a mention or the number of an issue without being written as one.
_ADDRESS = re.compile(r"(?i)(\b(?:https?|ftp|mailto|xmpp)):|\b(www)\.")
_MENTION = re.compile(r"([@#])(?=\w)")
_LIST = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)]))")
_BOLD = frozenset((Look.STRONG, Look.CITE, Look.GOOD, Look.WARN, Look.BAD))
_DEEPEST_CONTENTS = 3


def write_markdown(document: Document, picture: str | None = None) -> str:
    """Write a document as Markdown.

    Nothing in a text is taken for Markdown, HTML, a mention or a link. Lines to write notes on are
    left out: nobody writes by hand here.

    Args:
        document: The document.
        picture: The address of the picture's file, relative to where the Markdown is going to be;
            without one the picture is left out.
    """
    blocks = [f"# {_escaped(document.title)}"]
    if document.subtitle:
        blocks.append(f"*{_escaped(document.subtitle)}*")
    sections = 0
    for part in document.parts:
        if isinstance(part, Heading) and part.level == 1:
            sections += 1
            if document.has_contents and sections == 2:
                blocks += _contents(document.parts)
        blocks += _part(part, picture)
    if document.has_contents and sections < 2:
        blocks += _contents(document.parts)
    return "\n\n".join(blocks) + "\n"


def _contents(parts: Sequence[Part]) -> Iterator[str]:
    lines = [
        f"{'  ' * (part.level - 1)}- [{_escaped(_text(part.runs))}](#{part.anchor})"
        for part in parts
        if isinstance(part, Heading) and part.level <= _DEEPEST_CONTENTS and part.anchor
    ]
    if lines:
        yield "## Contents"
        yield "\n".join(lines)


def _part(part: Part, picture: str | None) -> Iterator[str]:
    if isinstance(part, Heading):
        anchor = f'<a id="{part.anchor}"></a>' if part.anchor else ""
        # The title is the only heading of the first level.
        yield f"{'#' * (part.level + 1)} {anchor}{_first(_escaped(_text(part.runs)))}"
    elif isinstance(part, Paragraph):
        line = _first(_runs(part.runs))
        quotes = part.indent + (part.setting is Setting.CARD)
        yield f"{'> ' * quotes}{line}"
    elif isinstance(part, Listing):
        marks = (f"{number}." if part.numbered else "-" for number in range(1, len(part.items) + 1))
        quote = "> " * part.indent
        lines = (
            f"{quote}{mark} {_first(_runs(item))}"
            for mark, item in zip(marks, part.items, strict=True)
        )
        yield "\n".join(lines)
    elif isinstance(part, Table):
        rows = [part.header, *part.rows]
        table = [f"| {' | '.join(_runs(cell) for cell in row)} |" for row in rows]
        table.insert(1, f"|{' --- |' * len(part.header)}")
        yield "\n".join(table)
    elif isinstance(part, Figure) and picture is not None:
        yield f"![{_escaped(part.alt)}]({_address(picture)})"
        yield f"*{_escaped(part.caption)}*"


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs).strip()


def _run(run: Run) -> str:
    words = _escaped(run.text)
    bare = words.strip()
    if not bare:
        return words
    before = words[: len(words) - len(words.lstrip())]
    after = words[len(words.rstrip()) :]
    if run.link is not None and (link := _link(run.link)) is not None:
        bare = f"[{bare}]({link})"
    if run.look in _BOLD:
        bare = f"**{bare}**"
    return f"{before}{bare}{after}"


def _link(link: str) -> str | None:
    if link.startswith("#"):
        return link
    address = web_address(link)
    return None if address is None else _address(address)


def _address(address: str) -> str:
    """Make an address fit to stand in brackets."""
    return re.sub(r"[\s()<>\\|\[\]`]", lambda found: f"%{ord(found[0]):02X}", address)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", legible(text))
    text = _ADDRESS.sub(lambda found: f"{found[1]}\\:" if found[1] else f"{found[2]}\\.", text)
    # A comment of HTML is not shown, but it ends the word.
    return _MENTION.sub(r"\1<!-- -->", text)


def _first(line: str) -> str:
    """Keep the beginning of a line from being taken for a list or a rule."""
    return _LIST.sub(
        lambda found: found[1] + (f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"), line
    )
