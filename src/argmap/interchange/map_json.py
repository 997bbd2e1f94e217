"""Maps as JSON, and back. The form is published as ``docs/map.schema.json``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

import attrs

from argmap.json_text import dump_json
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
from argmap.source import Span

FORMAT_VERSION = 1

T = TypeVar("T")
_TYPES = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
}
_HEADER = ("title", "question", "author", "date", "language", "abstract")


class MapJsonError(ValueError):
    """A text that is no map in JSON; the message says where and why."""


def dumps_json(argument_map: ArgumentMap) -> str:
    """Write a map as JSON. What is not said (None, an empty list, false) is left out."""
    data: dict[str, Any] = {"argmap": FORMAT_VERSION}
    data.update(
        (word, value) for word in _HEADER if (value := getattr(argument_map, word)) is not None
    )
    data["burden"] = argument_map.burden.value
    data["claims"] = [_object(claim) for claim in argument_map.claims]
    data["steps"] = [_object(step) for step in argument_map.steps]
    data["sources"] = [_object(source) for source in argument_map.sources]
    return dump_json(data)


def loads_json(text: str | bytes) -> ArgumentMap:
    """Read a map that `dumps_json` has written; the two are equal.

    Raises:
        MapJsonError: The text is no JSON, or not a map: a value is missing, has the wrong type, or
            names a claim, step or source that is not there.
    """
    try:
        data = json.loads(
            text, object_pairs_hook=_without_duplicates, parse_constant=_refused_constant
        )
    except MapJsonError:
        raise
    except RecursionError:
        raise MapJsonError("this is not a map: it is nested too deep") from None
    except ValueError as error:
        raise MapJsonError(f"this is not JSON: {error}") from None
    top = _Reader(data, "the map")
    version = top.take("argmap", int, required=True)
    if version != FORMAT_VERSION:
        raise MapJsonError(
            f"the map has format version {version}; this argmap reads {FORMAT_VERSION}"
        )
    header: dict[str, Any] = {word: top.take(word, str) for word in _HEADER}
    result = ArgumentMap(
        **header,
        burden=top.choose("burden", Burden, default=Burden.PRESUME),
        claims=tuple(top.each("claims", _claim)),
        steps=tuple(top.each("steps", _step)),
        sources=tuple(top.each("sources", _source)),
    )
    top.finish()
    _check_names(result)
    return result


def _object(value: Any) -> dict[str, Any]:
    """Give the fields of a claim, step, source or citation that say something."""
    data: dict[str, Any] = {}
    for field in attrs.fields(type(value)):
        content = getattr(value, field.name)
        if field.name in ("span", "premise_spans"):
            if field.name == "span" and content is not None and not isinstance(value, Citation):
                data["at"] = _place(content)
        elif content is None or content is False or content == ():
            continue
        elif isinstance(content, Enum):
            data[field.name] = content.value
        elif field.name == "citations":
            data[field.name] = [_object(citation) for citation in content]
        else:
            data[field.name] = list(content) if isinstance(content, tuple) else content
    return data


def _place(span: Span) -> dict[str, Any]:
    line, column = span.source.position(span.start)
    return {"file": span.source.name, "line": line, "column": column}


def _without_duplicates(members: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(members)
    if len(data) < len(members):
        twice, _ = Counter(name for name, _ in members).most_common(1)[0]
        raise MapJsonError(f"an object has two members '{_brief(twice)}'")
    return data


def _refused_constant(name: str) -> Any:
    raise MapJsonError(f"this is not JSON: {name} is no number there")


def _brief(value: str) -> str:
    return value if len(value) <= 60 else value[:59] + "…"


class _Reader:
    """Takes the members of a JSON object one by one, and knows which were left over."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, dict):
            raise MapJsonError(f"{where} should be an object")
        self.data = dict(data)
        self.where = where

    def take(self, name: str, kind: type[T], *, required: bool = False) -> T | None:
        value = self.data.pop(name, None)
        if value is None:
            if required:
                raise MapJsonError(f"{self.where} has no '{name}'")
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise MapJsonError(f"'{name}' of {self.where} should be {_TYPES[kind]}")
        return value

    def text(self, name: str) -> str:
        value = self.take(name, str, required=True)
        assert value is not None  # noqa: S101 - it is required
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        values = self.take(name, list) or []
        if not all(isinstance(value, str) for value in values):
            raise MapJsonError(f"'{name}' of {self.where} should be a list of texts")
        return tuple(values)

    def choose(self, name: str, kinds: type[Any], *, default: Any = ...) -> Any:
        value = self.take(name, str, required=default is ...)
        if value is None:
            return default
        try:
            return kinds(value)
        except ValueError:
            raise MapJsonError(f"'{name}' of {self.where} cannot be '{_brief(value)}'") from None

    def each(self, name: str, read: Callable[[_Reader], T]) -> list[T]:
        values = self.take(name, list) or []
        found = []
        for index, value in enumerate(values):
            reader = _Reader(value, f"{name}[{index}]")
            found.append(read(reader))
            reader.finish()
        return found

    def finish(self) -> None:
        if self.data:
            raise MapJsonError(f"{self.where} has an unknown '{_brief(next(iter(self.data)))}'")


def _skip_place(reader: _Reader) -> None:
    """Check where something was stated; a map that is read back has no text to point into."""
    data = reader.take("at", dict)
    if data is not None:
        place = _Reader(data, f"'at' of {reader.where}")
        place.text("file")
        for name in ("line", "column"):
            number = place.take(name, int, required=True)
            if number is None or number < 1:
                raise MapJsonError(f"'{name}' of {place.where} should be 1 or more")
        place.finish()


def _claim(reader: _Reader) -> Claim:
    _skip_place(reader)
    weight = reader.data.pop("weight", None)
    if weight is not None and (
        isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight <= 1
    ):
        raise MapJsonError(f"'weight' of {reader.where} should be a number from 0 to 1")
    return Claim(
        key=reader.text("key"),
        id=reader.take("id", str),
        kind=reader.choose("kind", ClaimKind),
        text=reader.text("text"),
        label=reader.take("label", str),
        by=reader.take("by", str),
        quote=reader.take("quote", str),
        note=reader.take("note", str),
        tags=reader.texts("tags"),
        weight=None if weight is None else float(weight),
        status=reader.choose("status", ClaimStatus, default=None),
        citations=tuple(reader.each("citations", _citation)),
        joined=bool(reader.take("joined", bool)),
    )


def _citation(reader: _Reader) -> Citation:
    return Citation(reader.text("key"), reader.take("locator", str))


def _step(reader: _Reader) -> Step:
    _skip_place(reader)
    return Step(
        key=reader.text("key"),
        kind=reader.choose("kind", StepKind),
        premises=reader.texts("premises"),
        target=reader.text("target"),
        warrants=reader.texts("warrants"),
        mentioned=reader.texts("mentioned"),
        scheme=reader.take("scheme", str),
        note=reader.take("note", str),
    )


def _source(reader: _Reader) -> Source:
    _skip_place(reader)
    return Source(
        key=reader.text("key"),
        description=reader.text("description"),
        author=reader.take("author", str),
        title=reader.take("title", str),
        publisher=reader.take("publisher", str),
        date=reader.take("date", str),
        url=reader.take("url", str),
        kind=reader.choose("kind", SourceKind, default=None),
        via=reader.take("via", str),
        contested=bool(reader.take("contested", bool)),
        file=reader.take("file", str),
        note=reader.take("note", str),
        from_bibliography=bool(reader.take("from_bibliography", bool)),
    )


def _check_names(argument_map: ArgumentMap) -> None:
    claims, steps = argument_map.claim_by_key, argument_map.step_by_key
    if len({*claims, *steps}) != len(argument_map.claims) + len(argument_map.steps):
        raise MapJsonError("two claims or steps have the same key")
    if len(argument_map.source_by_key) != len(argument_map.sources):
        raise MapJsonError("two sources have the same key")
    for index, step in enumerate(argument_map.steps):
        where = f"steps[{index}]"
        targets = steps if step.kind is StepKind.UNDERCUT else claims
        if step.target not in targets:
            raise MapJsonError(f"the target of {where} is not in the map: '{_brief(step.target)}'")
        if not step.premises:
            raise MapJsonError(f"{where} has no premises")
        for premise in step.premises:
            if premise not in claims:
                raise MapJsonError(f"a premise of {where} is not in the map: '{_brief(premise)}'")
        if not {*step.warrants, *step.mentioned}.issubset(step.premises):
            raise MapJsonError(f"a warrant or a mention of {where} is not among its premises")
    _check_undercuts(argument_map)
    for index, source in enumerate(argument_map.sources):
        if source.via is not None and source.via not in argument_map.source_by_key:
            raise MapJsonError(f"'via' of sources[{index}] is not there: '{_brief(source.via)}'")
    for index, claim in enumerate(argument_map.claims):
        for citation in claim.citations:
            if citation.key not in argument_map.source_by_key:
                raise MapJsonError(
                    f"claims[{index}] cites a source that is not there: '{_brief(citation.key)}'"
                )


def _check_undercuts(argument_map: ArgumentMap) -> None:
    """Make sure that each undercut ends, through what it undercuts, at a claim."""
    fine: set[str] = set()
    for index, first in enumerate(argument_map.steps):
        chain: dict[str, None] = {}
        step = first
        while step.kind is StepKind.UNDERCUT and step.key not in fine:
            if step.key in chain:
                raise MapJsonError(f"steps[{index}] undercuts itself, directly or not")
            chain[step.key] = None
            step = argument_map.step_by_key[step.target]
        fine.update(chain)
