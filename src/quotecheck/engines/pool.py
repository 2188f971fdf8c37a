"""Worker processes: each is handed a batch, searches it, and answers; one that dies is named.

An executor of the standard library ends all its workers when one dies, and cannot say which file
that one was on; here the others go on, and the file is known. Refuses: threads. The parent has
none, so it may fork; where it has some already, workers are started afresh.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import connection
from multiprocessing.connection import Connection
from typing import Any

from quotecheck.engines.compare import Compared, Given, Told, shown
from quotecheck.engines.sizes import batch_limit, batches, size
from quotecheck.engines.worker import READING, SIGNALS, TAKEN, serve, unpacked
from quotecheck.errors import Problem, QuotecheckError
from quotecheck.model import Skipped
from quotecheck.search import Index

Batch = list[int]
"""The numbers of the sources that a worker is handed at once."""


class Pool:
    """An engine of ``jobs`` processes. ``limit`` is that of a batch in bytes, if it is to be set.

    The workers live as long as one call.
    """

    def __init__(self, jobs: int, *, limit: int | None = None) -> None:
        self.jobs = jobs
        self._limit = limit

    def compare(self, index: Index, sources: Sequence[Given], told: Told) -> None:
        """Tell what came of each source, as the workers get to them.

        A source that a worker died of is one that could not be read. QuotecheckError when a
        worker dies of none, and whatever a worker raised that nobody foresaw.
        """
        sizes = [size(given) for given in sources]
        limit = self._limit or batch_limit(sum(sizes), self.jobs)
        waiting = sorted(batches(sizes, limit), key=lambda batch: -sum(sizes[at] for at in batch))
        with _crew(index, min(self.jobs, len(waiting))) as crew:
            _distribute(crew, deque(waiting), sources, told)


class _Worker:
    """One process, this end of its pipe, and the batch that it is on."""

    def __init__(self, context: Any, index: Index | bytes) -> None:
        self.inbox: Connection
        self.inbox, theirs = context.Pipe()
        self.marks = context.RawArray("q", 2)
        self.batch: Batch | None = None
        self.process = context.Process(
            target=serve, args=(theirs, self.marks, index), name="quotecheck-worker", daemon=True
        )
        with _signals_held():
            self.process.start()
        theirs.close()  # or its end would never be seen

    def hand(self, batch: Batch, sources: Sequence[Given]) -> None:
        """Give it a batch; that it is dead is seen when its answer is due."""
        self.batch = batch
        self.marks[TAKEN] = self.marks[READING] = 0
        with suppress(OSError):
            self.inbox.send([sources[number] for number in batch])

    def answer(self) -> list[Any] | Exception | None:
        """What it has to say; None when it died."""
        try:
            said: list[Any] | Exception = self.inbox.recv()
        except (EOFError, OSError):
            return None
        return said

    def suspects(self, batch: Batch) -> Batch:
        """What it died of: the source it was reading, or all those it was searching."""
        taken = self.marks[TAKEN]
        return batch[taken - 1 : taken] if self.marks[READING] else batch[:taken]

    def end(self) -> None:
        """Nothing that it holds needs to be put away."""
        self.inbox.close()
        self.process.kill()
        self.process.join()


class _Crew:
    """The workers of one call: as many as there should be, whatever becomes of each."""

    def __init__(self, context: Any, index: Index | bytes, number: int) -> None:
        self._context, self._index, self._number = context, index, number
        self.workers: list[_Worker] = []

    def fill(self) -> None:
        """Start those that are missing."""
        while len(self.workers) < self._number:
            self.workers.append(_Worker(self._context, self._index))

    def busy(self) -> dict[Connection, _Worker]:
        """The workers that owe an answer, by what it will come through."""
        return {each.inbox: each for each in self.workers if each.batch is not None}

    def lose(self, worker: _Worker) -> str:
        """Do without a worker that died; how it did."""
        worker.end()
        self.workers.remove(worker)
        return _death(worker.process.exitcode)


@contextmanager
def _crew(index: Index, number: int) -> Iterator[_Crew]:
    """A crew whose workers are gone afterwards, whatever happens."""
    context = multiprocessing.get_context(_method())
    inherited = context.get_start_method() == "fork"
    crew = _Crew(context, index if inherited else pickle.dumps(index, 5), number)
    try:
        yield crew
    finally:
        for worker in crew.workers:
            worker.end()


def _distribute(crew: _Crew, waiting: deque[Batch], sources: Sequence[Given], told: Told) -> None:
    """Hand out batches and tell what comes back until nothing is left."""
    while True:
        if waiting:
            crew.fill()
        for worker in crew.workers:
            if worker.batch is None and waiting:
                worker.hand(waiting.popleft(), sources)
        busy = crew.busy()
        if not busy:
            return
        ready = connection.wait(list(busy))
        for worker in (one for inbox, one in busy.items() if inbox in ready):
            batch, worker.batch = worker.batch or [], None
            answer = worker.answer()
            if isinstance(answer, Exception):
                raise answer
            if answer is None:
                waiting.extend(_bury(crew, worker, batch, sources, told))
            else:
                for number, values in zip(batch, answer, strict=True):
                    told(number, unpacked(values, shown(sources[number])))


def _bury(
    crew: _Crew, worker: _Worker, batch: Batch, sources: Sequence[Given], told: Told
) -> Iterable[Batch]:
    """Tell what a worker died of; the rest of its batch is for another."""
    suspects = worker.suspects(batch)
    how = crew.lose(worker)
    if not suspects:
        message = f"a worker process {how} before it did anything; --jobs 1 does without"
        raise QuotecheckError(Problem(None, None, None, message))
    for number in suspects:
        path = shown(sources[number])
        why = f"the worker process that compared it {how}"
        told(number, Compared(None, skipped=(Skipped(path, why, fatal=True),)))
    rest = [number for number in batch if number not in suspects]
    return [rest] if rest else []


def _death(status: int | None) -> str:
    if status is None or status >= 0:
        return f"ended with status {status}"
    with suppress(ValueError):
        return f"was killed ({signal.Signals(-status).name})"
    return f"was killed (signal {-status})"


def _method() -> str:
    """How to start a worker: by a fork where that is safe, which is quick and shares the index."""
    if sys.platform == "linux" and _is_alone():
        return "fork"
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def _is_alone() -> bool:
    """Whether this process has one thread: what others hold locked would stay so in a fork."""
    try:
        return len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


@contextmanager
def _signals_held() -> Iterator[None]:
    """What comes while a worker starts is for this process, when it has started."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
