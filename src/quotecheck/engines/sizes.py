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

_TURNS = 4  # batches for each worker at least, so that none is left with nothing to do for long


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


def batches(sizes: Iterable[int], limit: int) -> Iterator[list[int]]:
    """The numbers of sources in batches: each of at most ``limit`` bytes, or of one source."""
    batch: list[int] = []
    held = 0
    for number, length in enumerate(sizes):
        if batch and held + length > limit:
            yield batch
            batch, held = [], 0
        batch.append(number)
        held += length
    if batch:
        yield batch


def batch_limit(total: int, jobs: int) -> int:
    """The bytes of a batch where ``jobs`` workers have ``total`` to do."""
    return max(1, min(BATCH, total // (jobs * _TURNS)))
