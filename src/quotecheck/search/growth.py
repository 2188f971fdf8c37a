"""What the words near a run of equal units can add to it.

An alignment that three changed words in a row have set back is not followed further. Refuses: to
decide; it gives the most that is possible within that.
"""

from __future__ import annotations

import numpy as np

from quotecheck.records import dataclass
from quotecheck.search.costs import CLOSE, MISS, SHARE, SLIP
from quotecheck.search.flat import Flat, Floats
from quotecheck.search.table import Ints

_LOST = 3 * MISS  # bits below its best at which an alignment is given up


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


def beside(units: Ints, flat: Flat, runs: Runs) -> tuple[Floats, Floats]:
    """The most bits of the words before each run, with the run's share; and of those after it.

    Near as `chain` understands it: few units away, on a near diagonal.
    """
    share = SHARE / flat.lengths[runs.quote]
    before = _grown(
        units, flat, runs.start - 1, runs.begin - 1, runs.start - flat.offsets[runs.quote], -1
    )
    after = _grown(units, flat, runs.stop, runs.end, flat.offsets[runs.quote + 1] - runs.stop, 1)
    return before + share * (runs.stop - runs.start), after


def _grown(units: Ints, flat: Flat, row: Ints, place: Ints, room: Ints, step: int) -> Floats:
    """The most bits of an alignment that goes on from a row and a place, so many rows at most.

    A column holds the score on each near diagonal: a word that is equal earns, one that is
    changed, left out or put in costs. An alignment of nothing but these is given up.
    """
    margin = CLOSE + 3 * SLIP
    padded = np.zeros(len(units) + 2 * margin, dtype=np.int32)
    padded[margin : margin + len(units)] = units
    slips = np.arange(-SLIP, SLIP + 1)[:, None]
    share = SHARE / flat.lengths[flat.owner[np.clip(row - step, 0, len(flat.units) - 1)]]
    share = share.astype(np.float32)
    most = np.zeros(len(row), dtype=np.float32)
    wanted, single = flat.narrow
    alive = np.flatnonzero(room > 0)
    score = np.repeat((-MISS * np.abs(slips)).astype(np.float32), len(alive), axis=1)
    for number in range(CLOSE + SLIP):
        rows = row[alive] + step * number
        places = place[alive] + step * number + margin + step * slips
        worth = single[rows] + share[alive]
        fresh = np.where(padded[places] == wanted[rows], score + worth, score - MISS)
        np.maximum(fresh[:-1], score[1:] - MISS, out=fresh[:-1])  # left out
        best = fresh.max(axis=0)
        most[alive] = np.maximum(most[alive], best)
        np.maximum(fresh[1:], fresh[:-1] - MISS, out=fresh[1:])  # put in
        on = (best > most[alive] - _LOST) & (room[alive] > number + 1)
        alive, score = alive[on], fresh[:, on]
        if not len(alive):
            break
    return most.astype(np.float64)
