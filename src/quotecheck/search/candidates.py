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
from quotecheck.search.costs import MISS, SHARE
from quotecheck.search.distance import stands_within
from quotecheck.search.hits import Hits, find_hits
from quotecheck.search.parts import parts
from quotecheck.search.seeds import Flags, Flat, Floats, Seeds, counted
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
    pieces, telling = find_hits(units, flat, seeds)
    return joined([_whole(units, flat, pieces), Regions(*parts(units, telling, least))])


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
        np.add.reduceat(by_place.bits, first),
    )


def _whole(units: Ints, flat: Flat, pieces: Hits) -> Regions:
    """The windows in which enough pieces of a quote stand, and all of it within its limit."""
    line, of = pieces.line, pieces.quote
    enough = flat.wanted[of] == 1
    enough[:-1] |= line[1:] <= line[:-1] + flat.limits[of[:-1]]
    # one window serves all hits of a quote that start on one diagonal
    kept = np.flatnonzero(enough)
    kept = kept[np.append(True, line[kept][1:] != line[kept][:-1])] if len(kept) else kept
    quote, diagonal = of[kept], pieces.only(kept).diagonal
    here, bits = _counted(units, flat, quote, diagonal)
    quote, diagonal = quote[here], diagonal[here]
    close = np.flatnonzero(stands_within(units, flat, quote, diagonal))
    quote, diagonal, bits = quote[close], diagonal[close], bits[close]
    limit = flat.limits[quote]
    low = np.maximum(0, diagonal - limit)
    high = np.minimum(len(units), low + flat.lengths[quote] + 2 * limit)
    return Regions(quote, low, high, np.ones(len(quote), dtype=bool), bits)


def _counted(units: Ints, flat: Flat, quote: Ints, diagonal: Ints) -> tuple[Ints, Floats]:
    """Where at least as many units as must be unchanged stand within the limit of their places.

    With the most bits that the quote can come to there.
    """
    limits, sizes = flat.limits[quote], flat.lengths[quote]
    order = np.argsort(-limits, kind="stable")  # so that each step takes a head of the rows
    sizes = sizes[order]
    within = counted(sizes)
    row = np.repeat(flat.offsets[quote[order]], sizes) + within
    margin = int(limits.max(initial=0))
    padded = np.zeros(len(units) + 2 * margin + int(sizes.max(initial=0)), dtype=np.int64)
    padded[margin : margin + len(units)] = units
    at = np.repeat(diagonal[order], sizes) + within + margin
    at = np.clip(at, margin, len(padded) - margin - 1)
    wanted = flat.units[row]
    found = padded[at] == wanted
    follows = found & np.append(False, found[:-1]) & (within > 0)
    ends = np.cumsum(sizes)
    for slip in range(1, margin + 1):
        windows = int(np.searchsorted(-limits[order], -slip, side="right"))
        head = int(ends[windows - 1])
        found[:head] |= padded[at[:head] - slip] == wanted[:head]
        found[:head] |= padded[at[:head] + slip] == wanted[:head]
    if not len(order):
        return order, np.zeros(0)
    starts = ends - sizes
    count = np.add.reduceat(found.astype(np.int64), starts)
    share = SHARE / np.repeat(sizes, sizes)
    worth = np.where(follows, flat.after[row], flat.single[row]) + share
    bits = np.add.reduceat(np.where(found, worth, -MISS), starts)
    bits[count == sizes] = np.inf  # maybe word for word: that always counts
    enough = count >= sizes - limits[order]
    return order[enough], bits[enough]
