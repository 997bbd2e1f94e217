"""Colours: contrast (WCAG 2.2), and what the colour-blind see.

The simulation is that of Machado, Oliveira and Fernandes (2009) at full severity.
"""

from __future__ import annotations

import itertools

import pytest

from argmap.drawing.theme import THEMES, Look, Theme

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
        pale = look.pale
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


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_reason_is_told_from_an_attack_by_everyone(theme: Theme, deficiency: str) -> None:
    """By a clear distance of colour, or else by line and arrowhead: never by hue alone."""
    for (_, one), (_, other) in itertools.combinations(theme.looks.items(), 2):
        if one.head == other.head:
            continue
        first, second = lab(simulated(one.line, deficiency)), lab(simulated(other.line, deficiency))
        distance = sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5
        assert distance >= 20 or signs(one)[2:] != signs(other)[2:]
    supports = [look for look in theme.looks.values() if look.head == "normal"]
    attacks = [look for look in theme.looks.values() if look.head == "tee"]
    assert {look.edge for look in supports}.isdisjoint(look.edge for look in attacks)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_fills_of_reasons_and_attacks_differ_for_those_who_see_red_and_green(
    theme: Theme,
) -> None:
    fills = {look.fill: look.head for look in theme.looks.values()}
    for one, other in itertools.combinations(fills, 2):
        if fills[one] != fills[other]:
            first, second = lab(linear(one)), lab(linear(other))
            assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 >= 8
