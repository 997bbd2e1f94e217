"""What can be said about a picture: formats, papers, themes, parts of a map."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.output import fail, reason_of, say
from argmap.suggestion import did_you_mean

if TYPE_CHECKING:
    from argmap.drawing.extract import Filter, Selection
    from argmap.drawing.theme import Theme
    from argmap.model import ArgumentMap


class PictureFormat(Enum):
    """What a picture is written as."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"
    HTML = "html"


class Text(Enum):
    """What a box says."""

    FULL = "full"
    LABEL = "label"
    ID = "id"


class Paper(Enum):
    """A size of paper."""

    A4 = "a4"
    A3 = "a3"
    LETTER = "letter"
    TABLOID = "tabloid"


class Orientation(Enum):
    """How paper is held."""

    AUTO = "auto"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Engine(Enum):
    """Who runs Graphviz."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    SYSTEM = "system"


def selection_of(
    argument: ArgumentMap,
    *,
    focus: str | None,
    up: int | None,
    down: int | None,
    depth: int | None,
    only: list[str] | None,
    without: list[str] | None,
) -> Selection:
    """Give what of a map is drawn.

    Raises:
        typer.Exit: The options do not go together, or name what is not there; it has been said.
    """
    from argmap.cli.points import point_named
    from argmap.drawing.extract import Selection

    if focus is None and (up is not None or down is not None):
        raise fail("--up and --down go from a claim: say --focus ID as well")
    if focus is not None:
        focus = point_named(argument, focus)
        if focus not in argument.claim_by_key:
            raise fail(f"--focus {focus}: this is a step; say one of its claims")
    return Selection(
        focus,
        up,
        down,
        depth,
        _filter(argument, "--only", only),
        _filter(argument, "--without", without),
    )


def _filter(argument: ArgumentMap, option: str, names: list[str] | None) -> Filter:
    from argmap.drawing.extract import Filter
    from argmap.model import ClaimKind

    if not names:
        return Filter()
    kinds = {kind.value: kind for kind in ClaimKind}
    tags = dict.fromkeys(tag for claim in argument.claims for tag in claim.tags)
    taken: set[ClaimKind] = set()
    tagged: set[str] = set()
    for name in names:
        if name in kinds:
            taken.add(kinds[name])
        elif name.removeprefix("#") in tags:
            tagged.add(name.removeprefix("#"))
        else:
            raise fail(
                f"{option} {name}: there is no such kind and no such tag on the map"
                f"{did_you_mean(name.removeprefix('#'), (*kinds, *tags))}"
            )
    return Filter(frozenset(taken), frozenset(tagged))


def theme_named(name: str) -> Theme:
    """Give the theme of a name, or of a file; tell what of a file's is hard to see.

    Raises:
        typer.Exit: There is no such theme, or its file is wrong; it has been said.
    """
    from argmap.drawing.theme import THEMES

    if not name.endswith(".toml"):
        if name not in THEMES:
            raise fail(
                f"there is no theme '{name}'{did_you_mean(name, THEMES)} (there is "
                f"{', '.join(THEMES)}, or your own: a file that ends in .toml)"
            )
        return THEMES[name]
    from argmap.cli.configured import told_faults
    from argmap.drawing.theme_file import read_theme, weak_contrasts

    try:
        content = Path(name).read_bytes()
    except OSError as error:
        raise fail(f"{name}: {reason_of(error)}") from None
    with told_faults():
        theme = read_theme(content, name, Path(name))
    for words in weak_contrasts(theme):
        say(f"note: {name}: {words}")
    return theme
