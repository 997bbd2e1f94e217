"""Dialogues: they show what they say, say each thing once, and take the shortest way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import attrs
import pytest
from hypothesis import given, settings

import argmap
from argmap.components import strongly_connected
from argmap.evaluation import Evaluation, Move, Reason, Verdict, Why
from argmap.model import ArgumentMap, Step, StepKind

from .maps import small_maps
from .test_labelling import chain, ring


@attrs.frozen(eq=False)
class Node:
    move: Move
    below: list[Node] = attrs.Factory(list)


def tree(why: Why) -> Node:
    root = Node(why.moves[0])
    path = [root]
    for move in why.moves[1:]:
        assert 1 <= move.depth <= len(path)
        node = Node(move)
        del path[move.depth :]
        path[-1].below.append(node)
        path.append(node)
    return root


def nodes(root: Node) -> Iterator[Node]:
    yield root
    for node in root.below:
        yield from nodes(node)


@attrs.frozen
class Reader:
    """Follows a dialogue and says what is missing from it."""

    evaluation: Evaluation

    def into(self, key: str, *kinds: StepKind) -> list[Step]:
        return [s for s in self.evaluation.map.steps_into.get(key, []) if s.kind in kinds]

    def hits(self, key: str) -> list[Step]:
        return self.into(key, StepKind.ATTACK, StepKind.UNDERCUT)

    def shows(self, node: Node) -> bool:
        """Say whether what stands below a move shows it."""
        move, below = node.move, node.below
        assert move.verdict is self.evaluation.verdict(move.key)
        if move.again:
            return all(self.step_of(one) is not None for one in below)
        if move.key in self.evaluation.map.step_by_key:
            return self.shows_step(self.evaluation.map.step_by_key[move.key], below)
        if move.verdict is Verdict.STANDS:
            held = move.reason is not Reason.SUPPORTED or any(
                self.shows_step(step, below)
                for step in self.into(move.key, StepKind.SUPPORT)
                if self.evaluation.verdict(step.key) is Verdict.STANDS
            )
            return held and all(self.shows_step(hit, below) for hit in self.hits(move.key))
        bare = (Reason.NO_REASON, Reason.REASONS_FAIL, Reason.CIRCULAR)
        if move.verdict is Verdict.REBUTTED and move.reason not in bare:
            return any(
                self.evaluation.verdict(hit.key) is Verdict.STANDS and self.shows_step(hit, below)
                for hit in self.hits(move.key)
            )
        supports = self.into(move.key, StepKind.SUPPORT)
        if move.verdict is not Verdict.OPEN:
            assert (move.reason is Reason.NO_REASON) is (not supports)
            return all(self.shows_step(step, below) for step in supports)
        return any(
            self.evaluation.verdict(step.key) is Verdict.OPEN and self.shows_step(step, below)
            for step in (self.hits(move.key) if move.reason is Reason.ATTACK_OPEN else supports)
        )

    def step_of(self, node: Node) -> Step | None:
        return None if node.move.step is None else self.evaluation.map.step_by_key[node.move.step]

    def shows_step(self, step: Step, below: list[Node]) -> bool:
        """Say whether moves show the verdict of a step."""
        verdict = self.evaluation.verdict(step.key)
        if any(one.move.key == step.key for one in below):
            return True
        premises = {
            one.move.key: one
            for one in below
            if one.move.step == step.key or step.key == self.about(below)
        }
        if verdict is Verdict.STANDS:
            if not set(step.premises) <= premises.keys():
                return False
            said = [*premises[step.premises[0]].below, *below]
            return all(self.shows_step(hit, said) for hit in self.hits(step.key))
        if verdict is Verdict.UNSUPPORTED:
            return any(premises[key].move.verdict.falls for key in step.premises if key in premises)
        if any(premises[key].move.verdict.falls for key in step.premises if key in premises):
            return True
        wanted = Verdict.STANDS if verdict is Verdict.REBUTTED else Verdict.OPEN
        return any(
            self.evaluation.verdict(hit.key) is wanted and self.shows_step(hit, below)
            for hit in self.hits(step.key)
        ) or (
            verdict is Verdict.OPEN
            and any(
                premises[key].move.verdict is Verdict.OPEN
                for key in step.premises
                if key in premises
            )
        )

    def about(self, below: list[Node]) -> str | None:
        return next((one.move.step for one in below), None)


def goes_round(why: Why, steps: Mapping[str, Step], circular: frozenset[str]) -> bool:
    """Say whether something is shown by way of itself that is neither open nor circular."""
    below: dict[str, list[str]] = {}
    sound = set()
    for node in nodes(tree(why)):
        below.setdefault(node.move.key, []).extend(
            one.move.key
            for one in node.below
            # An undercut of a step is told below its first premise, and is not about that.
            if one.move.step is not None
            and node.move.key in (one.move.step, steps[one.move.step].target)
        )
        if node.move.verdict is not Verdict.OPEN and node.move.key not in circular:
            sound.add(node.move.key)
    return any(
        len(component) > 1 and sound.intersection(component)
        for component in strongly_connected(below)
    )


def test_what_is_rebutted_in_a_circle_is_shown_by_what_it_lacks() -> None:
    text = """\
thesis t: T.
  objection a: A.
    premise b: B.
      objection c: C.
        status: open
        rebuttal b
"""
    assert words(text, "t") == [
        "t rebutted attacked",
        "  a stands supported",
        "    b stands presumed",
        "      c rebutted no-reason",
    ]


@settings(max_examples=300, deadline=None)
@given(small_maps())
def test_every_dialogue_shows_its_verdict(argument_map: ArgumentMap) -> None:
    evaluation = argmap.evaluate(argument_map)
    reader = Reader(evaluation)
    circular = frozenset[str]().union(*evaluation.circles)
    for key, verdict in evaluation.verdicts.items():
        why = evaluation.why(key)
        assert (why.key, why.verdict) == (key, verdict)
        assert why.moves[0].key == key
        said = [move.key for move in why.moves if not move.again]
        assert len(said) == len(set(said)), "each point is said once"
        seen = set()
        for move in why.moves:
            assert move.again is (move.key in seen)
            seen.add(move.key)
        for node in nodes(tree(why)):
            assert reader.shows(node), node.move
        assert not goes_round(why, argument_map.step_by_key, circular), (
            "what is not circular is not shown by itself"
        )


def words(text: str, key: str) -> list[str]:
    loaded = argmap.loads(text)
    return [
        f"{'  ' * move.depth}{move.claim}{'*' if move.key != move.claim else ''} "
        f"{move.verdict.value} {move.reason.value}{' again' if move.again else ''}"
        for move in argmap.evaluate(loaded.map).why(key).moves
    ]


def test_the_shortest_reason_is_given() -> None:
    text = """\
thesis t: T.
  premise long: L.
    premise under: U.
  premise short: S.
  premise fallen: F.
    status: open
"""
    assert words(text, "t") == ["t stands supported", "  short stands presumed"]


def test_of_an_attack_the_working_one_and_why_each_answer_fails() -> None:
    text = """\
thesis t: T.
  objection weak: W.
    status: open
  objection strong: S.
    rebuttal r: R.
      rebuttal q: Q.
    undercut u: U.
      rebuttal v: V.
"""
    assert words(text, "t") == [
        "t rebutted attacked",
        "  strong stands presumed",
        "    r rebutted attacked",
        "      q stands presumed",
        "    u rebutted attacked",
        "      v stands presumed",
    ]


def test_of_a_claim_without_support_the_link_that_fails() -> None:
    text = """\
thesis t: T.
  premise a: A.
  and b: B.
    objection o: O.
  premise c: C.
    undercut u: U.
"""
    assert words(text, "t") == [
        "t unsupported reasons-fail",
        "  b rebutted attacked",
        "    o stands presumed",
        "  c* rebutted undercut",
        "    u stands presumed",
    ]


def test_circular_support() -> None:
    text = "claim a: A.\n  premise b: B.\n    premise a\n"
    assert words(text, "a") == [
        "a unsupported circular",
        "  b unsupported circular",
        "    a unsupported circular again",
    ]


def test_what_rests_on_a_circle_is_not_circular_itself() -> None:
    text = "thesis t: T.\n  premise a: A.\n    premise b: B.\n      premise a\n"
    assert words(text, "t") == [
        "t unsupported reasons-fail",
        "  a unsupported circular",
        "    b unsupported circular",
        "      a unsupported circular again",
    ]
    evaluation = argmap.evaluate(argmap.loads(text).map)
    (circle,) = evaluation.circles
    assert circle & {"t", "a", "b"} == {"a", "b"}


def test_an_open_point_is_traced_once_around_the_nearest_circle() -> None:
    text = """\
thesis t: T.
  objection far: F.
    objection x: X.
      objection y: Y.
        objection z: Z.
          objection x
  objection near: N.
    objection m: M.
      objection near
"""
    assert words(text, "t") == [
        "t open attack-open",
        "  near open attack-open",
        "    m open attack-open",
        "      near open attack-open again",
    ]


def test_what_is_used_twice_is_said_once() -> None:
    text = """\
thesis t: T.
  premise a: A.
    premise shared: S.
      premise under: U.
  and b: B.
    premise shared
"""
    assert words(text, "t") == [
        "t stands supported",
        "  a stands supported",
        "    shared stands supported",
        "      under stands presumed",
        "  b stands supported",
        "    shared stands supported again",
    ]


def test_an_undercut_of_a_step_that_leads_with_something_said_before() -> None:
    text = """\
thesis t: T.
  premise a: A.
    premise shared: S.
  and b: B.
    premise shared
      undercut u: U.
        objection o: O.
"""
    assert words(text, "t")[-4:] == [
        "  b stands supported",
        "    shared stands presumed again",
        "      u rebutted attacked",
        "        o stands presumed",
    ]


@pytest.mark.parametrize("denied", [True, False])
def test_what_was_asked_is_told_as_such(denied: bool) -> None:
    argument_map = argmap.loads("thesis t: T.\n  premise a: A.\n    objection o: O.\n").map
    if denied:
        evaluation = argmap.evaluate(argument_map, deny=["a"])
    else:
        evaluation = argmap.evaluate(argument_map, grant=["a"])
    assert [(move.key, move.reason) for move in evaluation.why("a").moves] == [
        ("a", Reason.DENIED if denied else Reason.GRANTED)
    ]


def test_of_a_step() -> None:
    argument_map = argmap.loads(
        "thesis t: T.\n  premise a: A.\n    undercut u: U.\n  and b: B.\n  premise c: C.\n"
    ).map
    broken, working = (step for step in argument_map.steps if step.kind is StepKind.SUPPORT)
    evaluation = argmap.evaluate(argument_map)
    for step, below in ((broken, "u"), (working, "c")):
        moves = evaluation.why(step.key).moves
        assert [(move.depth, move.key) for move in moves] == [(0, step.key), (1, below)]


def test_a_reason_that_is_shared_from_level_to_level_needs_no_longer() -> None:
    # Said again and again, the dialogue would have 2 to the power of 300 moves.
    text = "claim c0: C.\n"
    for level in range(1, 300):
        text += f"claim c{level}: C.\n  premise c{level - 1}\n  and x{level}: X.\n"
        text += f"    premise c{level - 1}\n"
    loaded = argmap.loads(text)
    assert not loaded.diagnostics
    assert len(argmap.evaluate(loaded.map).why("c299").moves) == 1 + 299 * 3


@pytest.mark.parametrize("make", [chain, ring])
@pytest.mark.parametrize("kind", [StepKind.SUPPORT, StepKind.ATTACK])
def test_deep(make: Callable[[int, StepKind], ArgumentMap], kind: StepKind) -> None:
    why = argmap.evaluate(make(10_000, kind)).why("c0")
    assert len(why.moves) == (10_000 if make is chain else 10_001)
    assert why.moves[-1].depth == len(why.moves) - 1
