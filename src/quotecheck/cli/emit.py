"""The two ways out: ``emit`` for results on stdout, ``complain`` for all else on stderr.

Either is written and flushed here and at once, so that a full disk or a closed pipe is met where
the status can still be set, and not by the interpreter's shutdown. Refuses: to raise for any
state of the streams, and to fail on letters that their encoding does not have.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO


def emit(text: str, status: int, *, machine: bool = False) -> int:
    """Write ``text`` to stdout; the exit status of the run, ``status`` unless that failed.

    A closed pipe keeps the verdict when the report is for a person, and is 2 for a ``machine``
    format, whose reader has half a document. A closed or full stdout is 2.
    """
    try:
        if sys.stdout is None:
            raise ValueError("it is closed")
        _write(sys.stdout, text)
    except BrokenPipeError:
        abandon_stdout()
        return 2 if machine else status
    except (OSError, ValueError) as error:
        abandon_stdout()
        complain(f"cannot write to standard output: {error}")
        return 2
    return status


def complain(text: str, *, block: bool = False) -> None:
    """Write one line (several for a ``block``) to stderr, made safe to show; never raises."""
    from quotecheck.reporters.canvas import tame
    from quotecheck.text.display import display

    prefix = "" if block else "quotecheck: "
    lines = "\n".join(tame(line) for line in display(text, block=block).split("\n"))
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            _write(sys.stderr, f"{prefix}{lines}\n")


def abandon_stdout() -> None:
    """Turn what is still buffered away, so that the flush at shutdown cannot fail again."""
    with suppress(OSError, ValueError, AttributeError):
        descriptor = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(descriptor, sys.stdout.fileno())
        finally:
            os.close(descriptor)


def _write(stream: TextIO, text: str) -> None:
    """All of ``text``, in the stream's encoding where it has one, and flushed."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    data = text.encode(encoding, "backslashreplace")
    buffer = getattr(stream, "buffer", None)
    stream.flush()
    if buffer is None:
        stream.write(data.decode(encoding))
        stream.flush()
        return
    buffer.write(data)
    buffer.flush()
