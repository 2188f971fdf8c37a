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

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    if a == b:
        return 0.0
    shared = _reproduced(a) & _reproduced(b)
    if not shared:
        return 1.0
    slots = _slots(a) & _slots(b)
    edits = words_a = words_b = 0
    for one, other in _side_by_side(_stretches(a), _stretches(b)):
        if shared.isdisjoint(one.indices) and slots.isdisjoint(one.slot):
            continue
        words_a += len(one.words)
        words_b += len(other.words)
        edits += _difference(one, other)
    longer = max(words_a, words_b)
    return min(1.0, edits / longer) if longer else 0.0


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
# that overlap are merged and compared as one.


@dataclass(slots=True)
class _Stretch:
    """What one variant prints for an interval of places, and what that costs it alone."""

    low: int
    high: int
    words: list[tuple[str, int]] = field(default_factory=list)
    cost: int = 0

    @property
    def indices(self) -> range:
        """The registered words it stands for."""
        return range(self.low // 2, (self.high + 1) // 2)

    @property
    def slot(self) -> range:
        """The slot that it fills, where it stands for no word."""
        return range(self.low // 2, self.low // 2 + (self.low == self.high and not self.low % 2))

    def take(self, other: _Stretch) -> None:
        """Add what ``other`` prints and costs."""
        self.words += other.words
        self.cost += other.cost


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


def _side_by_side(
    one: Sequence[_Stretch], other: Sequence[_Stretch]
) -> Iterator[tuple[_Stretch, _Stretch]]:
    """What two variants print for each interval of places, overlapping ones merged."""
    both = [(stretch, 0) for stretch in one] + [(stretch, 1) for stretch in other]
    both.sort(key=lambda entry: (entry[0].low, entry[0].high))
    sides: tuple[_Stretch, _Stretch] | None = None
    for stretch, side in both:
        if sides is not None and stretch.low > sides[0].high:
            yield sides
            sides = None
        if sides is None:
            sides = _Stretch(stretch.low, stretch.high), _Stretch(stretch.low, stretch.high)
        high = max(sides[0].high, stretch.high)
        sides[0].high = sides[1].high = high
        sides[side].take(stretch)
    if sides is not None:
        yield sides


def _difference(one: _Stretch, other: _Stretch) -> int:
    """Word edits between what two variants print: exact where one is as registered."""
    if one.words == other.words:
        return 0
    if not one.cost or not other.cost:
        return max(one.cost, other.cost)
    return _levenshtein(one.words, other.words)


def _levenshtein(one: Sequence[object], other: Sequence[object]) -> int:
    """Wagner and Fischer 1974, one row at a time; the stretches are a few words long."""
    row = list(range(len(other) + 1))
    for i, word in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, rival in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (word != rival))
    return row[-1]
