"""The child's side of a crew: batches come in, answers go out.

Refuses: to know what is done; it is told how to begin. And to outlive its parent, and to take a
signal that is meant for the whole run: who ends it is the parent.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import traceback
from collections.abc import Callable
from multiprocessing import connection, process
from multiprocessing.connection import Connection
from typing import Any

from quotecheck.engines.memory import keep_freed

MARKS = 2
"""Numbers that a worker may leave where its parent sees them, should it die."""

Marks = Any
"""So many of them, shared with the parent; all 0 when a batch is handed out."""

Answering = Callable[[Any, Marks], object]
"""What is made of a batch."""

Begin = Callable[[Any], Answering]
"""A worker's first act, with what it was given for all batches: a function of a module."""

SIGNALS = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}
"""Those that a parent holds back while it starts a worker."""


def serve(inbox: Connection, marks: Marks, begin: Begin, given: object) -> None:
    """Answer batches until the parent ends this process, or has ended itself.

    ``given`` is itself where it was inherited, pickled where it was sent.
    """
    _settle()
    answering = begin(pickle.loads(given) if isinstance(given, bytes) else given)
    parent = process.parent_process()
    waited: list[Any] = [inbox] if parent is None else [inbox, parent.sentinel]
    while inbox in connection.wait(waited):
        try:
            inbox.send(_answer(answering, inbox.recv(), marks))
        except (EOFError, OSError):
            break


def _settle() -> None:
    """Be deaf to Ctrl-C, which the parent hears, too; end at once when told; keep shared memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in SIGNALS - {signal.SIGINT}:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    keep_freed()
    gc.freeze()  # what was inherited is not looked through, and so not copied


def _answer(answering: Answering, batch: Any, marks: Marks) -> object:
    """The answer; the exception where there was one that nobody foresaw."""
    try:
        return answering(batch, marks)
    except Exception as error:
        error.add_note(f"In worker process {os.getpid()}:\n{traceback.format_exc()}")
        return error if _can_be_sent(error) else RuntimeError(repr(error))


def _can_be_sent(error: Exception) -> bool:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return False
    return True
