"""Sources cut and joined into batches of about the size that is scanned at once.

A source larger than a batch is cut into pieces that share their edges, so that whatever stands
across a cut is seen whole by one of them; small sources share a batch. Refuses: to look at words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotecheck.model import LongSource, Source
from quotecheck.records import dataclass
from quotecheck.text.sections import Section

OVERLAP = 1 << 15
"""Code points that a piece sees beyond its own part, on either side."""

AROUND = 1 << 13
"""Code points about a piece that a section of a long source has for exact reading, which looks no
further than the paragraphs about a region, and not far for where those end."""

_NEAR = 1000  # code points in which a place between words is looked for

_WALL = "\n" * 24
BETWEEN = f"{_WALL}\ua4d0\ua4d0\ua4d0{_WALL}"
"""What stands between two pieces of a batch: a word of no registry, so that no seed runs across.

It is so wide that the marks of one piece are not beside the words of another (see `hugged`).
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """``start:end`` of a section of a source, of which ``low:high`` is its own.

    What ends before ``seen`` is seen by the piece before as it is by this one.
    """

    source: Source | LongSource
    section: Section
    start: int
    end: int
    low: int
    high: int
    seen: int
    is_last: bool

    @property
    def text(self) -> str:
        """What the piece sees."""
        return self.section.text[self.start : self.end]


def batches(
    sources: Iterable[Source | LongSource], block: int, overlap: int
) -> Iterator[list[Piece]]:
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


def _cut(source: Source | LongSource, block: int, overlap: int) -> Iterator[Piece]:
    """The pieces of a source; where they are cut depends on the text alone, however it is held."""
    window = _Window(source)
    own = max(1, overlap, block - len(BETWEEN) - 2 * overlap)
    if window.length <= block - len(BETWEEN):
        own = window.length
    low = known = 0
    is_last = False
    while not is_last:
        left = window.length - low
        is_last = left <= own
        seen = overlap + AROUND
        section = window.around(low - seen, None if is_last else low + own + seen)
        text, at = section.text, low - section.start
        high = len(text) if is_last else _gap_before(text, at + own, at)
        start = _gap_before(text, at - overlap, 0) if low > overlap else 0
        is_end = section.start + high + overlap >= window.length
        end = len(text) if is_end else _gap_before(text, high + overlap, high)
        yield Piece(source, section, start, end, at, high, known - section.start, is_last)
        low = section.start + high
        known = low + (end - high) // 2  # with as much behind it as a quote takes


class _Window:
    """The sections of a source: all of it where it is in memory."""

    def __init__(self, source: Source | LongSource) -> None:
        if isinstance(source, Source):
            self.length = len(source.text)
            self._section = Section(source.text)
            self._coming: Iterator[str] = iter(())
        else:
            self.length = source.length
            self._section = Section("")
            self._coming = source.stretches()

    def around(self, start: int, end: int | None) -> Section:
        """What stands from ``start`` to ``end`` at least; ``start`` never goes back."""
        section = self._section
        coming: list[str] = []
        held = section.end
        while end is None or held < end:
            stretch = next(self._coming, None)
            if stretch is None:
                break
            coming.append(stretch)
            held += len(stretch)
        if coming:
            section = section.onwards(max(0, start - section.start), "".join(coming))
            self._section = section
        return section


def _gap_before(text: str, at: int, least: int) -> int:
    """A place between words at or before ``at``, if one is near; else ``at``."""
    found = text.rfind(" ", max(least + 1, at - _NEAR), at)
    return found if found > 0 else at
