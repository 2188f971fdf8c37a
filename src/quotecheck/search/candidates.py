"""Where in a document a quote may stand: the filter before the exact work.

Every pair of neighbouring units that a quote shares with the document is a hit on a diagonal
(place in the document less place in the quote). A quote of m units within k word edits leaves at
least m - 1 - 2k of its pairs intact, on diagonals at most k apart (the q-gram lemma: Ukkonen 1992,
Jokinen and Ukkonen 1991), so a window of diagonals with that many hits is never passed over. Parts
of a quote are let through by the bits of their hits. Refuses: to decide; ``verify`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from quotecheck.search.document import Document, Ints
from quotecheck.search.index import SURE, Index

_SHIFT = 1 << 40  # more than any diagonal: keeps the quotes apart in one sorted array
_WORTH = 28.0  # bits that the hits of a part must bring ...
_NEAR = 4  # ... on this many neighbouring diagonals


@dataclass(frozen=True, slots=True)
class Region:
    """Units ``low:high`` of the document may hold pattern number ``pattern``.

    ``whole``: enough pairs are intact for all of it to stand there within its limit.
    """

    pattern: int
    low: int
    high: int
    whole: bool


def regions(document: Document, index: Index) -> Iterator[Region]:
    """Regions by pattern, then place. Those of one pattern do not overlap."""
    owner, place, at = _hits(document.units, index)
    if not len(owner):
        return
    lengths = np.array([len(pattern) for pattern in index.patterns], dtype=np.int64)
    limits = np.array([pattern.limit for pattern in index.patterns], dtype=np.int64)
    code = owner * _SHIFT + (at - place) + (_SHIFT >> 1)
    order = np.lexsort((at, code))
    code, owner, place, at = code[order], owner[order], place[order], at[order]
    count = np.searchsorted(code, code + limits[owner], side="right") - np.arange(len(code))
    # below SURE words only a verbatim whole passes without evidence
    needed = np.where(lengths < SURE, lengths - 1, lengths - 1 - 2 * limits)
    whole = count >= needed[owner]
    sums = np.concatenate(([0.0], np.cumsum(_bits(index, code, owner, place, at))))
    upto = np.searchsorted(code, code + np.minimum(limits[owner], _NEAR), side="right")
    long = np.array([not pattern.short for pattern in index.patterns])[owner]
    picked = np.flatnonzero((whole | (sums[upto] - sums[:-1] >= _WORTH)) & long)
    if not len(picked):
        return
    spread = lengths[owner[picked]] + limits[owner[picked]]
    low = at[picked] - place[picked] - limits[owner[picked]]
    yield from _merged(owner[picked], low, low + spread + limits[owner[picked]] + 1, whole[picked])


def _hits(units: Ints, index: Index) -> tuple[Ints, Ints, Ints]:
    """Every posting of every pair: pattern, unit of the pattern, unit of the document."""
    if len(units) < 2 or not len(index.pairs):
        empty = np.zeros(0, dtype=np.int64)
        return empty, empty, empty
    left = np.flatnonzero((units[:-1] > 0) & (units[1:] > 0))
    code = units[left] * len(index.vocabulary) + units[left + 1]
    slot = np.minimum(np.searchsorted(index.pairs, code), len(index.pairs) - 1)
    known = index.pairs[slot] == code
    left, slot = left[known], slot[known]
    counts = index.offsets[slot + 1] - index.offsets[slot]
    at = np.repeat(left, counts)
    begins = np.repeat(index.offsets[slot], counts)
    within = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    rows = begins + within
    return index.owner[rows], index.place[rows], at


def _bits(
    index: Index, code: Ints, owner: Ints, place: Ints, at: Ints
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """What a hit adds: bits of its second unit after its first; of the first where a run opens."""
    sizes = np.array([len(pattern) for pattern in index.patterns], dtype=np.int64)
    row = (np.cumsum(sizes) - sizes)[owner] + place
    single = np.array([bits for pattern in index.patterns for bits in pattern.single])
    after = np.array([bits for pattern in index.patterns for bits in pattern.after])
    opens = np.ones(len(code), dtype=bool)
    opens[1:] = (code[1:] != code[:-1]) | (at[1:] != at[:-1] + 1)
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = after[row + 1] + single[row] * opens
    return found


def _merged(
    owner: Ints, low: Ints, high: Ints, whole: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> Iterator[Region]:
    order = np.lexsort((low, owner))
    current: Region | None = None
    for number in order:
        found = Region(
            int(owner[number]), max(0, int(low[number])), int(high[number]), bool(whole[number])
        )
        if current and current.pattern == found.pattern and found.low <= current.high:
            high_end, either = max(current.high, found.high), current.whole or found.whole
            current = Region(current.pattern, current.low, high_end, either)
            continue
        if current:
            yield current
        current = found
    if current:
        yield current
