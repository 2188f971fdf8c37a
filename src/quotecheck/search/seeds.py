"""Seeds: the short runs of units by which a place in the corpus is first noticed.

Two kinds. *Pieces*: each quote of m units and k allowed word edits is cut into k + t disjoint
pieces of two or three units, so that k edits leave at least t of them intact (the pigeonhole
principle; t is 2 where the quote is long enough, else 1). Of all such cuts the one is taken that
the shipped frequency table makes rarest, so the choice hangs on the registry alone. *Triples*:
every run of three units, which parts of a quote are found by. Refuses: to read a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Flat:
    """All quotes' units one after the other. Quote n owns ``offsets[n]:offsets[n + 1]``.

    ``single`` are bits of a unit alone, ``after`` its bits behind the one before it. ``limits``
    are the word edits each quote may have; quotes marked ``short`` have no seeds.
    """

    units: Ints
    single: Floats
    after: Floats
    offsets: Ints
    limits: Ints
    short: Flags

    @property
    def lengths(self) -> Ints:
        """Units of each quote."""
        lengths: Ints = np.diff(self.offsets)
        return lengths

    @property
    def wanted(self) -> Ints:
        """How many intact pieces are demanded of each quote: 2 where it is long enough."""
        enough: Ints = np.where(self.lengths >= 2 * (self.limits + 2), 2, 1)
        return enough


@dataclass(frozen=True, slots=True)
class Postings:
    """Which units of the registry begin a given run of units. ``codes`` is sorted."""

    codes: Ints
    starts: Ints
    rows: Ints
    filter: Flags

    def find(self, codes: Ints) -> tuple[Ints, Ints]:
        """For codes of a text: positions in ``codes`` and rows of the registry, one a hit."""
        if not len(self.codes):
            return codes[:0], codes[:0]
        maybe = np.flatnonzero(self.filter[_slot(codes, self.filter)])
        place = np.searchsorted(self.codes, codes[maybe])
        place[place == len(self.codes)] = 0
        known = self.codes[place] == codes[maybe]
        maybe, place = maybe[known], place[known]
        counts = self.starts[place + 1] - self.starts[place]
        at = np.repeat(maybe, counts)
        within = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
        return at, self.rows[np.repeat(self.starts[place], counts) + within]


@dataclass(frozen=True, slots=True)
class Seeds:
    """The postings of pairs (pieces only) and of triples, and which rows begin a piece."""

    pairs: Postings
    triples: Postings
    piece: Flags
    base: int


def plant(flat: Flat, vocabulary: int) -> Seeds:
    """The seeds of all quotes. ``vocabulary`` is the largest unit number."""
    base = vocabulary + 1
    units = flat.units
    owner = np.repeat(np.arange(len(flat.lengths)), flat.lengths)
    pairs, triples = _pieces(flat)
    long = ~flat.short[owner]
    runs = np.flatnonzero((owner[:-2] == owner[2:]) & long[:-2]) if len(units) > 2 else units[:0]
    piece = np.zeros(len(units), dtype=bool)
    piece[triples] = True
    return Seeds(
        _postings(pair_codes(units, base), pairs),
        _postings(triple_codes(units, base), runs),
        piece,
        base,
    )


def pair_codes(units: Ints, base: int) -> Ints:
    """A number for each run of two units; -1 where one of them is in no quote."""
    left, right = units[:-1], units[1:]
    return np.where((left > 0) & (right > 0), left * base + right, -1)


def triple_codes(units: Ints, base: int) -> Ints:
    """A number for each run of three units; -1 where one of them is in no quote."""
    pairs = pair_codes(units, base)
    return np.where((pairs[:-1] >= 0) & (units[2:] > 0), pairs[:-1] * base + units[2:], -1)


def _postings(codes: Ints, rows: Ints) -> Postings:
    order = np.argsort(codes[rows], kind="stable")
    rows = rows[order]
    distinct, starts = np.unique(codes[rows], return_index=True)
    size = 1 << max(10, int(8 * len(distinct) + 1).bit_length())
    known = np.zeros(size, dtype=bool)
    known[_slot(distinct, known)] = True
    return Postings(distinct, np.append(starts, len(rows)), rows, known)


def _slot(codes: Ints, table: Flags) -> NDArray[np.uint64]:
    shift = np.uint64(64 - (len(table).bit_length() - 1))
    slots: NDArray[np.uint64] = (codes.view(np.uint64) * _MULTIPLIER) >> shift
    return slots


def _pieces(flat: Flat) -> tuple[Ints, Ints]:
    """Rows where a piece of two, and of three units begins, of every quote."""
    found: tuple[list[Ints], list[Ints]] = ([], [])
    shapes = np.stack((flat.lengths, flat.limits, flat.wanted), axis=1)
    for length, limit, wanted in np.unique(shapes[~flat.short], axis=0).tolist():
        same = (shapes == (length, limit, wanted)).all(axis=1) & ~flat.short
        rows = flat.offsets[:-1][same][:, None] + np.arange(length)
        for size, chosen in zip(
            (2, 3), _cut(flat, rows, min(limit + wanted, length // 2)), strict=True
        ):
            found[size - 2].append(rows[chosen])
    return _joined(found[0]), _joined(found[1])


def _cut(flat: Flat, rows: Ints, count: int) -> tuple[Flags, Flags]:
    """Of quotes of one length (a row each) the rarest ``count`` disjoint pieces.

    By dynamic programming over the places of all quotes at once: ``best[:, j]`` is the least
    expected number of hits of j pieces that end at or before a place.
    """
    quotes, length = rows.shape
    cost2 = np.exp2(-(flat.single[rows[:, :-1]] + flat.after[rows[:, 1:]]))
    cost3 = cost2[:, :-1] * np.exp2(-flat.after[rows[:, 2:]])
    best = [np.full((quotes, count + 1), np.inf) for _ in range(3)]
    for row in best:
        row[:, 0] = 0.0
    choice = np.zeros((length + 1, quotes, count + 1), dtype=np.int8)
    for end in range(2, length + 1):
        current = best[-1].copy()
        for size, costs in ((2, cost2), (3, cost3)):
            if end < size:
                continue
            offered = best[-size][:, :-1] + costs[:, end - size, None]
            better = offered < current[:, 1:]
            current[:, 1:][better] = offered[better]
            choice[end, :, 1:][better] = size
        best = [*best[-2:], current]
    return _trace(choice, quotes, length, count)


def _trace(choice: NDArray[np.int8], quotes: int, length: int, count: int) -> tuple[Flags, Flags]:
    chosen = np.zeros((2, quotes, length), dtype=bool)
    every = np.arange(quotes)
    end, left = np.full(quotes, length), np.full(quotes, count)
    for _ in range(2 * length):
        size = choice[end, every, left].astype(np.int64)
        taken = size > 0
        chosen[size[taken] - 2, every[taken], (end - size)[taken]] = True
        end = np.maximum(end - np.where(taken, size, 1), 0)
        left = left - taken
        if not end.any():
            break
    return chosen[0], chosen[1]


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.sort(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
