"""Documents as one HTML file: for the screen, light or dark, and for paper.

The file loads nothing and runs nothing: a policy in its head forbids both, so that a text that
looks like code stays a text in every browser.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paper,
    Paragraph,
    Part,
    Run,
    Setting,
    Table,
)
from argmap.briefing.links import web_address
from argmap.legible import legible

_PAGES = {Paper.A4: "A4", Paper.LETTER: "letter"}
_CLASSES = {
    Setting.LEAD: "lead",
    Setting.CITE: "cited",
    Setting.CARD: "card",
    Setting.STATUS: "status",
    Setting.SMALL: "small",
}
_BOLD = frozenset((Look.STRONG, Look.CITE))
_DEEPEST_INDENT = 4
_DEEPEST_CONTENTS = 3
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_PROLOG = re.compile(r"^\s*(?:<\?xml.*?\?>\s*)?(?:<!DOCTYPE.*?>\s*)?", re.DOTALL)


def write_html(document: Document, paper: Paper = Paper.A4) -> str:
    """Write a document as HTML that needs no other file.

    Args:
        document: The document; the anchors of its headings do not begin with ``argmap-``,
            ``claim-`` or ``step-``, as those in a picture do.
        paper: What it is printed on.
    """
    style = files("argmap.briefing").joinpath("brief.css").read_text(encoding="utf-8")
    style += (
        f"@page {{ size: {_PAGES[paper]}; margin: 18mm 17mm; "
        "@bottom-right { content: counter(page); font-size: 9pt; } }\n"
        f"@page wide {{ size: {_PAGES[paper]} landscape; margin: 12mm; }}\n"
    )
    title, language = _text(document.title), _text(document.language)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(document, style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ]
    if document.author:
        lines.append(f'<meta name="author" content="{_text(document.author)}">')
    lines += [
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *_body(document, title),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _policy(document: Document, style: str) -> str:
    styles = [style]
    for part in document.parts:
        if isinstance(part, Figure):
            styles += _STYLE.findall(part.svg.decode("utf-8"))
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'"
        for one in dict.fromkeys(styles)
    )
    return f"default-src 'none'; style-src {hashes}; base-uri 'none'; form-action 'none'"


def _body(document: Document, title: str) -> Iterator[str]:
    yield '<a class="skip" href="#content">Skip to the content</a>'
    yield f'<header><h1 dir="auto">{title}</h1>'
    if document.subtitle:
        yield f'<p dir="auto">{_text(document.subtitle)}</p>'
    yield "</header>"
    yield '<main id="content">'
    sections = 0
    for part, following in zip(document.parts, [*document.parts[1:], None], strict=True):
        if isinstance(part, Heading) and part.level == 1:
            if sections:
                yield "</section>"
            if document.has_contents and sections == 1:
                yield from _contents(document.parts)
            sections += 1
            is_wide = isinstance(following, Figure) and following.landscape
            yield f'<section class="part{" landscape" if is_wide else ""}">'
        yield from _part(part)
    if sections:
        yield "</section>"
    if document.has_contents and sections < 2:
        yield from _contents(document.parts)
    yield "</main>"


def _contents(parts: Sequence[Part]) -> Iterator[str]:
    headings = [
        part
        for part in parts
        if isinstance(part, Heading) and part.level <= _DEEPEST_CONTENTS and part.anchor
    ]
    if not headings:
        return
    yield '<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>'
    level = 0
    for heading in headings:
        if heading.level <= level:
            yield "</li>" + "</ul></li>" * (level - heading.level)
        else:
            # A level that is left out in between has a list of its own all the same.
            yield "<ul>" + "<li><ul>" * (heading.level - level - 1)
        level = heading.level
        words = _text("".join(run.text for run in heading.runs))
        yield f'<li><a href="#{_text(heading.anchor or "")}" dir="auto">{words}</a>'
    yield "</li></ul>" * level + "</nav>"


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Heading):
        # The title is the only heading of the first level.
        tag = f"h{part.level + 1}"
        anchor = f' id="{_text(part.anchor)}"' if part.anchor else ""
        new = ' class="new"' if part.new_page else ""
        yield f'<{tag}{anchor}{new} dir="auto">{_runs(part.runs)}</{tag}>'
    elif isinstance(part, Paragraph):
        tag = "blockquote" if part.setting is Setting.CARD else "p"
        classes = _classes(_CLASSES.get(part.setting), part.indent)
        yield f'<{tag}{classes} dir="auto">{_runs(part.runs)}</{tag}>'
    elif isinstance(part, Listing):
        tag = "ol" if part.numbered else "ul"
        yield f"<{tag}{_classes(None, part.indent)}>"
        for item in part.items:
            yield f'<li dir="auto">{_runs(item)}</li>'
        yield f"</{tag}>"
    elif isinstance(part, Table):
        yield from _table(part)
    elif isinstance(part, NoteLines):
        yield f'<div class="notes" aria-hidden="true">{"<div></div>" * part.count}</div>'
    else:
        # It names itself: the drawing has a title and a description in it.
        svg = _PROLOG.sub("", part.svg.decode("utf-8"))
        # A box to tick works without a script.
        yield '<figure><label><input type="checkbox"> Full size</label>'
        yield f'<div class="scroll" tabindex="0" role="region" aria-label="Picture">{svg}</div>'
        yield f"<figcaption>{_text(part.caption)}</figcaption></figure>"


def _table(table: Table) -> Iterator[str]:
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>'
    # Not in a style attribute: the policy forbids it.
    shares = "".join(f'<col width="{width:.0%}">' for width in table.widths)
    yield f"<colgroup>{shares}</colgroup><thead><tr>"
    for cell in table.header:
        yield f'<th scope="col" dir="auto">{_runs(cell)}</th>'
    yield "</tr></thead><tbody>"
    for row in table.rows:
        yield "<tr>" + "".join(f'<td dir="auto">{_runs(cell)}</td>' for cell in row) + "</tr>"
    yield "</tbody></table></div>"


def _classes(name: str | None, indent: int) -> str:
    names = [name] if name else []
    names += [f"i{min(indent, _DEEPEST_INDENT)}"] if indent else []
    return f' class="{" ".join(names)}"' if names else ""


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = _text(run.text)
    if run.link is not None:
        link = run.link if run.link.startswith("#") else web_address(run.link)
        if link is not None:
            words = f'<a href="{escape(link)}">{words}</a>'
    if run.look in _BOLD:
        return f"<b>{words}</b>"
    if run.look is Look.PLAIN:
        return words
    return f'<span class="{run.look.value}">{words}</span>'


def _text(text: str) -> str:
    return escape(legible(text))
