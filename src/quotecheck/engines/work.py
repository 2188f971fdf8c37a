"""The protocol of an engine, the engine of one process, and which to take for a run.

Refuses: to know how workers are kept; that is ``pool``, which is imported when it is worth it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from quotecheck.engines.compare import Given, Told, compare
from quotecheck.engines.memory import keep_freed
from quotecheck.engines.sizes import size, workers
from quotecheck.model.watch import Stage
from quotecheck.search import Finder, Index

_WORTH = 4_000_000 if sys.platform == "linux" else 16_000_000
"""Bytes for each process below which another one saves less than it takes to start.

A fork takes next to nothing, a new interpreter with all it imports half a second.
"""
_WORTH_EXHAUSTIVE = _WORTH // 64

_LARGE = 4_000_000
"""Bytes of sources from which memory is kept between blocks."""


class Engine(Protocol):
    """Compares sources with an index."""

    def compare(
        self, index: Index, sources: Sequence[Given], told: Told, meanwhile: Callable[[], None]
    ) -> None:
        """Tell what came of each source, once, in any order.

        ``meanwhile`` is called where it is others who work, as soon as they do. QuotecheckError
        when the engine itself cannot go on.
        """


class Local:
    """One process, this one. ``stage`` is told when reading begins and ends."""

    def __init__(self, stage: Callable[[Stage], None]) -> None:
        self._stage = stage

    def compare(
        self, index: Index, sources: Sequence[Given], told: Told, meanwhile: Callable[[], None]
    ) -> None:
        """In the order of the sources; no time is left for anything meanwhile."""
        if sum(map(size, sources)) > _LARGE:
            keep_freed()
        for number, compared in enumerate(compare(Finder(index), sources, self._stage)):
            told(number, compared)


def engine(
    jobs: int, sources: Sequence[Given], stage: Callable[[Stage], None], *, exhaustive: bool
) -> Engine:
    """The engine for these sources, of at most ``jobs`` processes: of one where they are small."""
    if jobs > 1:
        worth = _WORTH_EXHAUSTIVE if exhaustive else _WORTH
        number = workers(jobs, sum(map(size, sources)), worth=worth)
        if number > 1:
            from quotecheck.engines.pool import Pool

            return Pool(number)
    return Local(stage)
