"""Finding: every occurrence of every quote in sources.

Texts are scanned in blocks, small sources together and large ones in overlapping pieces; what the
filter lets through is read again exactly. Neither the size of the blocks nor the order of the
sources changes a result. Refuses: to say how far a wording drifts; it says where the words stand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from quotecheck.model import Occurrence, Source, Span, Token, Wording
from quotecheck.search.candidates import Region, merged, regions
from quotecheck.search.document import Document, Vocabulary, paragraphs_around
from quotecheck.search.evidence import extra, least_of_seeds, worth_reading
from quotecheck.search.index import Index, Pattern
from quotecheck.search.scan import BLOCK, Scan, Scanner
from quotecheck.search.shape import Shape, bound, quoted, spans
from quotecheck.search.short import may_be_short, short_finds, short_regions
from quotecheck.search.verify import matches
from quotecheck.search.zones import Zone
from quotecheck.text.lines import Lines
from quotecheck.text.tokens import wording

_CONTEXT = 60  # code points before and after an occurrence
_OVERLAP = 1 << 15  # code points that two pieces of one source share
_MARGIN = 400  # code points around a region that are read with it
_FILLED = 1200  # the same where an ellipsis in the quote may stand for many words
_BESIDE = 4  # words beside a short quote that may deny or bind it
_KEPT = 16  # stretches of one source that are kept read
_BETWEEN = "\n\n\ua4d0\ua4d0\ua4d0\n\n"  # a word of no registry: no seed runs across sources


@dataclass(slots=True)
class _Searched:
    """One source on its way: its regions in code points, its words."""

    source: Source
    found: list[Region] = field(default_factory=list)
    words: int = 0


class Finder:
    """Finds the quotes of one index; remembers the words it has seen."""

    def __init__(self, index: Index, *, block: int = BLOCK, overlap: int = _OVERLAP) -> None:
        self.index = index
        self._block, self._overlap = block, overlap
        self._scanner = Scanner(index.vocabulary)
        self._vocabulary = Vocabulary(index.vocabulary)
        self._order = {pattern.quote.id: at for at, pattern in enumerate(index.patterns)}

    def find(
        self, sources: Iterable[Source]
    ) -> Iterator[tuple[Source, int, tuple[Occurrence, ...]]]:
        """Each source with its number of words and its occurrences, by quote, then place."""
        waiting: list[_Searched] = []
        size = 0
        for source in sources:
            waiting.append(_Searched(source))
            size += len(source.text) + len(_BETWEEN)
            if size >= self._block:
                yield from self._finish(waiting)
                waiting, size = [], 0
        yield from self._finish(waiting)

    def _finish(
        self, waiting: list[_Searched]
    ) -> Iterator[tuple[Source, int, tuple[Occurrence, ...]]]:
        for pieces in _batched(waiting, self._block, self._overlap):
            self._scan(pieces)
        for one in waiting:
            if self.index.settings.exhaustive:
                one.found += self._everywhere(one.source)
            yield one.source, one.words, self._occurrences(one)

    def _everywhere(self, source: Source) -> Iterator[Region]:
        """All of a source as a region of every quote: what the filter thinks is not asked."""
        for number in range(len(self.index.patterns)):
            yield Region(number, 0, len(source.text), whole=True, bits=math.inf)

    def _scan(self, pieces: list[tuple[_Searched, int, int, int]]) -> None:
        """Scan pieces (source, start, end, where its own part ends) as one text."""
        texts = [one.source.text[start:end] for one, start, end, _ in pieces]
        scan = self._scanner.scan(_BETWEEN.join(texts))
        offset = 0
        least = partial(least_of_seeds, self.index.settings.evidence)
        found = [*regions(scan.units, self.index.flat, self.index.seeds, least)]
        found += short_regions(scan.units, self.index)
        found.sort(key=lambda region: region.low)
        bounds = []
        for (one, start, _, own), text in zip(pieces, texts, strict=True):
            bounds.append((offset, offset + len(text)))
            low = int(np.searchsorted(scan.starts, offset))
            high = int(np.searchsorted(scan.starts, offset + own - start))
            one.words += _words(scan, low, high)
            offset += len(text) + len(_BETWEEN)
        self._assign(scan, found, pieces, bounds)

    def _assign(
        self,
        scan: Scan,
        found: list[Region],
        pieces: list[tuple[_Searched, int, int, int]],
        bounds: list[tuple[int, int]],
    ) -> None:
        """Give each region to the sources whose text it touches, in their code points."""
        starts = np.array([start for start, _ in bounds])
        for region in found:
            last = min(region.high, len(scan.units)) - 1
            low, high = int(scan.starts[region.low]), int(scan.ends[last])
            at = max(0, int(np.searchsorted(starts, low, side="right")) - 1)
            while at < len(pieces) and bounds[at][0] < high:
                one, start, _, _ = pieces[at]
                shift = start - bounds[at][0]
                here = max(low, bounds[at][0]) + shift, min(high, bounds[at][1]) + shift
                if here[0] < here[1]:
                    one.found.append(replace(region, low=here[0], high=here[1]))
                at += 1

    def _occurrences(self, one: _Searched) -> tuple[Occurrence, ...]:
        text = one.source.text
        lines = Lines(text) if one.found else None
        found: list[Occurrence] = []
        taken: dict[int, list[Span]] = {}
        documents: dict[tuple[int, int], Document] = {}
        # by place, so that quotes that stand together share the reading of it
        for region in sorted(merged(one.found), key=lambda region: (region.low, region.quote)):
            pattern = self.index.patterns[region.quote]
            if not (
                may_be_short(text, region)
                if pattern.short
                else worth_reading(text, region, pattern, self.index.settings.evidence)
            ):
                continue
            margin = 0 if pattern.short else _FILLED if any(pattern.opened) else _MARGIN
            bounds = paragraphs_around(text, region.low - margin, region.high + margin)
            document = documents.pop(bounds, None) or Document(text, self._vocabulary, *bounds)
            documents[bounds] = document
            if len(documents) > _KEPT:
                del documents[next(iter(documents))]
            spans_before = taken.setdefault(region.quote, [])
            assert lines is not None
            for shape, evidence in self._shapes(document, pattern, region, spans_before):
                occurrence = _occurrence(one.source, lines, document, pattern, shape, evidence)
                spans_before.append(Span(occurrence.start, occurrence.end))
                found.append(occurrence)
        found.sort(key=lambda each: (self._order[each.quote], each.start, each.end))
        return tuple(found)

    def _shapes(
        self, document: Document, pattern: Pattern, region: Region, taken: list[Span]
    ) -> Iterator[tuple[Shape, float]]:
        """What stands in the region and shares no text with what was found before."""
        used = {
            token
            for span in taken
            if span.end > document.start
            for token in range(*document.tokens_in(span))
        }
        if not pattern.short:
            for match in matches(document, self.index, region, used):
                yield match.shape, match.evidence
            return
        for tokens in short_finds(document, pattern):
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
    zone = Zone(document, near, (), (), spoken=False)
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


def _words(scan: Scan, low: int, high: int) -> int:
    """Words whose units are ``low:high``: units of one chunk are counted once."""
    starts = scan.starts[low:high]
    return int(np.count_nonzero(starts[1:] != starts[:-1])) + 1 if len(starts) else 0


def _batched(
    waiting: list[_Searched], block: int, overlap: int
) -> Iterator[list[tuple[_Searched, int, int, int]]]:
    """Pieces to be scanned together: none longer than ``block``, small ones joined."""
    batch: list[tuple[_Searched, int, int, int]] = []
    size = 0
    for one in waiting:
        for start, end, own in _cut(one.source.text, block, overlap):
            length = end - start + len(_BETWEEN)
            if batch and size + length > block:
                yield batch
                batch, size = [], 0
            batch.append((one, start, end, own))
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


def _occurrence(
    source: Source,
    lines: Lines,
    document: Document,
    pattern: Pattern,
    found: Shape,
    evidence: float,
) -> Occurrence:
    places, resumes = spans(document, found)
    start, end = places[0].start, places[-1].end
    first, last = found.tokens[0], found.tokens[-1]
    text = source.text
    tokens: list[Token] = []
    gap = document.gap(first)[-_CONTEXT:]
    for place in places:
        opening, *others = wording(text, place.start, place.end).tokens
        if tokens:
            gap = text[tokens[-1].span.end : place.start]
        tokens += (replace(opening, gap=gap), *others)
    return Occurrence(
        quote=pattern.quote.id,
        source=source.path,
        spans=places,
        wording=Wording(tuple(tokens), document.gap(last + 1)[:_CONTEXT]),
        text=text[start:end],
        position=lines.position(start),
        end_position=lines.position(end),
        quoted=quoted(document, found.tokens),
        evidence=round(evidence, 2),
        resumes=resumes,
        prefix=text[max(0, start - _CONTEXT) : start],
        suffix=text[end : end + _CONTEXT],
    )
