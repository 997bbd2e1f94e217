"""``argmap render``."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import FileArgument
from argmap.cli.output import FOUND, emit_bytes, fail, reason_of, report_problems, say

if TYPE_CHECKING:
    from argmap.loading import Loaded


class PictureFormat(Enum):
    """What a picture is written as."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    DOT = "dot"


class Engine(Enum):
    """Who runs Graphviz."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    SYSTEM = "system"


def render(
    file: FileArgument,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="Where the picture goes; - is standard output. Default: beside the file, under "
            "its name.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        PictureFormat | None,
        typer.Option(
            "-T",
            "--format",
            help="What the picture is written as. Default: what OUT ends with, else svg.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        Engine,
        typer.Option(
            help="The Graphviz that lays the map out: the one inside argmap (auto takes it, so "
            "that a map looks the same everywhere) or the system's dot."
        ),
    ] = Engine.AUTO,
) -> None:
    """Draw a map as SVG, PNG, PDF or DOT.

    Of a file with errors what could be read is drawn; the errors go to standard error. Exit
    status: 0 done, 1 drawn, but the file has errors, 2 not drawn.

    \b
    Examples:
      argmap render map.arg                      writes map.svg
      argmap render map.arg -o map.pdf
      argmap render map.arg -T dot -o - | less
    """
    from argmap.atomic import write_atomically
    from argmap.checking import check
    from argmap.checking.marks import marks
    from argmap.cli.files import STDIN, read_or_fail
    from argmap.drawing import DrawingError
    from argmap.drawing import render as draw

    written_as = format or _format_of(output)
    if output is None:
        output = STDIN if file == STDIN else f"{os.path.splitext(file)[0]}.{written_as.value}"  # noqa: PTH122
    to_stdout = output == "-"
    if to_stdout and written_as in (PictureFormat.PNG, PictureFormat.PDF) and sys.stdout.isatty():
        raise fail(f"a {written_as.value.upper()} does not belong on a terminal: say -o FILE")
    if not to_stdout and file != STDIN and _same_file(output, file):
        raise fail(f"{output}: this is the map itself; choose another place for the picture")
    loaded = read_or_fail(file)
    if not to_stdout and any(_same_file(output, path) for path in _read_with(loaded)):
        raise fail(f"{output}: the map refers to this file; choose another place for the picture")
    report_problems(loaded.diagnostics)
    waiting = sys.stderr.isatty() and len(loaded.map.claims) > 200
    if waiting:
        sys.stderr.write(f"drawing {len(loaded.map.claims):,} statements …")
        sys.stderr.flush()
    found = marks(check(loaded), loaded.map)
    try:
        with _ended_at_once(written_as):
            picture = draw(loaded.map, written_as.value, engine=engine.value, marks=found)
    except DrawingError as error:
        raise fail(str(error)) from None
    finally:
        if waiting:
            sys.stderr.write("\r\x1b[K")
    for note in picture.notes:
        say(f"note: {note}")
    if to_stdout:
        emit_bytes(picture.content)
    else:
        try:
            write_atomically(Path(output), picture.content)
        except OSError as error:
            raise fail(f"{output}: {reason_of(error)}") from None
        say(f"wrote {output}")
        if _is_named_otherwise(output, written_as):
            say(f"note: it is {written_as.value.upper()}, as -T says, not what its name says")
    if loaded.diagnostics:
        raise typer.Exit(FOUND)


def _read_with(loaded: "Loaded") -> Iterator[Path]:
    """Give the files that a map is made of: what it includes, bibliographies, copies of sources."""
    folders = set()
    for file in loaded.files:
        folder = Path() if file.source.path is None else file.source.path.parent
        folders.add(folder)
        if file.source.path is not None:
            yield file.source.path
        for bibliography in file.header.get("bibliography", ()):
            yield folder / bibliography.value
    for source in loaded.map.sources:
        if source.file is not None:
            yield from (folder / source.file for folder in folders)


@contextmanager
def _ended_at_once(written_as: PictureFormat) -> Iterator[None]:
    """Let Ctrl-C end the process itself while a PNG is made.

    That is done by native code, for which Python's own handler would wait. Nothing can be lost:
    the picture is written afterwards.
    """
    if written_as is not PictureFormat.PNG or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _is_named_otherwise(output: str, written_as: PictureFormat) -> bool:
    suffix = os.path.splitext(output)[1].lower().removeprefix(".")  # noqa: PTH122
    return suffix != written_as.value and suffix in {kind.value for kind in PictureFormat}


def _format_of(output: str | None) -> PictureFormat:
    if output in (None, "-"):
        return PictureFormat.SVG
    suffix = os.path.splitext(str(output))[1].lower()  # noqa: PTH122
    try:
        return PictureFormat(suffix.removeprefix("."))
    except ValueError:
        names = ", ".join(f".{kind.value}" for kind in PictureFormat)
        raise fail(
            f"{output}: what to write cannot be told from the name; it should end with one of "
            f"{names}, or say -T"
        ) from None


def _same_file(output: str, other: str | Path) -> bool:
    return os.path.realpath(output) == os.path.realpath(other) or (
        os.path.exists(output) and os.path.exists(other) and os.path.samefile(output, other)  # noqa: PTH110, PTH121
    )
