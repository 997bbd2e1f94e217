"""PNG and PDF."""

from __future__ import annotations

import io
import struct

import pytest
from pypdf import PdfReader

from argmap.drawing import DrawingError, Picture, render
from argmap.drawing.glyphs import tell_missing_glyphs
from argmap.drawing.png import size_of
from argmap.fonts.metrics import needs_other_fonts
from argmap.model.kinds import ClaimKind
from argmap.model.map import ArgumentMap, Claim

from . import maps
from .sketch import sketch
from .strategies import HOSTILE


def png_size(picture: Picture) -> tuple[int, int]:
    assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">LL", picture.content[16:24])
    return width, height


def test_png_has_two_pixels_for_each_of_96_to_the_inch() -> None:
    width, height = size_of(render(maps.city(), "svg").content.decode())
    assert png_size(render(maps.city(), "png")) == pytest.approx(
        (width * 96 / 72 * 2, height * 96 / 72 * 2), abs=2
    )
    assert png_size(render(maps.city(), "png", scale=1))[0] == pytest.approx(width * 96 / 72, abs=2)


def test_a_png_that_would_be_too_large_is_drawn_smaller_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("argmap.drawing.png._MOST_PIXELS", 1_000_000)
    picture = render(maps.city(), "png", scale=2)
    width, height = png_size(picture)
    assert width * height < 1_010_000
    assert "drawn at" in picture.notes[0]


def test_the_scale_of_a_png_is_above_nothing() -> None:
    with pytest.raises(ValueError, match="above 0"):
        render(maps.city(), "png", scale=0)


def test_pdf_is_one_page_of_the_size_of_the_map_with_its_title_and_words() -> None:
    picture = render(maps.city(), "pdf")
    reader = PdfReader(io.BytesIO(picture.content))
    (page,) = reader.pages
    width, height = size_of(render(maps.city(), "svg").content.decode())
    assert float(page.mediabox.width) == pytest.approx(width, abs=0.1)
    assert float(page.mediabox.height) == pytest.approx(height, abs=0.1)
    assert reader.metadata is not None
    assert reader.metadata.title == "Should the city close its centre to cars?"
    text = " ".join(page.extract_text().split())
    assert "Nitrogen dioxide was above the limit" in text
    assert "[council, p. 4]" in text


def test_the_letters_of_the_pdf_come_from_the_font_that_is_shipped() -> None:
    (page,) = PdfReader(io.BytesIO(render(maps.city(), "pdf").content)).pages
    names: set[str] = set()

    def collect(_text: str, _cm: object, _tm: object, face: object, _size: object) -> None:
        if isinstance(face, dict):
            names.add(str(face["/BaseFont"]).partition("+")[2])

    page.extract_text(visitor_text=collect)
    assert names == {"LiberationSans", "LiberationSans-Bold"}


@pytest.mark.parametrize("output", ["pdf", "png"])
def test_the_same_map_gives_the_same_bytes(output: str) -> None:
    assert render(maps.city(), output).content == render(maps.city(), output).content


def test_hostile_words_are_words_in_a_pdf() -> None:
    claims = tuple(
        Claim(f"c{number}", text or None, ClaimKind.CLAIM, text, by=text)
        for number, text in enumerate(HOSTILE)
    )
    argument = ArgumentMap(title=HOSTILE[11], author=HOSTILE[0], claims=claims)
    reader = PdfReader(io.BytesIO(render(argument, "pdf").content))
    assert reader.metadata is not None
    assert reader.metadata.title == HOSTILE[11]
    assert "#eval(1)" in reader.pages[0].extract_text()
    assert png_size(render(argument, "png"))[0] > 100


def test_letters_that_no_font_has_are_told() -> None:
    argument = sketch("thesis t: \U00013000 and 市.")
    svg = render(argument, "svg").content.decode()
    notes: list[str] = []
    tell_missing_glyphs(svg, lambda letter: b"box" if "市" not in letter else b"ink", notes.append)
    (note,) = notes
    assert "Egyptian" in note
    assert "CJK" not in note


def test_a_pdf_does_not_miss_letters_that_it_shows() -> None:
    # typst has a font of its own for Devanagari, so no machine lacks its letters.
    picture = render(sketch("thesis t: \u0905 is a letter."), "pdf")
    (page,) = PdfReader(io.BytesIO(picture.content)).pages
    assert "\u0905" in page.extract_text()
    assert not any("Devanagari" in note for note in picture.notes)


def test_the_machines_fonts_are_asked_only_for_letters_that_the_shipped_font_lacks() -> None:
    assert not needs_other_fonts("Ἡ πόλις על העיר Город ½ …\n")
    assert needs_other_fonts("市")


def test_a_text_of_a_hundred_thousand_letters_is_cut_and_the_reader_told() -> None:
    argument = sketch(f"thesis t: {'a' * 100_000}\n  premise p: {'b ' * 50_000}")
    for output in ("svg", "dot", "png", "pdf"):
        picture = render(argument, output)
        assert len(picture.content) < 2_000_000
        assert len(picture.notes) >= 2
        assert picture.notes[0].startswith("t: 100,000 characters are too many for a box")


def test_a_step_that_leads_nowhere_is_told() -> None:
    argument = sketch("thesis t: T.\n  premise p: P.")
    lost = ArgumentMap(claims=argument.claims[1:], steps=argument.steps)
    picture = render(lost, "svg")
    assert picture.notes == ("p: what it bears on is not on the map; the step is not drawn",)
    assert b"claim-p" in picture.content


@pytest.mark.parametrize(
    ("module", "output"), [("resvg_py", "png"), ("typst", "pdf"), ("wasmtime", "svg")]
)
def test_a_missing_package_is_a_clear_error(
    monkeypatch: pytest.MonkeyPatch, module: str, output: str
) -> None:
    import sys

    from argmap.drawing.engines import embedded

    embedded._module.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(DrawingError, match=r"is missing|is not installed"):
        render(maps.city(), output)
    embedded._module.cache_clear()


def test_unknown_choices_are_refused() -> None:
    with pytest.raises(ValueError, match="no format 'gif'; there are svg"):
        render(maps.city(), "gif")
    with pytest.raises(ValueError, match="no engine 'x'; there are auto"):
        render(maps.city(), "svg", engine="x")
    with pytest.raises(ValueError, match="no theme 'x'; there are light"):
        render(maps.city(), "svg", theme="x")
