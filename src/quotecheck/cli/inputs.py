"""Paths and text that come from standard input, or from a file that lists paths.

Refuses: to fall back on a default. A list with nothing in it gives nothing to compare, which
is no clean run.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from quotecheck.errors import Problem, SourceError, UsageError
from quotecheck.model import Source

STDIN = "-"
_LIST_LIMIT = 64 << 20  # bytes of a list of paths


def listed(files_from: str | None, paths: Sequence[str]) -> tuple[str, ...]:
    """The paths given and those in the list, one a line, or ended by NULs if there is one.

    UsageError when the list cannot be read or is empty, or when it and a text both are to come
    from standard input.
    """
    if files_from is None:
        return tuple(paths)
    if files_from == STDIN and STDIN in paths:
        raise _misused("standard input is either a list of paths or a text, not both")
    name = "standard input" if files_from == STDIN else files_from
    data = _bytes(files_from, name)
    ends = b"\0" if b"\0" in data else b"\n"
    lines = (line if ends == b"\0" else line.rstrip(b"\r") for line in data.split(ends))
    found = [line.decode("utf-8", "surrogateescape") for line in lines if line.strip()]
    if not found:
        raise _misused(f"--files-from: there is no path in {name}")
    return (*paths, *found)


def standard_input(name: str | None) -> Source:
    """The text on standard input, which reports call ``name``, whose suffix is its format.

    SourceError when it cannot be read or has no text in it.
    """
    from quotecheck import readers

    shown = name or STDIN
    try:
        data = sys.stdin.buffer.read(readers.MAX_BYTES + 1)
    except (OSError, ValueError, AttributeError) as error:
        reason = f"standard input cannot be read: {error}"
        raise SourceError(Problem(shown, None, None, reason)) from error
    if len(data) > readers.MAX_BYTES:
        raise SourceError(Problem(shown, None, None, "larger than the limit of a source"))
    return readers.from_bytes(data, shown)


def _bytes(path: str, name: str) -> bytes:
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(_LIST_LIMIT + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(_LIST_LIMIT + 1)
    except (OSError, ValueError, AttributeError) as error:
        raise _misused(f"--files-from: {name} cannot be read: {error}") from error
    if len(data) > _LIST_LIMIT:
        raise _misused(f"--files-from: {name} is larger than 64 MB")
    return data


def _misused(message: str) -> UsageError:
    return UsageError(Problem(None, None, None, message))
