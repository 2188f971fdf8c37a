"""Drift between two variants of one quote, read off their alignments with it.

Along the registered wording of m words there are 2m + 1 places: word i is place 2i + 1, the
slot before it is place 2i. A step covers an interval of places; intervals of the two variants
that overlap are merged and compared as one. Where both have the registered word there is
nothing to compare, so that only what either of them changes is looked at.

Refuses: to align two prints with each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotecheck.drift.measure import cost, fills, left_out
from quotecheck.model import Alignment, Op
from quotecheck.records import dataclass

_Word = tuple[str, int]
_Printed = tuple[Sequence[_Word], int]


def between(a: Alignment, b: Alignment) -> float:
    """Drift between two variants of one quote, 0..1, over the words that both reproduce.

    Symmetric; 0 of a variant and itself; ``drift(a)`` where ``b`` is the registered wording; 1.0
    where they share no word. ``a`` and ``b`` are alignments with the same registered wording, and
    are compared stretch by stretch along it, so that nothing has to be aligned anew.
    """
    return 0.0 if a == b else apart(side(a), side(b))


class Stretch(NamedTuple):
    """What one variant prints for an interval of places, and what that costs it alone."""

    low: int
    high: int
    words: Sequence[_Word]
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One variant along the registered wording.

    ``stretches`` stand by place, and begin at ``lows``; ``edited`` are the intervals of those
    that are no equal word. ``words`` are the registered words that it reproduces, ``slots`` the
    slots that it answers for (beside its words, and where it inserts), as bits. ``known`` are the
    intervals that were asked for.
    """

    stretches: Sequence[Stretch]
    lows: Sequence[int]
    edited: Sequence[tuple[int, int]]
    words: int
    slots: int
    known: dict[tuple[int, int], _Printed] = field(default_factory=dict)

    def within(self, interval: tuple[int, int]) -> _Printed:
        """What is printed for an interval that parts no stretch, and what that costs."""
        printed = self.known.get(interval)
        if printed is None:
            start, end = bisect_left(self.lows, interval[0]), bisect_right(self.lows, interval[1])
            found = self.stretches[start:end]
            words = [word for one in found for word in one.words]
            printed = self.known[interval] = words, sum(one.cost for one in found)
        return printed


def side(alignment: Alignment) -> Side:
    """The printed side of an alignment."""
    stretches = sorted(_stretches(alignment), key=lambda one: (one.low, one.high))
    words = inserted = 0
    for step in alignment.steps:
        start, end = step.registered
        if not left_out(step):
            words |= (1 << end) - (1 << start)
        if step.op is Op.INSERT:
            inserted |= 1 << start
    return Side(
        stretches,
        [one.low for one in stretches],
        [(one.low, one.high) for one in stretches if one.cost],
        words,
        words | words << 1 | inserted,
    )


def apart(a: Side, b: Side) -> float:
    """Drift between two sides, as `between` has it of two variants that are not the same."""
    shared, slots = a.words & b.words, a.slots & b.slots
    if not shared:
        return 1.0
    edits = words_a = words_b = covered = 0
    for interval in merged(a.edited, b.edited):
        low, high = interval
        inside = (1 << (high + 1) // 2) - (1 << low // 2)
        covered |= inside
        # A slot has no word inside.
        if not (shared & inside or (not inside and slots >> low // 2 & 1)):
            continue
        one, spent = a.within(interval)
        other, paid = b.within(interval)
        words_a += len(one)
        words_b += len(other)
        if one != other:
            # Exact where one is as registered.
            edits += Levenshtein.distance(one, other) if spent and paid else spent or paid
    longer = max(words_a, words_b) + (shared & ~covered).bit_count()
    return min(1.0, edits / longer) if longer else 0.0


def merged(
    one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The intervals of both, those that overlap as one."""
    intervals = sorted([*one, *other])
    if not intervals:
        return
    low, high = intervals[0]
    for start, end in intervals:
        if start > high:
            yield low, high
            low, high = start, end
        elif end > high:
            high = end
    yield low, high


def _stretches(alignment: Alignment) -> list[Stretch]:
    """The steps as intervals of places, an equal step word by word.

    A word carries where it stands: -1 in its own place, else how far the wording had come where
    it is printed, so that a moved word differs from the same word left in place.
    """
    found: list[Stretch] = []
    come = 0
    for step in alignment.steps:
        if left_out(step) or fills(step, alignment):
            continue
        tokens = alignment.printed.tokens[slice(*step.printed)]
        start, end = step.registered
        if step.op is Op.EQUAL:
            for index, token in enumerate(tokens, start):
                found.append(Stretch(2 * index + 1, 2 * index + 1, [(token.norm, -1)]))
        else:
            place = come if step.op is Op.MOVE else -1
            low, high = (2 * start + 1, 2 * end - 1) if start < end else (2 * start, 2 * start)
            words = [(token.norm, place) for token in tokens]
            found.append(Stretch(low, high, words, cost(step, alignment)))
        if step.op is not Op.MOVE:
            come = end
    return found
