"""Declared sources, bibliographies, and files that include files."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.model import Citation, Source, SourceKind
from tests.loading.outlines import kinds, read, steps


def write(folder: Path, **files: str) -> Path:
    """Write ``name.arg`` for each text; give the path of ``main.arg``."""
    (folder / "argmap.toml").touch()
    for name, text in files.items():
        (folder / f"{name}.arg").write_text(text, encoding="utf-8")
    return folder / "main.arg"


# --- sources -------------------------------------------------------------------------------------


def test_the_fields_of_a_source() -> None:
    argument = read(
        "source first: F.\nsource s: What\n    it is\n  author: A. Writer\n  title: A title\n"
        "  publisher: A house\n  date: 2026-05\n  url: https://example.org/a#b\n  kind: news\n"
        "  via: first\n  status: contested\n  file: copies/s.txt\n  note: Read it twice.\n"
    )
    assert argument.sources == (
        Source("first", "F."),
        Source(
            "s",
            "What it is",
            author="A. Writer",
            title="A title",
            publisher="A house",
            date="2026-05",
            url="https://example.org/a#b",
            kind=SourceKind.NEWS,
            via="first",
            contested=True,
            file="copies/s.txt",
            note="Read it twice.",
        ),
    )
    span = argument.sources[1].span
    assert span is not None
    assert (span.line, span.text) == (2, "source s: What")


@pytest.mark.parametrize("kind", SourceKind)
def test_kinds_of_sources(kind: SourceKind) -> None:
    assert read(f"source s: S.\n  kind: {kind.value}\n").sources[0].kind is kind


@pytest.mark.parametrize("date", ["2026", "2026-05", "2024-02-29"])
def test_dates(date: str) -> None:
    assert read(f"source s: S.\n  date: {date}\n").sources[0].date == date


def test_a_source_may_be_described_by_its_fields() -> None:
    (source,) = read("source s:\n  author: A. Writer\n  title: A title\n").sources
    assert source.description == "A. Writer, A title"
    assert source.span is not None
    assert source.span.text == "source s"


def test_a_source_may_come_after_what_cites_it_or_relays_it() -> None:
    argument = read("source a: A.\n  via: b\nthesis: T. [@b]\nsource b: B.\n")
    assert [source.key for source in argument.sources] == ["a", "b"]
    assert argument.theses[0].citations == (Citation("b"),)


def test_keys_of_sources_and_ids_are_two_things() -> None:
    argument = read("source a: A.\nthesis a: T. [@a]\n")
    assert argument.theses[0].id == "a"
    assert argument.sources[0].key == "a"


# --- bibliographies ------------------------------------------------------------------------------


def test_what_a_bibliography_holds_can_be_cited(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{knuth, title = {Books}, year = 1984}\n")
    (tmp_path / "refs.json").write_text('[{"id": "smith:2020", "title": "Papers"}]')
    main = write(
        tmp_path,
        main="bibliography: refs.bib\nbibliography: refs.json\nsource own: Own.\n  via: knuth\n"
        "thesis: T. [@knuth, p. 7; @smith:2020; @own]\n",
    )
    argument, found = argmap.load(main)
    assert found == ()
    assert [(source.key, source.from_bibliography) for source in argument.sources] == [
        ("knuth", True),
        ("smith:2020", True),
        ("own", False),
    ]
    assert argument.sources[0].span.text == "refs.bib"
    assert argument.theses[0].citations == (
        Citation("knuth", "p. 7"),
        Citation("smith:2020"),
        Citation("own"),
    )


def test_a_bibliography_of_an_included_file_is_shared(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{knuth, title = {Books}}\n")
    main = write(
        tmp_path,
        main="include: other.arg\nbibliography: refs.bib\nthesis: T. [@knuth]\n",
        other="bibliography: refs.bib\nclaim: C. [@knuth]\n",
    )
    argument, found = argmap.load(main)
    assert found == ()
    assert [source.key for source in argument.sources] == ["knuth"]


# --- includes ------------------------------------------------------------------------------------


def test_included_files_come_first_in_their_order(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="include: one.arg\ninclude: two.arg\nsource m: M.\nthesis t: T. [@a]\n  premise b\n",
        one="include: deep.arg\nsource a: A.\nclaim a: A.\n  premise a2: A2.\n",
        two="source b: B.\nclaim b: B. [@m]\n  premise a\n",
        deep="claim d: D.\n",
    )
    argument, found = argmap.load(main)
    assert found == ()
    assert [claim.id for claim in argument.claims] == ["d", "a", "a2", "b", "t"]
    assert steps(argument) == ["support: a2 → a", "support: (a) → b", "support: (b) → t"]
    assert [source.key for source in argument.sources] == ["a", "b", "m"]
    names = [claim.span.source.name for claim in argument.claims]
    assert [Path(name).name for name in names] == [
        "deep.arg",
        "one.arg",
        "one.arg",
        "two.arg",
        "main.arg",
    ]


def test_a_header_stays_its_file_s_own(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="title: Main\ninclude: other.arg\nthesis: T.\n",
        other="title: Other\nauthor: A. Nother\nburden: prove\nclaim: C.\n",
    )
    argument = argmap.load(main).map
    assert (argument.title, argument.author, argument.burden.value) == ("Main", None, "presume")


def test_what_is_included_twice_is_there_once(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="include: left.arg\ninclude: ./right.arg\ninclude: left.arg\nthesis: T.\n",
        left="include: shared.arg\nclaim: L.\n",
        right="include: shared.arg\nclaim: R.\n",
        shared="source s: S.\nclaim shared: S.\n  premise: P.\n",
    )
    argument, found = argmap.load(main)
    assert found == ()
    assert [claim.text for claim in argument.claims] == ["S.", "P.", "L.", "R.", "T."]
    assert len(argument.steps) == len(argument.sources) == 1


def test_an_included_statement_is_mentioned_and_gone_on_with(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="include: other.arg\nclaim c\n  objection o: O.\nthesis t: T.\n  premise c\n"
        "  premise below\nclaim x\n  rebuttal r: R.\n",
        other="claim c: C.\n  premise below: B.\n  objection x: X.\n",
    )
    argument, found = argmap.load(main)
    assert found == ()
    assert steps(argument) == [
        "support: below → c",
        "attack: x → c",
        "attack: o → c",
        "support: (c) → t",
        "support: (below) → t",
        "attack: r → x",
    ]


def test_an_included_file_may_use_what_includes_it(tmp_path: Path) -> None:
    main = write(
        tmp_path,
        main="include: other.arg\nclaim c: C.\n",
        other="claim d: D.\n  premise c\n",
    )
    argument, found = argmap.load(main)
    assert found == ()
    assert steps(argument) == ["support: (c) → d"]


def test_two_theses_of_two_files(tmp_path: Path) -> None:
    main = write(tmp_path, main="include: other.arg\nthesis b: B.\n", other="thesis a: A.\n")
    assert [claim.id for claim in argmap.load(main).map.theses] == ["a", "b"]


def test_an_id_that_an_included_file_has_too(tmp_path: Path) -> None:
    main = write(tmp_path, main="include: other.arg\nthesis c: T.\n", other="claim c: C.\n")
    argument, (found,) = argmap.load(main)
    assert (found.name, Path(found.span.source.name).name) == ("duplicate-id", "main.arg")
    assert [(claim.id, claim.text) for claim in argument.claims] == [("c", "C."), (None, "T.")]


def test_includes_of_a_text_are_beside_its_path(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    write(tmp_path / "parts", other="claim c: C.\n")
    text = "include: other.arg\nthesis t: T.\n  premise c\n"
    argument, found = argmap.loads(text, path=tmp_path / "parts" / "unsaved.arg")
    assert found == ()
    assert kinds(argument) == {"c": "claim", "t": "thesis"}


def test_includes_of_a_text_without_a_path_are_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, other="claim c: C.\n")
    monkeypatch.chdir(tmp_path)
    assert [claim.id for claim in read("include: other.arg").claims] == ["c"]


@pytest.mark.parametrize("missing", ["gone.arg", "."])
def test_a_file_that_cannot_be_read_is_an_os_error(tmp_path: Path, missing: str) -> None:
    with pytest.raises(OSError):
        argmap.load(tmp_path / missing)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00" * 9, b"include: \x00\n", b"[@", b""])
def test_whatever_is_in_a_file_is_no_exception(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "main.arg"
    path.write_bytes(content)
    assert argmap.load(str(path)).main.source.name == str(path)


def test_an_include_that_is_missing_costs_what_it_would_bring(tmp_path: Path) -> None:
    main = write(tmp_path, main="include: gone.arg\nthesis t: T.\n  premise p: P.\n")
    argument, (found,) = argmap.load(main, name="shown.arg")
    assert (found.name, str(found.span)) == ("include-not-found", "shown.arg:1:10")
    assert steps(argument) == ["support: p → t"]
