"""A TOML file, with the place of what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from argmap.checking.configuration.errors import ConfigurationError
from argmap.source import BYTE_ORDER_MARK, SourceText, Span

# A dotted key of more parts than anybody writes; tomllib takes quadratic time and room for it.
_PART = r"(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')"
_DEEP_KEY = re.compile(
    rf"(?:^|[\[{{,])[ \t]*+{_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{100}}", re.MULTILINE
)
# Where tomllib says so before Python 3.14; from then on the error has attributes.
_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(content: bytes, name: str, path: Path) -> tuple[SourceText, dict[str, Any]]:
    """Read a TOML file.

    Args:
        content: Its bytes.
        name: What messages call it.
        path: Where it is.

    Returns:
        Its text, and what it says.

    Raises:
        ConfigurationError: It is no TOML, or nested too deeply.
    """
    try:
        source = SourceText(content.decode(), name, path)
    except UnicodeDecodeError as error:
        source = SourceText(content[: error.start].decode(), name, path)
        end = len(source.text)
        raise ConfigurationError(
            "this is no UTF-8", Span(source, end, end), "save the file as UTF-8"
        ) from None
    return source, _parsed(source)


def _parsed(source: SourceText) -> dict[str, Any]:
    text = source.text.removeprefix(BYTE_ORDER_MARK)
    if _DEEP_KEY.search(text) is not None:
        raise ConfigurationError(f"{source.name}: this is nested too deeply")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _WHERE.search(message)
        start = len(source.text)
        if found is not None:
            message = message[: found.start()]
            if found[1] is not None:
                shift = len(source.text) - len(text) if found[1] == "1" else 0
                start = source.line_starts[int(found[1]) - 1] + int(found[2]) - 1 + shift
        raise ConfigurationError(
            f"this is no TOML: {message[:1].lower()}{message[1:]}", Span(source, start, start)
        ) from None
    except RecursionError:
        raise ConfigurationError(f"{source.name}: this is nested too deeply") from None
