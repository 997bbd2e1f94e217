"""The grammar and the vocabulary agree; the tables kept in the cache can be lost or damaged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.syntax import vocabulary
from argmap.syntax.grammar import grammar_path, line_parser


@pytest.mark.parametrize(
    ("terminal", "words"),
    [
        ("STATEMENT_WORD", vocabulary.STATEMENT_WORDS),
        ("SOURCE_WORD", ("source",)),
        ("FIELD_WORD", vocabulary.FIELD_WORDS),
    ],
)
def test_the_words_are_those_of_the_vocabulary(terminal: str, words: tuple[str, ...]) -> None:
    found = re.search(rf"^{terminal}: /\((.+)\)/$", grammar_path().read_text("utf-8"), re.MULTILINE)
    assert found is not None
    listed = found[1].split("|")
    assert sorted(listed) == sorted(words)
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("", "BLANK"),
        ("  \t", "BLANK"),
        ("  # thesis: x", "COMMENT"),
        ("thesis: x", "STATEMENT"),
        ("  premise air:", "STATEMENT"),
        ("and:x", "STATEMENT"),
        ("source s: x", "SOURCE"),
        ("source: x", "SOURCE"),
        ("  note: x", "FIELD"),
        ("  note that: x", "FIELD"),
        ("  premise air", "MENTION"),
        ("  premise идея  ", "MENTION"),
        ("source s", "UNNAMED_SOURCE"),
        ("premise clean air: x", "SPACED_ID"),
        ("premise", "LONE_WORD"),
        ("title", "LONE_WORD"),
        ("premis: x", "UNKNOWN_WORD"),
        ("किताब x: y", "UNKNOWN_WORD"),
        ("premise air is bad", "TEXT"),
        ("see the evidence http://example.org", "TEXT"),
        ("evidence http://example.org", "TEXT"),
        ("a b c: d", "TEXT"),
        ("\\premise: x", "TEXT"),
        ("[@s]", "TEXT"),
        ("12:30", "TEXT"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_line_is_told_apart_by_how_it_begins(line: str, kind: str, ending: str) -> None:
    tokens = line_parser().parse(line + ending + line + ending).children
    assert [getattr(token, "type", None) for token in tokens] == [kind, kind]
    assert "".join(str(token) for token in tokens) == line + ending + line + ending


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_damaged_tables_are_built_again(
    damage: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(folder))
    line_parser.cache_clear()
    line_parser()
    (tables,) = folder.iterdir()
    whole = tables.read_bytes()
    tables.write_bytes(whole[:-100] + b"x" * 100 if damage is None else damage)
    line_parser.cache_clear()
    line_parser()
    digest = 32
    assert tables.read_bytes()[:digest] != b"x" * digest
    assert len(tables.read_bytes()) == len(whole)
    assert argmap.loads("thesis: x").diagnostics == ()


@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_a_folder_that_others_may_write_to_is_not_used(
    mode: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(mode)
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(folder))
    line_parser.cache_clear()
    assert argmap.loads("thesis: x").diagnostics == ()
    assert list(folder.iterdir()) == []


def test_no_folder_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(file / "cache"))
    line_parser.cache_clear()
    assert argmap.loads("thesis: x").diagnostics == ()
