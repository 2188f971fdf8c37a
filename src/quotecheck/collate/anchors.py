"""Where every alignment of few edits must pass, so that only what lies between is to be solved.

A word that occurs once in each of two wordings is an anchor: a path that does not pair it with
itself spends an edit on it. Of the anchors in a run of equal words a path of at most k edits
misses at most k. So it meets one of the first k + 1 and one of the last, and between two that it
meets nothing is as cheap as to pair what is equal.

Refuses: wordings in which a missed anchor may cost less than an edit: words can be filled into an
ellipsis, or a line end may have broken one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotecheck.collate.strand import Strand


class Run(NamedTuple):
    """Equal words: ``registered[a:b]`` and as many from ``printed[c]`` on; strand indices.

    ``anchors`` are those in it, as indices of the printed strand, ascending.
    """

    a: int
    b: int
    c: int
    anchors: Sequence[int]


def runs(registered: Strand, printed: Strand) -> list[Run]:
    """The longest runs of equal words with an anchor in each, in printed order.

    No ellipsis is printed inside a run, for one at which nothing is left out has a price.
    """
    if registered.broken or printed.broken or any(registered.ellipses):
        return []
    left, right = registered.norms, printed.norms
    once, there = _once(left), _once(right)
    found: list[Run] = []
    for j, i in ((j, once.get(right[j], -1)) for j in there.values() if j >= 0):
        if i < 0:
            continue
        if found and i - j == found[-1].a - found[-1].c and i < found[-1].b:
            found[-1] = found[-1]._replace(anchors=[*found[-1].anchors, j])
        else:
            found.append(_around(left, right, printed.ellipses, i, j))
    return found


def sure(found: Sequence[Run], registered: int, printed: int, edits: int) -> list[Run]:
    """What every path of at most ``edits`` edits pairs of the runs, as runs without anchors.

    The two numbers are the lengths of the strands. The last printed word is left out.
    """
    parts: list[Run] = []
    for a, b, c, anchors in found:
        first, last = edits, len(anchors) - 1 - edits
        start, end = anchors[min(first, len(anchors) - 1)], anchors[max(last, 0)] + 1
        if not (a or c) and last >= 0:
            start = 0
        elif b == registered and c + b - a == printed and first < len(anchors):
            end = printed
        elif first > last:
            continue
        end = min(end, printed - 1)
        if start < end:
            parts.append(Run(a + start - c, a + end - c, start, ()))
    return parts


def _once(words: Sequence[str]) -> dict[str, int]:
    """Each word with its place, -1 for one that stands in several."""
    places: dict[str, int] = {}
    for place, word in enumerate(words):
        places[word] = -1 if word in places else place
    return places


def _around(
    left: Sequence[str], right: Sequence[str], ellipses: Sequence[bool], i: int, j: int
) -> Run:
    """The run of equal words around the anchor at ``i`` and ``j``."""
    a, c = i, j
    while a and c and left[a - 1] == right[c - 1] and not ellipses[c]:
        a, c = a - 1, c - 1
    b, d = i + 1, j + 1
    while b < len(left) and d < len(right) and left[b] == right[d] and not ellipses[d]:
        b, d = b + 1, d + 1
    return Run(a, b, c, [j])
