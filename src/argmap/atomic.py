"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the content of a file, or leave it as it was.

    The new content goes to a temporary file beside it, which then takes its name. A link stays a
    link: the file it points to is replaced. The mode of an existing file is kept.

    Raises:
        OSError: The file could not be written; nothing has changed.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = None
    else:
        if not stat.S_ISREG(target.stat().st_mode):
            # A device or a pipe (/dev/stdout) has no content to lose and must not be replaced.
            target.write_bytes(content)
            return
    descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.chmod(temporary, mode if mode is not None else 0o666 & ~_umask())
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
