"""Chains: the best way to read a zone as a reproduction of a quote, in bits.

Runs of equal units are linked in the order of both texts. A matched word earns its bits of
surprise; a word that does not match costs `MISS`; a jump to another part of the quote costs
`JUMP`, or `MARKED` where an ellipsis admits it. Between two linked runs the cost counts word
edits as Levenshtein does, max(words skipped here, words skipped there), so the cheapest chain is
an edit alignment (sparse dynamic programming: Eppstein, Galil, Giancarlo & Italiano 1992).
Refuses: to say whether the result is good enough.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection
from dataclasses import dataclass

from quotecheck.search.costs import ANCHOR, CLOSE, JUMP, MARKED, MISS, SLIP, TELLING
from quotecheck.search.index import Pattern
from quotecheck.search.zones import Zone

_FILLED = 100  # words that an ellipsis in the registered wording may stand for
_STANDS = 3  # units that the runs on both sides of a jump must have
_APART = 12  # words of the zone that may stand between two parts outside quotation marks


@dataclass(frozen=True, slots=True)
class Run:
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


@dataclass(frozen=True, slots=True)
class Link:
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


def find_runs(pattern: Pattern, zone: Zone, taken: Collection[int] = ()) -> list[Run]:
    """Maximal runs of equal units, by zone, then quote. ``taken`` units of the quote are out."""
    if not pattern.may_anchor(zone.units):
        return []
    known = pattern.places
    parted = zone.parted
    runs: list[Run] = []
    growing: dict[int, int] = {}  # last unit of the pattern -> length so far
    before = -1
    for at in [at for at, unit in enumerate(zone.units) if unit in known]:
        if at != before + 1 or at in parted:
            # an ellipsis may leave words out even where both texts go on alike
            end = before + 1
            runs += [Run(place - size + 1, end - size, size) for place, size in growing.items()]
            growing = {}
        before = at
        grown = {
            place: growing.get(place - 1, 0) + 1
            for place in known[zone.units[at]]
            if place not in taken
        }
        for place, length in growing.items():
            if place + 1 not in grown:
                runs.append(Run(place - length + 1, at - length, length))
        growing = grown
    end = before + 1
    runs += [Run(place - size + 1, end - size, size) for place, size in growing.items()]
    runs.sort(key=lambda run: (run.zone, run.quote))
    return _near(runs, pattern)


def _near(runs: list[Run], pattern: Pattern) -> list[Run]:
    """The runs that tell something, and those that stand close to one on a near diagonal."""
    near: dict[int, list[int]] = {}
    anchors = set()
    for run in runs:
        if run.length > TELLING or pattern.bits(run.quote, run.quote_end) >= ANCHOR:
            anchors.add(run)
            diagonal = run.zone - run.quote
            for beside in range(diagonal - SLIP, diagonal + SLIP + 1):
                near.setdefault(beside, []).extend((run.zone, run.zone_end))
    if not anchors:
        return []
    return [
        run
        for run in runs
        if run in anchors
        or any(abs(run.zone - at) <= CLOSE for at in near.get(run.zone - run.quote, ()))
    ]


def best_chain(pattern: Pattern, zone: Zone, runs: list[Run]) -> Chain | None:
    """The chain of highest score; of equals the one that ends first."""
    if not runs:
        return None
    scores: list[float] = []
    back: list[tuple[int, int, Link] | None] = []
    ranked: list[tuple[float, int]] = []  # (-score, number): the best predecessors first
    for number, run in enumerate(runs):
        alone = pattern.bits(run.quote, run.quote_end)
        score, origin = alone, None
        for negated, before in ranked:
            if alone - negated <= score:
                break  # a link gains nothing by itself, so no later one can do better
            previous = runs[before]
            trim = max(0, previous.quote_end - run.quote, previous.zone_end - run.zone)
            if trim >= run.length:
                continue
            gained = pattern.bits(run.quote + trim, run.quote_end) - negated
            if gained <= score:
                continue
            link = _link(pattern, zone, previous, run.without(trim))
            if link is None:
                continue
            if gained - link.cost > score:
                score, origin = gained - link.cost, (before, trim, link)
        scores.append(score)
        back.append(origin)
        insort(ranked, (-score, number))
    return _unwind(runs, scores, back)


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
    if extra <= _FILLED and any(pattern.opened[before.quote_end : after.quote + 1]):
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
