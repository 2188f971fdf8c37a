"""Worker processes, the parent's side: batches are handed out, and a death is told.

An executor of the standard library ends all its workers when one dies, and cannot say what that
one was on; here the others go on, and it is known. Refuses: threads. The parent has none, so it
may fork; where it has some already, workers are started afresh.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Protocol

from quotecheck.engines.worker import MARKS, SIGNALS, Begin, Marks, serve

Batch = list[int]
"""The numbers of the things that a worker is handed at once."""


class Job(Protocol):
    """What a crew is to do, as its parent sees it."""

    def payload(self, batch: Batch) -> object:
        """What a worker is sent for a batch."""

    def told(self, batch: Batch, answer: Any) -> None:
        """A worker's answer has come."""

    def died(self, batch: Batch, marks: Marks, how: str) -> Iterable[Batch]:
        """A worker died with this batch in hand, in this way; what is to be done again."""


class Crew:
    """So many workers, whatever becomes of each; gone at the end of the context.

    ``begin`` is told ``given`` in each of them.
    """

    def __init__(self, begin: Begin, given: object, number: int) -> None:
        self._context: Any = multiprocessing.get_context(_method())
        inherited = self._context.get_start_method() == "fork"
        self._started = begin, given if inherited else pickle.dumps(given, 5)
        self._number = number
        self._workers: list[_Worker] = []
        self._dying: list[_Worker] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for worker in tuple(self._workers):
            self._dismiss(worker)
        for worker in self._dying:
            worker.end()

    def run(
        self, job: Job, batches: Iterable[Batch], meanwhile: Callable[[], None] = lambda: None
    ) -> None:
        """Hand out ``batches`` in their order and tell what comes back until nothing is left.

        ``meanwhile`` is called once, when all workers have something to do. Raises what a worker
        raised that nobody foresaw.
        """
        waiting = deque(batches)
        self._hand_out(job, waiting)
        meanwhile()
        while True:
            self._hand_out(job, waiting)
            busy = {one.inbox: one for one in self._workers if one.batch is not None}
            if not busy:
                return
            ready = connection.wait(list(busy))
            for worker in (one for inbox, one in busy.items() if inbox in ready):
                batch, worker.batch = worker.batch or [], None
                answer = worker.answer()
                if isinstance(answer, Exception):
                    raise answer
                if answer is None:
                    waiting.extend(job.died(batch, worker.marks, self._lose(worker)))
                else:
                    self._hand_out(job, waiting)  # it need not wait while the answer is looked at
                    if worker.batch is None:
                        self._dismiss(worker)
                    job.told(batch, answer)

    def _hand_out(self, job: Job, waiting: deque[Batch]) -> None:
        """Give those something to do that have nothing, and start those that are missing."""
        while waiting and len(self._workers) < self._number:
            self._workers.append(_Worker(self._context, *self._started))
        for worker in self._workers:
            if waiting and worker.batch is None:
                batch = waiting.popleft()
                worker.hand(batch, job.payload(batch))

    def _dismiss(self, worker: _Worker) -> None:
        """There is nothing left for it: what it holds takes a while to be put away."""
        worker.kill()
        self._workers.remove(worker)
        self._dying.append(worker)

    def _lose(self, worker: _Worker) -> str:
        """Do without a worker that died; how it did."""
        worker.end()
        self._workers.remove(worker)
        return _death(worker.process.exitcode)


class _Worker:
    """One process, this end of its pipe, and the batch that it is on."""

    def __init__(self, context: Any, begin: Begin, given: object) -> None:
        self.inbox: Connection
        self.inbox, theirs = context.Pipe()
        self.marks: Marks = context.RawArray("q", MARKS)
        self.batch: Batch | None = None
        self.process = context.Process(
            target=serve,
            args=(theirs, self.marks, begin, given),
            name="quotecheck-worker",
            daemon=True,
        )
        with _signals_held():
            self.process.start()
        theirs.close()  # or its end would never be seen

    def hand(self, batch: Batch, payload: object) -> None:
        """Give it a batch; that it is dead is seen when its answer is due."""
        self.batch = batch
        self.marks[:] = [0] * MARKS
        with suppress(OSError):
            self.inbox.send(payload)

    def answer(self) -> object:
        """What it has to say; None when it died."""
        try:
            return self.inbox.recv()
        except (EOFError, OSError):
            return None

    def kill(self) -> None:
        """Nothing that it holds needs to be kept."""
        self.inbox.close()
        self.process.kill()

    def end(self) -> None:
        """It is gone."""
        self.kill()
        self.process.join()


def forks() -> bool:
    """Whether a worker has all that its parent has, at no cost."""
    return _method() == "fork"


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
