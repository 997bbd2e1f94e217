"""Fixing maps of any shape: no fix is wrong, it comes to an end, and safe fixes keep the map."""

from __future__ import annotations

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap.checking.configuration import Configurations
from argmap.checking.configuration.model import Flags
from argmap.cli.files import Found
from argmap.cli.fixer import Fixer
from argmap.cli.tasks import Task, run_task
from argmap.model import ArgumentMap

WORDS = ("premise", "objection", "objection", "rebuttal", "evidence", "assumption")
TEXTS = ("Trees cool a street", "Trees cool a street in summer", "Trees cool a street, yes", "No")
IGNORES = ("ARG205", "ARG101, ARG302", "ARG302,ARG401 , ARG101", "unused-source", "ARG401, ARG901")
FLAGS = Flags(select=("ARG101,ARG205,ARG302,ARG401,ARG402,ARG901",))
CONFIGURATION = Configurations(FLAGS, isolated=True).of_file(None)


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Draw a text with repeated statements, mentions, unused sources and unused ignores."""
    sources = draw(st.integers(1, 3))
    lines = [f"source s{number}: S{number}" for number in range(sources)]
    ids: list[str] = []
    lines.append("thesis t: T.")
    depth = 0
    for _ in range(draw(st.integers(1, 14))):
        depth = draw(st.integers(0, min(depth + 1, 4)))
        indent = "  " * (depth + 1)
        form = draw(st.integers(0, 9))
        if form == 0:
            lines.append("")
        elif form == 1:
            lines.append(f"{indent}# argmap: ignore[{draw(st.sampled_from(IGNORES))}] -- why")
        elif form == 2 and ids:
            word = draw(st.sampled_from(("premise", "objection")))
            lines.append(f"{indent}{word} {draw(st.sampled_from(ids))}")
            depth = max(0, depth - 1)
        else:
            name = ""
            if form < 6:
                ids.append(f"c{len(ids)}")
                name = f" {ids[-1]}"
            cited = draw(st.integers(0, sources))
            cite = f" [@s{cited}]" if cited < sources else ""
            word, text = draw(st.sampled_from(WORDS)), draw(st.sampled_from(TEXTS))
            lines.append(f"{indent}{word}{name}: {text}.{cite}")
    ending = draw(st.sampled_from(("\n", "\r\n")))
    mark = draw(st.sampled_from(("", "\ufeff")))
    return mark + ending.join(lines) + draw(st.sampled_from(("", ending)))


def fixed(text: str, *, with_unsafe: bool) -> tuple[Fixer, str]:
    task = Task(Found("-"), None, CONFIGURATION, remember=True, content=text.encode())
    fixer = Fixer([task], [run_task(task)], with_unsafe, writing=False)
    left = fixer.run()
    assert fixer.has_ended
    assert not fixer.refused
    count = fixer.count(left)
    assert count.safe == 0
    after = fixer.texts["<stdin>"][1] if fixer.texts else text
    assert (after != text) is bool(count.fixed)
    return fixer, after


def without_kinds(argument: ArgumentMap) -> ArgumentMap:
    kind = argument.claims[0].kind
    return attrs.evolve(
        argument, claims=tuple(attrs.evolve(claim, kind=kind) for claim in argument.claims)
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(maps())
def test_random_maps(text: str) -> None:
    before = argmap.loads(text)
    assume(not before.diagnostics)
    safe = fixed(text, with_unsafe=False)[1]
    after = argmap.loads(safe)
    assert not after.diagnostics
    assert without_kinds(after.map) == without_kinds(before.map)
    assert fixed(safe, with_unsafe=False)[1] == safe
    every = fixed(text, with_unsafe=True)[1]
    assert not argmap.loads(every).diagnostics
    assert fixed(every, with_unsafe=True)[1] == every
    assert every.startswith("\ufeff") is text.startswith("\ufeff")
    assert ("\r" in every) is ("\r\n" in every)
    assert every.count("\r\n") in (0, every.count("\n"))
