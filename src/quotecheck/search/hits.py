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


def at_nought(flat: Flat, rows: Ints, size: int) -> Ints:
    """The hits of seeds of two or three units at rows of the registry, at the start of a text."""
    quote = flat.owner[rows]
    place = rows - flat.offsets[quote]
    packed: Ints = (quote << _DIAGONAL | _OFFSET - place) << _LOW | place << 1 | size - 2
    return packed


def moved(packed: Ints, at: Ints) -> Ints:
    """Hits at the start of a text, moved to their places."""
    return packed + (at << _LOW)


def sought_at_nought(packed: Ints, rich: Flags) -> Ints:
    """Hits at the start of a text as `in_company` wants them.

    By quote and place in the text, with the hit and whether it is rich below that.
    """
    sought: Ints = (packed + ((packed >> 1 & _PLACES) << _LOW) << 1) | rich
    return sought


def sought_moved(sought: Ints, at: Ints) -> Ints:
    """The same, moved to their places."""
    return sought + (at << _LOW + 1)


def in_company(sought: Ints, within: int) -> Ints:
    """The hits that are rich, or have another of their quote within so many units of the text.

    What is poor and stands alone is most of what stands in a text: it goes before anything else
    is done.
    """
    sought.sort()
    near = np.diff(sought >> _LOW + 1) <= within
    kept = (sought & 1).astype(bool)
    kept[1:] |= near
    kept[:-1] |= near
    packed: Ints = sought[kept] >> 1
    return packed - ((packed >> 1 & _PLACES) << _LOW)


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
