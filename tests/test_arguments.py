"""The maps in ``arguments/`` are checked, formatted and drawn, and use the whole language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.checking.marks import marks
from argmap.loading.formatting import format_loaded
from argmap.model import StepKind
from argmap.syntax.tree import Comment, Field, Mention, SourceDeclaration, Statement
from argmap.syntax.vocabulary import (
    HEADER_FIELDS,
    SOURCE_FIELDS,
    STATEMENT_FIELDS,
    STATEMENT_WORDS,
)

ROOT = Path(__file__).parent.parent
MAPS = sorted((ROOT / "arguments").rglob("*.arg"))
ARTICLE = ROOT / "arguments" / "russian-bounties.arg"

# What the article leaves open, found by the checker; nothing else.
UNSUPPORTED = {
    "gru", "embassy", "outrage", "g7", "threat", "allies", "ukraine", "missiles", "treaties",
    "detainees", "range", "marines", "stopped", "low-level", "contacts", "influence",
    "soviet-war", "northern-alliance", "dealers", "patron", "who-ordered", "vague", "war-daesh",
    "pakistan", "withdrawal", "obsession", "heated", "same-pattern", "talks",
    "helsinki", "transfers", "toll", "derail",
}  # fmt: skip
UNANSWERED = {"bolton", "daily-brief", "transfers", "revenge"}
HOLLOW = {"uncorroborated"}
# Steps of which nobody says why they show what they are taken to show, or what they go by.
ASKED = {
    "outrage", "daily-brief", "g7", "own-enemy", "record", "less-confident", "intercepts",
    "low-level", "since-2016", "talks",
}  # fmt: skip


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_reads_without_an_error_and_is_formatted(path: Path) -> None:
    loaded = argmap.load(path)
    assert loaded.diagnostics == ()
    assert format_loaded(loaded) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_is_drawn_whole(path: Path) -> None:
    loaded = argmap.load(path)
    picture = argmap.render(loaded.map, "svg", marks=marks(argmap.check(loaded), loaded.map))
    drawn = picture.content.decode("utf-8")
    for claim in loaded.map.claims:
        if claim.id is not None:
            assert re.search(rf"· {re.escape(claim.id)}( ·|<)", drawn), claim.id


def test_the_article_is_found_to_leave_open_what_it_does() -> None:
    loaded = argmap.load(ARTICLE)
    found = marks(argmap.check(loaded), loaded.map)
    assert {key for key, words in found.items() if "unsupported" in words} == UNSUPPORTED
    assert {key for key, words in found.items() if "unanswered" in words} == UNANSWERED
    assert {key for key, words in found.items() if "reasons fail" in words} == HOLLOW


def test_the_schemes_of_the_maps_are_known_and_what_they_leave_open() -> None:
    asked: dict[str, set[str]] = {}
    for path in MAPS:
        loaded = argmap.load(path)
        at = {str(claim.span): claim.key for claim in loaded.map.claims}
        for finding in argmap.check(loaded):
            assert finding.name != "unknown-scheme"
            if finding.name == "open-critical-question":
                asked.setdefault(path.stem, set()).add(at[str(finding.span)])
    assert asked == {ARTICLE.stem: ASKED}


def test_the_article_is_mapped_in_full() -> None:
    loaded = argmap.load(ARTICLE)
    assert 60 <= len(loaded.map.claims) <= 90
    assert len(loaded.map.sources) >= 15


def test_the_picture_in_the_readme_is_of_the_map_as_it_is() -> None:
    drawn = (ROOT / "docs" / "pictures" / "russian-bounties.svg").read_text(encoding="utf-8")
    loaded = argmap.load(ARTICLE)
    picture = argmap.render(loaded.map, "svg", marks=marks(argmap.check(loaded), loaded.map))
    words = re.compile(r"<text[^>]*>([^<]*)")
    assert sorted(words.findall(drawn)) == sorted(words.findall(picture.content.decode("utf-8")))


def test_the_maps_use_the_whole_language() -> None:
    words: set[str] = set()
    fields: dict[str, set[str]] = {"statement": set(), "source": set(), "header": set()}
    mentions: set[str] = set()
    comments = ""
    texts = ""
    undercut: set[StepKind] = set()
    for path in MAPS:
        loaded = argmap.load(path)
        steps = loaded.map.step_by_key
        undercut |= {
            steps[step.target].kind for step in loaded.map.steps if step.kind is StepKind.UNDERCUT
        }
        texts += loaded.main.source.text
        for node in [loaded.main.tree, *loaded.main.tree.walk()]:
            owner = {Statement: "statement", Mention: "statement", SourceDeclaration: "source"}
            for child in node.children:
                if isinstance(child, Field):
                    fields[owner.get(type(node), "header")].add(child.word.value)
            if isinstance(node, Statement):
                words.add(node.word.value)
            elif isinstance(node, Mention):
                mentions.add(node.word.value)
            elif isinstance(node, Comment):
                comments += node.text
    assert words == set(STATEMENT_WORDS)
    assert fields["statement"] == set(STATEMENT_FIELDS)
    assert fields["source"] == set(SOURCE_FIELDS)
    assert fields["header"] == set(HEADER_FIELDS)
    assert {"and", "premise", "undercut"} <= mentions
    assert undercut == set(StepKind)
    assert "# argmap: ignore[" in comments
    assert r"\[@" in texts
    assert "\n          \\premise:" in texts
    assert re.search(r"\[@[^\]]+;\s*@", texts)
    assert re.search(r"\[@[\w-]+, ", texts)
