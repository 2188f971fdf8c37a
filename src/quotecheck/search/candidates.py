"""Where in a text a quote may stand: the filter before the exact work, in numpy.

A hit of a seed lies on a diagonal, its place in the text less its place in the quote. A quote of m
units within k word edits leaves `Flat.wanted` of its pieces intact on diagonals at most k apart; of
such places the words within k of the diagonal are counted, and where enough of them are the
quote's the word distance is computed (`distance`): for m >= 2(k + 1) no whole occurrence is lost.
Parts are let through by the bits of their seeds (`parts`). Refuses: to accept; `verify` does.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from quotecheck.records import dataclass
from quotecheck.search import native
from quotecheck.search.distance import stands_within
from quotecheck.search.flat import Flags, Flat, Floats, Units
from quotecheck.search.hits import Hits
from quotecheck.search.parts import parts
from quotecheck.search.places import Places
from quotecheck.search.seeds import Seeds
from quotecheck.search.table import Ints


@dataclass(frozen=True, slots=True)
class Region:
    """One of `Regions`."""

    quote: int
    low: int
    high: int
    whole: bool
    bits: float = 0.0


@dataclass(frozen=True, slots=True)
class Regions:
    """Stretches ``low:high`` of a text, in units or code points, that may hold quotes, as columns.

    ``whole``: all of the quote stands there within its limit, by word distance of units.
    Otherwise it is a part whose seeds alone bring ``bits``.
    """

    quote: Ints
    low: Ints
    high: Ints
    whole: Flags
    bits: Floats

    def __len__(self) -> int:
        return len(self.quote)

    @classmethod
    def none(cls) -> Regions:
        """No region."""
        no = np.zeros(0, dtype=np.int64)
        return cls(no, no, no, no.astype(bool), no.astype(float))

    def only(self, these: Flags | Ints) -> Regions:
        """Some of the regions, in that order."""
        return Regions(
            self.quote[these],
            self.low[these],
            self.high[these],
            self.whole[these],
            self.bits[these],
        )

    def __iter__(self) -> Iterator[Region]:
        columns = (self.quote, self.low, self.high, self.whole, self.bits)
        return map(Region, *(column.tolist() for column in columns))


def joined(several: list[Regions]) -> Regions:
    """The regions of all of several columns, one after the other."""
    return Regions(
        np.concatenate([one.quote for one in several]),
        np.concatenate([one.low for one in several]),
        np.concatenate([one.high for one in several]),
        np.concatenate([one.whole for one in several]),
        np.concatenate([one.bits for one in several]),
    )


def regions(units: Ints, flat: Flat, seeds: Seeds, least: float) -> Regions:
    """Stretches of ``units`` that may hold a quote, in no order, overlapping.

    ``least`` are the bits that a part must be able to come to without marks.
    """
    pieces, telling = seeds.find(units)
    narrow = units.astype(np.int32)
    return joined([_whole(narrow, flat, pieces), Regions(*parts(narrow, telling, least))])


def merged(found: Regions) -> Regions:
    """By quote, then place; those of one quote that touch made one."""
    if not len(found):
        return found
    by_place = found.only(np.lexsort((found.high, found.low, found.quote)))
    quote, low, high = by_place.quote, by_place.low, by_place.high
    base = int(high.max()) + 1
    reach = np.maximum.accumulate(quote * base + high)
    first = np.flatnonzero(np.append(True, quote[1:] * base + low[1:] > reach[:-1]))
    return Regions(
        quote[first],
        low[first],
        np.maximum.reduceat(high, first),
        np.logical_or.reduceat(by_place.whole, first),
        # a whole quote is all there is of it; parts may be of one occurrence
        np.maximum(
            np.maximum.reduceat(np.where(by_place.whole, by_place.bits, 0.0), first),
            np.add.reduceat(np.where(by_place.whole, 0.0, by_place.bits), first),
        ),
    )


def _whole(units: Units, flat: Flat, pieces: Hits) -> Regions:
    """The windows in which enough pieces of a quote stand, and all of it within its limit."""
    if native.BUILT:
        return _compiled(units, flat, pieces)
    line, of = pieces.line, pieces.quote
    enough = flat.wanted[of] == 1
    enough[:-1] |= line[1:] <= line[:-1] + flat.limits[of[:-1]]
    # one window serves all hits of a quote that start on one diagonal
    kept = np.flatnonzero(enough)
    kept = kept[np.append(True, line[kept][1:] != line[kept][:-1])] if len(kept) else kept
    quote, diagonal = of[kept], pieces.only(kept).diagonal
    groups = _alike(flat.lengths[quote])
    likely = [these[_likely(units, flat, quote[these], diagonal[these])] for these in groups]
    few = np.concatenate([kept[:0], *likely])
    found = [Regions.none()]
    for start in range(0, len(few), _COLUMNS):
        these = few[start : start + _COLUMNS]
        found.append(_within(units, flat, quote[these], diagonal[these]))
    return joined(found)


_COLUMNS = 8192  # windows that are counted at once: what they touch stays near the processor

_LEAST = 8  # units: quotes of fewer are counted with those of so many


def _alike(sizes: Ints) -> Iterator[Ints]:
    """The numbers of windows in groups of about one size, so that little is padded."""
    order = np.argsort(sizes, kind="stable")
    sizes = sizes[order]
    start = 0
    while start < len(order):
        end = int(np.searchsorted(sizes, max(_LEAST, sizes[start] * 3 // 2), side="right"))
        end = min(end, start + _COLUMNS)
        yield order[start:end]
        start = end


def _likely(units: Units, flat: Flat, quote: Ints, diagonal: Ints) -> Ints:
    """Which quotes have so many units near their places as their limits leave them."""
    order = np.argsort(-flat.limits[quote], kind="stable")
    place = Places.read(units, flat, quote[order], diagonal[order])
    likely: Ints = order[place.found().sum(axis=0) >= place.sizes - place.limits]
    return likely


def _within(units: Units, flat: Flat, quote: Ints, diagonal: Ints) -> Regions:
    """The places where a quote stands within its limit."""
    order = np.argsort(-flat.limits[quote], kind="stable")
    place = Places.read(units, flat, quote[order], diagonal[order])
    close = place.shifted()
    close[~close] = stands_within(units, flat, place.quote[~close], place.diagonal[~close])
    place = place.only(close)
    return _about(units, flat, place.quote, place.diagonal, place.bits(flat))


def _about(units: Units, flat: Flat, quote: Ints, diagonal: Ints, bits: Floats) -> Regions:
    """The regions of quotes that stand about their diagonals."""
    low = np.maximum(0, diagonal - flat.limits[quote])
    high = np.minimum(len(units), low + flat.lengths[quote] + 2 * flat.limits[quote])
    return Regions(quote, low, high, np.ones(len(low), dtype=bool), bits)


def _compiled(units: Units, flat: Flat, pieces: Hits) -> Regions:
    """All of `_whole` by the compiled loop."""
    wanted, which, bits = flat.narrow[0], np.empty(len(pieces), np.int64), np.empty(len(pieces))
    columns = flat.limits, flat.single, flat.after, flat.both
    count = native.whole(pieces.packed, units, wanted, flat.offsets, *columns, which, bits)
    found = pieces.only(which[:count])
    return _about(units, flat, found.quote, found.diagonal, bits[:count].copy())
