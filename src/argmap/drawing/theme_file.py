"""A theme of one's own: a TOML file that says what differs from a theme that comes along."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from argmap.checking.configuration import places
from argmap.checking.configuration.errors import ConfigurationError
from argmap.checking.configuration.toml_file import read_toml
from argmap.drawing.colour import NAMED, colour_named, contrast
from argmap.drawing.theme import EDGES, FRAMES, HEADS, LIGHT, THEMES, Look, Theme
from argmap.model.kinds import ClaimKind
from argmap.source import BYTE_ORDER_MARK, SourceText, Span
from argmap.suggestion import did_you_mean

# The key of the file, and the attribute of `Theme` that it sets.
_COLOURS = {
    "background": "background",
    "text": "text",
    "citation": "faint",
    "mark": "warning",
    "pale": "pale",
    "sign": "sign",
    "highlight": "halo",
}
_COLOURS_OF_KIND = {"fill": "fill", "line": "line", "caption": "ink"}
_WORDS_OF_KIND = {"frame": FRAMES, "edge": EDGES, "head": HEADS}
_BASE = "based-on"
_STROKE = "line-width"
_BORDER = "border"
_WIDEST = 6.0
# What text and lines need to be seen (WCAG 2.2, criteria 1.4.3 and 1.4.11).
_READABLE, _VISIBLE = 4.5, 3.0


def read_theme(content: bytes, name: str, path: Path) -> Theme:
    """Read a theme file.

    Args:
        content: Its bytes.
        name: What messages call it.
        path: Where it is; the theme is called like the file.

    Raises:
        ConfigurationError: It is no TOML, or says what cannot be understood.
    """
    source, data = read_toml(content, name, path)
    return _Reader(source).theme(data)


def weak_contrasts(theme: Theme) -> list[str]:
    """Tell what of a theme is hard to see, one sentence each (WCAG 2.2, levels AA)."""
    pairs = [
        (f"the {key} colour on the background", getattr(theme, _COLOURS[key]), theme.background)
        for key in ("text", "citation", "pale", "sign")
    ]
    lines: list[tuple[str, str, str]] = []
    for kind, look in theme.looks.items():
        name = kind.value
        inks = (("text", theme.text), ("citations", theme.faint), ("the caption", look.ink))
        pairs += [(f"{words} in the box of a {name}", ink, look.fill) for words, ink in inks]
        lines.append((f"the line of a {name} on the background", look.line, theme.background))
    found = []
    for least, checked in ((_READABLE, pairs), (_VISIBLE, lines)):
        for words, one, other in checked:
            ratio = contrast(one, other)
            if ratio < least:
                found.append(
                    f"{words}: {one} on {other} is a contrast of {ratio:.1f} to 1; "
                    f"{least:g} to 1 is needed to see it well"
                )
    return found


class _Reader:
    def __init__(self, source: SourceText) -> None:
        self._source = source

    def theme(self, data: Mapping[str, Any]) -> Theme:
        base = LIGHT
        if _BASE in data:
            base = THEMES[self._word((_BASE,), data[_BASE], THEMES)]
        changed: dict[str, Any] = {}
        looks = dict(base.looks)
        kinds = {kind.value: kind for kind in ClaimKind}
        known = [*_COLOURS, _STROKE, _BASE, *kinds]
        for key, value in data.items():
            if key in _COLOURS:
                changed[_COLOURS[key]] = self._colour((key,), value)
            elif key == _STROKE:
                changed["stroke"] = self._width((key,), value)
            elif key in kinds:
                looks[kinds[key]] = self._look(key, value, base.looks[kinds[key]])
            elif key != _BASE:
                raise self._fault(
                    (key,),
                    f"a theme has no '{key}'{did_you_mean(key, known)}",
                    f"there is {', '.join(known)}",
                )
        name = self._source.path.stem if self._source.path is not None else "own"
        return attrs.evolve(base, name=name, looks=looks, **changed)

    def _look(self, kind: str, data: Any, base: Look) -> Look:
        if not isinstance(data, dict):
            raise self._fault((kind,), f"{kind} has to be a table: [{kind}]", in_key=False)
        changed: dict[str, Any] = {}
        known = [*_COLOURS_OF_KIND, _BORDER, *_WORDS_OF_KIND]
        for key, value in data.items():
            path = (kind, key)
            if key in _COLOURS_OF_KIND:
                changed[_COLOURS_OF_KIND[key]] = self._colour(path, value)
            elif key in _WORDS_OF_KIND:
                changed[key] = self._word(path, value, _WORDS_OF_KIND[key])
            elif key == _BORDER:
                changed["border"] = self._width(path, value)
            else:
                raise self._fault(
                    path,
                    f"[{kind}] has no '{key}'{did_you_mean(key, known)}",
                    f"there is {', '.join(known)}",
                )
        return attrs.evolve(base, **changed)

    def _colour(self, path: places.Path, value: object) -> str:
        found = colour_named(value) if isinstance(value, str) else None
        if found is None:
            meant = did_you_mean(value, NAMED) if isinstance(value, str) else ""
            words = f"'{value[:80]}' is no colour" if isinstance(value, str) else "no colour"
            raise self._fault(
                path,
                f"{path[-1]}: {words}{meant}",
                f"a colour is '#rrggbb', '#rgb' or one of {', '.join(NAMED)}",
                in_key=False,
            )
        return found

    def _word(self, path: places.Path, value: object, known: Collection[str]) -> str:
        if not isinstance(value, str) or value not in known:
            meant = did_you_mean(value, known) if isinstance(value, str) else ""
            words = f"'{value[:80]}'" if isinstance(value, str) else "this"
            raise self._fault(
                path,
                f"{path[-1]} cannot be {words}{meant}",
                f"expected one of {', '.join(known)}",
                in_key=False,
            )
        return value

    def _width(self, path: places.Path, value: object) -> float:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not 0.25 <= float(value) <= _WIDEST:  # type: ignore[arg-type]
            raise self._fault(
                path,
                f"{path[-1]} has to be a number of points from 0.25 to {_WIDEST:g}",
                in_key=False,
            )
        return round(float(value), 2)  # type: ignore[arg-type]

    def _fault(
        self,
        path: places.Path,
        message: str,
        help: str | None = None,  # noqa: A002 - the word that diagnostics use
        *,
        in_key: bool = True,
    ) -> ConfigurationError:
        place = self._places[path]
        start, end = place.key if in_key else place.value
        shift = self._source.text.startswith(BYTE_ORDER_MARK)
        return ConfigurationError(message, Span(self._source, start + shift, end + shift), help)

    @cached_property
    def _places(self) -> Mapping[places.Path, places.Place]:
        return places.find_places(self._source.text.removeprefix(BYTE_ORDER_MARK))
