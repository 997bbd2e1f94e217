"""The page on evaluation: what it says the commands print is what they print."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "evaluation.md"
BLOCK = re.compile(r"^```(?P<language>[^\n]*)\n(?P<text>.*?)^```\n", re.MULTILINE | re.DOTALL)


def examples(content: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Give each console block with the map above it."""
    above = ""
    for block in BLOCK.finditer(content):
        if block["language"].startswith("arg"):
            above = block["text"]
        elif block["language"] == "console":
            yield above, block


def test_examples(run: Run) -> None:
    content = PAGE.read_text(encoding="utf-8")
    accepted = content
    count = 0
    for text, block in reversed(list(examples(content))):
        Path("map.arg").write_text(text, encoding="utf-8")
        command, _, output = block["text"].partition("\n")
        program, *arguments = shlex.split(command.removeprefix("$ "))
        assert program == "argmap"
        done = run(*arguments)
        assert done.status in (0, 1), done.stderr
        printed = done.out.rstrip("\n") + "\n"
        count += 1
        if os.environ.get("ARGMAP_ACCEPT"):
            start, end = block.span("text")
            accepted = f"{accepted[:start]}{command}\n{printed}{accepted[end:]}"
        else:
            assert output == printed, command
    assert count >= 10
    if accepted != content:
        PAGE.write_text(accepted, encoding="utf-8")


def test_python(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (block,) = (
        block
        for block in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))
        if block["language"] == "python"
    )
    exec(block["text"], {})  # noqa: S102 - the page is ours
    assert capsys.readouterr().out.startswith("stands\ncaution stands\n")
