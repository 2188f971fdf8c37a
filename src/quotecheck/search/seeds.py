"""Seeds: the short runs of units by which a place in the corpus is first noticed.

*Pieces*, as `cutting` makes them, show where a whole quote may stand: the edits that it may have
leave one or two of them intact. *Triples*, every run of three units, and pairs that tell enough by
themselves show where a part may. Refuses: to say which hits belong together.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.costs import ANCHOR, PART, TOGETHER
from quotecheck.search.flat import Flat, Floats
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
        self.rows, codes = rows[order], codes[order]
        self._starts = np.flatnonzero(np.append(True, np.diff(codes) != 0)[: len(codes)])
        self._counts = np.diff(np.append(self._starts, len(rows)))
        numbers = np.arange(len(self._starts), dtype=np.int32)
        self._numbers = Table()  # codes are their own hashes: nothing can be taken for another
        self._numbers.add(codes[self._starts].view(np.uint64), numbers)

    def find(self, codes: Ints, at: Ints) -> tuple[Ints, Ints]:
        """For codes and where they stand in a text: places there and in ``rows``, one a hit."""
        numbers, missing = self._numbers.find(codes.view(np.uint64))
        if len(missing):
            known = np.ones(len(at), dtype=bool)
            known[missing] = False
            at, numbers = at[known], numbers[known]
        if not len(at):
            return at, at
        starts = self._starts.take(numbers, mode="clip")
        counts = self._counts.take(numbers, mode="clip")
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


class _Kind:
    """Pairs, or triples: their postings, and of each its hit at the start of a text.

    ``pieces`` are the rows that begin a piece, ``bits`` what the run at each row tells; those of
    at least ``least`` count towards a part.
    """

    def __init__(
        self,
        flat: Flat,
        size: int,
        codes: Ints,
        rows: Ints,
        pieces: Ints,
        bits: Floats,
        least: float,
    ) -> None:
        self._postings = Postings(codes, rows)
        rows = self._postings.rows
        piece = np.zeros(len(flat.units), dtype=bool)
        piece[pieces] = True
        self._piece, self._telling = piece[rows], bits[rows] >= least
        self._hits = at_nought(flat, rows, size)
        self._sought = sought_at_nought(self._hits, bits[rows] >= PART)

    def find(self, codes: Ints, at: Ints) -> tuple[Ints, Ints]:
        """The pieces among the runs of some codes at some places, and those that tell of a part."""
        at, which = self._postings.find(codes, at)
        piece = self._piece.take(which, mode="clip")
        telling = self._telling.take(which, mode="clip")
        return (
            moved(self._hits.take(which[piece], mode="clip"), at[piece]),
            sought_moved(self._sought.take(which[telling], mode="clip"), at[telling]),
        )


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
        begins = np.flatnonzero((owner[:-1] == owner[1:]) & long[:-1])
        threes = np.flatnonzero((owner[:-2] == owner[2:]) & long[:-2])
        bits = np.append(flat.single[:-1] + flat.after[1:], 0.0)
        codes = flat.units[:-1] * self._base + flat.units[1:]
        twos = each_once(np.concatenate((pieces[0], begins[bits[begins] >= ANCHOR])))
        triples = codes[threes] * self._base + flat.units[threes + 2]
        self._filter = np.zeros(1 << max(12, (8 * len(begins)).bit_length()), dtype=np.uint8)
        self._filter[self._slots(codes[begins])] = _ANY
        self._filter[self._slots(codes[twos])] |= _LISTED
        self._filter[self._slots(triples)] |= _TRIPLE
        self._pairs = _Kind(flat, 2, codes[twos], twos, pieces[0], bits, _TELLING)
        bits[:-2] += flat.after[2:]
        self._triples = _Kind(flat, 3, triples, threes, pieces[1], bits, 0.0)

    def find(self, units: Ints) -> tuple[Hits, Hits]:
        """The seeds of every quote that stand in a text: pieces, and what tells of a part.

        Of the latter those that cannot come to a part (`in_company`) are left out.
        A triple is looked up only where both its pairs are in some quote.
        """
        known = units != 0
        at = np.flatnonzero(known[:-1] & known[1:])
        codes = units.take(at, mode="clip") * self._base + units.take(at + 1, mode="clip")
        flags = self._filter.take(self._slots(codes), mode="clip")
        listed = _having(flags, _LISTED)
        pairs, two = self._pairs.find(codes[listed], at[listed])
        triples, three = self._triples.find(*self._likely(units, at, codes, flags))
        pieces = np.concatenate((pairs, triples))
        pieces.sort()
        telling = in_company(np.concatenate((two, three)), TOGETHER)
        telling.sort()
        return Hits(pieces, self._flat), Hits(telling, self._flat)

    def _likely(
        self, units: Ints, at: Ints, codes: Ints, flags: NDArray[np.uint8]
    ) -> tuple[Ints, Ints]:
        """The codes and places of what may be triples, among pairs that stand at some places."""
        pairs = _having(flags, _ANY)
        first = pairs[:-1][at[pairs[1:]] == at[pairs[:-1]] + 1]
        far = at[first]
        triples = codes[first] * self._base + units[far + 2]
        likely = _having(self._filter.take(self._slots(triples), mode="clip"), _TRIPLE)
        return triples[likely], far[likely]

    def _slots(self, codes: Ints) -> Ints:
        shift = np.uint64(64 - (len(self._filter).bit_length() - 1))
        slots: Ints = ((codes.view(np.uint64) * _MULTIPLIER) >> shift).view(np.int64)
        return slots


def _having(flags: NDArray[np.uint8], flag: np.uint8) -> Ints:
    """Where a flag is set; of truth values they are found three times as fast as of numbers."""
    return np.flatnonzero((flags & flag) != 0)


def counted(counts: Ints) -> Ints:
    """0, 1, ... up to each count, one after the other."""
    ends = np.cumsum(counts)
    every = np.arange(int(ends[-1]) if len(ends) else 0)
    return every - np.repeat(ends - counts, counts)
