"""Short quotes with one word changed: looked for between quotation marks, where alone they count.

What stands between two marks and is as long as such a quote is held against all of them at once, by
the last unit of each word: a word that is the same has the same units, a changed one may have more
or fewer ("can't" for "can"). Refuses: to know which marks are a pair; reading exactly tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import NamedTuple

import numpy as np

from quotecheck.search.candidates import Regions, joined
from quotecheck.search.flat import Flags
from quotecheck.search.scan import Scan
from quotecheck.search.seeds import counted
from quotecheck.search.table import Hashes, Ints, each_once
from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.marks.glyphs import GLYPHS
from quotecheck.text.tokens import words

KEPT = 10.0
"""Bits that the one unchanged word of a two-word quote must carry."""

_LEAST, _MOST = 2, 4  # words of a quote that may have one changed
_REACH = 9  # chunks in which so few words may stand if some of the chunks are no words
_MARKS = np.zeros(max(ord(glyph[0]) for glyph in GLYPHS) + 2, dtype=bool)
_MARKS[[ord(glyph[0]) for glyph in GLYPHS]] = True
_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB],
    dtype=np.uint64,
)


class Changed(NamedTuple):
    """Short quotes without a word: quote ``quotes[n]``, without one of its words, has ``keys[n]``.

    The keys are in order. ``known`` are the units of the quotes, as numbers of the ``vocabulary``.
    """

    keys: Hashes
    quotes: Ints
    known: Ints
    vocabulary: dict[str, int]

    def regions(self, last: Ints, low: Ints, high: Ints) -> Regions:
        """Which quotes lack a word in rows of last units, that of each ``text[low:high]``."""
        keys = _keys(last).ravel()
        first, end = self.keys.searchsorted(keys), self.keys.searchsorted(keys, side="right")
        count = end - first
        row = np.repeat(np.arange(len(keys)), count) // last.shape[1]
        quote = self.quotes[np.repeat(first, count) + counted(count)]
        whole, bits = np.zeros(len(row), dtype=bool), np.zeros(len(row))
        return Regions(quote, low[row], high[row], whole, bits)


def changed(
    quotes: Iterable[tuple[int, Sequence[Sequence[int]], Sequence[float]]],
    vocabulary: dict[str, int],
) -> Changed:
    """Of short quotes, by number, with what may be the last unit of each word, and its bits."""
    keys, owners = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
    known: set[int] = set()
    for number, last, bits in quotes:
        if len(last) >= _LEAST:
            rows = np.array([*product(*last)], dtype=np.int64)
            enough = [len(last) > _LEAST or sum(bits) - each >= KEPT for each in bits]
            found = _keys(rows)[:, enough].ravel()
            keys.append(found)
            owners.append(np.full(len(found), number, dtype=np.int64))
            known.update(*last)
    column = np.concatenate(keys)
    order = column.argsort(kind="stable")
    numbers = np.array(sorted(known), dtype=np.int64)
    return Changed(column[order], np.concatenate(owners)[order], numbers, vocabulary)


def changed_regions(text: str, scan: Scan, wanted: Changed) -> Regions:
    """Where between two marks all words of a short quote stand but one, in code points."""
    if not len(wanted.keys):
        return Regions.none()
    known = np.zeros(len(wanted.vocabulary) + 1, dtype=bool)
    known[wanted.known] = True
    known = known[scan.units]
    if not known.any():
        return Regions.none()
    between = _Between.of(text, scan, known)
    found = [Regions.none()]
    for size in range(_LEAST, _MOST + 1):
        first = between.of_words(size)
        last = scan.last_units(first[:, None] + np.arange(size))
        found.append(wanted.regions(last, scan.starts[first], scan.ends[first + size - 1]))
    for size in range(1, _REACH + 1):
        first = between.of_others(size)
        low, high = scan.starts[first], scan.ends[first + size - 1]
        rows = [
            _read(text, *span, wanted.vocabulary)
            for span in zip(low.tolist(), high.tolist(), strict=True)
        ]
        last = np.array(rows, dtype=np.int64).reshape(-1, _MOST)
        found.append(wanted.regions(last, low, high))
    return joined(found)


class _Between(NamedTuple):
    """The chunks of a scan, and the quotation marks about them.

    ``marks`` are the chunks that a mark stands before, in order, and ``marked`` says of each, and
    of the end, whether one does. ``odd`` and ``telling`` count the chunks before each that may not
    be just a word, and that may be of some quote.
    """

    marks: Ints
    marked: Flags
    odd: Ints
    telling: Ints

    @classmethod
    def of(cls, text: str, scan: Scan, known: Flags) -> _Between:
        """The chunks of a text as scanned, with the units that are ``known``."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        at = np.flatnonzero(_MARKS.take(codes, mode="clip"))
        behind, ends = scan.starts.searchsorted(at, side="right"), np.append(0, scan.ends)
        marks = each_once(behind[ends[behind] <= at])
        marked = np.zeros(len(ends), dtype=bool)
        marked[marks] = True
        odd, telling = np.zeros((2, len(scan.starts)), dtype=bool)
        odd[scan.several] = telling[scan.owner[known]] = True
        return cls(marks, marked, _counts(odd), _counts(telling))

    def of_words(self, size: int) -> Ints:
        """The first of so many chunks between marks, each of them a word."""
        first = self._first(size)
        found: Ints = first[self.odd[first + size] == self.odd[first]]
        return found

    def of_others(self, size: int) -> Ints:
        """The first of so many chunks between marks, not all of them words, and few that are."""
        first = self._first(size)
        odd = self.odd[first + size] - self.odd[first]
        found: Ints = first[(odd > 0) & (size - odd <= _MOST)]
        return found

    def _first(self, size: int) -> Ints:
        first = self.marks[: self.marks.searchsorted(len(self.marked) - size)]
        first = first[self.marked[first + size]]
        found: Ints = first[self.telling[first + size] > self.telling[first]]
        return found


def _read(text: str, low: int, high: int, vocabulary: dict[str, int]) -> list[int]:
    """The last unit of each word of ``text[low:high]``; 0 behind them, and of each of too many."""
    found = [
        vocabulary.get(units(norm(word[0]))[-1], 0)
        for word in islice(words(text, low, high), _MOST + 1)
    ]
    return (found + [0] * _MOST)[:_MOST] if len(found) <= _MOST else [0] * _MOST


def _keys(rows: Ints) -> Hashes:
    """A hash of the numbers of each row without each of them.

    They are sums, in which each place has a factor of its own; a 0 more changes nothing.
    """
    products = rows.astype(np.uint64) * _FACTORS[: rows.shape[1]]
    sums: Hashes = products.sum(axis=1, keepdims=True, dtype=np.uint64) - products
    return sums


def _counts(flags: Flags) -> Ints:
    counts: Ints = np.append(0, np.cumsum(flags))
    return counts
