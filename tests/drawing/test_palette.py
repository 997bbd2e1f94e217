"""Colours: contrast (WCAG 2.2), and what the colour-blind see.

The simulation is that of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency" (2009, doi 10.1109/TVCG.2009.113), at full severity.
Distances are CIEDE2000 (ISO/CIE 11664-6).
"""

from __future__ import annotations

import itertools
import math

import pytest

from argmap.drawing.theme import CONTRAST, DARK, LIGHT, PRINT, THEMES, Look, Theme
from argmap.model.kinds import ClaimKind

DEFICIENCIES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def linear(colour: str) -> tuple[float, float, float]:
    values = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def signs(look: Look) -> tuple[object, ...]:
    """What tells a kind without its colour and its caption."""
    return look.border, look.frame, look.edge, look.head


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_can_be_read_on_every_box(theme: Theme) -> None:
    assert contrast(theme.text, theme.background) >= 4.5
    assert contrast(theme.faint, theme.background) >= 4.5
    for kind, look in theme.looks.items():
        for ink in (theme.text, theme.faint, theme.warning, look.ink):
            assert contrast(ink, look.fill) >= 4.5, kind
        # The word AND stands on the colour of the line.
        assert contrast(theme.background, look.line) >= 4.5, kind


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_is_pale_can_still_be_read(theme: Theme) -> None:
    for kind, look in theme.looks.items():
        pale = theme.paler(look)
        for ink in (theme.pale, pale.ink):
            assert contrast(ink, pale.fill) >= 4.5, kind
            assert contrast(ink, pale.fill) < contrast(theme.text, look.fill), kind
        assert contrast(pale.line, theme.background) >= 3, kind
        assert contrast(theme.background, pale.line) < contrast(theme.background, look.line), kind
    for colour in (theme.sign, theme.pale):
        # Both ways: a sign, and the words on the tag of what falls.
        assert contrast(colour, theme.background) >= 4.5
    # A line on its halo.
    for look in theme.looks.values():
        assert contrast(look.line, theme.halo) >= 2.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_lines_and_borders_can_be_seen(theme: Theme) -> None:
    for kind, look in theme.looks.items():
        assert contrast(look.line, theme.background) >= 3, kind
        assert contrast(look.line, look.fill) >= 3, kind


def lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = (min(max(value, 0.0), 1.0) for value in rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def simulated(colour: str, deficiency: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    red, green, blue = (
        sum(factor * value for factor, value in zip(row, rgb, strict=True))
        for row in DEFICIENCIES[deficiency]
    )
    return red, green, blue


def difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """CIEDE2000 of two colours in CIELAB."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    if abs(h2 - h1) == 180:
        turn = h2 - h1
    hue = h1 + h2
    if c1 * c2 != 0:
        hue = hue / 2 if abs(h1 - h2) <= 180 else (hue + (360 if hue < 360 else -360)) / 2
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    in_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    in_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    in_hue = (
        2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    )
    turned = math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2)))
    rotation = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(turned)
    return math.sqrt(in_light**2 + in_chroma**2 + in_hue**2 + rotation * in_chroma * in_hue)


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (56, -27, -3), 31.9030),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_published_pairs(
    one: tuple[float, float, float], other: tuple[float, float, float], known: float
) -> None:
    """Sharma, Wu and Dalal (2005), table 1."""
    assert difference(one, other) == pytest.approx(known, abs=1e-4)


def seen(one: str, other: str, deficiency: str) -> float:
    return difference(lab(simulated(one, deficiency)), lab(simulated(other, deficiency)))


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_reason_is_told_from_an_attack_by_everyone(theme: Theme, deficiency: str) -> None:
    """By a clear distance of colour, or else by line and arrowhead: never by hue alone."""
    for one, other in itertools.combinations(theme.looks.values(), 2):
        if one.head != other.head and seen(one.line, other.line, deficiency) < 15:
            assert signs(one)[2:] != signs(other)[2:]
    supports = [look for look in theme.looks.values() if look.head == "normal"]
    attacks = [look for look in theme.looks.values() if look.head == "tee"]
    assert {look.edge for look in supports}.isdisjoint(look.edge for look in attacks)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_thesis_and_what_is_highlighted_strike_everyone(theme: Theme, deficiency: str) -> None:
    looks = dict(theme.looks)
    thesis = looks.pop(ClaimKind.THESIS)
    assert thesis.border >= 1.5 * max(look.border for look in looks.values())
    assert seen(theme.halo, theme.background, deficiency) >= 9
    for look in theme.looks.values():
        # The halo lies between the border and the background, below the line.
        assert seen(theme.halo, look.line, deficiency) >= 15


def test_without_colours_shapes_tell_the_kinds() -> None:
    looks = PRINT.looks
    assert {colour for look in looks.values() for colour in (look.fill, look.line, look.ink)} == {
        "#ffffff",
        "#000000",
    }
    reasons = {looks[kind] for kind in (ClaimKind.PREMISE, ClaimKind.EVIDENCE, ClaimKind.WARRANT)}
    attacks = {kind: look for kind, look in looks.items() if kind.is_attack}
    assert len({signs(look) for look in looks.values()} - {signs(look) for look in reasons}) == 5
    assert all(look.frame == "bar" for look in attacks.values())
    assert signs(looks[ClaimKind.OBJECTION]) != signs(looks[ClaimKind.REBUTTAL])


def test_contrast_is_high_throughout() -> None:
    """Level AAA: 7 to 1, also of lines."""
    for look in CONTRAST.looks.values():
        for ink in (CONTRAST.text, CONTRAST.faint, CONTRAST.warning, look.ink, look.line):
            assert contrast(ink, look.fill) >= 7


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_the_fills_of_reasons_and_attacks_differ_for_those_who_see_red_and_green(
    theme: Theme,
) -> None:
    fills = {look.fill: look.head for look in theme.looks.values()}
    for one, other in itertools.combinations(fills, 2):
        if fills[one] != fills[other]:
            first, second = lab(linear(one)), lab(linear(other))
            assert difference(first, second) >= 6
