"""Zones: the sequences of words in which one reproduction of a quote may run.

A quotation that an attribution interrupts ("A," she said, "B") is one sequence of words though
other words stand between; text as it stands is another. Refuses: to match anything.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain, groupby

from quotecheck.model import Span
from quotecheck.records import dataclass
from quotecheck.search.document import Document
from quotecheck.text.fold import norm
from quotecheck.text.gaps import Break, boundary

_QUOTATION = re.compile(r"[\"“”„«»「」]")
_SENTENCE = re.compile(r"[.!?](?![.\w])")
_MARK_NEAR = 2  # words
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Zone:
    """Some tokens of a document, in order, as one sequence of units.

    ``tokens`` are the document's; ``units[v]`` belongs to ``tokens[owner[v]]``. ``spoken`` says
    that all of it is inside quotation marks, of one utterance.
    """

    document: Document
    tokens: Sequence[int]
    units: Sequence[int]
    owner: Sequence[int]
    spoken: bool

    def norm(self, at: int) -> str:
        """What is compared of token ``at``."""
        token = self.tokens[at]
        return norm(self.document.text[self.document.starts[token] : self.document.ends[token]])

    def gap(self, at: int) -> str:
        """The raw text between token ``at`` and the one before it in this zone."""
        document = self.document
        if at <= 0:
            return document.gap(self.tokens[0])
        if at >= len(self.tokens):
            return document.gap(self.tokens[-1] + 1)
        start = document.ends[self.tokens[at - 1]]
        return document.text[start : document.starts[self.tokens[at]]]

    def break_before(self, at: int) -> Break:
        """The boundary before token ``at``; both ends of a zone of speech are the strongest."""
        if at <= 0 or at >= len(self.tokens):
            token = self.tokens[0] if at <= 0 else self.tokens[-1] + 1
            return Break.PARAGRAPH if self.spoken else self.document.break_before(token)
        return boundary(self.gap(at))

    def without(self, used: Collection[int]) -> Zone:
        """The same zone in which some tokens of the document match nothing."""
        units = [
            0 if self.tokens[at] in used else unit
            for unit, at in zip(self.units, self.owner, strict=True)
        ]
        return replace(self, units=units)

    @property
    def parted(self) -> frozenset[int]:
        """The units that an ellipsis stands before."""
        if not self.document.elided:
            return _NONE
        elided = frozenset(self.document.elided)
        return frozenset(
            unit
            for unit, at in enumerate(self.owner)
            if self.tokens[at] in elided and (unit == 0 or self.owner[unit - 1] != at)
        )

    def parts(self, first: int, last: int) -> bool:
        """Whether a sentence ends between two tokens, and a quotation ends or begins there too.

        Or within a word or two of it: `"... families" and more. She said we ...`.
        """
        document, tokens = self.document, self.tokens
        between = document.text[document.ends[tokens[first]] : document.starts[tokens[last]]]
        if not _SENTENCE.search(between):
            return False
        low = document.ends[tokens[max(0, first - _MARK_NEAR)]]
        high = document.starts[tokens[min(len(tokens) - 1, last + _MARK_NEAR)]]
        return bool(_QUOTATION.search(document.text[low:high]))

    def marked(self, first: int, last: int) -> bool:
        """Whether an ellipsis stands between token ``first`` and token ``last``."""
        elided = self.document.elided
        low = bisect_right(elided, self.tokens[first])
        return low < len(elided) and elided[low] <= self.tokens[last]


@dataclass(frozen=True, slots=True)
class Sought:
    """What zones are made of and must hold.

    Tokens that are ``used`` are in no zone and part what stands around them; tokens that are
    ``refused`` match nothing. At least ``least`` units are ``wanted``.
    """

    used: Set[int]
    refused: Set[int]
    wanted: Container[int] = ()
    least: int = 0


def zones(document: Document, stretch: Span, reach: int, sought: Sought) -> Iterator[Zone]:
    """The zones that touch a stretch of text: utterances first, then the text as it stands.

    The latter runs on for ``reach`` tokens on both sides.
    """
    yield from spoken_zones(document, stretch, sought)
    low = max(0, bisect_right(document.ends, stretch.start) - reach)
    high = min(len(document), bisect_left(document.starts, stretch.end) + reach)
    yield from _zones(document, range(low, high), sought, spoken=False)


def spoken_zones(document: Document, stretch: Span, sought: Sought) -> Iterator[Zone]:
    """The utterances that touch a stretch of text."""
    for group in document.speech.about(stretch.start, stretch.end):
        pieces = [
            range(*document.tokens_in(piece)) for quotation in group for piece in quotation.pieces
        ]
        tokens = pieces[0] if len(pieces) == 1 else list(chain.from_iterable(pieces))
        yield from _zones(document, tokens, sought, spoken=True)


def _zones(
    document: Document, tokens: Sequence[int], sought: Sought, *, spoken: bool
) -> Iterator[Zone]:
    """The zones of ``tokens`` between those that are used."""
    parts = [tokens] if tokens else []
    if sought.used and not sought.used.isdisjoint(tokens):
        by_use = groupby(tokens, key=sought.used.__contains__)
        parts = [list(part) for taken, part in by_use if not taken]
    for part in parts:
        zone = _zone(document, part, sought, spoken=spoken)
        if zone:
            yield zone


def _zone(
    document: Document, tokens: Sequence[int], sought: Sought, *, spoken: bool
) -> Zone | None:
    """The zone of some tokens; None if it does not hold what is sought."""
    head, first, last = document.head, tokens[0], tokens[-1]
    apart = last - first + 1 > len(tokens)  # not as they stand in the document
    if apart:
        own = [document.units[head[token] : head[token + 1]] for token in tokens]
        units = list(chain.from_iterable(own))
    else:
        low, high = head[first], head[last + 1]
        units = document.units[low:high]
    if sought.least and sum(map(sought.wanted.__contains__, units)) < sought.least:
        return None
    owner: Sequence[int] = range(len(tokens))
    if len(units) > len(tokens):
        if apart:
            owner = [at for at, some in enumerate(own) for _ in some]
        else:
            owner = [token - first for token in document.owner[low:high]]
    zone = Zone(document, tokens, units, owner, spoken)
    return zone.without(sought.refused) if sought.refused else zone
