"""Pieces: every quote cut into the disjoint runs of two or three units that are rarest in all.

A quote of m units and k allowed word edits is cut into k + t pieces, so that k edits leave t of
them intact (the pigeonhole principle; t is 2 where the quote is long enough, else 1). The choice
hangs on the quote and the shipped frequency table alone, not on what other quotes are cut with it.
Refuses: to look anything up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.flat import Flags, Flat, Floats
from quotecheck.search.table import Ints


def cut(flat: Flat) -> tuple[Ints, Ints]:
    """Rows where a piece of two, and of three units begins, of every quote."""
    found: tuple[list[Ints], list[Ints]] = ([], [])
    long = np.flatnonzero(~flat.short)
    by_length = long[np.argsort(flat.lengths[long], kind="stable")]
    for some in _batches(by_length, flat.lengths):
        counts = np.minimum(flat.limits[some] + flat.wanted[some], flat.lengths[some] // 2)
        for rows, chosen in zip(found, _cut(flat, some, counts), strict=True):
            quote, at = np.nonzero(chosen)
            rows.append(flat.offsets[some][quote] + at)
    return _joined(found[0]), _joined(found[1])


_AT_ONCE = 1 << 21  # cells of a table of choices
_UNLIKE = 2.0  # times that the longest quote of a batch may be as long as the shortest


def _batches(by_length: Ints, lengths: Ints) -> Iterator[Ints]:
    """Quotes that are cut together: of nearly one length, and not too many."""
    start = 0
    while start < len(by_length):
        shortest = int(lengths[by_length[start]])
        longest = int(shortest * _UNLIKE)
        most = max(1, _AT_ONCE // (longest * (longest // 2 + 1)))
        some = by_length[start : start + most]
        some = some[: np.searchsorted(lengths[some], longest, side="right")]
        start += len(some)
        yield some


def _cut(flat: Flat, some: Ints, counts: Ints) -> tuple[Flags, Flags]:
    """The rarest ``counts`` disjoint pieces of some quotes (a row each), and where they begin.

    By dynamic programming over the places of all quotes at once: ``best[:, j]`` is the least
    expected number of hits of j pieces that end at or before a place.
    """
    lengths = flat.lengths[some]
    length, count = int(lengths.max()), int(counts.max())
    cost2, cost3 = _costs(flat, some, length)
    best = [np.full((len(some), count + 1), np.inf) for _ in range(3)]
    for row in best:
        row[:, 0] = 0.0
    choice = np.zeros((length + 1, len(some), count + 1), dtype=np.int8)
    for end in range(2, length + 1):
        current = best[-1].copy()
        for size, costs in ((2, cost2), (3, cost3)):
            if end < size:
                continue
            offered = best[-size][:, :-1] + costs[:, end - size, None]
            better = offered < current[:, 1:]
            np.copyto(current[:, 1:], offered, where=better)
            np.copyto(choice[end, :, 1:], size, where=better)
        best = [*best[-2:], current]
    return _trace(choice, lengths, counts)


def _costs(flat: Flat, some: Ints, length: int) -> tuple[Floats, Floats]:
    """How often a piece of two, and of three units is to be expected, from each place of a quote.

    Past the end of a quote that is shorter than ``length`` none can be had.
    """
    rows = flat.offsets[some][:, None] + np.arange(length)
    past = np.arange(length) >= flat.lengths[some][:, None]
    rows[past] = 0
    cost2 = np.exp2(-(flat.single[rows[:, :-1]] + flat.after[rows[:, 1:]]))
    cost3 = cost2[:, :-1] * np.exp2(-flat.after[rows[:, 2:]])
    cost2[past[:, 1:]] = np.inf
    cost3[past[:, 2:]] = np.inf
    return cost2, cost3


def _trace(choice: NDArray[np.int8], lengths: Ints, counts: Ints) -> tuple[Flags, Flags]:
    length, quotes = choice.shape[0] - 1, choice.shape[1]
    chosen = np.zeros((2, quotes, length), dtype=bool)
    every = np.arange(quotes)
    end, left = lengths.copy(), counts.copy()
    for _ in range(length):
        size = choice[end, every, left].astype(np.int64)
        taken = size > 0
        chosen[size[taken] - 2, every[taken], (end - size)[taken]] = True
        end = np.maximum(end - np.where(taken, size, 1), 0)
        left = left - taken
        if not end.any():
            break
    return chosen[0], chosen[1]


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
