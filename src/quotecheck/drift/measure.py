"""Drift and coverage: the two figures, defined here and nowhere else (`between` has the drift of
two variants, by the same measure).

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
    edits = sum(cost(step, alignment) for step in alignment.steps)
    return min(1.0, edits / longer) if longer else 1.0


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


def left_out(step: Step) -> bool:
    """Whether a step leaves registered words out honestly: at an edge, or at an ellipsis."""
    return step.op is Op.DELETE and step.cut is not Cut.SILENT


def cost(step: Step, alignment: Alignment) -> int:
    """The word edits of one step."""
    if step.op is Op.EQUAL or left_out(step) or fills(step, alignment):
        return 0
    return max(_length(step.registered), _length(step.printed))


def _length(bounds: tuple[int, int]) -> int:
    return bounds[1] - bounds[0]


def _registered_words(alignment: Alignment) -> int:
    return sum(_length(step.registered) for step in alignment.steps if not left_out(step))
