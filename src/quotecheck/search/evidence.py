"""Evidence: whether a reproduction is of this quote, or people using the same words.

The bits of surprise of the matched words, each after the two before it, less `costs.MISS` for
every word that does not match, are the evidence. It must reach the threshold of the settings,
lowered where quotation marks hug the words and by the share of the quote that is reproduced.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from quotecheck.search.candidates import Region, Regions
from quotecheck.search.chain import Chain
from quotecheck.search.costs import MARKS, SLIGHT, SPOKEN, WHOLE, share
from quotecheck.search.flat import Flags
from quotecheck.search.hugged import may_be_hugged, sides
from quotecheck.search.index import SURE, Index, Pattern
from quotecheck.search.scan import Scan
from quotecheck.search.shape import Shape
from quotecheck.search.zones import Zone

_MARKS = frozenset("\"“”„‟«»‹›‘’‚‛'`「」『』")


def extra(pattern: Pattern, found: Shape, matched: int) -> float:
    """Bits beside those of the words: quotation marks and the share of the quote."""
    zone = found.zone
    hugged = (not _MARKS.isdisjoint(_tail(zone.gap(found.first)))) + (
        not _MARKS.isdisjoint(_head(zone.gap(found.last + 1)))
    )
    marks = max(MARKS[hugged], SPOKEN) if zone.spoken else 0.0
    return marks + share(len(pattern)) * matched


def suffices(pattern: Pattern, edits: int, bits: float, threshold: float) -> bool:
    """Whether all of a quote, within its limit of word ``edits``, is reported.

    Word for word it always is. A long one is with a word changed as well, and with more of them
    unless its words are so common that people use them without knowing it.
    """
    if edits == 0:
        return True
    if pattern.words < SURE:
        return bits >= threshold
    return edits <= SLIGHT or bits >= min(WHOLE, threshold)


def worth_reading(text: str, scan: Scan, found: Regions, index: Index) -> Flags:
    """Which regions of a text as scanned can reach the threshold with the marks about them.

    Whole quotes that are long enough always can: how many words changed is not known yet. Short
    ones need none.
    """
    lacks = index.settings.evidence - found.bits
    short = index.flat.short[found.quote]
    worth: Flags = short | found.whole & index.sure[found.quote] | (lacks <= SPOKEN)
    for at in np.flatnonzero(~worth & (lacks <= MARKS[2])).tolist():
        low, high = int(found.low[at]), int(found.high[at])
        if lacks[at] <= MARKS[sides(text, low, high)]:
            worth[at] = lacks[at] <= MARKS[1] or _may_be_hugged(
                text, scan, low, high, int(found.quote[at]), index
            )
    return worth


def _may_be_hugged(text: str, scan: Scan, low: int, high: int, quote: int, index: Index) -> bool:
    binds = partial(index.binds, index.quotes[quote].language)
    return may_be_hugged(text, scan, low, high, index.units(quote), binds)


def may_stand_bare(region: Region, evidence: float) -> bool:
    """Whether a region can reach the threshold without quotation marks."""
    return region.whole or region.bits >= evidence


def most_extra(zone: Zone, pattern: Pattern, chain: Chain) -> float:
    """The most that `extra` can come to, before the edges are known."""
    return (MARKS[2] if zone.spoken else 0.0) + share(len(pattern)) * chain.matched


def _tail(gap: str) -> str:
    return gap[-2:]


def _head(gap: str) -> str:
    return gap[:2]
