"""Where parts of a quote may stand: seeds that bring enough bits together.

Seeds that follow each other on one diagonal are a run, counted once. Runs of one quote that stand
near each other are linked as `chain` links them, all quotes at once. Refuses: to look at marks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quotecheck.search.costs import CLOSE, JUMP, MISS, SHARE, SLIP
from quotecheck.search.hits import Hits
from quotecheck.search.seeds import Flags, Flat, Floats, counted
from quotecheck.search.table import Ints

TELLING = 14.0
"""Bits of a pair that counts towards a part; triples always do."""

_TOGETHER = 48  # units from one run of a part to the next
_PART = 20.0  # bits that the runs of a part must bring to be looked at
_LINKED = 8  # runs back from a run that it is linked to
_LINKS = 64  # links in a row
_FAR = 1 << 22  # more units than a text has

Columns = tuple[Ints, Ints, Ints, Flags, Floats]


def parts(units: Ints, flat: Flat, hits: Hits, least: float) -> Columns:
    """Stretches of the text in which the seeds of one quote, and words by them, tell enough.

    As columns: quote, low, high, False, and the most bits that they can come to without marks.
    ``least`` of them are enough.
    """
    runs = _runs(flat, hits)
    place = runs.quote * _FAR + runs.begin
    upto = np.searchsorted(
        place, np.minimum(place + _TOGETHER, (runs.quote + 1) * _FAR - 1), "right"
    )
    total = np.concatenate(([0.0], np.cumsum(runs.bits)))
    rich = np.flatnonzero(total[upto] - total[:-1] >= _PART)
    # a window that ends where the one before it ends holds nothing new
    rich = rich[np.append(True, upto[rich][1:] > upto[rich][:-1])] if len(rich) else rich
    if not len(rich):
        return runs.quote[:0], rich, rich, np.zeros(0, dtype=bool), runs.bits[:0]
    quote, low = runs.quote[rich], runs.begin[rich]
    edges = np.stack((rich, upto[rich]), axis=1).ravel()
    high = np.maximum.reduceat(np.append(runs.end, 0), edges)[::2]
    bits = np.maximum.reduceat(np.append(_linked(runs), 0.0), edges)[::2]
    # all that stands beside a window's runs can tell, on top of the best chain of them
    counts = upto[rich] - rich
    starts = np.cumsum(counts) - counts
    near = runs.only(np.repeat(rich, counts) + counted(counts))
    share = SHARE * (near.stop - near.start) / flat.lengths[near.quote]
    bits += np.add.reduceat(_beside(units, flat, near) + share, starts)
    enough = bits >= least
    none = np.zeros(int(enough.sum()), dtype=bool)
    return quote[enough], low[enough], high[enough], none, bits[enough]


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs by quote and place: ``start:stop`` in the registry, ``begin:end`` in the text."""

    quote: Ints
    start: Ints
    stop: Ints
    begin: Ints
    end: Ints
    bits: Floats

    def only(self, these: Ints) -> Runs:
        """Some of the runs, in that order."""
        return Runs(
            self.quote[these],
            self.start[these],
            self.stop[these],
            self.begin[these],
            self.end[these],
            self.bits[these],
        )


def _beside(units: Ints, flat: Flat, runs: Runs) -> Floats:
    """The most bits that words near each run can add to it.

    Near as `chain` understands it: few units away, on a near diagonal.
    """
    return _grown(
        units, flat, runs.start - 1, runs.begin - 1, runs.start - flat.offsets[runs.quote], -1
    ) + _grown(units, flat, runs.stop, runs.end, flat.offsets[runs.quote + 1] - runs.stop, 1)


def _grown(units: Ints, flat: Flat, row: Ints, place: Ints, room: Ints, step: int) -> Floats:
    """The most bits of an alignment that goes on from a row and a place, so many rows at most.

    A column holds the score on each near diagonal: a word that is equal earns, one that is
    changed, left out or put in costs.
    """
    margin = CLOSE + 3 * SLIP
    padded = np.zeros(len(units) + 2 * margin, dtype=np.int64)
    padded[margin : margin + len(units)] = units
    slips = np.arange(-SLIP, SLIP + 1)
    places = place[:, None] + step * slips + margin
    share = SHARE / flat.lengths[flat.owner[np.clip(row - step, 0, len(flat.units) - 1)]]
    score = np.tile(-MISS * np.abs(slips), (len(row), 1))
    most = np.zeros(len(row))
    for number in range(CLOSE + SLIP):
        rows = np.where(number < room, row, 0)
        worth = np.where(number < room, flat.single[rows] + share, -MISS)[:, None]
        equal = padded[places] == flat.units[rows][:, None]
        fresh = np.where(equal, score + worth, score - MISS)
        np.maximum(fresh[:, :-1], score[:, 1:] - MISS, out=fresh[:, :-1])  # left out
        np.maximum(most, fresh.max(axis=1), out=most)
        np.maximum(fresh[:, 1:], fresh[:, :-1] - MISS, out=fresh[:, 1:])  # put in
        score = fresh
        row, places = row + step, places + step
    return most


def _runs(flat: Flat, hits: Hits) -> Runs:
    """The runs that hits make up."""
    row, line = hits.row, hits.line
    opens = np.ones(len(row), dtype=bool)
    opens[1:] = (line[1:] != line[:-1]) | (row[1:] != row[:-1] + 1)
    first = np.flatnonzero(opens)
    last = np.append(first[1:], len(row)) - 1 if len(first) else first
    start, stop = row[first], row[last] + hits.size[last]
    bits = flat.single[start] + flat.sums[stop] - flat.sums[start + 1]
    quote, begin = hits.quote[first], hits.at[first]
    runs = Runs(quote, start, stop, begin, hits.at[last] + hits.size[last], bits)
    return runs.only(np.argsort(quote * _FAR + begin, kind="stable"))


def _linked(runs: Runs) -> Floats:
    """The most bits of a row of runs that ends with each run.

    As `chain` counts, but without marks: words skipped cost, and no word counts twice. Runs are
    linked to those just before them, again and again until nothing is gained.
    """
    pairs = []
    for back in range(1, _LINKED + 1):
        after = np.flatnonzero(runs.quote[back:] == runs.quote[:-back]) + back
        before = after - back
        skipped = runs.start[after] - runs.stop[before]
        extra = runs.begin[after] - runs.end[before]
        near = (skipped >= 0) & (extra >= 0) & (extra <= _TOGETHER)
        gain = runs.bits[after] - np.minimum(MISS * np.maximum(skipped, extra), JUMP)
        pairs.append((before[near], after[near], gain[near]))
    before, after, gain = (np.concatenate(column) for column in zip(*pairs, strict=True))
    score = runs.bits.copy()
    for _ in range(_LINKS):
        linked = score[before] + gain
        better = linked > score[after]
        if not better.any():
            break
        np.maximum.at(score, after[better], linked[better])
    return score
