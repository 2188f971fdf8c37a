"""Zones: the sequences of words in which one reproduction of a quote may run.

A quotation that an attribution interrupts ("A," she said, "B") is one sequence of words though
other words stand between; text as it stands is another. Refuses: to match anything.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from quotecheck.model import Quotation
from quotecheck.search.document import Document
from quotecheck.text.fold import norm
from quotecheck.text.gaps import Break, boundary

_LONGEST_ATTRIBUTION = 250  # code points between two quotations of one utterance


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
            return Break.PARAGRAPH if self.spoken else boundary(self.gap(at))
        return boundary(self.gap(at))

    def marked(self, first: int, last: int) -> bool:
        """Whether an ellipsis stands between token ``first`` and token ``last``."""
        elided = self.document.elided
        low = bisect_right(elided, self.tokens[first])
        return low < len(elided) and elided[low] <= self.tokens[last]


def zones(document: Document, low: int, high: int, used: Collection[int]) -> Iterator[Zone]:
    """The zones that units ``low:high`` touch: utterances first, then the text as it stands."""
    high = min(high, len(document.owner))
    if low >= high:
        return
    first, last = document.owner[low], document.owner[high - 1]
    start, end = document.starts[first], document.ends[last]
    for group in _utterances(document, start, end):
        tokens = [
            token
            for quotation in group
            for piece in quotation.pieces
            for token in range(*document.tokens_in(piece))
        ]
        if tokens:
            yield _zone(document, tokens, used, spoken=True)
    yield _zone(document, range(first, last + 1), used, spoken=False)


def _zone(
    document: Document, tokens: Sequence[int], used: Collection[int], *, spoken: bool
) -> Zone:
    units: list[int] = []
    owner: list[int] = []
    for at, token in enumerate(tokens):
        for unit in range(document.head[token], document.head[token + 1]):
            units.append(0 if token in used else int(document.units[unit]))
            owner.append(at)
    return Zone(document, tokens, units, owner, spoken)


def _utterances(document: Document, start: int, end: int) -> Iterator[list[Quotation]]:
    """Groups of quotations of one depth, in one paragraph, that touch ``text[start:end]``."""
    depths: dict[int, list[list[Quotation]]] = {}
    for quotation in document.nearby(start - _LONGEST_ATTRIBUTION, end + _LONGEST_ATTRIBUTION):
        groups = depths.setdefault(quotation.depth, [])
        if groups and _continues(document.text, groups[-1][-1], quotation):
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    for groups in depths.values():
        for group in groups:
            if group[0].span.start < end and group[-1].span.end > start:
                yield group


def _continues(text: str, before: Quotation, after: Quotation) -> bool:
    between = text[before.span.end : after.span.start]
    if before.block or after.block or len(between) > _LONGEST_ATTRIBUTION:
        return False
    return "\n" not in between.strip(" ") or boundary(between) < Break.PARAGRAPH
