"""Writing baselines, and telling what they hold that is gone."""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from argmap.checking.baseline import Compared, holds, write_baseline
from argmap.cli.checking import Outcome
from argmap.cli.output import fail, reason_of, say

_MOST_TOLD = 10


def write_baselines(outcome: Outcome, *, quiet: bool) -> Outcome:
    """Write what was found to the baselines; give what is left: the errors of the text.

    Raises:
        typer.Exit: There is no baseline to write, or not everything could be checked, or it cannot
            be written; this has been said.
    """
    if outcome.has_failed:
        raise fail("the baseline is left as it is: not everything could be checked")
    if not outcome.compared:
        raise fail("say which baseline to write: --baseline FILE, or 'baseline' in argmap.toml")
    for path, compared in outcome.compared:
        try:
            write_baseline(path, compared.entries)
        except OSError as error:
            raise fail(f"{path}: {reason_of(error)}") from None
        if not quiet:
            say(f"wrote {_shown(path)}: {_count(len(compared.entries))}{_changes(compared)}")
    left = tuple(
        finding
        for finding in outcome.findings
        if finding.configuration.baseline is None or not holds(finding.diagnostic)
    )
    if not quiet and any(not holds(finding.diagnostic) for finding in left):
        say("note: errors of the text go into no baseline; mend them")
    return attrs.evolve(outcome, findings=left)


def tell_baselines(outcome: Outcome) -> None:
    """Say how many findings the baselines know, and which of theirs no longer fire."""
    for path, compared in outcome.compared:
        if compared.known:
            say(f"{_count(compared.known)} known from {_shown(path)}")
        if not compared.gone:
            continue
        fire = "fires" if len(compared.gone) == 1 else "fire"
        say(f"note: {_count(len(compared.gone))} in {_shown(path)} no longer {fire}:")
        for entry in compared.gone[:_MOST_TOLD]:
            say(f"  {entry.file}: {entry.code}: {entry.text}")
        if len(compared.gone) > _MOST_TOLD:
            say(f"  and {len(compared.gone) - _MOST_TOLD:,} more")
        say("  take them out with --write-baseline")


def _changes(compared: Compared) -> str:
    new = sum(holds(finding) for finding in compared.new)
    gone = len(compared.gone)
    words = [f"{new:,} new"] * (new > 0) + [f"{gone:,} gone"] * (gone > 0)
    return f" ({', '.join(words)})" if words else ""


def _count(number: int) -> str:
    return f"{number:,} {'finding' if number == 1 else 'findings'}"


def _shown(path: Path) -> str:
    relative = os.path.relpath(path)
    return str(path) if relative.startswith(os.pardir) else relative
