"""Places of a text beside the quotes that may stand there, many at once: a column is a quote.

Refuses: word edits that move what follows; `distance` counts those.
"""

from __future__ import annotations

import numpy as np

from quotecheck.records import dataclass
from quotecheck.search.costs import FULL, MISS, SHARE
from quotecheck.search.flat import Flags, Flat, Floats, Units
from quotecheck.search.table import Ints


@dataclass(frozen=True, slots=True)
class Places:
    """Quotes and the diagonals on which they may stand, the largest limit first.

    ``wanted[i]`` is the i-th unit of each quote, -1 past its end; ``here[i]`` the unit that stands
    i units behind the largest limit before the diagonal.
    """

    quote: Ints
    diagonal: Ints
    sizes: Ints
    limits: Ints
    wanted: Units
    here: Units

    @classmethod
    def read(cls, units: Units, flat: Flat, quote: Ints, diagonal: Ints) -> Places:
        """Quotes, the largest limit first, at their diagonals in a text."""
        sizes, limits = flat.lengths[quote], flat.limits[quote]
        size, limit = int(sizes.max(initial=0)), int(limits.max(initial=0))
        place = np.arange(size)[:, None]
        rows = flat.narrow[0].take(flat.offsets[quote] + place, mode="clip")
        at = diagonal + np.arange(-limit, size + limit)[:, None]
        here = units.take(at, mode="clip")
        here[(at < 0) | (at >= len(units))] = 0
        return cls(quote, diagonal, sizes, limits, np.where(place < sizes, rows, -1), here)

    def only(self, these: Flags) -> Places:
        """Some of the places."""
        return Places(
            self.quote[these],
            self.diagonal[these],
            self.sizes[these],
            self.limits[these],
            self.wanted[:, these],
            self.here[:, these],
        )

    def found(self) -> Flags:
        """Which units of each quote stand within its limit of their places."""
        found = self._on(0, len(self.quote))
        for slip, head in self._slips():
            found[:, :head] |= self._on(slip, head)
            found[:, :head] |= self._on(-slip, head)
        return found

    def shifted(self) -> Flags:
        """Which quotes are within their limits on one diagonal, so with words only replaced."""
        least = self.sizes - self.limits
        within: Flags = self._on(0, len(self.quote)).sum(axis=0) >= least
        for slip, head in self._slips():
            within[:head] |= self._on(slip, head).sum(axis=0) >= least[:head]
            within[:head] |= self._on(-slip, head).sum(axis=0) >= least[:head]
        return within

    def bits(self, flat: Flat) -> Floats:
        """The most bits that each quote can come to; infinitely many where it may be verbatim."""
        found, follows = self.found(), self._on(0, len(self.quote))
        follows[1:] &= follows[:-1].copy()  # off the diagonal a word may follow another one
        follows[:1] = False
        place = np.arange(len(found))[:, None]
        rows = np.minimum(flat.offsets[self.quote] + place, len(flat.units) - 1)
        worth = np.where(follows, flat.after[rows], flat.single[rows])
        follows[1:] &= follows[:-1].copy()
        worth = np.where(follows, flat.both[rows], worth) + SHARE / np.maximum(FULL, self.sizes)
        # what is missing before the first word and after the last costs nothing
        within = np.logical_or.accumulate(found) & np.logical_or.accumulate(found[::-1])[::-1]
        bits = np.zeros(len(self.quote))
        for row in np.where(found, worth, -MISS * within):  # in order, however many columns
            bits += row
        bits[found.sum(axis=0) == self.sizes] = np.inf
        return bits

    def _on(self, slip: int, head: int) -> Flags:
        """Which units of the first quotes stand so many units behind their places."""
        first = (len(self.here) - len(self.wanted)) // 2 + slip
        equal: Flags = self.wanted[:, :head] == self.here[first : first + len(self.wanted), :head]
        return equal

    def _slips(self) -> list[tuple[int, int]]:
        """How far a unit may be from its place, and how many quotes allow so much."""
        slips = np.arange(1, int(self.limits.max(initial=0)) + 1)
        heads = np.searchsorted(-self.limits, -slips, side="right")
        return list(zip(slips.tolist(), heads.tolist(), strict=True))
