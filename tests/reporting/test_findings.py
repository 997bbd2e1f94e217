"""Findings in each form: one file with everything that is hard to print, and its parts."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import argmap
from argmap.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from argmap.reporting.concise import concise
from argmap.reporting.findings_json import findings_json
from argmap.reporting.full import full
from argmap.reporting.summary import Fixes, summary
from argmap.reporting.terminal import Painter, printable
from argmap.source import SourceText, Span
from argmap.width import display_width

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = Path(__file__).parents[2] / "docs" / "findings.schema.json"
PLAIN = Painter(color=False)
COLORED = Painter(color=True)

FORMS: dict[str, Callable[[tuple[Diagnostic, ...]], str]] = {
    "full.txt": lambda findings: "".join(f"{block}\n" for block in full(findings, PLAIN)),
    "full-colored.txt": lambda findings: "".join(f"{block}\n" for block in full(findings, COLORED)),
    "concise.txt": lambda findings: "".join(f"{line}\n" for line in concise(findings, PLAIN)),
    "json": lambda findings: findings_json(findings) + "\n",
}


@pytest.fixture(scope="module")
def many() -> tuple[Diagnostic, ...]:
    return argmap.check(argmap.load(GOLDEN / "many.arg", name="many.arg"))


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def finding(text: str, start: int, end: int, **more: Any) -> Diagnostic:
    span = Span(SourceText(text, "x.arg"), start, end)
    return Diagnostic("ARG001", "syntax-error", Severity.ERROR, "a message", span, **more)


def lines_of(diagnostic: Diagnostic) -> list[str]:
    return "\n".join(full([diagnostic], PLAIN)).split("\n")


@pytest.mark.parametrize("form", FORMS)
def test_golden(
    form: str, many: tuple[Diagnostic, ...], expect: Callable[[str, Path], None]
) -> None:
    expect(FORMS[form](many), GOLDEN / f"many.{form}")


@pytest.mark.parametrize("form", FORMS)
def test_no_findings(form: str) -> None:
    assert FORMS[form](()) == ("[]\n" if form == "json" else "")


def test_the_mark_stands_under_what_it_marks(many: tuple[Diagnostic, ...]) -> None:
    for block in full(many, PLAIN):
        lines = block.split("\n")
        shown, under = lines[3].partition(" | ")[2], lines[4].partition(" | ")[2]
        start = len(under) - len(under.lstrip())
        width = under.strip().count("^")
        assert width >= 1
        assert start + width <= max(display_width(shown), start + 1)


def test_a_long_line_is_cut_to_a_window() -> None:
    text = "a" * 5_000 + "HERE" + "b" * 5_000
    shown, under = lines_of(finding(text, 5_000, 5_004))[3:5]
    assert len(shown) < 140
    assert shown.startswith("1 | …aaa")
    assert shown.endswith("bbb…")
    assert shown.index("HERE") == under.index("^^^^")


def test_a_span_that_is_longer_than_the_window_is_cut() -> None:
    shown, under = lines_of(finding("x" * 1_000, 0, 1_000))[3:5]
    assert under.count("^") == shown.count("x") == 120
    assert shown.endswith("…")


def test_a_span_over_several_lines_marks_its_first() -> None:
    text = "first line\r\nsecond line\r\nthird\r\n"
    block = lines_of(finding(text, 6, 30))
    assert block[1] == " --> x.arg:1:7"
    assert block[3:5] == ["1 | first line", "  |       ^^^^"]


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("", 0, 0, ["1 | ", "  | ^"]),
        ("abc", 3, 3, ["1 | abc", "  |    ^"]),
        ("abc\n", 4, 4, ["2 | ", "  | ^"]),
        ("abc\n", 3, 4, ["1 | abc", "  |    ^"]),
        ("\ufeffabc", 1, 4, ["1 | abc", "  | ^^^"]),
        ("\ufeffabc", 0, 4, ["1 | abc", "  | ^^^"]),
        ("a\tb", 2, 3, ["1 | a    b", "  |      ^"]),
        ("a\tb", 1, 2, ["1 | a    b", "  |  ^^^^"]),
        ("木b木", 1, 2, ["1 | 木b木", "  |   ^"]),
        ("木b木", 0, 1, ["1 | 木b木", "  | ^^"]),
        ("e\u0301b", 2, 3, ["1 | e\u0301b", "  |  ^"]),
        ("\u202eb", 1, 2, ["1 | <U+202E>b", "  |         ^"]),
    ],
)
def test_places(text: str, start: int, end: int, expected: list[str]) -> None:
    block = lines_of(finding(text, start, end))
    assert block[3:5] == expected


def test_related_places_in_other_files() -> None:
    other = SourceText("\n" * 99 + "there it is", "other.arg")
    related = (Related(Span(other, 99 + 6, 99 + 8), "the other place"),)
    assert lines_of(finding("here", 0, 4, related=related, help="do this")) == [
        "ARG001 syntax-error: a message",
        "   --> x.arg:1:1",
        "    |",
        "  1 | here",
        "    | ^^^^",
        "   ::: other.arg:100:7",
        "    |",
        "100 | there it is",
        "    |       -- the other place",
        "    |",
        "    = help: do this",
        "",
    ]


def test_json_has_both_ends_of_a_span(schema: Draft202012Validator) -> None:
    related = (Related(Span(SourceText("there", "y.arg"), 0, 5), "the other place"),)
    (data,) = json.loads(findings_json([finding("one\ntwo", 1, 6, related=related, help="do")]))
    schema.validate([data])
    assert data == {
        "code": "ARG001",
        "name": "syntax-error",
        "severity": "error",
        "message": "a message",
        "help": "do",
        "file": "x.arg",
        "start": {"line": 1, "column": 2},
        "end": {"line": 2, "column": 3},
        "related": [
            {
                "message": "the other place",
                "file": "y.arg",
                "start": {"line": 1, "column": 1},
                "end": {"line": 1, "column": 6},
            }
        ],
        "fix": None,
    }


def fixable(*, safe: bool) -> Diagnostic:
    span = Span(SourceText("one\ntwo", "x.arg"), 4, 7)
    return attrs.evolve(
        finding("one\ntwo", 4, 7, help="do"),
        fix=Fix("write 'T\u202ewo'", (Edit(span, "Two"),), safe=safe),
    )


def test_json_tells_fixes(schema: Draft202012Validator) -> None:
    data = json.loads(findings_json([fixable(safe=False)]))
    schema.validate(data)
    place = {"file": "x.arg", "start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 4}}
    assert data[0]["fix"] == {
        "title": "write 'T\u202ewo'",
        "safe": False,
        "edits": [{**place, "text": "Two"}],
    }
    data[0]["fix"]["edits"][0].pop("text")
    assert not schema.is_valid(data)


@pytest.mark.parametrize("advice", ["do", None])
def test_what_can_be_fixed_is_marked(advice: str | None) -> None:
    for safe, flags, mark in (
        (True, "--fix", "fix"),
        (False, "--fix --unsafe-fixes", "unsafe fix"),
    ):
        one = attrs.evolve(fixable(safe=safe), help=advice)
        (block,), (line,) = full([one], PLAIN), concise([one], PLAIN)
        told = ["  = help: do"] if advice else []
        assert block.split("\n")[5:] == [
            "  |",
            *told,
            f"  = fix: write 'T<U+202E>wo' ({flags})",
            "",
        ]
        assert line.endswith(f": a message [{mark}]")


def test_json_follows_its_schema(
    many: tuple[Diagnostic, ...], schema: Draft202012Validator
) -> None:
    data = json.loads(findings_json(many))
    assert len(data) == len(many) > 10
    schema.validate(data)


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "fatal"},
        {"extra": 1},
        {"code": "E1"},
        {"start": {"line": 0, "column": 1}},
        {"related": None},
    ],
)
def test_the_schema_is_strict(schema: Draft202012Validator, change: dict[str, Any]) -> None:
    (data,) = json.loads(findings_json([finding("x", 0, 1)]))
    assert schema.is_valid([data])
    assert not schema.is_valid([data | change])


# --- nothing from a file reaches the terminal ------------------------------------------------

HOSTILE = st.text(st.characters(categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Lu", "Mn")))
OBEYED = {
    *(chr(code) for code in range(0x20) if chr(code) != "\n"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
}


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(0, 20), st.integers(0, 20))
def test_no_escape_gets_through(text: str, name: str, words: str, start: int, size: int) -> None:
    start = min(start, len(text))
    source = SourceText(text, name)
    span = Span(source, start, min(len(text), start + size))
    related = (Related(span, words),)
    found = [Diagnostic("ARG001", "n", Severity.ERROR, words, span, words, related)]
    for output in ("\n".join(full(found, PLAIN)), "\n".join(concise(found, PLAIN))):
        assert not OBEYED & set(output)
        output.encode()
    output = findings_json(found)
    assert not OBEYED & set(output)
    output.encode()
    assert json.loads(output)[0]["start"]["line"] >= 1


@given(HOSTILE)
def test_printable(text: str) -> None:
    shown = printable(text)
    assert not OBEYED & set(shown)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert printable(shown) == shown


def test_printable_leaves_what_scripts_need() -> None:
    for text in ("naïve", "中文", "👩\u200d👧", "می\u200cخواهم", "a\u00a0b", "e\u0301"):
        assert printable(text) == text
    assert printable("a\x1b[1mb\u202ec") == "a<U+001B>[1mb<U+202E>c"


# --- colour ----------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "variables", "color"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (Terminal(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
    ],
)
def test_color_is_for_people(
    stream: io.StringIO,
    variables: dict[str, str],
    color: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Painter.for_stream(stream).color is color


def test_color_changes_nothing_but_color(many: tuple[Diagnostic, ...]) -> None:
    import re

    for form in (full, concise):
        colored = "\n".join(form(many, COLORED))
        assert re.sub(r"\x1b\[[\d;]*m", "", colored) == "\n".join(form(many, PLAIN))
        assert "\x1b[0m" in colored


# --- the summary -----------------------------------------------------------------------------


def test_summary() -> None:
    def of(*severities: Severity, files: int = 1) -> str:
        span = Span(SourceText("x"), 0, 1)
        return summary([Diagnostic("ARG001", "n", one, "m", span) for one in severities], files)

    assert of() == "1 file checked: no findings"
    assert of(files=2_000) == "2,000 files checked: no findings"
    assert of(Severity.ERROR) == "1 file checked: 1 error"
    assert of(Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.WARNING, files=0) == (
        "0 files checked: 1 error, 2 warnings, 1 remark"
    )


@pytest.mark.parametrize(
    ("count", "fixes", "expected"),
    [
        (2, Fixes(), "2 errors"),
        (2, Fixes(safe=1), "2 errors; 1 can be fixed with --fix"),
        (2, Fixes(unsafe=2), "2 errors; 2 can be fixed with --fix --unsafe-fixes"),
        (2, Fixes(safe=1_000, unsafe=1),
         "2 errors; 1,000 can be fixed with --fix, 1 more with --fix --unsafe-fixes"),
        (0, Fixes(fixed=0), "no findings"),
        (1, Fixes(fixed=0), "0 fixed, 1 left (1 error)"),
        (0, Fixes(fixed=3), "3 fixed, none left"),
        (2, Fixes(fixed=3, unsafe=1),
         "3 fixed, 2 left (2 errors); 1 more can be fixed with --unsafe-fixes"),
    ],
)  # fmt: skip
def test_summary_of_fixes(count: int, fixes: Fixes, expected: str) -> None:
    found = [finding("x", 0, 1)] * count
    assert summary(found, 1, fixes) == f"1 file checked: {expected}"
