"""Briefs as DOCX, read back."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile

import attrs
import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    Listing,
    NoteLines,
    Paper,
    Paragraph,
    Setting,
    Table,
)
from argmap.briefing.docx import write_docx
from argmap.briefing.errors import BriefingError
from tests.briefing.samples import hostile, png, runs, runs_of, sample, svg


def read(document: Document, paper: Paper = Paper.A4) -> WordFile:
    return docx.Document(io.BytesIO(write_docx(document, paper)))


def parts_of(document: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_docx(document, Paper.A4))) as file:
        return {name: file.read(name) for name in file.namelist()}


def find(file: WordFile, words: str) -> WordParagraph:
    return next(paragraph for paragraph in file.paragraphs if words in paragraph.text)


def test_headings_have_the_levels_that_debaters_navigate_by() -> None:
    file = read(sample(1))
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in file.paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading")
    ]
    assert found == [
        ("Heading 1", "The case"),
        ("Heading 2", "Drop list"),
        ("Heading 1", "Answers"),
        ("Heading 2", "Air in the centre breaks the legal limits"),
        ("Heading 3", "1. AT: Most of it comes from buses and vans"),
        ("Heading 4", "Buses and vans make up a quarter of it"),
        ("Heading 1", "The map"),
        ("Heading 1", "Sources"),
    ]
    for level, size in enumerate((26, 22, 16, 13), 1):
        style = file.styles[f"Heading {level}"]
        assert style.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)
        assert style.font.size.pt == size
        assert style.font.bold


def test_a_card_is_a_tag_a_cite_of_one_paragraph_and_a_text_in_normal() -> None:
    file = read(sample(1))
    paragraphs = file.paragraphs
    at = next(i for i, paragraph in enumerate(paragraphs) if paragraph.text.startswith("Dana "))
    tag, cite, card = paragraphs[at - 1 : at + 2]
    assert tag.style is not None
    assert tag.style.name == "Heading 4"
    assert cite.text == (
        "Dana Okafor, traffic engineer, 3 May 2025, “Traffic count”, p. 9, "
        "https://example.org/count"
    )
    read_aloud = [run.text for run in cite.runs if run.style.name == "Style 13 pt Bold"]
    assert read_aloud == ["Okafor", "2025"]
    assert cite.paragraph_format.keep_with_next
    assert card.text.startswith("“Buses and vans together")
    assert card.style is not None
    assert card.style.name == "Normal"
    assert {run.style.name for run in card.runs} == {"Default Paragraph Font"}


def test_styles_have_the_names_that_debaters_macros_look_for() -> None:
    styles = read(sample(1)).styles
    aliases = {
        name: styles[name].element.find(qn("w:aliases")).get(qn("w:val"))
        for name in ("Normal", "Heading 1", "Heading 4", "Style 13 pt Bold", "Style Underline")
    }
    assert aliases == {
        "Normal": "Normal/Card",
        "Heading 1": "Pocket",
        "Heading 4": "Tag",
        "Style 13 pt Bold": "Cite",
        "Style Underline": "Underline",
    }
    assert not any("nalytic" in str(style.name) for style in styles)


def test_status_is_told_by_words_and_by_its_ground() -> None:
    file = read(sample(3))
    grounds = {}
    for paragraph in file.paragraphs:
        for run in paragraph.runs:
            if str(run.style.name).startswith("Status"):
                shade = run.style.element.find(f".//{qn('w:shd')}")
                words = run.text.strip()
                assert " " not in words, "a border that is broken with the line has no edge there"
                grounds[words.replace("\N{NO-BREAK SPACE}", " ")] = shade.get(qn("w:fill"))
    assert set(grounds) == {
        "STANDS", "WITHOUT EVIDENCE", "ANSWERED", "UNANSWERED", "ANSWERED WITHOUT EVIDENCE",
    }  # fmt: skip

    def light(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    good, warn, bad = (
        light(grounds[w]) for w in ("ANSWERED", "ANSWERED WITHOUT EVIDENCE", "UNANSWERED")
    )
    assert good > warn + 20 > bad + 100


def test_contents_show_before_word_computes_them() -> None:
    file = read(sample(2))
    body = list(file.element.body)
    place = next(i for i, one in enumerate(body) if one.tag == qn("w:sdt"))
    before = "".join(t.text for one in body[:place] for t in one.iter(qn("w:t")))
    after = "".join(t.text for one in body[place + 1 :] for t in one.iter(qn("w:t")))
    assert before.endswith("Read aloud in 6 minutes at 180 words a minute.")
    assert after.startswith("Answers")
    contents = body[place]
    lines = ["".join(t.text for t in p.iter(qn("w:t"))) for p in contents.iter(qn("w:p"))]
    assert lines == [
        "Contents", "The case", "Drop list", "Answers", "Air in the centre breaks the legal limits",
        *(f"{number}. AT: Most of it comes from buses and vans" for number in (1, 2)),
        "The map", "Sources",
    ]  # fmt: skip
    instructions = [str(one.text).strip() for one in contents.iter(qn("w:instrText"))]
    assert instructions[0] == r'TOC \o "1-3" \h \z'
    places = [link.get(qn("w:anchor")) for link in contents.iter(qn("w:hyperlink"))]
    assert instructions[1:] == [rf"PAGEREF {place} \h" for place in places]
    kinds = [one.get(qn("w:fldCharType")) for one in contents.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert (kinds[0], kinds[-1]) == ("begin", "end")
    without = attrs.evolve(sample(), has_contents=False)
    assert b"PAGEREF" not in parts_of(without)["word/document.xml"]


def test_each_link_leads_somewhere() -> None:
    for document in (sample(2), hostile()):
        file = read(document)
        marks = [mark.get(qn("w:name")) for mark in file.element.iter(qn("w:bookmarkStart"))]
        numbers = [mark.get(qn("w:id")) for mark in file.element.iter(qn("w:bookmarkStart"))]
        assert len(set(marks)) == len(marks)
        assert len(set(numbers)) == len(numbers)
        for link in file.element.iter(qn("w:hyperlink")):
            anchor, identifier = link.get(qn("w:anchor")), link.get(qn("r:id"))
            if anchor is not None:
                assert anchor in marks
                assert len(anchor) <= 40
            else:
                assert file.part.rels[identifier].target_ref in (
                    "https://example.org/count",
                    "https://example.org/a%20b%22%3E%3Cx%3E?q=%C3%BC#z",
                )
    linked = find(read(sample(1)), "from buses").hyperlinks
    assert [link.text for link in linked] == ["from buses"]


def test_no_other_link_leaves_the_file() -> None:
    relationships = b"".join(
        content for name, content in parts_of(hostile()).items() if name.endswith(".rels")
    )
    external = re.findall(rb'Target="([^"]*)"[^>]*TargetMode="External"', relationships)
    assert external == [b"https://example.org/a%20b%22%3E%3Cx%3E?q=%C3%BC#z"]


def test_tables_repeat_their_header_and_keep_their_widths() -> None:
    (table,) = read(sample(1)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Point", "What it holds", "Status"]
    assert [cell.text.strip() for cell in table.rows[3].cells] == [
        "shops", "Shops lose trade.", "FALLS",
    ]  # fmt: skip
    headers = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert headers == [True, False, False, False]
    widths = [cell.width.pt for cell in table.rows[1].cells if cell.width is not None]
    assert sum(widths) == pytest.approx(595.3 - 120, abs=0.2)
    assert widths[1] / sum(widths) == pytest.approx(0.65, abs=0.001)


def test_what_follows_a_table_makes_no_page_of_its_own() -> None:
    table = Table(runs_of("a"), (), (1.0,))
    words = Paragraph(runs("Words."))
    for after, line in (
        ((), 20),
        ((Heading(1, runs("Next")),), 20),
        ((words,), 200),
        ((table,), 200),
    ):
        file = read(Document("Table", (table, *after)))
        spacer = file.paragraphs[1]
        assert spacer.text == ""
        spacing = spacer._p.find(f".//{qn('w:spacing')}")
        assert spacing.get(qn("w:line")) == str(line)


def test_each_numbered_list_counts_from_one() -> None:
    lists = Document("Lists", (Listing(runs_of("a", "b"), True), Listing(runs_of("c"), True)))
    file = read(lists)
    used = [number.get(qn("w:val")) for number in file.element.iter(qn("w:numId"))]
    assert used[0] == used[1] != used[2]
    starts = {
        number.get(qn("w:numId")): number.find(f".//{qn('w:startOverride')}").get(qn("w:val"))
        for number in file.part.numbering_part.element.iter(qn("w:num"))
        if number.find(f".//{qn('w:startOverride')}") is not None
    }
    assert {used[0], used[2]} <= set(starts)
    assert set(starts.values()) == {"1"}


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_paper_and_pages_that_lie_on_their_side(paper: Paper, size: tuple[int, int]) -> None:
    sections = read(sample(1), paper).sections
    sizes = [
        (round(one.page_width.pt), round(one.page_height.pt))
        for one in sections
        if one.page_width is not None and one.page_height is not None
    ]
    assert sizes == [size, size[::-1], size]
    assert sections[1].orientation == WD_ORIENT.LANDSCAPE


def test_pictures_fit_their_page_and_say_what_they_show() -> None:
    file = read(sample(1))
    shown = [
        (shape.width.pt, shape.height.pt, shape._inline.docPr.get("descr"))
        for shape in file.inline_shapes
    ]
    assert [one[2] for one in shown] == ["A map of 5 claims.", "A wide map."]
    (wide, high, _), (lying_wide, lying_high, _) = shown
    assert wide == pytest.approx(595.3 - 120, abs=1)
    assert wide / high == pytest.approx(800 / 600, abs=0.01)
    assert lying_wide <= 842 - 120 + 0.1
    assert lying_high <= 595 - 120
    assert lying_wide / lying_high == pytest.approx(1200 / 700, abs=0.01)


def test_a_heading_goes_with_its_lying_picture() -> None:
    wide = Figure(svg(1200, 700), png(1200, 700), "Wide.", "", landscape=True)
    heading = Heading(1, runs("The map"), new_page=True)
    words = Paragraph(runs("A word on it."), Setting.SMALL)
    file = read(Document("Map", (Paragraph(runs("Before.")), heading, words, wide)))
    upright, lying = (
        [paragraph.text for paragraph in section.iter_inner_content()]  # type: ignore[union-attr]
        for section in file.sections
    )
    assert upright == ["Map", "Before."]
    assert lying == ["The map", "A word on it.", ""]
    assert not find(file, "The map").paragraph_format.page_break_before


def test_head_and_foot() -> None:
    file = read(sample(1))
    first = file.sections[0]
    assert [paragraph.text for paragraph in first.header.paragraphs] == ["Cars in the centre · pro"]
    assert [paragraph.text for paragraph in first.first_page_header.paragraphs] == [""]
    for footer in (first.footer, first.first_page_footer):
        fields = [str(one.text).strip() for one in footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert all(section.header.is_linked_to_previous for section in list(file.sections)[1:])


def test_properties_say_what_it_is_and_no_date() -> None:
    file = read(attrs.evolve(sample(), language="de-CH"))
    properties = file.core_properties
    assert properties.title == "Cars in the centre"
    assert properties.author == "Ada Example"
    assert properties.language == "de-CH"
    assert properties.comments == ""
    assert properties.created is None
    assert properties.modified is None
    tongues = [one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))]
    assert tongues == ["de-CH"]
    long = attrs.evolve(sample(), title="t" * 1000, author="a" * 1000)
    assert len(read(long).core_properties.title) == 255


def test_note_lines_are_ruled_one_by_one() -> None:
    file = read(Document("Notes", (NoteLines(3),)))
    lines = [one for one in file.paragraphs if one.style and one.style.name == "Note Line"]
    assert len(lines) == 3
    # Word draws one line below equal neighbours, unless there is one between them.
    borders = file.styles["Note Line"].element.find(f".//{qn('w:pBdr')}")
    assert [one.tag for one in borders] == [qn("w:bottom"), qn("w:between")]


def test_hostile_texts_are_texts() -> None:
    file = read(hostile())
    title = file.paragraphs[0].text
    assert title == (
        r'#import "x.typ" $x^2$ *_bold_* <tag> & \u{41} `raw` @ref //comment {=html} %d ]]> '
        "���[31m�� evil � tab here next   = + - / [a](b) ~"
    )
    assert file.core_properties.language == "en"
    leftward = find(file, "العربية في العنوان")
    assert leftward._p.find(f".//{qn('w:bidi')}") is not None
    assert leftward._p.find(f".//{qn('w:rtl')}") is not None
    assert "日本語 中文 한국어 🎉" in find(file, "日本語").text


def test_properties_of_paragraphs_are_in_the_order_of_the_schema() -> None:
    order = [
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "bidi", "spacing", "ind",
        "sectPr",
    ]  # fmt: skip
    for document in (sample(2), hostile()):
        for properties in read(document).element.iter(qn("w:pPr")):
            places = [order.index(one.tag.rpartition("}")[2]) for one in properties]
            assert places == sorted(set(places))


def test_same_document_same_bytes() -> None:
    for document in (sample(), hostile()):
        assert write_docx(document, Paper.A4) == write_docx(document, Paper.A4)
    with zipfile.ZipFile(io.BytesIO(write_docx(sample(), Paper.A4))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_the_template_is_left() -> None:
    parts = parts_of(sample())
    assert not [name for name in parts if "thumbnail" in name or "app.xml" in name]
    assert b"python-docx" not in b"".join(parts.values())


def test_many_lists_and_links_take_linear_time() -> None:
    parts = tuple(
        Listing((runs_of(f"item {i}")[0],), numbered=True)
        if i % 2
        else Paragraph(runs(attrs.evolve(runs("x")[0], link=f"https://example.org/{i}")))
        for i in range(1000)
    )
    file = read(Document("Many", parts))
    assert len(file.paragraphs) == 1001
    assert sum(one.is_external for one in file.part.rels.values()) == 500


def test_an_empty_document_has_its_title() -> None:
    file = read(Document("Nothing", ()))
    assert [paragraph.text for paragraph in file.paragraphs] == ["Nothing"]
    table = Document("Table", (Table(runs_of("a"), (), (1.0,)),))
    assert read(table).paragraphs[-1].text == ""


@pytest.mark.parametrize("picture", [b"GIF89a", png(10, 10)[:16] + bytes(8), b""])
def test_broken_pictures_are_told(picture: bytes) -> None:
    figure = Figure(svg(10, 10), picture, "broken", "")
    with pytest.raises(BriefingError, match="picture"):
        write_docx(Document("Broken", (figure,)), Paper.A4)


def test_without_python_docx_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith("argmap.briefing.word.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(BriefingError, match="install argmap with its dependencies"):
        write_docx(sample(), Paper.A4)


def test_importing_the_writer_loads_no_python_docx() -> None:
    code = "import sys, argmap.briefing.docx; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
