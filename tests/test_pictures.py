"""The pictures in docs/ are of the maps as they are and of the program as it is.

``ARGMAP_ACCEPT=1`` draws them anew. Words, kinds and verdicts are compared, and not every place:
that is the layout's own business.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.evaluation import headline
from argmap.model import ArgumentMap

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
EVALUATION = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
BELL = ROOT / "arguments" / "later-bell.arg"
ARTICLE = ROOT / "arguments" / "russian-bounties.arg"

IN_EVALUATION = re.findall(r"\]\(pictures/verdict-([\w-]+)\.svg\)", EVALUATION)
WORDS = re.compile(r"<text[^>]*>([^<]*)")
CLASSES = re.compile(r'<g (?:id="[^"]*" )?class="([^"]*)"')


def compare(name: str, drawn: str) -> None:
    path = PICTURES / name
    if os.environ.get("ARGMAP_ACCEPT"):
        path.write_text(drawn, encoding="utf-8")
    kept = path.read_text(encoding="utf-8")
    for parts in (WORDS, CLASSES):
        assert sorted(parts.findall(kept)) == sorted(parts.findall(drawn))


def draw(argument: ArgumentMap, **options: Any) -> str:
    verdicts = argmap.evaluate(argument).verdicts
    return argmap.render(argument, "svg", verdicts=verdicts, **options).content.decode("utf-8")


def test_the_five_rules_have_pictures() -> None:
    assert len(IN_EVALUATION) >= 6
    assert {path.stem for path in PICTURES.glob("verdict-*.svg")} == {
        f"verdict-{name}" for name in IN_EVALUATION
    }


@pytest.mark.parametrize("name", IN_EVALUATION)
def test_the_picture_of_an_example(name: str) -> None:
    """Each is of the example above it, with that thesis."""
    before = EVALUATION[: EVALUATION.index(f"pictures/verdict-{name}.svg")]
    text = re.findall(r"^```arg(?: fails)?\n(.*?)^```$", before, re.MULTILINE | re.DOTALL)[-1]
    assert f"thesis {name}:" in text
    argument = argmap.loads(text).map
    compare(f"verdict-{name}.svg", draw(argument))


def test_the_picture_of_the_article_with_verdicts() -> None:
    compare("russian-bounties-verdicts.svg", draw(argmap.load(ARTICLE).map))


def test_the_picture_of_a_dialogue() -> None:
    argument = argmap.load(BELL).map
    evaluation = argmap.evaluate(argument)
    moves = evaluation.why("later").moves
    lit = {key for move in moves for key in (move.key, move.claim, move.step) if key is not None}
    caption = f"why {headline(evaluation, 'later')}"
    compare("later-bell-why.svg", draw(argument, highlight=lit, captions=[caption]))
