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
from collections.abc import Collection, Iterator, Sequence
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
    """Maximal runs of equal units, by zone, then quote: those that tell, and those close to one.

    A run tells by its length or its bits; a run is close when it stands few units away on a near
    diagonal. ``taken`` units of the quote are out.
    """
    if not pattern.may_anchor(zone.units):
        return []
    wanted = pattern.units
    if taken:
        wanted = tuple(-1 if at in taken else unit for at, unit in enumerate(wanted))
    parted = zone.parted
    anchors = list(_anchors(pattern, wanted, zone.units, parted))
    near: dict[int, list[int]] = {}
    for run in anchors:
        diagonal = run.zone - run.quote
        for beside in range(diagonal - SLIP, diagonal + SLIP + 1):
            near.setdefault(beside, []).extend((run.zone, run.zone_end))
    found = {(run.zone, run.quote): run for run in anchors}
    for diagonal, places in near.items():
        for run in _starting_near(wanted, zone.units, parted, diagonal, places):
            found.setdefault((run.zone, run.quote), run)
    return [run for _, run in sorted(found.items())]


def _anchors(
    pattern: Pattern, wanted: Sequence[int], units: Sequence[int], parted: Collection[int]
) -> Iterator[Run]:
    """The maximal runs that tell.

    A run of three units and more shows in all its triples; one of two is its pair.
    """
    pairs, triples = pattern.anchors
    following = units[1:]
    lines: dict[int, list[int]] = {}
    for at, triple in enumerate(zip(units, following, units[2:], strict=False)):
        if triple in triples:
            for place in triples[triple]:
                lines.setdefault(at - place, []).append(at)
    stretches = []
    for diagonal, places in lines.items():
        begins = [at for at, before in zip(places, [-2, *places], strict=False) if at != before + 1]
        ends = [
            at + 3 for at, after in zip(places, [*places[1:], -2], strict=True) if after != at + 1
        ]
        stretches += [(diagonal, *edges) for edges in zip(begins, ends, strict=True)]
    for at, pair in enumerate(zip(units, following, strict=False)):
        if pair in pairs:
            for place in pairs[pair]:
                covered = lines.get(at - place, ())
                if at not in covered and at - 1 not in covered:
                    stretches.append((at - place, at, at + 2))
    for diagonal, begin, end in stretches:
        for run in _pieces(wanted, units, parted, diagonal, begin, end):
            if run.length > TELLING or pattern.bits(run.quote, run.quote_end) >= ANCHOR:
                yield run


def _pieces(
    wanted: Sequence[int],
    units: Sequence[int],
    parted: Collection[int],
    diagonal: int,
    begin: int,
    end: int,
) -> Iterator[Run]:
    """The maximal runs within ``begin:end`` of a zone on a diagonal.

    An ellipsis parts runs, for it may leave words out even where both texts go on alike.
    """
    start = begin
    for at in range(begin, end + 1):
        equal = at < end and units[at] == wanted[at - diagonal]
        if at > start and (not equal or at in parted):
            yield Run(start - diagonal, start, at - start)
            start = at
        if not equal:
            start = at + 1


def _starting_near(
    wanted: Sequence[int],
    units: Sequence[int],
    parted: Collection[int],
    diagonal: int,
    places: Sequence[int],
) -> Iterator[Run]:
    """The maximal runs on a diagonal that start within reach of one of some places of the zone."""
    first, last = max(0, diagonal), min(len(units), len(wanted) + diagonal)
    low, high = max(first, min(places) - CLOSE), min(last, max(places) + CLOSE + 1)
    if low >= high:
        return
    here, there = units[low:high], wanted[low - diagonal : high - diagonal]
    equal = [
        low + at for at, (one, other) in enumerate(zip(here, there, strict=True)) if one == other
    ]
    if not equal:
        return
    while low > first and low == equal[0] and units[low - 1] == wanted[low - 1 - diagonal]:
        low -= 1
        equal.insert(0, low)
    end = equal[-1] + 1
    while end < last and units[end] == wanted[end - diagonal]:
        equal.append(end)
        end += 1
    begin = before = equal[0]
    for at in [*equal[1:], -1]:
        if at != before + 1 or at in parted:
            if any(abs(begin - place) <= CLOSE for place in places):
                yield Run(begin - diagonal, begin, before + 1 - begin)
            begin = at
        before = at


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
