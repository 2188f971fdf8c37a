"""The units of all quotes as columns, which is how the filter sees a registry.

Refuses: to know words; a unit is a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.costs import ANCHOR, TELLING
from quotecheck.search.table import Ints

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Units = NDArray[np.int32]  # where many are looked up: half the space is twice the speed


@dataclass(frozen=True, eq=False)
class Flat:
    """All quotes' units one after the other. Quote n owns ``offsets[n]:offsets[n + 1]``.

    ``single`` are bits of a unit alone, ``after`` its bits behind the one before it, ``both`` those
    behind the two before it. ``limits``
    are the word edits each quote may have; quotes marked ``short`` have no seeds.
    """

    units: Ints
    single: Floats
    after: Floats
    both: Floats
    offsets: Ints
    limits: Ints
    short: Flags

    @cached_property
    def lengths(self) -> Ints:
        """Units of each quote."""
        lengths: Ints = np.diff(self.offsets)
        return lengths

    @cached_property
    def owner(self) -> Ints:
        """The quote of each unit."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)

    @cached_property
    def sums(self) -> Floats:
        """``after`` summed up to each unit, with a 0 before the first."""
        return np.concatenate(([0.0], np.cumsum(self.after)))

    @cached_property
    def phrases(self) -> Floats:
        """``both`` summed up likewise."""
        return np.concatenate(([0.0], np.cumsum(self.both)))

    def bits(self, start: Ints, stop: Ints) -> Floats:
        """Bits of runs of units, at least two, each after the two before it as far as they are."""
        opening = self.single[start] + self.after[start + 1]
        bits: Floats = opening + self.phrases[stop] - self.phrases[start + 2]
        return bits

    @cached_property
    def telling(self) -> NDArray[np.uint8]:
        """How many units a run from each must have to be worth starting from."""
        two = self.single.copy()
        two[:-1] += self.after[1:]
        least = np.full(len(two), TELLING + 1, dtype=np.uint8)
        least[two >= ANCHOR] = 2
        least[self.single >= ANCHOR] = 1
        return least

    @cached_property
    def narrow(self) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """``units`` and ``single`` in half the space."""
        return self.units.astype(np.int32), self.single.astype(np.float32)

    @cached_property
    def wanted(self) -> Ints:
        """How many intact pieces are demanded of each quote: 2 where it is long enough."""
        enough: Ints = np.where(self.lengths >= 2 * (self.limits + 2), 2, 1)
        return enough
