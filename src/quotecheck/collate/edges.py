"""What it costs to cut a wording where the printed word beside the cut is a changed one.

All words lost at an edge are together one edit. Beside a changed word that holds only where the cut
falls on a clause boundary and the lost words do not hold that word; else they count one each, up to
eight. Refuses: to know which words are changed; it tells of every cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from quotecheck.collate.strand import Strand

_MOST = 8  # words


class Excess(NamedTuple):
    """What the units of one column cost beyond an edit, by the row that they start from."""

    changed: list[int]
    added: list[int]


def excess(registered: Strand, printed: Strand, *, leading: bool) -> list[int]:
    """For each cut, the edits beyond the first that it is where the word beside it is changed."""
    beside = printed.norms[0 if leading else -1]
    places = [i for i, norm in enumerate(registered.norms) if norm == beside]
    found = []
    for cut, level in enumerate(registered.breaks):
        gone = cut if leading else len(registered) - cut
        elsewhere = places and (places[0] < cut if leading else places[-1] >= cut)
        free = gone < 2 or (level and not elsewhere)
        found.append(0 if free else min(gone, _MOST) - 1)
    return found


def beside_edges(registered: Strand, printed: Strand) -> Mapping[int, Excess]:
    """What the units of the first printed word and of the last cost more, by column."""
    lead = excess(registered, printed, leading=True)
    trail = excess(registered, printed, leading=False)
    first, last = Excess(lead, lead), Excess(trail[1:], trail)
    if len(printed) > 1:
        return {0: first, len(printed) - 1: last}
    both = (map(sum, zip(one, other, strict=False)) for one, other in zip(first, last, strict=True))
    return {0: Excess(*map(list, both))}
