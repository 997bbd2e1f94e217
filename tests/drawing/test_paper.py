"""Maps on sheets of paper."""

from __future__ import annotations

import io
import re
from typing import Any

import attrs
import pytest
from hypothesis import Phase, given, settings
from pypdf import PdfReader

from argmap.drawing import render
from argmap.drawing.extract import Selection, Stub, counts_below
from argmap.drawing.paper import Page, Paginator, paginate
from argmap.drawing.plan import make_plan
from argmap.drawing.sheet import PAPERS, Sheet, sheets_of
from argmap.drawing.theme import LIGHT
from argmap.model.map import ArgumentMap

from . import maps
from .sketch import sketch
from .strategies import maps as any_maps

SMALL = Sheet(560.0, 420.0)


def pages_of(argument: ArgumentMap, sheet: Sheet = SMALL) -> list[Page]:
    paginator = Paginator(make_plan(argument, {}, LIGHT), sheet, "embedded")
    paginator.run()
    return paginator.pages


def ids(svg: str, kind: str) -> set[str]:
    return set(re.findall(rf'<g id="{kind}-([^"]*)"', svg))


def test_a_small_map_is_on_one_page_and_says_all() -> None:
    argument = sketch("thesis t: T.\n  premise p: P.\n    objection o: O.", title="Title")
    reader = PdfReader(io.BytesIO(render(argument, "pdf", paper="a4").content))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
        (841.89, 595.28)
    )
    assert "page 1 of 1" in page.extract_text()


def test_every_claim_and_step_is_on_a_page_and_words_are_large_enough() -> None:
    argument = maps.opinion()
    pages = pages_of(argument, sheets_of("a4", "portrait")[0])
    assert 2 <= len(pages) <= 20
    assert set().union(*(page.kept for page in pages)) == set(argument.claim_by_key)
    assert len(set().union(*(ids(page.svg, "step") for page in pages))) == len(argument.steps)
    for page in pages:
        # Captions are the smallest words: 7.5 points.
        assert page.scale * 7.5 >= 6.999


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(any_maps())
def test_nothing_of_any_map_is_lost(argument: ArgumentMap) -> None:
    pages = pages_of(argument, Sheet(400.0, 300.0))
    drawn = make_plan(argument, {}, LIGHT).steps
    assert set().union(*(page.kept for page in pages)) == set(argument.claim_by_key)
    assert len(set().union(*(ids(page.svg, "step") for page in pages))) == len(drawn)
    for page in pages:
        for key, number in page.more.items():
            assert key in page.kept
            assert 1 <= number <= len(pages)
            assert key in pages[number - 1].kept


def test_a_stub_names_the_page_where_it_goes_on() -> None:
    pages = pages_of(maps.opinion())
    for page in pages:
        for key, number in page.more.items():
            assert f"page {number}<" in page.svg
            into = {step.key for step in maps.opinion().steps_into[key]}
            assert into
    parents = [page.parent for page in pages]
    assert parents[0] is None
    assert all(parent is None or parent < n for n, parent in enumerate(parents, 1))


def test_a_pdf_has_bookmarks_links_numbers_and_a_date() -> None:
    argument = attrs.evolve(maps.opinion(), date="2026-03-01", author="The board")
    content = render(argument, "pdf", paper="a4", orientation="landscape").content
    reader = PdfReader(io.BytesIO(content))
    count = len(reader.pages)
    assert count > 2
    assert reader.metadata is not None
    assert reader.metadata.title == "Keep the library open late"
    assert reader.metadata.author == "The board"
    for number, page in enumerate(reader.pages, 1):
        words = page.extract_text()
        assert f"2026-03-01 · page {number} of {count}" in " ".join(words.split())
    titles = [str(one["/Title"]) for one in _flat(reader.outline)]
    assert titles[0] == "Keep the library open late"
    assert len(titles) == count
    links = [
        one.get_object()
        for page in reader.pages
        for one in page.get("/Annots", ())
        if one.get_object()["/Subtype"] == "/Link"
    ]
    assert len(links) >= 2 * (count - 1)


def _flat(outline: object) -> list[Any]:
    found: list[Any] = []
    for one in outline if isinstance(outline, list) else [outline]:
        found += _flat(one) if isinstance(one, list) else [one]
    return found


def test_the_same_map_gives_the_same_pages() -> None:
    assert (
        render(maps.city(), "pdf", paper="a4").content
        == render(maps.city(), "pdf", paper="a4").content
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_papers_have_their_sizes(paper: str) -> None:
    content = render(sketch("thesis t: T."), "pdf", paper=paper, orientation="portrait").content
    box = PdfReader(io.BytesIO(content)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(PAPERS[paper], abs=0.02)


def test_more_premises_than_fit_share_their_target() -> None:
    lines = "".join(f"  premise p{n}: A premise that fills a box of its own.\n" for n in range(30))
    pages = pages_of(sketch(f"thesis t: T.\n{lines}"))
    assert len(pages) > 2
    assert all("t" in page.kept for page in pages)
    assert [page.more.get("t") for page in pages] == [*range(2, len(pages) + 1), None]
    assert ">continued on page 2<" in pages[0].svg


def test_a_box_that_is_too_large_is_told() -> None:
    both = sketch(
        "thesis t: T.\n  premise a: "
        + "word " * 900
        + "\n  and b: "
        + "word " * 900
        + "\n  and c: "
        + "word " * 900
    )
    plan = make_plan(both, {}, LIGHT)
    paginate(plan, "a4", "landscape", "embedded")
    assert plan.notes[-1].startswith("page 1: a box is too large for the paper; its smallest")


def test_what_is_left_out_of_the_whole_is_told_on_its_page() -> None:
    selection = Selection(depth=2)
    content = render(maps.opinion(), "pdf", paper="a4", selection=selection).content
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "+ 1 statement\n" in words
    assert "continued on page 2" in words


def test_hostile_words_are_words() -> None:
    argument = sketch(
        'thesis #eval(1): $x$ *b* #image("/etc/passwd") <script>', title='#eval(1) "]; \\ */'
    )
    reader = PdfReader(io.BytesIO(render(argument, "pdf", paper="a4").content))
    assert '#eval(1) "]; \\ */' in reader.pages[0].extract_text()


def test_only_a_pdf_has_pages() -> None:
    with pytest.raises(ValueError, match="only a PDF has pages"):
        render(maps.city(), "svg", paper="a4")
    with pytest.raises(ValueError, match="no paper 'a5'"):
        render(maps.city(), "pdf", paper="a5")


def test_what_is_below_a_claim_is_counted() -> None:
    counts = counts_below(
        sketch("thesis t: T.\n  premise p: P.\n    objection o: O.\n  premise q: Q.")
    )
    assert counts == {"t": Stub(3, 1), "p": Stub(1, 1), "o": Stub(0, 0), "q": Stub(0, 0)}
