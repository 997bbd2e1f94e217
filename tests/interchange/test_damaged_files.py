"""Files of every format, damaged in every way: an error or a map, never a crash."""

from __future__ import annotations

import json
import random

import pytest

from argmap.interchange.errors import InterchangeError
from argmap.interchange.formats import FORMATS
from argmap.interchange.notices import Notices
from argmap.interchange.reading import read_map
from tests.interchange.test_aif import FULL
from tests.interchange.test_arggraph import GRAPH
from tests.interchange.test_kialo import TREES
from tests.interchange.test_sadface import DOCUMENT
from tests.interchange.test_yaml_formats import CASE
from tests.interchange.test_yaml_formats import GRAPH as CARNEADES
from tests.loading.outlines import read as load


def text_in(format_name: str) -> str:
    if FORMATS[format_name].writes and format_name not in ("kialo", "arggraph"):
        return FORMATS[format_name].writer()(load(FULL), Notices())
    return {
        "kialo": TREES,
        "arggraph": GRAPH,
        "carneades": CARNEADES,
        "gsn": CASE,
        "sadface": json.dumps(DOCUMENT),
    }[format_name]


READABLE = [each.name for each in FORMATS.values() if each.reads]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Cut out, double, swap or overwrite a piece of a file, or several."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((1, 1, 2, 5, 30)))
        piece = content[start:end]
        new = chance.choice(
            (
                b"",
                piece * 2,
                piece[::-1],
                b"\xff",
                b"\0",
                b'"',
                b"{",
                b"]",
                b"\n",
                b"<",
                b"null",
                b"[1]",
            )
        )
        content = content[:start] + new + content[end:]
    return content


@pytest.mark.parametrize("format_name", READABLE)
def test_damaged_files_are_read_or_refused(format_name: str) -> None:
    content = text_in(format_name).encode()
    chance = random.Random(format_name)  # noqa: S311 - the same damage in each run
    read = 0
    for _ in range(150):
        broken = damaged(content, chance)
        try:
            reading = read_map(broken, name="x", format=format_name)
        except InterchangeError as error:
            assert error.message
            continue
        read += 1
        for notice in reading.notices.found:
            assert notice.message
            assert notice.span is None or notice.span.line >= 1
        # What was read can be written in every format.
        if read % 10 == 0:
            for each in FORMATS.values():
                if each.writes:
                    assert each.writer()(reading.map, Notices()) is not None
    assert read


@pytest.mark.parametrize("format_name", READABLE)
def test_no_text_and_other_texts_are_read_or_refused(format_name: str) -> None:
    texts = [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"null",
        b"{}",
        b"[]",
        b"<a/>",
        b"a: b",
        b"1.",
    ]
    for text in [*texts, *(text_in(each).encode() for each in READABLE)]:
        try:
            read_map(text, name="x", format=format_name)
        except InterchangeError as error:
            assert error.message


@pytest.mark.parametrize("format_name", READABLE)
def test_each_format_is_told_by_its_content(format_name: str) -> None:
    assert read_map(text_in(format_name).encode(), name="<stdin>").format.name == format_name
