"""``argmap evaluate``: what it prints and how it ends."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from argmap.cli import app
from tests.cli.conftest import Run

Write = Callable[[str, str | bytes], Path]

DEBATE = """\
thesis t: The city should plant trees.
  premise cool: Trees cool a street.
    objection winter: Not in winter.
      undercut: Nobody asked for that.
        by: the mayor
  premise joint: They last.
  and care: The city cares for them.
    objection budget: There is no money.
  objection roots: Roots break the pavement.
    rebuttal deep: Some go deep.
"""
OPEN = "thesis t: T.\n  premise p: P.\n    objection q: Q.\n      rebuttal p\n"
FALLS = "thesis t: T.\n  objection o: O.\n"
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "evaluation.schema.json").read_text(encoding="utf-8")
)


def data_of(output: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(output)
    jsonschema.validate(data, SCHEMA)
    return data


def rows_of(output: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output)))


def test_the_command_is_listed(run: Run) -> None:
    assert "evaluate" in app.COMMANDS
    assert "argmap evaluate map.arg" in run("--help").out
    assert "--require-standing" in run("evaluate", "--help").out


# --- to read -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (DEBATE, "✓ t stands: cool supports it, and the objection roots fails."),
        (FALLS, "✗ t falls (rebutted): the objection o works against it."),
        ("thesis t: T.\n", "✓ t stands: it is presumed to stand, and nothing is said against it."),
        (
            "burden: prove\n\nthesis t: T.\n",
            "✗ t falls (unsupported): it has to be proved, and nothing backs it.",
        ),
        (OPEN, "? t is open: what it rests on, p, is open."),
        (
            "thesis t: T.\n  premise a: A.\n    status: open\n",
            "✗ t falls (unsupported): its only reason, a, fails.",
        ),
        ("claim c: C.\n", "There is no thesis here."),
        (
            "thesis: Without an id.\n",
            '✓ "Without an id." stands: it is presumed to stand, and nothing is said against it.',
        ),
    ],
)
def test_the_first_line_says_whether_the_thesis_stands(
    run: Run, write: Write, text: str, line: str
) -> None:
    write("map.arg", text)
    done = run("evaluate", "map.arg", "--width", "200")
    assert done.out.splitlines()[0] == line
    assert done.status == 0


def test_the_tree_has_marks(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    done = run("evaluate", "map.arg")
    assert (
        done.out
        == """\
✓ t stands: cool supports it, and the objection roots fails.

THESIS t  ✓ stands
  The city should plant trees.
├─ PREMISE cool  ✓ stands
│    Trees cool a street.
│  └─ OBJECTION winter  ✓ stands  ✗ but the step is undercut
│       Not in winter.
│     └─ UNDERCUT  ✓ stands
│          Nobody asked for that.
│          — the mayor
├─ PREMISE joint  ✓ stands
│    They last.
╞═ AND care  ✗ falls (rebutted)
│    The city cares for them.
│  └─ OBJECTION budget  ✓ stands
│       There is no money.
└─ OBJECTION roots  ✗ falls (rebutted)
     Roots break the pavement.
   └─ REBUTTAL deep  ✓ stands
        Some go deep.

"""
    )
    assert done.stderr == "9 claims: 7 standing, 2 rebutted\n"


def test_color_is_for_terminals(run: Run, write: Write) -> None:
    write("map.arg", FALLS)
    assert "\x1b[1;31m✗ falls (rebutted)\x1b[0m" in run("evaluate", "map.arg", tty=True).out
    assert "\x1b" not in run("evaluate", "map.arg").out


def test_strengths_are_a_column_and_change_nothing(run: Run, write: Write) -> None:
    write("map.arg", OPEN)
    assert "THESIS t  ? open  0.67\n" in run("evaluate", "map.arg", "--strength", "dfquad").out
    other = run("evaluate", "map.arg", "--strength", "quadratic-energy").out
    assert "PREMISE p  ? open  ~0.42\n" in other


def test_saturation_is_noted(run: Run, write: Write) -> None:
    text = "thesis t: T.\n" + "  premise: P.\n" * 20 + "  objection: O.\n" * 10
    write("map.arg", text)
    done = run("evaluate", "map.arg", "--strength", "dfquad")
    assert "note: at t, reasons and objections both come to almost 1" in done.stderr
    assert "note" not in run("evaluate", "map.arg", "--strength", "quadratic-energy").stderr


# --- for programs --------------------------------------------------------------------------------


def test_json(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    done = run("evaluate", "map.arg", "--format", "json")
    assert done.stderr == ""
    data = data_of(done.out)
    assert data["burden"] == "presume"
    assert data["theses"][0]["verdict"] == "stands"
    assert [claim["id"] for claim in data["claims"]] == [
        "t", "cool", "winter", None, "joint", "care", "budget", "roots", "deep",
    ]  # fmt: skip
    care = data["claims"][5]
    assert care == {
        "key": "care",
        "id": "care",
        "kind": "premise",
        "text": "The city cares for them.",
        "verdict": "rebutted",
    }
    keys = {step["key"] for step in data["steps"]}
    verdicts = {tuple(step["premises"]): step["verdict"] for step in data["steps"]}
    assert verdicts["winter",] == "rebutted"
    assert verdicts["joint", "care"] == "unsupported"
    assert verdicts["deep",] == "stands"
    undercut = next(step for step in data["steps"] if step["kind"] == "undercut")
    assert undercut["target"] in keys


def test_json_with_strengths(run: Run, write: Write) -> None:
    write("map.arg", OPEN)
    data = data_of(run("evaluate", "map.arg", "--format", "json", "--strength", "dfquad").out)
    strengths = {claim["id"]: (claim["strength"], claim["in_cycle"]) for claim in data["claims"]}
    assert strengths["t"] == (pytest.approx(2 / 3, abs=1e-9), False)
    assert strengths["p"] == (pytest.approx(1 / 3, abs=1e-9), True)
    assert data["method"] == "dfquad"


def test_csv(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    rows = rows_of(run("evaluate", "map.arg", "--format", "csv").out)
    assert [row["id"] for row in rows if row["part"] == "claim"][:2] == ["t", "cool"]
    assert rows[0] == {
        "part": "claim",
        "id": "t",
        "kind": "thesis",
        "verdict": "stands",
        "text": "The city should plant trees.",
        "premises": "",
        "target": "",
        "key": "t",
    }
    joint = next(row for row in rows if row["premises"] == "joint care")
    assert (joint["part"], joint["kind"], joint["target"], joint["verdict"]) == (
        "step",
        "support",
        "t",
        "unsupported",
    )


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝"])
def test_no_cell_is_a_formula(run: Run, write: Write, begin: str) -> None:
    text = f'{begin}HYPERLINK("http://example.org","x"),2'
    write("map.arg", f"thesis t: {text}\n  premise p: P.\n")
    rows = rows_of(run("evaluate", "map.arg", "--format", "csv", "--strength", "dfquad").out)
    assert rows[0]["text"] == f"'{text}"
    assert float(rows[0]["strength"]) == 0.75
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


# --- what if -------------------------------------------------------------------------------------


def test_what_if_tells_what_changes_and_only_that(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    done = run("evaluate", "map.arg", "--deny", "cool", "--width", "200")
    assert done.status == 0
    assert (
        done.out
        == """\
✗ t falls (unsupported): both reasons for it fail.

✗ t: stands → falls (unsupported)
✗ cool: stands → falls (rebutted)
✗ the step from cool to t: works → fails (unsupported)
"""
    )
    data = data_of(run("evaluate", "map.arg", "--deny", "cool", "--format", "json").out)
    assert data["what_if"] == {"deny": ["cool"], "grant": [], "drop": []}
    assert [(one["id"], one["before"], one["verdict"]) for one in data["claims"]] == [
        ("t", "stands", "unsupported"),
        ("cool", "stands", "rebutted"),
    ]
    assert len(data["steps"]) == 1
    rows = rows_of(run("evaluate", "map.arg", "--deny", "cool", "--format", "csv").out)
    assert [(row["id"], row["before"], row["verdict"]) for row in rows[:2]] == [
        ("t", "stands", "unsupported"),
        ("cool", "stands", "rebutted"),
    ]
    assert len(rows) == 3


def test_what_if_can_be_asked_of_several_points(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    both = run("evaluate", "map.arg", "--deny", "cool", "--deny", "deep", "--grant", "t")
    assert "✗ deep: stands → falls (rebutted)" in both.out
    assert both.out.startswith("✓ t stands: this is granted.")
    dropped = run("evaluate", "map.arg", "--drop", "deep")
    assert "✗ t: stands → falls (rebutted)" in dropped.out
    assert "deep:" not in dropped.out
    assert "No verdict changes." in run("evaluate", "map.arg", "--grant", "joint").out


def test_steps_are_named_by_what_they_lead_from_and_to(run: Run, write: Write) -> None:
    write("map.arg", DEBATE.replace("undercut:", "undercut nobody:"))
    done = run("evaluate", "map.arg", "--deny", "nobody:winter:cool")
    assert "✗ cool: stands → falls (rebutted)" in done.out
    key = data_of(run("evaluate", "map.arg", "--format", "json").out)["steps"][0]["key"]
    assert "No verdict changes" not in run("evaluate", "map.arg", "--deny", key).out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rots", "no statement has the id 'rots'; did you mean 'roots'?"),
        ("zzzzzz", "no statement has the id 'zzzzzz'"),
        ("cool:tt", "cool:tt: no statement has the id 'tt'"),
        ("deep:cool", "deep:cool: no step leads from 'deep' there"),
    ],
)
@pytest.mark.parametrize("option", ["--deny", "--grant", "--drop"])
def test_an_unknown_point_is_told(
    run: Run, write: Write, option: str, name: str, message: str
) -> None:
    write("map.arg", DEBATE)
    done = run("evaluate", "map.arg", option, name)
    assert done.status == 2
    assert done.out == ""
    assert done.stderr == f"error: {message}\n"


def test_several_steps_of_one_name_are_told_by_key(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premise a: A.\n  objection a\n")
    done = run("evaluate", "map.arg", "--deny", "a:t")
    assert done.status == 2
    assert "several steps lead from 'a' there; say the key" in done.stderr
    assert "~attack-" in done.stderr
    assert "~support-" in done.stderr


def test_two_wishes_for_one_point_are_refused(run: Run, write: Write) -> None:
    write("map.arg", DEBATE)
    done = run("evaluate", "map.arg", "--deny", "cool", "--drop", "cool")
    assert (done.status, done.out) == (2, "")
    assert done.stderr == (
        "error: cool: it can be denied, granted or dropped, but only one of these\n"
    )


# --- how it ends ---------------------------------------------------------------------------------


def test_require_standing(run: Run, write: Write) -> None:
    write("falls.arg", FALLS)
    write("open.arg", OPEN)
    write("stands.arg", DEBATE)
    assert run("evaluate", "falls.arg").status == 0
    assert run("evaluate", "falls.arg", "--require-standing").status == 1
    assert run("evaluate", "open.arg", "--require-standing").status == 1
    assert run("evaluate", "stands.arg", "--require-standing").status == 0
    assert run("evaluate", "stands.arg", "--require-standing", "--deny", "deep").status == 1


def test_burden(run: Run, write: Write) -> None:
    write("map.arg", "burden: prove\n\nthesis t: T.\n  premise p: P.\n")
    assert run("evaluate", "map.arg").out.startswith("✗ t falls (unsupported)")
    assert run("evaluate", "map.arg", "--burden", "presume").out.startswith("✓ t stands")


def test_a_map_with_errors_is_evaluated_for_what_it_holds(run: Run, write: Write) -> None:
    circle = "claim a: A.\n  premise b: B.\n    premise a\n\nthesis t: T.\n  premise a\n"
    write("map.arg", circle)
    done = run("evaluate", "map.arg")
    assert done.status == 1
    assert "ARG012 circular-support" in done.stderr
    assert done.out.startswith("✗ t falls (unsupported): its only reason, a, fails.")
    assert "ARG012" not in done.out


def test_what_cannot_be_read(run: Run, write: Write) -> None:
    assert run("evaluate", "gone.arg").status == 2
    assert run("evaluate", "gone.arg").stderr == "error: gone.arg: No such file or directory\n"
    assert run("evaluate", "-", stdin=FALLS.encode()).out.startswith("✗ t falls (rebutted)")
    write("empty.arg", "")
    assert run("evaluate", "empty.arg").out.startswith("There is no thesis here.")


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(run: Run, write: Write) -> None:
    write("map.arg", "thesis: A \u202e b.\n  premise: C \u202e.\n    objection: D \u202e\n")
    for arguments in ([], ["--format", "csv"], ["--format", "json"]):
        assert "\u202e" not in run("evaluate", "map.arg", *arguments).out


def test_very_many_theses(run: Run, write: Write) -> None:
    write("map.arg", "".join(f"thesis t{number}: T.\n" for number in range(50)))
    lines = run("evaluate", "map.arg").out.splitlines()
    assert lines[19].startswith("✓ t19 stands")
    assert lines[20] == "  Of 30 more theses 30 stand."


def test_deep_maps(run: Run, write: Write) -> None:
    lines = ["thesis t: T.\n"]
    lines += [f"{' ' * level}objection: O.\n" for level in range(1, 3_001)]
    write("map.arg", "".join(lines))
    for arguments in ([], ["--format", "csv"], ["--format", "json"], ["--strength", "dfquad"]):
        done = run("evaluate", "map.arg", *arguments)
        assert (done.status, "internal" in done.stderr) == (0, False)


def test_two_wishes_for_one_step_are_refused_by_the_name_that_the_user_gave(
    run: Run, write: Write
) -> None:
    write("map.arg", DEBATE)
    done = run("evaluate", "map.arg", "--deny", "cool:t", "--grant", "cool:t")
    assert done.status == 2
    assert done.stderr.startswith("error: cool:t: ")


def test_a_warrant_is_not_counted_among_the_reasons(run: Run, write: Write) -> None:
    write("map.arg", "thesis t: T.\n  premise p: P.\n    warrant w: W.\n")
    done = run("evaluate", "map.arg")
    assert done.out.startswith("✓ t stands: p supports it, and nothing is said against it.\n")
