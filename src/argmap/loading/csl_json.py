"""CSL-JSON: the form in which Zotero, Pandoc and citation services exchange references."""

from __future__ import annotations

import json
import re
from typing import Any

from argmap.loading.references import (
    MAX_VALUE,
    Name,
    Problems,
    Reference,
    clean,
    doi_address,
    iso_date,
    parsed_date,
)
from argmap.model import Source, SourceKind

_KINDS = {
    "article": SourceKind.STUDY,
    "article-journal": SourceKind.STUDY,
    "article-magazine": SourceKind.NEWS,
    "article-newspaper": SourceKind.NEWS,
    "bill": SourceKind.DOCUMENT,
    "book": SourceKind.BOOK,
    "broadcast": SourceKind.NEWS,
    "chapter": SourceKind.BOOK,
    "dataset": SourceKind.DATA,
    "entry-dictionary": SourceKind.BOOK,
    "entry-encyclopedia": SourceKind.BOOK,
    "hearing": SourceKind.DOCUMENT,
    "interview": SourceKind.TESTIMONY,
    "legal_case": SourceKind.DOCUMENT,
    "legislation": SourceKind.DOCUMENT,
    "manuscript": SourceKind.DOCUMENT,
    "paper-conference": SourceKind.STUDY,
    "patent": SourceKind.DOCUMENT,
    "personal_communication": SourceKind.TESTIMONY,
    "regulation": SourceKind.DOCUMENT,
    "report": SourceKind.REPORT,
    "standard": SourceKind.DOCUMENT,
    "thesis": SourceKind.STUDY,
    "treaty": SourceKind.DOCUMENT,
}
_NAMES = ("author", "editor", "director", "container-author")
# The markup that CSL processors accept in titles.
_TAG = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")


def read_csl_json(text: str, problems: Problems) -> list[Source]:
    """Read references from CSL-JSON: an array, one reference, or an object with ``items``."""
    if not text.strip():
        problems.add("the file is empty: CSL-JSON is an array of references", 1)
        return []
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        problems.add(f"the file is not JSON: {error.msg}", error.lineno)
        return []
    except RecursionError:
        problems.add("the file is nested too deep to be read")
        return []
    except ValueError as error:
        # A whole number with more digits than Python converts.
        problems.add(f"the file cannot be read as JSON: {error}")
        return []
    if isinstance(data, dict):
        items = data.get("items", data.get("references"))
        data = items if isinstance(items, list) else [data]
    if not isinstance(data, list):
        problems.add("the file is not CSL-JSON, which is an array of references", 1)
        return []
    sources: dict[str, Source] = {}
    for number, item in enumerate(data, start=1):
        if not isinstance(item, dict):
            problems.add(f"reference {number} is not an object")
            continue
        # `citation-key` is the key for plain-text writing; `id` may be an address.
        key = _text(item.get("citation-key")) or _text(item.get("id"))
        if key is None:
            problems.add(f"reference {number} has no id to cite it by")
        elif key in sources:
            problems.add(f"the key '{key[:80]}' is used twice; the first reference counts")
        else:
            sources[key] = _reference(key, item).to_source()
    return list(sources.values())


def _reference(key: str, item: dict[str, Any]) -> Reference:
    names: list[Name] = []
    for role in _NAMES:
        names = _names(item.get(role))
        if names:
            break
    kind = item.get("type")
    doi = _text(item.get("DOI"))
    return Reference(
        key=key,
        names=names,
        title=_text(item.get("title")) or _text(item.get("title-short")),
        publisher=_text(item.get("container-title"))
        or _text(item.get("publisher"))
        or _text(item.get("archive")),
        date=_date(item.get("issued")) or _date(item.get("original-date")),
        url=_text(item.get("URL")) or (doi_address(doi) if doi else None),
        kind=_KINDS.get(kind) if isinstance(kind, str) else None,
        note=_text(item.get("note")),
    )


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = clean(_TAG.sub("", str(value)))
    return text if text is None or len(text) <= MAX_VALUE else text[:MAX_VALUE].rstrip() + "…"


def _names(value: object) -> list[Name]:
    names = []
    for person in value if isinstance(value, list) else [value]:
        if not isinstance(person, dict):
            name = _text(person)
            if name:
                names.append(Name(name, name))
            continue
        literal = _text(person.get("literal"))
        if literal:
            names.append(Name(literal, literal))
            continue

        def joined(*fields: str, person: dict[str, Any] = person) -> str:
            return " ".join(part for field in fields if (part := _text(person.get(field))))

        full = joined("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
        if full:
            names.append(Name(full, joined("non-dropping-particle", "family") or full))
    return names


def _date(value: object) -> str | None:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return parsed_date(str(value))
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        # Usually [[2020, 5, 2]] or a range [[…], […]]; some write [2020, 5, 2].
        first = parts[0] if isinstance(parts[0], list) else parts
        numbers = [_whole_number(part) for part in first[:3]]
        if numbers and numbers[0] is not None:
            return iso_date(numbers[0], *numbers[1:])
    for form in ("raw", "literal"):
        text = value.get(form)
        if isinstance(text, str) and (found := parsed_date(text)):
            return found
    return None


def _whole_number(value: object) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,4}\s*", value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
