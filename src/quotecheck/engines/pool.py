"""The engine of several processes: each is handed a batch of sources, reads and searches it.

Texts stay in the workers; what comes back is summaries and occurrences. Refuses: to let one that
dies take more with it than the sources that it was on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quotecheck.engines.compare import Compared, Given, Told, compare, shown
from quotecheck.engines.crew import Batch, Crew
from quotecheck.engines.sizes import batches, size
from quotecheck.engines.worker import Answering, Marks
from quotecheck.errors import Problem, QuotecheckError
from quotecheck.model import Skipped
from quotecheck.model.watch import Stage
from quotecheck.search import Finder, Index

_TAKEN, _READING = 0, 1
"""Marks: how many sources of its batch a worker has taken up, and whether it is reading the last of
them."""


class Pool:
    """An engine of ``jobs`` processes. ``limit`` is that of a batch in bytes, if it is to be set.

    The workers live as long as one call.
    """

    def __init__(self, jobs: int, *, limit: int | None = None) -> None:
        self.jobs = jobs
        self._limit = limit

    def compare(
        self, index: Index, sources: Sequence[Given], told: Told, meanwhile: Callable[[], None]
    ) -> None:
        """Tell what came of each source, as the workers get to them.

        A source that a worker died of is one that could not be read. QuotecheckError when a
        worker dies of none, and whatever a worker raised that nobody foresaw.
        """
        waiting = list(batches(map(size, sources), self.jobs, self._limit))
        with Crew(_searching, index, min(self.jobs, len(waiting))) as crew:
            crew.run(_Search(sources, told), waiting, meanwhile)


class _Search:
    """The search of some sources, as the parent sees it."""

    def __init__(self, sources: Sequence[Given], told: Told) -> None:
        self._sources = sources
        self._told = told

    def payload(self, batch: Batch) -> list[Given]:
        return [self._sources[number] for number in batch]

    def told(self, batch: Batch, answer: list[Compared]) -> None:
        for number, one in zip(batch, answer, strict=True):
            self._told(number, one)

    def died(self, batch: Batch, marks: Marks, how: str) -> Iterable[Batch]:
        """Tell what a worker died of; the rest of its batch is for another."""
        taken = marks[_TAKEN]
        suspects = batch[taken - 1 : taken] if marks[_READING] else batch[:taken]
        if not suspects:
            message = f"a worker process {how} before it did anything; --jobs 1 does without"
            raise QuotecheckError(Problem(None, None, None, message))
        for number in suspects:
            path = shown(self._sources[number])
            why = f"the worker process that compared it {how}"
            self._told(number, Compared(None, skipped=(Skipped(path, why, fatal=True),)))
        rest = [number for number in batch if number not in suspects]
        return [rest] if rest else []


def _searching(index: Index) -> Answering:
    """The search as a worker does it."""
    finder = Finder(index)

    def answering(sources: Sequence[Given], marks: Marks) -> list[Compared]:
        def stage(stage: Stage) -> None:
            marks[_TAKEN] += stage is Stage.READ
            marks[_READING] = stage is Stage.READ

        return list(compare(finder, sources, stage))

    return answering
