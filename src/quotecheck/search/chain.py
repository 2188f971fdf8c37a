"""Chains: the best way to read a zone as a reproduction of a quote, in bits.

Runs of equal units are linked in the order of both texts. A matched word earns its bits of
surprise; a word that does not match costs `MISS`; a jump to another part of the quote costs
`JUMP`, or `MARKED` where an ellipsis admits it. Between two linked runs the cost counts word
edits as Levenshtein does, max(words skipped here, words skipped there), so the cheapest chain is
an edit alignment (sparse dynamic programming: Eppstein, Galil, Giancarlo & Italiano 1992).
Refuses: to say whether the result is good enough.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from quotecheck.records import dataclass
from quotecheck.search.costs import ANCHOR, CLOSE, FILLED, JUMP, MARKED, MISS, SLIP, TELLING
from quotecheck.search.index import Pattern
from quotecheck.search.zones import Zone

_STANDS = 3  # units that the runs on both sides of a jump must have
_SIDE_BY_SIDE = re.compile(b"\x01{2,}")
_APART = 12  # words of the zone that may stand between two parts outside quotation marks


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


class Link(NamedTuple):
    """How a run follows the one before: word edits, or a jump (``jumped``), maybe ``marked``."""

    cost: float
    edits: int
    jumped: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in order; ``links[i]`` leads to run i (the first leads from nowhere)."""

    runs: tuple[Run, ...]
    links: tuple[Link, ...]
    score: float

    @property
    def matched(self) -> int:
        """Units that are equal."""
        return sum(run.length for run in self.runs)


NOWHERE = Link(0.0, 0)


def verbatim(pattern: Pattern, zone: Zone) -> Chain | None:
    """All of the quote where it first stands word for word in a zone: no search reads it better."""
    size, rarest = len(pattern), pattern.rarest
    unit, units = pattern.units[rarest], zone.units
    stop = len(units) - size + rarest + 1
    at = rarest
    while at < stop:
        try:
            at = units.index(unit, at, stop)
        except ValueError:
            break
        start = at - rarest
        if tuple(units[start : start + size]) == pattern.units and not zone.marked(
            zone.owner[start], zone.owner[start + size - 1]
        ):
            return Chain((Run(0, start, size),), (NOWHERE,), pattern.total)
        at += 1
    return None


def find_runs(pattern: Pattern, zone: Zone, taken: Collection[int] = ()) -> list[Run]:
    """Maximal runs of equal units, by zone, then quote: those that tell, and those close to one.

    A run tells by its length or its bits; a run is close when it stands few units away on a near
    diagonal. ``taken`` units of the quote are out.
    """
    units, wanted, parted = zone.units, pattern.units, zone.parted
    if taken:
        wanted = tuple([-1 if at in taken else unit for at, unit in enumerate(wanted)])
    telling = list(_telling(pattern, wanted, units, parted))
    if not telling:
        return []
    near: dict[int, list[int]] = {}  # diagonals, and the ends of the runs that tell near them
    for run in telling:
        diagonal = run.zone - run.quote
        for beside in range(diagonal - SLIP, diagonal + SLIP + 1):
            near.setdefault(beside, []).extend((run.zone, run.zone_end))
    low = max(0, min(run.zone for run in telling) - CLOSE)
    high = max(run.zone_end for run in telling) + CLOSE + 1
    found = []
    for at, unit in enumerate(units[low:high], low):
        for place in pattern.places.get(unit, ()):
            for end in near.get(at - place, ()):
                if -CLOSE <= at - end <= CLOSE:
                    size = _length(wanted, units, parted, place, at)
                    if size:
                        found.append(Run(place, at, size))
                    break
    return found


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
                if size > TELLING or (size and pattern.bits(place, place + size) >= ANCHOR):
                    yield Run(place, at, size)


def _length(
    wanted: Sequence[int], units: Sequence[int], parted: Collection[int], place: int, at: int
) -> int:
    """How long the maximal run is that begins at ``place`` and ``at``; 0 where none begins.

    An ellipsis parts runs, for it may leave words out even where both texts go on alike.
    """
    if at and place and units[at - 1] == wanted[place - 1] and at not in parted:
        return 0
    most = min(len(wanted) - place, len(units) - at)
    size = 0
    while size < most and units[at + size] == wanted[place + size]:
        if size and at + size in parted:
            break
        size += 1
    return size


def best_chain(pattern: Pattern, zone: Zone, runs: list[Run]) -> Chain | None:
    """The chain of highest score; of equals the one that ends first."""
    if not runs:
        return None
    scores: list[float] = []
    back: list[tuple[int, int, Link] | None] = []
    # (-score, number, quote end, zone end): the best predecessors first
    ranked: list[tuple[float, int, int, int]] = []
    for number, run in enumerate(runs):
        place, at, size = run
        alone = pattern.bits(place, place + size)
        score, origin = alone, None
        for negated, before, quote_end, zone_end in ranked:
            if alone - negated <= score:
                break  # a link gains nothing by itself, so no later one can do better
            trim = max(0, quote_end - place, zone_end - at)
            if trim >= size:
                continue
            gained = pattern.bits(place + trim, place + size) - negated
            skipped, extra = place + trim - quote_end, at + trim - zone_end
            if gained - _least(pattern, zone, skipped, extra) <= score:
                continue
            link = _link(pattern, zone, runs[before], run.without(trim) if trim else run)
            if link and gained - link.cost > score:
                score, origin = gained - link.cost, (before, trim, link)
        scores.append(score)
        back.append(origin)
        insort(ranked, (-score, number, place + size, at + size))
    return _unwind(runs, scores, back)


def _least(pattern: Pattern, zone: Zone, skipped: int, extra: int) -> float:
    """The least that a link can cost over so many words of the quote and of the zone."""
    if pattern.opened:
        return 0.0
    cost = MISS * max(skipped, extra)
    if skipped:
        cost = min(cost, MARKED + MISS * extra)
    return min(cost, JUMP) if zone.spoken else cost


def _link(pattern: Pattern, zone: Zone, before: Run, after: Run) -> Link | None:
    """How ``after`` follows ``before``; None where they are not of one utterance."""
    skipped = after.quote - before.quote_end
    extra = after.zone - before.zone_end
    edits = max(skipped, extra)
    link = Link(MISS * edits, edits)
    if edits == 0:
        return link
    first, last = zone.owner[before.zone_end - 1], zone.owner[after.zone]
    if extra and not zone.spoken and zone.parts(first, last):
        return None
    if extra <= FILLED and any(before.quote_end <= at <= after.quote for at in pattern.opened):
        return Link(MISS * skipped, skipped)
    if link.cost <= MARKED or not (zone.spoken or (skipped and extra <= _APART)):
        return link
    if min(before.length, after.length) < _STANDS:
        return link
    marked = zone.marked(first, last)
    if skipped and extra <= _APART:
        leap = (MARKED if marked else JUMP) + MISS * extra
        if leap < link.cost:
            link = Link(leap, extra, jumped=True, marked=marked)
    if zone.spoken and link.cost > JUMP:
        link = Link(JUMP, 0, jumped=True, marked=marked)
    return link


def _unwind(
    runs: list[Run], scores: list[float], back: list[tuple[int, int, Link] | None]
) -> Chain:
    at = max(range(len(runs)), key=lambda number: (scores[number], -number))
    total = scores[at]
    path: list[Run] = []
    links: list[Link] = []
    while True:
        origin = back[at]
        path.append(runs[at].without(origin[1]) if origin else runs[at])
        links.append(origin[2] if origin else NOWHERE)
        if origin is None:
            break
        at = origin[0]
    return Chain(tuple(reversed(path)), tuple(reversed(links)), total)
