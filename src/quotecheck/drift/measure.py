"""Drift and coverage: the two figures, defined here and nowhere else.

The reproduced part of a registered wording runs from its first to its last aligned word, less
what marked elisions leave out. Coverage is its share of the words. Drift is word edits over the
longer side of that part: a replacement costs its longer side, an unmarked deletion and an
insertion their words, a moved stretch its words once. Cuts at an edge and marked elisions cost
nothing. Words that an editor put in brackets are word edits like any other: that they are
marked makes them milder, which severity tells, and not fewer. Where the registered wording has
an ellipsis of its own, what is printed in its place is no edit and counts on neither side.

Refuses: to rank. A lost "not" weighs as much as a lost "the"; severity is the kinds' business.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotecheck.model import Alignment, Cut, Op, Step
from quotecheck.text.gaps import has_ellipsis

_LONGEST_FILL = 100  # words that an ellipsis in the registered wording may stand for


def coverage(alignment: Alignment) -> float:
    """The share of the registered words that are in the reproduced part, 0..1."""
    words = len(alignment.registered)
    return _registered_words(alignment) / words if words else 0.0


def drift(alignment: Alignment) -> float:
    """Word edits over the longer side of the reproduced part, 0..1 (1.0 where it is empty)."""
    printed = sum(_length(step.printed) for step in alignment.steps if not fills(step, alignment))
    longer = max(_registered_words(alignment), printed)
    edits = sum(_cost(step, alignment) for step in alignment.steps)
    return min(1.0, edits / longer) if longer else 1.0


def between(a: Alignment, b: Alignment) -> float:
    """Drift between two variants of one quote, 0..1, over the words that both reproduce.

    Symmetric; 0 of a variant and itself; ``drift(a)`` where ``b`` is the registered wording; 1.0
    where they share no word. ``a`` and ``b`` are alignments with the same registered wording, and
    are compared stretch by stretch along it, so that nothing has to be aligned anew.
    """
    return 0.0 if a == b else _between(_side(a), _side(b))


def matrix(alignments: Sequence[Alignment]) -> list[list[float]]:
    """`between` for each pair of different variants: symmetric, with a zero diagonal."""
    if len(alignments) < 2:
        return [[0.0] for _ in alignments]
    sides = [_side(alignment) for alignment in alignments]
    rows = [[0.0] * len(sides) for _ in sides]
    for i, one in enumerate(sides):
        for j, other in enumerate(sides[:i]):
            rows[i][j] = rows[j][i] = _between(one, other)
    return rows


def fills(step: Step, alignment: Alignment) -> bool:
    """Whether printed words stand for an ellipsis that the registered wording has itself.

    An alignment may say so itself, by an equal step without registered words, or leave them an
    insertion at that place.
    """
    if _length(step.registered) or not _length(step.printed):
        return False
    place = step.registered[0]
    return step.op is Op.EQUAL or (
        0 < place < len(alignment.registered)
        and _length(step.printed) <= _LONGEST_FILL
        and has_ellipsis(alignment.registered.gap(place))
    )


def _length(bounds: tuple[int, int]) -> int:
    return bounds[1] - bounds[0]


def _left_out(step: Step) -> bool:
    return step.op is Op.DELETE and step.cut is not Cut.SILENT


def _registered_words(alignment: Alignment) -> int:
    return sum(_length(step.registered) for step in alignment.steps if not _left_out(step))


def _cost(step: Step, alignment: Alignment) -> int:
    if step.op is Op.EQUAL or _left_out(step) or fills(step, alignment):
        return 0
    return max(_length(step.registered), _length(step.printed))


# Two variants ----------------------------------------------------------------------------------
#
# Along the registered wording of m words there are 2m + 1 places: word i is place 2i + 1, the
# slot before it is place 2i. A step covers an interval of places; intervals of the two variants
# that overlap are merged and compared as one. Where both have the registered word there is
# nothing to compare, so that only what either of them changes is looked at.

_Word = tuple[str, int]


class _Stretch(NamedTuple):
    """What one variant prints for an interval of places, and what that costs it alone."""

    low: int
    high: int
    words: Sequence[_Word]
    cost: int = 0


@dataclass(frozen=True, slots=True)
class _Side:
    """One variant along the registered wording.

    ``stretches`` stand by place, and begin at ``lows``; ``edited`` are the intervals of those
    that are no equal word. ``words`` are the registered words that it reproduces, ``slots`` the
    slots that it answers for, as bits.
    """

    stretches: Sequence[_Stretch]
    lows: Sequence[int]
    edited: Sequence[tuple[int, int]]
    words: int
    slots: int

    def within(self, low: int, high: int) -> tuple[list[_Word], int]:
        """What is printed for an interval that parts no stretch, and what that costs."""
        start, end = bisect_left(self.lows, low), bisect_right(self.lows, high)
        found = self.stretches[start:end]
        return [word for one in found for word in one.words], sum(one.cost for one in found)


def _side(alignment: Alignment) -> _Side:
    stretches = sorted(_stretches(alignment), key=lambda one: (one.low, one.high))
    return _Side(
        stretches,
        [one.low for one in stretches],
        [(one.low, one.high) for one in stretches if one.cost],
        _bits(_reproduced(alignment)),
        _bits(_slots(alignment)),
    )


def _bits(places: Iterable[int]) -> int:
    return sum(1 << place for place in places)


def _between(a: _Side, b: _Side) -> float:
    shared, slots = a.words & b.words, a.slots & b.slots
    if not shared:
        return 1.0
    edits = words_a = words_b = covered = 0
    for low, high in _merged(a.edited, b.edited):
        inside = (1 << (high + 1) // 2) - (1 << low // 2)
        covered |= inside
        at_slot = low == high and not low % 2 and slots >> low // 2 & 1
        if not shared & inside and not at_slot:
            continue
        one, other = a.within(low, high), b.within(low, high)
        words_a += len(one[0])
        words_b += len(other[0])
        edits += _difference(*one, *other)
    equal = (shared & ~covered).bit_count()
    longer = max(words_a, words_b) + equal
    return min(1.0, edits / longer) if longer else 0.0


def _merged(
    one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The intervals of both, those that overlap as one."""
    merged: tuple[int, int] | None = None
    for low, high in sorted([*one, *other]):
        if merged is None:
            merged = low, high
        elif low > merged[1]:
            yield merged
            merged = low, high
        else:
            merged = merged[0], max(merged[1], high)
    if merged is not None:
        yield merged


def _reproduced(alignment: Alignment) -> set[int]:
    return {
        index
        for step in alignment.steps
        if not _left_out(step)
        for index in range(*step.registered)
    }


def _slots(alignment: Alignment) -> set[int]:
    """The slots a variant answers for: beside its words, and where it inserts."""
    words = _reproduced(alignment)
    inserted = {step.registered[0] for step in alignment.steps if step.op is Op.INSERT}
    return words | {index + 1 for index in words} | inserted


def _stretches(alignment: Alignment) -> list[_Stretch]:
    """The steps as intervals of places, an equal step word by word.

    A word carries where it stands: -1 in its own place, else how far the wording had come where
    it is printed, so that a moved word differs from the same word left in place.
    """
    found: list[_Stretch] = []
    come = 0
    for step in alignment.steps:
        if _left_out(step) or fills(step, alignment):
            continue
        tokens = alignment.printed.tokens[slice(*step.printed)]
        start, end = step.registered
        if step.op is Op.EQUAL:
            for index, token in enumerate(tokens, start):
                found.append(_Stretch(2 * index + 1, 2 * index + 1, [(token.norm, -1)]))
        else:
            place = come if step.op is Op.MOVE else -1
            low, high = (2 * start + 1, 2 * end - 1) if start < end else (2 * start, 2 * start)
            words = [(token.norm, place) for token in tokens]
            found.append(_Stretch(low, high, words, _cost(step, alignment)))
        if step.op is not Op.MOVE:
            come = end
    return found


def _difference(one: list[_Word], spent: int, other: list[_Word], paid: int) -> int:
    """Word edits between what two variants print: exact where one is as registered."""
    if one == other:
        return 0
    if not spent or not paid:
        return max(spent, paid)
    return Levenshtein.distance(one, other)
