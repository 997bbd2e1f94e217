"""Reading a text of another format, and showing what was understood."""

from __future__ import annotations

import argmap
from argmap.interchange.formats import FORMATS
from argmap.interchange.notices import Notices
from argmap.interchange.reading import read_map
from argmap.model import ArgumentMap
from tests.loading.outlines import steps


def read(text: str | bytes, name: str, format_name: str) -> tuple[ArgumentMap, list[str]]:
    """Read a text; give the map, and what was told with its place.

    Whatever comes out can be written in the language, and is the same map there.
    """
    content = text if isinstance(text, bytes) else text.encode()
    reading = read_map(content, name=name)
    assert reading.format.name == format_name
    told = [str(notice) for notice in reading.notices.found]
    assert_sayable(reading.map)
    return reading.map, told


def assert_sayable(argument: ArgumentMap) -> None:
    notices = Notices()
    text = FORMATS["arg"].writer()(argument, notices)
    assert notices.found == []
    again = argmap.loads(text).map
    assert verdicts(again) == verdicts(argument)


def shown(argument: ArgumentMap) -> list[str]:
    """Show the steps of a map; see `tests.loading.outlines.steps`."""
    return steps(argument)


def verdicts(argument: ArgumentMap) -> list[tuple[str, str]]:
    """Give the texts of the claims with their verdicts, in the order of the texts."""
    found = argmap.evaluate(argument).verdicts
    return sorted((claim.text, found[claim.key].name) for claim in argument.claims)


def written(argument: ArgumentMap, format_name: str) -> tuple[str, list[str]]:
    """Write a map; give the text, and what was told."""
    notices = Notices()
    text = FORMATS[format_name].writer()(argument, notices)
    return text, [notice.message for notice in notices.found]
