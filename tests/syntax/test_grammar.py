"""The grammar and the vocabulary agree; the tables kept in the cache can be lost or damaged."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.digest import digest
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


LINES = [
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
]


@pytest.mark.parametrize(("line", "kind"), LINES)
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
    content = tables.read_bytes()
    assert content[:32] == digest(content[32:], 32)
    assert len(content) > 1000
    assert argmap.loads("thesis: x").diagnostics == ()


def test_the_parser_from_the_cache_is_the_one_that_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"{line}\n" for line, _ in LINES)
    found = []
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "cache"))
    for _ in range(2):
        line_parser.cache_clear()
        found.append([(token.type, str(token)) for token in line_parser().parse(text).children])
    assert type(line_parser()).__module__ != "lark.lark"
    assert found[0] == found[1]


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
