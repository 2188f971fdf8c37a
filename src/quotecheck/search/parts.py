"""Where parts of a quote may stand: seeds that bring enough bits together.

Seeds that follow each other on one diagonal are a run, counted once. Runs of one quote that stand
near each other are linked as `chain` links them, all quotes at once. Refuses: to look at marks.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from quotecheck.search.costs import JUMP, MISS
from quotecheck.search.hits import Hits
from quotecheck.search.seeds import Flags, Flat, Floats
from quotecheck.search.table import Ints

TELLING = 14.0
"""Bits of a pair that counts towards a part; triples always do."""

_TOGETHER = 48  # units from one run of a part to the next
_PART = 20.0  # bits that the runs of a part must bring to be looked at
_LINKED = 8  # runs back from a run that it is linked to
_LINKS = 64  # links in a row
_FAR = 1 << 22  # more units than a text has

Columns = tuple[Ints, Ints, Ints, Flags, Floats]


def parts(flat: Flat, hits: Hits, least: Callable[[Floats], Floats]) -> Columns:
    """Stretches of the text in which the seeds of one quote bring enough bits together.

    As columns: quote, low, high, False, bits. ``least(share)`` are the bits that are enough where
    so much of the quote is touched.
    """
    quote, start, stop, begin, end, bits = _runs(flat, hits)
    place = quote * _FAR + begin
    upto = np.searchsorted(place, np.minimum(place + _TOGETHER, (quote + 1) * _FAR - 1), "right")
    total = np.concatenate(([0.0], np.cumsum(bits)))
    rich = np.flatnonzero(total[upto] - total[:-1] >= _PART)
    # a window that ends where the one before it ends holds nothing new
    rich = rich[np.append(True, upto[rich][1:] > upto[rich][:-1])] if len(rich) else rich
    best = _linked(quote, start, stop, begin, end, bits)
    low = begin[rich]
    edges = np.stack((rich, upto[rich]), axis=1).ravel()
    ends, most = np.append(end, 0), np.append(best, 0.0)
    high = np.maximum.reduceat(ends, edges)[::2] if len(rich) else low
    score = np.maximum.reduceat(most, edges)[::2] if len(rich) else bits[:0]
    share = np.minimum(1.0, (high - low) / flat.lengths[quote[rich]])
    enough = score >= least(share)
    found = rich[enough]
    return quote[found], low[enough], high[enough], np.zeros(len(found), dtype=bool), score[enough]


def _runs(flat: Flat, hits: Hits) -> tuple[Ints, Ints, Ints, Ints, Ints, Floats]:
    """Runs by quote and place: quote, start and stop there, begin and end in the text, bits."""
    row, line = hits.row, hits.line
    opens = np.ones(len(row), dtype=bool)
    opens[1:] = (line[1:] != line[:-1]) | (row[1:] != row[:-1] + 1)
    first = np.flatnonzero(opens)
    last = np.append(first[1:], len(row)) - 1 if len(first) else first
    start, stop = row[first], row[last] + hits.size[last]
    bits = flat.single[start] + flat.sums[stop] - flat.sums[start + 1]
    quote, begin, end = hits.quote[first], hits.at[first], hits.at[last] + hits.size[last]
    order = np.argsort(quote * _FAR + begin, kind="stable")
    return quote[order], start[order], stop[order], begin[order], end[order], bits[order]


def _linked(quote: Ints, start: Ints, stop: Ints, begin: Ints, end: Ints, bits: Floats) -> Floats:
    """The most bits of a row of runs that ends with each run.

    As `chain` counts, but without marks: words skipped cost, and no word counts twice. Runs are
    linked to those just before them, again and again until nothing is gained.
    """
    pairs = []
    for back in range(1, _LINKED + 1):
        after = np.flatnonzero(quote[back:] == quote[:-back]) + back
        before = after - back
        fits = (stop[before] <= start[after]) & (end[before] <= begin[after])
        before, after = before[fits], after[fits]
        gap = np.maximum(start[after] - stop[before], begin[after] - end[before])
        gain = bits[after] - np.minimum(MISS * gap, JUMP)
        near = begin[after] - end[before] <= _TOGETHER
        pairs.append((before[near], after[near], gain[near]))
    before, after, gain = (np.concatenate(column) for column in zip(*pairs, strict=True))
    score = bits.copy()
    for _ in range(_LINKS):
        linked = score[before] + gain
        better = linked > score[after]
        if not better.any():
            break
        np.maximum.at(score, after[better], linked[better])
    return score
