"""``argmap flow``."""

import os
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import BurdenOption, FileArgument
from argmap.cli.output import FOUND, emit_bytes, fail, reason_of, report_problems, say

if TYPE_CHECKING:
    from argmap.briefing.flow import Flow
    from argmap.briefing.speeches import Speeches

_MOST_TOLD = 10
_MANY = 2_000


class FlowType(Enum):
    """What a flow is written as."""

    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"


class DebateFormat(Enum):
    """The forms of debate whose speeches are known."""

    POLICY = "policy"
    LD = "ld"
    PF = "pf"
    WS = "ws"


def flow(
    file: FileArgument,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="Where the flow goes; - is standard output. Default, with -T: standard output.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        FlowType | None,
        typer.Option(
            "-T",
            "--to",
            help="What the flow is written as. Default: what OUT ends with.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        DebateFormat | None,
        typer.Option(
            "--format",
            help="The form of debate, whose speeches are the columns: policy, Lincoln-Douglas, "
            "Public Forum or World Schools. Default: policy.",
            show_default=False,
        ),
    ] = None,
    speeches: Annotated[
        str | None,
        typer.Option(
            metavar="A,B,…",
            help="The columns: the first speech is the pro's, and they take turns, unless pro: or "
            "con: stands before a name.",
            show_default=False,
        ),
    ] = None,
    burden: BurdenOption = None,
) -> None:
    """Write the flow sheet of a debate: who answers what, and what is dropped.

    One sheet for each reason and objection at the top, a column for each speech; each answer
    stands in the row of what it answers. What comes after the last speech is listed below, and on
    standard error. Of a file with errors what could be read is written. Exit status: 0 done, 1
    done, but the file has errors, 2 nothing is written.

    \b
    Examples:
      argmap flow map.arg -o flow.xlsx
      argmap flow map.arg -o flow.html --format ld
      argmap flow map.arg -o flow.csv --speeches "P1,O1,P2,O2,con:OR,pro:PR"
      argmap flow map.arg -T csv | less
    """
    from argmap.atomic import write_atomically
    from argmap.briefing.flow_grid import make_flow
    from argmap.cli.files import STDIN, read_or_fail
    from argmap.cli.targets import check_output, files_behind, same_file
    from argmap.evaluation import evaluate

    check_output(output, "the flow")
    written_as = to or _type_of(output)
    columns = _speeches(format, speeches)
    to_stdout = output in (None, "-")
    if to_stdout and written_as is FlowType.XLSX and sys.stdout.isatty():
        raise fail("an XLSX does not belong on a terminal: say -o FILE")
    if not to_stdout and file != STDIN and same_file(str(output), file):
        raise fail(f"{output}: this is the map itself; choose another place for the flow")
    loaded = read_or_fail(file)
    if not to_stdout and any(same_file(str(output), path) for path in files_behind(loaded)):
        raise fail(f"{output}: the map refers to this file; choose another place for the flow")
    report_problems(loaded.diagnostics)
    if not loaded.map.theses:
        raise fail(
            f"{file}: there is no thesis here; a flow shows what is said for and against one"
        )
    waiting = sys.stderr.isatty() and len(loaded.map.claims) > _MANY
    if waiting:
        sys.stderr.write(f"writing {len(loaded.map.claims):,} statements …")
        sys.stderr.flush()
    try:
        evaluation = evaluate(loaded.map, burden=None if burden is None else burden.value)
        made = make_flow(evaluation, columns)
        content = _written(made, written_as, to_file=not to_stdout)
    finally:
        if waiting:
            sys.stderr.write("\r\x1b[K")
    _tell(made)
    if to_stdout:
        emit_bytes(content)
    else:
        try:
            write_atomically(Path(str(output)), content)
        except OSError as error:
            raise fail(f"{output}: {reason_of(error)}") from None
        say(f"wrote {output}")
        suffix = os.path.splitext(str(output))[1].lower().removeprefix(".")  # noqa: PTH122
        if suffix != written_as.value and suffix in {kind.value for kind in FlowType}:
            say(f"note: it is {written_as.value.upper()}, as -T says, not what its name says")
    if loaded.diagnostics:
        raise typer.Exit(FOUND)


def _type_of(output: str | None) -> FlowType:
    names = ", ".join(f".{kind.value}" for kind in FlowType)
    if output in (None, "-"):
        raise fail(
            f"what to write is not said: say -o FILE, whose name ends with one of {names}, or -T"
        )
    suffix = os.path.splitext(str(output))[1].lower()  # noqa: PTH122
    try:
        return FlowType(suffix.removeprefix("."))
    except ValueError:
        raise fail(
            f"{output}: what to write cannot be told from the name; it should end with one of "
            f"{names}, or say -T"
        ) from None


def _speeches(form: DebateFormat | None, names: str | None) -> "Speeches":
    from argmap.briefing.speeches import FORMATS, SpeechesError, parse_speeches

    if names is None:
        return FORMATS[(form or DebateFormat.POLICY).value]
    if form is not None:
        raise fail("--format and --speeches both say what the columns are: give one of them")
    try:
        return parse_speeches(names)
    except SpeechesError as error:
        raise fail(f"--speeches: {error}") from None


def _written(made: "Flow", written_as: FlowType, *, to_file: bool) -> bytes:
    """Write a flow; each writer is imported only where it is used."""
    if written_as is FlowType.XLSX:
        from argmap.briefing.flow_xlsx import flow_xlsx

        return flow_xlsx(made)
    if written_as is FlowType.HTML:
        from argmap.briefing.flow_html import flow_html

        return flow_html(made).encode()
    from argmap.briefing.flow_csv import flow_csv

    # Excel takes a file without the mark for one in the system's old encoding; programs that read
    # standard input take the mark for a letter.
    return flow_csv(made).encode("utf-8-sig" if to_file else "utf-8")


def _tell(made: "Flow") -> None:
    """Say what a reader of the flow may miss."""
    late = [(sheet, one) for sheet in made.sheets for one in sheet.unplaced]
    if late:
        one_late = len(late) == 1
        what = "1 argument comes" if one_late else f"{len(late):,} arguments come"
        whose = "its side" if one_late else "their side"
        say(f"note: {what} after the last speech of {whose}; listed below the rows of the sheet:")
        for sheet, one in late[:_MOST_TOLD]:
            text = one.cell.sentence
            text = text if len(text) <= 80 else f"{text[:79].rstrip()}…"
            say(f"  sheet {sheet.number}, {one.number} (on row {one.about}): {text}")
        if len(late) > _MOST_TOLD:
            say(f"  … and {len(late) - _MOST_TOLD:,} more")
    if made.aside:
        what = "1 claim bears" if made.aside == 1 else f"{made.aside:,} claims bear"
        say(f"note: {what} on no thesis and {'is' if made.aside == 1 else 'are'} on no sheet")
