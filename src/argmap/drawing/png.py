"""SVG to PNG, with the fonts that come along."""

from __future__ import annotations

import re
from collections.abc import Callable

from argmap.drawing.errors import DrawingError
from argmap.drawing.glyphs import tell_missing_glyphs
from argmap.fonts import font_folder
from argmap.fonts.metrics import needs_other_fonts

# An image of this many pixels takes 256 MB while it is drawn.
_MOST_PIXELS = 64_000_000
_PIXELS_PER_POINT = 96 / 72


def to_png(svg: str, scale: float, note: Callable[[str], None]) -> bytes:
    """Draw an SVG of `svg.write_svg` as PNG.

    Args:
        svg: The picture.
        scale: Pixels for each of 96 to the inch.
        note: Is told what differs from the SVG.

    Raises:
        DrawingError: resvg is missing or failed.
        ValueError: The scale is not above 0.
    """
    if not scale > 0:
        raise ValueError("the scale of a PNG must be above 0")
    width, height = size_of(svg)
    pixels = width * height * (_PIXELS_PER_POINT * scale) ** 2
    if pixels > _MOST_PIXELS:
        smaller = scale * (_MOST_PIXELS / pixels) ** 0.5
        note(
            f"the picture is too large for a PNG at scale {scale:g}; it is drawn at "
            f"{smaller:.3g}. SVG and PDF (-T svg, -T pdf) stay sharp"
        )
        scale = smaller
    tell_missing_glyphs(svg, lambda letter: draw_pixels(letter, 1.0), note)
    return draw_pixels(svg, scale)


def draw_pixels(svg: str, scale: float) -> bytes:
    """Turn an SVG into a PNG, with the shipped fonts and those of the machine.

    Raises:
        DrawingError: resvg is missing or failed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise DrawingError(
            f"PNG needs the package resvg-py, which is missing ({error}); install argmap with "
            "its dependencies, or write SVG (-T svg)"
        ) from error

    with font_folder() as folder:
        fonts = sorted(str(path) for path in folder.glob("*.ttf"))
        try:
            return bytes(
                resvg_py.svg_to_bytes(
                    svg_string=svg,
                    zoom=scale,
                    dpi=96.0,
                    skip_system_fonts=not needs_other_fonts(svg),
                    font_files=fonts,
                    font_family="Liberation Sans",
                    sans_serif_family="Liberation Sans",
                )
            )
        except Exception as error:
            raise DrawingError(
                f"the PNG could not be drawn: {str(error)[:300]}; write SVG instead (-T svg)"
            ) from error


def scale_for(svg: str, pixels: int) -> float:
    """Give the scale at which an SVG of `svg.write_svg` is so many pixels wide."""
    # A little less: half a pixel more would be drawn as a whole one.
    return (pixels - 0.01) / (size_of(svg)[0] * _PIXELS_PER_POINT)


def size_of(svg: str) -> tuple[float, float]:
    """Read the width and height, in points, of an SVG of `svg.write_svg`."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("not a picture of argmap")
    return float(found[1]), float(found[2])
