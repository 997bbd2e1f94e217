"""Where the keys and values of a TOML text stand.

`tomllib` tells what a text says and not where; tomlkit and the others known to us do not either.
What follows reads a text that `tomllib` has accepted, so it need not tell right from wrong, only
one token from the next (TOML 1.0.0, https://toml.io/en/v1.0.0).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

Path = tuple[str | int, ...]
"""A way to a value: keys of tables, and numbers in arrays."""

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*+)*+")
_KEY = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'|[A-Za-z0-9_-]++")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?!")'
    r"|'''.*?'''(?!')"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
# Numbers, booleans and dates, which may have a space inside.
_BARE = re.compile(r"[^,\]}#\r\n]++")


@attrs.frozen(eq=False, repr=False)
class Place:
    """The offsets of a key and of its value; for a table's header, of the key alone twice."""

    key: tuple[int, int]
    value: tuple[int, int]


def find_places(text: str) -> Mapping[Path, Place]:
    """Find the keys and values of a text that is right TOML.

    A table that several lines add to has the place of the first. In linear time.
    """
    return _Scanner(text).places


class _Scanner:
    def __init__(self, text: str) -> None:
        self.places: dict[Path, Place] = {}
        self._text = text
        # How many tables each array of tables has so far.
        self._counts: dict[Path, int] = {}
        table: Path = ()
        at = self._gap(0)
        while at < len(text):
            if text[at] == "[":
                many = text.startswith("[[", at)
                table, at = self._header(at + 1 + many, many)
                at += 1 + many
            else:
                at = self._pair(at, table)
            at = self._gap(at)

    def _gap(self, at: int) -> int:
        found = _GAP.match(self._text, at)
        return at if found is None else found.end()

    def _header(self, at: int, many: bool) -> tuple[Path, int]:
        keys, at = self._keys(at)
        path: Path = ()
        for index, (key, start, end) in enumerate(keys):
            path = (*path, key)
            place = Place((start, end), (start, end))
            self.places.setdefault(path, place)
            if many and index == len(keys) - 1:
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
                self.places.setdefault(path, place)
        return path, at

    def _pair(self, at: int, table: Path) -> int:
        keys, at = self._keys(at)
        path = table
        value = self._gap(at + 1)
        parents = []
        for key, start, end in keys:
            path = (*path, key)
            parents.append((path, (start, end)))
        at = self._value(value, path)
        for path, place in parents:
            self.places.setdefault(path, Place(place, (value, at)))
        return at

    def _keys(self, at: int) -> tuple[list[tuple[str, int, int]], int]:
        """Read a dotted key; give its parts, and where the sign after it is."""
        keys = []
        while True:
            at = self._gap(at)
            found = _KEY.match(self._text, at)
            if found is None:
                raise ValueError("the text is no right TOML")
            keys.append((_key(found[0]), *found.span()))
            at = self._gap(found.end())
            if not self._text.startswith(".", at):
                return keys, at
            at += 1

    def _value(self, at: int, path: Path) -> int:
        """Note what is inside of a value; give its end.

        It calls itself for what is nested, less often than tomllib has done for the same text.
        """
        text = self._text
        if text[at] == "[":
            at = self._gap(at + 1)
            index = 0
            while text[at] != "]":
                start, inside = at, (*path, index)
                at = self._value(at, inside)
                self.places[inside] = Place((start, at), (start, at))
                index += 1
                at = self._gap(at)
                if text[at] == ",":
                    at = self._gap(at + 1)
            return at + 1
        if text[at] == "{":
            at = self._gap(at + 1)
            while text[at] != "}":
                at = self._gap(self._pair(at, path))
                if text[at] == ",":
                    at = self._gap(at + 1)
            return at + 1
        found = _STRING.match(text, at) or _BARE.match(text, at)
        if found is None:
            raise ValueError("the text is no right TOML")
        return at + len(found[0].rstrip(" \t"))


def _key(written: str) -> str:
    if written[0] == '"' and "\\" in written:
        import tomllib

        return str(tomllib.loads(f"key = {written}")["key"])
    return written[1:-1] if written[0] in "\"'" else written
