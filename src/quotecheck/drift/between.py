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

    ``plain`` has for each registered word what is printed for it as registered; the other
    ``stretches`` stand by place, and begin at ``lows``; ``edited`` are the intervals of those that
    cost anything. ``words`` are the registered words that it reproduces, ``slots`` the slots that
    it answers for (beside its words, and where it inserts), as bits. ``known`` are the intervals
    that were asked for.
    """

    plain: Sequence[str | None]
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
            words: list[_Word] = []
            at, cost = interval[0] // 2, 0
            for one in self.stretches[start:end]:
                words += self._plain(at, one.low // 2)
                words += one.words
                at, cost = max(at, (one.high + 1) // 2), cost + one.cost
            words += self._plain(at, (interval[1] + 1) // 2)
            printed = self.known[interval] = words, cost
        return printed

    def _plain(self, start: int, end: int) -> list[_Word]:
        return [(norm, -1) for norm in self.plain[start:end] if norm is not None]


def side(alignment: Alignment) -> Side:
    """The printed side of an alignment."""
    stretches = sorted(_stretches(alignment), key=lambda one: (one.low, one.high))
    plain: list[str | None] = [None] * len(alignment.registered)
    words = inserted = 0
    for step in alignment.steps:
        start, end = step.registered
        if not left_out(step):
            words |= (1 << end) - (1 << start)
        if step.op is Op.EQUAL and start < end:
            plain[start:end] = [
                token.norm for token in alignment.printed.tokens[slice(*step.printed)]
            ]
        elif step.op is Op.INSERT:
            inserted |= 1 << start
    return Side(
        plain,
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
    """The steps but those of equal words as intervals of places.

    A word carries where it stands: -1 in its own place, else how far the wording had come where
    it is printed, so that a moved word differs from the same word left in place.
    """
    found: list[Stretch] = []
    come = 0
    for step in alignment.steps:
        if left_out(step) or fills(step, alignment):
            continue
        start, end = step.registered
        if step.op is not Op.EQUAL:
            place = come if step.op is Op.MOVE else -1
            low, high = (2 * start + 1, 2 * end - 1) if start < end else (2 * start, 2 * start)
            tokens = alignment.printed.tokens[slice(*step.printed)]
            words = [(token.norm, place) for token in tokens]
            found.append(Stretch(low, high, words, cost(step, alignment)))
        if step.op is not Op.MOVE:
            come = end
    return found
