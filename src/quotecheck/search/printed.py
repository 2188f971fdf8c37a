"""From a shape to the occurrence that is reported: its words as printed, and where they stand.

Refuses: to decide anything; what is printed is cut from the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from quotecheck.model import Occurrence, Span, Token, Wording, token_of
from quotecheck.search.document import Document
from quotecheck.search.index import Pattern
from quotecheck.search.shape import Shape, quoted, spans
from quotecheck.text.fold import norm
from quotecheck.text.sections import Section
from quotecheck.text.tokens import wording

_CONTEXT = 60  # code points before and after an occurrence
_GAP = re.compile(r"\W*\Z")


def printed(
    path: str,
    section: Section,
    document: Document,
    pattern: Pattern,
    found: Shape,
    evidence: float,
) -> Occurrence:
    """The occurrence in a source of a quote whose words are those of a shape.

    The document is of the section, and the occurrence of the whole.
    """
    places, resumes = spans(document, found)
    start, end = places[0].start, places[-1].end
    shown = found.tokens
    first, last = shown[0], shown[-1]
    text = section.text
    before = text[max(0, start - _CONTEXT) : start]
    gaps = [document.gap(first)[-_CONTEXT:] if first else _GAP.findall(before)[0]]
    gaps += [text[one.end : other.start] for one, other in pairwise(places)]
    tokens = [
        token
        for place, gap in zip(places, gaps, strict=True)
        for token in words_of(document, place, gap)
    ]
    occurrence = Occurrence(
        quote=pattern.quote.id,
        source=path,
        spans=places,
        wording=Wording(tuple(tokens), document.gap(last + 1)[:_CONTEXT], start),
        text=text[start:end],
        position=section.position(start),
        end_position=section.position(end),
        quoted=quoted(document, shown),
        evidence=round(evidence, 2),
        resumes=resumes,
        prefix=before,
        suffix=text[end : end + _CONTEXT],
    )
    return _moved(occurrence, section.start) if section.start else occurrence


def _moved(one: Occurrence, by: int) -> Occurrence:
    """The same, of a text that begins so many code points earlier."""
    words = one.wording
    return replace(
        one,
        spans=tuple([Span(span.start + by, span.end + by) for span in one.spans]),
        wording=Wording(words.tokens, words.tail, words.start + by),
    )


def words_of(document: Document, place: Span, gap: str) -> list[Token]:
    """The tokens of a stretch of a document, the first behind ``gap``: what `wording` gives.

    The document has them already, but for an editor's brackets and for a mark at the end that may
    belong to the last word.
    """
    text = document.text
    begin, stop = bisect_left(document.starts, place.start), bisect_left(document.ends, place.end)
    starts, ends = document.starts[begin : stop + 1], document.ends[begin : stop + 1]
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    gaps = [gap, *(text[end:start] for end, start in zip(ends, starts[1:], strict=False))]
    if text[place.end - 1].isalnum() and text.find("[", place.start, place.end) < 0:
        return list(map(_plain_token, words, gaps))
    read = wording(text, place.start, place.end).tokens
    found = [token_of(one.text, one.norm, gap, one.bracketed) for one in read[:1]] + [*read[1:]]
    # a sign that is a word for what stands behind it ("$ 5") is none at the end of a stretch
    return found + list(map(_plain_token, words[len(read) :], gaps[len(read) :]))


@lru_cache(maxsize=1 << 13)
def _plain_token(word: str, gap: str) -> Token:
    """A token that no editor put in, by what is printed of it alone."""
    return token_of(word, norm(word), gap, False)
