"""Finding: every occurrence of every quote in one source.

Refuses: to say how far a wording drifts; it says where the words stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quotecheck.model import Occurrence, Source, Token, Wording
from quotecheck.search.candidates import regions
from quotecheck.search.document import Document
from quotecheck.search.evidence import extra
from quotecheck.search.index import Index, Pattern
from quotecheck.search.shape import Shape, quoted, spans
from quotecheck.search.short import short_finds
from quotecheck.search.verify import matches
from quotecheck.search.zones import Zone
from quotecheck.text.tokens import wording

_CONTEXT = 60  # code points before and after an occurrence


def find(source: Source, index: Index) -> tuple[int, tuple[Occurrence, ...]]:
    """The number of words of ``source``, and every occurrence in it.

    Occurrences stand by quote (in the index's order), then place.
    """
    document = Document(source, index.vocabulary)
    order = {pattern.quote.id: number for number, pattern in enumerate(index.patterns)}
    found = [
        _occurrence(document, pattern, shape, evidence)
        for pattern, shape, evidence in _shapes(document, index)
    ]
    found.sort(key=lambda one: (order[one.quote], one.start, one.end))
    return len(document), tuple(found)


def _shapes(document: Document, index: Index) -> Iterator[tuple[Pattern, Shape, float]]:
    seen: set[tuple[int, int, int]] = set()
    for region in regions(document, index):
        pattern = index.patterns[region.pattern]
        for match in matches(document, index, region):
            tokens = match.shape.tokens
            place = (region.pattern, tokens[0], tokens[-1])
            if place not in seen:
                seen.add(place)
                yield pattern, match.shape, match.evidence
    for pattern, short in short_finds(document, index):
        yield pattern, *_short(document, pattern, short)


def _short(document: Document, pattern: Pattern, tokens: range) -> tuple[Shape, float]:
    zone = Zone(document, tokens, (), (), spoken=False)
    found = Shape(zone, 0, len(tokens) - 1, (0, len(pattern.quote.wording)), 0, ())
    return found, pattern.total + extra(pattern, found, len(pattern))


def _occurrence(document: Document, pattern: Pattern, found: Shape, evidence: float) -> Occurrence:
    places, resumes = spans(document, found)
    start, end = places[0].start, places[-1].end
    first, last = found.tokens[0], found.tokens[-1]
    text = document.text
    tokens: list[Token] = []
    gap = document.gap(first)[-_CONTEXT:]
    for place in places:
        opening, *others = wording(text, place.start, place.end).tokens
        if tokens:
            gap = text[tokens[-1].span.end : place.start]
        tokens += (replace(opening, gap=gap), *others)
    return Occurrence(
        quote=pattern.quote.id,
        source=document.source.path,
        spans=places,
        wording=Wording(tuple(tokens), document.gap(last + 1)[:_CONTEXT]),
        text=text[start:end],
        position=document.lines.position(start),
        end_position=document.lines.position(end),
        quoted=quoted(document, found.tokens),
        evidence=round(evidence, 2),
        resumes=resumes,
        prefix=text[max(0, start - _CONTEXT) : start],
        suffix=text[end : end + _CONTEXT],
    )
