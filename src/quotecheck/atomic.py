"""Replacing a file whole or not at all.

A file that a person keeps is never opened for writing. Its new content goes to a temporary file
beside it, is flushed to the disk and, where the caller wants, looked at once more; only then does
it take the old one's name, in one step. Refuses: to leave half a file under any name, and to
write through a file that its owner has made read-only.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

Check = Callable[[Path], None]
"""Looks at the finished temporary file; whatever it raises leaves the old file as it is."""


def replace_file(
    path: str | os.PathLike[str], data: bytes | Iterable[bytes], check: Check | None = None
) -> None:
    """Make ``data`` the content of ``path``: afterwards it holds the old bytes or the new ones.

    Pieces of it are written as they come. A link stays a link: what it leads to is replaced. Mode
    bits stay; a new file gets those of the umask. OSError, or what ``check`` or the making of a
    piece raises, when nothing was changed.
    """
    import tempfile  # 5 ms, and most runs write nothing

    target = os.path.realpath(path)
    mode = _mode(target)
    folder, name = os.path.split(target)
    descriptor, temporary = tempfile.mkstemp(prefix=f".{name[:100]}.", suffix=".tmp", dir=folder)
    try:
        try:
            for piece in (data,) if isinstance(data, bytes) else data:
                _write(descriptor, piece)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.chmod(temporary, mode)
        if check is not None:
            check(Path(temporary))
        os.replace(temporary, target)
    except BaseException:  # a signal, too, must not leave a temporary file behind
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _flush_folder(folder)


def _mode(target: str) -> int:
    """The mode bits the new file is to have."""
    try:
        found = os.stat(target)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", target)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only", target)
    return stat.S_IMODE(found.st_mode)


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _flush_folder(folder: str) -> None:
    """Make the new name durable where the system can; the file is complete either way."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
