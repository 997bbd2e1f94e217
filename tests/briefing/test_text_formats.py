"""Briefs as Markdown and as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from argmap.briefing.document import (
    Document,
    Figure,
    Heading,
    Listing,
    Look,
    Paper,
    Paragraph,
    Run,
    Setting,
    Table,
)
from argmap.briefing.html import write_html
from argmap.briefing.layout import brief_document
from argmap.briefing.markdown import write_markdown
from argmap.briefing.side import Side
from tests.briefing.maps import CHARGE, brief_of
from tests.conftest import Expect

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://evil.example/i) | a | "
    "**b** _c_ ~~d~~ `e` $f$ &amp; @octocat #12 www.evil.example https://evil.example "
    "a@evil.example --> ]]> \x07 \u202e rtl \\"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:red}</style><text>hi</text></svg>'


@pytest.mark.parametrize("side", list(Side), ids=lambda side: side.value)
def test_markdown_of_a_brief(side: Side, expect: Expect) -> None:
    document = brief_document(brief_of(CHARGE, side))
    expect(write_markdown(document), GOLDEN / f"charge-{side.value}.md")


@pytest.mark.parametrize("side", list(Side), ids=lambda side: side.value)
def test_html_of_a_brief(side: Side, expect: Expect) -> None:
    html = write_html(brief_document(brief_of(CHARGE, side)))
    # The style and its digest change with each colour.
    html = re.sub(r"<style>.*?</style>", "<style></style>", html, flags=re.DOTALL)
    html = re.sub(r"'sha256-[^']*'", "'sha256-'", html)
    expect(html, GOLDEN / f"charge-{side.value}.html")


def hostile_document() -> Document:
    runs = (Run(HOSTILE), Run(" "), Run(HOSTILE, Look.BAD, "javascript:alert(1)"))
    return Document(
        HOSTILE,
        (
            Heading(1, (Run(HOSTILE),), "one"),
            *(Paragraph(runs, setting, indent) for indent, setting in enumerate(Setting)),
            Listing((runs, (Run("- a"),), (Run("1. b"),), (Run("# c"),))),
            Listing((runs,), numbered=True, indent=2),
            Heading(1, (Run("+ two"),), "two"),
            Table((runs, runs), ((runs, runs),), (0.5, 0.5)),
        ),
        subtitle=HOSTILE,
        author=HOSTILE,
        language='"><script>',
    )


class Tags(HTMLParser):
    """Collects the tags, links and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def test_html_takes_no_text_for_code() -> None:
    page = read(write_html(hostile_document()))
    assert not page.tags & {"script", "img", "iframe"}
    assert {link[0] for link in page.links} == {"#"}
    assert not {name for name in page.attributes if name.startswith("on")}
    words = "".join(page.words)
    assert "<script>alert(1)</script> [x](javascript:alert(1))" in words
    assert "\x07" not in words and "\u202e" not in words


def test_markdown_takes_no_text_for_markdown() -> None:
    text = write_markdown(hostile_document())
    page = read(MarkdownIt("gfm-like").render(text))
    assert not page.tags & {"script", "img", "code", "s", "pre", "hr"}
    assert {link[0] for link in page.links} == {"#"}
    words = "".join(page.words)
    assert "[x](javascript:alert(1)) ![i](http://evil.example/i) | a | **b** _c_ ~~d~~ `e`" in words
    assert all(line in words for line in ("- a", "1. b", "# c", "+ two"))
    assert not re.search(r"(?<!\\)[@#]\w", re.sub(r"\]\(#[^)]*\)", "", text))
    assert "\x07" not in text and "\u202e" not in text


def test_links_to_sites_stay() -> None:
    url = "https://site.example/a_(b)?c=<d>|e"
    document = Document("T", (Paragraph((Run("x", link=url), Run("y", link="ftp://z.example"))),))
    markdown = read(MarkdownIt("gfm-like").render(write_markdown(document)))
    html = read(write_html(document))
    assert markdown.links[-1].startswith("https://site.example/a_%28b%29?c=%3Cd%3E%7Ce")
    assert [link for link in html.links if link[0] != "#"] == [
        "https://site.example/a_(b)?c=%3Cd%3E%7Ce"
    ]


def test_the_policy_allows_the_styles_that_are_there() -> None:
    figure = Figure(SVG, b"", "alt", "caption", landscape=True)
    html = write_html(Document("T", (Heading(1, (Run("A"),)), figure)), Paper.LETTER)
    assert html.count("'sha256-") == html.count("<style>") == 2
    assert "default-src 'none'" in html
    assert "size: letter" in html and "size: A4" not in html
    assert 'class="part landscape"' in html


def test_the_contents_follow_the_first_section() -> None:
    html = write_html(brief_document(brief_of(CHARGE)))
    assert html.index('id="glance"') < html.index("<nav") < html.index('id="blocks"')
    targets = set(re.findall(r' id="([^"]*)"', html))
    links = set(re.findall(r' href="#([^"]*)"', html))
    assert links <= targets
    # Each list and each item is closed.
    for tag in ("ul", "ol", "li", "section", "nav", "p"):
        assert len(re.findall(rf"<{tag}[ >]", html)) == html.count(f"</{tag}>"), tag


def test_a_picture_beside_markdown() -> None:
    document = Document("T", (Figure(SVG, b"", "what [it] shows", "caption"),))
    assert "![what \\[it\\] shows](my%20map.svg)" in write_markdown(document, "my map.svg")
    assert "![" not in write_markdown(document)
