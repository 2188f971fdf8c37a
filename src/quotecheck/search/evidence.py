"""Evidence: whether a reproduction is of this quote, or people using the same words.

The bits of surprise of the matched words, each after the word before it, less `chain.MISS` for
every word that does not match, are the evidence. It must reach the threshold of the settings,
lowered where quotation marks hug the words and by the share of the quote that is reproduced.
"""

from __future__ import annotations

from quotecheck.search.chain import Chain
from quotecheck.search.index import Pattern
from quotecheck.search.shape import Shape
from quotecheck.search.zones import Zone

MARK = 14.0
"""Bits that a quotation mark directly beside the first or the last word is worth."""
SPOKEN = 4.0
"""Bits that standing inside a longer quotation is worth."""
SHARE = 20.0
"""Bits that the whole quote is worth; half of it half of that, and so on."""

_MARKS = frozenset("\"“”„‟«»‹›‘’‚‛'`「」『』")


def extra(pattern: Pattern, found: Shape, matched: int) -> float:
    """Bits beside those of the words: quotation marks and the share of the quote."""
    zone = found.zone
    hugged = (not _MARKS.isdisjoint(_tail(zone.gap(found.first)))) + (
        not _MARKS.isdisjoint(_head(zone.gap(found.last + 1)))
    )
    marks = max(hugged * MARK, SPOKEN) if zone.spoken else 0.0
    return marks + SHARE * matched / len(pattern)


def most_extra(zone: Zone, pattern: Pattern, chain: Chain) -> float:
    """The most that `extra` can come to, before the edges are known."""
    return (2 * MARK if zone.spoken else 0.0) + SHARE * chain.matched / len(pattern)


def _tail(gap: str) -> str:
    return gap[-2:]


def _head(gap: str) -> str:
    return gap[:2]
