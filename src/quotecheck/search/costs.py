"""What words are worth and cost, in bits: one place for the filter and the exact half.

Refuses: to weigh anything; `chain` and `evidence` do.
"""

from __future__ import annotations

MISS = 4.0
"""A word edit: a word of either side that does not match."""
JUMP = 16.0
"""A jump to another part of the quote."""
MARKED = 3.0
"""The same where an ellipsis admits it."""
FILLED = 100
"""Words that an ellipsis in a registered wording may stand for, which cost nothing."""

SHARE = 20.0
"""What the whole quote is worth beside its words; half of it half of that, and so on, ..."""
FULL = 10
"""... if it has so many units: of a shorter one each is worth no more than of one of that size."""
MARKS = (0.0, 8.0, 21.0)
"""Quotation marks directly beside neither the first nor the last word, one of them, both.

Both mark off just these words, which is more than twice what one says.
"""
SPOKEN = 4.0
"""Standing inside a longer quotation."""

SLIGHT = 1
"""Word edits within which a whole quote that is long enough needs no evidence ..."""
WHOLE = 47.0
"""... and bits that are enough for one with more of them, however high the threshold."""

ANCHOR = 18.0
"""Bits that make a run of equal units worth starting from ..."""
TELLING = 2
"""... or more units than this."""
CLOSE = 16
"""Units from a telling run to a run that counts with it."""
SLIP = 5
"""Diagonals between the two."""

TOGETHER = 48
"""Units of the text from one run of a part to the next, for the filter."""
PART = 24.0
"""Bits that the runs of a part must bring for the filter to look at it."""


def share(units: int) -> float:
    """Bits that each matched unit of a quote of so many is worth beside its words."""
    return SHARE / max(FULL, units)
