"""How much there is to do, and how many processes it is worth.

Refuses: to read. A size is what the file system says, and decides about time only.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from quotecheck.engines.compare import Given
from quotecheck.model import Source

BATCH = 4_000_000
"""Bytes of sources that a worker is given at once; a larger file goes alone."""

_TURNS = 4  # batches for each worker at least of what is left, so that all are done together
_LAST = 4  # of those, into how many the last ones go


def cores() -> int:
    """The processor cores that this process may use."""
    with suppress(AttributeError):  # Windows and macOS have none
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def size(given: Given) -> int:
    """The bytes of a file, 0 when it is gone, which reading will tell; of a text its length."""
    if isinstance(given, Source):
        return len(given.text)
    with suppress(OSError, ValueError):
        return os.stat(given).st_size
    return 0


def workers(jobs: int, total: int, *, worth: int) -> int:
    """How many processes to use of at most ``jobs``, none for less than ``worth`` bytes."""
    return max(1, min(jobs, total // worth))


def batches(sizes: Iterable[int], jobs: int, limit: int | None = None) -> Iterator[list[int]]:
    """The numbers of things in batches for ``jobs`` workers, the largest things first.

    A batch is of one thing, or of at most ``limit``; if that is not set, of less as less is left,
    so that the workers come to the end together.
    """
    lengths = list(sizes)
    left = sum(lengths)
    least = min(BATCH, left // (jobs * _TURNS)) // _LAST
    batch: list[int] = []
    held = 0
    for number in sorted(range(len(lengths)), key=lambda number: -lengths[number]):
        most = limit or max(least, min(BATCH, left // (jobs * _TURNS)))
        if batch and held + lengths[number] > most:
            yield batch
            left -= held
            batch, held = [], 0
        batch.append(number)
        held += lengths[number]
    if batch:
        yield batch
