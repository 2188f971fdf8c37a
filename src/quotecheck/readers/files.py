"""Opening files that nobody vouches for: never waiting, never more than the limit.

Refuses: whatever is not a regular file once it is open, whatever it was when it was listed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from quotecheck.errors import Problem, SourceError
from quotecheck.readers.encoding import blank

_HEAD = 64  # bytes in which nearly every file shows that it is not blank
_BLANK_LIMIT = 1 << 16  # more white space than this is no empty file, but one with no text in it


def contents(path: Path, shown: str, limit: int) -> bytes:
    """All bytes of a regular file, at most ``limit`` of them.

    SourceError with the operating system's reason, or naming the limit.
    """
    try:
        with open(path, "rb", opener=_regular) as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a path that holds a NUL
        raise failure(shown, reason(error)) from error
    except MemoryError as error:
        raise failure(shown, "there is not enough memory to read it") from error
    if len(data) > limit:
        advice = "split it, or leave it out with --exclude"
        raise failure(shown, f"larger than the limit of {limit:,} bytes; {advice}")
    return data


def stretches(path: Path, shown: str, size: int) -> Iterator[bytes]:
    """The bytes of a regular file in order, ``size`` at a time; SourceError as ``contents``."""
    try:
        with open(path, "rb", opener=_regular) as file:
            while data := file.read(size):
                yield data
    except (OSError, ValueError) as error:
        raise failure(shown, reason(error)) from error


def sha256(path: Path) -> str | None:
    """The hash of a regular file's bytes, as a source has it; None where it cannot be read."""
    try:
        with open(path, "rb", opener=_regular) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None  # reading it will say why


def is_blank(path: str) -> bool:
    """Whether a regular file holds nothing but white space. False where it cannot be read."""
    try:
        with open(path, "rb", opener=_regular) as file:
            head = file.read(_HEAD)
            if head[:1].isascii() and head.strip():
                return False
            data = head + file.read(_BLANK_LIMIT)
    except (OSError, ValueError):
        return False  # reading it will say why
    return len(data) <= _BLANK_LIMIT and blank(data)


def reason(error: Exception) -> str:
    """Why the operating system refused, in its own words."""
    return getattr(error, "strerror", None) or str(error)


def failure(shown: str, message: str) -> SourceError:
    """An error about a whole file."""
    return SourceError(Problem(shown, None, None, message))


def _regular(path: str, flags: int) -> int:
    """Open at once even what is a FIFO by now, and then refuse it."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "this is not a regular file", path)
    return descriptor
