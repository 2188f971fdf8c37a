"""Where parts of a quote may stand: seeds that bring enough bits together.

Seeds that follow each other on one diagonal are a run, counted once. Runs of one quote that stand
near each other are linked as `chain` links them, all quotes at once. Refuses: to look at marks.
"""

from __future__ import annotations

import numpy as np

from quotecheck.search import native
from quotecheck.search.costs import CLOSE, JUMP, MISS, PART, SLIP, TOGETHER
from quotecheck.search.flat import Flags, Flat, Floats, Units
from quotecheck.search.growth import Runs, beside
from quotecheck.search.hits import Hits
from quotecheck.search.seeds import counted
from quotecheck.search.table import Ints

_LINKED = 8  # runs back from a run that it is linked to
_FAR = 1 << 22  # more units than a text has

_Found = tuple[Ints, Ints, Ints, Flags, Floats]


def parts(units: Units, hits: Hits, least: float) -> _Found:
    """Stretches of the text in which the seeds of one quote, and words by them, tell enough.

    As columns: quote, low, high, False, and the most bits that they can come to without marks.
    ``least`` of them are enough.
    """
    if native.BUILT:
        return _compiled(units, hits, least)
    flat = hits.flat
    runs = _runs(hits)
    place = runs.quote * _FAR + runs.begin
    upto = np.searchsorted(
        place, np.minimum(place + TOGETHER, (runs.quote + 1) * _FAR - 1), "right"
    )
    total = np.concatenate(([0.0], np.cumsum(runs.bits)))
    rich = np.flatnonzero(total[upto] - total[:-1] >= PART)
    # a window that ends where the one before it ends holds nothing new
    rich = rich[np.append(True, upto[rich][1:] > upto[rich][:-1])] if len(rich) else rich
    rich, upto, bits = _hopeful(units, flat, runs, rich, upto[rich], least)
    if not len(rich):
        return runs.quote[:0], rich, rich, np.zeros(0, dtype=bool), runs.bits[:0]
    edges = np.stack((rich, upto), axis=1).ravel()
    high = np.maximum.reduceat(np.append(runs.end, 0), edges)[::2]
    none = np.zeros(len(rich), dtype=bool)
    return runs.quote[rich], runs.begin[rich], high, none, bits


def _compiled(units: Units, hits: Hits, least: float) -> _Found:
    """All of `parts` by the compiled loop."""
    flat, size = hits.flat, len(hits)
    columns = flat.single, flat.after, flat.sums, flat.phrases, np.array([least])
    quote, low, high = np.empty((3, size), np.int64)
    bits = np.empty(size)
    count = native.parts(
        hits.packed, units, *flat.narrow, flat.offsets, *columns, quote, low, high, bits
    )
    none = np.zeros(count, dtype=bool)
    return quote[:count].copy(), low[:count].copy(), high[:count].copy(), none, bits[:count].copy()


def _hopeful(
    units: Units, flat: Flat, runs: Runs, first: Ints, last: Ints, least: float
) -> tuple[Ints, Ints, Floats]:
    """Which windows of runs (``first`` up to ``last``) can come to so many bits, and to how many.

    By all that stands in and beside their runs at first, then by what of it makes one chain.
    """
    inside = _covered(first, last)
    near = runs.only(inside)
    left, right = beside(units, flat, near)
    sums = np.concatenate(([0.0], np.cumsum(near.bits + left + right)))
    total = sums[np.searchsorted(inside, last)] - sums[np.searchsorted(inside, first)]
    first, last = first[total >= least], last[total >= least]
    if not len(first):
        return first, last, total[:0]
    some = np.searchsorted(inside, _covered(first, last))
    bits = _linked(near.only(some), left[some], right[some])
    inside = inside[some]
    edges = np.stack((np.searchsorted(inside, first), np.searchsorted(inside, last)), axis=1)
    total = np.maximum.reduceat(np.append(bits, 0.0), edges.ravel())[::2]
    # what stands alone is weighed as a phrase; several runs may have an ellipsis between them,
    # which no unit tells of, and keep what that would save
    alone = np.flatnonzero(last - first == 1)
    start, stop = runs.start[first[alone]], runs.stop[first[alone]]
    total[alone] += flat.bits(start, stop) - runs.bits[first[alone]]
    enough = total >= least
    return first[enough], last[enough], total[enough]


def _covered(first: Ints, last: Ints) -> Ints:
    """The runs of windows, each once; the windows are in order."""
    fresh = np.maximum(first, np.append(0, last[:-1])[: len(first)])
    counts = last - fresh
    return np.repeat(fresh, counts) + counted(counts)


def _runs(hits: Hits) -> Runs:
    """The runs that hits make up."""
    flat, step = hits.flat, hits.step
    first = np.flatnonzero(np.append(True, np.diff(step) > 1))[: len(step)]
    last = np.append(first[1:], len(step)) - 1 if len(first) else first
    begins, ends = hits.only(first), hits.only(last)
    quote, diagonal = begins.quote, begins.diagonal
    start, stop = begins.place, ends.place + ends.size
    row = flat.offsets[quote] + start
    bits = flat.single[row] + flat.sums[row + stop - start] - flat.sums[row + 1]
    runs = Runs(quote, row, row + stop - start, diagonal + start, diagonal + stop, bits)
    return runs.only(np.argsort(quote * _FAR + runs.begin, kind="stable"))


def _linked(runs: Runs, left: Floats, right: Floats) -> Floats:
    """The most bits of a row of runs that ends with each run.

    As `chain` counts, but without marks: words skipped cost, and no word counts twice. Runs are
    linked to those just before them, again and again until nothing is gained. ``left`` and
    ``right`` are the most that the words on either side can add to each run.
    """
    columns = []
    for back in range(1, _LINKED + 1):
        later = np.flatnonzero(runs.quote[back:] == runs.quote[:-back]) + back
        earlier = later - back
        skipped = runs.start[later] - runs.stop[earlier]
        extra = runs.begin[later] - runs.end[earlier]
        follows = (skipped >= 0) & (extra >= 0) & (extra <= TOGETHER)
        gain = runs.bits[later] - np.minimum(MISS * np.maximum(skipped, extra), JUMP)
        # runs close together are in each other's words already
        far = (np.minimum(skipped, extra) > CLOSE) | (np.abs(skipped - extra) > SLIP)
        gain += np.where(far, right[earlier] + left[later], 0.0)
        columns.append((earlier[follows], later[follows], gain[follows]))
    earlier, later, gain = (np.concatenate(column) for column in zip(*columns, strict=True))
    score = runs.bits + left
    while True:
        linked = score[earlier] + gain
        better = linked > score[later]
        if not better.any():
            break
        np.maximum.at(score, later[better], linked[better])
    total: Floats = score + right
    return total
