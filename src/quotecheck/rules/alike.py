"""Which quotes of a registry are worth comparing with which, in time and room that grow as it does.

Refuses: to compare them. Of a pair that it leaves out the words tell that it cannot be alike, or
that what the two share is shared by too many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, combinations, count, pairwise
from operator import or_

import numpy as np
from numpy.typing import NDArray

Words = tuple[str, ...]
_Ints = NDArray[np.int64]

# Two quotes that are alike share a run of so many words, unless they are shorter than that.
_RUN = 3
# Where more quotes share a run, each is compared with the next one only: all would be quadratic.
_COMMON = 40
_CLOSE = 1e-9


def pairs(quotes: Sequence[Words], differing: float) -> list[tuple[int, int]]:
    """Pairs worth comparing, in order: those that share a run of words, or all of a few.

    ``differing`` is the share of the longer one's words that may be changed, lost or added, 0..1.
    """
    runs, holders = _runs(quotes)
    starts = np.flatnonzero(np.diff(runs, prepend=-1))
    sizes = np.diff(starts, append=len(runs)).repeat(np.diff(starts, append=len(runs)))
    shared = sizes > 1
    runs, holders, few = runs[shared], holders[shared], sizes[shared] <= _COMMON
    likely = _Likely(quotes, differing)
    found = [likely.of(runs, holders, 1)]
    runs, holders = runs[few], holders[few]
    found += [likely.of(runs, holders, apart) for apart in range(2, _COMMON)]
    codes = np.unique(np.concatenate(found))
    told = zip(*(part.tolist() for part in np.divmod(codes, len(quotes) or 1)), strict=True)
    return sorted({*told, *_same(quotes)})


def _runs(quotes: Sequence[Words]) -> tuple[_Ints, _Ints]:
    """Every run of words, as a number, with each quote that holds it once; both ascending."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    words = np.fromiter(map(numbers.__getitem__, chain.from_iterable(quotes)), np.int64)
    owners = np.arange(len(quotes)).repeat([len(each) for each in quotes])
    runs = words[: max(len(words) - _RUN + 1, 0)]
    for at in range(1, _RUN):
        # Numbered anew each time, so that no run is too large a number.
        runs = np.unique(runs, return_inverse=True)[1].reshape(-1) * len(numbers)
        runs = runs + words[at : at + len(runs)]
    inside = owners[: len(runs)] == owners[_RUN - 1 :]
    runs, owners = runs[inside], owners[: len(runs)][inside]
    order = np.lexsort((owners, runs))
    runs, owners = runs[order], owners[order]
    again = (np.diff(runs, prepend=-1) == 0) & (np.diff(owners, prepend=-1) == 0)
    return runs[~again], owners[~again]


class _Likely:
    """Which pairs may be alike, by how long they are and which words they have.

    Each quote has 64 bits, one for each of its words, which may share them. A word changed, lost
    or added changes two of them at most.
    """

    def __init__(self, quotes: Sequence[Words], differing: float) -> None:
        self._quotes = len(quotes)
        self._differing = differing
        self._lengths = np.array([len(each) for each in quotes], np.int64)
        bits: dict[str, int] = {}
        for word in chain.from_iterable(quotes):
            if word not in bits:
                bits[word] = 1 << len(bits) % 64
        self._bits = np.array([_union(map(bits.__getitem__, each)) for each in quotes], np.uint64)

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
        codes: _Ints = np.unique(first[kept] * self._quotes + second[kept])
        return codes


def _union(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


def _same(quotes: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Pairs that have all their words in common. Of those that are one run, `_runs` knows."""
    holders: defaultdict[Words, list[int]] = defaultdict(list)
    for number, words in enumerate(quotes):
        if len(words) != _RUN:
            holders[words].append(number)
    for holding in holders.values():
        yield from combinations(holding, 2) if len(holding) <= _COMMON else pairwise(holding)
