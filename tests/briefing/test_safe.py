"""What a document may hold."""

from __future__ import annotations

import pytest

from argmap.briefing.safe import is_right_to_left, printable, web_address


def test_plain_words_stay_as_they_are() -> None:
    text = " Ἡ πόλις, Größe ½ — “quoted” العربية 日本語 👩‍👩‍👧 "
    assert printable(text) == text


def test_what_xml_forbids_is_replaced_and_breaks_become_spaces() -> None:
    assert printable("a\x00b\x1bc\x9bd\ud800e\ufffef") == "a�b�c�d�e�f"
    assert printable("a\nb\tc\u2028d\r") == "a b c d "


def test_overrides_of_the_writing_direction_go() -> None:
    assert printable("a\u202eb\u2066c\u2069") == "abc"


def test_format_characters_that_nobody_sees_go() -> None:
    assert printable("a\ufeffb\u200bc\u00add\u2060e\U000e0041f\ufff9g") == "abcdefg"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "a\u200fb", "\u0600٣", "\u06dd٣"])
def test_joiners_and_signs_stay(text: str) -> None:
    assert printable(text) == text


def test_flags_of_regions_stay() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert printable(f"{scotland} a") == f"{scotland} a"


def test_heaps_of_marks_are_cut() -> None:
    assert printable("é" + "e" + "\u0301" * 50) == "é" + "e" + "\u0301" * 4


def test_first_letter_with_a_direction_decides() -> None:
    assert is_right_to_left("1. «שלום» hello")
    assert not is_right_to_left("hello שלום")
    assert not is_right_to_left("12 — 日")
    assert not is_right_to_left("12 — !")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" HTTP://Example.org ", "http://example.org"),
        ("http://a.b/c d?x=%zz&y=%20#ü", "http://a.b/c%20d?x=%25zz&y=%20#%C3%BC"),
        ('https://a.b/<x>"|\\^', "https://a.b/%3Cx%3E%22%7C%5C%5E"),
        ("https://日本.jp/路", "https://xn--wgv71a.jp/%E8%B7%AF"),
        ("https://a.b:8080/", "https://a.b:8080/"),
    ],
)
def test_addresses(link: str, address: str) -> None:
    assert web_address(link) == address


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.c",
        "data:text/html,x",
        "//a.b/",
        "a.b",
        "",
        "http://",
        "http://[::1/",
        "http://a.b:99999/",
        "http://a.b:x/",
        "http://user:secret@a.b/",
        "http://a b/",
        "http://a.b/\ud800",
        "http://" + "a" * 64 + ".de/",
        "http://a.b/" + "x" * 2000,
    ],
)
def test_what_leads_to_no_site_is_no_link(link: str) -> None:
    assert web_address(link) is None
