"""Evidence: whether a reproduction is of this quote, or people using the same words.

The bits of surprise of the matched words, each after the two before it, less `costs.MISS` for
every word that does not match, are the evidence. It must reach the threshold of the settings,
lowered where quotation marks hug the words and by the share of the quote that is reproduced.
"""

from __future__ import annotations

import re

import numpy as np

from quotecheck.search.candidates import Region, Regions
from quotecheck.search.chain import Chain
from quotecheck.search.costs import MARKS, SHARE, SLIGHT, SPOKEN, WHOLE
from quotecheck.search.flat import Flags
from quotecheck.search.index import SURE, Index, Pattern
from quotecheck.search.shape import Shape
from quotecheck.search.zones import Zone

# marks beside a word or one character from it: those farther off are nothing to `extra`
_OPENING = re.compile(r"(?:[\"“”„‟«»‹›「『`]|(?<!\w)['’‘‚‛])(?=.?\S)", re.DOTALL)
_CLOSING = re.compile(
    r"(?:[\"“”„‟«»‹›」』`]|['’‘‛](?!\w))(?:(?<=\S.)|(?<=[^\s.,;:!?]\s.))", re.DOTALL
)
_ABOUT = 40  # code points beside a part in which quotation marks are looked for

_MARKS = frozenset("\"“”„‟«»‹›‘’‚‛'`「」『』")


def extra(pattern: Pattern, found: Shape, matched: int) -> float:
    """Bits beside those of the words: quotation marks and the share of the quote."""
    zone = found.zone
    hugged = (not _MARKS.isdisjoint(_tail(zone.gap(found.first)))) + (
        not _MARKS.isdisjoint(_head(zone.gap(found.last + 1)))
    )
    marks = max(MARKS[hugged], SPOKEN) if zone.spoken else 0.0
    return marks + SHARE * matched / len(pattern)


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


def worth_reading(text: str, found: Regions, index: Index) -> Flags:
    """Which regions can reach the threshold with the marks about them.

    Whole quotes that are long enough always can: how many words changed is not known yet.
    """
    lacks = index.settings.evidence - found.bits
    short = index.flat.short[found.quote]
    worth: Flags = short | found.whole & index.sure[found.quote] | (lacks <= SPOKEN)
    for at in np.flatnonzero(short | ~worth & (lacks <= MARKS[2])).tolist():
        low, high = int(found.low[at]), int(found.high[at])
        if short[at]:
            worth[at] = found.whole[at] or _is_marked(text, low, high)
        else:
            worth[at] = lacks[at] <= MARKS[_sides(text, low, high)]
    return worth


def _sides(text: str, low: int, high: int) -> int:
    """On how many sides quotation marks may stand of words that take in some of a stretch.

    Edges are not known: the marks may stand about the stretch or within it, but in this order.
    """
    opening = _OPENING.search(text, max(0, low - _ABOUT), high)
    start = max(opening.end(), low) if opening else low
    return bool(opening) + bool(_CLOSING.search(text, start, high + _ABOUT))


def _is_marked(text: str, low: int, high: int) -> bool:
    """Whether quotation marks stand on both sides."""
    sides = text[max(0, low - 2) : low], text[high : high + 2]
    return not any(map(_MARKS.isdisjoint, sides))


def may_stand_bare(region: Region, evidence: float) -> bool:
    """Whether a region can reach the threshold without quotation marks."""
    return region.whole or region.bits >= evidence


def most_extra(zone: Zone, pattern: Pattern, chain: Chain) -> float:
    """The most that `extra` can come to, before the edges are known."""
    return (MARKS[2] if zone.spoken else 0.0) + SHARE * chain.matched / len(pattern)


def _tail(gap: str) -> str:
    return gap[-2:]


def _head(gap: str) -> str:
    return gap[:2]
