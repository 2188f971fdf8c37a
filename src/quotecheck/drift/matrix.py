"""The table of drifts between all variants of a quote.

Two variants that change nothing in the same place are as far apart as the sum of what each
changes where the other has words, and that is counted for all pairs at once. The others, among
many wordings a quarter of the pairs, are compared by `between`, and so is everything where they
are few. Refuses: a measure of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from quotecheck.drift.between import Side, apart, merged, side
from quotecheck.model import Alignment, Op
from quotecheck.records import dataclass

_Ints = NDArray[np.int64]
_Pairs = Iterator[tuple[int, int]]

_MANY = 8
"""Variants from which counting at once is worth its arrays."""


def matrix(alignments: Sequence[Alignment]) -> list[list[float]]:
    """`between` for each pair of different variants: symmetric, with a zero diagonal."""
    if len(alignments) < 2:
        return [[0.0] for _ in alignments]
    sides = list(map(side, alignments))
    pairs: _Pairs = combinations(range(len(sides)), 2)
    rows = [[0.0] * len(sides) for _ in sides]
    if len(sides) >= _MANY:
        rows, pairs = _at_once(alignments, sides)
    for i, j in pairs:
        rows[i][j] = rows[j][i] = apart(sides[i], sides[j])
    return rows


@dataclass(frozen=True, slots=True)
class _Changes:
    """What one variant changes: disjoint intervals of places, what each costs, and how many words
    it prints there. ``odd``: what it prints may be what another prints as registered."""

    intervals: Sequence[tuple[int, int]]
    costs: Sequence[int]
    lengths: Sequence[int]
    odd: bool


def _at_once(
    alignments: Sequence[Alignment], sides: Sequence[Side]
) -> tuple[list[list[float]], _Pairs]:
    """All rows, and the pairs for which they do not hold."""
    size = len(alignments[0].registered)
    changes = [_changes(*each) for each in zip(alignments, sides, strict=True)]
    words = _flags([each.words for each in sides], size)
    shared = words @ words.T
    edits, longer = _apart_in(changes, words, _flags([each.slots for each in sides], size + 1))
    edits += edits.T
    longer = shared + np.maximum(longer, longer.T)
    drifts = np.minimum(1.0, edits / np.maximum(longer, 1))
    drifts[shared == 0] = 1.0
    np.fill_diagonal(drifts, 0.0)

    taken = _flags([_places(each.intervals) for each in changes], 2 * size + 1)
    odd = np.array([each.odd for each in changes])
    left = (taken @ taken.T > 0) | odd | odd[:, np.newaxis]
    pairs = zip(*(side.tolist() for side in np.nonzero(np.triu(left, 1))), strict=True)
    return drifts.tolist(), pairs


def _apart_in(changes: Sequence[_Changes], words: _Ints, slots: _Ints) -> tuple[_Ints, _Ints]:
    """For each variant, beside each other one: the edits of its own changes, and how many words
    it prints beyond those that the two share.

    A change counts where the other reproduces a word of it, or answers for the slot that it is in.
    """
    numbers: dict[tuple[int, int], int] = {}
    for each in changes:
        for interval in each.intervals:
            numbers.setdefault(interval, len(numbers))
    places = np.array(list(numbers), np.int64).reshape(-1, 2)
    starts, ends = places[:, 0] // 2, (places[:, 1] + 1) // 2
    before = np.pad(words.cumsum(axis=1), ((0, 0), (1, 0)))
    inside = (before[:, ends] - before[:, starts]).T
    counted = (inside > 0) | ((starts == ends)[:, np.newaxis] & (slots[:, starts].T > 0))
    edits, beyond = [], []
    for each in changes:
        at = [numbers[interval] for interval in each.intervals]
        own = counted[at]
        edits.append(np.array(each.costs, np.int64) @ own)
        beyond.append(np.array(each.lengths, np.int64) @ own - inside[at].sum(axis=0))
    return np.array(edits), np.array(beyond)


def _changes(alignment: Alignment, side: Side) -> _Changes:
    intervals = list(merged(side.edited, ()))
    printed = [side.within(interval) for interval in intervals]
    return _Changes(
        intervals,
        [cost for _, cost in printed],
        [len(words) for words, _ in printed],
        _is_odd(alignment, side, intervals),
    )


def _is_odd(alignment: Alignment, side: Side, intervals: Sequence[tuple[int, int]]) -> bool:
    """Whether a word that it prints as registered reads otherwise, or a changed one reads as
    registered: a hyphen at a line end makes such."""
    norms = [token.norm for token in alignment.registered.tokens]
    printed = [token.norm for token in alignment.printed.tokens]
    for step in alignment.steps:
        (a, b), (c, d) = step.registered, step.printed
        if step.op is Op.EQUAL and a < b and norms[a:b] != printed[c:d]:
            return True
    return any(
        not {word for word, moved in side.within((low, high))[0] if moved < 0}.isdisjoint(
            norms[low // 2 : (high + 1) // 2]
        )
        for low, high in intervals
    )


def _places(intervals: Sequence[tuple[int, int]]) -> int:
    return sum((2 << high) - (1 << low) for low, high in intervals)


def _flags(bits: Sequence[int], size: int) -> _Ints:
    """Bits as rows of 0 and 1, ``size`` in each."""
    width = size // 8 + 1
    data = np.frombuffer(b"".join(each.to_bytes(width, "little") for each in bits), np.uint8)
    flags = np.unpackbits(data.reshape(-1, width), axis=1, bitorder="little")
    return flags[:, :size].astype(np.int64)
