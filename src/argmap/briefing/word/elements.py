"""WordprocessingML elements (ECMA-376, part 1): what python-docx has no words for."""

from __future__ import annotations

import functools

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


# The order in which the schema wants the properties of a paragraph.
_PROPERTIES = [
    qn(f"w:{name}")
    for name in ("keepNext", "keepLines", "pageBreakBefore", "numPr", "bidi", "spacing", "ind")
]


@functools.cache
def _name(name: str) -> str:
    return qn(name if ":" in name else f"w:{name}")


def make(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Make an element of the namespace ``w``, with attributes of the same namespace."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(_name(name), str(value))
    element.extend(children)
    return element


def relation(element: Element, identifier: str) -> Element:
    """Let an element name a relationship of its part."""
    element.set(_name("r:id"), identifier)
    return element


def text(words: str, *properties: Element) -> Element:
    """Make a run of words."""
    written = make("t")
    written.text = words
    written.set(_SPACE, "preserve")
    return run(written, *properties)


def run(content: Element, *properties: Element) -> Element:
    """Make a run of something; the properties are in the order of the schema."""
    if properties:
        return make("r", make("rPr", *properties), content)
    return make("r", content)


def field(instruction: str, shown: str | None = None) -> list[Element]:
    """Make a field: what Word computes.

    Args:
        instruction: What to compute.
        shown: What it shows until Word computes it; None for nothing.
    """
    written = make("instrText")
    written.text = f" {instruction} "
    written.set(_SPACE, "preserve")
    middle = [] if shown is None else [text(shown)]
    return [
        run(make("fldChar", fldCharType="begin")),
        run(written),
        run(make("fldChar", fldCharType="separate")),
        *middle,
        run(make("fldChar", fldCharType="end")),
    ]


def paragraph(
    style: str | None, *content: Element, properties: tuple[Element, ...] = ()
) -> Element:
    """Make a paragraph.

    Args:
        style: The identifier of its style, or None for Normal.
        content: Its runs and links.
        properties: Its own properties, in any order.
    """
    given = [] if style is None else [make("pStyle", val=style)]
    given += sorted(properties, key=lambda one: _PROPERTIES.index(one.tag))
    head = [make("pPr", *given)] if given else []
    return make("p", *head, *content)


def twips(points: float) -> int:
    """Turn points into twentieths of a point."""
    return round(points * 20)
