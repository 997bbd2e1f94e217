"""Themes of one's own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import attrs
import pytest

from argmap.checking.configuration.errors import ConfigurationError
from argmap.drawing import render
from argmap.drawing.colour import NAMED
from argmap.drawing.theme import DARK, LIGHT, THEMES, Theme
from argmap.drawing.theme_file import read_theme, weak_contrasts
from argmap.model.kinds import ClaimKind

from .sketch import sketch


def read(text: str) -> Theme:
    return read_theme(text.encode(), "school.toml", Path("school.toml"))


def fault(text: str) -> ConfigurationError:
    with pytest.raises(ConfigurationError) as caught:
        read(text)
    return caught.value


def test_what_is_not_said_is_as_in_the_theme_that_it_is_based_on() -> None:
    assert read("") == attrs.evolve(LIGHT, name="school")
    assert read('based-on = "dark"') == attrs.evolve(DARK, name="school")


def test_every_key_has_its_place() -> None:
    theme = read(
        """
background = "#FFF"
text = "#000000"
citation = "navy"
mark = "Maroon"
pale = "#555"
sign = "#111111"
highlight = "yellow"
line-width = 2
[objection]
fill = "#fee"
line = "red"
caption = "#900"
border = 1.25
frame = "bar"
edge = "dotted"
head = "normal"
"""
    )
    assert (theme.background, theme.text, theme.faint) == ("#ffffff", "#000000", NAMED["navy"])
    assert (theme.warning, theme.pale, theme.sign) == (NAMED["maroon"], "#555555", "#111111")
    assert (theme.halo, theme.stroke) == (NAMED["yellow"], 2.0)
    look = theme.looks[ClaimKind.OBJECTION]
    assert (look.fill, look.line, look.ink) == ("#ffeeee", "#ff0000", "#990000")
    assert (look.border, look.frame, look.edge, look.head) == (1.25, "bar", "dotted", "normal")
    assert theme.looks[ClaimKind.PREMISE] == LIGHT.looks[ClaimKind.PREMISE]
    svg = render(sketch("thesis t: T.\n  objection o: O."), "svg", theme=theme).content.decode()
    assert ".objection>.box{fill:#ffeeee;stroke:#ff0000;stroke-width:1.25}" in svg


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('\nbackgroud = "#fff"', "2:1", "a theme has no 'backgroud'; did you mean 'background'?"),
        ('text = "whit"', "1:8", "text: 'whit' is no colour; did you mean 'white'?"),
        ('text = "#12345"', "1:8", "text: '#12345' is no colour"),
        ('text = "#fff;}</style>"', "1:8", "text: '#fff;}</style>' is no colour"),
        ("text = 5", "1:8", "text: no colour"),
        ('based-on = "darc"', "1:12", "based-on cannot be 'darc'; did you mean 'dark'?"),
        ("based-on = []", "1:12", "based-on cannot be this"),
        ('[objecton]\nfill = "red"', "1:2", "a theme has no 'objecton'; did you mean 'objection'?"),
        ('[objection]\nfil = "red"', "2:1", "[objection] has no 'fil'; did you mean 'fill'?"),
        ('objection = "red"', "1:13", "objection has to be a table: [objection]"),
        ('[premise]\nedge = "dashd"', "2:8", "edge cannot be 'dashd'; did you mean 'dashed'?"),
        ("line-width = 0", "1:14", "line-width has to be a number of points from 0.25 to 6"),
        ("line-width = true", "1:14", "line-width has to be a number of points from 0.25 to 6"),
        ("line-width = nan", "1:14", "line-width has to be a number of points from 0.25 to 6"),
        ("text = ", "1:8", "this is no TOML: invalid value"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_nearest_name(
    text: str, place: str, message: str
) -> None:
    found = fault(text)
    assert str(found) == f"school.toml:{place}: {message}"


def test_a_file_that_is_no_text_is_told() -> None:
    with pytest.raises(ConfigurationError, match="this is no UTF-8"):
        read_theme(b'text = "\xff"', "school.toml", Path("school.toml"))


def test_a_byte_order_mark_does_not_shift_places() -> None:
    assert str(fault('\ufefftext = "rde"')).startswith("school.toml:1:8: text: 'rde' is no colour")


def test_what_is_hard_to_see_is_told() -> None:
    for theme in THEMES.values():
        assert weak_contrasts(theme) == []
    told = weak_contrasts(read('[premise]\nfill = "#777777"\nline = "#eeeeee"'))
    assert len(told) == 4
    assert told[-1] == (
        "the line of a premise on the background: #eeeeee on #ffffff is a contrast of 1.2 to 1; "
        "3 to 1 is needed to see it well"
    )


def test_the_example_in_the_documentation_is_right_and_complete() -> None:
    page = (Path(__file__).parents[2] / "docs" / "drawing.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    assert weak_contrasts(read(example)) == []
    known = set(tomllib.loads(example))
    assert fault("x = 1").help == f"there is {', '.join([*_ORDER, *(k.value for k in ClaimKind)])}"
    assert known == {*_ORDER, "objection"}


_ORDER = [
    *("background", "text", "citation", "mark", "pale", "sign", "highlight"),
    *("line-width", "based-on"),
]
