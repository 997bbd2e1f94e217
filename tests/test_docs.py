"""Every example in the README and in docs/ is run.

A block ```` ```arg ```` reads without an error. Where a ```` ```text ```` block follows it, that is
what ``argmap check`` prints of it. A block ```` ```arg fails ```` is allowed to have errors.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import argmap
from argmap.reporting.full import full
from argmap.reporting.terminal import Painter

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(
    r"^(?P<margin> *)```arg(?P<fails> fails)?\n(?P<text>.*?)^(?P=margin)```\n"
    r"(?:\n```text\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)#]+)(?:#[^)]*)?\)")


def printed(text: str, name: str) -> str:
    findings = argmap.check(argmap.loads(text, name=name))
    return "\n".join(full(findings, Painter(color=False))) + "\n"


def dedented(text: str, margin: str) -> str:
    return "".join(line.removeprefix(margin) for line in text.splitlines(keepends=True))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples(page: Path) -> None:
    content = page.read_text(encoding="utf-8")
    accepted = content
    for block in BLOCK.finditer(content):
        text = dedented(block["text"], block["margin"])
        loaded = argmap.loads(text, name="example.arg")
        if not block["fails"]:
            assert not loaded.diagnostics, printed(text, "example.arg")
        if block["output"] is not None:
            output = printed(text, "example.arg")
            if os.environ.get("ARGMAP_ACCEPT"):
                accepted = accepted.replace(block["output"], output.rstrip("\n") + "\n")
            else:
                assert block["output"] == output.rstrip("\n") + "\n"
    if accepted != content:
        page.write_text(accepted, encoding="utf-8")


def test_there_are_examples() -> None:
    found = [block for page in PAGES for block in BLOCK.finditer(page.read_text("utf-8"))]
    assert len(found) >= 6
    assert sum(block["output"] is not None for block in found) >= 2


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.finditer(page.read_text(encoding="utf-8")):
        assert (page.parent / link["target"]).exists(), link["target"]


def test_every_code_has_its_row() -> None:
    from argmap.checking.registry import RULES
    from argmap.problems import Problem

    page = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (ARG\d{3}) \| ([a-z-]+) \|", page, re.MULTILINE)
    known = [(rule.code, rule.name) for rule in RULES]
    known += [(problem.code, problem.title) for problem in Problem]
    assert sorted(rows) == sorted(known)
