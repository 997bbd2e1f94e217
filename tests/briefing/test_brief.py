"""What a brief tells."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

import argmap
from argmap.briefing.brief import Brief, NoThesisError, Status
from argmap.briefing.build import make_brief
from argmap.briefing.layout import brief_document
from argmap.briefing.markdown import write_markdown
from argmap.briefing.side import Side
from argmap.briefing.texts import quoted
from tests.briefing.maps import CHARGE, block_of, brief_of


@pytest.mark.parametrize(
    ("below", "status"),
    [
        ("", Status.UNANSWERED),
        ("    rebuttal r: R.\n", Status.NO_EVIDENCE),
        ("    undercut r: R. [@s]\n", Status.ANSWERED),
        ("    rebuttal r: R.\n      premise e: E. [@s]\n", Status.ANSWERED),
        ("    rebuttal r: R. [@s]\n      rebuttal q: Q.\n", Status.FAILED),
        ("    premise e: E.\n      rebuttal r: R.\n", Status.NO_EVIDENCE),
        ("    premise e: E.\n      rebuttal r: R.\n    premise f: F.\n", Status.PARTLY),
        ("    rebuttal r: R.\n    rebuttal q: Q. [@s]\n", Status.ANSWERED),
        ("    rebuttal r: R.\n      rebuttal o\n", Status.OPEN),
        ("    status: open\n", Status.BARE),
        ("    status: open\n    rebuttal r: R. [@s]\n", Status.ANSWERED),
    ],
)
def test_status(below: str, status: Status) -> None:
    text = f"source s: S\nthesis t: T.\n  premise p: P.\n  objection o: O.\n{below}"
    assert block_of(text, "o").status is status


def test_a_cited_answer_that_falls_is_no_evidence() -> None:
    text = "source s: S\nthesis t: T.\n  objection o: O.\n    rebuttal r: R. [@s]\n"
    text += "      rebuttal q: Q.\n    rebuttal x: X.\n"
    block = block_of(text, "o")
    assert block.status is Status.NO_EVIDENCE
    works, falls = block.objection.answers
    assert (works.points[0].key, works.is_analytic) == ("x", True)
    assert (falls.points[0].key, falls.is_analytic) == ("r", False)
    assert falls.because == "“Q” works against it"


def names(brief: Brief) -> list[str]:
    return [block.objection.points[0].key for block in brief.blocks]


ORDER = """\
thesis t: T.
  premise a: A.
    premise b: B.
      objection small: It takes a premise of two.
        rebuttal: R.
    and c: C.
      premise d: D.
        objection large: It takes a premise and what that carries.
          rebuttal: R.
  premise e: E.
    premise f: F.
      undercut step: It breaks a step, and so what leans on it.
        rebuttal: R.
    premise g: G.
      undercut none: There is another reason.
        rebuttal: R.
  objection last: It takes the thesis.
    rebuttal: R.
"""


def test_the_most_dangerous_comes_first() -> None:
    brief = brief_of(ORDER)
    assert names(brief) == ["last", "large", "small", "step", "none"]
    effects = [block.effect for block in brief.blocks]
    assert all(effect is not None for effect in effects)
    assert [effect.changes for effect in effects if effect] == [1, 3, 2, 0, 0]
    assert [bool(effect.topples) for effect in effects if effect] == [True, *[False] * 4]
    assert [block.number for block in brief.blocks] == [1, 2, 3, 4, 5]


def test_what_attacks_begins_with_what_lands() -> None:
    text = ORDER.replace(
        "undercut none: There is another reason.\n        rebuttal: R.", "undercut none: N."
    )
    assert names(brief_of(text, Side.CON)) == ["none", "last", "large", "small", "step"]


def test_danger_beside_what_works_already() -> None:
    text = "thesis t: T.\n  premise a: A.\n    objection o: O.\n  premise b: B.\n"
    block = block_of(text + "    objection p: P.\n      rebuttal r: R.\n", "p")
    assert block.effect is not None
    # Alone it takes one of two reasons; the other one is lost already.
    assert (block.effect.topples, block.effect.changes) == (("T",), 1)


def test_danger_where_the_thesis_falls() -> None:
    text = (
        "thesis t: T.\n  premise a: A.\n    objection o: O.\n  premise b: B.\n  objection p: P.\n"
    )
    brief = brief_of(text)
    assert names(brief) == ["p", "o"]
    assert [block.effect.topples for block in brief.blocks if block.effect] == [("T",), ()]
    assert brief.cases[0].remedy_size == 1
    assert [[point.key for point in points] for points in brief.cases[0].remedies] == [["p"]]


def test_undercuts_and_objections_to_premises_are_objections() -> None:
    brief = brief_of(CHARGE)
    assert names(brief) == ["poor", "shops", "weather"]
    assert [block.hits_step for block in brief.blocks] == [False, False, True]
    assert brief.blocks[2].path[-1] == "The city should charge for its bridges"
    assert brief.blocks[2].path[1] == "Shorter queues"


def test_an_exchange() -> None:
    block = block_of(CHARGE, "poor")
    buses, few = block.objection.answers
    assert (buses.works, few.works) == (True, False)
    (council,) = buses.answers
    assert council.because == "“The charge ends” works against it"
    assert [answer.points[0].key for answer in council.answers] == ["ends"]
    assert block.checks == (
        "one source only, A nurse on the early shift",
        "anonymous",
        "no date",
        "nothing quoted",
    )
    assert block.answer_checks == ("one source only, Traffic Office",)


def test_what_is_told_twice_is_referred_to() -> None:
    text = "thesis t: T.\n  premise p: P.\n  objection a: A.\n    rebuttal r: R.\n"
    text += "      premise e: E.\n      rebuttal q: Q.\n        rebuttal z: Z.\n"
    text += "  objection b: B.\n    rebuttal r\n"
    first, second = (one.objection.answers[0] for one in brief_of(text).blocks)
    assert (first.told, len(first.cards), len(first.answers)) == (None, 1, 1)
    assert second.told is not None and second.told.words == "AT 1, answer 1"
    assert (second.cards, second.answers) == ((), ())
    assert second.elsewhere == (second.told,)


def test_an_answer_to_several_points_is_told_once() -> None:
    text = "thesis t: T.\n  objection o: O.\n    premise a: A.\n      undercut u: U.\n"
    text += "    premise b: B.\n      undercut u\n"
    (answer,) = block_of(text, "o").objection.answers
    assert answer.hits == ("A", "B")


def test_an_objection_used_twice_has_two_anchors() -> None:
    text = "thesis t: T.\n  premise a: A.\n    objection o: O.\n  premise b: B.\n    objection o\n"
    assert [block.anchor for block in brief_of(text).blocks] == ["at-o", "at-o--2"]
    assert [block.status for block in brief_of(text).blocks] == [Status.UNANSWERED] * 2


def test_two_theses_that_deny_each_other() -> None:
    text = "thesis a: A.\n  rebuttal b\nthesis b: B.\n  objection a\n".replace(
        "rebuttal", "objection"
    )
    brief = brief_of(text)
    assert [case.point.key for case in brief.cases] == ["a", "b"]
    assert [block.status for block in brief.blocks] == [Status.OPEN] * 2


def test_where_to_attack() -> None:
    brief = brief_of(CHARGE, Side.CON)
    openings = {opening.point.key: opening for opening in brief.openings}
    assert openings["users"].reasons == ("an assumption",)
    assert openings["foot"].topples
    assert brief.openings[0].topples
    text = "thesis t: T.\n  premise a: A.\n  premise b: B.\n    assumption c: C.\n"
    assert [point.key for point in brief_of(text, Side.CON).bare] == ["a"]


def test_nobody_to_prepare() -> None:
    with pytest.raises(NoThesisError):
        brief_of("claim c: C.\n")


def test_no_objection() -> None:
    brief = brief_of("thesis t: T.\n  premise p: P.\n")
    assert brief.blocks == ()
    assert "The map holds no objection to the case." in write_markdown(brief_document(brief))


def test_reading_time_counts_what_works() -> None:
    text = "source s: S\n  author: Ann Lee\n  date: 2020\nthesis t: T.\n  objection o: O.\n"
    text += "    rebuttal r: One two three. [@s]\n      quote: four five\n"
    # And the name and the date of the cite.
    assert block_of(text, "o").words == 7
    assert block_of(text + "      rebuttal q: Q.\n", "o").words == 0


def test_deep_chains() -> None:
    lines = [f"{' ' * depth}rebuttal c{depth}: C." for depth in range(2, 4000)]
    brief = brief_of("thesis t: T.\n objection c1: C.\n" + "\n".join(lines) + "\n")
    text = write_markdown(brief_document(brief))
    assert "The exchange goes on for 3,992 more points in the map." in text


def test_many_objections_take_seconds() -> None:
    lines = [
        f"  premise p{n}: P.\n    objection o{n}: O {n}.\n      rebuttal r{n}: R.\n"
        for n in range(1000)
    ]
    text = "thesis t: T.\n" + "".join(lines)
    started = time.process_time()
    brief = brief_of(text)
    write_markdown(brief_document(brief))
    assert time.process_time() - started < 20
    assert len(brief.blocks) == 1000
    assert all(block.effect is not None for block in brief.blocks)


def test_what_topples_the_thesis_comes_before_what_would() -> None:
    text = "thesis t: T.\n  objection met: M.\n    rebuttal: R.\n  objection dropped: D.\n"
    assert names(brief_of(text)) == ["dropped", "met"]


def test_what_is_open_is_not_called_met() -> None:
    text = (
        "thesis t: T.\n  premise p: P.\n  objection o: O.\n    rebuttal r: R.\n      rebuttal o\n"
    )
    page = write_markdown(brief_document(brief_of(text)))
    assert (
        "**The thesis is open**. The one reason for it works. The one objection to it is open."
        in page
    )
    assert "No objection works as it stands, but 1 is open." in page
    assert "**Answered 0 of 1** · **1 open**" in page


def test_shares_of_reasons() -> None:
    text = "thesis t: T.\n  premise p: P.\n  premise q: Q.\n    objection o: O.\n  premise r: R.\n"
    page = write_markdown(brief_document(brief_of(text)))
    assert "Of 3 reasons for it 2 work and 1 fails. There is no objection to it." in page


def test_lines_of_other_files_are_told_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "costs.arg").write_text("claim cost: It costs a lot.\n", "utf-8")
    main = tmp_path / "map.arg"
    main.write_text("include: lib/costs.arg\nthesis t: T.\n  objection cost\n", "utf-8")
    brief = make_brief(argmap.evaluate(argmap.load(main).map), file=str(main))
    assert brief.file == "map.arg"
    assert brief.cases[0].point.place == "line 2"
    cost = brief.blocks[0].objection.points[0]
    assert cost.place == f"{Path('lib', 'costs.arg')}, line 1"
    assert str(tmp_path) not in write_markdown(brief_document(brief))


def test_the_most_dangerous_drop_comes_first() -> None:
    text = "thesis t: T.\n  premise p: P.\n    objection small: S.\n  premise q: Q.\n"
    text += "  objection large: L.\n    rebuttal r: R.\n      rebuttal x: X.\n"
    page = write_markdown(brief_document(brief_of(text)))
    assert page.index("[AT 1: L") < page.index("[AT 2: S") < page.index("## Contents")


def test_badges_stand_in_no_brackets() -> None:
    text = "source a: Somebody\n  kind: anonymous\nthesis t: T.\n  premise p: P.\n"
    text += "    objection o: O.\n      rebuttal r: R. [@a]\n      rebuttal s: S.\n"
    text += "        premise e: E.\n          objection x: X.\n            premise y: Y.\n"
    text += "  premise q: Q.\n    objection z: Z.\n"
    page = write_markdown(brief_document(brief_of(text)))
    assert "· **anonymous**" in page
    assert "Q — **fails**" in page
    assert not re.search(r"\*\*\\?[(\[](?!AT )", page)


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("It rains.", "“It rains.”"),
        ('"It rains".', '"It rains".'),
        ("«Il pleut.»", "«Il pleut.»"),
        ('"', '“"”'),
        ('"Rain" is wet', '“"Rain" is wet”'),
    ],
)
def test_no_quote_stands_in_two_pairs_of_marks(quote: str, printed: str) -> None:
    assert quoted(quote) == printed
