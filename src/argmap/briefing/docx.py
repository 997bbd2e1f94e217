"""A document as DOCX, in the styles that debaters' tools for Word look for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.briefing.errors import BriefingError
from argmap.briefing.page import page_of
from argmap.legible import legible

if TYPE_CHECKING:
    from argmap.briefing.document import Document, Paper

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def write_docx(document: Document, paper: Paper) -> bytes:
    """Write a document as DOCX.

    Headings 1 to 4 are what debaters call pocket, hat, block and tag, with Word's outline levels;
    the names and dates in cites have the character style ``Style 13 pt Bold`` (alias ``Cite``),
    and the text of a card is in ``Normal``: so the navigation and the macros of Verbatim work.
    The same document gives the same bytes.

    Args:
        document: The document.
        paper: The size of its pages.

    Raises:
        BriefingError: python-docx is missing, or a picture cannot be read.
    """
    try:
        from argmap.briefing.word.body import Body
        from argmap.briefing.word.package import add_running, describe, new_file, to_bytes
    except ImportError as error:
        raise BriefingError(
            f"DOCX needs the package python-docx, which is missing ({error}); install argmap with "
            "its dependencies, or write HTML or Markdown"
        ) from error

    page = page_of(paper)
    language = document.language if _LANGUAGE.fullmatch(document.language) else "en"
    file = new_file(language, page.column)
    Body(file, document, page).write()
    add_running(file, legible(document.running))
    describe(file, legible(document.title), legible(document.author or ""), language)
    return to_bytes(file)
