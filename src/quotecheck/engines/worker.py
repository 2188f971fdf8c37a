"""The child's side of a pool: batches come in, what was found goes out.

Texts stay here; what goes back is summaries and occurrences, as plain values. Refuses: to outlive
its parent, and to take a signal that is meant for the whole run: who ends it is the parent.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import traceback
from collections.abc import Sequence
from multiprocessing import connection, process
from multiprocessing.connection import Connection
from typing import Any

from quotecheck.engines.compare import Compared, Given, compare
from quotecheck.engines.memory import keep_freed
from quotecheck.model import flat
from quotecheck.model.watch import Stage
from quotecheck.search import Finder, Index

TAKEN, READING = 0, 1
"""Places in the marks that a worker leaves where its parent sees them, should it die: how many
sources of its batch it has taken up, and whether it is reading the last of them."""

SIGNALS = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}
"""Those that a parent holds back while it starts a worker."""


def serve(inbox: Connection, marks: Any, index: Index | bytes) -> None:
    """Answer batches until the parent ends this process, or has ended itself.

    ``index`` is itself where it was inherited, pickled where it was sent.
    """
    _settle()
    finder = Finder(pickle.loads(index) if isinstance(index, bytes) else index)
    parent = process.parent_process()
    waited: list[Any] = [inbox] if parent is None else [inbox, parent.sentinel]
    while inbox in connection.wait(waited):
        try:
            sources: Sequence[Given] = inbox.recv()
            answer = _answer(finder, sources, marks)
            inbox.send(answer)
        except (EOFError, OSError):
            break


def unpacked(values: Sequence[Any], path: str) -> Compared:
    """What a worker has sent of the source at ``path``."""
    summary, found, skipped = values
    return Compared(
        None if summary is None else flat.summary(summary, path),
        tuple(flat.occurrence(each, quote, path) for quote, each in found),
        skipped,
    )


def _settle() -> None:
    """Be deaf to Ctrl-C, which the parent hears, too; end at once when told; keep shared memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in SIGNALS - {signal.SIGINT}:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    keep_freed()
    gc.freeze()  # what was inherited is not looked through, and so not copied


def _answer(finder: Finder, sources: Sequence[Given], marks: Any) -> list[Any] | Exception:
    """What came of each source; the exception where there was one that nobody foresaw."""
    marks[TAKEN] = marks[READING] = 0

    def stage(stage: Stage) -> None:
        marks[TAKEN] += stage is Stage.READ
        marks[READING] = stage is Stage.READ

    try:
        return [_packed(one) for one in compare(finder, sources, stage)]
    except Exception as error:
        error.add_note(f"In worker process {os.getpid()}:\n{traceback.format_exc()}")
        return error if _can_be_sent(error) else RuntimeError(repr(error))


def _packed(one: Compared) -> list[Any]:
    return [
        None if one.summary is None else flat.flat_summary(one.summary),
        [(each.quote, flat.flat(each)) for each in one.occurrences],
        one.skipped,
    ]


def _can_be_sent(error: Exception) -> bool:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return False
    return True
