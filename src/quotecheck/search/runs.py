"""Runs of equal units, of a quote and a zone: those that tell, and what stands close to one.

Refuses: to link them; `chain` does.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from struct import Struct
from typing import NamedTuple

from quotecheck.search import native
from quotecheck.search.costs import CLOSE, SLIP
from quotecheck.search.index import Pattern
from quotecheck.search.zones import Zone

_RUN = Struct("3i")
_SIDE_BY_SIDE = re.compile(b"\x01{2,}")


class Run(NamedTuple):
    """``length`` equal units: ``quote`` in the pattern, ``zone`` in the zone."""

    quote: int
    zone: int
    length: int

    @property
    def quote_end(self) -> int:
        """Just past the last unit in the pattern."""
        return self.quote + self.length

    @property
    def zone_end(self) -> int:
        """Just past the last unit in the zone."""
        return self.zone + self.length

    def without(self, count: int) -> Run:
        """The run less its first ``count`` units."""
        return Run(self.quote + count, self.zone + count, self.length - count)


_made = partial(tuple.__new__, Run)  # what Run._make does, at a third of the cost


def find_runs(pattern: Pattern, zone: Zone, taken: Collection[int] = ()) -> list[Run]:
    """Maximal runs of equal units, by zone, then quote: those that tell, and those close to one.

    A run tells by its length or its bits; a run is close when it stands few units away on a near
    diagonal. An ellipsis parts runs, for it may leave words out even where both texts go on alike.
    ``taken`` units of the quote are out.
    """
    wanted = pattern.units
    if taken:
        wanted = array("i", [-1 if at in taken else unit for at, unit in enumerate(wanted)])
    if not native.BUILT:
        return list(_find_runs(pattern, wanted, zone.units, zone.parted))
    parted = zone.parted
    found = native.runs(
        wanted,
        zone.units,
        bytes(map(parted.__contains__, range(len(zone.units)))) if parted else b"",
        pattern.telling,
        CLOSE,
        SLIP,
    )
    return list(map(_made, _RUN.iter_unpack(found)))


def _find_runs(
    pattern: Pattern, wanted: Sequence[int], units: Sequence[int], parted: Collection[int]
) -> Iterator[Run]:
    telling = list(_telling(pattern, wanted, units, parted))
    if not telling:
        return
    near: dict[int, list[int]] = {}  # diagonals, and the ends of the runs that tell near them
    for run in telling:
        diagonal = run.zone - run.quote
        for beside in range(diagonal - SLIP, diagonal + SLIP + 1):
            near.setdefault(beside, []).extend((run.zone, run.zone_end))
    low = max(0, min(run.zone for run in telling) - CLOSE)
    high = max(run.zone_end for run in telling) + CLOSE + 1
    for at, unit in enumerate(units[low:high], low):
        for place in pattern.places.get(unit, ()):
            for end in near.get(at - place, ()):
                if -CLOSE <= at - end <= CLOSE:
                    size = _length(wanted, units, parted, place, at)
                    if size:
                        yield Run(place, at, size)
                    break


def _telling(
    pattern: Pattern, wanted: Sequence[int], units: Sequence[int], parted: Collection[int]
) -> Iterator[Run]:
    """The maximal runs that tell: they take two units of the quote side by side at least."""
    places, last = pattern.places, len(wanted) - 1
    held = bytes(map(places.__contains__, units))
    for some in _SIDE_BY_SIDE.finditer(held):
        for at in range(some.start(), some.end() - 1):
            following = units[at + 1]
            for place in places[units[at]]:
                if place == last or wanted[place + 1] != following:
                    continue
                size = _length(wanted, units, parted, place, at)
                if size >= pattern.telling[place]:
                    yield Run(place, at, size)


def _length(
    wanted: Sequence[int], units: Sequence[int], parted: Collection[int], place: int, at: int
) -> int:
    """How long the maximal run is that begins at ``place`` and ``at``; 0 where none begins."""
    if at and place and units[at - 1] == wanted[place - 1] and at not in parted:
        return 0
    most = min(len(wanted) - place, len(units) - at)
    size = 0
    while size < most and units[at + size] == wanted[place + size]:
        if size and at + size in parted:
            break
        size += 1
    return size
