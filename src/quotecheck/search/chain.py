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
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from quotecheck.records import dataclass
from quotecheck.search import native
from quotecheck.search.costs import FILLED, JUMP, MARKED, MISS
from quotecheck.search.index import Pattern
from quotecheck.search.runs import Run
from quotecheck.search.zones import Zone

_STANDS = 3  # units that the runs on both sides of a jump must have
_APART = 12  # words of the zone that may stand between two parts outside quotation marks


class Link(NamedTuple):
    """How a run follows the one before: word edits, or a jump (``jumped``), maybe ``marked``."""

    cost: float
    edits: int
    jumped: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs in order; ``links[i]`` leads to run i (the first leads from nowhere).

    ``matched`` units are equal.
    """

    runs: tuple[Run, ...]
    links: tuple[Link, ...]
    score: float
    matched: int


NOWHERE = Link(0.0, 0)


def verbatim(pattern: Pattern, runs: Iterable[Run]) -> Chain | None:
    """All of the quote where it first stands word for word: no search reads a zone better."""
    size = len(pattern)
    for run in runs:
        if run.length == size:
            return Chain((run,), (NOWHERE,), pattern.total, size)
    return None


def best_chain(pattern: Pattern, zone: Zone, runs: list[Run]) -> Chain | None:
    """The chain of highest score; of equals the one that ends first."""
    if not runs:
        return None

    def link(before: int, number: int, trim: int) -> Link | None:
        run = runs[number]
        return _link(pattern, zone, runs[before], run.without(trim) if trim else run)

    if native.BUILT:
        columns = (pattern.single, pattern.after, pattern.sums)
        found = native.chain(runs, *columns, zone.spoken, bool(pattern.opened), link)
    else:
        found = _chained(pattern, zone, runs, link)
    return _unwind(runs, *found)


# the run before, how many units less the next one has, and their link; None for word edits alone
_Origin = tuple[int, int, Link | None]


def _chained(
    pattern: Pattern,
    zone: Zone,
    runs: list[Run],
    link_of: Callable[[int, int, int], Link | None],
) -> tuple[int, float, list[_Origin | None]]:
    """The run that the best chain ends with, its score, and where each run comes from."""
    back: list[_Origin | None] = []
    # (-score, number, quote end, zone end): the best predecessors first
    ranked: list[tuple[float, int, int, int]] = []
    for number, run in enumerate(runs):
        place, at, size = run
        alone = pattern.bits(place, place + size)
        score, origin = alone, None
        for negated, before, quote_end, zone_end in ranked:
            gained = alone - negated
            if gained <= score:
                break  # a link gains nothing by itself, so no later one can do better
            trim = max(quote_end - place, zone_end - at)
            if trim >= size:
                continue
            if trim > 0:
                gained = pattern.bits(place + trim, place + size) - negated
            else:
                trim = 0
            skipped, extra = place + trim - quote_end, at + trim - zone_end
            shorter = min(runs[before].length, size - trim)
            if gained - _least(pattern, zone, skipped, extra, shorter) <= score:
                continue
            link = link_of(before, number, trim)
            if link and gained - link.cost > score:
                score, origin = gained - link.cost, (before, trim, link)
        back.append(origin)
        insort(ranked, (-score, number, place + size, at + size))
    return ranked[0][1], -ranked[0][0], back


def _least(pattern: Pattern, zone: Zone, skipped: int, extra: int, shorter: int) -> float:
    """The least that a link can cost over so many words of the quote and of the zone.

    ``shorter`` are the units of the shorter run beside it.
    """
    if pattern.opened:
        return 0.0
    cost = MISS * max(skipped, extra)
    if shorter < _STANDS:
        return cost
    if skipped:
        cost = min(cost, MARKED + MISS * extra)
    return min(cost, JUMP) if zone.spoken else cost


def _link(pattern: Pattern, zone: Zone, before: Run, after: Run) -> Link | None:
    """How ``after`` follows ``before``; None where they are not of one utterance."""
    skipped = after.quote - before.quote_end
    extra = after.zone - before.zone_end
    link = _edited(before, after)
    if link.edits == 0:
        return link
    first, last = zone.owner(before.zone_end - 1), zone.owner(after.zone)
    if extra and not zone.spoken and zone.sets_apart(first, last):
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


def _edited(before: Run, after: Run) -> Link:
    """What all links are that nothing but word edits makes."""
    edits = max(after.quote - before.quote_end, after.zone - before.zone_end)
    return Link(MISS * edits, edits)


def _unwind(runs: Sequence[Run], at: int, score: float, back: Sequence[_Origin | None]) -> Chain:
    """The chain that ends with a run."""
    path: list[Run] = []
    links: list[Link] = []
    while origin := back[at]:
        before, trim, link = origin
        path.append(runs[at].without(trim) if trim else runs[at])
        links.append(link or _edited(runs[before], path[-1]))
        at = before
    path.append(runs[at])
    links.append(NOWHERE)
    matched = sum([run.length for run in path])
    return Chain(tuple(reversed(path)), tuple(reversed(links)), score, matched)
