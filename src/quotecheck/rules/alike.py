"""Which quotes of a registry are worth comparing with which, in time and room that grow as it does.

Refuses: to compare them. Of a pair that it leaves out the words tell that it cannot be alike, or
that what the two share is shared by too many.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, count, pairwise

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.table import each_once

Words = Sequence[int]
"""The words of a quote as numbers, see `numbered`."""

_Ints = NDArray[np.int64]

# Two quotes that are alike share a run of so many words, unless they are shorter than that.
_RUN = 3
# Where more quotes share a run, each is compared with the next one only: all would be quadratic.
_COMMON = 40
_CLOSE = 1e-9
_BITS = 64
_LARGEST = 1 << 62


def numbered(quotes: Iterable[Iterable[str]]) -> list[array[int]]:
    """The words of each quote as numbers from 0, in the order in which they first occur."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    return [array("q", map(numbers.__getitem__, words)) for words in quotes]


def pairs(quotes: Sequence[Words], differing: float) -> list[tuple[int, int]]:
    """Pairs worth comparing, in order: those that share a run of words, or all of a few.

    ``differing`` is the share of the longer one's words that may be changed, lost or added, 0..1.
    """
    lengths = np.fromiter(map(len, quotes), np.int64, len(quotes))
    words = np.fromiter(chain.from_iterable(quotes), np.int64, int(lengths.sum()))
    runs, holders = _runs(words, lengths)
    starts = np.flatnonzero(np.diff(runs, prepend=-1))
    sizes = np.diff(starts, append=len(runs)).repeat(np.diff(starts, append=len(runs)))
    shared = sizes > 1
    runs, holders, few = runs[shared], holders[shared], sizes[shared] <= _COMMON
    likely = _Likely(words, lengths, differing)
    found = [likely.of(runs, holders, 1)]
    runs, holders = runs[few], holders[few]
    found += [likely.of(runs, holders, apart) for apart in range(2, _COMMON)]
    codes = each_once(np.concatenate(found))
    told = zip(*(part.tolist() for part in np.divmod(codes, len(quotes) or 1)), strict=True)
    return sorted({*told, *_same(quotes)})


def _runs(words: _Ints, lengths: _Ints) -> tuple[_Ints, _Ints]:
    """Every run of words, as a number, with each quote that holds it once; both ascending."""
    owners = np.arange(len(lengths)).repeat(lengths)
    most = int(words.max(initial=0)) + 1
    runs = words[: max(len(words) - _RUN + 1, 0)]
    for at in range(1, _RUN):
        if at > 1 and most**_RUN > _LARGEST:
            runs = np.unique(runs, return_inverse=True)[1].reshape(-1)
        runs = runs * most + words[at : at + len(runs)]
    inside = owners[: len(runs)] == owners[_RUN - 1 :]
    runs, owners = runs[inside], owners[: len(runs)][inside]
    order = runs.argsort(kind="stable")  # the owners ascend already
    runs, owners = runs[order], owners[order]
    again = (np.diff(runs, prepend=-1) == 0) & (np.diff(owners, prepend=-1) == 0)
    return runs[~again], owners[~again]


class _Likely:
    """Which pairs may be alike, by how long they are and which words they have.

    Each quote has 64 bits, one for each of its words, which may share them. A word changed, lost
    or added changes two of them at most.
    """

    def __init__(self, words: _Ints, lengths: _Ints, differing: float) -> None:
        self._quotes = len(lengths)
        self._differing = differing
        self._lengths = lengths
        self._bits = np.zeros(len(lengths), np.uint64)
        starts = (lengths.cumsum() - lengths)[lengths > 0]
        if len(starts):
            flags = np.uint64(1) << (words % _BITS).astype(np.uint64)
            self._bits[lengths > 0] = np.bitwise_or.reduceat(flags, starts)

    def of(self, runs: _Ints, holders: _Ints, apart: int) -> _Ints:
        """The likely pairs among those that stand ``apart`` in the holders of one run.

        A pair is one number: the first quote's times how many there are, plus the second's.
        """
        same = np.flatnonzero(runs[apart:] == runs[: max(len(runs) - apart, 0)])
        first, second = holders[same], holders[same + apart]
        one, other = self._lengths[first], self._lengths[second]
        most = np.maximum(one, other) * self._differing + _CLOSE
        near = np.flatnonzero(np.abs(one - other) <= most)
        first, second, most = first[near], second[near], most[near]
        changed = self._bits[first] ^ self._bits[second]
        counted = np.unpackbits(changed.view(np.uint8).reshape(-1, 8), axis=1).sum(axis=1)
        kept = counted <= 2 * most
        return each_once(first[kept] * self._quotes + second[kept])


def _same(quotes: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs that have all their words in common. Of those that are one run, `_runs` knows."""
    holders: defaultdict[Words, list[int]] = defaultdict(list)
    for number, words in enumerate(quotes):
        if len(words) != _RUN:
            holders[tuple(words)].append(number)
    for holding in holders.values():
        yield from combinations(holding, 2) if len(holding) <= _COMMON else pairwise(holding)
