"""Parts of maps, and what is told of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing import render
from argmap.drawing.extract import Extract, Filter, Selection, Stub, extract
from argmap.model.kinds import ClaimKind, StepKind
from argmap.model.map import ArgumentMap, Claim, Step

from . import maps
from .reading import NAMESPACE, groups, lines, parse
from .sketch import sketch
from .strategies import maps as any_maps

CASE = """
thesis t: T.
  premise a: A.
    evidence e: E.
      warrant w: W.
      undercut u: U.
        undercut v: V.
    objection o: O.
      rebuttal r: R.
        premise deep: Deep.
  premise b: B.
  and c: C.
    objection open: Open.
  objection p: P.
    rebuttal c
claim n: N.
"""


def keys(part: Extract) -> set[str]:
    return {claim.key for claim in part.map.claims}


def of(**selection: object) -> Extract:
    return extract(sketch(CASE), Selection(**selection))  # type: ignore[arg-type]


def kinds(*found: ClaimKind) -> Filter:
    return Filter(frozenset(found))


def test_a_depth_counts_steps_from_the_thesis() -> None:
    assert keys(of(depth=0)) == {"t", "n"}
    assert keys(of(depth=1)) == {"t", "n", "a", "b", "c", "p"}
    # An undercut is one below the step that it attacks.
    assert keys(of(depth=2)) == {"t", "n", "a", "b", "c", "p", "e", "w", "o", "open"}
    assert keys(of(depth=3)) == {claim.key for claim in sketch(CASE).claims} - {"v", "deep"}
    assert of(depth=9).map == sketch(CASE)


def test_a_stub_says_how_many_statements_and_how_many_unanswered() -> None:
    assert of(depth=0).stubs == {"t": Stub(12, 1)}
    part = of(depth=1)
    assert part.stubs == {"a": Stub(7, 0), "c": Stub(1, 1)}
    assert part.left_out == 8
    assert of(depth=3).stubs == {"a": Stub(1, 0), "r": Stub(1, 0)}
    assert Stub(1, 0).words == "+ 1 statement"
    assert Stub(1200, 2).words == "+ 1,200 statements, 2 unanswered"


def test_a_focus_has_all_below_it_and_its_way_up() -> None:
    assert keys(of(focus="o")) == {"o", "r", "deep", "a", "t"}
    assert keys(of(focus="o", up=0, down=1)) == {"o", "r"}
    assert keys(of(focus="o", up=1, down=0)) == {"o", "a"}
    # From an undercut the way goes over the step: its premises, and what they bear on.
    assert keys(of(focus="u")) == {"u", "v", "e", "w", "a", "t"}
    # What is linked stays together.
    assert keys(of(focus="open")) == {"open", "c", "b", "t"}
    assert of(focus="o").stubs == {"t": Stub(4, 1), "a": Stub(4, 0)}
    assert of(focus="o", up=0).left_out == 11


def test_only_some_kinds_with_their_way_to_the_thesis() -> None:
    assert keys(of(only=kinds(ClaimKind.REBUTTAL))) == {"t", "a", "o", "r"}
    assert keys(of(only=kinds(ClaimKind.UNDERCUT))) == {"t", "a", "e", "w", "u", "v"}


def test_without_some_kinds_and_what_is_below_them() -> None:
    part = of(without=kinds(ClaimKind.OBJECTION))
    assert keys(part) == {"t", "a", "e", "w", "u", "v", "b", "c", "n"}
    assert part.stubs == {"a": Stub(3, 0), "t": Stub(1, 0), "c": Stub(1, 1)}


def test_a_step_can_do_without_its_warrant_but_not_without_what_is_linked() -> None:
    part = of(without=kinds(ClaimKind.WARRANT))
    (step,) = (step for step in part.map.steps if step.premises[0] == "e")
    assert (step.premises, step.warrants) == (("e",), ())
    # The undercut of it stays where it was.
    assert any(one.target == step.key for one in part.map.steps)
    tagged = sketch(CASE)
    claims = tuple(
        Claim(c.key, c.id, c.kind, c.text, tags=("x",)) if c.key == "b" else c
        for c in tagged.claims
    )
    tagged = ArgumentMap(claims=claims, steps=tagged.steps)
    part = extract(tagged, Selection(without=Filter(tags=frozenset({"x"}))))
    # Its other use keeps the second of the two; the step of both is gone.
    assert {"b", "open"} - keys(part) == {"b"}
    assert {step.target for step in part.map.steps if "c" in step.premises} == {"p"}


def test_what_is_used_elsewhere_stays() -> None:
    argument = sketch(
        "thesis t: T.\n  objection o: O.\n    premise s: S.\n  premise p: P.\n    premise s"
    )
    part = extract(argument, Selection(without=kinds(ClaimKind.OBJECTION)))
    assert keys(part) == {"t", "p", "s"}
    assert part.stubs == {"t": Stub(1, 1)}


def test_only_a_claim_of_the_map_can_be_in_focus() -> None:
    with pytest.raises(ValueError, match="no claim to focus on has the key 'x'"):
        of(focus="x")


SELECTIONS = st.builds(
    Selection,
    focus=st.sampled_from([None, "c0"]),
    up=st.sampled_from([None, 0, 1, 2]),
    down=st.sampled_from([None, 0, 1, 2]),
    depth=st.sampled_from([None, 0, 1, 2]),
    only=st.builds(Filter, st.frozensets(st.sampled_from(ClaimKind), max_size=2)),
    without=st.builds(Filter, st.frozensets(st.sampled_from(ClaimKind), max_size=2)),
)


@given(any_maps(), SELECTIONS)
def test_a_part_of_any_map_is_a_map(argument: ArgumentMap, selection: Selection) -> None:
    part = extract(argument, selection)
    kept = keys(part)
    steps = {step.key for step in part.map.steps}
    for step in part.map.steps:
        assert step.premises
        assert kept.issuperset(step.premises)
        assert step.target in kept | steps
    assert part.left_out == len(argument.claims) - len(kept)
    assert sum(stub.statements for stub in part.stubs.values()) <= part.left_out
    assert kept.issuperset(part.stubs)
    assert [c for c in argument.claims if c.key in kept] == list(part.map.claims)
    if not selection:
        assert kept == set(argument.claim_by_key)


def test_a_map_of_any_depth_is_folded_at_once() -> None:
    count = 50_000
    claims = [Claim("c0", "c0", ClaimKind.THESIS, "T.")]
    claims += [Claim(f"c{n}", None, ClaimKind.PREMISE, "P.") for n in range(1, count)]
    steps = tuple(Step(f"s{n}", StepKind.SUPPORT, (f"c{n}",), f"c{n - 1}") for n in range(1, count))
    part = extract(ArgumentMap(claims=tuple(claims), steps=steps), Selection(depth=3))
    assert part.stubs == {"c3": Stub(count - 4, 0)}


def test_the_picture_tells_what_is_left_out() -> None:
    svg = render(sketch(CASE), "svg", selection=Selection(depth=1)).content
    root = parse(svg)
    boxes = {group.get("id"): group for group in groups(root, "statement")}
    assert lines(boxes["claim-a"], "stub") == ["+ 7 statements"]
    assert lines(boxes["claim-c"], "stub") == ["+ 1 statement, 1 unanswered"]
    assert (boxes["claim-a"].get("aria-label") or "").endswith("+ 7 statements")
    assert sum(one.get("class") == "stack" for one in root.iter()) == 2
    description = root.find(f"{NAMESPACE}desc")
    assert description is not None
    assert "8 statements left out." in (description.text or "")
    assert b"+ 7 statements" in render(sketch(CASE), "dot", selection=Selection(depth=1)).content
    assert b"stub" not in render(sketch(CASE), "svg").content


def test_what_is_left_out_is_not_highlighted() -> None:
    part = render(
        sketch(CASE), "svg", selection=Selection(depth=1), highlight=("a", "deep")
    ).content.decode()
    assert part.count(' lit"') == 2  # one is the sample in the legend
    with pytest.raises(ValueError, match="has the key 'nobody'"):
        render(sketch(CASE), "svg", selection=Selection(depth=1), highlight=("nobody",))


def test_a_page_has_every_claim() -> None:
    with pytest.raises(ValueError, match="an HTML page has every claim"):
        render(maps.city(), "html", selection=Selection(depth=1))
