"""The page as text: what is in it, and that no word of a map can become more than text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

import argmap
from argmap.checking.marks import by_claim
from argmap.drawing import render
from argmap.drawing.page.tree import rows
from argmap.drawing.plan import make_plan
from argmap.drawing.theme import THEMES
from argmap.model.kinds import ClaimKind, StepKind
from argmap.model.map import ArgumentMap, Citation, Claim, Source, Step

from .. import maps
from ..sketch import sketch
from ..strategies import HOSTILE

_ALLOWED = {"main", "nav", "svg"}
_VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """Reads a page as a browser does, and keeps its elements and the texts in them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data


def page_of(argument: ArgumentMap, **options: Any) -> tuple[str, Reader]:
    html = render(argument, "html", **options).content.decode("utf-8")
    reader = Reader()
    reader.feed(html)
    reader.close()
    return html, reader


def data_of(reader: Reader) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(reader.texts["script"][0])
    return data


def test_the_policy_lets_run_and_style_what_is_in_the_page_and_nothing_else() -> None:
    _, reader = page_of(maps.city())
    (policy,) = (
        one["content"]
        for tag, one in reader.elements
        if tag == "meta" and one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"

    def hashes(texts: list[str]) -> str:
        return " ".join(
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in texts
        )

    assert rules["script-src"] == hashes(reader.texts["script"][1:])
    assert rules["style-src"] == hashes(reader.texts["style"])
    assert rules["base-uri"] == rules["form-action"] == "'none'"


def test_nothing_is_loaded_from_elsewhere() -> None:
    _, reader = page_of(maps.opinion())
    for tag, given in reader.elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "image", "use"}
        assert not given.keys() & {"src", "style", "srcset", "xlink:href"}
        assert not any(name.startswith("on") for name in given)
        assert given.get("href", "#").startswith("#")  # type: ignore[union-attr]


def test_the_outline_nests_like_the_file_and_names_mentions() -> None:
    plan = make_plan(maps.city(), {}, THEMES["light"])
    found = [(row.claim.name, row.depth, row.is_mention) for row in rows(plan.map, plan.steps)]
    assert found[:4] == [
        ("close-centre", 0, False),
        ("air", 1, False),
        ('"Nitrogen dioxide was above the limit on…"', 2, False),
        ('"A limit that is broken on a third of al…"', 2, False),
    ]
    assert found[-2:] == [("health", 1, False), ("air", 2, True)]


def test_every_claim_stands_once_in_the_outline_whatever_goes_in_circles() -> None:
    claims = tuple(Claim(key, key, ClaimKind.PREMISE, key.upper()) for key in "abcde")
    steps = (
        Step("1", StepKind.SUPPORT, ("a",), "b"),
        Step("2", StepKind.SUPPORT, ("b",), "a"),
        Step("3", StepKind.ATTACK, ("c",), "c"),
        Step("4", StepKind.UNDERCUT, ("d",), "1"),
        Step("5", StepKind.UNDERCUT, ("e",), "6"),
        Step("6", StepKind.UNDERCUT, ("d",), "4"),
    )
    argument = ArgumentMap(claims=claims, steps=steps)
    found = [row.claim.key for row in rows(argument, steps) if not row.is_mention]
    assert sorted(found) == sorted("abcde")


def test_a_chain_of_many_is_an_outline_that_a_browser_can_nest() -> None:
    size = 3_000
    claims = tuple(Claim(f"c{n}", None, ClaimKind.PREMISE, "P.") for n in range(size))
    steps = tuple(Step(f"s{n}", StepKind.SUPPORT, (f"c{n + 1}",), f"c{n}") for n in range(size - 1))
    plan = make_plan(ArgumentMap(claims=claims, steps=steps), {}, THEMES["light"])
    found = list(rows(plan.map, plan.steps))
    assert [row.depth for row in found] == list(range(size))


def test_the_data_tells_what_a_claim_is_what_it_rests_on_and_why_it_stands() -> None:
    text = (
        "source r: A report\n  url: https://example.org/a?b=1&c=2\n"
        "thesis t: T.\n  premise p: P. [@r, p. 4]\n    by: Ann\n    quote: so it is\n"
        "    note: Ask Ann.\n    tags: cost, time\n  objection o: O.\n    rebuttal q: Q.\n"
        "  objection open: Nobody answers this.\n"
    )
    loaded = argmap.loads(text)
    found = by_claim(argmap.check(loaded), loaded.map)
    _, reader = page_of(loaded.map, findings=found)
    data = data_of(reader)
    thesis, premise, objection, rebuttal, left = data["claims"]
    assert thesis["verdict"] == "falls"
    assert thesis["said"].startswith("falls (rebutted): the objection open works against it")
    assert thesis["why"][0][1:3] == [4, "objection"]
    assert premise["by"], premise["quote"] == ("Ann", "so it is")
    assert premise["tags"] == ["cost", "time"]
    assert premise["cites"] == [[0, "p. 4", "r"]]
    assert data["sources"][0]["link"] is True
    assert "unanswered" not in objection
    assert left["unanswered"] is True
    assert left["findings"][0]["place"].endswith(":11:3")
    assert rebuttal["parent"] == 2
    assert data["steps"][rebuttal["step"]] == {
        **data["steps"][rebuttal["step"]],
        "kind": "attack",
        "word": "rebuttal",
        "from": [3],
        "to": 2,
    }


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "//e.org",
        "http:x",
        "http://[",
        "file:///etc",
    ],
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    source = Source("s", "S", url=url)
    claim = Claim("t", "t", ClaimKind.THESIS, "T.", citations=(Citation("s"),))
    _, reader = page_of(ArgumentMap(claims=(claim,), sources=(source,)))
    assert "link" not in data_of(reader)["sources"][0]
    assert data_of(reader)["sources"][0]["url"] == url


@pytest.mark.parametrize(
    "text",
    [*HOSTILE, "</script><script>alert(1)</script>", "<!--<script>", "{{script}} \\u003c ]]> &lt;"],
)
def test_hostile_words_stay_words(text: str) -> None:
    plain = page_of(_with("plain"))[1]
    html, reader = page_of(_with(text))
    # Lines of the picture differ in number; nothing else does.
    kept = [
        [
            (tag, sorted(given.keys() - {"lang"}))
            for tag, given in one.elements
            if tag not in {"text", "rect", "path"}
        ]
        for one in (plain, reader)
    ]
    assert kept[0] == kept[1]
    (claim, *_) = data_of(reader)["claims"]
    if text.isprintable():
        assert claim.get("text", "") == text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", html)


def _with(text: str) -> ArgumentMap:
    claim = Claim(
        "t",
        text,
        ClaimKind.THESIS,
        text,
        by=text,
        quote=text,
        note=text,
        tags=(text,),
        label=text,
        citations=(Citation("s", text),),
    )
    return ArgumentMap(
        title=text,
        question=text,
        author=text,
        abstract=text,
        language=text,
        claims=(claim,),
        sources=(Source("s", text, url=text, note=text, author=text),),
    )


def test_the_same_map_gives_the_same_bytes() -> None:
    assert render(maps.city(), "html").content == render(maps.city(), "html").content


@pytest.mark.parametrize("argument", [ArgumentMap(), sketch("thesis t: T.")])
def test_a_map_of_nothing_or_of_one_claim_is_a_page(argument: ArgumentMap) -> None:
    assert len(data_of(page_of(argument)[1])["claims"]) == len(argument.claims)


def test_a_picture_in_another_theme_keeps_its_background() -> None:
    html, reader = page_of(maps.city(), theme="contrast")
    assert "#stage{background:#" in html
    assert reader.texts["style"][1] == ""
    html, reader = page_of(maps.city(), theme="dark")
    assert reader.elements[0] == ("html", {"lang": "en", "data-theme": "dark"})


def test_dialogues_are_left_out_where_they_would_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.drawing.page.dialogues._MOST_WORK", 40)
    told = ["why" in claim or "untold" not in claim for claim in _claims(maps.opinion())]
    assert told[-1] is False
    monkeypatch.undo()
    assert not any("untold" in claim for claim in _claims(maps.opinion()))


def _claims(argument: ArgumentMap) -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = data_of(page_of(argument)[1])["claims"]
    return claims


def test_a_map_with_errors_is_a_page_too() -> None:
    argument = attrs.evolve(
        maps.city(),
        steps=(*maps.city().steps, Step("x", StepKind.SUPPORT, ("nobody",), "air")),
    )
    assert len(_claims(argument)) == len(argument.claims)
