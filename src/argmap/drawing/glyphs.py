"""Letters that no font on this machine has.

An SVG is drawn where it is read, with the fonts there. A PNG or PDF is drawn here, so the one who
makes it is told when letters come out as empty boxes.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.fonts.glyphs import missing_scripts


def tell_missing_glyphs(
    svg: str, draw: Callable[[str], bytes], note: Callable[[str], None]
) -> None:
    """Say which scripts of a picture cannot be drawn.

    Args:
        svg: The picture.
        draw: Turns a small SVG into pixels, with the fonts that there are.
        note: Is told.
    """
    missing = missing_scripts(svg, draw)
    if missing:
        note(
            "no font on this machine has these letters, which are drawn as empty boxes: "
            f"{', '.join(missing)}; install a font that has them (Noto, for example), or use SVG "
            "(-T svg), which is drawn with the reader's fonts"
        )
