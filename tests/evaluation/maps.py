"""Maps for tests: from the small form of the case files, and random ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from argmap.model import ArgumentMap, Claim, ClaimKind, ClaimStatus, Step, StepKind

DATA = Path(__file__).parent / "data"
KINDS = {"sup": StepKind.SUPPORT, "obj": StepKind.ATTACK, "und": StepKind.UNDERCUT}
STATUS = {True: ClaimStatus.GIVEN, False: ClaimStatus.OPEN, None: None}


def cases(name: str) -> dict[str, Any]:
    """Read a file of cases."""
    data: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return data


def map_of(data: dict[str, Any]) -> ArgumentMap:
    """Make a map of claims (with a ``base``, or not) and edges (``kind``, ``src``, ``dst``)."""
    return ArgumentMap(
        claims=tuple(
            claim(key, STATUS[fields.get("base")]) for key, fields in data["claims"].items()
        ),
        steps=tuple(
            Step(key, KINDS[edge["kind"]], tuple(edge["src"]), edge["dst"])
            for key, edge in data["edges"].items()
        ),
    )


def claim(key: str, status: ClaimStatus | None = None) -> Claim:
    return Claim(key=key, id=key, kind=ClaimKind.CLAIM, text=f"{key}.", status=status)


@st.composite
def small_maps(draw: st.DrawFn, most_claims: int = 5, most_steps: int = 7) -> ArgumentMap:
    """Draw maps of every shape: cycles, linked premises, undercuts of undercuts."""
    keys = [f"c{number}" for number in range(draw(st.integers(1, most_claims)))]
    claims = [claim(key, draw(st.sampled_from([None, None, None, *ClaimStatus]))) for key in keys]
    steps: list[Step] = []
    for number in range(draw(st.integers(0, most_steps))):
        kinds = [StepKind.SUPPORT, StepKind.ATTACK, *([StepKind.UNDERCUT] if steps else [])]
        kind = draw(st.sampled_from(kinds))
        premises = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True))
        targets = [step.key for step in steps] if kind is StepKind.UNDERCUT else keys
        target = draw(st.sampled_from(targets))
        steps.append(Step(f"s{number}", kind, tuple(premises), target))
    return ArgumentMap(claims=tuple(claims), steps=tuple(steps))
