"""Reading pictures back."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # our own pictures, not a stranger's

NAMESPACE = "{http://www.w3.org/2000/svg}"


def parse(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314


def groups(root: ET.Element, name: str) -> list[ET.Element]:
    """The groups of a class that stand for a part of the map: the legend's samples have no id."""
    return [
        group
        for group in root.iter(f"{NAMESPACE}g")
        if name in group.get("class", "").split() and group.get("id")
    ]


def lines(group: ET.Element, role: str | None = None) -> list[str]:
    return [
        (text.text or "").strip("\u2067\u2069")
        for text in group.iter(f"{NAMESPACE}text")
        if role is None or role in text.get("class", "").split()
    ]


def words(group: ET.Element) -> str:
    return " ".join(lines(group, "text"))


def frame(group: ET.Element) -> tuple[float, float, float, float]:
    """The left, top, right and bottom of a claim's box."""
    box = group.find(f"{NAMESPACE}rect")
    assert box is not None
    x, y, width, height = (float(box.get(name, "")) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return (numbers[0], numbers[1]), (numbers[-2], numbers[-1])
