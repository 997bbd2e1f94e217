"""``argmap stats``."""

import os
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from argmap.cli.output import FAILED, FOUND, Progress, emit, fail


class StatsFormat(Enum):
    """How counts are printed."""

    TABLE = "table"
    JSON = "json"


def stats(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders (every file below in a format that is read), or - for standard "
            "input.",
        ),
    ],
    format: Annotated[  # noqa: A002 - the option's name
        StatsFormat, typer.Option("--format", help="A table to read, or JSON for programs.")
    ] = StatsFormat.TABLE,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="What the files are. Default: what their names and contents say.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Count what maps hold: claims by kind, steps, depth, verdicts, findings.

    Reads every format that argmap convert reads. Findings are those of the rules as they are
    without a configuration. JSON has the counts of each file too. Exit status: 0 done, 1 not
    everything was understood, 2 a file cannot be read (the others are counted).

    \b
    Examples:
      argmap stats map.arg
      argmap stats corpus/ --format json | jq '.files[] | select(.counts.undercuts > 0).name'
    """
    from argmap.cli.converting import NotDoneError, check_format, files_below, read_file
    from argmap.cli.counting import COUNTS, DEPTH, counts_of

    check_format(from_, reads=True)
    names = []
    for path in paths:
        if path != "-" and os.path.isdir(path):  # noqa: PTH112
            below = files_below(Path(path), None, from_)
            if not below:
                raise fail(f"{path}: there is no file in this folder in a format that is read")
            names += [str(Path(path, file)) for file in below]
        else:
            names.append(path)
    files: list[tuple[str, str, dict[str, int]]] = []
    status = 0
    progress = Progress(len(names), "counting")
    for name in dict.fromkeys(names):
        progress.step(name)
        try:
            reading = read_file(name, from_)
        except NotDoneError:
            status = FAILED
            continue
        counts = counts_of(reading)
        files.append((name, reading.format.name, counts))
        if counts["problems"] and not status:
            status = FOUND
    progress.clear()
    if files:
        totals = {word: sum(counts[word] for *_, counts in files) for word in COUNTS}
        most = {word: max(counts[word] for *_, counts in files) for word in (*COUNTS, DEPTH)}
        if format is StatsFormat.JSON:
            from argmap.json_text import dump_json

            shown = [
                {"name": name, "format": kind, "counts": counts} for name, kind, counts in files
            ]
            emit(dump_json({"maps": len(files), "totals": totals, "most": most, "files": shown}))
        else:
            for line in _table(len(files), totals, most):
                emit(line)
    if status:
        raise typer.Exit(status)


def _table(maps: int, totals: dict[str, int], most: dict[str, int]) -> list[str]:
    """Give a line for each count that is not zero; of several maps with the mean and the most."""
    from argmap.cli.counting import DEPTH, KINDS, VERDICTS

    rows = [("maps", [f"{maps:,}"])] if maps > 1 else []
    for word, count in totals.items():
        if not count and word not in ("claims", "steps", "findings"):
            continue
        name = f"  {word}" if word in (*KINDS, *VERDICTS) else word
        if word == VERDICTS[0] or (word in VERDICTS and not rows[-1][0].startswith("  ")):
            rows.append(("verdicts", []))
        cells = [f"{count:,}"]
        if maps > 1:
            cells += [f"{count / maps:,.1f}", f"{most[word]:,}"]
        rows.append((name, cells))
    rows.append((DEPTH, [f"{most[DEPTH]:,}"] if maps == 1 else ["", "", f"{most[DEPTH]:,}"]))
    if maps > 1:
        rows.insert(0, ("", ["total", "mean", "most"]))
    wide = max(len(name) for name, _ in rows)
    widths = [
        max((len(cells[at]) for _, cells in rows if len(cells) > at), default=0) for at in range(3)
    ]
    lines = []
    for name, cells in rows:
        shown = (cell.rjust(width) for cell, width in zip(cells, widths, strict=False))
        lines.append("  ".join([name.ljust(wide), *shown]).rstrip())
    return lines
