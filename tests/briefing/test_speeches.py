"""The speeches of a debate: whose each is, and what comes next."""

from __future__ import annotations

import pytest

from argmap.briefing.side import Side
from argmap.briefing.speeches import FORMATS, Speeches, SpeechesError, parse_speeches


def shown(speeches: Speeches) -> str:
    return " ".join(f"{one.name}:{speeches.word(one.side)}" for one in speeches.order)


def test_the_columns_of_each_form() -> None:
    assert {name: shown(speeches) for name, speeches in FORMATS.items()} == {
        "policy": "1AC:aff 1NC:neg 2AC:aff Block:neg 1AR:aff 2NR:neg 2AR:aff",
        "ld": "AC:aff NC:neg 1AR:aff NR:neg 2AR:aff",
        "pf": "AC:aff NC:neg AR:aff NR:neg AS:aff NS:neg AF:aff NF:neg",
        "ws": "P1:prop O1:opp P2:prop O2:opp P3:prop O3:opp OR:opp PR:prop",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A,B", "A:aff B:neg"),
        (" A , B ,C", "A:aff B:neg C:aff"),
        ("con:A,B", "A:neg B:aff"),
        ("P1,O1,P2,O2,con:OR,pro:PR", "P1:aff O1:neg P2:aff O2:neg OR:neg PR:aff"),
        ("AFF: A,neg:B,C", "A:aff B:neg C:aff"),
        ("A,B,pro:C,D", "A:aff B:neg C:aff D:neg"),
    ],
)
def test_lists(text: str, expected: str) -> None:
    assert shown(parse_speeches(text)) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "speech 1 has no name"),
        ("A,,B", "speech 2 has no name"),
        ("A,con:", "speech 2 has no name"),
        ("A,B,a", "there are two speeches called 'a'"),
        ("A", "no speech is the con's"),
        ("con:A,con:B", "no speech is the pro's"),
        ("judge:A,B", "'judge' is no side: write pro:NAME or con:NAME"),
        (f"A,{'B' * 21}", "the name of speech 2 is no name for the head of a column"),
        ("A,B\x07", "the name of speech 2 is no name"),
        (",".join(map(str, range(21))), "there are 21 speeches: a flow has at most 20"),
    ],
)
def test_what_is_no_list(text: str, message: str) -> None:
    with pytest.raises(SpeechesError) as error:
        parse_speeches(text)
    assert message in str(error.value)


def test_what_comes_next() -> None:
    ws = FORMATS["ws"]
    assert [ws.first(side) for side in Side] == [0, 1]
    assert ws.next(Side.CON, 4) == 5
    assert ws.next(Side.CON, 5) == 6
    assert ws.next(Side.PRO, 5) == 7
    assert ws.next(Side.CON, 6) is None
