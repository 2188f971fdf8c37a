"""Quotes of fewer than five words: in full and in one spelling, anywhere; inside quotation marks of
the same length also with one word changed.

Refuses: parts. Four common words in a row are no evidence of anybody's quote.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from quotecheck.search.candidates import Regions
from quotecheck.search.document import Document
from quotecheck.search.flat import Flags
from quotecheck.search.index import Index, Pattern
from quotecheck.search.table import Ints, each_once
from quotecheck.search.units import spelled, units
from quotecheck.text.fold import norm

_KEPT = 10.0  # bits that the one unchanged word of a two-word quote must carry


def short_regions(found: Ints, index: Index) -> Regions:
    """Stretches of units in which all units of a short quote stand in order, or all but one."""
    columns: list[tuple[Ints, Ints, Ints, Flags]] = []
    shorts = np.flatnonzero(index.flat.short).tolist() if len(found) else []
    if shorts:
        theirs = np.zeros(len(index.vocabulary) + 1, dtype=bool)
        theirs[[unit for number in shorts for unit in index.units(number)]] = True
        order = np.flatnonzero(theirs[found])
        order = order[np.argsort(found[order], kind="stable")]
        ranked = found[order]
        for number in shorts:
            pattern = index.pattern(number)
            starts, whole = _fitting(found, order, ranked, pattern)
            columns.append((np.full_like(starts, number), starts, starts + len(pattern), whole))
    if not columns:
        none = found[:0]
        return Regions(none, none, none, none.astype(bool), none.astype(float))
    quote, low, high, whole = (np.concatenate(column) for column in zip(*columns, strict=True))
    return Regions(quote, low, high, whole, np.zeros(len(quote)))


def _fitting(found: Ints, order: Ints, ranked: Ints, pattern: Pattern) -> tuple[Ints, Flags]:
    """Where the pattern begins, and whether it is complete there."""
    wanted = np.array(pattern.units, dtype=np.int64)
    size = len(wanted)
    low, high = np.searchsorted(ranked, wanted, "left"), np.searchsorted(ranked, wanted, "right")
    # with one changed, at least one of the two rarest is there
    rarest = np.argsort(high - low, kind="stable")[: 1 if size == 1 else 2]
    starts = each_once(np.concatenate([order[low[at] : high[at]] - at for at in rarest]))
    starts = starts[(starts >= 0) & (starts + size <= len(found))]
    same = (found[starts[:, None] + np.arange(size)] == wanted).sum(axis=1)
    fitting = same >= max(1, size - (size > 1))
    return starts[fitting], same[fitting] == size


def short_finds(document: Document, pattern: Pattern) -> Iterator[range]:
    """The tokens of each occurrence of a short quote in a document."""
    found: set[int] = set()
    size = len(pattern.quote.wording)
    registered = _spelled([token.norm for token in pattern.quote.wording.tokens])
    for tokens in _stretches(document, pattern):
        if found.isdisjoint(tokens) and _spelled(_norms(document, tokens)) == registered:
            found.update(tokens)
            yield tokens
    for quotation in document.speech.quotations:
        if size < 2 or len(quotation.pieces) != 1 or quotation.block:
            continue
        tokens = range(*document.tokens_in(quotation.pieces[0]))
        if (
            len(tokens) == size
            and found.isdisjoint(tokens)
            and _one_changed(_norms(document, tokens), pattern)
        ):
            found.update(tokens)
            yield tokens


def _stretches(document: Document, pattern: Pattern) -> Iterator[range]:
    """Whole tokens whose units are those of the pattern."""
    size = len(pattern)
    wanted = pattern.units
    for token in range(len(document)):
        start = document.head[token]
        if document.units[start : start + size] == wanted:
            last = document.owner[start + size - 1]
            if document.head[last + 1] == start + size:
                yield range(token, last + 1)


def _spelled(norms: list[str]) -> list[str]:
    parts: list[str] = []
    for word in norms:
        found = units(word)
        parts += [spelled(word)] if len(found) == 1 else found
    return parts


def _norms(document: Document, tokens: range) -> list[str]:
    text = document.text
    return [norm(text[document.starts[token] : document.ends[token]]) for token in tokens]


def _one_changed(norms: list[str], pattern: Pattern) -> bool:
    wording = pattern.quote.wording.tokens
    same = [
        number
        for number, word in enumerate(norms)
        if spelled(word) == spelled(wording[number].norm)
    ]
    if len(same) != len(wording) - 1:
        return False
    kept = sum(pattern.single[at] for at, owner in enumerate(pattern.first) if owner in same)
    return len(wording) > 2 or kept >= _KEPT
