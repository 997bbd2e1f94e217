"""``argmap render``."""

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import BurdenOption, FileArgument
from argmap.cli.output import FOUND, emit_bytes, fail, reason_of, report_problems, say
from argmap.cli.pictures import (
    Engine,
    Orientation,
    Paper,
    PictureFormat,
    Text,
    selection_of,
    theme_named,
)

if TYPE_CHECKING:
    from argmap.evaluation import Verdict


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
    verdicts: Annotated[
        bool,
        typer.Option(
            "--verdicts", help="Show what still stands: what falls is struck, what is open marked."
        ),
    ] = False,
    highlight: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Highlight why a claim or a step (PREMISE:TARGET) stands or falls: the dialogue "
            "that 'argmap why' tells; may be repeated.",
            show_default=False,
        ),
    ] = None,
    burden: BurdenOption = None,
    theme: Annotated[
        str,
        typer.Option(
            metavar="NAME|FILE",
            help="light, dark (for projectors), print (black and white), contrast, or your own: "
            "a file that ends in .toml.",
        ),
    ] = "light",
    focus: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Draw what is about one claim: all that bears on it, and its way to the thesis.",
            show_default=False,
        ),
    ] = None,
    up: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="With --focus: how many steps up. Default: to the thesis.",
            show_default=False,
        ),
    ] = None,
    down: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="With --focus: how many steps down. Default: all.",
            show_default=False,
        ),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option(
            min=0,
            metavar="N",
            help="Draw so many steps below the theses; what is deeper is counted.",
            show_default=False,
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND|TAG",
            help="Draw the claims of a kind or with a tag, and their way to the thesis; may be "
            "repeated.",
            show_default=False,
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND|TAG",
            help="Leave out the claims of a kind or with a tag, and what is below them; may be "
            "repeated.",
            show_default=False,
        ),
    ] = None,
    text: Annotated[
        Text,
        typer.Option(
            help="What a box says: the whole text, the label (or the beginning of the text), or "
            "the id."
        ),
    ] = Text.FULL,
    width: Annotated[
        int | None,
        typer.Option(
            min=18,
            max=120,
            metavar="CHARACTERS",
            help="How wide a box is. Default: 39, or less with --text label and id.",
            show_default=False,
        ),
    ] = None,
    paper: Annotated[
        Paper | None,
        typer.Option(
            help="With -T pdf: pages of this size, with no words under 7 points; what does not fit "
            "on the first goes on on others. Default: one page as large as the map.",
            show_default=False,
        ),
    ] = None,
    orientation: Annotated[
        Orientation, typer.Option(help="With --paper: how it is held; auto takes fewer pages.")
    ] = Orientation.AUTO,
    scale: Annotated[
        float | None,
        typer.Option(
            metavar="FACTOR",
            help="With -T png: pixels for each of 96 to the inch. Default: 2.",
            show_default=False,
        ),
    ] = None,
    width_px: Annotated[
        int | None,
        typer.Option(
            min=16,
            max=30_000,
            metavar="PIXELS",
            help="With -T png: how wide the picture is.",
            show_default=False,
        ),
    ] = None,
    marks: Annotated[
        bool,
        typer.Option(
            "--marks/--no-marks", help="Mark what the checker finds: unsupported, unanswered, …"
        ),
    ] = True,
) -> None:
    """Draw a map as SVG, PNG, PDF or DOT, or as an HTML page to explore it in a browser.

    Of a file with errors what could be read is drawn; the errors go to standard error. Exit
    status: 0 done, 1 drawn, but the file has errors, 2 not drawn.

    \b
    Examples:
      argmap render map.arg                      writes map.svg
      argmap render map.arg -o map.pdf
      argmap render map.arg -o map.html          one file, to explore in a browser
      argmap render map.arg -T dot -o - | less
      argmap render map.arg --verdicts           which claims stand
      argmap render map.arg --verdicts --highlight thesis-id -o why.pdf
      argmap render map.arg --theme print -o handout.pdf
      argmap render map.arg --paper a4 -o handout.pdf
      argmap render map.arg --width-px 1920 -o slide.png
      argmap render map.arg --depth 2 -o overview.svg
      argmap render map.arg --focus claim-id --up 1
    """
    from argmap.atomic import write_atomically
    from argmap.checking import check
    from argmap.checking.marks import by_claim
    from argmap.checking.marks import marks as marks_of
    from argmap.cli.files import STDIN, read_or_fail
    from argmap.cli.points import point_named
    from argmap.cli.targets import check_output, files_behind, same_file
    from argmap.drawing import DrawingError
    from argmap.drawing import render as draw
    from argmap.evaluation import evaluate, headline

    check_output(output, "the picture")
    written_as = format or _format_of(output)
    is_page = written_as is PictureFormat.HTML
    if burden is not None and not verdicts and not highlight and not is_page:
        raise fail("--burden is about verdicts: say --verdicts or --highlight ID as well")
    if paper is not None and written_as is not PictureFormat.PDF:
        raise fail("only a PDF has pages: say -T pdf with --paper, or leave it out")
    if paper is None and orientation is not Orientation.AUTO:
        raise fail("--orientation is that of paper: say --paper as well")
    if (scale is not None or width_px is not None) and written_as is not PictureFormat.PNG:
        raise fail("--scale and --width-px are those of a PNG: say -T png with them")
    if scale is not None and width_px is not None:
        raise fail("--scale and --width-px do not go together")
    if scale is not None and not 0.05 <= scale <= 20:
        raise fail("--scale has to be from 0.05 to 20")
    colours = theme_named(theme)
    if output is None:
        output = STDIN if file == STDIN else f"{os.path.splitext(file)[0]}.{written_as.value}"  # noqa: PTH122
    to_stdout = output == "-"
    if to_stdout and written_as in (PictureFormat.PNG, PictureFormat.PDF) and sys.stdout.isatty():
        raise fail(f"a {written_as.value.upper()} does not belong on a terminal: say -o FILE")
    if not to_stdout and file != STDIN and same_file(output, file):
        raise fail(f"{output}: this is the map itself; choose another place for the picture")
    loaded = read_or_fail(file)
    if not to_stdout and any(same_file(output, path) for path in files_behind(loaded)):
        raise fail(f"{output}: the map refers to this file; choose another place for the picture")
    report_problems(loaded.diagnostics)
    points = [point_named(loaded.map, name) for name in dict.fromkeys(highlight or ())]
    selection = selection_of(
        loaded.map, focus=focus, up=up, down=down, depth=depth, only=only, without=without
    )
    if is_page and selection:
        raise fail("-T html has every claim, to fold and to filter there: leave these options out")
    waiting = sys.stderr.isatty() and len(loaded.map.claims) > 200
    if waiting:
        sys.stderr.write(f"drawing {len(loaded.map.claims):,} statements …")
        sys.stderr.flush()
    findings = check(loaded) if marks else ()
    found = marks_of(findings, loaded.map)
    evaluation = None
    shown: Mapping[str, Verdict] = {}
    lit: set[str] = set()
    captions: list[str] = []
    if verdicts or points or is_page:
        evaluation = evaluate(loaded.map, burden=None if burden is None else burden.value)
        if verdicts:
            shown = evaluation.verdicts
        for point in points:
            captions.append(f"why {headline(evaluation, point)}")
            for move in evaluation.why(point).moves:
                lit.update(key for key in (move.key, move.claim, move.step) if key is not None)
    try:
        with _ended_at_once(written_as):
            picture = draw(
                loaded.map,
                written_as.value,
                engine=engine.value,
                marks=found,
                verdicts=shown,
                highlight=lit,
                captions=captions,
                theme=colours,
                selection=selection,
                text=text.value,
                width=width,
                paper=None if paper is None else paper.value,
                orientation=orientation.value,
                scale=scale or 2.0,
                width_px=width_px,
                evaluation=evaluation,
                findings=by_claim(findings, loaded.map) if is_page else None,
            )
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
