"""Which links a document may hold."""

from __future__ import annotations

import pytest

from argmap.briefing.links import web_address


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
