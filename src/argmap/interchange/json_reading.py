"""Reading JSON of other programs: whole, or with the place of what is wrong."""

from __future__ import annotations

import json
import re
from typing import Any

from argmap.interchange.errors import InterchangeError
from argmap.source import BYTE_ORDER_MARK, SourceText, Span


def parse_json(source: SourceText) -> dict[str, Any]:
    """Parse a text that holds an object.

    Raises:
        InterchangeError: It is no JSON, is nested too deep, or holds something else.
    """
    text = source.text
    skipped = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    try:
        data = json.loads(text[skipped:])
    except RecursionError:
        raise InterchangeError("this is no map: it is nested too deep") from None
    except json.JSONDecodeError as error:
        at = min(error.pos + skipped, len(text))
        raise InterchangeError(
            f"this is not JSON: {error.msg}", Span(source, at, min(at + 1, len(text)))
        ) from None
    except ValueError as error:
        # A number of too many digits.
        raise InterchangeError(f"this is not JSON: {error}") from None
    if not isinstance(data, dict):
        raise InterchangeError("this is no map: an object should be at the top")
    return data


def places_of(source: SourceText, member: str) -> dict[str, Span]:
    """Find where members of a name stand, by their values: texts or whole numbers.

    The parser does not say; of values that occur twice the first place counts. Linear in the size
    of the text.
    """
    pattern = re.compile(
        rf'"{re.escape(member)}"\s*+:\s*+(?:"(?P<text>[^"\\\n]*+)"|(?P<number>\d++))'
    )
    places: dict[str, Span] = {}
    for found in pattern.finditer(source.text):
        value = found["text"] if found["text"] is not None else found["number"]
        places.setdefault(value, Span(source, found.start(), found.end()))
    return places


def objects_of(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Give the objects of a list; what else is in it, or in its place, is left out."""
    values = data.get(name)
    return [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []


def text_of(data: dict[str, Any], name: str) -> str:
    """Give a member as text; what is no text or number is none."""
    value = data.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
