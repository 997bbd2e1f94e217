"""The words of a statement: how lines become a text, and what is cut out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.loading.loader import load_bytes
from argmap.model import Citation
from tests.loading.outlines import read, steps

SOURCES = "source a: A.\nsource b: B.\n"


def words(text: str) -> str:
    """Give what the thesis of a text says."""
    return read(text).theses[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thesis: One line.", "One line."),
        ("thesis:One line.  \n", "One line."),
        ("thesis:   One\t line. ", "One line."),
        ("thesis: One\n  and a half.", "One and a half."),
        ("thesis: One\n and so on,\n        the other.", "One and so on, the other."),
        ("thesis t:\n  All of it\n  below.", "All of it below."),
        ("thesis t :\n  Below.", "Below."),
        ("thesis: a # is no comment", "a # is no comment"),
        ("thesis: One\n  # a comment\n  and the other.", "One and the other."),
        ("thesis: One\n# a comment\n  and the other.", "One and the other."),
        ("thesis: premise: what a word", "premise: what a word"),
        ("thesis: See\n  https://example.org/a:b", "See https://example.org/a:b"),
        ("thesis: See the\n  evidence https://example.org", "See the evidence https://example.org"),
        ("thesis: He said:\n  (note: this) is it", "He said: (note: this) is it"),
        ("thesis: They chose\n  evidence and reason.", "They chose evidence and reason."),
        ("thesis: At\n  10:30 it begins.", "At 10:30 it begins."),
    ],
)
def test_lines_become_a_text(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (r"\note: it is", "note: it is"),
        (r"\premise p: it is", "premise p: it is"),
        (r"\premise p", "premise p"),
        (r"\premise", "premise"),
        (r"\premis: it is", "premis: it is"),
        (r"\source two words", r"\source two words"),
        (r"\# it is", "# it is"),
        (r"\alpha and \beta", r"\alpha and \beta"),
        (r"\alpha: it is", "alpha: it is"),
        (r"\\note: it is", r"\\note: it is"),
        ("\\", "\\"),
        (r"\[@a] it is", "[@a] it is"),
    ],
)
def test_a_backslash_makes_a_line_text_and_goes_where_it_was_needed(
    line: str, expected: str
) -> None:
    argument = read(f"thesis t: It\n  {line}\n")
    assert argument.theses[0].text == f"It {expected}"
    assert len(argument.claims) == 1


def test_backslashes_inside_of_a_line_are_text() -> None:
    assert words(r"thesis: C:\dir and \note: x") == r"C:\dir and \note: x"


def test_a_blank_line_ends_a_text() -> None:
    loaded = argmap.loads("thesis t: One.\n\n  And two.\n")
    assert loaded.map.theses[0].text == "One."
    assert [(found.name, found.span.text) for found in loaded.diagnostics] == [
        ("syntax-error", "And two.")
    ]


def test_a_line_that_is_no_deeper_ends_a_text() -> None:
    loaded = argmap.loads("thesis t: T.\n  premise p: P.\n  goes on\n")
    assert [claim.text for claim in loaded.map.claims] == ["T.", "P."]
    assert [found.span.text for found in loaded.diagnostics] == ["goes on"]


def test_children_stand_below_a_wrapped_text() -> None:
    argument = read("thesis t: It is\n    wrapped.\n  label: L\n  premise p: And\n      so on.\n")
    assert [claim.text for claim in argument.claims] == ["It is wrapped.", "And so on."]
    assert argument.theses[0].label == "L"
    assert steps(argument) == ["support: p → t"]


def test_the_texts_of_fields_go_on_too() -> None:
    argument = read("thesis: T.\n  note:\n    One\n    # a comment\n    \\by: two\n  label: L\n")
    assert argument.theses[0].note == "One by: two"
    assert argument.theses[0].label == "L"


# --- citations -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected", "citations"),
    [
        ("It is. [@a]", "It is.", [("a", None)]),
        ("It is [@a].", "It is.", [("a", None)]),
        ("It is [@a], they say.", "It is, they say.", [("a", None)]),
        ("Is it [@a]? No.", "Is it? No.", [("a", None)]),
        ("It [@a] is.", "It is.", [("a", None)]),
        ("[@a] It is.", "It is.", [("a", None)]),
        ("It is.[@a]", "It is.", [("a", None)]),
        ("(It is [@a])", "(It is)", [("a", None)]),
        ("It is. [@a, p. 4]", "It is.", [("a", "p. 4")]),
        ("It is. [@a, pp. 4, 6;  8]", "It is.", [("a", "pp. 4, 6; 8")]),
        ("It is. [@a; @b]", "It is.", [("a", None), ("b", None)]),
        ("It is. [@a, p. 4;@b, ch. 2]", "It is.", [("a", "p. 4"), ("b", "ch. 2")]),
        ("It is [@a] and was [@b].", "It is and was.", [("a", None), ("b", None)]),
        ("It is. [@b] [@a]", "It is.", [("b", None), ("a", None)]),
        ("It is [@b] [@a].", "It is.", [("b", None), ("a", None)]),
        ("It is [@b][@a], so", "It is, so", [("b", None), ("a", None)]),
        ('"It is [@a]".', '"It is".', [("a", None)]),
        ("It is [@a] (so)", "It is (so)", [("a", None)]),
        ("It is [@a] — so", "It is — so", [("a", None)]),
        ("It is [@a]—so", "It is—so", [("a", None)]),
        ("It is [@a] “so”", "It is “so”", [("a", None)]),
        ("そうです [@a]。", "そうです。", [("a", None)]),
        ("هل هو كذلك [@a]؟", "هل هو كذلك؟", [("a", None)]),
        ("यह है [@a]।", "यह है।", [("a", None)]),
        (r"It is. \[ @a ]", "It is. [ @a ]", []),
        (r"It is \[@a].", "It is [@a].", []),
        ("Write to a@b or @a [now].", "Write to a@b or @a [now].", []),
        ("It\n  is. [@a,\n  p. 4;\n  @b]", "It is.", [("a", "p. 4"), ("b", None)]),
        ("It\n  [@a]\n  is.", "It is.", [("a", None)]),
    ],
)
def test_citations_are_cut_out(
    written: str, expected: str, citations: list[tuple[str, str | None]]
) -> None:
    claim = read(f"{SOURCES}thesis: {written}").theses[0]
    assert claim.text == expected
    assert claim.citations == tuple(Citation(*citation) for citation in citations)


def test_the_spans_of_citations_are_exact() -> None:
    text = f"{SOURCES}thesis: It\tis [@a]\n    # [@b]\n    \\note: so. [@b, p. 4;\n  @a]\n"
    citations = read(text).theses[0].citations
    spans = [citation.span for citation in citations if citation.span is not None]
    assert [(span.line, span.column, span.text) for span in spans] == [
        (3, 16, "@a"),
        (5, 17, "@b"),
        (6, 3, "@a"),
    ]


def test_the_span_of_an_undefined_citation_in_a_wrapped_text() -> None:
    (found,) = argmap.loads("thesis: It\n    is. [@gone,\n    p. 1]\n").diagnostics
    assert (str(found.span), found.span.text) == ("<text>:2:10", "@gone")


# --- encodings and scripts -----------------------------------------------------------------------


def test_marks_and_line_endings_change_nothing(tmp_path: Path) -> None:
    text = (
        "title: T\nsource a: A.\n  note: on\n    two lines\n\n"
        "thesis t: It\n    is. [@a,\n    p. 4]\n"
        "  # so\n  premise: P.\n  and q:\n    Q.\n    # hm\n    \\note: q\n"
        "  premise t2\nclaim t2: U.\n"
    )
    argument = read(text)
    for content in (text, "\ufeff" + text):
        for ending in ("\n", "\r\n"):
            path = tmp_path / "map.arg"
            path.write_bytes(content.replace("\n", ending).encode())
            loaded = argmap.load(path)
            assert loaded.diagnostics == ()
            assert loaded.map == argument
            assert argmap.loads(content.replace("\n", ending)).map == argument


def test_lines_are_counted_alike_with_marks_and_both_endings() -> None:
    content = b"\xef\xbb\xbfthesis t: T.\r\n  premise p: P.\r\n"
    spans = [claim.span for claim in load_bytes(content).map.claims if claim.span is not None]
    assert [(span.line, span.column, span.text) for span in spans] == [
        (1, 1, "thesis t: T."),
        (2, 3, "premise p: P."),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "воздух-2",
        "αέρας",
        "空気",
        "空气_1.a",
        "공기",
        "هواء",
        "हवा",
        "हिन्दी",
        "אוויר",
        "a1.b-c_d",
        "Ünï",
    ],
)
def test_ids_and_keys_of_any_script(name: str) -> None:
    argument = read(
        f"source {name}: S.\nthesis t: T. [@{name}, 4]\n"
        f"  premise {name}: P.\n  objection: O.\n    premise {name}\n"
    )
    assert argument.claims[1].id == name
    assert argument.theses[0].citations == (Citation(name, "4"),)
    assert steps(argument)[-1] == f"support: ({name}) → O."


def test_ids_are_case_sensitive() -> None:
    argument = read("thesis T: T.\n  premise t: t.\n  objection Ab: x\n    premise aB: y\n")
    assert steps(argument) == ["support: t → T", "attack: Ab → T", "support: aB → Ab"]
    (found,) = argmap.loads(
        "thesis T: T.\n  premise P: P.\n    objection: O.\nclaim t\n"
    ).diagnostics
    assert (found.name, found.span.text) == ("undefined-id", "t")


def test_words_are_lower_case() -> None:
    (found,) = argmap.loads("Thesis t: T.\n").diagnostics
    assert found.message == "unknown word 'Thesis'; did you mean 'thesis'?"


def test_texts_of_any_script_are_kept() -> None:
    text = "空気は汚れている。 الهواء ملوث 🚗🚕 e\u0301"
    assert words(f"thesis: {text}") == text
