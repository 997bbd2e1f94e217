"""Where each argument stands on a flow."""

from __future__ import annotations

import itertools
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.briefing.flow import CellKind, Standing
from argmap.briefing.flow_grid import make_flow
from argmap.briefing.side import Side
from argmap.briefing.speeches import FORMATS, parse_speeches
from argmap.evaluation import evaluate
from argmap.model import ArgumentMap, ClaimKind, Step
from tests.evaluation.maps import small_maps

from .flows import MAP, flow_of, grid

ARGUMENTS = Path(__file__).parents[2] / "arguments"


def only(text: str, speeches: str = "policy") -> list[str]:
    flow = flow_of(text, FORMATS.get(speeches) or parse_speeches(speeches))
    (sheet,) = flow.sheets
    return grid(flow, sheet)


def test_an_answer_stands_in_the_row_of_what_it_answers() -> None:
    text = """\
thesis t: T.
  objection o: O.
    rebuttal r: R.
      rebuttal s: S.
"""
    assert only(text) == [
        "1 | 1NC O. | 2AC R. / ✗ falls (rebutted) [falls] | Block S. | 1AR drop | 2NR extension"
    ]


def test_the_case_of_each_side_begins_in_its_first_speech() -> None:
    flow = flow_of("thesis t: T.\n  premise p: P.\n  objection o: O.\n")
    assert [grid(flow, sheet) for sheet in flow.sheets] == [
        ["1 | 1AC P. | 1NC drop | 2AC extension | 1AR extension | 2AR extension"],
        ["1 | 1NC O. | 2AC drop | Block extension | 2NR extension"],
    ]
    assert [sheet.side for sheet in flow.sheets] == [Side.PRO, Side.CON]
    assert [sheet.drops for sheet in flow.sheets] == [
        {Side.PRO: 0, Side.CON: 1},
        {Side.PRO: 1, Side.CON: 0},
    ]


def test_several_answers_are_counted_and_take_rows_below() -> None:
    text = """\
thesis t: T.
  objection o: O.
    rebuttal r: R.
      premise q: Q.
    rebuttal s: S.
    undercut u: U.
    premise b: B.
"""
    assert only(text, "ld") == [
        "1 | NC O. / ✗ falls (rebutted) [falls] | 1AR 1. No link: U. | NR drop | 2AR extension",
        "2 | 1AR 2. R. | NR drop | 2AR extension",
        "3 | 1AR   Because: Q.",
        "4 | 1AR 3. S. | NR drop | 2AR extension",
        "5 | NC   Because: B.",
    ]


def test_what_backs_a_claim_is_answered_in_its_own_row() -> None:
    text = """\
thesis t: T.
  premise p: P.
    premise q: Q.
      objection o: O.
        rebuttal r: R.
    premise s: S.
      undercut u: U.
"""
    assert only(text, "ld") == [
        "1 | AC P. | 1AR extension | 2AR extension",
        (
            "2 | AC   Because: Q. | NC O. / ✗ falls (rebutted) [falls] | 1AR R. | NR drop "
            "| 2AR extension"
        ),
        "3 | AC   Because: S. / ✗ the link is broken | NC No link: U. | 1AR drop | NR extension",
    ]


def test_an_undercut_of_an_undercut() -> None:
    text = """\
thesis t: T.
  premise p: P.
    undercut u: U.
      undercut v: V.
"""
    assert only(text, "ld") == [
        (
            "1 | AC P. | NC No link: U. / ✗ the link is broken | 1AR No link: V. | NR drop "
            "| 2AR extension"
        )
    ]


def test_evidence_and_links_stand_in_the_cell_where_nothing_is_said_about_them() -> None:
    text = """\
source s: A. Smith, Report
  author: Ann Smith
  date: 2025-03-01
thesis t: T.
  premise p: P.
    evidence e: E. [@s, p. 4]
    evidence f: F.
      objection o: O.
    warrant w: W.
      premise z: Z.
  and q: Q.
"""
    assert only(text, "ld") == [
        "1 | AC P. / And: Q. / Evidence: E. (Smith 2025, p. 4) | 1AR extension | 2AR extension",
        "2 | AC   Evidence: F. / ✗ falls (rebutted) [falls] | NC O. | 1AR drop | NR extension",
        "3 | AC Warrant: W.",
        "4 | AC   Because: Z.",
    ]


def test_a_long_cell_takes_nothing_in() -> None:
    long = "word " * 90
    rows = only(f"thesis t: T.\n  premise p: {long}\n    evidence e: E.\n")
    assert len(rows) == 2
    assert rows[1] == "2 | 1AC   Evidence: E."


def test_a_claim_is_told_where_it_is_stated_and_named_elsewhere() -> None:
    text = """\
thesis t: T.
  objection o: O.
    rebuttal p
  premise p: P is the case.
    label: The case
    premise x: X.
    premise y: Y.
      objection x
  premise t2
claim t2: T2.
  premise z: Z.
"""
    flow = flow_of(text, "ld")
    assert [grid(flow, sheet) for sheet in flow.sheets] == [
        [
            (
                "1 | NC O. / ✗ falls (rebutted) [falls] | 1AR The case / → sheet 2, row 1 "
                "| 2AR extension"
            )
        ],
        [
            "1 | AC The case / P is the case. | 1AR extension | 2AR extension",
            "2 | AC   Because: X.",
            (
                "3 | AC   Because: Y. / ✗ falls (rebutted) [falls] | NC X. / → row 2 | 1AR drop "
                "| NR extension"
            ),
        ],
        [
            "1 | AC T2. | NC drop | 1AR extension | 2AR extension",
            "2 | AC   Because: Z.",
        ],
    ]
    assert flow.aside == 0


def test_theses_that_deny_each_other_have_each_their_own_view() -> None:
    text = """\
thesis a: A.
  objection b
  premise p: P.
thesis b: B.
  objection a
"""
    flow = flow_of(text, "ld")
    assert [(sheet.thesis, grid(flow, sheet)) for sheet in flow.sheets] == [
        ("A.", ["1 | NC B. / ? open / → sheet 3 [open]"]),
        ("A.", ["1 | AC P. | NC drop | 1AR extension | 2AR extension"]),
        ("B.", ["1 | NC A. / ? open / → sheets 1–2 [open]"]),
    ]
    assert [thesis.sheets for thesis in flow.theses] == [(1, 2), (3, 3)]


def test_points_that_only_knock_each_other_out_are_open_and_not_extended() -> None:
    flow = flow_of(MAP)
    assert grid(flow, flow.sheets[2]) == [
        (
            '1 | 1NC =HYPERLINK("https://evil.example") <b>watches</b> & tells. / ? open [open] '
            "| 2AC The cameras see nothing. / ? open [open] "
            '| Block =HYPERLINK("https://evil.example")… / ? open / → row 1 [open]'
        )
    ]


def test_what_comes_after_the_last_speech_is_kept() -> None:
    text = "thesis t: T.\n  objection o: O.\n"
    text += "    rebuttal r: R.\n      rebuttal s: S.\n        rebuttal v: V.\n"
    text += "          premise w: W.\n      rebuttal x: X.\n"
    flow = flow_of(text, parse_speeches("A,B,C"))
    (sheet,) = flow.sheets
    assert grid(flow, sheet) == [
        "1 | B O. | C R. / ✗ falls (rebutted) / ⋯ 2 answers after the last speech: see 2, 5 [falls]"
    ]
    late = [(one.number, one.about, one.cell.side, one.cell.text) for one in sheet.unplaced]
    assert late == [
        (2, 1, Side.CON, "1. S.\n✗ falls (rebutted)"),
        (3, 2, Side.PRO, "V."),
        (4, 3, Side.PRO, "Because: W."),
        (5, 1, Side.CON, "2. X."),
    ]
    assert sheet.arguments == 5


def test_the_last_speech_can_drop_but_is_not_dropped() -> None:
    assert only("thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n", "A,B,C") == [
        "1 | B O. / ✗ falls (rebutted) [falls] | C R."
    ]


def test_two_speeches_of_a_side_in_a_row() -> None:
    text = "thesis t: T.\n  objection o: O.\n    rebuttal r: R.\n"
    assert only(text, "ws") == [
        "1 | O1 O. / ✗ falls (rebutted) [falls] | P2 R. | O2 drop | P3 extension | PR extension"
    ]


def test_who_falls_is_not_extended() -> None:
    text = "burden: prove\nthesis t: T.\n  premise p: P.\n"
    assert only(text) == ["1 | 1AC P. / ✗ falls (unsupported) [falls] | 1NC drop"]


def test_an_answer_that_may_have_been_lost_is_no_drop() -> None:
    loaded = argmap.loads("thesis t: T.\n  objection o: O.\n    rebutal r: R.\n")
    assert loaded.diagnostics
    flow = make_flow(evaluate(loaded.map), FORMATS["ld"])
    kinds = [cell.kind for row in flow.sheets[0].rows for cell in row.cells.values()]
    assert CellKind.DROP not in kinds


def test_what_bears_on_no_thesis_is_counted() -> None:
    flow = flow_of("thesis t: T.\nclaim c: C.\n  premise p: P.\n")
    assert (flow.sheets, flow.aside) == ((), 2)
    assert flow.theses[0].sheets is None


def test_control_characters_and_overrides_do_not_come_through() -> None:
    loaded = argmap.loads("thesis t: T.\n  premise p: A \u202eb\u0085c.\n")
    flow = make_flow(evaluate(loaded.map), FORMATS["ld"])
    text = flow.sheets[0].rows[0].cells[0].text
    assert "\u202e" not in text
    assert "\u0085" not in text


@pytest.mark.parametrize("name", ["russian-bounties", "later-bell", "port-alder", "free-will"])
@pytest.mark.parametrize("form", list(FORMATS))
def test_the_rules_hold_on_real_maps(name: str, form: str) -> None:
    loaded = argmap.load(ARGUMENTS / f"{name}.arg")
    speeches = FORMATS[form]
    flow = make_flow(evaluate(loaded.map), speeches)
    assert flow.aside == 0
    steps = [step for thesis in loaded.map.theses for step in loaded.map.steps_into[thesis.key]]
    assert len(flow.sheets) == len(steps)
    for sheet in flow.sheets:
        for row in sheet.rows:
            columns = list(row.cells)
            assert columns == sorted(columns)
            for index, cell in row.cells.items():
                assert cell.side is speeches.order[index].side
            said = [cell for cell in row.cells.values() if cell.kind is CellKind.ARGUMENT]
            # Sides take turns: each cell answers the one before it.
            assert all(a.side is not b.side for a, b in itertools.pairwise(said))
            assert all(cell.indent == 0 for cell in said[1:])
            kinds = [cell.kind for cell in row.cells.values()]
            assert kinds == sorted(kinds, key=list(CellKind).index)
            assert kinds.count(CellKind.DROP) <= 1
        drops = sum(cell.kind is CellKind.DROP for row in sheet.rows for cell in row.cells.values())
        assert drops == sum(sheet.drops.values())
    everything = "\n".join(
        " ".join(cell.text.split())
        for sheet in flow.sheets
        for cells in (
            *(row.cells.values() for row in sheet.rows),
            [late.cell for late in sheet.unplaced],
        )
        for cell in cells
    )
    for claim in loaded.map.claims:
        if claim not in loaded.map.theses:
            assert " ".join(claim.text.split()) in everything


def test_a_chain_of_ten_thousand_is_no_trouble() -> None:
    count = 10_000
    text = "thesis t: T.\n  objection d0\n"
    text += "".join(f"claim d{n}: Point {n}.\n  objection d{n + 1}\n" for n in range(count))
    flow = flow_of(f"{text}claim d{count}: The end.\n")
    (sheet,) = flow.sheets
    assert len(sheet.rows) == 1
    assert len(sheet.unplaced) == count - 5
    assert sheet.unplaced[-1].about == sheet.unplaced[-1].number - 1


def test_standing_is_told_by_words_too() -> None:
    flow = flow_of(MAP)
    for sheet in flow.sheets:
        for row in sheet.rows:
            for cell in row.cells.values():
                assert (cell.standing is Standing.FALLS) == ("✗ falls" in cell.text)
                assert (cell.standing is Standing.OPEN) == ("? open" in cell.text)


@given(small_maps(), st.sampled_from(["policy", "ws", "A,B", "con:A,B,C"]))
@settings(deadline=None, max_examples=200)
def test_every_claim_that_bears_on_a_thesis_is_told(drawn: ArgumentMap, form: str) -> None:
    claims = [attrs.evolve(drawn.claims[0], kind=ClaimKind.THESIS), *drawn.claims[1:]]
    # Every claim is mentioned only, or stated where it is used first.
    stated: set[str] = set()
    steps: list[Step] = []
    for step in drawn.steps:
        first = [] if len(steps) % 2 else [key for key in step.premises if key not in stated]
        stated |= set(first)
        mentioned = tuple(key for key in step.premises if key not in first)
        steps.append(attrs.evolve(step, mentioned=mentioned))
    built = attrs.evolve(drawn, claims=tuple(claims), steps=tuple(steps))
    flow = make_flow(evaluate(built), FORMATS.get(form) or parse_speeches(form))
    words = " ".join(
        f" {cell.text} "
        for sheet in flow.sheets
        for cell in (
            *(cell for row in sheet.rows for cell in row.cells.values()),
            *(late.cell for late in sheet.unplaced),
        )
    ).split()
    reached = _bearing_on(built, claims[0].key)
    for claim in claims[1:]:
        assert (claim.text in words) == (claim.key in reached)
    assert flow.aside == len(claims) - 1 - len(reached - {claims[0].key})


def _bearing_on(argument_map: ArgumentMap, root: str) -> set[str]:
    reached: set[str] = set()
    waiting = [root]
    while waiting:
        for step in argument_map.steps_into.get(waiting.pop(), ()):
            for key in (step.key, *step.premises):
                if key not in reached and key != root:
                    reached.add(key)
                    waiting.append(key)
    return reached & argument_map.claim_by_key.keys()


@pytest.mark.parametrize(
    ("below", "words"),
    [
        ("", "The thesis stands"),
        ("  premise p: P is so.\n", "The thesis stands: “P is so” supports it"),
        (
            (
                "  premise p: P.\n  and q: Q.\n  premise r: R.\n"
                "  objection o: O.\n    rebuttal x: X.\n"
            ),
            "The thesis stands: “P” and “R” support it, and no objection to it works",
        ),
        (
            "  objection o: O.\n    label: The cost\n",
            "The thesis falls (rebutted): “The cost” works against it",
        ),
        (
            "  premise p: P.\n    objection o: O.\n",
            "The thesis falls (unsupported): no reason for it works",
        ),
        ("  status: open\n", "The thesis falls (unsupported): no reason is given for it"),
        (
            "  objection o: O.\n    rebuttal p: P.\n      rebuttal o\n",
            "The thesis is open: “O” against it is open",
        ),
        (
            "  premise o: O.\n    objection p: P.\n      rebuttal o\n",
            "The thesis is open: “O” is open",
        ),
    ],
)
def test_what_has_become_of_a_thesis_is_told_without_ids(below: str, words: str) -> None:
    flow = flow_of(f"thesis bell: Later bells.\n{below}")
    assert flow.theses[0].verdict == words
