"""What follows from the measures of a page."""

from __future__ import annotations

import pytest

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    Listing,
    Look,
    NoteLines,
    Paper,
    Paragraph,
    Part,
    Run,
    Setting,
)
from argmap.briefing.errors import BriefingError
from argmap.briefing.keeping import kept_with_next
from argmap.briefing.page import leaves, page_of, png_size, svg_size
from tests.briefing.samples import png, runs, runs_of, svg

LYING = Figure(b"", b"", "", "", landscape=True)


def layout_of(*parts: Heading | Paragraph | Figure) -> list[tuple[bool, list[int], bool]]:
    return [
        (leaf.lying, [index for index, _ in leaf.parts], leaf.is_after_contents)
        for leaf in leaves(Document("", parts))
    ]


def test_a_lying_picture_takes_what_introduces_it_along() -> None:
    one, two = Heading(1, runs("One")), Heading(1, runs("Two"), new_page=True)
    words = Paragraph(runs("Words."))
    assert layout_of(one, words, two, words, LYING, words) == [
        (False, [0], False),
        (False, [1], False),
        (True, [2, 3, 4], True),
        (False, [5], False),
    ]
    assert layout_of(words, LYING, LYING) == [
        (False, [0], False),
        (True, [1], False),
        (True, [2], False),
    ]
    long = Paragraph(runs("Words. " * 100))
    assert layout_of(two, long, LYING)[-1] == (True, [2], False)
    *_, leaf = leaves(Document("", (two, LYING)))
    assert not any(isinstance(part, Heading) and part.new_page for _, part in leaf.parts)
    assert leaf.above > 0


def test_contents_come_before_the_second_chief_heading() -> None:
    first, second = Heading(1, runs("1")), Heading(2, runs("2"))
    assert [place for *_, place in layout_of(first, second, first, first)] == [
        False, False, True, False,
    ]  # fmt: skip
    assert not any(place for *_, place in layout_of(first, second))


def test_pictures_are_as_large_as_they_are_or_as_the_page_lets_them_be() -> None:
    page = page_of(Paper.A4)
    assert page.fit((100.0, 50.0)) == (100.0, 50.0)
    assert page.fit((10 * page.column, 100.0)) == pytest.approx((page.column, 10.0))
    wide, high = page.fit((100.0, 10_000.0))
    assert high < page.height - 120
    assert wide / high == pytest.approx(0.01)
    wide, high = page.fit((100.0, 50.0), lying=True, above=40)
    assert wide <= page.height - 120
    assert high <= page.width - 160
    assert max(wide / (page.height - 120), high / (page.width - 200)) >= 1


def test_sizes_of_pictures() -> None:
    assert svg_size(svg(30, 20)) == (30, 20)
    assert png_size(png(40, 20)) == (30, 15)
    for read, picture in ((svg_size, b"<svg>"), (svg_size, svg(0, 1)), (png_size, b"\x89PNG")):
        with pytest.raises(BriefingError, match="make it anew"):
            read(picture)


def test_what_introduces_is_kept_with_what_it_introduces() -> None:
    card = Paragraph(runs("“Words.”"), Setting.CARD)
    cite = Paragraph(runs("Name 2020"), Setting.CITE)
    small = Paragraph(runs("map.arg:3"), Setting.SMALL)
    parts = (
        Heading(3, runs("1. AT: This")),
        Paragraph(runs("Answered"), Setting.STATUS),
        small,
        Paragraph((Run("They say ", Look.STRONG), Run("this and that."))),
        Paragraph((Run("We say", Look.STRONG),)),
        Heading(4, runs("Tag")),
        cite,
        card,
        cite,
        small,
        Paragraph(runs("Such as:")),
        Listing(runs_of("a")),
        Paragraph(runs("Therefore not.")),
        NoteLines(3),
        Paragraph(runs("The end."), Setting.STATUS),
    )
    long = Paragraph(runs("Words and words. " * 300), Setting.CARD)
    kept = kept_with_next(tuple(long if part is card else part for part in parts), PAGE)
    assert sorted(kept) == [0, 1, 2, 3, 4, 5, 6, 10, 12]


PAGE = page_of(Paper.A4)
THEY = Paragraph((Run("They say ", Look.STRONG), Run("this.")))
WE = Paragraph((Run("We say", Look.STRONG),))


def block_of(reasons: int, answers: int) -> tuple[Part, ...]:
    items = tuple(runs(f"Reason {number} of some words.") for number in range(reasons))
    return (
        Heading(3, runs("1. AT: This")),
        Paragraph(runs("Answered"), Setting.STATUS),
        THEY,
        Listing(items),
        WE,
        Heading(4, runs("1. Not so")),
        *(Paragraph(runs(f"Answer {number}. " * 9)) for number in range(answers)),
        Paragraph((Run("Therefore ", Look.STRONG), Run("it falls."))),
        Paragraph(runs("Press their evidence"), Setting.SMALL),
        NoteLines(3),
    )


def test_a_short_block_is_kept_whole_and_not_with_the_next() -> None:
    block = block_of(2, 1)
    kept = kept_with_next((*block, *block, Heading(1, runs("Sources"))), PAGE)
    last = len(block) - 1
    assert sorted(set(range(2 * len(block))) - kept) == [last, len(block) + last]


def test_of_a_long_block_the_head_and_the_end_are_kept() -> None:
    block = block_of(4, 40)
    last = len(block) - 1
    kept = kept_with_next(block, PAGE)
    assert sorted(kept) == [0, 1, 2, 3, 4, 5, last - 2, last - 1]


def test_a_head_that_fills_pages_is_not_kept() -> None:
    kept = kept_with_next(block_of(400, 40), PAGE)
    assert 3 not in kept
    assert {0, 1, 4} <= kept
