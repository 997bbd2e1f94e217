"""The file that a Word document begins as, and the bytes that it ends as."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import _Footer as Footer
from docx.section import _Header as Header

from argmap.briefing.word.elements import Element, field, paragraph, text, twips

# Office keeps no more of a property.
_LONGEST = 255
# What python-docx's own template brings along that says nothing of this document: a preview, the
# statistics of another file, and a copy of its styles for Word 2007.
_UNWANTED = ("/thumbnail", "/extended-properties", "/stylesWithEffects", "/customXml")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DATES = ("dcterms:created", "dcterms:modified")


def new_file(language: str, column: float) -> WordFile:
    """Make an empty file with the styles of a brief.

    Args:
        language: The language of its words.
        column: The width of the text on an upright page, in points.
    """
    file = docx.Document()
    _replace(file.styles.element, "styles.xml")
    _replace(file.part.numbering_part.element, "numbering.xml")
    styles = file.styles.element
    for tongue in styles.iter(qn("w:lang")):
        tongue.set(qn("w:val"), language)
    for tab in styles.iter(qn("w:tab")):
        tab.set(qn("w:pos"), str(twips(column)))
    _settle(file, language)
    for part in (file.part, file.part.package):
        for name, relationship in list(part.rels.items()):
            if relationship.reltype.endswith(_UNWANTED):
                del part.rels[name]
    return file


def _replace(element: Element, name: str) -> None:
    """Put the children of a stored element in the place of an element's own."""
    for old in list(element):
        element.remove(old)
    element.extend(list(parse_xml((files("argmap.briefing.word") / name).read_bytes())))


def _settle(file: WordFile, language: str) -> None:
    """Set what Word should do with the file: treat it as one of its present form."""
    settings = file.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for old in list(settings.iter(qn("w:useFELayout"), qn("w:rsids"), qn("w:savePreviewPicture"))):
        old.getparent().remove(old)
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for tongue in settings.iter(qn("w:themeFontLang")):
        tongue.set(qn("w:val"), language)


def describe(file: WordFile, title: str, author: str, language: str) -> None:
    """Set the properties of a file: no date, for the same document is to give the same bytes."""
    properties = file.core_properties
    properties.title = _short(title)
    properties.author = _short(author)
    properties.last_modified_by = _short(author)
    properties.comments = ""
    properties.language = language
    element = properties._element
    for date in list(element.iter(*map(qn, _DATES))):
        element.remove(date)


def add_running(file: WordFile, words: str) -> None:
    """Let each page but the first say whose it is, and each its number.

    Word computes the numbers of pages at the head and foot by itself.
    """
    section = file.sections[0]
    section.different_first_page_header_footer = True
    _fill(section.first_page_header, "Header", [])
    _fill(section.header, "Header", [text(words)] if words else [])
    for footer in (section.footer, section.first_page_footer):
        numbers = [*field("PAGE", "1"), text(" / "), *field("NUMPAGES", "1")]
        _fill(footer, "Footer", numbers)


def _fill(place: Header | Footer, style: str, content: list[Element]) -> None:
    place.is_linked_to_previous = False
    element = place._element
    for old in list(element):
        element.remove(old)
    element.append(paragraph(style if content else None, *content))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def to_bytes(file: WordFile) -> bytes:
    """Write a file, with no time in it."""
    written = io.BytesIO()
    file.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(out, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Else it tells on which system it was made.
            entry.create_system = 0
            kept.writestr(entry, made.read(name))
    return out.getvalue()
