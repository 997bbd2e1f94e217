"""What a page knows of a map, as data for its script. Texts go in as they are; see `dump`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import attrs

from argmap.diagnostic import Diagnostic
from argmap.drawing.page.dialogues import dialogues
from argmap.drawing.page.listing import word_of
from argmap.drawing.page.tree import Row
from argmap.drawing.plan import Plan, element_id
from argmap.drawing.scene import Scene
from argmap.drawing.signs import class_of
from argmap.evaluation import Evaluation, Verdict, Why
from argmap.evaluation.words import because, words_of
from argmap.model.kinds import StepKind
from argmap.model.map import Claim, Source, Step
from argmap.model.roles import Roles

# Moves of a dialogue that the page shows; the rest is told by `argmap why`.
_MOST_MOVES = 80
_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_LINKS = frozenset({"http", "https"})

Data = dict[str, Any]


def dump(data: Data) -> str:
    """Write data as JSON that is text and nothing else inside an HTML ``script`` element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def content_of(
    plan: Plan,
    scene: Scene,
    rows: Sequence[Row],
    evaluation: Evaluation,
    findings: Mapping[str, Sequence[Diagnostic]],
) -> Data:
    """Collect what the page tells.

    Args:
        plan: What is drawn.
        scene: Where it is drawn.
        rows: The outline.
        evaluation: What stands of the map.
        findings: What the checker found, by the key of the claim; under the empty key what is
            about none.
    """
    argument = plan.map
    writer = _Writer(
        plan,
        evaluation,
        Roles(argument),
        {claim.key: number for number, claim in enumerate(argument.claims)},
        {step.key: number for number, step in enumerate(plan.steps)},
        {source.key: number for number, source in enumerate(argument.sources)},
    )
    columns = {box.claim.key: box.column for box in scene.boxes}
    columns.update({arc.step.key: arc.column for arc in scene.arcs})
    homes = {row.claim.key: row for row in rows if not row.is_mention}
    told = dialogues(evaluation)
    claims = []
    for claim in argument.claims:
        data = writer.claim(claim, homes[claim.key], told.get(claim.key))
        data["column"] = columns.get(claim.key, 0)
        data["findings"] = [_finding(one) for one in findings.get(claim.key, ())]
        claims.append(_without_empty(data))
    steps = []
    for step in plan.steps:
        data = writer.step(step)
        data["column"] = columns.get(step.key, 0)
        steps.append(_without_empty(data))
    return {
        "about": _without_empty(
            {
                "title": argument.title,
                "question": argument.question,
                "author": argument.author,
                "date": argument.date,
                "abstract": argument.abstract,
                "burden": evaluation.burden.value,
                "findings": [_finding(one) for one in findings.get("", ())],
            }
        ),
        "claims": claims,
        "steps": steps,
        "sources": [_without_empty(writer.source(source)) for source in argument.sources],
        "signs": [
            writer.step_numbers[arc.step.key]
            for arc in scene.arcs
            if plan.verdicts.get(arc.step.key, Verdict.STANDS) is not Verdict.STANDS
        ],
        "halos": _halos(plan, scene, writer),
    }


def _halos(plan: Plan, scene: Scene, writer: _Writer) -> list[list[int]]:
    """Tell whose each halo is, in the order in which they are drawn: a claim's, a step's."""
    found = [
        [-1, writer.step_numbers[arc.step.key], number]
        for arc in scene.arcs
        if plan.is_lit(arc.step.key)
        for number in range(len(arc.lines))
    ]
    found += [
        [writer.claim_numbers[box.claim.key], -1, 0]
        for box in scene.boxes
        if plan.is_lit(box.claim.key)
    ]
    return found


@attrs.frozen
class _Writer:
    """Writes parts of the map, which name each other by their numbers."""

    plan: Plan
    evaluation: Evaluation
    roles: Roles
    claim_numbers: Mapping[str, int]
    step_numbers: Mapping[str, int]
    source_numbers: Mapping[str, int]

    def claim(self, claim: Claim, home: Row, why: Why | None) -> Data:
        """Write a claim; its ``parent`` is the claim below which it stands in the outline."""
        marks = self.plan.labels[claim.key].marks
        data: Data = {
            "id": element_id("claim", claim.key),
            "name": claim.id,
            "kind": claim.kind.value,
            "word": word_of(home, self.roles),
            "text": claim.text,
            "label": claim.label,
            "by": claim.by,
            "quote": claim.quote,
            "note": claim.note,
            "tags": claim.tags,
            "weight": claim.weight,
            "status": claim.status.value if claim.status is not None else None,
            "cites": [
                [self.source_numbers.get(one.key, -1), one.locator or "", one.key]
                for one in claim.citations
            ],
            "marks": marks,
            "unanswered": claim.kind.is_attack and not self._is_answered(claim),
            **self._verdict(claim.key),
        }
        if home.parent is not None:
            data["parent"] = self.claim_numbers[home.parent]
        if home.step is not None:
            data["step"] = self.step_numbers[home.step.key]
        if why is not None:
            data["why"] = [self._move(move) for move in why.moves[1:_MOST_MOVES]]
            data["more"] = max(0, len(why.moves) - _MOST_MOVES)
        else:
            data["untold"] = True
        return data

    def step(self, step: Step) -> Data:
        """Write a step; its target is a claim (``to``) or another step (``on``)."""
        data: Data = {
            "id": element_id("step", step.key),
            "kind": step.kind.value,
            "word": self.roles.of_step(step),
            "from": [self.claim_numbers[one] for one in self.plan.premises(step)],
            "scheme": step.scheme,
            "note": step.note,
            **self._verdict(step.key),
        }
        if step.target in self.claim_numbers:
            data["to"] = self.claim_numbers[step.target]
        else:
            data["on"] = self.step_numbers[step.target]
        return data

    def source(self, source: Source) -> Data:
        """Write a source; ``link`` says whether its address may be followed."""
        return {
            "key": source.key,
            "description": source.description,
            "author": source.author,
            "title": source.title,
            "publisher": source.publisher,
            "date": source.date,
            "kind": source.kind.value if source.kind is not None else None,
            "via": source.via,
            "contested": source.contested,
            "note": source.note,
            "url": source.url,
            "link": source.url is not None and _is_link(source.url),
        }

    def _verdict(self, key: str) -> Data:
        verdict = self.evaluation.verdict(key)
        said = f"{words_of(self.evaluation, key)}: {because(self.evaluation, key)}"
        return {"verdict": class_of(verdict), "said": said}

    def _move(self, move: Any) -> list[Any]:
        """Write a move: depth, claim, the word for it, what is said, whether it is said again."""
        argument = self.evaluation.map
        word = argument.claim_by_key[move.claim].kind.value
        if move.step is not None:
            word = self.roles(argument.step_by_key[move.step], move.claim)
        subject = "the step " if move.key == move.step else ""
        said = f"{subject}{words_of(self.evaluation, move.key)}"
        if not move.again:
            said += f": {because(self.evaluation, move.key, move.reason)}"
        return [move.depth, self.claim_numbers[move.claim], word, said, int(move.again)]

    def _is_answered(self, claim: Claim) -> bool:
        into = self.plan.into
        points = [claim.key, *(step.key for step in self.plan.out.get(claim.key, ()))]
        return any(
            step.kind is not StepKind.SUPPORT for point in points for step in into.get(point, ())
        )


def _finding(found: Diagnostic) -> Data:
    return _without_empty(
        {
            "severity": found.severity.value,
            "code": found.code,
            "name": found.name,
            "message": found.message,
            "help": found.help,
            "place": str(found.span),
        }
    )


def _is_link(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in _LINKS and bool(parts.netloc)


def _without_empty(data: Data) -> Data:
    return {name: value for name, value in data.items() if not _is_empty(value)}


def _is_empty(value: object) -> bool:
    return value is None or value is False or (isinstance(value, Iterable) and not value)
