"""What stands, as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator

from argmap.evaluation import Evaluation
from argmap.reporting.terminal import printable

# A spreadsheet would compute what begins so: OWASP, CSV Injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def evaluation_csv(
    evaluation: Evaluation,
    *,
    before: Evaluation | None = None,
    only: Collection[str] | None = None,
) -> str:
    """Write a row for each claim, then for each step, below a row of names.

    The last line has no line break. What a spreadsheet would take for a formula begins with an
    apostrophe, which makes it text. For the arguments see `evaluation_json`.
    """
    names = ["part", "id", "kind", "verdict"]
    if before is not None:
        names.append("before")
    if evaluation.method is not None:
        names += ["strength", "in_cycle"]
    names += ["text", "premises", "target", "key"]
    file = io.StringIO()
    writer = csv.DictWriter(file, names, lineterminator="\n")
    writer.writeheader()
    for row in _rows(evaluation):
        if only is not None and row["key"] not in only:
            continue
        key = row["key"]
        row["verdict"] = evaluation.verdict(key).value
        if before is not None:
            row["before"] = before.verdict(key).value
        strength = evaluation.strength(key)
        if strength is not None:
            row["strength"] = "" if strength.value is None else repr(strength.value)
            row["in_cycle"] = "yes" if strength.in_cycle else "no"
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return file.getvalue().removesuffix("\n")


def _rows(evaluation: Evaluation) -> Iterator[dict[str, str]]:
    for claim in evaluation.map.claims:
        yield {
            "part": "claim",
            "id": claim.id or "",
            "kind": claim.kind.value,
            "text": claim.text,
            "key": claim.key,
        }
    for step in evaluation.map.steps:
        yield {
            "part": "step",
            "kind": step.kind.value,
            "premises": " ".join(step.premises),
            "target": step.target,
            "key": step.key,
        }


def _cell(value: str) -> str:
    shown = printable(value)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
