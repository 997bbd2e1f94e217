"""Maps as Markdown: a nested list, or prose that a writer can start an essay from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.interchange.arg_outline import Line, Outline, outline_of
from argmap.interchange.arg_words import cited, plain
from argmap.interchange.losses import tell_losses
from argmap.interchange.notices import Notices
from argmap.model import ArgumentMap, Claim, Step, StepKind

_HOLDS = frozenset(
    {
        "title",
        "question",
        "author",
        "date",
        "abstract",
        "sources",
        "locators",
        "assumptions",
        "warrants",
        "linked",
        "undercuts",
        "by",
        "quote",
    }
)
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")
_BEGINS_BLOCK = re.compile(r"\A(?:(?P<number>\d+)(?=[.)])|(?=[-+=]))")
_WORDS = {
    "thesis": "Thesis:",
    "claim": "Claim:",
    "premise": "Because:",
    "evidence": "Evidence:",
    "assumption": "Granted:",
    "objection": "But:",
    "rebuttal": "Yet:",
    "undercut": "But does it follow?",
    "warrant": "It counts because:",
    "and": "and:",
}
_PROSE = {
    "premise": "The reason is this.",
    "evidence": "The evidence:",
    "assumption": "It is taken for granted here that this holds:",
    "objection": "Against this it is said:",
    "rebuttal": "To that the answer is:",
    "undercut": "Against that step it is said:",
    "warrant": "That bears on it because of this:",
}


def write_outline(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write a nested list, each statement with a word that says what it does."""
    lines = list(_head(argument_map, notices))
    outline = outline_of(argument_map, Notices())
    for indent, word, line, _ in _walk(argument_map, outline):
        if indent == 0 and lines and lines[-1]:
            lines.append("")
        words = _sentence(argument_map, line.claim)
        lines.append(f"{'  ' * indent}- **{_WORDS[word]}** {words}")
    lines += _sources(argument_map)
    return "\n".join(lines).lstrip("\n") + "\n"


def write_essay(argument_map: ArgumentMap, notices: Notices) -> str:
    """Write prose: a chapter for each thesis, a section for each of its reasons and objections."""
    lines = list(_head(argument_map, notices))
    outline = outline_of(argument_map, Notices())
    claims = argument_map.claim_by_key
    last: set[str] = set()
    for indent, word, line, step in _walk(argument_map, outline):
        claim = claims[line.claim]
        words = _sentence(argument_map, line.claim)
        if step is not None:
            # What is joined stands in the same sentence, whatever is said about each afterwards.
            joined = [
                key
                for key in outline.premises[step.key][1:]
                if key not in outline.warrants[step.key]
            ]
            words = " And: ".join([words, *(_sentence(argument_map, key) for key in joined)])
        if indent == 0:
            lines += [f"## {_escaped(claim.label or claim.text)}", ""]
        elif word == "and":
            continue
        elif indent == 1 and step is not None:
            side = "For" if step.kind is StepKind.SUPPORT else "Against"
            lines += [f"### {side}: {_escaped(claim.label or claim.text)}", ""]
        else:
            words = f"{_PROSE[word]} {words}"
            about = _about(line, outline)
            if about not in last:
                words = f"As to “{_brief(claims[about])}”. {words}"
        lines += [words, ""]
        last = {line.claim, *(joined if step is not None else ())}
    lines = lines[:-1] if lines and not lines[-1] else lines
    lines += _sources(argument_map)
    return "\n".join(lines).lstrip("\n") + "\n"


def _about(line: Line, outline: Outline) -> str:
    """Give the claim that a line below others is about."""
    step = str(line.step)
    if line.claim in outline.warrants[step]:
        return outline.premises[step][0]
    return outline.hosts[step].claim


def _brief(claim: Claim) -> str:
    text = (claim.label or claim.text).rstrip(".")
    return _escaped(text if len(text) <= 60 else f"{text[:59].rstrip()}…")


def _head(argument_map: ArgumentMap, notices: Notices) -> Iterator[str]:
    tell_losses(argument_map, "Markdown", _HOLDS, notices)
    if argument_map.title:
        yield f"# {_escaped(argument_map.title)}"
        yield ""
    told = [argument_map.author, argument_map.date]
    for text in (argument_map.question, ", ".join(filter(None, told))):
        if text:
            yield f"*{_escaped(text)}*"
            yield ""
    if argument_map.abstract:
        yield _escaped(argument_map.abstract)
        yield ""


def _sources(argument_map: ArgumentMap) -> Iterator[str]:
    if not argument_map.sources:
        return
    yield ""
    yield "## Sources"
    yield ""
    for source in argument_map.sources:
        words = _escaped(source.description)
        if source.date and source.date[:4] not in source.description:
            words += f", {source.date}"
        if source.url:
            words += f", {_escaped(source.url)}"
        yield f"- {_escaped(source.key)}: {words}"


def _walk(
    argument_map: ArgumentMap, outline: Outline
) -> Iterator[tuple[int, str, Line, Step | None]]:
    """Give the lines of the outline with their depth, their word, and the step that they make."""
    below: dict[Line, list[Step]] = {}
    for step in argument_map.steps:
        below.setdefault(outline.hosts[step.key], []).append(step)
    roots = [
        Line(claim.key, None) for claim in argument_map.claims if outline.homes[claim.key] is None
    ]
    stated = set(roots)
    roots += [line for line in below if line.step is None and line not in stated]
    for root in roots:
        word = outline.kinds[root.claim].value if root in stated else "claim"
        top: list[tuple[int, str, Line, Step | None]] = [(0, word, root, None)]
        stack = [iter(top)]
        while stack:
            item = next(stack[-1], None)
            if item is None:
                stack.pop()
                continue
            yield item
            stack.append(iter(_children(argument_map, outline, below, item[0] + 1, item[2])))


def _children(
    argument_map: ArgumentMap,
    outline: Outline,
    below: dict[Line, list[Step]],
    indent: int,
    line: Line,
) -> list[tuple[int, str, Line, Step | None]]:
    found: list[tuple[int, str, Line, Step | None]] = []
    if line.step is not None and outline.premises[line.step][0] == line.claim:
        found += [
            (indent, "warrant", Line(key, line.step), None)
            for key in outline.premises[line.step]
            if key in outline.warrants[line.step]
        ]
    for step in below.get(line, ()):
        word, made = outline.word(step, argument_map), step
        for key in outline.premises[step.key]:
            if key not in outline.warrants[step.key]:
                first = word != "and"
                found.append((indent, word, Line(key, step.key), made if first else None))
                word = "and"
    return found


def _sentence(argument_map: ArgumentMap, key: str) -> str:
    claim: Claim = argument_map.claim_by_key[key]
    parts = [_escaped(claim.text)]
    if claim.quote:
        parts.append(f"“{_escaped(claim.quote)}”")
    if claim.by:
        parts.append(f"({_escaped(claim.by)})")
    # The form in which Pandoc reads citations is that of the language.
    return " ".join([*parts, *filter(None, [cited(claim.citations)])])


def _escaped(text: str) -> str:
    words = _MARKUP.sub(r"\\\g<0>", plain(text))
    return _BEGINS_BLOCK.sub(lambda found: (found["number"] or "") + "\\", words, count=1)
