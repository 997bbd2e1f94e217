"""What the outline says: claims and the steps between them."""

from __future__ import annotations

import pytest

import argmap
from argmap.model import (
    ArgumentMap,
    Burden,
    Citation,
    Claim,
    ClaimKind,
    ClaimStatus,
    SourceKind,
    Step,
    StepKind,
)
from tests.loading.outlines import kinds, read, steps

EXAMPLE = """\
title: Should the school day begin later?
author: A. Pupil
date: 2026-02-03

source sleep: Sleep laboratory, how long pupils sleep
  date: 2024
  kind: study
source head: The head's letter to parents
  date: 2026-01-14
  kind: testimony

thesis later: School should begin an hour later.

  premise tired: Pupils are too tired to learn at eight.
    evidence: Four in five sleep less than they need. [@sleep, p. 4]
      warrant: They learn badly then.
    objection phones: They sleep little because of their phones.
      rebuttal: They also sleep too little where phones are banned. [@sleep, p. 9]

  premise: The buses can come later.
  and can-pay: The town can pay for it.
    evidence: The price was the same. [@head]
      quote: at no further cost
      undercut: It was for the summer.

  objection work: Parents must leave for work at eight.
    rebuttal early: The library could open early.
      scheme: exceptional-case

  premise marks: Marks would be better.
    premise tired
"""


def test_an_example() -> None:
    argument = read(EXAMPLE)
    assert [(claim.kind.value, claim.id, claim.text) for claim in argument.claims] == [
        ("thesis", "later", "School should begin an hour later."),
        ("premise", "tired", "Pupils are too tired to learn at eight."),
        ("evidence", None, "Four in five sleep less than they need."),
        ("warrant", None, "They learn badly then."),
        ("objection", "phones", "They sleep little because of their phones."),
        ("rebuttal", None, "They also sleep too little where phones are banned."),
        ("premise", None, "The buses can come later."),
        ("premise", "can-pay", "The town can pay for it."),
        ("evidence", None, "The price was the same."),
        ("undercut", None, "It was for the summer."),
        ("objection", "work", "Parents must leave for work at eight."),
        ("rebuttal", "early", "The library could open early."),
        ("premise", "marks", "Marks would be better."),
    ]
    assert steps(argument) == [
        "support: tired → later",
        "support: Four in five sleep less than they need. + [They learn badly then.] → tired",
        "attack: phones → tired",
        "attack: They also sleep too little where phones are banned. → phones",
        "support: The buses can come later. + can-pay → later",
        "support: The price was the same. → can-pay",
        "undercut: It was for the summer. → {support: The price was the same. → can-pay}",
        "attack: work → later",
        "attack: early → work",
        "support: marks → later",
        "support: (tired) → marks",
    ]
    assert [claim.joined for claim in argument.claims].index(True) == 7
    assert argument.claims[8].citations == (Citation("head"),)
    assert argument.claims[8].quote == "at no further cost"
    assert argument.steps[8].scheme == "exceptional-case"
    assert [source.kind for source in argument.sources] == [SourceKind.STUDY, SourceKind.TESTIMONY]


# --- the words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "step"),
    [
        ("thesis t: T.\n  premise x: X.", "support: x → t"),
        ("thesis t: T.\n  evidence x: X.", "support: x → t"),
        ("thesis t: T.\n  assumption x: X.", "support: x → t"),
        ("thesis t: T.\n  objection x: X.", "attack: x → t"),
        ("claim t: T.\n  premise x: X.", "support: x → t"),
        ("thesis t: T.\n  objection o: O.\n    rebuttal x: X.", "attack: x → o"),
        ("thesis t: T.\n  premise o: O.\n    undercut x: X.", "undercut: x → {support: o → t}"),
        ("thesis t: T.\n  premise o: O.\n    warrant x: X.", "support: o + [x] → t"),
        ("thesis t: T.\n  premise o: O.\n  and x: X.", "support: o + x → t"),
    ],
)
def test_each_word(lines: str, step: str) -> None:
    argument = read(lines)
    assert steps(argument)[-1] == step
    assert kinds(argument)["x"] == lines.splitlines()[-1].split()[0].replace("and", "premise")


def test_a_thesis_and_a_claim_stand_for_themselves() -> None:
    argument = read("thesis t: T.\nclaim c: C.")
    assert kinds(argument) == {"t": "thesis", "c": "claim"}
    assert argument.steps == ()
    assert [claim.id for claim in argument.theses] == ["t"]


@pytest.mark.parametrize(
    "word", ["premise", "evidence", "assumption", "objection", "rebuttal", "undercut", "warrant"]
)
@pytest.mark.parametrize("below", ["premise", "evidence", "assumption", "objection"])
def test_reasons_and_objections_stand_under_any_statement(word: str, below: str) -> None:
    above = "objection" if word == "rebuttal" else "premise"
    argument = read(f"thesis t: T.\n  {above} a: A.\n    {word} b: B.\n      {below} c: C.\n")
    kind = "attack" if below == "objection" else "support"
    assert steps(argument)[-1] == f"{kind}: c → b"


@pytest.mark.parametrize("above", ["objection", "rebuttal", "undercut"])
def test_a_rebuttal_answers_any_attack(above: str) -> None:
    argument = read(f"thesis t: T.\n  objection o: O.\n    {above} a: A.\n      rebuttal r: R.\n")
    assert steps(argument)[-1] == "attack: r → a"


def test_two_theses() -> None:
    argument = read("thesis a: A.\n  premise p: P.\n\nthesis b: B.\n  premise p\n  objection a\n")
    assert [claim.id for claim in argument.theses] == ["a", "b"]
    assert steps(argument) == ["support: p → a", "support: (p) → b", "attack: (a) → b"]


def test_a_library_has_no_thesis_and_nothing_is_wrong_with_it() -> None:
    argument = read("claim a: A.\n  premise: P.\nclaim b: B.\n")
    assert argument.theses == ()
    assert len(argument.claims) == 3


def test_any_step_of_indentation_is_accepted() -> None:
    deep = read("thesis t: T.\n       premise a: A.\n         premise b: B.\n   premise c: C.\n")
    assert steps(deep) == ["support: a → t", "support: b → a", "support: c → t"]


# --- joint steps ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "kind", "role"),
    [
        ("premise", "support", "premise"),
        ("evidence", "support", "premise"),
        ("assumption", "support", "premise"),
        ("objection", "attack", "objection"),
        ("rebuttal", "attack", "rebuttal"),
        ("undercut", "undercut", "undercut"),
    ],
)
def test_and_joins_what_is_before_it(word: str, kind: str, role: str) -> None:
    argument = read(
        f"thesis t: T.\n  objection o: O.\n    {word} a: A.\n    and b: B.\n    and c: C.\n"
    )
    assert [step.kind.value for step in argument.steps] == ["attack", kind]
    assert argument.steps[1].premises == ("a", "b", "c")
    assert kinds(argument) == {"t": "thesis", "o": "objection", "a": word, "b": role, "c": role}
    assert [claim.joined for claim in argument.claims] == [False, False, False, True, True]


def test_and_joins_a_mention_and_may_be_one() -> None:
    argument = read("claim c: C.\nclaim d: D.\nthesis t: T.\n  premise c\n  and d\n  and: E.\n")
    assert steps(argument) == ["support: (c) + (d) + E. → t"]


def test_and_joins_past_the_children_of_the_first() -> None:
    argument = read(
        "thesis t: T.\n  premise a: A.\n    note: N.\n    evidence e: E.\n      objection o: O.\n\n"
        "  # and\n  and b: B.\n    premise c: C.\n  premise d: D.\n"
    )
    assert steps(argument) == [
        "support: a + b → t",
        "support: e → a",
        "attack: o → e",
        "support: c → b",
        "support: d → t",
    ]


def test_an_attack_on_an_and_line_can_be_rebutted() -> None:
    argument = read("thesis t: T.\n  objection a: A.\n  and b: B.\n    rebuttal r: R.\n")
    assert steps(argument) == ["attack: a + b → t", "attack: r → b"]


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_joint_step_has_its_scheme_on_any_line(line: int) -> None:
    lines = ["  premise a: A.", "  and b: B.", "  and c: C."]
    lines.insert(line, "    scheme: analogy")
    (step,) = read("\n".join(["thesis t: T.", *lines])).steps
    assert step.scheme == "analogy"
    assert step.premises == ("a", "b", "c")


def test_one_scheme_may_be_repeated() -> None:
    text = "thesis: T.\n  premise: A.\n    scheme: sign\n  and: B.\n    scheme: sign\n"
    assert read(text).steps[0].scheme == "sign"


# --- warrants ------------------------------------------------------------------------------------


def test_a_warrant_is_one_more_linked_premise() -> None:
    argument = read("thesis t: T.\n  premise p: P.\n    warrant w: W.\n    warrant v: V.\n")
    (step,) = argument.steps
    assert step.premises == ("p", "w", "v")
    assert step.warrants == ("w", "v")
    assert argument.claim_by_key["w"].kind is ClaimKind.WARRANT


@pytest.mark.parametrize("word", ["objection", "undercut"])
def test_an_attack_has_a_warrant_too(word: str) -> None:
    argument = read(f"thesis t: T.\n  premise p: P.\n    {word} o: O.\n      warrant w: W.\n")
    assert argument.steps[1].premises == ("o", "w")
    assert argument.steps[1].warrants == ("w",)


def test_an_objection_to_a_warrant_is_about_the_warrant() -> None:
    argument = read("thesis t: T.\n  premise p: P.\n    warrant w: W.\n      objection o: O.\n")
    assert steps(argument) == ["support: p + [w] → t", "attack: o → w"]


def test_an_undercut_or_a_warrant_of_a_warrant_is_about_the_step() -> None:
    argument = read(
        "thesis t: T.\n  premise p: P.\n    warrant w: W.\n      undercut u: U.\n"
        "      warrant v: V.\n"
    )
    assert steps(argument) == [
        "support: p + [w] + [v] → t",
        "undercut: u → {support: p + [w] + [v] → t}",
    ]


def test_a_warrant_below_an_and_line_is_about_the_joint_step() -> None:
    argument = read("thesis t: T.\n  premise a: A.\n  and b: B.\n    warrant w: W.\n  and c: C.\n")
    assert steps(argument) == ["support: a + b + [w] + c → t"]


def test_a_warrant_may_be_a_mention() -> None:
    argument = read("claim w: W.\nthesis t: T.\n  premise p: P.\n    warrant w\n")
    assert steps(argument) == ["support: p + [(w)] → t"]


# --- undercuts -----------------------------------------------------------------------------------


def test_any_step_can_be_undercut() -> None:
    argument = read(
        "thesis t: T.\n  premise p: P.\n    undercut u: U.\n      undercut v: V.\n"
        "  objection o: O.\n    undercut w: W.\n"
    )
    assert steps(argument) == [
        "support: p → t",
        "undercut: u → {support: p → t}",
        "undercut: v → {undercut: u → {support: p → t}}",
        "attack: o → t",
        "undercut: w → {attack: o → t}",
    ]
    assert argument.steps[1].target == argument.steps[0].key


@pytest.mark.parametrize("line", [1, 2])
def test_an_undercut_below_any_line_of_a_joint_step_is_about_it(line: int) -> None:
    lines = ["  premise a: A.", "  and b: B."]
    lines.insert(line, "    undercut u: U.")
    argument = read("\n".join(["thesis t: T.", *lines]))
    assert steps(argument) == ["support: a + b → t", "undercut: u → {support: a + b → t}"]


# --- mentions ------------------------------------------------------------------------------------


def test_a_mention_uses_a_statement_again() -> None:
    argument = read(
        "thesis t: T.\n  premise a: A.\n    premise p: P.\n  objection b: B.\n    premise p\n"
    )
    assert steps(argument) == [
        "support: a → t",
        "support: p → a",
        "attack: b → t",
        "support: (p) → b",
    ]
    assert len(argument.claims) == 4
    assert [step.mentioned for step in argument.steps] == [(), (), (), ("p",)]


def test_a_mention_may_come_before_its_statement() -> None:
    argument = read("thesis t: T.\n  premise c\nclaim c: C.\n")
    assert steps(argument) == ["support: (c) → t"]


def test_what_is_below_a_mention_is_about_the_same_statement() -> None:
    argument = read(
        "claim c: C.\nthesis t: T.\n  premise c\n    evidence e: E.\n    objection o: O.\n"
    )
    assert steps(argument) == ["support: (c) → t", "support: e → c", "attack: o → c"]


def test_an_undercut_or_a_warrant_below_a_mention_is_about_this_step_alone() -> None:
    argument = read(
        "thesis t: T.\n  premise p: P.\n  premise q: Q.\n"
        "    premise p\n      undercut u: U.\n      warrant w: W.\n"
    )
    assert steps(argument) == [
        "support: p → t",
        "support: q → t",
        "support: (p) + [w] → q",
        "undercut: u → {support: (p) + [w] → q}",
    ]


@pytest.mark.parametrize("word", ["premise", "objection", "evidence", "assumption"])
def test_the_word_of_a_mention_says_what_it_does_here(word: str) -> None:
    argument = read(f"claim c: C.\nthesis t: T.\n  {word} c\n")
    assert argument.steps[0].kind is (StepKind.ATTACK if word == "objection" else StepKind.SUPPORT)
    assert kinds(argument)["c"] == "claim"


def test_a_mentioned_objection_can_be_rebutted() -> None:
    argument = read("claim c: C.\nthesis t: T.\n  objection c\n    rebuttal r: R.\n")
    assert steps(argument) == ["attack: (c) → t", "attack: r → c"]


@pytest.mark.parametrize("word", ["claim", "thesis"])
def test_a_mention_at_the_margin_goes_on_with_a_statement(word: str) -> None:
    stated = "thesis" if word == "thesis" else "claim"
    argument = read(f"{stated} x: X.\n\n{word} x\n  premise p: P.\n  objection o: O.\n")
    assert steps(argument) == ["support: p → x", "attack: o → x"]
    assert len(argument.claims) == 3


@pytest.mark.parametrize("stated", ["objection o: O.", "objection: P.\n  and o: O."])
def test_an_objection_that_is_gone_on_with_can_be_rebutted(stated: str) -> None:
    argument = read(f"thesis t: T.\n  {stated}\n\nclaim o\n  rebuttal r: R.\n")
    assert steps(argument)[-1] == "attack: r → o"


def test_a_mention_has_a_scheme_and_a_note_of_its_own() -> None:
    argument = read(
        "claim c: C.\n  note: of the claim\nthesis t: T.\n"
        "  premise c\n    scheme: analogy\n    note: of the step\n"
    )
    assert (argument.steps[0].scheme, argument.steps[0].note) == ("analogy", "of the step")
    assert argument.claims[0].note == "of the claim"


def test_the_notes_of_two_mentions_in_one_step_are_kept() -> None:
    argument = read(
        "claim c: C.\nclaim d: D.\nthesis: T.\n  premise c\n    note: N.\n  and d\n    note: M.\n"
    )
    assert argument.steps[0].note == "N.\nM."


def test_a_note_on_a_mention_that_makes_no_step_is_an_error() -> None:
    argument, (found,) = argmap.loads("claim c: C.\nclaim c\n  note: lost\n  premise: P.\n")
    assert (found.name, found.span.text, found.span.line) == ("misplaced-field", "note", 3)
    assert found.help == "put it where 'c' is stated (<text>:1:1)"
    assert steps(argument) == ["support: P. → c"]


@pytest.mark.parametrize("line", ["premis: P.", "premise gone", "and: P."])
@pytest.mark.parametrize("word", ["premise", "objection", "undercut"])
def test_a_scheme_below_a_line_that_is_lost_is_no_second_error(line: str, word: str) -> None:
    text = f"thesis t: T.\n  {line}\n    {word}: Q.\n      scheme: sign\n"
    assert len(argmap.loads(text).diagnostics) == 1


def test_claims_may_attack_each_other_in_a_circle() -> None:
    argument = read("thesis a: A.\n  objection b: B.\n    objection a\n")
    assert steps(argument) == ["attack: b → a", "attack: (a) → b"]


def test_a_circle_of_support_is_an_error() -> None:
    found = argmap.loads("thesis a: A.\n  premise b: B.\n    premise a\n").diagnostics
    assert [(problem.name, problem.span.text) for problem in found] == [
        ("circular-support", "premise a")
    ]


# --- fields --------------------------------------------------------------------------------------


def test_the_fields_of_a_statement() -> None:
    argument = read(
        "source s: S.\nthesis: T.\n  evidence: E. [@s]\n"
        "    label: short\n    by: A. Witness\n    quote: word for word\n    note: remember\n"
        "    tags: air, noise ,air\n    scheme: sign\n    weight: 0.75\n    status: open\n"
    )
    claim = argument.claims[1]
    assert claim == Claim(
        claim.key,
        None,
        ClaimKind.EVIDENCE,
        "E.",
        label="short",
        by="A. Witness",
        quote="word for word",
        note="remember",
        tags=("air", "noise"),
        weight=0.75,
        status=ClaimStatus.OPEN,
        citations=(Citation("s"),),
    )
    assert argument.steps[0].scheme == "sign"


@pytest.mark.parametrize(
    ("written", "value"), [("0", 0.0), ("1", 1.0), ("0.25", 0.25), (".5", 0.5), ("1.0", 1.0)]
)
def test_weights(written: str, value: float) -> None:
    assert read(f"thesis: T.\n  weight: {written}\n").claims[0].weight == value


def test_a_claim_that_is_given() -> None:
    assert read("thesis: T.\n  status: given\n").claims[0].status is ClaimStatus.GIVEN


def test_fields_may_stand_after_children() -> None:
    argument = read("thesis t: T.\n  premise: P.\n  label: L\n")
    assert argument.claims[0].label == "L"


@pytest.mark.parametrize("word", ["objection", "rebuttal", "undercut"])
def test_attacks_have_schemes_too(word: str) -> None:
    argument = read(f"thesis: T.\n  objection: O.\n    {word}: X.\n      scheme: sign\n")
    assert [step.scheme for step in argument.steps] == [None, "sign"]


def test_the_header() -> None:
    argument = read(
        "title: A title\nquestion: Which one?\nauthor: A. Writer\ndate: 2026-05-02\n"
        "language: pt-BR\nabstract: On two\n  lines.\nburden: prove\n"
    )
    assert argument == ArgumentMap(
        title="A title",
        question="Which one?",
        author="A. Writer",
        date="2026-05-02",
        language="pt-BR",
        abstract="On two lines.",
        burden=Burden.PROVE,
    )


def test_leaves_are_presumed_to_stand() -> None:
    assert read("thesis: T.").burden is Burden.PRESUME
    assert read("burden: presume\nthesis: T.").burden is Burden.PRESUME


# --- spans and results ---------------------------------------------------------------------------


def test_spans_are_exact() -> None:
    argument = read(
        "# first\nthesis t: T goes\n    on.\n"
        "  premise p: P.  \n  and: Q.\n    warrant w: W.\n  objection t2\n"
        "    undercut: U.\nclaim t2:\n  Below.\n"
    )
    spans = [claim.span.text for claim in argument.claims if claim.span is not None]
    assert spans == [
        "thesis t: T goes",
        "premise p: P.",
        "and: Q.",
        "warrant w: W.",
        "undercut: U.",
        "claim t2",
    ]
    first = argument.claims[0].span
    assert first is not None
    assert (first.line, first.column, str(first)) == (2, 1, "<text>:2:1")
    assert [step.span.text for step in argument.steps if step.span is not None] == [
        "premise p: P.",
        "objection t2",
        "undercut: U.",
    ]
    assert [span.text for span in argument.steps[0].premise_spans] == [
        "premise p: P.",
        "and: Q.",
        "warrant w: W.",
    ]


def test_maps_are_equal_wherever_their_lines_stand() -> None:
    assert read("thesis t: T.\n  premise: P.") == read("\n# hm\nthesis t: T.\n\n\n    premise: P.")
    assert read("thesis t: T.") != read("thesis t: U.")


def test_a_result_can_be_taken_apart() -> None:
    loaded = argmap.loads("thesis t: T.\n  premis: P.\n", name="a.arg")
    argument, diagnostics = loaded
    assert argument is loaded.map
    assert diagnostics is loaded.diagnostics
    assert [str(found.span) for found in diagnostics] == ["a.arg:2:3"]
    assert loaded.main.source.name == "a.arg"


def test_what_stands_below_an_unreadable_line_is_kept_but_bears_on_nothing() -> None:
    argument, diagnostics = argmap.loads("thesis t: T.\n  premis: P.\n    evidence e: E.\n")
    assert len(diagnostics) == 1
    assert kinds(argument) == {"t": "thesis", "e": "evidence"}
    assert argument.steps == ()
    assert argument.incomplete == {"t"}


def test_a_step_is_known_by_its_parts() -> None:
    (step,) = read("thesis t: T.\n  premise p: P.\n").steps
    assert step == Step(step.key, StepKind.SUPPORT, ("p",), "t")
