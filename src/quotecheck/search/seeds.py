"""Seeds: the short runs of units by which a place in the corpus is first noticed.

*Pieces*, as `cutting` makes them, show where a whole quote may stand: the edits that it may have
leave one or two of them intact. *Triples*, every run of three units, and pairs that tell enough by
themselves show where a part may. Refuses: to say which hits belong together.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quotecheck.search import native
from quotecheck.search.costs import ANCHOR, PART, TOGETHER
from quotecheck.search.flat import Flags, Flat
from quotecheck.search.hits import Hits, at_nought, in_company, in_line, moved
from quotecheck.search.table import Ints, Table, each_once

# not the one of `table`: what is taken for another here would be in its way there too
_MULTIPLIER = np.uint64(0xC2B2AE3D27D4EB4F)


class Postings:
    """Hits at the start of a text, by the number of the run of units that begins there.

    Of ``hits``, each run's from its ``first`` on, only ``these`` are posted.
    """

    def __init__(self, hits: Ints, first: Ints, these: Flags) -> None:
        self.hits = hits[these]
        before = np.append(0, np.cumsum(these))
        self.starts = np.append(before[first], before[-1]).astype(np.int32)

    def find(self, numbers: NDArray[np.int32], at: Ints) -> Ints:
        """The hits of the runs of some numbers, which stand at some places of a text."""
        starts = self.starts.take(numbers, mode="clip")
        counts = self.starts.take(numbers + 1, mode="clip") - starts
        some = counts > 0
        starts, counts, at = starts[some], counts[some], at[some]
        if not len(at):
            return self.hits[:0]
        ends = np.cumsum(counts)
        firsts = ends - counts
        # running sums of steps: much faster than to repeat each place as often as it has hits
        rows = np.ones(ends[-1], dtype=np.int64)
        rows[0] = starts[0]
        rows[firsts[1:]] = np.diff(starts) - counts[:-1] + 1
        places = np.zeros(ends[-1], dtype=np.int64)
        places[0] = at[0]
        places[firsts[1:]] = np.diff(at)
        hits = self.hits.take(np.cumsum(rows, out=rows), mode="clip")
        return moved(hits, np.cumsum(places, out=places))


_TELLING = 14.0  # bits of a pair that counts towards a part; triples always do

_LISTED, _ANY, _TRIPLE = np.uint8(1), np.uint8(2), np.uint8(4)


class Seeds:
    """The postings of pairs (pieces, and what tells by itself) and of triples (all).

    ``vocabulary`` is the largest unit number, ``pieces`` are what `cut` gives.
    """

    def __init__(self, flat: Flat, vocabulary: int, pieces: tuple[Ints, Ints]) -> None:
        self._base = vocabulary + 1
        self._flat = flat
        self._reach = (flat.lengths + flat.limits).astype(np.int32)  # units from piece to piece
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
        piece = np.append(
            *(
                _among(rows, some, len(owner))
                for rows, some in zip((twos, threes), pieces, strict=True)
            )
        )
        tells = np.append(bits[twos] >= _TELLING, np.ones(len(threes), dtype=bool))
        rich = np.append(bits[twos], bits[threes] + flat.after[threes + 2]) >= PART
        hits = np.append(at_nought(flat, twos, 2), at_nought(flat, threes, 3))
        alone = flat.wanted[owner[np.append(twos, threes)]] == 1
        codes = np.append(codes[twos], triples)
        order = np.argsort(codes, kind="stable")
        codes, hits = codes[order], hits[order]
        first = np.flatnonzero(np.append(True, codes[1:] != codes[:-1])[: len(codes)])
        self._numbers = Table()  # codes are their own hashes: nothing can be taken for another
        numbers = np.arange(len(first), dtype=np.int32)
        self._numbers.add(codes[first].view(np.uint64), numbers)
        self._pieces = Postings(hits | alone[order], first, piece[order])
        self._telling = Postings(hits | rich[order], first, tells[order])

    def find(self, units: Ints) -> tuple[Hits, Hits]:
        """The seeds of every quote that stand in a text: pieces, and what tells of a part.

        Left out are those that cannot come to a whole quote (`in_line`), or to a part
        (`in_company`). A triple is looked up only where both its pairs are in some quote.
        """
        if native.BUILT:
            return self._found(units)
        known = units != 0
        at = np.flatnonzero(known[:-1] & known[1:])
        codes = units.take(at, mode="clip") * self._base + units.take(at + 1, mode="clip")
        flags = self._filter.take(self._slots(codes), mode="clip")
        listed = _having(flags, _LISTED)
        triples, far = self._likely(units, at, codes, flags)
        codes, at = np.append(codes[listed], triples), np.append(at[listed], far)
        numbers, missing = self._numbers.find(codes.view(np.uint64))
        numbers, at = np.delete(numbers, missing), np.delete(at, missing)
        pieces = in_line(self._pieces.find(numbers, at), self._flat)
        telling = in_company(self._telling.find(numbers, at), TOGETHER)
        return Hits(pieces, self._flat), Hits(telling, self._flat)

    def _found(self, units: Ints) -> tuple[Hits, Hits]:
        """What `find` finds, by the compiled loop."""
        found = native.seeds(
            units,
            self._base,
            self._filter,
            *self._numbers.slots,
            self._pieces.starts,
            self._pieces.hits,
            self._telling.starts,
            self._telling.hits,
            self._reach,
            self._flat.limits,
            TOGETHER,
        )
        pieces, telling = (np.frombuffer(hits, dtype=np.int64) for hits in found)
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


def _among(rows: Ints, some: Ints, every: int) -> Flags:
    """Which of some rows are among others, of so many rows that there are."""
    found = np.zeros(every, dtype=bool)
    found[some] = True
    return found[rows]


def _having(flags: NDArray[np.uint8], flag: np.uint8) -> Ints:
    """Where a flag is set; of truth values they are found three times as fast as of numbers."""
    return np.flatnonzero((flags & flag) != 0)


def counted(counts: Ints) -> Ints:
    """0, 1, ... up to each count, one after the other."""
    ends = np.cumsum(counts)
    every = np.arange(int(ends[-1]) if len(ends) else 0)
    return every - np.repeat(ends - counts, counts)
