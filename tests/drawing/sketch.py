"""Maps from a few lines: ``KIND [ID] TEXT``, indented below what they bear on."""

from __future__ import annotations

import re

from argmap.model.kinds import ClaimKind, ClaimStatus, StepKind
from argmap.model.map import ArgumentMap, Citation, Claim, Source, Step

_CITATION = re.compile(r"\s*\[@([^\],]+)(?:, ([^\]]*))?\]")
_WORDS = {kind.value: kind for kind in ClaimKind}


def sketch(text: str, *, title: str | None = None, question: str | None = None) -> ArgumentMap:
    """Build a map from an outline like that of the language, without the language's parser.

    A line is ``word id: text``, ``word: text`` or, for a mention, ``word id``. ``by X``,
    ``given`` and ``open`` after ``|`` are fields.
    """
    claims: list[Claim] = []
    steps: list[Step] = []
    spots: list[tuple[int, str, str | None]] = []  # indent, claim, step to its parent
    for number, line in enumerate(text.splitlines()):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        head, colon, words = line.strip().partition(":")
        word, _, name = head.partition(" ")
        while spots and spots[-1][0] > indent:
            spots.pop()
        last = spots.pop() if spots and spots[-1][0] == indent else None
        parent = spots[-1] if spots else None
        identity = name.strip() or None
        key = identity or f"~{number}"
        if colon:
            words, _, fields = words.partition("|")
            citations = tuple(Citation(k, loc or None) for k, loc in _CITATION.findall(words))
            joined = word == "and"
            before = next((c for c in claims if last is not None and c.key == last[1]), None)
            kind = _WORDS[word] if not joined else (before.kind if before else ClaimKind.PREMISE)
            if joined and kind in (ClaimKind.EVIDENCE, ClaimKind.ASSUMPTION):
                kind = ClaimKind.PREMISE
            fields = fields.strip()
            claims.append(
                Claim(
                    key,
                    identity,
                    kind,
                    _CITATION.sub("", words).strip(),
                    by=fields[3:] if fields.startswith("by ") else None,
                    status=ClaimStatus(fields) if fields in ("given", "open") else None,
                    citations=citations,
                    joined=joined,
                )
            )
        step = _step_of(steps, word, key, parent, last, mention=not colon)
        spots.append((indent, key, step))
    sources = tuple(
        Source(k, k) for k in dict.fromkeys(one.key for c in claims for one in c.citations)
    )
    return ArgumentMap(
        title=title, question=question, claims=tuple(claims), steps=tuple(steps), sources=sources
    )


def _step_of(
    steps: list[Step],
    word: str,
    key: str,
    parent: tuple[int, str, str | None] | None,
    last: tuple[int, str, str | None] | None,
    *,
    mention: bool,
) -> str | None:
    if parent is None:
        return None
    if word in ("and", "warrant"):
        wanted = last[2] if word == "and" and last is not None else parent[2]
        for number, step in enumerate(steps):
            if step.key == wanted:
                steps[number] = Step(
                    step.key,
                    step.kind,
                    (*step.premises, key),
                    step.target,
                    warrants=(*step.warrants, key) if word == "warrant" else step.warrants,
                    mentioned=step.mentioned,
                )
                return step.key
        raise AssertionError(f"{word} after nothing")
    kind = {
        "objection": StepKind.ATTACK,
        "rebuttal": StepKind.ATTACK,
        "undercut": StepKind.UNDERCUT,
    }.get(word, StepKind.SUPPORT)
    target = parent[2] if kind is StepKind.UNDERCUT else parent[1]
    assert target is not None
    name = f"{key} > {target}"
    steps.append(Step(name, kind, (key,), target, mentioned=(key,) if mention else ()))
    return name
