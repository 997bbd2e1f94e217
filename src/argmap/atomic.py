"""Writing files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the content of a file, or leave it as it was.

    The new content goes to a temporary file beside it, which then takes its name. A link stays a
    link: the file it points to is replaced. The mode of an existing file is kept, and so is its
    owner where that may be set; a file that may not be written to is not replaced either.

    Raises:
        OSError: The file could not be written; nothing has changed.
    """
    target = Path(os.path.realpath(path))
    before = target.stat() if target.exists() else None
    if before is not None:
        if not stat.S_ISREG(before.st_mode):
            # A device or a pipe (/dev/stdout) has no content to lose and must not be replaced.
            target.write_bytes(content)
            return
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    # A file's name has 255 bytes on most systems, and a character up to four.
    descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        if before is None:
            os.chmod(temporary, 0o666 & ~_umask())
        else:
            _keep_owner(temporary, before)
            os.chmod(temporary, stat.S_IMODE(before.st_mode))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _keep_owner(temporary: str, before: os.stat_result) -> None:
    own = os.stat(temporary)  # noqa: PTH116 - as the other calls here
    if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (before.st_uid, before.st_gid):
        # Only root may give files away; for others the file becomes their own, as in an editor.
        with contextlib.suppress(OSError):
            os.chown(temporary, before.st_uid, before.st_gid)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
