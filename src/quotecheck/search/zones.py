"""Zones: the sequences of words in which one reproduction of a quote may run.

A quotation that an attribution interrupts ("A," she said, "B") is one sequence of words though
other words stand between; text as it stands is another. Refuses: to match anything.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from quotecheck.model import Span
from quotecheck.records import dataclass
from quotecheck.search.document import Document
from quotecheck.text.fold import norm
from quotecheck.text.gaps import Break, boundary

_QUOTATION = re.compile(r"[\"“”„«»「」]")
_SENTENCE = re.compile(r"[.!?](?![.\w])")
_NONE: frozenset[int] = frozenset()
_MARK_NEAR = 2  # words

Ground = tuple[Sequence[range], bool]
"""Tokens in which zones may be, and whether they are one utterance."""


class Zone:
    """Some tokens of a document, in order, as one sequence of units.

    ``parts`` are ranges of tokens, which ``tokens`` gives one after the other; ``units[v]`` belongs
    to ``tokens[owner(v)]``. ``spoken`` says that all of it is inside quotation marks, of one
    utterance.
    """

    def __init__(self, document: Document, parts: Sequence[range], spoken: bool) -> None:
        self.document = document
        self.parts = parts
        self.spoken = spoken
        head = document.head
        units = [document.units[head[part.start] : head[part.stop]] for part in parts]
        alone = len(parts) == 1
        self.tokens: Sequence[int] = parts[0] if alone else list(chain.from_iterable(parts))
        self.units = units[0] if alone else array("i", chain.from_iterable(units))

    def owner(self, unit: int) -> int:
        """The token of a unit."""
        head, done = self.document.head, 0
        for part in self.parts:
            at = head[part.start] + unit
            if at < head[part.stop]:
                return self.document.owner[at] - part.start + done
            unit -= head[part.stop] - head[part.start]
            done += len(part)
        raise IndexError(unit)

    def tokens_of(self, unit: int, end: int) -> Sequence[int]:
        """The tokens of the document that the units from ``unit`` up to ``end`` belong to."""
        if len(self.parts) > 1:
            return self.tokens[self.owner(unit) : self.owner(end - 1) + 1]
        document, first = self.document, self.parts[0].start
        base = document.head[first]
        return range(document.owner[base + unit], document.owner[base + end - 1] + 1)

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
        zone = Zone(self.document, self.parts, self.spoken)
        units = enumerate(self.units)
        zone.units = array(
            "i", [0 if self.tokens[self.owner(at)] in used else unit for at, unit in units]
        )
        return zone

    @property
    def parted(self) -> frozenset[int]:
        """The units that an ellipsis stands before."""
        return self._parted if self.document.elided else _NONE

    @cached_property
    def _parted(self) -> frozenset[int]:
        head = self.document.head
        found: list[int] = []
        done = 0
        for part in self.parts:
            first = head[part.start]
            for token in self.document.elided:
                if token in part and head[token] < head[token + 1]:
                    found.append(done + head[token] - first)
            done += head[part.stop] - first
        return frozenset(found)

    def sets_apart(self, first: int, last: int) -> bool:
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

    used: set[int]
    refused: set[int]
    wanted: Container[int] = ()
    least: int = 0


def grounds(document: Document, stretch: Span, reach: int) -> list[Ground]:
    """Where zones may be that touch a stretch of text: utterances first, then text as it stands.

    The latter runs on for ``reach`` tokens on both sides.
    """
    low = max(0, bisect_right(document.ends, stretch.start) - reach)
    high = min(len(document), bisect_left(document.starts, stretch.end) + reach)
    return [*spoken_grounds(document, stretch), ([range(low, high)], False)]


def spoken_grounds(document: Document, stretch: Span) -> list[Ground]:
    """The utterances that touch a stretch of text."""
    tokens_in = document.tokens_in
    return [
        ([range(*tokens_in(piece)) for quotation in group for piece in quotation.pieces], True)
        for group in document.speech.about(stretch.start, stretch.end)
    ]


def zones(document: Document, grounds: Iterable[Ground], sought: Sought) -> Iterator[Zone]:
    """The zones of some grounds, but for those that do not hold what is sought."""
    is_wanted = sought.wanted.__contains__
    for pieces, spoken in grounds:
        for parts in _unused(pieces, sought.used):
            zone = Zone(document, parts, spoken)
            if not sought.least or sought.least <= sum(map(is_wanted, zone.units)):
                yield zone.without(sought.refused) if sought.refused else zone


def _unused(pieces: Sequence[range], used: set[int]) -> Iterator[list[range]]:
    """The tokens of some pieces between those that are used."""
    if not used:  # as at first
        whole = [piece for piece in pieces if piece]
        yield from [whole] if whole else ()
        return
    taken = sorted(used)
    part: list[range] = []
    for piece in pieces:
        start = piece.start
        for at in taken[bisect_left(taken, start) : bisect_left(taken, piece.stop)]:
            if start < at:
                part.append(range(start, at))
            if part:
                yield part
                part = []
            start = at + 1
        if start < piece.stop:
            part.append(range(start, piece.stop))
    if part:
        yield part
