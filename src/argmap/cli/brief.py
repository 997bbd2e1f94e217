"""``argmap brief``."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import BurdenOption, FileArgument
from argmap.cli.output import FOUND, emit_bytes, fail, reason_of, report_problems, say

if TYPE_CHECKING:
    from argmap.briefing.document import Document, Figure, Paper
    from argmap.evaluation import Evaluation
    from argmap.loading import Loaded

_MOST_DRAWN = 500
_LONG = 200
# Of the longer side of a picture in a DOCX: some 350 to the inch of paper.
_MOST_PIXELS = 3_600
_PIXELS_PER_POINT = 96 / 72
_SIZE = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')


class BriefFormat(Enum):
    """What a brief is written as."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class BriefSide(Enum):
    """Who reads a brief."""

    PRO = "pro"
    CON = "con"


class PaperSize(Enum):
    """What a brief is printed on."""

    A4 = "a4"
    LETTER = "letter"


_BINARY = (BriefFormat.DOCX, BriefFormat.PDF)
_SUFFIXES = {
    ".md": BriefFormat.MD,
    ".markdown": BriefFormat.MD,
    ".html": BriefFormat.HTML,
    ".htm": BriefFormat.HTML,
    ".docx": BriefFormat.DOCX,
    ".pdf": BriefFormat.PDF,
}


def brief(
    file: FileArgument,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="Where the brief goes. Default, and what - means: standard output.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        BriefFormat | None,
        typer.Option(
            "-T",
            "--to",
            help="What it is written as. Default: what OUT ends with, else md.",
            show_default=False,
        ),
    ] = None,
    side: Annotated[
        BriefSide,
        typer.Option(help="Whom it is for: the side that defends the thesis, or attacks it."),
    ] = BriefSide.PRO,
    paper: Annotated[PaperSize, typer.Option(help="What it is printed on.")] = PaperSize.A4,
    wpm: Annotated[
        int, typer.Option(min=50, max=600, help="Words a minute, for the time to read it aloud.")
    ] = 150,
    picture: Annotated[
        bool, typer.Option("--picture/--no-picture", help="Whether the map's picture is in it.")
    ] = True,
    burden: BurdenOption = None,
) -> None:
    """Write a rebuttal brief: each objection, what answers it, and what is left standing.

    First comes what has no answer; then a block for each objection, the most dangerous first, with
    the evidence as cards; then the sources. Of a file with errors it is done for what could be
    read; the errors go to standard error. Exit status: 0 done, 1 done, but the file has errors, 2
    not done.

    \b
    Examples:
      argmap brief map.arg -o brief.docx
      argmap brief map.arg -o attack.pdf --side con --paper letter
      argmap brief map.arg | less
    """
    from argmap.briefing.brief import NoThesisError
    from argmap.briefing.build import make_brief
    from argmap.briefing.document import Paper
    from argmap.briefing.errors import BriefingError
    from argmap.briefing.layout import brief_document
    from argmap.briefing.side import Side
    from argmap.cli.files import STDIN, read_or_fail
    from argmap.cli.targets import check_output, files_behind, same_file
    from argmap.evaluation import evaluate

    check_output(output, "the brief")
    target = None if output in (None, "-") else Path(str(output))
    written_as = to or _format_of(output)
    if target is None and written_as in _BINARY and sys.stdout.isatty():
        raise fail(f"a {written_as.value.upper()} does not belong on a terminal: say -o FILE")
    if target is not None and file != STDIN and same_file(str(target), file):
        raise fail(f"{target}: this is the map itself; choose another place for the brief")
    loaded = read_or_fail(file)
    beside = _picture_beside(target) if written_as is BriefFormat.MD and picture else None
    for written in (target, beside):
        if written is not None and any(
            same_file(str(written), one) for one in files_behind(loaded)
        ):
            raise fail(
                f"{written}: the map refers to this file; choose another place for the brief"
            )
    report_problems(loaded.diagnostics)
    notes: list[str] = []
    try:
        with _patience(len(loaded.map.claims)):
            evaluation = evaluate(loaded.map, burden=None if burden is None else burden.value)
            made = make_brief(
                evaluation,
                Side(side.value),
                words_per_minute=wpm,
                file=loaded.main.source.name,
            )
            has_place = written_as is not BriefFormat.MD or beside is not None
            figure = _draw(evaluation, loaded, written_as, notes) if picture and has_place else None
            if figure is None:
                beside = None
            document = brief_document(made, figure)
            content = _written(document, written_as, Paper(paper.value), beside)
    except NoThesisError:
        raise fail(
            f"{file}: there is no thesis here, so there is no side to prepare; begin the claim "
            "that the file argues for with 'thesis'"
        ) from None
    except BriefingError as error:
        raise fail(str(error)) from None
    for note in notes:
        say(f"note: {note}")
    if target is None:
        emit_bytes(content)
    else:
        if figure is not None and beside is not None:
            # What is linked to is there before the link is.
            _write(beside, figure.svg)
        _write(target, content)
    if loaded.diagnostics:
        raise typer.Exit(FOUND)


@contextmanager
def _patience(count: int) -> Iterator[None]:
    """Say on a terminal that a brief of so many statements takes a while."""
    if count <= _LONG or not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(f"preparing {count:,} statements …")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r\x1b[K")


def _written(
    document: "Document", written_as: BriefFormat, paper: "Paper", picture: Path | None
) -> bytes:
    if written_as is BriefFormat.DOCX:
        from argmap.briefing.docx import write_docx

        return write_docx(document, paper)
    if written_as is BriefFormat.PDF:
        from argmap.briefing.pdf import write_pdf

        return write_pdf(document, paper, lambda words: say(f"note: {words}"))
    if written_as is BriefFormat.HTML:
        from argmap.briefing.html import write_html

        return write_html(document, paper).encode("utf-8")
    from argmap.briefing.markdown import write_markdown

    return write_markdown(document, None if picture is None else picture.name).encode("utf-8")


def _draw(
    evaluation: "Evaluation", loaded: "Loaded", written_as: BriefFormat, notes: list[str]
) -> "Figure | None":
    """Draw the map with its verdicts; where that cannot be, note why and go without."""
    from argmap.briefing.document import Figure
    from argmap.checking import check
    from argmap.checking.marks import marks
    from argmap.drawing import DrawingError, render

    count = len(loaded.map.claims)
    if count > _MOST_DRAWN:
        notes.append(
            f"the picture is left out: no page holds {count:,} statements; see argmap render"
        )
        return None
    found = marks(check(loaded), loaded.map)
    verdicts = evaluation.verdicts
    try:
        drawn = render(loaded.map, "svg", marks=found, verdicts=verdicts)
        size = _SIZE.search(drawn.content[:2000].decode("utf-8", "replace"))
        wide, high = (float(size[1]), float(size[2])) if size is not None else (1.0, 1.0)
        png = b""
        if written_as is BriefFormat.DOCX:
            # More pixels than a printed page shows take seconds to draw.
            scale = min(2.0, _MOST_PIXELS / (max(wide, high) * _PIXELS_PER_POINT))
            png = render(loaded.map, "png", marks=found, verdicts=verdicts, scale=scale).content
    except DrawingError as error:
        notes.append(f"the picture is left out: {error}")
        return None
    notes += drawn.notes
    return Figure(
        drawn.content,
        png,
        f"The map of the argument, with the verdict of each of its {count:,} statements.",
        "What falls is struck; what is open has a broken border.",
        landscape=wide > high,
    )


def _write(path: Path, content: bytes) -> None:
    from argmap.atomic import write_atomically

    try:
        write_atomically(path, content)
    except OSError as error:
        raise fail(f"{path}: {reason_of(error)}") from None
    say(f"wrote {path}")


def _picture_beside(target: Path | None) -> Path | None:
    if target is None:
        return None
    # Not the name that 'argmap render' gives its pictures by itself.
    return target.with_name(f"{target.stem}-map.svg")


def _format_of(output: str | None) -> BriefFormat:
    if output in (None, "-"):
        return BriefFormat.MD
    suffix = os.path.splitext(str(output))[1].lower()  # noqa: PTH122
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    names = ", ".join(f".{kind.value}" for kind in BriefFormat)
    raise fail(
        f"{output}: what to write cannot be told from the name; it should end with one of {names}, "
        "or say -T"
    )
