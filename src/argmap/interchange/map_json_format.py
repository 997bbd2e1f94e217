"""argmap JSON as one of the formats that are converted; see `argmap.interchange.map_json`."""

from __future__ import annotations

from argmap.interchange.errors import InterchangeError
from argmap.interchange.map_json import MapJsonError, dumps_json, loads_json
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap
from argmap.source import SourceText


def read(source: SourceText, notices: Notices) -> ArgumentMap:  # noqa: ARG001 - as all readers
    """Read a map; see `loads_json`.

    Raises:
        InterchangeError: The text is no map in JSON.
    """
    try:
        return loads_json(source.text.removeprefix("\ufeff"))
    except MapJsonError as error:
        raise InterchangeError(str(error)) from None


def write(argument_map: ArgumentMap, notices: Notices) -> str:  # noqa: ARG001 - as all writers
    """Write a map; nothing is lost."""
    return dumps_json(argument_map) + "\n"
