"""SVG to PDF: one page of the picture's own size, with text that can be selected and searched."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from argmap.drawing.errors import DrawingError
from argmap.drawing.glyphs import tell_missing_glyphs
from argmap.drawing.measure import clean
from argmap.drawing.png import size_of
from argmap.fonts import font_folder
from argmap.fonts.glyphs import draw_with_typst
from argmap.fonts.metrics import needs_other_fonts

if TYPE_CHECKING:
    from argmap.model.map import ArgumentMap

# Readers of PDF refuse pages of more than 200 inches (PDF 32000-1, annex C).
_LONGEST = 14_400.0

# Everything that comes from the map reaches typst as a string or as a file, never as markup.
_DOCUMENT = """\
#let given = sys.inputs
#set document(
  title: given.title,
  author: if given.author == "" { () } else { given.author },
  date: none,
)
#set page(
  width: float(given.width) * 1pt,
  height: float(given.height) * 1pt,
  margin: 0pt,
)
#image("map.svg", width: 100%, height: 100%, alt: given.alt)
"""


def load_typst() -> ModuleType:
    """Import typst.

    Raises:
        DrawingError: It is missing.
    """
    try:
        import typst
    except ImportError as error:
        raise DrawingError(
            f"PDF needs the package typst, which is missing ({error}); install argmap with its "
            "dependencies, or write SVG (-T svg)"
        ) from error
    return typst


def to_pdf(svg: str, argument: ArgumentMap, description: str, note: Callable[[str], None]) -> bytes:
    """Make a PDF of an SVG of `svg.write_svg`.

    Args:
        svg: The picture.
        argument: The map; its title and author become the document's.
        description: What the picture shows, for those who cannot see it.
        note: Is told what differs from the SVG.

    Raises:
        DrawingError: typst is missing or failed.
    """
    typst = load_typst()
    width, height = size_of(svg)
    longest = max(width, height)
    if longest > _LONGEST:
        scale = _LONGEST / longest
        width, height = width * scale, height * scale
        note(
            f"the picture is larger than a PDF page can be; it is drawn at {scale:.0%} of its size"
        )
    title = clean((argument.title or "Argument map")[:1000])
    inputs = {
        "title": title,
        "author": clean((argument.author or "")[:1000]),
        "alt": f"Argument map: {title}. {description}",
        "width": f"{width:.2f}",
        "height": f"{height:.2f}",
    }
    with (
        tempfile.TemporaryDirectory(prefix="argmap-") as name,
        font_folder() as fonts,
    ):
        folder = Path(name)
        tell_missing_glyphs(svg, lambda letter: draw_letter(letter, folder, fonts), note)
        (folder / "map.svg").write_text(svg, encoding="utf-8")
        (folder / "map.typ").write_text(_DOCUMENT, encoding="utf-8")
        try:
            content = typst.compile(
                folder / "map.typ",
                root=folder,
                font_paths=[fonts],
                ignore_system_fonts=not needs_other_fonts(svg),
                sys_inputs=inputs,
                format="pdf",
                # No date of making: the same map gives the same bytes.
                timestamp=0,
            )
        except Exception as error:
            raise DrawingError(
                f"the PDF could not be made: {str(error)[:300]}; write SVG instead (-T svg)"
            ) from error
    return bytes(content)


def draw_letter(svg: str, folder: Path, fonts: Path) -> bytes:
    """Turn the SVG of a letter into pixels.

    Raises:
        DrawingError: typst failed.
    """
    try:
        return draw_with_typst(svg, folder, fonts)
    except Exception as error:
        raise DrawingError(
            f"the PDF could not be made: {str(error)[:300]}; write SVG instead (-T svg)"
        ) from error
