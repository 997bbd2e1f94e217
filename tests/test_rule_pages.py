"""`docs/rules/` has a page a rule, made from its documentation; stale pages fail here.

With ``ARGMAP_ACCEPT=1`` the pages are made anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.checking.explanation import Explanation, explanations
from argmap.reporting.explanation_markdown import explanation_markdown
from tests.conftest import ACCEPT, Expect

FOLDER = Path(__file__).parent.parent / "docs" / "rules"


@pytest.mark.parametrize("explanation", explanations(), ids=lambda one: one.name)
def test_each_page_is_up_to_date(explanation: Explanation, expect: Expect) -> None:
    expect(explanation_markdown(explanation), FOLDER / f"{explanation.code}.md")


def test_each_page_is_about_a_rule() -> None:
    pages = {path.name for path in FOLDER.iterdir()}
    wanted = {"README.md", *(f"{explanation.code}.md" for explanation in explanations())}
    if os.environ.get(ACCEPT):
        for name in pages - wanted:
            (FOLDER / name).unlink()
        pages &= wanted
    assert pages == wanted


def test_the_list_of_pages(expect: Expect) -> None:
    lines = [
        "# The rules",
        "",
        "What `argmap explain` prints of each. [Checking](../checking.md) tells how they are used.",
        "",
        "| code | name | severity | |",
        "| --- | --- | --- | --- |",
    ]
    for one in explanations():
        severity = one.severity.value if one.is_default else f"{one.severity.value}, off"
        lines.append(f"| [{one.code}]({one.code}.md) | {one.name} | {severity} | {one.summary} |")
    expect("\n".join(lines) + "\n", FOLDER / "README.md")
