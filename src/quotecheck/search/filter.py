"""The cheap half over a batch of pieces: which stretches of them are worth reading exactly.

What a piece is scanned with does not change what is found in it. Refuses: to read exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from quotecheck.records import dataclass
from quotecheck.search.candidates import Region, Regions, joined, merged, regions
from quotecheck.search.changed import changed_regions
from quotecheck.search.costs import MARKS
from quotecheck.search.evidence import worth_reading
from quotecheck.search.index import Index
from quotecheck.search.pieces import BETWEEN, Piece
from quotecheck.search.scan import Scan, Scanner
from quotecheck.search.short import short_regions
from quotecheck.search.table import Ints


@dataclass(frozen=True, slots=True)
class Sifted:
    """A piece, the number of words that are its own, and the regions that begin in them.

    Regions are in code points of the piece's section, by quote, then place. ``shift`` leads to
    these from the code points of the scan.
    """

    piece: Piece
    words: int
    regions: Sequence[Region]
    scan: Scan
    shift: int

    def tell_lines(self) -> None:
        """Let the section know where its lines start, if the piece is all of it."""
        piece, section = self.piece, self.piece.section
        if piece.start == 0 and piece.end == len(section.text):
            starts = self.scan.line_starts(-self.shift, piece.end - self.shift)
            if starts:
                section.know_lines(starts)


_ROOM = 4 * 10**9  # quotes times units that are searched at once: two million seeds
_MOST = 1 << 21  # units that are searched at once: places have 22 bits
_FEWEST = 80_000  # units that are searched at once with any number of quotes
_REACH = 400  # units beyond a slice in which the rest of a part may stand
_WALLS = 1 << 20  # units between all pieces of a text at most: places have 22 bits
_ROUNDING = 0.01  # bits that sums in another order may differ by


class Filter:
    """Sifts sources with the quotes of one index; remembers the words it has seen."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._scanner = Scanner(index.vocabulary)

    def sift(self, pieces: Sequence[Piece]) -> list[Sifted]:
        """Scan pieces as one text."""
        texts = [piece.text for piece in pieces]
        text = BETWEEN.join(texts)
        sizes = np.array([len(each) for each in texts])
        ends = np.cumsum(sizes + len(BETWEEN)) - len(BETWEEN)
        scan = self._scanner.scan(text, ends[:-1], self._wide(len(pieces)))
        starts = ends - sizes
        shifts = np.array([piece.start for piece in pieces]) - starts
        lows = np.array([piece.low for piece in pieces]) - shifts
        highs = np.array([piece.high for piece in pieces]) - shifts
        seen = np.array([piece.seen for piece in pieces]) - shifts
        first, last = scan.starts.searchsorted(lows), scan.starts.searchsorted(highs)
        counts = scan.words(first, last).tolist()
        found = self._found(text, scan, starts, ends)
        owner = np.searchsorted(ends, found.low, side="right")
        # one that begins before what is the piece's own may go on where no other piece sees it
        begins, goes_on = found.low >= lows[owner], found.high > seen[owner]
        own = (begins | goes_on) & (found.low < highs[owner])
        found, owner = found.only(own), owner[own]
        shift = shifts[owner]
        low = np.maximum(found.low, lows[owner])
        found = replace(found, low=low + shift, high=found.high + shift)
        return [
            Sifted(piece, counts[number], list(found.only(owner == number)), scan, int(shift))
            for number, (piece, shift) in enumerate(zip(pieces, shifts.tolist(), strict=True))
        ]

    def _in_slices(self, units: Ints, least: float) -> Iterator[Regions]:
        """The regions of long quotes, of so many units at once that their seeds find room."""
        flat, seeds = self._index.flat, self._index.seeds
        step = max(_FEWEST, min(_MOST, _ROOM // max(1, len(flat.lengths))))
        margin = 2 * int((flat.lengths + 2 * flat.limits).max(initial=0)) + _REACH
        for start in range(0, max(1, len(units)), step):
            end = start + step
            low = max(0, start - margin)
            found = regions(units[low : end + margin], flat, seeds, least)
            found = replace(found, low=found.low + low, high=found.high + low)
            yield found.only((found.low >= start) & (found.low < end))

    def _wide(self, pieces: int) -> int:
        """How many units of a wall keep every window on its own side, between so many pieces."""
        flat = self._index.flat
        size = max(_REACH, 2 * int((flat.lengths + flat.limits).max(initial=0)))
        return min(size, _WALLS // pieces)

    def _found(self, text: str, scan: Scan, starts: Ints, ends: Ints) -> Regions:
        """The regions of a text in its code points."""
        index = self._index
        least = index.settings.evidence - MARKS[2] - _ROUNDING
        found = joined([*self._in_slices(scan.units, least), short_regions(scan.units, index)])
        low, high = scan.starts[scan.owner[found.low]], scan.ends[scan.owner[found.high - 1]]
        changed = changed_regions(text, scan, index.changed)
        piece = np.searchsorted(ends, changed.low, side="right")
        within = (changed.low >= starts[piece]) & (changed.high <= ends[piece])
        found = joined([replace(found, low=low, high=high), changed.only(within)])
        low, high = found.low, found.high
        # a window may reach into neighbours: each piece that it touches has its share
        first = np.searchsorted(ends, low, side="right")
        count = np.maximum(0, np.searchsorted(starts, high, side="left") - first)
        row = np.repeat(np.arange(len(low)), count)
        owner = np.arange(len(row)) - np.repeat(np.cumsum(count) - count - first, count)
        low, high = np.maximum(low[row], starts[owner]), np.minimum(high[row], ends[owner])
        found = merged(replace(found.only(row), low=low, high=high))
        return found.only(worth_reading(text, scan, found, index))
