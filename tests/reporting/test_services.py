"""Findings for CI services: SARIF, GitHub, GitLab and JUnit, each as the service reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import argmap
from argmap.checking.explanation import explanations
from argmap.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from argmap.reporting.github import github
from argmap.reporting.gitlab import gitlab
from argmap.reporting.junit import junit
from argmap.reporting.sarif import sarif
from argmap.reporting.services import repository_path
from argmap.source import SourceText, Span
from tests.conftest import Expect

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
SARIF = Draft202012Validator(json.loads((HERE / "sarif.schema.json").read_text(encoding="utf-8")))
FORMS: dict[str, Callable[[tuple[Diagnostic, ...]], str]] = {
    "github.txt": lambda findings: "\n".join(github(findings)),
    "gitlab.json": gitlab,
    "junit.xml": junit,
    "sarif.json": lambda findings: json.dumps(
        json.loads(sarif(findings, "1.2.3"))["runs"][0]["results"], indent=2, ensure_ascii=False
    ),
}


@pytest.fixture(scope="module")
def many() -> tuple[Diagnostic, ...]:
    return argmap.check(argmap.load(GOLDEN / "many.arg", name="many.arg"))


def finding(
    text: str, start: int, end: int, *, name: str = "x.arg", words: str = "a message", **more: Any
) -> Diagnostic:
    span = Span(SourceText(text, name), start, end)
    severity = more.pop("severity", Severity.ERROR)
    return Diagnostic("ARG001", "syntax-error", severity, words, span, **more)


def results(*findings: Diagnostic) -> list[dict[str, Any]]:
    log = json.loads(sarif(findings, "1.2.3"))
    SARIF.validate(log)
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


@pytest.mark.parametrize("form", FORMS)
def test_golden(
    form: str, many: tuple[Diagnostic, ...], expect: Expect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(GOLDEN)
    expect(FORMS[form](many) + "\n", GOLDEN / f"many.{form}")


# --- SARIF ---------------------------------------------------------------------------------------


def test_sarif_is_valid_and_tells_of_every_rule(many: tuple[Diagnostic, ...]) -> None:
    Draft202012Validator.check_schema(SARIF.schema)
    assert len(results(*many)) == len(many)
    log = json.loads(sarif(many, "1.2.3"))
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [one.code for one in explanations()]
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(rule["help"]["markdown"].startswith(f"# {rule['id']}") for rule in rules)


def test_sarif_without_findings() -> None:
    assert results() == []


def test_sarif_of_two_equal_findings_tells_them_apart() -> None:
    text = "premise: P.\npremise: P.\n"
    one, two = results(finding(text, 0, 11), finding(text, 12, 23))
    assert one["partialFingerprints"] != two["partialFingerprints"]


def test_sarif_says_what_would_mend_it() -> None:
    source = SourceText("objection: O.\n", "x.arg")
    fix = Fix("write 'rebuttal'", (Edit(Span(source, 0, 9), "rebuttal"),), safe=True)
    found = Diagnostic(
        "ARG001", "syntax-error", Severity.WARNING, "m", Span(source, 0, 13), None, (), fix
    )
    change = results(found)[0]["fixes"][0]["artifactChanges"][0]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 10},
            "insertedContent": {"text": "rebuttal"},
        }
    ]


def test_sarif_messages_hold_no_links_and_no_arguments() -> None:
    hostile = "see [here](javascript:x) and {0} or \\["
    found = finding("x", 0, 1, words=hostile, related=())
    text = results(found)[0]["message"]["text"]
    assert text == "See \\[here\\](javascript:x) and {{0}} or \\\\\\[."


@pytest.mark.parametrize(
    ("name", "uri", "is_relative"),
    [
        ("maps/a b.arg", "maps/a%20b.arg", True),
        ("é#?%.arg", "%C3%A9%23%3F%25.arg", True),
        ("../x.arg", "../x.arg", False),
        ("/x.arg", "/x.arg", False),
        ("<stdin>", "%3Cstdin%3E", False),
        ("\udcff.arg", "%FF.arg", True),
    ],
)
def test_sarif_paths(name: str, uri: str, is_relative: bool) -> None:
    place = results(finding("x", 0, 1, name=name))[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri
    assert ("uriBaseId" in place["artifactLocation"]) is is_relative


# --- GitHub --------------------------------------------------------------------------------------


def test_github_escapes_what_separates() -> None:
    found = finding("x", 0, 1, name="a,b:c%d\ne.arg", words="100 %: one, two", help="do\nit")
    (line,) = github([found])
    assert "\n" not in line
    assert line == (
        "::error file=a%2Cb%3Ac%25d<U+000A>e.arg,line=1,col=1,endColumn=1,endLine=1,"
        "title=ARG001 syntax-error::100 %25: one, two. Do<U+000A>it"
    )


def test_github_tells_columns_on_one_line_only() -> None:
    (line,) = github([finding("ab\ncd", 1, 4, severity=Severity.INFO)])
    assert line.startswith("::notice file=x.arg,line=1,endLine=2,title=")


@given(st.text(max_size=40), st.text(max_size=40))
def test_github_gives_one_command_whatever_is_said(name: str, words: str) -> None:
    (line,) = github([finding("x", 0, 1, name=name or "x", words=words or "m")])
    assert len(line.splitlines()) <= 1 or not {"\n", "\r"} & set(line)
    assert line.count("::") >= 2
    properties = line.removeprefix("::error ").partition("::")[0].split(",")
    assert [part.partition("=")[0] for part in properties] == [
        "file", "line", "col", "endColumn", "endLine", "title",
    ]  # fmt: skip


# --- GitLab --------------------------------------------------------------------------------------


def test_gitlab_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    text = "premise: P.\npremise: P.\n"
    first = json.loads(gitlab([finding(text, 0, 11), finding(text, 12, 23)]))
    moved = json.loads(gitlab([finding(f"\n{text}", 1, 12), finding(f"\n{text}", 13, 24)]))
    assert len({issue["fingerprint"] for issue in first}) == 2
    assert [one["fingerprint"] for one in first] == [one["fingerprint"] for one in moved]
    assert moved[0]["location"] == {"path": "x.arg", "lines": {"begin": 2, "end": 2}}


# --- JUnit ---------------------------------------------------------------------------------------


def test_junit_counts_what_fails() -> None:
    found = [
        finding("x", 0, 1),
        finding("x", 0, 1, severity=Severity.INFO),
        finding("x", 0, 1, name="y.arg", severity=Severity.WARNING),
    ]
    root = ET.fromstring(junit(found))  # noqa: S314 - our own
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert [suite.get("name") for suite in root] == ["x.arg", "y.arg"]
    assert [(suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("2", "1"),
        ("1", "1"),
    ]


def test_junit_of_a_clean_run_has_a_case() -> None:
    root = ET.fromstring(junit([]))  # noqa: S314 - our own
    assert (root.get("tests"), root.get("failures")) == ("1", "0")


@given(st.text())
def test_junit_is_xml_whatever_is_said(words: str) -> None:
    found = finding("x", 0, 1, name=words or "x", words=words or "m", help=words or None)
    ET.fromstring(junit([found]))  # noqa: S314 - our own


# --- paths ---------------------------------------------------------------------------------------


def test_paths_begin_where_argmap_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, outside = tmp_path / "in" / "maps" / "x.arg", tmp_path / "y.arg"
    inside.parent.mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "in")
    assert repository_path(SourceText("", str(inside), inside)) == "maps/x.arg"
    assert repository_path(SourceText("", "./maps/x.arg", Path("./maps/x.arg"))) == "maps/x.arg"
    assert repository_path(SourceText("", str(outside), outside)) == str(outside)
    assert repository_path(SourceText("", "<stdin>")) == "<stdin>"


def test_related_places_are_told(many: tuple[Diagnostic, ...]) -> None:
    source = SourceText("ab\ncd\n", "x.arg")
    found = finding("x", 0, 1, related=(Related(Span(source, 3, 5), "here [1](x)"),))
    (related,) = results(found)[0]["relatedLocations"]
    assert related["message"]["text"] == "here \\[1\\](x)"
    assert related["physicalLocation"]["region"]["startLine"] == 2
    assert any(one.related for one in many)
