"""Converting one file, or all of a folder: what is told, and what is written where."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections import Counter
from pathlib import Path

from argmap.atomic import write_atomically
from argmap.cli.output import (
    FAILED,
    FOUND,
    Progress,
    emit_bytes,
    fail,
    reason_of,
    report_problems,
    say,
)
from argmap.cli.targets import files_behind, same_file
from argmap.interchange.errors import InterchangeError
from argmap.interchange.formats import FORMATS, READABLE_SUFFIXES
from argmap.interchange.notices import Notices
from argmap.interchange.reading import Reading, read_map
from argmap.loading import Loaded
from argmap.loading.formatting import FormatError, format_loaded

STDIN = "-"
_VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})


class NotDoneError(Exception):
    """A file is not converted; why has been said."""


def check_format(name: str | None, *, reads: bool) -> None:
    """Refuse the name of a format that there is not, or that is not read or not written.

    Raises:
        typer.Exit: It is refused, which has been said.
    """
    from argmap.suggestion import did_you_mean

    if name is None:
        return
    names = [each.name for each in FORMATS.values() if (each.reads if reads else each.writes)]
    if name in names:
        return
    if name in FORMATS:
        raise fail(f"{FORMATS[name].title} is only {'written' if reads else 'read'}")
    raise fail(f"there is no format '{name}'{did_you_mean(name, names)}; one of {', '.join(names)}")


def convert_file(
    source: str,
    target: str,
    read_as: str | None,
    written_as: str,
    style: str | None,
    *,
    strict: bool,
) -> int:
    """Convert a file; give the exit status of the command."""
    try:
        return _convert(source, target, read_as, written_as, style, strict=strict, told=True)
    except NotDoneError:
        return FAILED


def convert_folder(
    source: Path,
    target: Path,
    read_as: str | None,
    written_as: str,
    style: str | None,
    *,
    strict: bool,
) -> int:
    """Convert every file below a folder that is in a format that is read.

    Returns:
        The exit status of the command: the worst of the files'.
    """
    if same_file(str(target), source):
        raise fail(f"{target}: this is the folder that is read; choose another one to write to")
    files = files_below(source, target, read_as)
    if not files:
        raise fail(f"{source}: there is no file in this folder in a format that is read")
    suffix = FORMATS[written_as].suffix
    outputs = {file: _renamed(file, suffix) for file in files}
    counts = Counter(outputs.values())
    worst = done = 0
    progress = Progress(len(files), "converting")
    for file in files:
        progress.step(str(file))
        output = outputs[file]
        if counts[output] > 1:
            # x.json and x.txt would be one file.
            output = file.with_name(file.name + suffix)
        path = target / output
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            status = _convert(
                str(source / file),
                str(path),
                read_as,
                written_as,
                style,
                strict=strict,
                told=False,
            )
            done += 1
        except OSError as error:
            fail(f"{path.parent}: {reason_of(error)}")
            status = FAILED
        except NotDoneError:
            status = FAILED
        worst = max(worst, status)
    progress.clear()
    say(f"wrote {done:,} of {len(files):,} {'file' if len(files) == 1 else 'files'} to {target}")
    return worst


def files_below(source: Path, target: Path | None, read_as: str | None) -> list[Path]:
    """Find the files below a folder whose names end like a format that is read.

    Args:
        source: The folder; what is found is relative to it.
        target: A folder that is left out: what was written the last time is not read again.
        read_as: The one format that is looked for; None for all.
    """
    suffixes = {FORMATS[read_as].suffix} if read_as is not None else READABLE_SUFFIXES
    found = []
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(
            name
            for name in folders
            if name not in _VERSION_CONTROL
            and (target is None or not same_file(os.path.join(folder, name), target))  # noqa: PTH118
        )
        found += [
            Path(folder, name).relative_to(source)
            for name in sorted(names)
            if name.lower().endswith(tuple(suffixes)) and Path(folder, name).is_file()
        ]
    return found


def _renamed(file: Path, suffix: str) -> Path:
    name = file.name
    known = sorted((each for each in READABLE_SUFFIXES if name.lower().endswith(each)), key=len)
    stem = name[: -len(known[-1])] if known else file.stem
    return file.with_name((stem or name) + suffix)


def _convert(
    source: str,
    target: str,
    read_as: str | None,
    written_as: str,
    style: str | None,
    *,
    strict: bool,
    told: bool,
) -> int:
    reading = read_file(source, read_as)
    is_same = target != STDIN and source != STDIN and same_file(target, source)
    stays = reading.loaded if written_as == "arg" else None
    if is_same and stays is None:
        raise _not_done(f"{target}: this is the file that is read; choose another name")
    if not is_same and target != STDIN and reading.loaded is not None:
        for path in files_behind(reading.loaded):
            if same_file(target, path):
                raise _not_done(f"{target}: the map refers to this file; choose another name")
    report_problems(reading.diagnostics)
    name = "<stdin>" if source == STDIN else source
    _tell(name, reading.notices)
    lost = Notices()
    try:
        if stays is not None and _keeps_its_places(stays, source, target):
            text = format_loaded(stays)
        else:
            text = FORMATS[written_as].writer(style)(reading.map, lost)
        content = text.encode("utf-8", "replace")
    except FormatError as error:
        raise _not_done(f"{error}: it is left as it is") from None
    except InterchangeError as error:
        raise _not_done(f"{name}: {error.message}") from None
    _tell(name, lost)
    if strict and (lost.count or reading.notices.count or reading.diagnostics):
        raise _not_done(f"{name}: nothing is written: --strict, and not everything would be kept")
    if target == STDIN:
        emit_bytes(content)
    else:
        try:
            write_atomically(Path(target), content)
        except OSError as error:
            raise _not_done(f"{target}: {reason_of(error)}") from None
        if told:
            say(f"wrote {target}")
    return FOUND if reading.notices.count or reading.diagnostics else 0


def read_file(source: str, read_as: str | None) -> Reading:
    """Read a file in any format, or standard input where the name is ``-``.

    Raises:
        NotDoneError: It cannot be read; why has been said.
    """
    name = "<stdin>" if source == STDIN else source
    try:
        content = _content(source)
    except (OSError, ValueError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise _not_done(f"{name}: {reason}") from None
    path = None if source == STDIN else Path(source)
    try:
        return read_map(content, name=name, path=path, format=read_as)
    except InterchangeError as error:
        raise _not_done(f"{error.span or name}: {error.message}") from None


def _content(source: str) -> bytes:
    if source == STDIN:
        if sys.stdin is None:
            raise OSError(errno.EBADF, "standard input is closed")
        return sys.stdin.buffer.read()
    mode = os.stat(source).st_mode  # noqa: PTH116
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        # A device may never end.
        raise OSError(errno.EINVAL, "this is a device, not a file")
    return Path(source).read_bytes()


def _keeps_its_places(loaded: Loaded, source: str, target: str) -> bool:
    """Say whether a text may be written where it goes as it is: what it names is found from there.

    A text with errors is only put into another file as far as it was understood.
    """
    if target != STDIN and source != STDIN and same_file(target, source):
        return True
    if loaded.diagnostics:
        return False
    main = loaded.main
    names_others = len(loaded.files) > 1 or any(
        word in main.header for word in ("include", "bibliography")
    )
    names_others = names_others or any(each.file is not None for each in loaded.map.sources)
    if not names_others:
        return True
    folder = Path.cwd() if target == STDIN else Path(target).parent
    own = Path.cwd() if source == STDIN else Path(source).parent
    return same_file(str(folder), own)


def _tell(name: str, notices: Notices) -> None:
    for notice in notices.found:
        say(f"{notice.span or name}: warning: {notice.message}")
    if notices.untold:
        say(f"{name}: and {notices.untold:,} more warnings of these kinds")


def _not_done(message: str) -> NotDoneError:
    fail(message)
    return NotDoneError(message)
