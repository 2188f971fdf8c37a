"""Finding: every occurrence of every quote in sources.

What the filter lets through is read exactly, place by place. Neither the size of the blocks nor
the order of the sources changes a result. Refuses: to say how far a wording drifts; it says where
the words stand.
"""

from __future__ import annotations

import math
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import partial
from operator import attrgetter

import numpy as np

from quotecheck.model import LongSource, Occurrence, Source, Span
from quotecheck.records import dataclass
from quotecheck.search.candidates import Region
from quotecheck.search.document import Document, Vocabulary, paragraphs_around
from quotecheck.search.evidence import extra
from quotecheck.search.filter import Filter, Sifted
from quotecheck.search.index import Index, Pattern
from quotecheck.search.pieces import OVERLAP, batches
from quotecheck.search.printed import printed
from quotecheck.search.scan import BLOCK
from quotecheck.search.shape import Shape, bound
from quotecheck.search.short import short_finds
from quotecheck.search.utterances import Speech
from quotecheck.search.verify import matches, reach
from quotecheck.search.window import window
from quotecheck.search.zones import Zone
from quotecheck.text.sections import Section

_MARGIN = 400  # code points around a region that are read with it
_FILLED = 1200  # the same where an ellipsis in the quote may stand for many words
_BESIDE = 4  # words beside a short quote that may deny or bind it
_KEPT = 16  # stretches of one source that are kept read
_AT_ONCE = 1 << 11  # code points of a region that are read at once, ...
_QUOTES = 4  # ... and no fewer than so many times those of its quote


_END = attrgetter("end")


@dataclass(slots=True)
class _Reading:
    """A source on its way through its pieces.

    ``taken`` are the places of each quote's occurrences in order, in code points of the section.
    """

    path: str
    section: Section
    words: int = 0
    found: list[Occurrence] = field(default_factory=list)
    taken: dict[int, list[Span]] = field(default_factory=dict)

    def go_on(self, section: Section) -> None:
        """The next piece is of this section."""
        by = self.section.start - section.start
        self.section = section
        if by:
            self.taken = {
                quote: [Span(one.start + by, one.end + by) for one in taken if one.end + by > 0]
                for quote, taken in self.taken.items()
            }


class Finder:
    """Finds the quotes of one index; remembers the words it has seen."""

    def __init__(self, index: Index, *, block: int = BLOCK, overlap: int = OVERLAP) -> None:
        self.index = index
        longest = max((len(quote.text) for quote in index.quotes), default=0)
        self._block, self._overlap = block, max(overlap, 2 * longest)
        self._filter = Filter(index)
        self._vocabulary = Vocabulary(index.vocabulary)

    def find(
        self, sources: Iterable[Source | LongSource]
    ) -> Iterator[tuple[Source | LongSource, int, tuple[Occurrence, ...]]]:
        """Each source with its number of words and its occurrences, by quote, then place.

        SourceError for a long one that is no longer what it was.
        """
        order = {quote.id: number for number, quote in enumerate(self.index.quotes)}
        reading: _Reading | None = None
        for pieces in batches(sources, self._block, self._overlap):
            for sifted in self._filter.sift(pieces):
                piece = sifted.piece
                if reading is None:
                    reading = _Reading(piece.source.path, piece.section)
                reading.go_on(piece.section)
                self._read(reading, sifted)
                if piece.is_last:
                    reading.found.sort(key=lambda one: (order[one.quote], one.start, one.end))
                    yield piece.source, reading.words, tuple(reading.found)
                    reading = None
            del sifted, piece  # what was scanned makes room for what comes

    def _read(self, reading: _Reading, sifted: Sifted) -> None:
        """Read the regions of one piece exactly."""
        section = reading.section
        reading.words += sifted.words
        regions = sifted.regions
        if self.index.settings.exhaustive:  # what the filter thinks is not asked
            regions = [
                Region(number, sifted.piece.low, sifted.piece.high, whole=True, bits=math.inf)
                for number in np.flatnonzero(self.index.flat.lengths).tolist()
            ]
        else:
            regions = [part for region in regions for part in self._in_parts(region)]
        if regions:
            sifted.tell_lines()
        documents: dict[tuple[int, int], Document] = {}
        # by place, so that quotes that stand together share the reading of it
        for region in sorted(regions, key=lambda region: (region.low, region.quote)):
            pattern = self.index.pattern(region.quote)
            document = self._document(sifted, pattern, region, documents)
            taken = reading.taken.setdefault(region.quote, [])
            for shape, evidence in self._shapes(document, pattern, region, taken):
                occurrence = printed(reading.path, section, document, pattern, shape, evidence)
                first, last = occurrence.start - section.start, occurrence.end - section.start
                insort(taken, Span(first, last), key=_END)
                reading.found.append(occurrence)

    def _in_parts(self, region: Region) -> Iterator[Region]:
        """A region, cut where it may hold many copies: it is read again for each that it holds."""
        size = max(_AT_ONCE, _QUOTES * len(self.index.quotes[region.quote].text))
        if region.high - region.low <= size:
            yield region
            return
        for low in range(region.low, region.high, size):
            yield replace(region, low=low, high=min(region.high, low + size))

    def _document(
        self,
        sifted: Sifted,
        pattern: Pattern,
        region: Region,
        known: dict[tuple[int, int], Document],
    ) -> Document:
        """What stands about a region; as scanned where that is what exact reading would give."""
        piece, low, high = sifted.piece, region.low, region.high
        text = piece.section.text
        margin = 0 if pattern.short else _FILLED if pattern.opened else _MARGIN
        bounds = start, end = paragraphs_around(text, low - margin, high + margin)
        words = end - start if pattern.short else reach(pattern, region)
        document = known.pop(bounds, None)
        if not (document and document.covers(low, high, words)):
            speech = document.speech if document else Speech(text, start, end)
            if piece.start <= start and end <= piece.end:
                document = window(
                    speech, low, high, words, sifted.scan, sifted.shift, self._vocabulary
                )
            else:
                document = Document.read(text, start, end, self._vocabulary, speech)
        known[bounds] = document
        if len(known) > _KEPT:
            del known[next(iter(known))]
        return document

    def _shapes(
        self, document: Document, pattern: Pattern, region: Region, taken: list[Span]
    ) -> Iterator[tuple[Shape, float]]:
        """What stands in the region and shares no text with what was found before."""
        used = {
            token
            for span in taken[bisect_right(taken, document.start, key=_END) :]
            for token in range(*document.tokens_in(span))
        }
        if not pattern.short:
            for match in matches(document, self.index, region, used):
                yield match.shape, match.evidence
            return
        for tokens in short_finds(document, pattern, self.index.spellings[region.quote]):
            if not used.isdisjoint(tokens) or not _touches(document, tokens, region):
                continue
            shape = _short_shape(document, pattern, tokens, self.index)
            yield shape, pattern.total + extra(pattern, shape, len(pattern))


def find(source: Source, index: Index) -> tuple[int, tuple[Occurrence, ...]]:
    """The number of words of one source, and every occurrence in it."""
    (_, words, occurrences), *_ = Finder(index).find([source])
    return words, occurrences


def _short_shape(document: Document, pattern: Pattern, tokens: range, index: Index) -> Shape:
    near = range(max(0, tokens[0] - _BESIDE), min(len(document), tokens[-1] + 1 + _BESIDE))
    zone = Zone(document, [near], spoken=False)
    first, last = bound(
        zone,
        tokens[0] - near[0],
        tokens[-1] - near[0],
        partial(index.binds, pattern.quote.language),
    )
    return Shape(zone, first, last, ())


def _touches(document: Document, tokens: range, region: Region) -> bool:
    first, last = document.starts[tokens[0]], document.ends[tokens[-1]]
    return first < region.high and last > region.low
