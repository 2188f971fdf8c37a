"""Seeds: the short runs of units by which a place in the corpus is first noticed.

Two kinds. *Pieces*: each quote of m units and k allowed word edits is cut into k + t disjoint
pieces of two or three units, so that k edits leave at least t of them intact (the pigeonhole
principle; t is 2 where the quote is long enough, else 1). Of all such cuts the one is taken that
the shipped frequency table makes rarest, so the choice hangs on the registry alone. *Triples*:
every run of three units, which parts of a quote are found by. Refuses: to read a source.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.costs import ANCHOR, PART, TOGETHER
from quotecheck.search.flat import Flags, Flat
from quotecheck.search.hits import (
    Hits,
    at_nought,
    in_company,
    moved,
    sought_at_nought,
    sought_moved,
)
from quotecheck.search.table import Ints, Table, each_once

# not the one of `table`: what is taken for another here would be in its way there too
_MULTIPLIER = np.uint64(0xC2B2AE3D27D4EB4F)


class Postings:
    """Where in the registry runs of units begin: ``rows``, those of one code together."""

    def __init__(self, codes: Ints, rows: Ints) -> None:
        order = np.argsort(codes, kind="stable")
        self.rows = rows[order]
        distinct, starts = np.unique(codes[order], return_index=True)
        self._starts = starts
        self._counts = np.diff(np.append(starts, len(rows)))
        self._numbers = Table()  # codes are their own hashes: nothing can be taken for another
        self._numbers.add(distinct.view(np.uint64), np.arange(len(distinct), dtype=np.int32))

    def find(self, codes: Ints, at: Ints) -> tuple[Ints, Ints]:
        """For codes and where they stand in a text: places there and in ``rows``, one a hit."""
        numbers, missing = self._numbers.find(codes.view(np.uint64))
        if len(missing):
            known = np.ones(len(at), dtype=bool)
            known[missing] = False
            at, numbers = at[known], numbers[known]
        if not len(at):
            return at, at
        starts, counts = self._starts[numbers], self._counts[numbers]
        ends = np.cumsum(counts)
        firsts = ends - counts
        # running sums of steps: much faster than to repeat each place as often as it has hits
        rows = np.ones(ends[-1], dtype=np.int64)
        rows[0] = starts[0]
        rows[firsts[1:]] = np.diff(starts) - counts[:-1] + 1
        places = np.zeros(ends[-1], dtype=np.int64)
        places[0] = at[0]
        places[firsts[1:]] = np.diff(at)
        return np.cumsum(places, out=places), np.cumsum(rows, out=rows)


_TELLING = 14.0  # bits of a pair that counts towards a part; triples always do

_LISTED, _ANY, _TRIPLE = np.uint8(1), np.uint8(2), np.uint8(4)


class Seeds:
    """The postings of pairs (pieces, and what tells by itself) and of triples (all).

    ``vocabulary`` is the largest unit number, ``pieces`` are what `cut` gives.
    """

    def __init__(self, flat: Flat, vocabulary: int, pieces: tuple[Ints, Ints]) -> None:
        self._base = vocabulary + 1
        self._flat = flat
        owner = flat.owner
        long = ~flat.short[owner]
        pairs, triples = pieces
        bits = np.append(flat.single[:-1] + flat.after[1:], 0.0)
        begins = np.flatnonzero((owner[:-1] == owner[1:]) & long[:-1])
        threes = np.flatnonzero((owner[:-2] == owner[2:]) & long[:-2])
        codes = flat.units[:-1] * self._base + flat.units[1:]
        twos = each_once(np.concatenate((pairs, begins[bits[begins] >= ANCHOR])))
        self._filter = np.zeros(1 << max(12, (8 * len(begins)).bit_length()), dtype=np.uint8)
        self._filter[self._slots(codes[begins])] = _ANY
        self._filter[self._slots(codes[twos])] |= _LISTED
        self._twos = Postings(codes[twos], twos)
        triple = codes[threes] * self._base + flat.units[threes + 2]
        self._filter[self._slots(triple)] |= _TRIPLE
        self._threes = Postings(triple, threes)
        # of each posting: its hit, as `in_company` wants it too; whether it is a piece; whether
        # it counts towards a part
        rows = self._twos.rows, self._threes.rows
        telling = bits[rows[0]], bits[rows[1]] + flat.after[rows[1] + 2]
        self._hits = at_nought(flat, rows[0], 0), at_nought(flat, rows[1], 1)
        self._sought = tuple(
            sought_at_nought(hits, worth >= PART)
            for hits, worth in zip(self._hits, telling, strict=True)
        )
        self._pieces = _among(rows[0], pairs, len(owner)), _among(rows[1], triples, len(owner))
        self._telling: Flags = telling[0] >= _TELLING

    def find(self, units: Ints) -> tuple[Hits, Hits]:
        """The seeds of every quote that stand in a text: pieces, and what tells of a part.

        Of the latter those that cannot come to a part (`in_company`) are left out.
        A triple is looked up only where both its pairs are in some quote.
        """
        known = units != 0
        at = np.flatnonzero(known[:-1] & known[1:])
        codes = units[at] * self._base + units[at + 1]
        flags = self._filter[self._slots(codes)]
        far, three = self._find_triples(units, at, codes, flags)
        listed = np.flatnonzero(flags & _LISTED)
        at, two = self._twos.find(codes[listed], at[listed])
        piece, other, telling = self._pieces[0][two], self._pieces[1][three], self._telling[two]
        pieces = np.concatenate(
            (
                moved(self._hits[0][two[piece]], at[piece]),
                moved(self._hits[1][three[other]], far[other]),
            )
        )
        pieces.sort()
        sought = np.concatenate(
            (
                sought_moved(self._sought[0][two[telling]], at[telling]),
                sought_moved(self._sought[1][three], far),
            )
        )
        found = in_company(sought, TOGETHER)
        found.sort()
        return Hits(pieces, self._flat), Hits(found, self._flat)

    def _find_triples(
        self, units: Ints, at: Ints, codes: Ints, flags: NDArray[np.uint8]
    ) -> tuple[Ints, Ints]:
        """The triples among pairs that stand at some places: places and numbers of postings."""
        pairs = np.flatnonzero(flags & _ANY)
        first = pairs[:-1][at[pairs[1:]] == at[pairs[:-1]] + 1]
        far = at[first]
        triples = codes[first] * self._base + units[far + 2]
        likely = np.flatnonzero(self._filter[self._slots(triples)] & _TRIPLE)
        return self._threes.find(triples[likely], far[likely])

    def _slots(self, codes: Ints) -> Ints:
        shift = np.uint64(64 - (len(self._filter).bit_length() - 1))
        slots: Ints = ((codes.view(np.uint64) * _MULTIPLIER) >> shift).view(np.int64)
        return slots


def _among(rows: Ints, these: Ints, count: int) -> Flags:
    """Which of some rows, less than ``count``, are among these."""
    marked = np.zeros(count, dtype=bool)
    marked[these] = True
    return marked[rows]


def counted(counts: Ints) -> Ints:
    """0, 1, ... up to each count, one after the other."""
    ends = np.cumsum(counts)
    every = np.arange(int(ends[-1]) if len(ends) else 0)
    return every - np.repeat(ends - counts, counts)
