"""Maps that briefs are made of in tests."""

from __future__ import annotations

import argmap
from argmap.briefing.brief import Block, Brief
from argmap.briefing.build import make_brief
from argmap.briefing.side import Side

CHARGE = """\
title: A charge for the bridges
question: Should the city charge for its bridges?
author: Class 5b
source counts: Traffic Office, counts on the bridges
  author: Traffic Office
  date: 2025
  url: https://counts.example/2025
  kind: data
source gazette: The Gazette, a series on the charge
  publisher: The Gazette
  date: 2026-04
  kind: news
source nurse: A nurse on the early shift
  kind: anonymous
  via: gazette
source study: Whom a charge hits
  author: Mary Anne Okafor
  title: Whom a charge hits
  publisher: Road Research
  date: 2019
  kind: study

thesis charge: The city should charge for its bridges.
  premise queues: The queues would be shorter.
    label: Shorter queues
    evidence hours: Drivers lost 1.9 million hours. [@counts, table 3]
      quote: a total of 1.9 million hours
      undercut weather: That was the year of the flood.
        label: The flood
  premise fair: It is fair.
    label: Fairness
    assumption users: Who uses a thing pays for it.
    objection poor: It hits the poor. [@nurse]
      by: a nurse
      rebuttal buses: The revenue goes to the buses. [@counts, p. 2]
        label: Buses
        quote: Every crown goes to the buses.
        rebuttal council: A later council could spend it on something else.
          rebuttal ends: Then the charge ends. [@study, p. 9]
            label: The charge ends
      rebuttal few: Few of them drive. [@study]
        rebuttal outdated: That was long ago.
  objection shops: The shops would lose customers.
    label: Shops
    premise survey: The shops expect it.
    rebuttal foot: Most customers come on foot.
"""


def brief_of(text: str, side: Side = Side.PRO) -> Brief:
    """Make a brief of a text, which may have errors."""
    loaded = argmap.loads(text, name="map.arg")
    return make_brief(argmap.evaluate(loaded.map), side)


def block_of(text: str, name: str) -> Block:
    """Give the block of an objection by the key of what is put forward."""
    found = [block for block in brief_of(text).blocks if block.objection.points[0].key == name]
    assert len(found) == 1
    return found[0]
