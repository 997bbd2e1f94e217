from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.measure import clean, clusters, wrap, wrap_evenly
from argmap.fonts.metrics import font


def test_widths_are_those_of_the_font() -> None:
    # Units of 2048 to the em in Liberation Sans, which has the widths of Arial.
    assert font().width("A", 2048) == 1366
    assert font().width("i", 2048) == 455
    assert font("Bold").width("A", 2048) == 1479
    assert font().width("Hello", 10) == pytest.approx(22.78, abs=0.01)


def test_letters_that_the_font_lacks_count_as_wide() -> None:
    assert font().width("市中心", 10) == 30
    assert font().width("é", 10) == font().width("e", 10) + font().width("\u0301", 10)
    assert font().width("🚗", 10) > 10


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\tb\n c", "a b c"),
        ("nul\0", "nul\ufffd"),
        ("\ud800", "\ufffd"),
        ("a\u202eb\u2066c", "abc"),
        ("a \u202e b", "a b"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 4),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_clean_leaves_what_can_be_drawn(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaned_text_is_fit_for_xml(text: str) -> None:
    cleaned = clean(text)
    assert all(unicodedata.category(letter) not in ("Cc", "Cs") for letter in cleaned)
    assert clean(cleaned) == cleaned


@given(st.text(max_size=200), st.floats(30, 300))
def test_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    text = clean(text)
    lines, shown = wrap(text, width, 11, font())
    assert shown == len(text)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        # A single letter may be wider than a very narrow line.
        assert font().width(line, 11) <= width + 0.01 or len(list(clusters(line))) == 1


@given(st.text(max_size=300), st.integers(1, 5))
def test_a_text_that_is_cut_says_so(text: str, most: int) -> None:
    text = clean(text)
    lines, shown = wrap(text, 60, 11, font(), most)
    assert len(lines) <= most
    if shown < len(text):
        assert lines[-1].endswith("…")


def test_long_words_break_after_a_hyphen_or_a_slash() -> None:
    lines, _ = wrap("https://example.org/one/two/three/four/five/six", 120, 11, font())
    assert len(lines) > 1
    assert all(line.endswith(("/", ".", "-")) for line in lines[:-1])


def test_chinese_breaks_anywhere_but_before_a_full_stop() -> None:
    lines, _ = wrap("城市应该禁止私家车。进入市中心", 100, 11, font())
    assert len(lines) == 2
    assert not lines[1].startswith("。")


def test_composed_emoji_stay_whole() -> None:
    assert list(clusters("👨‍👩‍👧‍👦👍🏽🇪🇺🇯🇵é")) == ["👨‍👩‍👧‍👦", "👍🏽", "🇪🇺", "🇯🇵", "é"]


def test_the_last_line_is_not_a_short_word_where_that_can_be_helped() -> None:
    text = "The city should close its centre to private cars."
    assert wrap(text, 272, 13, font("Bold"))[0][-1] == "cars."
    assert wrap_evenly(text, 272, 13, font("Bold"))[0][-1] != "cars."


@pytest.mark.parametrize("text", ["a" * 100_000, "a " * 50_000, "é" * 100_000, "市" * 100_000])
def test_long_texts_are_wrapped_in_linear_time(text: str) -> None:
    begun = time.perf_counter()
    wrap(text, 188, 11, font())
    assert time.perf_counter() - begun < 5
