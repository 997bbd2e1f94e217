"""A document as PDF: text that can be selected and searched, an outline, links, the picture."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from itertools import count, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.briefing.document import (
    Figure,
    Heading,
    Listing,
    NoteLines,
    Paragraph,
    Run,
    Setting,
    Table,
)
from argmap.briefing.errors import BriefingError
from argmap.briefing.keeping import kept_with_next
from argmap.briefing.links import web_address
from argmap.briefing.page import (
    MARGIN,
    Leaf,
    Page,
    anchors,
    indented,
    leaves,
    page_of,
    svg_size,
)
from argmap.fonts import font_folder
from argmap.fonts.glyphs import draw_with_typst, missing_scripts
from argmap.fonts.metrics import Font, font, needs_other_fonts
from argmap.legible import is_right_to_left, legible

if TYPE_CHECKING:
    from argmap.briefing.document import Document, Paper, Part

_BODY = 10.5
_CELL = 9.5
_CELL_INSET = 10.0
# Paragraphs and cells of more lines, or about that many, may be cut by the end of a page.
_LONG = 10
# Where a long word, an address most often, is best broken.
_SOFT = frozenset("-/._?&=#,;:–—|\\@+%")
# In ems, the widest letter and the usual one; and how much larger than its line a cite's names are.
_WIDEST = 1.5
_USUAL = 0.55
_LARGER = 1.15
_BREAK = "\N{ZERO WIDTH SPACE}"
# Longer words are nothing that anybody reads; breaking them into lines takes minutes.
_ENDLESS = re.compile(r"(\S{1000})\S+")
# Longer titles make typst fail, which writes them into the file's properties.
_LONGEST_TITLE = 2000
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")


def write_pdf(document: Document, paper: Paper, note: Callable[[str], None] | None = None) -> bytes:
    """Write a document as PDF.

    The same document gives the same bytes.

    Args:
        document: The document.
        paper: The size of its pages.
        note: Is told which letters no font on this machine has.

    Raises:
        BriefingError: typst is missing, or refuses the document; its pictures, most likely.
    """
    try:
        import typst
    except ImportError as error:
        raise BriefingError(
            f"PDF needs the package typst, which is missing ({error}); install argmap with its "
            "dependencies, or write HTML or Markdown"
        ) from error

    page = page_of(paper)
    data = json.dumps(_document(document, page), ensure_ascii=False)
    pictures = [part.svg for part in document.parts if isinstance(part, Figure)]
    words = data + "".join(svg.decode("utf-8", "replace") for svg in pictures)
    with tempfile.TemporaryDirectory(prefix="argmap-") as name, font_folder() as fonts:
        folder = Path(name)
        (folder / "document.json").write_text(data, encoding="utf-8")
        template = (files("argmap.briefing") / "page.typ").read_text(encoding="utf-8")
        (folder / "page.typ").write_text(template, encoding="utf-8")
        for index, svg in enumerate(pictures):
            (folder / f"picture-{index}.svg").write_bytes(svg)
        try:
            missing = missing_scripts(words, lambda one: draw_with_typst(one, folder, fonts))
            content = typst.compile(
                folder / "page.typ",
                root=folder,
                font_paths=[fonts],
                ignore_system_fonts=not needs_other_fonts(words),
                format="pdf",
                # No date of making: the same document gives the same bytes.
                timestamp=0,
            )
        except BaseException as error:
            # What fails inside typst is no Exception, only called so.
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            raise BriefingError(
                f"the PDF could not be made: {str(error)[:300]}; write HTML, and print it instead"
            ) from error
    if missing and note is not None:
        note(
            "no font on this machine has these letters, which are drawn as empty boxes: "
            f"{', '.join(missing)}; install a font that has them (Noto, for example), or write "
            "DOCX or HTML, which are shown with the reader's fonts"
        )
    return bytes(content)


def _document(document: Document, page: Page) -> dict[str, Any]:
    """Give a document in the form that the template reads."""
    named = dict(anchors(document.parts))
    known = frozenset(named.values())
    language, region = _language(document.language)
    parts: list[dict[str, Any]] = []
    kept = kept_with_next(document.parts, page)
    pictures = count()
    for leaf in leaves(document):
        if leaf.is_after_contents:
            parts.append({"kind": "contents"})
        inside = [
            _figure(part, next(pictures), leaf, page)
            if isinstance(part, Figure)
            else _part(part, named.get(index), known, page) | {"kept": index in kept}
            for index, part in leaf.parts
        ]
        parts += [{"kind": "lying", "parts": inside}] if leaf.lying else inside
    return {
        "title": _readable(document.title[:_LONGEST_TITLE]),
        "subtitle": None if document.subtitle is None else _readable(document.subtitle),
        "author": None if document.author is None else _readable(document.author[:_LONGEST_TITLE]),
        "leftward": is_right_to_left(document.title),
        "lang": language,
        "region": region,
        "running": _readable(document.running),
        "width": page.width,
        "height": page.height,
        "margin": MARGIN,
        "parts": parts,
    }


def _readable(text: str) -> str:
    """Make a text legible, and cut words that nobody reads."""
    return _ENDLESS.sub(r"\1…", legible(text))


def _language(tag: str) -> tuple[str, str | None]:
    """Split a language tag into what typst knows of it: the language and the region."""
    found = _LANGUAGE.fullmatch(tag)
    if found is None:
        return "en", None
    region = found[2]
    return found[1].lower(), region.upper() if region else None


def _part(part: Part, anchor: str | None, known: frozenset[str], page: Page) -> dict[str, Any]:
    """Give a part other than a figure in the form that the template reads."""
    match part:
        case Heading():
            return {
                "kind": "heading",
                "level": min(max(part.level, 1), 4),
                "anchor": anchor,
                "new_page": part.new_page,
                **_line(part.runs, known, page.column, 17.0),
            }
        case Paragraph():
            shift = indented(part.indent)
            size = 12.5 if part.setting is Setting.LEAD else _BODY
            return {
                "kind": "paragraph",
                "setting": part.setting.value,
                "indent": shift,
                **_line(part.runs, known, page.column - shift - 12, size),
            }
        case Listing():
            shift = indented(part.indent)
            room = page.column - shift - 30
            return {
                "kind": "listing",
                "numbered": part.numbered,
                "indent": shift,
                "leftward": is_right_to_left("".join(run.text for run in part.items[0]))
                if part.items
                else False,
                "items": [_line(item, known, room, _BODY) for item in part.items],
            }
        case Table():
            rooms = [max(share * page.column - _CELL_INSET, _CELL) for share in part.widths]

            def cells(row: Iterable[tuple[Run, ...]]) -> list[dict[str, Any]]:
                return [
                    _line(runs, known, room, _CELL) for runs, room in zip(row, rooms, strict=True)
                ]

            return {
                "kind": "table",
                "widths": list(part.widths),
                "header": cells(part.header),
                "rows": [cells(row) for row in part.rows],
            }
        case NoteLines():
            return {"kind": "notes", "count": part.count}
        case _:
            raise AssertionError(part)


def _figure(figure: Figure, number: int, leaf: Leaf, page: Page) -> dict[str, Any]:
    width, height = page.fit(svg_size(figure.svg), lying=leaf.lying, above=leaf.above)
    return {
        "kind": "figure",
        "file": f"picture-{number}.svg",
        "width": round(width, 2),
        "height": round(height, 2),
        "alt": legible(figure.alt),
        "caption": legible(figure.caption),
    }


def _line(runs: tuple[Run, ...], known: frozenset[str], room: float, size: float) -> dict[str, Any]:
    """Give the words of a line.

    Args:
        runs: The words.
        known: The anchors that a link may lead to.
        room: How wide a word can be, in points.
        size: The size of the letters, in points.
    """
    texts = [_readable(run.text) for run in runs]
    words = "".join(texts)
    return {
        "runs": [
            {"text": text, "look": run.look.value, "to": _target(run.link, known)}
            for run, text in zip(runs, _breakable(texts, room, size), strict=True)
        ],
        "leftward": is_right_to_left(words),
        "long": len(words) * size * _USUAL > room * _LONG,
    }


def _target(link: str | None, known: frozenset[str]) -> str | None:
    if link is None:
        return None
    if link.startswith("#"):
        return link if link[1:] in known else None
    return web_address(link)


def _breakable(texts: list[str], room: float, size: float) -> list[str]:
    """Let words that are wider than their column be broken: typst would let them run out of it.

    A word may go on from one text to the next.
    """
    words = "".join(texts)
    most = int(room / (size * _WIDEST))
    if len(words) <= most:
        return texts
    # Bold, because the letters of badges and headings are.
    measured, size = font("Bold"), size * _LARGER
    places: list[int] = []
    for word in re.finditer(r"[^ ]+", words):
        if word.end() - word.start() > most and measured.width(word[0], size) > room:
            places += _breaks(word[0], word.start(), room, measured, size)
    if not places:
        return texts
    out: list[str] = []
    start = 0
    for text in texts:
        inside = [place - start for place in places if start < place <= start + len(text)]
        pieces = (text[i:j] for i, j in pairwise((0, *inside, len(text))))
        out.append(_BREAK.join(pieces))
        start += len(text)
    return out


def _breaks(word: str, start: int, room: float, measured: Font, size: float) -> Iterator[int]:
    """Give where a word may be broken: after a hyphen or a slash, and where the column ends."""
    used = 0.0
    for place, letter in enumerate(word, start):
        wide = measured.width(letter, size)
        if used and used + wide > room:
            yield place
            used = 0.0
        used += wide
        if letter in _SOFT:
            yield place + 1
            used = 0.0
