"""Pictures of maps: as SVG, PNG, PDF and DOT, and as a page to explore.

Nothing heavy is imported until a picture is made.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.drawing.errors import DrawingError

if TYPE_CHECKING:
    from argmap.diagnostic import Diagnostic
    from argmap.drawing.extract import Selection
    from argmap.drawing.theme import Theme
    from argmap.evaluation.engine import Evaluation
    from argmap.evaluation.verdict import Verdict
    from argmap.model.map import ArgumentMap

FORMATS = ("svg", "png", "pdf", "dot", "html")
ENGINES = ("auto", "embedded", "system")
PAPERS = ("a4", "a3", "letter", "tabloid")
ORIENTATIONS = ("auto", "portrait", "landscape")
TEXTS = ("full", "label", "id")
THEME_NAMES = ("light", "dark", "print", "contrast")

__all__ = [
    "ENGINES",
    "FORMATS",
    "ORIENTATIONS",
    "PAPERS",
    "TEXTS",
    "THEME_NAMES",
    "DrawingError",
    "Picture",
    "render",
    "to_dot",
]


@attrs.frozen
class Picture:
    """A finished picture.

    Attributes:
        content: The file's content.
        notes: What the reader should know: texts that were cut, letters that no font has. One
            sentence each, for standard error.
    """

    content: bytes = attrs.field(repr=False)
    notes: tuple[str, ...] = ()


def to_dot(
    argument: ArgumentMap,
    *,
    marks: Mapping[str, Sequence[str]] | None = None,
    verdicts: Mapping[str, Verdict] | None = None,
    highlight: Collection[str] = (),
    captions: Sequence[str] = (),
    theme: str | Theme = "light",
) -> str:
    """Write a map as DOT, the same text for the same map.

    Args:
        argument: The map.
        marks: Short words on a claim ("unsupported"), by the claim's key; they stand in its box,
            and "unsupported" gives it a thick dashed border.
        verdicts: The verdicts to show, by the key of the claim or step (`Evaluation.verdicts`).
        highlight: Keys of claims and steps to highlight; the others are drawn paler.
        captions: Lines below the title.
        theme: One of `THEME_NAMES`, or a theme of your own (`theme_file.read_theme`).

    Raises:
        ValueError: No such theme, or no such claim or step to highlight.
    """
    picture = render(
        argument,
        "dot",
        marks=marks,
        verdicts=verdicts,
        highlight=highlight,
        captions=captions,
        theme=theme,
    )
    return picture.content.decode("utf-8")


def render(
    argument: ArgumentMap,
    output: str,
    *,
    engine: str = "auto",
    marks: Mapping[str, Sequence[str]] | None = None,
    verdicts: Mapping[str, Verdict] | None = None,
    highlight: Collection[str] = (),
    captions: Sequence[str] = (),
    theme: str | Theme = "light",
    selection: Selection | None = None,
    text: str = "full",
    width: int | None = None,
    paper: str | None = None,
    orientation: str = "auto",
    scale: float = 2.0,
    width_px: int | None = None,
    evaluation: Evaluation | None = None,
    findings: Mapping[str, Sequence[Diagnostic]] | None = None,
) -> Picture:
    """Draw a map.

    Args:
        argument: The map; one with errors is drawn as far as it goes.
        output: ``svg``, ``png``, ``pdf``, ``dot`` or ``html``.
        engine: ``auto`` (the embedded one), ``embedded`` or ``system``: who runs Graphviz.
        marks: Short words on a claim ("unsupported"), by the claim's key.
        verdicts: The verdicts to show, by the key of the claim or step (`Evaluation.verdicts`).
            What falls is struck and pale, what is open has a broken border, and each has a sign
            and words.
        highlight: Keys of claims and steps to highlight (those of a dialogue, `Evaluation.why`);
            the others are drawn paler.
        captions: Lines below the title: what is highlighted, for example.
        theme: One of `THEME_NAMES`, or a theme of your own (`theme_file.read_theme`).
        selection: What of the map is drawn; by default all of it. What is left out is told in the
            boxes above it. What is left out is not highlighted.
        text: One of `TEXTS`: what a box says. ``label`` is the claim's label or the beginning of
            its text, ``id`` its id or else that.
        width: How many characters of average width a box has in a line, 18 to 120.
        paper: One of `PAPERS` for a PDF of pages, none of whose words are smaller than 7 points:
            the first shows as much as fits, and branches have pages of their own. By default a
            PDF is one page of the size of the picture.
        orientation: One of `ORIENTATIONS`: how the paper is held.
        scale: Pixels of a PNG for each of 96 to the inch.
        width_px: How many pixels wide a PNG is, instead of `scale`.
        evaluation: What an HTML page tells of verdicts; by default the map is evaluated.
        findings: What the checker found, for an HTML page: by the claim's key, under the empty
            key what is about none.

    Raises:
        DrawingError: The picture cannot be made; the message says why and what to do.
        ValueError: No such format, engine or theme, or no such claim or step to highlight,
            or to focus on; a selection for HTML, which has every claim to fold and filter.
    """
    from argmap.drawing.extract import extract
    from argmap.drawing.label import BROADEST, NARROWEST, Amount, Wording
    from argmap.drawing.plan import make_plan
    from argmap.drawing.theme import THEMES

    if output not in FORMATS:
        raise ValueError(f"no format {output!r}; there are {', '.join(FORMATS)}")
    if engine not in ENGINES:
        raise ValueError(f"no engine {engine!r}; there are {', '.join(ENGINES)}")
    if isinstance(theme, str):
        if theme not in THEMES:
            raise ValueError(f"no theme {theme!r}; there are {', '.join(THEMES)}")
        theme = THEMES[theme]
    if text not in TEXTS:
        raise ValueError(f"no text {text!r}; there is {', '.join(TEXTS)}")
    if width is not None and not NARROWEST <= width <= BROADEST:
        raise ValueError(f"a box is {NARROWEST} to {BROADEST} characters wide")
    if paper is not None and (paper not in PAPERS or orientation not in ORIENTATIONS):
        raise ValueError(
            f"no paper {paper!r}, {orientation!r}; there is {', '.join(PAPERS)}; "
            f"{', '.join(ORIENTATIONS)}"
        )
    if paper is not None and output != "pdf":
        raise ValueError("only a PDF has pages")
    stubs: Mapping[str, str] = {}
    left_out = 0
    if selection:
        if output == "html":
            raise ValueError("an HTML page has every claim, to fold and to filter there")
        part = extract(argument, selection)
        left = argument.claim_by_key.keys() | argument.step_by_key.keys()
        argument, left_out = part.map, part.left_out
        stubs = {key: stub.words for key, stub in part.stubs.items()}
        left -= argument.claim_by_key.keys() | argument.step_by_key.keys()
        highlight = [key for key in highlight if key not in left]
    plan = make_plan(
        argument,
        marks or {},
        theme,
        verdicts=verdicts,
        highlight=highlight,
        captions=captions,
        wording=Wording(Amount(text), width),
        stubs=stubs,
        left_out=left_out,
    )
    if paper is not None:
        from argmap.drawing.paper import paginate
        from argmap.drawing.paper_pdf import to_paper_pdf

        sheet, pages = paginate(plan, paper, orientation, engine)
        return Picture(
            to_paper_pdf(pages, sheet, argument, theme, plan.notes.append), tuple(plan.notes)
        )
    if output == "dot":
        from argmap.drawing.dot import write_dot

        return Picture(write_dot(plan).encode("utf-8"), tuple(plan.notes))

    from argmap.drawing.layout import lay_out
    from argmap.drawing.svg import write_svg

    scene = lay_out(plan, engine)
    if output == "html":
        from argmap.drawing.page import write_page
        from argmap.evaluation import evaluate

        if evaluation is None:
            # Of a map with errors what is drawn is evaluated.
            evaluation = evaluate(attrs.evolve(argument, steps=tuple(plan.steps)))
        page = write_page(plan, scene, evaluation, findings or {})
        return Picture(page.encode("utf-8"), tuple(plan.notes))
    svg = write_svg(plan, scene)
    if output == "svg":
        return Picture(svg.encode("utf-8"), tuple(plan.notes))
    if output == "png":
        from argmap.drawing.png import scale_for, to_png

        if width_px is not None:
            scale = scale_for(svg, width_px)
        return Picture(to_png(svg, scale, plan.notes.append), tuple(plan.notes))
    from argmap.drawing.pdf import to_pdf
    from argmap.drawing.spoken import description

    content = to_pdf(svg, argument, description(plan), plan.notes.append)
    return Picture(content, tuple(plan.notes))
