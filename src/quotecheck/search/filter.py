"""The cheap half over whole sources: which stretches of them are worth reading exactly.

Texts are scanned in blocks, small sources together and large ones in overlapping pieces. Neither
the size of the blocks nor what a source is scanned with changes what is found in it. Refuses: to
read exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from quotecheck.search.candidates import Region, Regions, joined, merged, regions
from quotecheck.search.evidence import least_of_seeds, worth_reading
from quotecheck.search.index import Index
from quotecheck.search.scan import BLOCK, Scan, Scanner
from quotecheck.search.short import short_regions

OVERLAP = 1 << 15
"""Code points that two pieces of one source share."""

_WALL = "\n\n\n\n\n\n\n\n"
_BETWEEN = f"{_WALL}\ua4d0\ua4d0\ua4d0{_WALL}"  # a word of no registry: no seed runs across


@dataclass(slots=True)
class Sifted:
    """A source's text, its number of words, and its regions in code points by quote, then place."""

    text: str
    words: int = 0
    found: list[Regions] = field(default_factory=list)

    @property
    def regions(self) -> Sequence[Region]:
        """The regions, by quote, then place."""
        if not self.found:
            return ()
        return list(self.found[0] if len(self.found) == 1 else merged(joined(self.found)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """``start:end`` of a source, of which what begins before ``own`` is its own."""

    sifted: Sifted
    start: int
    end: int
    own: int


class Filter:
    """Sifts sources with the quotes of one index; remembers the words it has seen."""

    def __init__(self, index: Index, *, block: int = BLOCK, overlap: int = OVERLAP) -> None:
        self._index = index
        self._block, self._overlap = block, overlap
        self._scanner = Scanner(index.vocabulary)

    def sift(self, texts: Sequence[str]) -> list[Sifted]:
        """The regions of each text."""
        sifted = [Sifted(text) for text in texts]
        for pieces in _batched(sifted, self._block, self._overlap):
            self._sift(pieces)
        return sifted

    def _sift(self, pieces: list[_Piece]) -> None:
        """Scan pieces as one text."""
        texts = [piece.sifted.text[piece.start : piece.end] for piece in pieces]
        text = _BETWEEN.join(texts)
        scan = self._scanner.scan(text)
        sizes = np.array([len(each) for each in texts])
        ends = np.cumsum(sizes + len(_BETWEEN)) - len(_BETWEEN)
        starts = ends - sizes
        own = starts + np.array([piece.own - piece.start for piece in pieces])
        _count(scan, pieces, starts, own)
        index = self._index
        least = partial(least_of_seeds, index.settings.evidence)
        found = joined(
            [regions(scan.units, index.flat, index.seeds, least), short_regions(scan.units, index)]
        )
        if not len(found):
            return
        low, high = scan.starts[scan.owner[found.low]], scan.ends[scan.owner[found.high - 1]]
        found = merged(replace(found, low=low, high=high))
        found = found.only(worth_reading(text, found, index))
        _assign(found, pieces, starts, ends)


def _count(scan: Scan, pieces: list[_Piece], starts: np.ndarray, own: np.ndarray) -> None:
    """Give each source the number of words that are its own."""
    words = np.concatenate(([0], np.cumsum(scan.tokens, dtype=np.int64)))
    counts = words[np.searchsorted(scan.starts, own)] - words[np.searchsorted(scan.starts, starts)]
    for piece, count in zip(pieces, counts.tolist(), strict=True):
        piece.sifted.words += count


def _assign(found: Regions, pieces: list[_Piece], starts: np.ndarray, ends: np.ndarray) -> None:
    """Give each source the regions that touch it, in its code points."""
    first = np.searchsorted(ends, found.low, side="right")
    last = np.searchsorted(starts, found.high, side="left")
    for number in np.unique(np.concatenate((first, last - 1))).tolist():
        if not number < len(pieces):
            continue
        touching = (first <= number) & (last > number)
        if not touching.any():
            continue
        here = found.only(touching)
        piece, start = pieces[number], int(starts[number])
        low = np.maximum(here.low, start) - start + piece.start
        high = np.minimum(here.high, ends[number]) - start + piece.start
        piece.sifted.found.append(replace(here, low=low, high=high))


def _batched(sifted: list[Sifted], block: int, overlap: int) -> Iterator[list[_Piece]]:
    """Pieces to be scanned together: none longer than ``block``, small ones joined."""
    batch: list[_Piece] = []
    size = 0
    for one in sifted:
        for start, end, own in _cut(one.text, block, overlap):
            length = end - start + len(_BETWEEN)
            if batch and size + length > block:
                yield batch
                batch, size = [], 0
            batch.append(_Piece(one, start, end, own))
            size += length
    if batch:
        yield batch


def _cut(text: str, block: int, overlap: int) -> Iterator[tuple[int, int, int]]:
    """Pieces (start, end, own end) of a text; each runs on into the next by the overlap."""
    room = block - len(_BETWEEN)
    start = 0
    while len(text) - start > room:
        own = _gap_before(text, start + room - overlap, start)
        end = _gap_before(text, start + room, own)
        yield start, end, own
        start = own
    yield start, len(text), len(text)


def _gap_before(text: str, at: int, least: int) -> int:
    """A place between words at or before ``at``, if one is near; else ``at``."""
    found = text.rfind(" ", max(least + 1, at - 1000), at)
    return found if found > 0 else at
