"""What holds for every text, and what for every text without an error."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

import argmap
from argmap.loading.formatting import format_loaded
from argmap.loading.loader import Loaded, load_bytes
from argmap.source import BYTE_ORDER_MARK
from argmap.syntax.tree import Blank, Comment, Field, File, Mention, SourceDeclaration, Statement
from argmap.syntax.vocabulary import ALL_WORDS
from argmap.width import display_width

from .strategies import documents, garbage, mended

many = settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
    print_blob=True,
)


def own_lines(tree: File) -> list[tuple[int, int]]:
    """Give the stretch of lines of every node, in file order."""
    for node in tree.walk():
        if isinstance(node, Field | Statement | SourceDeclaration):
            inside = [(comment.start, comment.end) for _, comment in node.text.comments]
            places = sorted([*inside, *node.text.pieces])
            assert all(node.start <= start <= end <= node.end for start, end in places)
            assert all(one[1] <= two[0] for one, two in pairwise(places))
    return [(node.start, node.end) for node in tree.walk()]


def check_loaded(loaded: Loaded) -> None:
    """Check what must hold whatever the text."""
    for file in loaded.files:
        text = file.source.text
        start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
        for line in own_lines(file.tree):
            assert line[0] == start
            assert line[1] > start
            start = line[1]
        assert start == len(text)
    texts = {id(file.source): file.source.text for file in loaded.files}
    for finding in loaded.diagnostics:
        for span in (finding.span, *(related.span for related in finding.related)):
            assert 0 <= span.start <= span.end <= len(texts[id(span.source)])
            assert span.line >= 1
            assert span.column >= 1
        assert finding.message
        assert not finding.message.endswith(".")
    keys = [claim.key for claim in loaded.map.claims] + [step.key for step in loaded.map.steps]
    assert len(set(keys)) == len(keys)
    known = set(keys)
    for step in loaded.map.steps:
        assert step.target in known
        assert step.premises
        assert set(step.premises) <= known
        assert {*step.warrants, *step.mentioned} <= set(step.premises)


@many
@given(garbage)
def test_no_text_is_refused(text: str) -> None:
    loaded = argmap.loads(text)
    check_loaded(loaded)
    event("errors" if loaded.diagnostics else "no error")
    if not loaded.diagnostics:
        check_formatted(loaded, format_loaded(loaded))


@many
@given(st.binary(max_size=200) | garbage.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_are_refused(content: bytes) -> None:
    check_loaded(load_bytes(content))


@many
@given(mended())
def test_a_spoilt_document_is_read_as_far_as_it_goes(text: str) -> None:
    loaded = argmap.loads(text)
    check_loaded(loaded)
    event("errors" if loaded.diagnostics else "no error")
    if not loaded.diagnostics:
        check_formatted(loaded, format_loaded(loaded))


@many
@given(documents())
def test_documents_without_errors_have_none(text: str) -> None:
    loaded = argmap.loads(text)
    assert [str(finding) for finding in loaded.diagnostics] == []
    check_loaded(loaded)


@many
@given(documents())
def test_formatting_changes_nothing_but_the_form(text: str) -> None:
    loaded = argmap.loads(text)
    check_formatted(loaded, format_loaded(loaded))


def check_formatted(loaded: Loaded, result: str) -> None:
    text = loaded.main.source.text
    again = argmap.loads(result)
    assert again.diagnostics == ()
    assert again.map == loaded.map
    assert format_loaded(again) == result
    assert comments(again.main.tree) == comments(loaded.main.tree)
    assert ignores(again.main.tree) == ignores(loaded.main.tree)

    assert result.startswith(BYTE_ORDER_MARK) == text.startswith(BYTE_ORDER_MARK)
    ending = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    body = result.removeprefix(BYTE_ORDER_MARK)
    assert body == "" or body.endswith(ending)
    lines = body.split(ending)[:-1]
    assert not any("\n" in line or "\r" in line for line in lines)
    assert all(line == line.rstrip() for line in lines)
    assert not any(one == two == "" for one, two in pairwise(lines))
    assert all(not line.startswith("\t") for line in lines)
    assert lines[:1] != [""]
    assert lines[-1:] != [""]
    kept = {" ".join(line.split()) for line in text.split("\n")}
    for line, after in zip(lines, [*lines, ""][1:], strict=True):
        if " ".join(line.split()) not in kept:
            check_width(line, after)


def comments(tree: File) -> Counter[str]:
    found = Counter(node.text for node in tree.walk() if isinstance(node, Comment))
    for node in tree.walk():
        if isinstance(node, Field | Statement | SourceDeclaration):
            found.update(comment.text for _, comment in node.text.comments)
    return found


def ignores(tree: File) -> list[tuple[str, str]]:
    """Give each comment that stands right above a line, with the words of that line."""
    found = []
    for parent in (tree, *tree.walk()):
        above: list[str] = []
        for node in parent.children:
            if isinstance(node, Comment):
                above.append(node.text)
            elif isinstance(node, Blank):
                above = []
            else:
                assert isinstance(node, Field | Mention | Statement | SourceDeclaration)
                if isinstance(node, Mention):
                    words = node.id.value
                else:
                    words = " ".join(node.text.joined(tree.source).split())
                found += [(comment, f"{node.word.value} {words}") for comment in above]
                above = []
    return sorted(found)


def check_width(line: str, after: str) -> None:
    """Check that a line is no longer than it must be.

    Beside comments, mentions and lines broken as the writer broke them, longer lines are those in
    which each word beyond the first, as far as the line's end, could not begin a line: a word of
    the language, one with a colon in or soon after it, a ``#``, white space, or the inside of a
    citation. However deep a statement stands, forty columns are left for its text.
    """
    indent = len(line) - len(line.lstrip(" "))
    limit = max(88, indent + 40)
    if display_width(line) <= limit or line.lstrip().startswith(("#", "\\")):
        return
    head = re.match(r" *(?:[^\W\d_][\w-]*(?:\s+[^\s:]+)?:(?!//))? *[^ ]+", line)
    assert head is not None
    at = line.find(" ", head.end())
    while at != -1 and display_width(line[:at]) <= limit:
        first = line[at + 1 :].split(" ", 1)[0].removeprefix("\\")
        assert (
            first.split()[:1] == []
            or first.split()[0] in ALL_WORDS
            or first[0] == "#"
            or first[0].isspace()
            or line[at - 1].isspace()
            or any(":" in word for word in [*line[at:].split(), *after.split()][:4])
            or line.rfind("[@", 0, at) > line.rfind("]", 0, at)
        ), line
        at = line.find(" ", at + 1)
