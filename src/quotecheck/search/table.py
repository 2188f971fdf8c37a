"""A hash table in numpy: many 64-bit hashes looked up at once; and each of many values once.

Open addressing, probes in a row, never more than a quarter full. Refuses: keys other than
hashes (0 stands for an empty slot), and to forget.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quotecheck.search import native

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int32]
Ints = NDArray[np.int64]

_FIRST_BITS = 12
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


def each_once(values: Ints) -> Ints:
    """The values, each once and in order.

    ``np.unique`` does the same, but loads masked arrays first, which takes as long as a search of
    a few files.
    """
    ordered = np.sort(values)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))]


def firsts(hashes: Hashes) -> Ints:
    """Where each of some hashes first stands, in order."""
    if native.BUILT:
        keys = np.zeros(1 << (4 * len(hashes) | 1).bit_length(), dtype=np.uint64)
        found = np.empty(len(hashes), dtype=np.int64)
        return found[: native.firsts(hashes, keys, found)]
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    return np.sort(order[np.append(True, ordered[1:] != ordered[:-1])[: len(order)]])


def among(hashes: Hashes, ordered: Hashes) -> NDArray[np.bool_]:
    """Which hashes are among some that stand in order, at least one; `np.isin` loads more."""
    at = np.searchsorted(ordered, hashes)
    at[at == len(ordered)] = 0
    found: NDArray[np.bool_] = ordered[at] == hashes
    return found


class Table:
    """Numbers by hash."""

    def __init__(self) -> None:
        self._bits = _FIRST_BITS
        self._count = 0
        self._keys: Hashes = np.zeros(1 << self._bits, dtype=np.uint64)
        self._values: Numbers = np.zeros(1 << self._bits, dtype=np.int32)

    def __len__(self) -> int:
        return self._count

    @property
    def slots(self) -> tuple[Hashes, Numbers]:
        """The key and the value in each slot, for the compiled loops."""
        return self._keys, self._values

    def find(self, hashes: Hashes) -> tuple[Numbers, Ints]:
        """The number of each hash, and where in ``hashes`` those are that are not here."""
        if native.BUILT:
            numbers = np.empty(len(hashes), dtype=np.int32)
            missing = np.empty(len(hashes), dtype=np.int64)
            count = native.find(self._keys, self._values, hashes, numbers, missing)
            return numbers, missing[:count]
        slots = self._slots(hashes)
        # "clip" checks no place, and is twice as fast as [slots]
        keys = self._keys.take(slots, mode="clip")
        values = self._values.take(slots, mode="clip")
        missing = np.flatnonzero(keys != hashes)
        if not len(missing):
            return values, missing
        absent = []
        slots, keys = slots[missing], keys[missing]
        while len(missing):
            empty = keys == 0
            absent.append(missing[empty])
            missing = missing[~empty]
            slots = (slots[~empty] + 1) & (len(self._keys) - 1)
            keys = self._keys[slots]
            same = keys == hashes[missing]
            values[missing[same]] = self._values[slots[same]]
            missing, slots, keys = missing[~same], slots[~same], keys[~same]
        return values, np.sort(np.concatenate(absent))

    def add(self, hashes: Hashes, numbers: Numbers) -> None:
        """Add hashes that are not here, each once."""
        if (self._count + len(hashes)) * 4 > len(self._keys):
            self._grow(self._count + len(hashes))
        self._count += len(hashes)
        if native.BUILT:
            native.add(self._keys, self._values, hashes, numbers)
            return
        hashes, numbers = hashes[::-1], numbers[::-1]  # of several for one slot the last stays
        slots = self._slots(hashes)
        while len(hashes):
            free = self._keys[slots] == 0
            self._keys[slots[free]] = hashes[free]
            placed = self._keys[slots] == hashes
            self._values[slots[placed]] = numbers[placed]
            hashes, numbers = hashes[~placed], numbers[~placed]
            slots = (slots[~placed] + 1) & (len(self._keys) - 1)

    def _slots(self, hashes: Hashes) -> Ints:
        return ((hashes * _SPREAD) >> np.uint64(64 - self._bits)).view(np.int64)

    def _grow(self, count: int) -> None:
        full = self._keys != 0
        keys, values = self._keys[full], self._values[full]
        self._bits = max(self._bits + 1, (4 * count).bit_length())
        self._keys = np.zeros(1 << self._bits, dtype=np.uint64)
        self._values = np.zeros(1 << self._bits, dtype=np.int32)
        self._count = 0
        self.add(keys, values)
