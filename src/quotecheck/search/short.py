"""Quotes of fewer than five words: in full and in one spelling, anywhere; inside quotation marks of
the same length also with one word changed.

Refuses: parts. Four common words in a row are no evidence of anybody's quote.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from quotecheck.model import Quotation
from quotecheck.search.document import Document
from quotecheck.search.index import Index, Pattern
from quotecheck.search.units import spelled, units
from quotecheck.text.fold import norm

_KEPT = 10.0  # bits that the one unchanged word of a two-word quote must carry


def short_finds(document: Document, index: Index) -> Iterator[tuple[Pattern, range]]:
    """Each short quote with the tokens of each of its occurrences."""
    patterns = [pattern for pattern in index.patterns if pattern.short]
    if not patterns:
        return
    quoted = _by_length(document, max(len(pattern.quote.wording) for pattern in patterns))
    for pattern in patterns:
        found: set[int] = set()
        for tokens in _in_full(document, pattern):
            if not found.intersection(tokens):
                found.update(tokens)
                yield pattern, tokens
        for tokens in quoted.get(len(pattern.quote.wording), ()):
            if not found.intersection(tokens) and _one_changed(document, pattern, tokens):
                yield pattern, tokens


def _in_full(document: Document, pattern: Pattern) -> Iterator[range]:
    size = len(pattern)
    if len(document.units) < size:
        return
    fits = np.ones(len(document.units) - size + 1, dtype=bool)
    for at, unit in enumerate(pattern.units):
        fits &= document.units[at : len(fits) + at] == unit
    for start in np.flatnonzero(fits):
        first, last = document.owner[start], document.owner[start + size - 1]
        complete = document.head[first] == start and document.head[last + 1] == start + size
        if complete and _spelled(document, range(first, last + 1)) == _registered(pattern):
            yield range(first, last + 1)


def _registered(pattern: Pattern) -> list[str]:
    return [spelled(unit) for token in pattern.quote.wording.tokens for unit in _parts(token.norm)]


def _spelled(document: Document, tokens: range) -> list[str]:
    return [spelled(part) for token in tokens for part in _parts(_norm(document, token))]


def _parts(word: str) -> tuple[str, ...]:
    found = units(word)
    return (word,) if len(found) == 1 else found


def _norm(document: Document, token: int) -> str:
    return norm(document.text[document.starts[token] : document.ends[token]])


def _by_length(document: Document, longest: int) -> dict[int, list[range]]:
    """The quotations of up to ``longest`` words, by their number of words."""
    found: dict[int, list[range]] = {}
    for quotation in document.quotations:
        tokens = _tokens(document, quotation)
        if 1 < len(tokens) <= longest:
            found.setdefault(len(tokens), []).append(tokens)
    return found


def _tokens(document: Document, quotation: Quotation) -> range:
    if len(quotation.pieces) != 1 or quotation.block:
        return range(0)
    return range(*document.tokens_in(quotation.pieces[0]))


def _one_changed(document: Document, pattern: Pattern, tokens: range) -> bool:
    wording = pattern.quote.wording.tokens
    same = [
        number
        for number, token in enumerate(tokens)
        if spelled(_norm(document, token)) == spelled(wording[number].norm)
    ]
    if len(same) != len(wording) - 1:
        return False
    kept = sum(pattern.single[at] for at, owner in enumerate(pattern.first) if owner in same)
    return len(wording) > 2 or kept >= _KEPT
