"""The fixes of unused ignores: what is deleted, and what is left."""

from __future__ import annotations

import pytest

import argmap
from argmap.checking.fixing import apply_fixes
from tests.checking.selected import FEW

TOP = "thesis t: T.\n"
END = "  assumption: A.\n"
NAMED = "  # argmap: ignore[{}] -- why\n"


def fixed(text: str) -> str:
    """Apply the fixes of unused ignores until there are none."""
    while True:
        loaded = argmap.loads(text)
        findings = [one for one in argmap.check(loaded, FEW) if one.name == "unused-ignore"]
        fixes = [one.fix for one in findings if one.fix is not None]
        assert all(fix.safe for fix in fixes)
        after, done = apply_fixes(text, fixes)
        assert bool(done) == bool(fixes)
        if not done:
            return text
        assert argmap.loads(after).map == loaded.map
        text = after


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ("ARG101, ARG302", "ARG101"),
        ("ARG302, ARG101", "ARG101"),
        ("ARG302,ARG101,ARG301", "ARG101"),
        (" ARG302 , ARG101 , ARG301 , ARG102 ", " ARG101 "),
        ("ARG302, ARG302, ARG101", "ARG101"),
        ("ARG101, ARG1O1, ARG302", "ARG101, ARG1O1"),
        ("unused-source, unsupported-premise", "unsupported-premise"),
    ],
)
def test_one_name_of_several(names: str, left: str) -> None:
    premise = "  premise: P.\n"
    assert fixed(TOP + NAMED.format(names) + premise) == TOP + NAMED.format(left) + premise


@pytest.mark.parametrize("names", ["ARG101", "ARG101, ARG302", " ARG101 ,unused-source", "ARG101,"])
def test_the_whole_comment(names: str) -> None:
    comment = NAMED.format(names)
    if names.endswith(","):
        # What is empty between the brackets is no rule; the comment stays to be mended.
        assert "ARG101" not in fixed(TOP + comment + END)
    else:
        assert fixed(TOP + comment + END) == TOP + END


C = NAMED.format("ARG101")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TOP + C + END, TOP + END),
        (TOP + "\n" + C + END, TOP + "\n" + END),
        (TOP + C + "\n" + END, TOP + "\n" + END),
        (TOP + "\n" + C + "\n" + END, TOP + "\n" + END),
        (TOP + "\n" + C + C + "\n" + END, TOP + "\n" + END),
        (TOP + "\n" + C + "  # mine\n" + C + "\n" + END, TOP + "\n  # mine\n\n" + END),
        (C + "\n" + TOP + END, TOP + END),
        (C + TOP + END, TOP + END),
        (TOP + END + C, TOP + END),
        (TOP + END + "\n" + C, TOP + END),
        (TOP + END + "\n" + C + C, TOP + END),
        (TOP + END + "\n" + C.rstrip("\n"), TOP + END),
        ("\ufeff" + C + "\n" + TOP + END, "\ufeff" + TOP + END),
        ("\ufeff" + C.lstrip() + TOP + END, "\ufeff" + TOP + END),
        (TOP + "  premise: P,\n" + C + "      goes on.\n" + "    assumption: A.\n",
         TOP + "  premise: P,\n      goes on.\n    assumption: A.\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_no_blank_line_is_left_over(before: str, after: str, ending: str) -> None:
    assert fixed(before.replace("\n", ending)) == after.replace("\n", ending)


def test_what_is_not_understood_has_no_fix() -> None:
    text = TOP + "  # argmap: ignore ARG101\n  # argmap: ignore[ARG009, ARG1O1]\n" + END
    assert fixed(text) == text
