"""From text to units, in numpy: the cheap half of the search, over all of a source.

Each distinct chunk of a text (see `chunks`) is looked at once and remembered under its hash: a
plain word through `stems`, any other by the very functions the exact half uses (`text.tokens`,
`units`). So folding, spelling and contractions have one meaning. Plain words are read exactly from
what was scanned; ``odd`` says where chunks may be cut otherwise than tokens, and there the text is
read again. That two words of a corpus share a 64-bit hash is taken as not happening by chance, and
nobody can bring it about who does not know what this process hashes with; what is reported of a
place is always cut from the text. Refuses: to decide anything.
"""

from __future__ import annotations

import re
from array import array
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotecheck.records import dataclass
from quotecheck.search import native
from quotecheck.search.chunks import Chunks, Cutter
from quotecheck.search.seeds import counted
from quotecheck.search.stems import Stems
from quotecheck.search.table import Ints, Numbers, Table, firsts
from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.tokens import is_plain, words

# Letters that nothing but an apostrophe or a hyphen parts: one token, whatever stands about it.
_PLAIN = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")

_LINE_FEED, _RETURN = 10, 13

_SEVERAL = 16  # of so many chunks one may have a second unit, and there is room at first

_AT_ONCE = 1 << 15  # new chunks that are looked at together: in a first text all of them are new

_NOWHERE = np.zeros(0, dtype=np.int64)

BLOCK = 1 << 21
"""Code points that are scanned at once."""


class Rows(NamedTuple):
    """Chunks of a `Scan`. The units of chunk n are ``units[head[n] : head[n + 1]]``."""

    starts: array[int]
    ends: array[int]
    units: array[int]
    owner: array[int]
    head: array[int]
    odd: list[int]


@dataclass(frozen=True, slots=True)
class Scan:
    """The units of a text, 0 for those of no quote; unit n belongs to chunk ``owner[n]``.

    ``starts`` and ``ends`` are the code points of the chunks. Each is one word but for ``several``,
    in order, of which ``tokens`` are the words. ``odd`` are the chunks, in order, that reading
    exactly may cut otherwise. ``letters`` are the bytes of the text, as `Chunks` has them.
    """

    units: Ints
    owner: Ints
    starts: Ints
    ends: Ints
    several: Ints
    tokens: Ints
    odd: Ints
    letters: NDArray[np.uint8]

    def line_starts(self, start: int, end: int) -> array[int] | None:
        """Where each line of a stretch of the text starts, counted from the start of it.

        None where a lone carriage return ends one.
        """
        if native.BUILT:
            found = native.lines(self.letters, start, end)
            return None if found is None else array("q", found)
        letters = self.letters[start:end]
        behind = np.flatnonzero(letters == _RETURN) + 1
        if not (letters.take(behind, mode="clip") == _LINE_FEED).all():
            return None
        return array("q", np.append(0, np.flatnonzero(letters == _LINE_FEED) + 1).tobytes())

    def last_units(self, chunks: Ints) -> Ints:
        """The last unit of each of some chunks."""
        found: Ints = self.units[self.owner.searchsorted(chunks, side="right") - 1]
        return found

    def words(self, first: Ints, last: Ints) -> Ints:
        """How many words the chunks are from each ``first`` up to its ``last``."""
        more = np.append(0, np.cumsum(self.tokens - 1))
        low, high = self.several.searchsorted(first), self.several.searchsorted(last)
        found: Ints = last - first + more[high] - more[low]
        return found

    def is_plain(self, first: int, last: int) -> bool:
        """Whether none of the chunks from ``first`` up to ``last`` is odd."""
        at = int(self.odd.searchsorted(first))
        return at == len(self.odd) or self.odd.item(at) >= last

    def rows(self, first: int, last: int, shift: int = 0) -> Rows:
        """The chunks from ``first`` up to ``last``, their code points more by ``shift``."""
        if native.BUILT:
            columns = (self.starts, self.ends, self.units, self.owner, self.odd)
            starts, ends, units, owner, head, odd = native.rows(*columns, first, last, shift)
        else:
            starts, ends, units, owner, head, odd = self._rows(first, last, shift)
        return Rows(
            array("q", starts),
            array("q", ends),
            array("i", units),
            array("q", owner),
            array("q", head),
            odd,
        )

    def _rows(
        self, first: int, last: int, shift: int
    ) -> tuple[bytes, bytes, bytes, bytes, bytes, list[int]]:
        low, high = self.owner.searchsorted((first, last)).tolist()
        least, most = self.odd.searchsorted((first, last)).tolist()
        owner = self.owner[low:high] - first
        return (
            (self.starts[first:last] + shift).tobytes(),
            (self.ends[first:last] + shift).tobytes(),
            self.units[low:high].astype(np.int32).tobytes(),
            owner.tobytes(),
            owner.searchsorted(np.arange(last - first + 1)).tobytes(),
            (self.odd[least:most] - first).tolist(),
        )


class Scanner:
    """Scans texts against one vocabulary (unit keys to numbers from 1)."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._cutter = Cutter()
        self._stems = Stems(vocabulary)
        self._known = Table()
        # Chunks that are no plain word of a single unit have a negative number: ~row of these,
        # how many tokens, whether they are one plain word, and which units.
        self._forms: dict[tuple[int, bool, tuple[int, ...]], int] = {}
        self._tokens = self._first = self._count = self._flat = np.zeros(0, dtype=np.int64)
        self._odd = np.zeros(0, dtype=bool)

    def scan(self, text: str, walls: Ints = _NOWHERE, wide: int = 0) -> Scan:
        """The units of ``text``, at most `BLOCK` code points of it.

        At each place of ``walls``, in order, stand so many units of no quote more: what is found
        on one side of it does not reach to the other. They belong to the chunk behind it.
        """
        chunks = self._cutter.cut(text)
        numbers, missing = self._known.find(chunks.hashes)
        while len(missing):
            self._learn(text, chunks, missing[:_AT_ONCE])
            numbers[missing], left = self._known.find(chunks.hashes[missing])
            missing = missing[left]
        behind = chunks.starts.searchsorted(walls)
        if native.BUILT:
            return self._spread_compiled(chunks, numbers, behind, wide)
        return self._spread(chunks, numbers, behind, wide)

    def _spread(self, chunks: Chunks, numbers: Numbers, walls: Ints, wide: int) -> Scan:
        """The units of chunks that have some numbers, with walls before some chunks."""
        formed = np.flatnonzero(numbers < 0)
        form = ~numbers[formed]
        tokens = self._tokens[form]
        size = np.ones(len(chunks), dtype=np.int64)
        count = size[formed] = self._count[form]
        owner = np.repeat(np.arange(len(chunks)), size)
        found = numbers.take(owner, mode="clip").astype(np.int64)
        within = counted(count)
        at = np.repeat((np.cumsum(size) - size)[formed], count) + within
        found[at] = self._flat[np.repeat(self._first[form], count) + within]
        behind = np.repeat(owner.searchsorted(walls), wide)
        return Scan(
            np.insert(found, behind, 0),
            np.insert(owner, behind, np.repeat(walls, wide)),
            chunks.starts,
            chunks.ends,
            formed[tokens != 1],
            tokens[tokens != 1],
            formed[self._odd[form]],
            chunks.letters,
        )

    def _spread_compiled(self, chunks: Chunks, numbers: Numbers, walls: Ints, wide: int) -> Scan:
        several, tokens, odd = np.empty((3, np.count_nonzero(numbers < 0)), dtype=np.int64)
        forms = self._tokens, self._odd, self._first, self._count, self._flat
        room, count = -1, len(chunks) + len(chunks) // _SEVERAL + len(walls) * wide
        while count > room:
            room = count
            found, owner = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int64)
            columns = found, owner, several, tokens, odd
            count, others, odds = native.spread(numbers, *forms, walls, wide, *columns)
        return Scan(
            found[:count],
            owner[:count],
            chunks.starts,
            chunks.ends,
            several[:others],
            tokens[:others],
            odd[:odds],
            chunks.letters,
        )

    def _learn(self, text: str, chunks: Chunks, missing: Ints) -> None:
        """Remember the chunks that are new."""
        where = missing[firsts(chunks.hashes[missing])]
        starts, sizes = chunks.starts[where], chunks.ends[where] - chunks.starts[where]
        numbers, second, refused = self._stems.units(
            chunks.letters, starts, sizes, chunks.plain[where]
        )
        two = np.flatnonzero(second >= 0)
        numbers[two] = self._paired(numbers[two], second[two])
        odd = np.flatnonzero(refused)
        numbers[odd] = [
            self._number(text[start : start + size])
            for start, size in zip(starts[odd].tolist(), sizes[odd].tolist(), strict=True)
        ]
        self._known.add(chunks.hashes[where], numbers)
        if len(self._forms) > len(self._count):
            self._tabulate()

    def _paired(self, first: Numbers, second: Numbers) -> Numbers:
        """The numbers of chunks of two units."""
        pairs = zip(first.tolist(), second.tolist(), strict=True)
        return np.array([self._form(1, pair, plain=True) for pair in pairs], dtype=np.int32)

    def _form(self, tokens: int, numbers: tuple[int, ...], *, plain: bool) -> int:
        return ~self._forms.setdefault((tokens, plain, numbers), len(self._forms))

    def _number(self, chunk: str) -> int:
        """The number of a chunk: its one unit, or a form: how many tokens, and which units."""
        plain = bool(_PLAIN.fullmatch(chunk)) and is_plain(chunk)
        straight = chunk.replace("\u2019", "'") if plain else chunk
        if plain:  # one token, whose norm needs no folding where it is ASCII
            found = [straight.lower() if straight.isascii() else norm(chunk)]
        else:
            found = [norm(match[0]) for match in words(chunk)]
        numbers = tuple([self._vocabulary.get(unit, 0) for word in found for unit in units(word)])
        if plain and len(numbers) == 1:
            return numbers[0]
        return self._form(len(found), numbers, plain=plain)

    def _tabulate(self) -> None:
        """Take the forms that are new into the columns."""
        fresh = list(islice(reversed(self._forms), len(self._forms) - len(self._count)))
        tokens, plain, numbers = zip(*reversed(fresh), strict=True)
        count = np.array([len(each) for each in numbers], dtype=np.int64)
        flat = np.array([number for each in numbers for number in each], dtype=np.int64)
        first = len(self._flat) + np.cumsum(count) - count
        self._tokens = np.append(self._tokens, np.array(tokens, dtype=np.int64))
        self._odd = np.append(self._odd, ~np.array(plain, dtype=bool))
        self._count = np.append(self._count, count)
        self._first = np.append(self._first, first)
        self._flat = np.append(self._flat, flat)
