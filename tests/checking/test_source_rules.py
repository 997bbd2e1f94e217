"""What the files beside a map, and the fix of an unused source, do to the rules about sources."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.checking.quoting import Passages
from argmap.checking.settings import Settings

MAP = (
    "source s: S, 2024\n  file: {}\nthesis t: T.\n  evidence: E. [@s, p. 1]\n    quote: so it is\n"
)


def found_with(tmp_path: Path, name: str, content: bytes) -> list[str]:
    (tmp_path / "argmap.toml").touch()
    (tmp_path / "source.txt").write_bytes(content)
    loaded = argmap.loads(MAP.format(name), path=tmp_path / "map.arg")
    return [each.message for each in argmap.check(loaded, Settings(frozenset({"ARG307"})))]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"And so  it\nis.", None),
        ("\ufeffso it is".encode(), None),
        (b"so\0it is", "is no text"),
        (b"so it is \xff", "is no text in UTF-8"),
        (b"x" * 4_000_001, "is larger than 4,000,000 bytes"),
    ],
)
def test_files_of_sources(tmp_path: Path, content: bytes, said: str | None) -> None:
    found = found_with(tmp_path, "source.txt", content)
    assert found == ([] if said is None else [f"the file 'source.txt' of the source 's' {said}"])


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("so it is not", encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "link.txt").symlink_to(tmp_path / "secret.txt")
    (found,) = found_with(project, "link.txt", b"")
    assert found.endswith("is outside the project's folder")


def test_the_nearest_passage() -> None:
    passages = Passages("First of all. We have never had a spring like it, they said. The end.")
    assert passages.nearest("we have seldom had a spring like it") == (
        "We have never had a spring like it"
    )
    assert passages.nearest("nine of ten people pay no taxes at all") is None


def test_an_unused_source_is_deleted_with_its_fields() -> None:
    text = "source s: S\n  date: 2024\n\nsource r: R\nthesis t: T. [@r]\n"
    (found,) = argmap.check(argmap.loads(text), Settings(frozenset({"ARG302"})))
    assert found.fix is not None
    assert not found.fix.safe
    (edit,) = found.fix.edits
    assert edit.span.text == "source s: S\n  date: 2024\n"
    assert edit.text == ""
