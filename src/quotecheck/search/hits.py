"""The seeds that stand in a text, sorted so that those which may belong together are neighbours.

Refuses: to say which of them do; `candidates` and `parts` do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quotecheck.search.seeds import Flags, Flat, Seeds
from quotecheck.search.table import Ints

# One hit in one integer, so that one sort brings neighbours together:
# quote | diagonal | place in the quote | kind of seed
_PLACE, _DIAGONAL = 15, 23
_KIND_BITS = 1
_LOW = _PLACE + _KIND_BITS
_OFFSET = 1 << (_DIAGONAL - 1)


@dataclass(frozen=True, slots=True)
class Hits:
    """Seeds found, by quote, diagonal and place: ``row`` of the registry at place ``at``.

    ``line`` is one number for quote and diagonal; ``size`` the units of the seed.
    """

    line: Ints
    quote: Ints
    row: Ints
    at: Ints
    size: Ints

    def __len__(self) -> int:
        return len(self.line)

    def only(self, these: Flags) -> Hits:
        """Some of the hits."""
        columns = (self.line, self.quote, self.row, self.at, self.size)
        return Hits(*(column[these] for column in columns))


def find_hits(units: Ints, flat: Flat, seeds: Seeds) -> Hits:
    """Every seed of every quote that stands in the text."""
    owner = flat.owner
    packed = []
    for kind, (at, row) in enumerate(seeds.find(units)):
        quote = owner[row]
        place = row - flat.offsets[quote]
        diagonal = at - place + _OFFSET
        packed.append(((quote << _DIAGONAL | diagonal) << _PLACE | place) << _KIND_BITS | kind)
    hits = np.concatenate(packed)
    hits.sort()
    line = hits >> _LOW
    quote = line >> _DIAGONAL
    place = (hits >> _KIND_BITS) & ((1 << _PLACE) - 1)
    at = (line & ((1 << _DIAGONAL) - 1)) - _OFFSET + place
    return Hits(line, quote, flat.offsets[quote] + place, at, 2 + (hits & 1))
