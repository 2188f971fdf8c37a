"""The matching contract in the plainest code there is: what the fast path may not lose.

Works on sequences of units, tries every stretch, and shares no code with the fast path; a
property test holds that one to this one. Refuses: to be fast, and to know about marks, offsets
or files. Nothing but tests calls it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Stretch(NamedTuple):
    """``source[start:end]`` reproduces all of the quote with so many word ``edits``."""

    start: int
    end: int
    edits: int


class Part(NamedTuple):
    """``source[start:end]`` reproduces ``quote[first:last]``, worth so many ``bits``.

    ``matched`` counts the words that are equal, ``edits`` those that are not.
    """

    start: int
    end: int
    first: int
    last: int
    matched: int
    edits: int
    bits: float


def whole(quote: Sequence[str], source: Sequence[str], limit: int) -> list[Stretch]:
    """Every stretch that is all of ``quote`` within ``limit`` word edits, in order of place.

    Of stretches that share words the one with the fewest edits stands, then the first. A stretch
    begins and ends on a word that aligns: none is kept that is as close without its edge.
    """
    found: dict[tuple[int, int], int] = {}
    for start in range(len(source)):
        longest = source[start : start + len(quote) + limit]
        for length, edits in enumerate(distances(quote, longest)):
            found[start, start + length] = edits
    tight = [
        Stretch(start, end, edits)
        for (start, end), edits in found.items()
        if edits <= limit
        and start < end
        and edits < found.get((start + 1, end), len(quote))
        and edits < found[start, end - 1]
    ]
    return _apart(sorted(tight, key=lambda one: (one.edits, one.start, one.end)))


def verbatim(quote: Sequence[str], source: Sequence[str]) -> list[Stretch]:
    """Every stretch that is ``quote`` word for word, in order; of two that overlap the first."""
    size = len(quote)
    return _apart(
        Stretch(start, start + size, 0)
        for start in range(len(source) - size + 1)
        if list(source[start : start + size]) == list(quote)
    )


def distances(quote: Sequence[str], source: Sequence[str]) -> list[int]:
    """Fewest word edits from ``quote`` to ``source[:n]``, for each n (Levenshtein 1966)."""
    row = list(range(len(source) + 1))
    for number, word in enumerate(quote, 1):
        above, row = row, [number]
        for at, other in enumerate(source, 1):
            row.append(min(above[at - 1] + (word != other), above[at] + 1, row[at - 1] + 1))
    return row


def parts(
    quote: Sequence[str],
    source: Sequence[str],
    single: Sequence[float],
    after: Sequence[float],
    miss: float,
) -> list[Part]:
    """The best local alignments of ``quote`` and ``source``, best first, not sharing source words.

    ``quote[i]`` earns ``after[i]`` bits where it follows ``quote[i - 1]`` in the source as well,
    ``single[i]`` elsewhere; each word edit costs ``miss`` (Smith & Waterman 1981). Parts of one
    word are left out.
    """
    left: list[str | None] = list(source)
    found: list[Part] = []
    while True:
        best = _best_part(quote, left, single, after, miss)
        if best is None or best.matched < 2:
            return found
        found.append(best)
        left[best.start : best.end] = [None] * (best.end - best.start)


def _best_part(
    quote: Sequence[str],
    source: Sequence[str | None],
    single: Sequence[float],
    after: Sequence[float],
    miss: float,
) -> Part | None:
    """The local alignment of most bits; of equals the first. Nothing crosses a None."""
    matched: dict[tuple[int, int], Part] = {}  # by last word of the source, of the quote: equal
    missed: dict[tuple[int, int], Part] = {}  # the same, where an edit is the last thing
    for at, word in enumerate(source):
        for number, wanted in enumerate(quote):
            corner = (at - 1, number - 1)
            if word == wanted:
                options = [Part(at, at + 1, number, number + 1, 1, 0, single[number])]
                if corner in matched:
                    options.append(_grown(matched[corner], at, number, after[number]))
                if corner in missed:
                    options.append(_grown(missed[corner], at, number, single[number]))
                matched[at, number] = max(options, key=lambda one: one.bits)
            options = [
                _edited(table[place], miss)
                for table in (matched, missed)
                for place in (corner, (at - 1, number), (at, number - 1))
                if word is not None and place in table and table[place].bits > miss
            ]
            if options:
                missed[at, number] = max(options, key=lambda one: one.bits)
    return max(matched.values(), key=lambda one: (one.bits, -one.start), default=None)


def _edited(part: Part, miss: float) -> Part:
    return part._replace(edits=part.edits + 1, bits=part.bits - miss)


def _grown(part: Part, at: int, number: int, bits: float) -> Part:
    return part._replace(
        end=at + 1, last=number + 1, matched=part.matched + 1, bits=part.bits + bits
    )


def _apart(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Those that share no word with one before them in the list, then by place."""
    kept: list[Stretch] = []
    for one in stretches:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept)
