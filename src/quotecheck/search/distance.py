"""Whether a quote stands near a place within its limit of word edits.

Bit-parallel approximate matching (Myers 1999, in the form of Hyyrö 2003) on units instead of
letters: one step a word of the text, the column of the table in one integer. Refuses: to say
where exactly it stands.
"""

from __future__ import annotations

import numpy as np

from quotecheck.search.flat import Flags, Flat, Units
from quotecheck.search.table import Ints


def stands_within(units: Units, flat: Flat, quote: Ints, diagonal: Ints) -> Flags:
    """For each quote and diagonal: whether the quote stands within its limit about there."""
    limits, sizes = flat.limits[quote], flat.lengths[quote]
    low = np.maximum(0, diagonal - limits)
    high = np.clip(diagonal + sizes + limits, 0, len(units))
    masks: dict[int, dict[int, int]] = {}
    found = []
    columns = (quote.tolist(), sizes.tolist(), limits.tolist(), low.tolist(), high.tolist())
    for number, size, limit, start, end in zip(*columns, strict=True):
        if number not in masks:
            masks[number] = _masks(flat, number)
        found.append(fewest_edits(masks[number], size, units[start:end].tolist()) <= limit)
    return np.array(found, dtype=bool)


def _masks(flat: Flat, quote: int) -> dict[int, int]:
    """For each unit of a quote the places where it stands, as bits."""
    masks: dict[int, int] = {}
    start, end = flat.offsets[quote : quote + 2].tolist()
    for place, unit in enumerate(flat.units[start:end].tolist()):
        masks[unit] = masks.get(unit, 0) | 1 << place
    return masks


def fewest_edits(masks: dict[int, int], size: int, text: list[int]) -> int:
    """The fewest word edits between the pattern of the masks and any stretch of the text."""
    last = 1 << (size - 1)
    every = (last << 1) - 1
    plus, minus = every, 0  # where the column rises by one from row to row, and falls
    edits = fewest = size
    for unit in text:
        equal = masks.get(unit, 0)
        zero = (((equal & plus) + plus) ^ plus) | equal | minus
        rise = minus | ~(zero | plus) & every
        fall = plus & zero
        if rise & last:
            edits += 1
        elif fall & last:
            edits -= 1
            fewest = min(fewest, edits)
        rise <<= 1
        plus = (fall << 1 | ~(zero | rise)) & every
        minus = rise & zero & every
    return fewest
