"""`docs/schemes.md` ends with all schemes, made from the data; with ``ARGMAP_ACCEPT=1`` anew."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.reporting.schemes_markdown import schemes_markdown
from argmap.schemes import schemes
from tests.conftest import Expect

PAGE = Path(__file__).parents[2] / "docs" / "schemes.md"
MARK = "## All schemes\n\n"


def test_the_page_tells_of_all_schemes_as_they_are(expect: Expect) -> None:
    written, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    expect(written + mark + schemes_markdown(tuple(schemes().values())), PAGE)


def test_the_list_leads_to_the_sections() -> None:
    page = PAGE.read_text(encoding="utf-8")
    links = re.findall(r"\]\(#([a-z-]+)\)", page)
    assert links == list(schemes())
    assert set(links) <= set(re.findall(r"^## ([a-z-]+)$", page, re.MULTILINE))


def test_the_number_of_schemes_that_the_readme_tells() -> None:
    assert len(schemes()) == 31
    root = PAGE.parents[1]
    assert "thirty-one kinds of argument" in (root / "README.md").read_text(encoding="utf-8")
