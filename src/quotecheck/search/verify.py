"""The exact work on one region: every occurrence of one quote in it.

Refuses: to search; `candidates` says where to look, and may not leave out what this would accept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from quotecheck.model import Span
from quotecheck.records import dataclass
from quotecheck.search.candidates import Region
from quotecheck.search.chain import Chain, Link, best_chain, verbatim
from quotecheck.search.costs import FILLED, JUMP
from quotecheck.search.document import Document
from quotecheck.search.evidence import extra, may_stand_bare, most_extra, suffices
from quotecheck.search.index import SURE, Index, Pattern
from quotecheck.search.runs import Run, find_runs
from quotecheck.search.semiglobal import closest
from quotecheck.search.shape import Shape, shape
from quotecheck.search.zones import Ground, Sought, Zone, grounds, spoken_grounds, zones

_REFUSALS = 64  # chains that are refused in one region
_ASIDE = 120  # words beside a part in which other parts are looked for, outside marks
_CROSSING = 12.0  # bits that words outside the marks of an utterance must bring to count with it
_PART = 20.0  # bits that a part in another order must bring ...
_MOVED = 3  # ... and words
_MOVES = 4  # parts in another order that one occurrence may have
_APART = 200  # words that may stand between such parts in one utterance
_BESIDE = 3  # words that may stand between such parts outside marks

_Looked = tuple[Zone, list[Run]]  # a zone, and the runs in it


@dataclass(frozen=True, slots=True)
class Match:
    """An accepted reproduction, still in tokens of the document."""

    shape: Shape
    chain: Chain
    evidence: float


def matches(document: Document, index: Index, region: Region, used: set[int]) -> Iterator[Match]:
    """Every occurrence that touches the region; none shares a token with another or ``used``.

    ``used`` grows by the tokens of what is found.
    """
    pattern = index.pattern(region.quote)
    where = _grounds(document, index, pattern, region)
    refused: set[int] = set()
    refusals = 0
    while refusals < _REFUSALS:
        found = zones(document, where, Sought(used, refused))
        looked = [(zone, find_runs(pattern, zone)) for zone in found]
        best = _best(index, pattern, looked)
        if best is None:
            break
        zone, runs, chain = best
        match = _whole(index, pattern, zone, chain) or _judge(index, pattern, zone, chain)
        if match:
            left = len(runs) > len(chain.runs) or zone.parted
            if left and _may_hold_more(pattern, zone, runs, set(match.shape.tokens)):
                match = _with_moved(index, pattern, match)
            used.update(match.shape.tokens)
            if _touches(document, match.shape, region):
                yield match
        else:
            refusals += 1
            for run in chain.runs:
                refused.update(zone.tokens_of(run.zone, run.zone_end))
        spent = used | refused if refused else used
        if not any(_may_hold_more(pattern, zone, runs, spent) for zone, runs in looked):
            break
    if region.whole and pattern.words >= SURE:
        yield from _closest(document, index, pattern, region, where, used)


def _whole(index: Index, pattern: Pattern, zone: Zone, chain: Chain) -> Match | None:
    """All of the quote within its limit, where ``chain`` leaps over more words than that.

    Who says nearly the same twice ("We shall fight on ...") is not taken to say it once, with a
    sentence put in.
    """
    leaps = zip(pairwise(chain.runs), chain.links[1:], strict=True)
    if not any(
        link.jumped and not link.marked and after.zone - before.zone_end > pattern.limit
        for (before, after), link in leaps
    ):
        return None
    other = closest(pattern, zone)
    return _judge(index, pattern, zone, other) if other else None


def _grounds(document: Document, index: Index, pattern: Pattern, region: Region) -> list[Ground]:
    """Where a region's quote may stand."""
    stretch = Span(region.low, region.high)
    if may_stand_bare(region, index.settings.evidence):
        return grounds(document, stretch, reach(pattern, region))
    return spoken_grounds(document, stretch)


def _may_hold_more(pattern: Pattern, zone: Zone, runs: list[Run], spent: set[int]) -> bool:
    """Whether more than the tokens that are ``spent`` may match: a run that tells is not of them.

    Without any there is no chain.
    """
    if zone.parted:  # what an ellipsis parts may tell without what stands before it
        return True
    return not all(
        spent.issuperset(zone.tokens_of(run.zone, run.zone_end))
        for run in runs
        if run.length >= pattern.telling[run.quote]
    )


def _closest(
    document: Document,
    index: Index,
    pattern: Pattern,
    region: Region,
    where: list[Ground],
    used: set[int],
) -> Iterator[Match]:
    """Whole occurrences within the limit that no chain brought, for being of common words."""
    refused: set[int] = set()
    # each word of the quote that is missing from a zone is an edit
    sought = Sought(used, refused, pattern.held, len(pattern) - pattern.limit)
    while True:
        found = None
        for zone in zones(document, where, sought):
            chain = closest(pattern, zone)
            if chain:
                match = _judge(index, pattern, zone, chain)
                found = match.shape if match else shape(pattern, zone, chain, index.binds)
                (used if match else refused).update(found.tokens)
                if match and _touches(document, found, region):
                    yield match
                break
        if found is None:
            return


def _touches(document: Document, found: Shape, region: Region) -> bool:
    first, last = found.tokens[0], found.tokens[-1]
    return document.starts[first] < region.high and document.ends[last] > region.low


def _best(
    index: Index, pattern: Pattern, looked: list[_Looked]
) -> tuple[Zone, list[Run], Chain] | None:
    """The best chain of all zones that could pass; of equals the utterance before the text."""
    best: tuple[Zone, list[Run], Chain] | None = None
    fewest = min(index.settings.min_words, len(pattern) - pattern.limit)
    for zone, runs in looked:
        chain = verbatim(pattern, runs)
        if chain is None and sum(run.length for run in runs) >= fewest:
            chain = best_chain(pattern, zone, runs)
        if chain is None or not _may_pass(index, pattern, zone, chain):
            continue
        if best is None or _beats(pattern, zone, chain, best[2]):
            best = (zone, runs, chain)
            if zone.spoken and chain.matched == len(pattern):
                break  # text outside the marks has nothing to add
    return best


def _beats(pattern: Pattern, zone: Zone, chain: Chain, best: Chain) -> bool:
    """Whether a chain is the better one. Word for word beats all that leaves words out."""
    complete, was_complete = (
        each.matched == len(pattern) and not any(link.cost for link in each.links)
        for each in (chain, best)
    )
    if complete != was_complete:
        return complete
    return chain.score > best.score + (0.0 if zone.spoken else _CROSSING)


def _judge(index: Index, pattern: Pattern, zone: Zone, chain: Chain) -> Match | None:
    edits = _edits(pattern, chain)
    if edits > pattern.limit and not (
        chain.matched >= min(index.settings.min_words, len(pattern)) and _parts_hold(pattern, chain)
    ):
        return None
    most = chain.score + most_extra(zone, pattern, chain)
    if not _is_enough(index, pattern, edits, most):
        return None  # whatever its edges are
    found = shape(pattern, zone, chain, index.binds)
    bits = chain.score + extra(pattern, found, chain.matched)
    return Match(found, chain, bits) if _is_enough(index, pattern, edits, bits) else None


def _is_enough(index: Index, pattern: Pattern, edits: int, bits: float) -> bool:
    least = index.settings.evidence
    return suffices(pattern, edits, bits, least) if edits <= pattern.limit else bits >= least


def _with_moved(index: Index, pattern: Pattern, match: Match) -> Match:
    """The match with the parts of the quote that stand out of order beside it.

    In one utterance at any distance; in plain text only a few words away.
    """
    zone = match.shape.zone
    taken = {unit for run in match.chain.runs for unit in range(run.quote, run.quote_end)}
    for _ in range(_MOVES):
        if len(pattern) - len(taken) < _MOVED:
            break
        here = range(match.shape.first, match.shape.last + 1)
        rest = zone.without({zone.tokens[at] for at in here})
        chain = best_chain(pattern, rest, find_runs(pattern, rest, taken))
        if chain is None or chain.score < _PART or chain.matched < _MOVED:
            break
        other = shape(pattern, rest, chain, index.binds)
        first, last = min(match.shape.first, other.first), max(match.shape.last, other.last)
        between = last - first + 1 - len(here) - (other.last - other.first + 1)
        if between > (_APART if zone.spoken else _BESIDE):
            break
        joined = replace(
            match.shape,
            first=first,
            last=last,
            splits=tuple(sorted({*match.shape.splits, *other.splits})),
        )
        match = Match(joined, match.chain, match.evidence + chain.score - JUMP)
        taken.update(unit for run in chain.runs for unit in range(run.quote, run.quote_end))
        match = replace(match, shape=_rounded_off(pattern, match.shape))
    return match


def _rounded_off(pattern: Pattern, found: Shape) -> Shape:
    """With the words of the quote that end a moved part's clause: another part has matched them."""
    zone, last = found.zone, found.last
    for unit, number in enumerate(zone.units):
        at = zone.owner(unit)
        if at <= found.last:
            continue
        if number not in pattern.places or zone.break_before(at):
            break
        last = at
    return replace(found, last=last)


def reach(pattern: Pattern, region: Region) -> int:
    """Tokens on either side of a region in which the rest of the quote may stand."""
    most = len(pattern) + pattern.limit
    return (most if region.whole else min(most, _ASIDE)) + (FILLED if pattern.opened else 0)


def _may_pass(index: Index, pattern: Pattern, zone: Zone, chain: Chain) -> bool:
    """A cheap look before the edges are settled; never refuses what would pass."""
    return (
        chain.score + most_extra(zone, pattern, chain) >= index.settings.evidence
        or chain.matched >= len(pattern) - pattern.limit
    )


def _edits(pattern: Pattern, chain: Chain) -> int:
    """The word edits that turn all of the quote into what a chain reads."""
    runs = chain.runs
    missing = runs[0].quote + len(pattern) - runs[-1].quote_end
    inner = 0
    for before, run in pairwise(runs):
        inner += max(run.quote - before.quote_end, run.zone - before.zone_end)
    return missing + inner


def _parts_hold(pattern: Pattern, chain: Chain) -> bool:
    """Whether each stretch between jumps keeps its own limit of word edits."""
    words = edits = 0
    links: list[tuple[Run, Link]] = list(zip(chain.runs, chain.links, strict=True))
    for run, link in links:
        if link.jumped:
            if edits > pattern.allowed(words + edits):
                return False
            words = edits = 0
        words += run.length
        edits += link.edits
    return edits <= pattern.allowed(words + edits)
