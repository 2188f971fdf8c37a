"""Where in a text a quote may stand: the filter before the exact work, in numpy.

A hit of a seed lies on a diagonal, its place in the text less its place in the quote. A quote of m
units within k word edits leaves `Flat.wanted` of its pieces intact on diagonals at most k apart; of
such places the word distance is computed (Sellers 1980), all at once, and those within k stay: for
m >= 2(k + 1) no whole occurrence is lost. Parts are let through by the bits of their seeds.
Refuses: to accept; `verify` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.costs import JUMP, MISS
from quotecheck.search.seeds import Flat, Ints, Seeds, pair_codes, triple_codes

_TOGETHER = 48  # units from one run of a part to the next
_PART = 20.0  # bits that the runs of a part must bring to be looked at
_TELLING = 14.0  # bits of a pair that counts towards a part; triples always do
_LINKED = 8  # runs back from a run that it is linked to
_MANY = 4096  # windows whose distance is computed at once

# One hit in one integer, so that one sort brings neighbours together:
# quote | diagonal | place in the quote | kind of seed
_PLACE, _DIAGONAL = 15, 23
_KIND_BITS = 1
_LOW = _PLACE + _KIND_BITS
_OFFSET = 1 << (_DIAGONAL - 1)

Bits = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Region:
    """``low:high`` of a text, in units or code points, may hold quote number ``quote``.

    ``whole``: all of it stands there within its limit, by word distance of units. Otherwise it is
    a part whose seeds alone bring ``bits``.
    """

    quote: int
    low: int
    high: int
    whole: bool
    bits: float = 0.0


def regions(
    units: Ints, flat: Flat, seeds: Seeds, least: Callable[[float], float]
) -> Iterator[Region]:
    """Stretches of ``units`` that may hold a quote, in no order, overlapping.

    ``least(share)`` are the bits that seeds must bring where so much of a quote is touched.
    """
    hits = _hits(units, flat, seeds)
    if not len(hits):
        return
    code = hits >> _LOW
    quote = hits >> (_LOW + _DIAGONAL)
    place = (hits >> _KIND_BITS) & ((1 << _PLACE) - 1)
    at = (code & ((1 << _DIAGONAL) - 1)) - _OFFSET + place
    row = flat.offsets[quote] + place
    triple = (hits & 1).astype(bool)
    piece = seeds.piece[row] | ~triple
    whole = _whole(units, flat, code, quote, place, at, piece)
    low = np.maximum(0, at[whole] - place[whole] - flat.limits[quote[whole]])
    high = low + (flat.lengths + 2 * flat.limits)[quote[whole]]
    for fields in zip(quote[whole].tolist(), low.tolist(), high.tolist(), strict=True):
        yield Region(*fields, whole=True)
    telling = triple | (flat.single[row] + flat.after[row + 1] >= _TELLING)
    yield from _parts(
        flat, code[telling], quote[telling], row[telling], at[telling], 2 + triple[telling], least
    )


def merged(found: Iterable[Region]) -> list[Region]:
    """By quote, then place; those of one quote that touch made one."""
    kept: list[Region] = []
    for one in sorted(found, key=lambda region: (region.quote, region.low, region.high)):
        last = kept[-1] if kept else None
        if last and last.quote == one.quote and one.low <= last.high:
            whole = last.whole or one.whole
            bits = last.bits + one.bits
            kept[-1] = Region(one.quote, last.low, max(last.high, one.high), whole, bits)
        else:
            kept.append(one)
    return kept


def _hits(units: Ints, flat: Flat, seeds: Seeds) -> Ints:
    """Every seed of every quote that stands in the text, packed and sorted."""
    packed = []
    owner = np.repeat(np.arange(len(flat.lengths)), flat.lengths)
    for kind, (codes, postings) in enumerate(
        ((pair_codes, seeds.pairs), (triple_codes, seeds.triples))
    ):
        if len(units) < kind + 2:
            continue
        at, row = postings.find(codes(units, seeds.base))
        quote = owner[row]
        place = row - flat.offsets[quote]
        diagonal = at - place + _OFFSET
        packed.append(((quote << _DIAGONAL | diagonal) << _PLACE | place) << _KIND_BITS | kind)
    hits = np.concatenate(packed) if packed else units[:0]
    hits.sort()
    return hits


def _whole(
    units: Ints,
    flat: Flat,
    code: Ints,
    quote: Ints,
    place: Ints,
    at: Ints,
    piece: NDArray[np.bool_],
) -> Ints:
    """Of the hits those that begin a window of enough pieces in which the whole quote stands."""
    pieces = np.flatnonzero(piece)
    codes = code[pieces]
    upto = np.searchsorted(codes, codes + flat.limits[quote[pieces]], side="right")
    enough = upto - np.arange(len(pieces)) >= flat.wanted[quote[pieces]]
    pieces = pieces[enough]
    # one window serves all hits of a quote that start on one diagonal
    pieces = pieces[np.append(True, np.diff(code[pieces]) != 0)] if len(pieces) else pieces
    kept = []
    sizes = flat.lengths[quote[pieces]]
    for length in np.unique(sizes).tolist():
        same = pieces[sizes == length]
        for chunk in np.array_split(same, len(same) // _MANY + 1):
            kept.append(chunk[_within(units, flat, quote[chunk], at[chunk] - place[chunk], length)])
    return np.concatenate(kept) if kept else pieces


def _within(units: Ints, flat: Flat, quote: Ints, diagonal: Ints, length: int) -> NDArray[np.bool_]:
    """Whether each quote stands within its limit near a diagonal.

    Row i of the table holds, for each end in the window, the fewest word edits between the first i
    units and some stretch that ends there. The step along a row is a running minimum.
    """
    limits = flat.limits[quote]
    margin = int(limits.max(initial=0))
    columns = np.arange(length + 2 * margin)
    where = (diagonal - margin)[:, None] + columns
    window = np.where(
        (where >= 0) & (where < len(units)), units[np.clip(where, 0, len(units) - 1)], -1
    )
    rows = flat.units[flat.offsets[quote][:, None] + np.arange(length)]
    ramp = np.arange(len(columns) + 1, dtype=np.int32)
    table = np.zeros((len(quote), len(columns) + 1), dtype=np.int32)
    for number in range(length):
        fresh = np.empty_like(table)
        fresh[:, 0] = number + 1
        differs = window != rows[:, number, None]
        np.minimum(table[:, :-1] + differs, table[:, 1:] + 1, out=fresh[:, 1:])
        table = np.minimum.accumulate(fresh - ramp, axis=1) + ramp
    within: NDArray[np.bool_] = table.min(axis=1) <= limits
    return within


def _parts(
    flat: Flat,
    code: Ints,
    quote: Ints,
    row: Ints,
    at: Ints,
    size: Ints,
    least: Callable[[float], float],
) -> Iterator[Region]:
    """Stretches of the text in which the seeds of one quote bring enough bits together.

    Seeds that follow each other on one diagonal are a run, counted once; runs of one quote that
    stand within `_TOGETHER` units of each other are added up, whatever their diagonals.
    """
    if not len(row):
        return
    opens = np.ones(len(row), dtype=bool)
    opens[1:] = (code[1:] != code[:-1]) | (row[1:] != row[:-1] + 1)
    first = np.flatnonzero(opens)
    last = np.append(first[1:], len(row)) - 1
    sums = np.concatenate(([0.0], np.cumsum(flat.after)))
    start, stop = row[first], row[last] + size[last]
    bits = flat.single[start] + sums[stop] - sums[start + 1]
    begin = at[first]
    end = at[last] + size[last]
    order = np.lexsort((begin, quote[first]))
    bits, begin, end, owner = bits[order], begin[order], end[order], quote[first][order]
    start, stop = start[order], stop[order]
    place = owner * _OFFSET + begin
    upto = np.searchsorted(place, np.minimum(place + _TOGETHER, (owner + 1) * _OFFSET - 1), "right")
    total = np.concatenate(([0.0], np.cumsum(bits)))
    lengths = flat.lengths
    covered = 0
    for number in np.flatnonzero(total[upto] - total[:-1] >= _PART).tolist():
        until = int(upto[number])
        if until <= covered:
            continue  # the window before held all of this one
        covered = until
        here = slice(number, until)
        runs = zip(
            start[here].tolist(), stop[here].tolist(), begin[here].tolist(), end[here].tolist(),
            bits[here].tolist(), strict=True,
        )  # fmt: skip
        best = _linked(list(runs))
        low, high = int(begin[number]), int(end[here].max())
        share = min(1.0, (high - low) / int(lengths[owner[number]]))
        if best >= least(share):
            yield Region(int(owner[number]), low, high, whole=False, bits=best)


def _linked(runs: list[tuple[int, int, int, int, float]]) -> float:
    """The most bits of runs (start and stop in the quote, begin and end in the text) in a row.

    As `chain` counts, but without marks: words skipped cost, and no word of the quote counts twice.
    """
    scores: list[float] = []
    for number, (start, _, begin, _, bits) in enumerate(runs):
        score = bits
        for before in range(max(0, number - _LINKED), number):
            _, stop, _, end, _ = runs[before]
            if stop <= start and end <= begin:
                cost = min(MISS * max(start - stop, begin - end), JUMP)
                score = max(score, scores[before] + bits - cost)
        scores.append(score)
    return max(scores)
