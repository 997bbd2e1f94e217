"""What a reader can see of a text."""

from __future__ import annotations

import pytest

from argmap.legible import is_right_to_left, legible


def test_plain_words_stay_as_they_are() -> None:
    text = " Ἡ πόλις, Größe ½ — “quoted” العربية 日本語 👩‍👩‍👧 "
    assert legible(text) == text


def test_what_xml_forbids_is_replaced_and_breaks_become_spaces() -> None:
    assert legible("a\x00b\x1bc\x9bd\ud800e\ufffef") == "a�b�c�d�e�f"
    assert legible("a\nb\tc\u2028d\r") == "a b c d "


def test_overrides_of_the_writing_direction_go() -> None:
    assert legible("a\u202eb\u2066c\u2069") == "abc"


def test_format_characters_that_nobody_sees_go() -> None:
    assert legible("a\ufeffb\u200bc\u00add\u2060e\U000e0041f\ufff9g") == "abcdefg"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "a\u200fb", "\u0600٣", "\u06dd٣"])
def test_joiners_and_signs_stay(text: str) -> None:
    assert legible(text) == text


def test_flags_of_regions_stay() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert legible(f"{scotland} a") == f"{scotland} a"


def test_heaps_of_marks_are_cut() -> None:
    assert legible("é" + "e" + "\u0301" * 50) == "é" + "e" + "\u0301" * 4


def test_first_letter_with_a_direction_decides() -> None:
    assert is_right_to_left("1. «שלום» hello")
    assert not is_right_to_left("hello שלום")
    assert not is_right_to_left("12 — 日")
    assert not is_right_to_left("12 — !")
