"""Following a change comes to what evaluating the whole map anew comes to."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.evaluation.relabelling import Relabelling, Wave
from argmap.evaluation.verdict import Verdict
from argmap.model import ArgumentMap, StepKind

from .maps import small_maps
from .test_labelling import chain, falling_loops, hub, ring


def check(argument_map: ArgumentMap, deny: set[str], grant: set[str], forced: set[str]) -> None:
    before = argmap.evaluate(argument_map, deny=deny, grant=grant)
    findings = before._findings
    base = [ground is not None for ground in findings.grounds]
    relabelling = Relabelling(findings.network, base, findings.forced, findings.verdicts)
    # Twice: nothing of the first wave may stay behind.
    for value in (False, True, False):
        wave = Wave(relabelling, {findings.network.index[key]: value for key in forced})
        after = argmap.evaluate(
            argument_map,
            deny=deny if value else {*deny, *forced},
            grant={*grant, *forced} if value else grant,
        )
        expected = {
            key: verdict
            for key, verdict in after.verdicts.items()
            if verdict is not before.verdicts[key]
        }
        found = {findings.network.keys[point]: new for point, new in wave.finish().items()}
        assert found == expected


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_every_change_of_random_maps(data: st.DataObject) -> None:
    argument_map = data.draw(small_maps(6, 10))
    keys = [*argument_map.claim_by_key, *argument_map.step_by_key]
    some = st.sets(st.sampled_from(keys), max_size=2)
    deny, grant, forced = (data.draw(some) for _ in range(3))
    grant -= deny
    check(argument_map, deny, grant, forced - deny - grant)


def test_circles() -> None:
    for kind in (StepKind.SUPPORT, StepKind.ATTACK):
        for size in (2, 3, 10):
            check(ring(size, kind), set(), set(), {"c1"})
    check(falling_loops(30), set(), set(), {"p3"})


def test_little_is_looked_at() -> None:
    for argument_map in (hub(2_000), chain(2_000, StepKind.ATTACK)):
        findings = argmap.evaluate(argument_map)._findings
        base = [ground is not None for ground in findings.grounds]
        relabelling = Relabelling(findings.network, base, {}, findings.verdicts)
        wave = Wave(relabelling, {findings.network.index["c3"]: False})
        assert wave.finish()[3] is Verdict.REBUTTED
        assert wave.work < 10
