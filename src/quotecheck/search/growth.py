"""What the words near a run of equal units can add to it.

An alignment that three changed words in a row have set back is not followed further. Refuses: to
decide; it gives the most that is possible within that.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quotecheck.records import dataclass
from quotecheck.search.costs import CLOSE, FULL, MISS, SHARE, SLIP
from quotecheck.search.flat import Flat, Floats, Units
from quotecheck.search.table import Ints

_LOST = 3 * MISS  # bits below its best at which an alignment is given up
_STAGES = (0, 3, 9, 15, CLOSE + SLIP)  # units after which those given up are put away
_COLUMNS = 1 << 14  # runs that are looked at together: what they touch stays near the processor


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


def beside(units: Units, flat: Flat, runs: Runs) -> tuple[Floats, Floats]:
    """The most bits of the words before each run, with the run's share; and of those after it.

    Near as `chain` understands it: few units away, on a near diagonal.
    """
    share = SHARE / np.maximum(FULL, flat.lengths[runs.quote])
    before, after = np.zeros(len(share)), np.zeros(len(share))
    rooms = runs.start - flat.offsets[runs.quote], flat.offsets[runs.quote + 1] - runs.stop
    for start in range(0, len(share), _COLUMNS):
        these = slice(start, start + _COLUMNS)
        worth = share[these].astype(np.float32)
        before[these] = _grown(
            units, flat, runs.start[these] - 1, runs.begin[these] - 1, rooms[0][these], worth, -1
        )
        after[these] = _grown(
            units, flat, runs.stop[these], runs.end[these], rooms[1][these], worth, 1
        )
    return before + share * (runs.stop - runs.start), after


def _grown(
    units: Units,
    flat: Flat,
    row: Ints,
    place: Ints,
    room: Ints,
    share: NDArray[np.float32],
    step: int,
) -> NDArray[np.float32]:
    """The most bits of an alignment that goes on from a row and a place, so many rows at most.

    A column holds the score on each near diagonal: a word that is equal earns, one that is
    changed, left out or put in costs. An alignment of nothing but these is given up.
    """
    wanted, single = flat.narrow
    most = np.zeros(len(row), dtype=np.float32)
    slips = np.abs(np.arange(-SLIP, SLIP + 1))[:, None]
    alive = np.flatnonzero(room > 0)
    alive = alive[_begins(units, wanted, row[alive], place[alive], step)]
    score = np.repeat((-MISS * slips).astype(np.float32), len(alive), axis=1)
    for first, last in pairwise(_STAGES):
        here = _text(units, place[alive], range(first - SLIP, last + SLIP), step)
        best, rows, left = most[alive], row[alive], room[alive]
        more = share[alive] + np.float32(MISS)
        on = left > first
        for number in range(first, last):
            at = rows + step * number
            equal = here[number - first :][: len(slips)] == wanted.take(at, mode="clip")
            fresh = score - MISS
            fresh += equal * (single.take(at, mode="clip") + more)
            np.maximum(fresh[:-1], score[1:] - MISS, out=fresh[:-1])  # left out
            here_best = fresh.max(axis=0)
            np.maximum(best, here_best, out=best, where=on)
            np.maximum(fresh[1:], fresh[:-1] - MISS, out=fresh[1:])  # put in
            on &= (here_best > best - _LOST) & (left > number + 1)
            score = fresh
        most[alive] = best
        alive, score = alive[on], score[:, on]
        if not len(alive):
            break
    return most


def _begins(units: Units, wanted: Units, row: Ints, place: Ints, step: int) -> NDArray[np.bool_]:
    """Whether any of the first words is equal to one near its place; without, nothing grows."""
    here = _text(units, place, range(-SLIP, _STAGES[1] + SLIP), step)
    found = np.zeros(len(row), dtype=bool)
    for number in range(_STAGES[1]):
        near = here[number : number + 2 * SLIP + 1]
        found |= (near == wanted.take(row + step * number, mode="clip")).any(axis=0)
    return found


def _text(units: Units, place: Ints, steps: range, step: int) -> Units:
    """The units so many steps from each place, a row a step; 0 outside the text."""
    ahead = step * np.array(steps)[:, None]
    here: Units = units.take(place + ahead, mode="clip")
    reach = int(np.abs(ahead).max())
    edge = np.flatnonzero((place < reach) | (place >= len(units) - reach))
    outside = place[edge] + ahead
    here[:, edge] *= (outside >= 0) & (outside < len(units))
    return here
