"""The keys of claims and steps without an id: each once, and the same tomorrow."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.loading.outlines import read

LINES = """\
thesis t: Trees cool the city.
  premise: They give shade.
    evidence: It was four degrees less below them.
      warrant: Shade is what differed.
      undercut: It was measured once.
  premise: They let water rise.
  and: Water takes heat along.
  objection: They cost a lot.
    rebuttal: Less than machines.
  premise b: They are green.
"""


MARKS = ("premise: They give", "premise: They let", "objection:", "premise b:")


def keys(text: str) -> dict[str, str]:
    """Give the key of each claim by its text."""
    return {claim.text: claim.key for claim in read(text).claims}


def steps(text: str) -> dict[tuple[str, ...], str]:
    """Give the key of each step by the texts of its premises."""
    argument = read(text)
    return {
        tuple(argument.claim_by_key[premise].text for premise in step.premises): step.key
        for step in argument.steps
    }


def test_an_id_is_the_key() -> None:
    claim = read(LINES).claims[0]
    assert (claim.id, claim.key) == ("t", "t")


def test_a_derived_key_says_where_it_comes_from_and_can_be_no_id() -> None:
    claim = read(LINES).claims[1]
    assert claim.id is None
    assert claim.key.startswith("~they-give-shade-")


def test_keys_are_used_once() -> None:
    argument = read(LINES)
    every = [claim.key for claim in argument.claims] + [step.key for step in argument.steps]
    assert len(every) == len(set(every)) == 10 + 7
    assert argument.claim_by_key.keys().isdisjoint(argument.step_by_key)


def test_the_same_text_twice_has_two_keys() -> None:
    argument = read("thesis: T.\n  premise: Same.\n  premise: Same.\n    premise: Same.\n")
    assert len({claim.key for claim in argument.claims}) == 4
    assert len({step.key for step in argument.steps}) == 3
    assert argument.steps[2].target == argument.claims[2].key


def test_the_same_step_twice_has_two_keys() -> None:
    argument = read("thesis t: T.\n  premise p: P.\n  premise p\n    undercut u: U.\n")
    first, second, undercut = argument.steps
    assert first.key != second.key
    assert undercut.target == second.key


def test_keys_do_not_depend_on_the_form_of_the_text() -> None:
    wrapped = LINES.replace("four degrees", "four\n        degrees").replace("\n  ", "\n    ")
    assert keys(wrapped) == keys(LINES)
    cited = "source s: S.\n" + LINES.replace("They give shade.", "They give shade. [@s]")
    assert keys(cited) == keys(LINES)


@pytest.mark.parametrize("line", range(1, 10))
def test_keys_stay_when_a_line_is_added(line: int) -> None:
    lines = LINES.splitlines()
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 2
    lines.insert(line, " " * indent + "objection: That is new.")
    text = "\n".join(lines)
    assert keys(LINES).items() <= keys(text).items()
    assert steps(LINES).items() <= steps(text).items()


@pytest.mark.parametrize("gone", ["undercut:", "rebuttal:", "premise b:"])
def test_keys_stay_when_a_line_is_removed(gone: str) -> None:
    text = "".join(line for line in LINES.splitlines(keepends=True) if gone not in line)
    assert len(keys(text)) == 9
    assert keys(text).items() <= keys(LINES).items()
    assert steps(text).items() <= steps(LINES).items()


def test_keys_stay_when_lines_change_their_order() -> None:
    bounds = [0, *(LINES.index(f"\n  {mark}") + 1 for mark in MARKS), len(LINES)]
    head, first, second, objection, last = (LINES[a:b] for a, b in pairwise(bounds))
    text = "".join([head, last, objection, second, first])
    assert text != LINES
    assert keys(text) == keys(LINES)
    assert steps(text) == steps(LINES)


def test_a_changed_text_changes_only_its_own_key() -> None:
    text = LINES.replace("They cost a lot.", "They cost too much.")
    changed = set(keys(text).values()) ^ set(keys(LINES).values())
    assert len(changed) == 2


def test_the_key_of_a_claim_stays_when_it_moves_to_another_file_or_word() -> None:
    assert keys("claim: Shade.")["Shade."] == keys("thesis: T.\n  objection: Shade.")["Shade."]


def test_the_key_of_a_step_tells_kind_premises_and_target_apart() -> None:
    texts = [
        "thesis t: T.\n  premise a: A.\n",
        "thesis t: T.\n  objection a: A.\n",
        "thesis u: T.\n  premise a: A.\n",
        "thesis t: T.\n  premise b: A.\n",
        "thesis t: T.\n  premise a: A.\n  and b: B.\n",
    ]
    assert len({read(text).steps[0].key for text in texts}) == len(texts)


def test_keys_of_any_script_are_derived_alike() -> None:
    argument = read("thesis: 空気は汚れている。\n  premise: الهواء ملوث\n  premise: 🚗🚗\n")
    assert argument.claims[0].key.startswith("~空気は汚れている-")
    assert len({claim.key for claim in argument.claims}) == 3
