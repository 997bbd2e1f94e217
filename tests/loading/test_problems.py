"""Each error on files made for it: where it is, what it says, and what it says to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.diagnostic import Diagnostic
from argmap.loading import load
from argmap.problems import Problem
from argmap.source import Span

if TYPE_CHECKING:
    from tests.conftest import Expect

FOLDER = Path(__file__).parent / "problems"
# The files that others include are read with those.
FILES = sorted(
    path
    for path in FOLDER.glob("*/*.arg")
    if path.parent.name not in ("include", "bad-bibliography") or path.name == "main.arg"
)


def place(span: Span) -> str:
    line, column = span.source.position(span.start)
    last_line, last_column = span.source.position(span.end)
    end = str(last_column) if last_line == line else f"{last_line}:{last_column}"
    name = Path(span.source.name).name
    return f"{name}:{line}:{column}-{end} [{span.text}]".replace("\n", "⏎").replace("\t", "⇥")


def shown(finding: Diagnostic) -> list[str]:
    lines = [f"{finding.code} {finding.name}: {finding.message}", f"    {place(finding.span)}"]
    if finding.help is not None:
        lines.append(f"    help: {finding.help}")
    lines += [f"    {related.message}: {place(related.span)}" for related in finding.related]
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_problems(path: Path, expect: Expect) -> None:
    found = load(path, name=path.name).diagnostics
    lines = [line for finding in found for line in shown(finding)]
    expect("\n".join(lines) + "\n", path.with_suffix(".expected"))


def test_each_problem_has_a_file() -> None:
    accepted = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*/*.expected"))
    elsewhere = {Problem.BAD_ENCODING, Problem.TOO_MANY_PROBLEMS}
    assert [
        p.code for p in set(Problem) - elsewhere if f"{p.code} {p.title}: " not in accepted
    ] == []
