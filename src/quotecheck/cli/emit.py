"""The two ways out: ``emit`` for results on stdout, ``complain`` for all else on stderr.

Either is written and flushed here and at once, so that a full disk or a closed pipe is met where
the status can still be set, and not by the interpreter's shutdown. Refuses: to raise for any
state of the streams, and to fail on letters that their encoding does not have.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TextIO


def emit(text: str | Iterable[str], status: int, *, machine: bool = False) -> int:
    """Write ``text`` to stdout; the exit status of the run, ``status`` unless that failed.

    Pieces of text are written as they come. A closed pipe keeps the verdict when the report is
    for a person, and is 2 for a ``machine`` format, whose reader has half a document. A closed or
    full stdout is 2.
    """
    error = _written((text,) if isinstance(text, str) else text)
    if error is None:
        return status
    abandon_stdout()
    if isinstance(error, BrokenPipeError):
        return 2 if machine else status
    return refused(error)


def refused(error: Exception) -> int:
    """Say that stdout took no more; the exit status."""
    complain(f"cannot write to standard output: {error}")
    return 2


def _written(pieces: Iterable[str]) -> OSError | ValueError | None:
    """What kept the pieces from being written to stdout, if anything did."""
    if sys.stdout is None:
        return ValueError("it is closed")
    encode = None
    for piece in pieces:  # what goes wrong in making one is no matter of the stream
        try:
            encode = encode or _encoder(sys.stdout)
            _write(sys.stdout, piece, encode)
        except (OSError, ValueError) as error:
            return error
    return None


def complain(text: str, *, block: bool = False) -> None:
    """Write one line (several for a ``block``) to stderr, made safe to show; never raises."""
    from quotecheck.reporters.canvas import tame
    from quotecheck.text.display import display

    prefix = "" if block else "quotecheck: "
    lines = "\n".join(tame(line) for line in display(text, block=block).split("\n"))
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            _write(sys.stderr, f"{prefix}{lines}\n", _encoder(sys.stderr))


def abandon_stdout() -> None:
    """Turn what is still buffered away, so that the flush at shutdown cannot fail again."""
    with suppress(OSError, ValueError, AttributeError):
        descriptor = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(descriptor, sys.stdout.fileno())
        finally:
            os.close(descriptor)


def _encoder(stream: TextIO) -> Callable[[str], bytes]:
    """What makes bytes of all that is written to a stream, one text after the other."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return codecs.getincrementalencoder(encoding)("backslashreplace").encode


def _write(stream: TextIO, text: str, encode: Callable[[str], bytes]) -> None:
    """All of ``text``, in the stream's encoding where it has one, and flushed."""
    data = encode(text)
    buffer = getattr(stream, "buffer", None)
    stream.flush()
    if buffer is None:
        stream.write(data.decode(getattr(stream, "encoding", None) or "utf-8"))
        stream.flush()
        return
    buffer.write(data)
    buffer.flush()
