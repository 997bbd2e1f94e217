"""Ignore comments: what they are about, and what is said of those that do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from tests.checking.selected import FEW

HEAD = "source s: S\nthesis t: T. [@s]\n  assumption: A.\n"


def check(text: str) -> list[tuple[int, str]]:
    findings = argmap.check(argmap.loads(text), FEW)
    return [(finding.span.line, finding.name) for finding in findings]


def messages(text: str) -> list[str]:
    return [
        f"{finding.message} | {finding.help}" for finding in argmap.check(argmap.loads(text), FEW)
    ]


@pytest.mark.parametrize("name", ["ARG101", "unsupported-premise"])
def test_by_code_and_by_name(name: str) -> None:
    assert check(HEAD + f"  # argmap: ignore[{name}] -- the reason\n  premise: P.\n") == []


@pytest.mark.parametrize(
    "comment",
    [
        "#argmap:ignore[ARG101]",
        "#   argmap:   ignore[ ARG101 ]   --   the reason ]]",
        "# argmap: ignore[ARG101,unsupported-premise]",
        "# argmap: ignore[ARG101] --",
    ],
)
def test_spellings(comment: str) -> None:
    assert check(HEAD + f"  {comment}\n  premise: P.\n") == []


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        ("ARG103", "{}\nthesis u: U."),
        ("ARG101", "  premise: P. [@s]\n  {}\n  and: Q."),
        ("ARG201", "  {}\n  objection c\nclaim c: C. [@s]"),
        ("ARG302", "{}\nsource unused: U"),
        ("ARG301", "  {}\n  evidence: E,\n      on two lines."),
    ],
    ids=["statement", "and", "mention", "source", "wrapped"],
)
def test_above_each_kind_of_line(rule: str, lines: str) -> None:
    assert check(HEAD + lines.format("# nothing") + "\n") != []
    assert check(HEAD + lines.format(f"# argmap: ignore[{rule}]") + "\n") == []


def test_above_a_field_it_is_about_the_field() -> None:
    text = HEAD + "  premise: P.\n    # argmap: ignore[ARG101]\n    note: N\n"
    assert check(text) == [(4, "unsupported-premise"), (5, "unused-ignore")]


def test_several_rules_and_several_comments() -> None:
    objection = "  objection: O.\n"
    both = [(4, "unsupported-objection"), (4, "unanswered-objection")]
    assert check(HEAD + objection) == both
    assert check(HEAD + "  # argmap: ignore[ARG102, ARG201] -- x\n" + objection) == []
    stacked = "  # argmap: ignore[ARG102]\n  # argmap: ignore[ARG201]\n"
    assert check(HEAD + stacked + objection) == []


def test_only_the_rule_that_is_named_is_ignored() -> None:
    text = HEAD + "  # argmap: ignore[ARG102]\n  objection: O.\n"
    assert check(text) == [(5, "unanswered-objection")]


def test_it_is_about_the_line_below_and_not_what_is_nested_there() -> None:
    text = HEAD + "  # argmap: ignore[ARG101]\n  premise: P.\n    premise: Q.\n"
    assert check(text) == [(4, "unused-ignore"), (6, "unsupported-premise")]


@pytest.mark.parametrize(
    "text",
    [
        "  # argmap: ignore[ARG101]\n\n  premise: P.\n",
        "      # argmap: ignore[ARG101]\n  premise: P.\n",
        "  premise: P.\n  # argmap: ignore[ARG101]\n",
        "  premise: P,\n  # argmap: ignore[ARG101]\n      goes on.\n",
    ],
    ids=["a blank line between", "a deeper comment", "below", "inside of a text"],
)
def test_where_it_does_not_apply(text: str) -> None:
    found = {name for _, name in check(HEAD + text)}
    assert found == {"unsupported-premise", "unused-ignore"}


def test_a_whole_file() -> None:
    premises = "  premise: P.\n    premise: Q.\n"
    comment = "# argmap: ignore-file[ARG101] -- a draft\n"
    assert check(comment + HEAD + premises) == []
    assert check(HEAD + premises + comment) == []
    assert check(HEAD + premises + "      " + comment) == []
    assert check("\ufeff" + comment + HEAD + premises) == []


def test_unused() -> None:
    text = HEAD + "# argmap: ignore-file[ARG301]\n  # argmap: ignore[ARG101]\n  assumption: B.\n"
    assert check(text) == [(4, "unused-ignore"), (5, "unused-ignore")]
    assert "this ignore of ARG301 suppresses nothing" in messages(text)[0]


def test_of_several_names_the_unused_one_is_told() -> None:
    text = HEAD + "  # argmap: ignore[ARG101, ARG301]\n  premise: P.\n"
    assert [message for message in messages(text) if "ARG301 suppresses nothing" in message]
    assert len(messages(text)) == 1


def test_both_the_ignore_of_the_line_and_that_of_the_file_are_used() -> None:
    text = "# argmap: ignore-file[ARG101]\n" + HEAD + "  # argmap: ignore[ARG101]\n  premise: P.\n"
    assert check(text) == []


@pytest.mark.parametrize(
    "comment",
    [
        "# argmap: ignore",
        "# argmap: ignore ARG101",
        "# argmap: ignore[ARG101",
        "# argmap: ignore[ARG101] the reason",
        "# argmap: disable[ARG101]",
        "# argmap : ignore[ARG101]",
        "# argmap:",
    ],
)
def test_malformed(comment: str) -> None:
    text = HEAD + f"  {comment}\n  premise: P.\n"
    findings = argmap.check(argmap.loads(text), FEW)
    assert [finding.name for finding in findings] == ["unused-ignore", "unsupported-premise"]
    assert findings[0].span.text == comment
    assert "not understood" in findings[0].message
    assert "ignore[ARG101]" in str(findings[0].help)


def test_other_comments_are_nobodys_business() -> None:
    assert check(HEAD + "# argmap is a program\n# noqa\n# argmapper: ignore[x]\n") == []


def test_unknown_rule() -> None:
    text = HEAD + "  # argmap: ignore[unsuported-premise]\n  assumption: B.\n"
    assert messages(text) == [
        (
            "no rule is called 'unsuported-premise'; did you mean 'unsupported-premise'? | "
            "write the code or the name of a rule between the brackets"
        )
    ]
    assert "no rule is called ''" in messages(HEAD + "# argmap: ignore[]\n")[0]


@pytest.mark.parametrize("name", ["ARG002", "unknown-word"])
def test_errors_cannot_be_ignored(name: str) -> None:
    text = HEAD + f"  # argmap: ignore[{name}]\n  premis: P.\n"
    assert check(text) == [(4, "unused-ignore"), (5, "unknown-word")]
    assert messages(text)[0].startswith(f"{name} cannot be ignored")


def test_the_span_is_the_comment_in_a_file_that_begins_with_a_mark() -> None:
    text = "\ufeff# argmap: nothing\r\n"
    (finding,) = argmap.check(argmap.loads(text), FEW)
    assert finding.span.text == "# argmap: nothing"
    assert (finding.span.line, finding.span.column) == (1, 1)


def test_included_files_have_their_own(tmp_path: Path) -> None:
    library = tmp_path / "library.arg"
    library.write_text(
        "# argmap: ignore-file[ARG102]\n"
        "claim a: A.\n"
        "  # argmap: ignore[ARG101]\n"
        "  premise: P.\n"
        "  premise: Q.\n"
        "  # argmap: ignore[ARG301] -- unused, but not this file is checked\n"
        "  assumption: B.\n"
    )
    main = tmp_path / "main.arg"
    main.write_text(
        "include: library.arg\n# argmap: ignore-file[ARG101]\nthesis t: T.\n  premise a\n"
        "  premise: R.\n"
    )
    findings = argmap.check(argmap.load(main, name="main.arg"), FEW)
    assert [(str(finding.span), finding.name) for finding in findings] == [
        ("library.arg:5:3", "unsupported-premise")
    ]
