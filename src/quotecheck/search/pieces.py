"""Sources cut and joined into batches of about the size that is scanned at once.

A source larger than a batch is cut into pieces that share their edges, so that whatever stands
across a cut is seen whole by one of them; small sources share a batch. Refuses: to look at words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotecheck.model import Source
from quotecheck.records import dataclass

OVERLAP = 1 << 15
"""Code points that a piece sees beyond its own part, on either side."""

_WALL = "\n\n\n\n\n\n\n\n"
BETWEEN = f"{_WALL}\ua4d0\ua4d0\ua4d0{_WALL}"
"""What stands between two pieces of a batch: a word of no registry, so that no seed runs across."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``start:end`` of a source, of which ``low:high`` is its own."""

    source: Source
    start: int
    end: int
    low: int
    high: int

    @property
    def text(self) -> str:
        """What the piece sees."""
        return self.source.text[self.start : self.end]

    @property
    def is_last(self) -> bool:
        """Whether the source ends here."""
        return self.high == len(self.source.text)


def batches(sources: Iterable[Source], block: int, overlap: int) -> Iterator[list[Piece]]:
    """The pieces of all sources in order, together no longer than ``block``, or one alone."""
    batch: list[Piece] = []
    size = 0
    for source in sources:
        for piece in _cut(source, block, overlap):
            length = piece.end - piece.start + len(BETWEEN)
            if batch and size + length > block:
                yield batch
                batch, size = [], 0
            batch.append(piece)
            size += length
    if batch:
        yield batch


def _cut(source: Source, block: int, overlap: int) -> Iterator[Piece]:
    text, low = source.text, 0
    own = max(1, overlap, block - len(BETWEEN) - 2 * overlap)
    if len(text) <= block - len(BETWEEN):
        own = len(text)
    while True:
        high = len(text) if len(text) - low <= own else _gap_before(text, low + own, low)
        start = _gap_before(text, low - overlap, 0) if low > overlap else 0
        end = _gap_before(text, high + overlap, high) if high + overlap < len(text) else len(text)
        yield Piece(source, start, end, low, high)
        if high == len(text):
            return
        low = high


def _gap_before(text: str, at: int, least: int) -> int:
    """A place between words at or before ``at``, if one is near; else ``at``."""
    found = text.rfind(" ", max(least + 1, at - 1000), at)
    return found if found > 0 else at
