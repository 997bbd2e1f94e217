"""Maps as JSON: the published form, the way there and back, and whatever else may come."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import attrs
import pytest
from benchmarks.generate import generate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import argmap
from argmap.interchange.map_json import MapJsonError, dumps_json, loads_json
from argmap.model import (
    ArgumentMap,
    Burden,
    Citation,
    Claim,
    ClaimKind,
    ClaimStatus,
    Source,
    SourceKind,
    Step,
    StepKind,
)

ROOT = Path(__file__).parents[2]
ARGUMENTS = sorted((ROOT / "arguments").rglob("*.arg"))

HOSTILE = (
    "\x00\x07\x1b[31m\x7f\x85\x9b",
    "\u202egnp.txt\u202c\u2066\u2028\u2029\ufeff\ufffe",
    '"}], "claims": [{"key": "x',
    "\\u0041 \\n \\\\ \\",
    "null",
    "\U0001f333\u200d木e\u0301",
    "\ud800",
    "",
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
maybe = st.one_of(st.none(), texts)


def fields(draw: st.DrawFn, *names: str) -> dict[str, Any]:
    return {name: draw(maybe) for name in names}


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """Draw a map with every field, that names only what it holds."""
    keys = draw(st.lists(texts, min_size=2, max_size=8, unique=True))
    cut = draw(st.integers(1, len(keys)))
    claim_keys, step_keys = keys[:cut], keys[cut:]
    source_keys = draw(st.lists(texts, max_size=3, unique=True))
    sources = tuple(
        Source(
            key,
            draw(texts),
            **fields(draw, "author", "title", "publisher", "date", "url"),
            kind=draw(st.one_of(st.none(), st.sampled_from(SourceKind))),
            via=draw(st.one_of(st.none(), st.sampled_from(source_keys))),
            contested=draw(st.booleans()),
            file=draw(maybe),
            note=draw(maybe),
            from_bibliography=draw(st.booleans()),
        )
        for key in source_keys
    )
    citations = (
        st.lists(st.builds(Citation, st.sampled_from(source_keys), maybe), max_size=2)
        if source_keys
        else st.just([])
    )
    claims = tuple(
        Claim(
            key,
            draw(maybe),
            draw(st.sampled_from(ClaimKind)),
            draw(texts),
            **fields(draw, "label", "by", "quote", "note"),
            tags=tuple(draw(st.lists(texts, max_size=2))),
            weight=draw(st.one_of(st.none(), st.floats(0, 1))),
            status=draw(st.one_of(st.none(), st.sampled_from(ClaimStatus))),
            citations=tuple(draw(citations)),
            joined=draw(st.booleans()),
        )
        for key in claim_keys
    )
    steps = []
    for index, key in enumerate(step_keys):
        kind = draw(st.sampled_from(StepKind)) if index else StepKind.ATTACK
        premises = draw(st.lists(st.sampled_from(claim_keys), min_size=1, max_size=3))
        some = st.lists(st.sampled_from(premises), max_size=2)
        targets = step_keys[:index] if kind is StepKind.UNDERCUT else claim_keys
        steps.append(
            Step(
                key,
                kind,
                tuple(premises),
                draw(st.sampled_from(targets)),
                warrants=tuple(draw(some)),
                mentioned=tuple(draw(some)),
                scheme=draw(maybe),
                note=draw(maybe),
            )
        )
    return ArgumentMap(
        **fields(draw, "title", "question", "author", "date", "language", "abstract"),
        burden=draw(st.sampled_from(Burden)),
        claims=claims,
        steps=tuple(steps),
        sources=sources,
    )


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "map.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


# --- the schema ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ARGUMENTS, ids=lambda path: path.stem)
def test_real_maps_follow_the_schema(path: Path, schema: Draft202012Validator) -> None:
    loaded = argmap.load(path, name=path.name)
    text = dumps_json(loaded.map)
    schema.validate(json.loads(text))
    assert loads_json(text) == loaded.map


@pytest.mark.parametrize("seed", range(3))
def test_generated_maps_follow_the_schema(seed: int, schema: Draft202012Validator) -> None:
    found = argmap.loads(generate(300, seed=seed)).map
    text = dumps_json(found)
    schema.validate(json.loads(text))
    assert loads_json(text) == found


@given(maps())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_there_and_back(found: ArgumentMap) -> None:
    text = dumps_json(found)
    assert loads_json(text) == found
    assert loads_json(text.encode()) == found
    assert dumps_json(loads_json(text)) == text


@given(maps())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_all_maps_follow_the_schema(found: ArgumentMap) -> None:
    schema = json.loads((ROOT / "docs" / "map.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(dumps_json(found)))


def everything(value: Any, path: str = "") -> set[str]:
    """Give the names of all members of objects, with the lists that they are in."""
    if isinstance(value, list):
        return {name for item in value for name in everything(item, path)}
    if not isinstance(value, dict):
        return set()
    return {f"{path}/{name}" for name in value} | {
        name for key, item in value.items() for name in everything(item, f"{path}/{key}")
    }


FULL = """\
title: T
question: Q
author: A
date: 2026
language: en
abstract: A
burden: prove
source s: S
  author: A
  title: T
  publisher: P
  date: 2026-05
  url: https://example.org
  kind: book
  via: r
  status: contested
  file: map.arg
  note: N
source r: R
thesis t: T. [@s, p. 4]
  label: L
  by: B
  quote: Q
  note: N
  tags: a, b
  weight: 0.5
  status: given
  premise p: P.
    scheme: sign
  and m
    note: N
    warrant w: W.
claim m: M.
"""


def test_the_schema_has_every_field_and_no_other(schema: Draft202012Validator) -> None:
    loaded = argmap.loads(FULL)
    assert loaded.diagnostics == ()
    found = loaded.map
    sources = (*found.sources, Source("b", "B", from_bibliography=True))
    claims = tuple(attrs.evolve(claim, joined=True) for claim in found.claims)
    data = json.loads(dumps_json(attrs.evolve(found, sources=sources, claims=claims)))
    schema.validate(data)
    whole: Any = schema.schema
    definitions = whole["$defs"]
    expected = {f"/{name}" for name in whole["properties"]}
    for place, name in (
        ("/claims", "claim"),
        ("/claims/citations", "citation"),
        ("/steps", "step"),
        ("/sources", "source"),
        ("/claims/at", "at"),
        ("/steps/at", "at"),
        ("/sources/at", "at"),
    ):
        expected |= {f"{place}/{member}" for member in definitions[name]["properties"]}
    assert everything(data) == expected


def test_the_schema_describes_everything(schema: Draft202012Validator) -> None:
    def check(value: Any) -> None:
        if isinstance(value, dict):
            for name, member in value.get("properties", {}).items():
                assert "description" in member or "$ref" in member, name
            if "properties" in value:
                assert value["additionalProperties"] is False
            for member in value.values():
                check(member)

    check(schema.schema)


# --- printing --------------------------------------------------------------------------------


@given(texts)
def test_nothing_that_a_terminal_obeys_is_printed(text: str) -> None:
    found = ArgumentMap(title=text, claims=(Claim(text, text, ClaimKind.CLAIM, text),))
    output = dumps_json(found)
    assert not {"\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ufeff"} & set(output)
    output.encode()
    assert loads_json(output) == found


def test_scripts_are_printed_as_they_are() -> None:
    assert "城市应该种树" in dumps_json(argmap.loads("thesis: 城市应该种树。").map)


# --- what is no map --------------------------------------------------------------------------

CLAIM = {"key": "c", "kind": "claim", "text": "C."}
STEP = {"key": "s", "kind": "support", "premises": ["c"], "target": "d"}
MAP: dict[str, Any] = {
    "argmap": 1,
    "burden": "presume",
    "claims": [CLAIM, {"key": "d", "kind": "thesis", "text": "D."}],
    "steps": [STEP],
    "sources": [{"key": "a", "description": "A"}],
}


def with_claim(**changes: Any) -> dict[str, Any]:
    return MAP | {"claims": [CLAIM | changes, MAP["claims"][1]]}


def with_step(**changes: Any) -> dict[str, Any]:
    return MAP | {"steps": [STEP | changes]}


def with_source(**changes: Any) -> dict[str, Any]:
    return MAP | {"sources": [MAP["sources"][0] | changes]}


def without(name: str, of: str) -> dict[str, Any]:
    rest = {key: value for key, value in MAP[of][0].items() if key != name}
    return MAP | {of: [rest, *MAP[of][1:]]}


UNDERCUT = {"kind": "undercut", "premises": ["c"]}

WRONG: list[tuple[Any, str]] = [
    ([], "the map should be an object"),
    (None, "the map should be an object"),
    ({}, "the map has no 'argmap'"),
    (MAP | {"argmap": 2}, "the map has format version 2; this argmap reads 1"),
    (MAP | {"argmap": "1"}, "'argmap' of the map should be a whole number"),
    (MAP | {"argmap": True}, "'argmap' of the map should be a whole number"),
    (MAP | {"titel": "T"}, "the map has an unknown 'titel'"),
    (MAP | {"title": 1}, "'title' of the map should be a text"),
    (MAP | {"burden": "maybe"}, "'burden' of the map cannot be 'maybe'"),
    (MAP | {"claims": {}}, "'claims' of the map should be a list"),
    (MAP | {"claims": [1]}, "claims[0] should be an object"),
    (without("key", "claims"), "claims[0] has no 'key'"),
    (without("kind", "claims"), "claims[0] has no 'kind'"),
    (without("text", "claims"), "claims[0] has no 'text'"),
    (with_claim(kind="opinion"), "'kind' of claims[0] cannot be 'opinion'"),
    (with_claim(kind=[]), "'kind' of claims[0] should be a text"),
    (with_claim(weight=1.5), "'weight' of claims[0] should be a number from 0 to 1"),
    (with_claim(weight="1"), "'weight' of claims[0] should be a number from 0 to 1"),
    (with_claim(weight=True), "'weight' of claims[0] should be a number from 0 to 1"),
    (with_claim(weight=10**400), "'weight' of claims[0] should be a number from 0 to 1"),
    (with_claim(status="closed"), "'status' of claims[0] cannot be 'closed'"),
    (with_claim(tags="a"), "'tags' of claims[0] should be a list"),
    (with_claim(tags=[1]), "'tags' of claims[0] should be a list of texts"),
    (with_claim(joined=1), "'joined' of claims[0] should be true or false"),
    (with_claim(lable="L"), "claims[0] has an unknown 'lable'"),
    (with_claim(citations=["a"]), "citations[0] should be an object"),
    (with_claim(citations=[{"key": "z"}]), "claims[0] cites a source that is not there: 'z'"),
    (with_claim(at=1), "'at' of claims[0] should be an object"),
    (with_claim(at={}), "'at' of claims[0] has no 'file'"),
    (
        with_claim(at={"file": "f", "line": 0, "column": 1}),
        "'line' of 'at' of claims[0] should be 1 or more",
    ),
    (with_claim(key="d"), "two claims or steps have the same key"),
    (with_step(key="d"), "two claims or steps have the same key"),
    (MAP | {"sources": MAP["sources"] * 2}, "two sources have the same key"),
    (with_step(target="z"), "the target of steps[0] is not in the map: 'z'"),
    (with_step(target="s"), "the target of steps[0] is not in the map: 's'"),
    (with_step(premises=[]), "steps[0] has no premises"),
    (with_step(premises=["z"]), "a premise of steps[0] is not in the map: 'z'"),
    (with_step(premises=["s"]), "a premise of steps[0] is not in the map: 's'"),
    (with_step(warrants=["d"]), "a warrant or a mention of steps[0] is not among its premises"),
    (with_step(mentioned=["d"]), "a warrant or a mention of steps[0] is not among its premises"),
    (with_step(kind="undercut"), "the target of steps[0] is not in the map: 'd'"),
    (with_step(kind="undercut", target="s"), "steps[0] undercuts itself, directly or not"),
    (
        MAP | {"steps": [UNDERCUT | {"key": "s", "target": "u"},
                         UNDERCUT | {"key": "u", "target": "s"}]},
        "steps[0] undercuts itself, directly or not",
    ),
    (without("description", "sources"), "sources[0] has no 'description'"),
    (with_source(kind="rumour"), "'kind' of sources[0] cannot be 'rumour'"),
    (with_source(via="z"), "'via' of sources[0] is not there: 'z'"),
    (with_source(contested="yes"), "'contested' of sources[0] should be true or false"),
]  # fmt: skip


def test_the_map_that_is_spoilt_below_is_one(schema: Draft202012Validator) -> None:
    schema.validate(MAP)
    assert [claim.key for claim in loads_json(json.dumps(MAP)).claims] == ["c", "d"]


@pytest.mark.parametrize(("data", "message"), WRONG)
def test_wrong_maps(data: Any, message: str) -> None:
    with pytest.raises(MapJsonError) as raised:
        loads_json(json.dumps(data))
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this is not JSON: "),
        ("{", "this is not JSON: "),
        (b"\xff\xfe", "this is not JSON: "),
        (b'"\xff"', "this is not JSON: "),
        ("\ufeff{}", "this is not JSON: "),
        ("{}x", "this is not JSON: "),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 100_000, "nested too deep"),
        ("NaN", "this is not JSON: NaN is no number"),
        ('{"argmap": 1, "claims": [{"weight": -Infinity}]}', "-Infinity is no number"),
        ("1" * 10_000, "this is not JSON: "),
        ('{"argmap": 1, "argmap": 1}', "an object has two members 'argmap'"),
        ('{"x": {"' + "y" * 100 + '": 1, "' + "y" * 100 + '": 1}}', "y…'"),
    ],
    ids=range(13),
)
def test_what_is_no_json(text: str | bytes, message: str) -> None:
    with pytest.raises(MapJsonError) as raised:
        loads_json(text)
    assert message in str(raised.value)
    assert len(str(raised.value)) < 200


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts
    | st.sampled_from(["c", "d", "s", "a", "support", "undercut", "thesis"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@given(st.data())
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_spoilt_map_is_a_map_or_an_error(data: st.DataObject) -> None:
    full = json.loads(dumps_json(argmap.loads(FULL).map))
    for _ in range(data.draw(st.integers(1, 3))):
        at: Any = full
        while True:
            choices = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not choices:
                break
            key = data.draw(st.sampled_from(choices))
            if isinstance(at[key], dict | list) and data.draw(st.booleans()):
                at = at[key]
                continue
            if data.draw(st.booleans()):
                del at[key]
            else:
                at[key] = data.draw(json_values)
            break
    try:
        found = loads_json(json.dumps(full))
    except MapJsonError as error:
        assert str(error)
    else:
        assert loads_json(dumps_json(found)) == found


@given(st.one_of(st.text(), st.binary(), json_values.map(json.dumps)))
def test_anything_is_a_map_or_an_error(text: str | bytes) -> None:
    with pytest.raises(MapJsonError):
        loads_json(text)


# --- size ------------------------------------------------------------------------------------


def chain(count: int) -> ArgumentMap:
    claims = tuple(Claim(f"c{n}", None, ClaimKind.UNDERCUT, "C.") for n in range(count + 1))
    first = Step("s0", StepKind.ATTACK, ("c1",), "c0")
    undercuts = (
        Step(f"s{n}", StepKind.UNDERCUT, (f"c{n + 1}",), f"s{n - 1}") for n in range(1, count)
    )
    return ArgumentMap(claims=claims, steps=(first, *undercuts))


def test_deep_and_large_maps() -> None:
    found = chain(10_000)
    backwards = attrs.evolve(found, steps=found.steps[::-1])
    for each in (found, backwards):
        assert loads_json(dumps_json(each)) == each


@pytest.mark.skipif(os.name != "posix", reason="measures the time of the process")
def test_time_is_linear() -> None:
    def seconds(count: int) -> float:
        text = dumps_json(chain(count))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            loads_json(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(8_000) < 14 * seconds(1_000) + 0.05
