"""From text to units, in numpy: the cheap half of the search, over all of a source.

Each distinct chunk of a text (see `chunks`) is looked at once and remembered under its hash: a
plain word through `stems`, any other by the very functions the exact half uses (`text.tokens`,
`units`). So folding, spelling and contractions have one meaning. Where chunks are cut otherwise
than exact tokens that can cost a seed, never a verdict, because regions are read again exactly.
Refuses: to decide anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotecheck.search.chunks import Chunks, Cutter
from quotecheck.search.seeds import counted
from quotecheck.search.stems import WIDEST, Stems
from quotecheck.search.table import Ints, Numbers, Table
from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.tokens import words

BLOCK = 1 << 21
"""Code points that are scanned at once."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The units of a text, 0 for those of no quote; unit n belongs to chunk ``owner[n]``.

    ``starts`` and ``ends`` are the code points of the chunks, ``tokens`` the words of each.
    """

    units: Ints
    owner: Ints
    starts: Ints
    ends: Ints
    tokens: NDArray[np.int8]


class Scanner:
    """Scans texts against one vocabulary (unit keys to numbers from 1)."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._cutter = Cutter()
        self._stems = Stems(vocabulary)
        self._known = Table()
        # Chunks that are no single word of a single unit have a negative number: ~row of these.
        self._forms: dict[tuple[int, tuple[int, ...]], int] = {}
        self._tokens = self._first = self._count = self._flat = np.zeros(0, dtype=np.int64)

    def scan(self, text: str) -> Scan:
        """The units of ``text``, at most `BLOCK` code points of it."""
        chunks = self._cutter.cut(text)
        numbers, missing = self._known.find(chunks.hashes)
        if len(missing):
            self._learn(text, chunks, missing)
            numbers[missing], _ = self._known.find(chunks.hashes[missing])
        tokens = np.ones(len(chunks), dtype=np.int8)
        odd = np.flatnonzero(numbers < 0)
        if not len(odd):
            every = np.arange(len(chunks))
            return Scan(numbers.astype(np.int64), every, chunks.starts, chunks.ends, tokens)
        form = ~numbers[odd]
        tokens[odd] = np.minimum(self._tokens[form], 127)
        size = np.ones(len(chunks), dtype=np.int64)
        count = size[odd] = self._count[form]
        owner = np.repeat(np.arange(len(chunks)), size)
        found = numbers[owner].astype(np.int64)
        within = counted(count)
        at = np.repeat((np.cumsum(size) - size)[odd], count) + within
        found[at] = self._flat[np.repeat(self._first[form], count) + within]
        return Scan(found, owner, chunks.starts, chunks.ends, tokens)

    def _learn(self, text: str, chunks: Chunks, missing: Ints) -> None:
        """Remember the chunks that are new."""
        fresh, first = np.unique(chunks.hashes[missing], return_index=True)
        where = missing[first]
        starts, sizes = chunks.starts[where], chunks.ends[where] - chunks.starts[where]
        numbers: Numbers = np.zeros(len(fresh), dtype=np.int32)
        plain = chunks.plain[where] & (sizes <= WIDEST)
        numbers[plain], refused = self._stems.numbers(chunks.letters, starts[plain], sizes[plain])
        odd = np.concatenate((np.flatnonzero(~plain), np.flatnonzero(plain)[refused]))
        numbers[odd] = [
            self._number(text[start : start + size])
            for start, size in zip(starts[odd].tolist(), sizes[odd].tolist(), strict=True)
        ]
        self._known.add(fresh, numbers)
        if len(self._forms) > len(self._count):
            self._tabulate()

    def _number(self, chunk: str) -> int:
        """The number of a chunk: its one unit, or a form: how many tokens, and which units."""
        found = [norm(match[0]) for match in words(chunk)]
        numbers = tuple(self._vocabulary.get(unit, 0) for word in found for unit in units(word))
        if len(found) == len(numbers) == 1:
            return numbers[0]
        return ~self._forms.setdefault((len(found), numbers), len(self._forms))

    def _tabulate(self) -> None:
        self._tokens = np.array([tokens for tokens, _ in self._forms], dtype=np.int64)
        self._count = np.array([len(numbers) for _, numbers in self._forms], dtype=np.int64)
        self._first = np.cumsum(self._count) - self._count
        flat = [number for _, numbers in self._forms for number in numbers]
        self._flat = np.array(flat, dtype=np.int64)
