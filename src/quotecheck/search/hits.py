"""The seeds that stand in a text, sorted so that those which may belong together are neighbours.

A hit lies on a diagonal, its place in the text less its place in the quote. Refuses: to say which
hits belong together; `candidates` and `parts` do.
"""

from __future__ import annotations

import numpy as np

from quotecheck.records import dataclass
from quotecheck.search.flat import Flags, Flat
from quotecheck.search.table import Ints

# One hit in one integer, so that one sort brings neighbours together:
# quote | diagonal | place in the quote | whether it is a triple
_PLACE, _DIAGONAL = 18, 23
_LOW = _PLACE + 1
_OFFSET = 1 << (_DIAGONAL - 1)
_PLACES = (1 << _PLACE) - 1
# While it is settled which hits stay, their place in the text stands for the diagonal, and one bit
# below says whether a hit stays for sure.


def at_nought(flat: Flat, rows: Ints, size: int) -> Ints:
    """The hits of seeds of two or three units at rows of the registry, at the start of a text."""
    quote = flat.owner[rows]
    place = rows - flat.offsets[quote]
    hits: Ints = quote << _DIAGONAL + _LOW | place << 1 | size - 2
    return hits << 1


def moved(hits: Ints, at: Ints) -> Ints:
    """Hits at the start of a text, moved to their places."""
    return hits + (at << _LOW + 1)


def in_line(hits: Ints, flat: Flat) -> Ints:
    """Packed and sorted, the hits that are sure, and those on diagonals within their limit."""
    hits = _on_lines(hits)
    hits.sort()
    line = hits >> _LOW + 1
    near = line[1:] <= line[:-1] + flat.limits[line[:-1] >> _DIAGONAL]
    return _kept(hits, near) >> 1


def in_company(hits: Ints, within: int) -> Ints:
    """Packed and sorted, the hits that are sure, and those of a quote within so many units.

    What is poor and stands alone is most of what stands in a text: it goes before anything else
    is done.
    """
    hits.sort()
    kept = _on_lines(_kept(hits, np.diff(hits >> _LOW + 1) <= within)) >> 1
    kept.sort()
    return kept


def _on_lines(hits: Ints) -> Ints:
    """Hits by diagonal in place of the place in the text."""
    return hits + (_OFFSET - (hits >> 2 & _PLACES) << _LOW + 1)


def _kept(hits: Ints, near: Flags) -> Ints:
    """The hits that are sure, or near the next one or the one before."""
    kept = (hits & 1).astype(bool)
    kept[1:] |= near
    kept[:-1] |= near
    found: Ints = hits[kept]
    return found


@dataclass(frozen=True, slots=True)
class Hits:
    """Hits by quote, diagonal and place; a pair before a triple at the same place.

    ``packed`` is one number a hit; what it stands for is worked out for those that matter.
    """

    packed: Ints
    flat: Flat

    def __len__(self) -> int:
        return len(self.packed)

    def only(self, these: Flags | Ints) -> Hits:
        """Some of the hits."""
        return Hits(self.packed[these], self.flat)

    @property
    def line(self) -> Ints:
        """One number for quote and diagonal; near diagonals of a quote have near numbers."""
        return self.packed >> _LOW

    @property
    def step(self) -> Ints:
        """One number for quote, diagonal and place; one more for the next place."""
        return self.packed >> 1

    @property
    def quote(self) -> Ints:
        """The quote of each."""
        return self.packed >> (_LOW + _DIAGONAL)

    @property
    def diagonal(self) -> Ints:
        """Where in the text the quote would begin."""
        return ((self.packed >> _LOW) & ((1 << _DIAGONAL) - 1)) - _OFFSET

    @property
    def place(self) -> Ints:
        """The place in the quote, in units."""
        return self.packed >> 1 & _PLACES

    @property
    def row(self) -> Ints:
        """The row of the registry where each begins."""
        return self.flat.offsets[self.quote] + self.place

    @property
    def size(self) -> Ints:
        """Units of each seed."""
        return 2 + (self.packed & 1)
