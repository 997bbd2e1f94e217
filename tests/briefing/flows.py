"""Flows of small maps, and a flow in few words."""

from __future__ import annotations

import argmap
from argmap.briefing.flow import CellKind, Flow, Sheet, Standing
from argmap.briefing.flow_grid import make_flow
from argmap.briefing.speeches import FORMATS, Speeches
from argmap.evaluation import evaluate

# Every kind of cell: several answers, what backs them, undercuts, links, mentions, a drop of each
# side, an extension, what falls, and what is open.
MAP = """\
title: A charge
question: Should the city charge?
source council: City Council, Notice
  date: 2026
source traders: Chamber of Trade, letter

thesis charge: The city should charge for driving into it.
  premise works: A charge makes queues shorter.
    label: It works
    premise stockholm: In Stockholm traffic fell by a fifth. [@council, p. 4]
      warrant alike: Drivers are alike everywhere.
      undercut small: Our city is too small to compare.
        rebuttal size: Size does not matter.
    and queues: There are queues.
  objection poor: It hits the poor.
    evidence: Whoever works early has to drive. [@traders]
      by: a nurse
    rebuttal buses: The money goes to the buses. [@council]
      rebuttal later: A later council may spend it otherwise.
    rebuttal works
  objection cameras: =HYPERLINK("https://evil.example") <b>watches</b> & tells.
    objection blind: The cameras see nothing.
      objection cameras
"""


def flow_of(text: str, speeches: str | Speeches = "policy") -> Flow:
    """Make the flow of a map, which must have no errors."""
    loaded = argmap.loads(text)
    assert not loaded.diagnostics
    chosen = FORMATS[speeches] if isinstance(speeches, str) else speeches
    return make_flow(evaluate(loaded.map), chosen)


def grid(flow: Flow, sheet: Sheet) -> list[str]:
    """Give the rows of a sheet, each as ``2 | 1AC  Because: … | 1NC dropped``."""
    rows = []
    for row in sheet.rows:
        parts = [str(row.number)]
        for index, cell in row.cells.items():
            text = "  " * cell.indent + cell.text.replace("\n", " / ")
            if cell.kind is not CellKind.ARGUMENT:
                text = cell.kind.value
            elif cell.standing is not Standing.STANDS:
                text += f" [{cell.standing.value}]"
            parts.append(f"{flow.speeches.order[index].name} {text}")
        rows.append(" | ".join(parts))
    return rows
