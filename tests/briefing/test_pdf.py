"""Briefs as PDF, read back."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

import attrs
import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    NoteLines,
    Paper,
    Paragraph,
    Part,
    Table,
)
from argmap.briefing.errors import BriefingError
from argmap.briefing.pdf import write_pdf
from tests.briefing.samples import HOSTILE, hostile, runs, runs_of, sample, svg


def read(document: Document, paper: Paper = Paper.A4) -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(document, paper)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def outline_of(reader: PdfReader) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []

    def walk(entries: list[Any], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
            else:
                found.append((level, str(entry.title)))

    walk(reader.outline, 1)
    return found


def addresses_of(reader: PdfReader) -> list[str]:
    return [
        str(action["/URI"])
        for page in reader.pages
        for annotation in page.annotations or ()
        if isinstance(action := annotation.get("/A"), DictionaryObject) and "/URI" in action
    ]


def pieces_of(page: PageObject) -> list[tuple[float, str, float]]:
    """Give the pieces of text on a page: how far from the left, the text, its size."""
    pieces: list[tuple[float, str, float]] = []

    def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        words = text.strip(" \n\N{LEFT-TO-RIGHT MARK}")
        if font is not None and words:
            left = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
            pieces.append((left, words, size))

    page.extract_text(visitor_text=visit)
    return pieces


def test_text_can_be_searched() -> None:
    text = text_of(read(sample()))
    assert "Cars in the centre Brief for the side that defends it Ada Example" in text
    assert "1. AT: Most of it comes from buses and vans ANSWERED WITHOUT EVIDENCE" in text
    assert "Dana Okafor, traffic engineer, 3 May 2025, “Traffic count”, p. 9" in text
    assert "The map, with verdicts." in text
    assert "Words drawn" in text, "the picture is pixels"


def test_headings_are_the_outline() -> None:
    assert outline_of(read(sample(1))) == [
        (1, "The case"),
        (2, "Drop list"),
        (1, "Answers"),
        (2, "Air in the centre breaks the legal limits"),
        (3, "1. AT: Most of it comes from buses and vans"),
        (4, "Buses and vans make up a quarter of it"),
        (1, "The map"),
        (1, "Sources"),
    ]


def test_title_author_language_and_no_date() -> None:
    reader = read(attrs.evolve(sample(), language="de-CH"))
    assert reader.metadata is not None
    assert reader.metadata.title == "Cars in the centre"
    assert reader.metadata.author == "Ada Example"
    assert reader.metadata.creation_date is None
    assert str(reader.root_object["/Lang"]) == "de-CH"


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_paper_and_pages_that_lie_on_their_side(paper: Paper, size: tuple[int, int]) -> None:
    pages = read(sample(), paper).pages
    sizes = [(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in pages]
    assert sizes.count(size[::-1]) == 1
    assert sizes.count(size) == len(sizes) - 1
    (lying,) = (page for page, its in zip(pages, sizes, strict=True) if its == size[::-1])
    assert "The map on its side." in lying.extract_text()


def test_each_page_has_its_number_and_the_running_words() -> None:
    pages = read(sample(8)).pages
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert f"{number} / {len(pages)}" in text
        assert "Cars in the centre · pro" in text


def test_contents_follow_the_first_section_and_give_the_pages() -> None:
    pages = [" ".join(page.extract_text().split()) for page in read(sample(8)).pages]
    assert pages[0].index("Read aloud in 6 minutes") < pages[0].index("Contents")
    place = next(i for i, text in enumerate(pages, 1) if text.startswith("Sources"))
    assert (
        pages[0]
        .partition("Contents")[2]
        .replace(".", "")
        .replace(" ", "")
        .endswith(f"Sources{place}Carsinthecentre·pro1/{len(pages)}")
    )
    without = attrs.evolve(sample(), has_contents=False)
    assert "Contents" not in text_of(read(without))


def test_header_of_a_table_stands_on_each_of_its_pages() -> None:
    table = Table(
        runs_of("Point", "Kept"), tuple(runs_of(f"row {i}", "yes") for i in range(120)), (0.7, 0.3)
    )
    pages = read(Document("Table", (table,))).pages
    assert len(pages) > 2
    assert all("Point Kept" in page.extract_text() for page in pages)


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    lines = [Paragraph(runs(f"line {number}")) for number in range(200)]
    for shift in range(12):
        head = Heading(3, runs("A heading"))
        parts: tuple[Part, ...] = (*lines[: 30 + shift], head, *lines[30 + shift : 50])
        for page in read(Document("Headings", parts)).pages:
            body = page.extract_text().strip().rpartition("\n")[0]
            assert not body.endswith("A heading")


def test_links_lead_to_sites_and_headings_only() -> None:
    assert addresses_of(read(sample(1))) == ["https://example.org/count"]
    found = addresses_of(read(hostile()))
    assert set(found) == {"https://example.org/a%20b%22%3E%3Cx%3E?q=%C3%BC#z"}


def test_texts_are_never_markup() -> None:
    text = text_of(read(hostile()))
    assert r'#import "x.typ" $x^2$ *_bold_* <tag> & \u{41} `raw` @ref //comment {=html}' in text
    assert "evil � tab here next = + - / [a](b) ~" in text


def test_long_words_stay_on_the_page() -> None:
    word = "https://example.org/" + "a" * 400
    table = Table(runs_of("a", "b"), (runs_of(word, word),), (0.9, 0.1))
    document = Document("Words", (Paragraph(runs("see ", word)), table))
    pages = read(document).pages
    # No letter of the words is narrower than this.
    rights = [
        left + len(text) * size * 0.5 for page in pages for left, text, size in pieces_of(page)
    ]
    assert max(rights) < 595.3 - 60 + 12
    assert sum(page.extract_text().count("a") for page in pages) > 1200


def test_endless_words_and_titles_are_cut() -> None:
    word = "\U0001d54f" * 30_000
    document = Document(word, (Heading(3, runs(word)), Paragraph(runs(f"a {word} z"))))
    reader = read(document)
    assert len(reader.pages) < 12
    assert "…" in text_of(reader)
    assert " z " in f"{text_of(reader)} ", "what comes after a word is there"


def test_what_fails_inside_the_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """Like that of pyo3."""

    def panic(*_given: object, **_named: object) -> bytes:
        raise PanicException("end byte index")

    monkeypatch.setattr("typst.compile", panic)
    with pytest.raises(BriefingError, match="could not be made: end byte index"):
        write_pdf(Document("T", ()), Paper.A4)


def test_a_cell_longer_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"word{number}" for number in range(900))
    table = Table(runs_of("a", "b"), (runs_of(words, "short"),), (0.3, 0.7))
    text = text_of(read(Document("Cell", (table,))))
    assert all(f"word{number}" in text for number in range(900))


def test_same_document_same_bytes() -> None:
    for document in (sample(), hostile()):
        assert write_pdf(document, Paper.A4) == write_pdf(document, Paper.A4)


def test_anchors_that_two_headings_share_lead_to_the_first() -> None:
    parts = (
        Heading(1, runs("One"), "same"),
        Heading(1, runs("Two"), "same"),
    )
    assert outline_of(read(Document("Twins", parts))) == [(1, "One"), (1, "Two")]


def test_an_empty_document_is_a_page() -> None:
    assert len(read(Document("Nothing", ())).pages) == 1


@pytest.mark.parametrize(
    "figure",
    [
        Figure(b"<svg", b"", "broken", ""),
        Figure(svg(10, 10)[:-6], b"", "cut", ""),
        Figure(svg(10, 0), b"", "empty", ""),
    ],
)
def test_broken_pictures_are_told(figure: Figure) -> None:
    with pytest.raises(BriefingError, match=r"the PDF could|says no size"):
        write_pdf(Document("Broken", (figure,)), Paper.A4)


def test_without_typst_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BriefingError, match="install argmap with its dependencies"):
        write_pdf(sample(), Paper.A4)


def test_importing_the_writer_loads_no_engine() -> None:
    code = "import sys, argmap.briefing.pdf; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_hostile_sample_is_hostile() -> None:
    assert "\x00" in HOSTILE
    assert "\ud800" in HOSTILE


def test_letters_that_no_font_has_are_told() -> None:
    notes: list[str] = []
    document = Document("Letters", (Paragraph(runs("\U00014646 end")),))
    write_pdf(document, Paper.A4, notes.append)
    (note,) = notes
    assert "Anatolian" in note
    assert "Noto" in note
    notes.clear()
    write_pdf(sample(), Paper.A4, notes.append)
    assert notes == []


def test_page_numbers_stay_at_the_right_of_words_that_run_to_the_left() -> None:
    parts = (Heading(1, runs("One")), Heading(1, runs("2. AT: العربية لا"), new_page=True))
    (first, _) = read(Document("Contents", parts)).pages
    numbers = [left for left, text, _ in pieces_of(first) if text in ("1", "2")]
    assert len(numbers) == 2
    assert all(place > 500 for place in numbers), numbers


def test_lines_for_notes_stay_with_their_words_and_together() -> None:
    lines = [Paragraph(runs(f"line {number}")) for number in range(60)]
    pages: list[str] = []
    for shift in range(8):
        words = Paragraph(runs("Therefore."))
        parts: tuple[Part, ...] = (*lines[: 36 + shift], words, NoteLines(3))
        pages = [page.extract_text() for page in read(Document("Notes", parts)).pages]
        if len(pages) == 2:
            break
    assert "Therefore." in pages[1]
