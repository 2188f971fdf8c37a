"""Quotes of fewer than five words: in full and in any spelling, anywhere; inside quotation marks of
the same length also with one word changed.

Refuses: parts. Four common words in a row are no evidence of anybody's quote.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import numpy as np

from quotecheck.search.candidates import Regions
from quotecheck.search.changed import KEPT
from quotecheck.search.document import Document
from quotecheck.search.index import Index, Pattern
from quotecheck.search.spellings import Spelling, is_bare
from quotecheck.search.table import Ints
from quotecheck.search.units import parts, spelled
from quotecheck.text.fold import norm


def short_regions(found: Ints, index: Index) -> Regions:
    """Stretches of units in which all units of a form of a short quote stand in order."""
    columns: list[tuple[Ints, Ints, Ints]] = []
    forms = index.forms
    if len(found) and len(forms.quote):
        theirs = np.zeros(len(index.vocabulary) + 1, dtype=bool)
        theirs[forms.units] = True
        order = np.flatnonzero(theirs[found])
        order = order[np.argsort(found[order], kind="stable")]
        low, high = np.searchsorted(found[order], (forms.units, forms.units + 1))
        present = np.logical_and.reduceat(low < high, forms.offsets[:-1])
        for form in np.flatnonzero(present).tolist():
            own = slice(*forms.offsets[form : form + 2].tolist())
            places = [order[one:other] for one, other in zip(low[own], high[own], strict=True)]
            starts = _fitting(found, places, forms.units[own])
            number = int(forms.quote[form])
            columns.append((np.full_like(starts, number), starts, starts + len(places)))
    if not columns:
        return Regions.none()
    quote, low, high = (np.concatenate(column) for column in zip(*columns, strict=True))
    return Regions(quote, low, high, np.ones(len(quote), dtype=bool), np.zeros(len(quote)))


def _fitting(found: Ints, places: Sequence[Ints], wanted: Ints) -> Ints:
    """Where all wanted units stand in order. ``places`` are those of each unit."""
    size = len(wanted)
    rarest = min(range(size), key=lambda at: len(places[at]))
    starts = places[rarest] - rarest
    starts = starts[(starts >= 0) & (starts + size <= len(found))]
    fitting: Ints = starts[(found[starts[:, None] + np.arange(size)] == wanted).all(axis=1)]
    return fitting


def short_finds(
    document: Document, pattern: Pattern, spellings: Iterable[Spelling]
) -> Iterator[range]:
    """The tokens of each occurrence of a short quote in a document.

    ``spellings`` are those that it has beside its own.
    """
    found: set[int] = set()
    size = len(pattern.quote.wording)
    registered = _spelled([token.norm for token in pattern.quote.wording.tokens])
    for form in (Spelling(pattern.units, 0), *spellings):
        for tokens in _stretches(document, form):
            if found.isdisjoint(tokens) and _spelled(_norms(document, tokens)) == registered:
                found.update(tokens)
                yield tokens
    for quotation in document.speech.quotations:
        if size < 2 or len(quotation.pieces) != 1 or quotation.block or not quotation.closed:
            continue
        tokens = range(*document.tokens_in(quotation.pieces[0]))
        if (
            len(tokens) == size
            and found.isdisjoint(tokens)
            and _one_changed(_norms(document, tokens), pattern)
        ):
            found.update(tokens)
            yield tokens


def _stretches(document: Document, form: Spelling) -> Iterator[range]:
    """Whole tokens whose units are those of a form, and which nothing parts that tells."""
    size, wanted = len(form.units), form.units
    for start in _places(document.units, wanted[0]):
        token = document.owner[start]
        if document.head[token] == start and document.units[start : start + size] == wanted:
            last = document.owner[start + size - 1]
            if document.head[last + 1] == start + size and _is_parted(document, start, form):
                yield range(token, last + 1)


def _places(units: array[int], unit: int) -> Iterator[int]:
    """Where a unit stands, in order."""
    at = -1
    with suppress(ValueError):
        while True:
            at = units.index(unit, at + 1)
            yield at


def _is_parted(document: Document, start: int, form: Spelling) -> bool:
    """Whether the parts of a word that a spelling parts are no further apart than they may be."""
    if not form.parted:
        return True
    one, other = document.owner[start + form.parted - 1], document.owner[start + form.parted]
    return one == other or is_bare(document.gap(other))


def _spelled(norms: Iterable[str]) -> str:
    """The letters of some words, in one spelling of each."""
    return "".join([spelled(part) for word in norms for part in parts(word)])


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
    return len(wording) > 2 or pattern.by_word[same[0]] >= KEPT
