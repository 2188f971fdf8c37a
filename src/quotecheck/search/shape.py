"""From a chain to the words it reproduces: edges, insertions at an edge, splits, quotedness.

An occurrence starts and ends on a word that aligns;
a changed word at the edge belongs to it where both wordings reach a boundary right behind it; a
word of polarity or modality directly beside it in the same clause is an insertion. Refuses: to
weigh evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from quotecheck.model import Quoted, Span
from quotecheck.records import dataclass
from quotecheck.search.chain import Chain
from quotecheck.search.document import Document
from quotecheck.search.index import Pattern
from quotecheck.search.zones import Zone
from quotecheck.text.gaps import Break

CHANGED = 2
"""Words that may have changed between the last match and the boundary."""

_REPLIES = frozenset("no non nein".split())
_BOUND = 4  # words of polarity or modality that may stand in a row beside an occurrence


@dataclass(frozen=True, slots=True)
class Shape:
    """Tokens ``first`` to ``last`` (inclusive) of a zone, split before each of ``splits``."""

    zone: Zone
    first: int
    last: int
    splits: tuple[int, ...]

    @property
    def tokens(self) -> Sequence[int]:
        """Tokens of the document, in order."""
        return self.zone.tokens[self.first : self.last + 1]


def shape(pattern: Pattern, zone: Zone, chain: Chain, binds: Callable[[str, str], bool]) -> Shape:
    """The words that ``chain`` reproduces, with its edges settled."""
    runs = chain.runs
    first, last = zone.owner(runs[0].zone), zone.owner(runs[-1].zone_end - 1)
    ahead = _changed_before(pattern, zone, first, runs[0].quote) if runs[0].quote else 0
    left = len(pattern) - runs[-1].quote_end
    behind = _changed_after(pattern, zone, last, runs[-1].quote_end - 1) if left else 0
    splits = [
        zone.owner(run.zone) for run, link in zip(runs, chain.links, strict=True) if link.marked
    ]
    first, last = bound(zone, first - ahead, last + behind, partial(binds, pattern.quote.language))
    return Shape(zone, first, last, tuple(splits))


def _changed_before(pattern: Pattern, zone: Zone, first: int, unit: int) -> int:
    """Words of the zone between the edge and the boundary before it that are changed words.

    The edge is token ``first`` of the zone, and ``unit`` of the quote.
    """
    alone = _alone(zone.break_before(first), zone.break_before(first - 1), first)
    if alone and pattern.first[unit] == 1:
        return int(pattern.break_before(1) > Break.NONE)
    here = _reach(lambda step: zone.break_before(first - step), first)
    if not _may_change(zone, here):
        return 0
    low = pattern.first[unit]
    there = _reach(lambda step: pattern.break_before(low - step), low)
    return here if _may_change(zone, there) else 0


def _changed_after(pattern: Pattern, zone: Zone, last: int, unit: int) -> int:
    """The same behind the edge."""
    beyond = len(zone.tokens) - 1 - last
    alone = _alone(zone.break_before(last + 1), zone.break_before(last + 2), beyond)
    if alone and pattern.first[unit] == pattern.words - 2:
        return int(pattern.break_before(pattern.words - 1) > Break.NONE)
    here = _reach(lambda step: zone.break_before(last + 1 + step), beyond)
    if not _may_change(zone, here):
        return 0
    high = pattern.first[unit] + 1
    there = _reach(lambda step: pattern.break_before(high + step), pattern.words - high)
    return here if _may_change(zone, there) else 0


def _may_change(zone: Zone, words: int) -> bool:
    """Whether so many words before a boundary may be changed ones, where both wordings have some.

    Outside marks, where anything may stand beside a quote, one word at most.
    """
    return 0 < words <= (CHANGED if zone.spoken else 1)


def _alone(near: Break, far: Break, available: int) -> bool:
    """Whether one word stands by itself between a clause's boundary and a sentence's: "Yes, we"."""
    return bool(available and near is Break.CLAUSE and far >= Break.SENTENCE)


def _reach(before: Callable[[int], Break], available: int) -> int:
    """Words up to the next boundary when there are between one and `CHANGED`; else 0."""
    for step in range(min(CHANGED, available) + 1):
        if before(step) >= Break.CLAUSE:
            return step
    return 0


def bound(zone: Zone, first: int, last: int, binds: Callable[[str], bool]) -> tuple[int, int]:
    """The range widened by words that deny or bind it: those of its clause directly beside it.

    A word that is a clause by itself counts too ("..., never."), but for a reply that opens ("No,
    we ...").
    """
    for _ in range(_BOUND):
        if first == 0 or not binds(zone.norm(first - 1)):
            break
        near = zone.break_before(first)
        if near and not (
            _alone(near, zone.break_before(first - 1), first)
            and zone.norm(first - 1) not in _REPLIES
        ):
            break
        first -= 1
    for _ in range(_BOUND):
        beyond = len(zone.tokens) - 1 - last
        if not beyond or not binds(zone.norm(last + 1)):
            break
        near = zone.break_before(last + 1)
        if near and not _alone(near, zone.break_before(last + 2), beyond):
            break
        last += 1
    return first, last


def spans(document: Document, found: Shape) -> tuple[tuple[Span, ...], tuple[int, ...]]:
    """The spans of an occurrence, and the indices of tokens that resume it after other words."""
    tokens = found.tokens
    if not found.splits and tokens[-1] - tokens[0] < len(tokens):  # side by side, as most are
        return (Span(document.starts[tokens[0]], document.ends[tokens[-1]]),), ()
    begins = [0]
    resumes = []
    for at in range(1, len(tokens)):
        if tokens[at] != tokens[at - 1] + 1:
            resumes.append(at)
            begins.append(at)
        elif found.first + at in found.splits:
            begins.append(at)
    stops = [*begins[1:], len(tokens)]
    return (
        tuple(
            Span(document.starts[tokens[begin]], document.ends[tokens[stop - 1]])
            for begin, stop in zip(begins, stops, strict=True)
        ),
        tuple(resumes),
    )


def quoted(document: Document, tokens: Sequence[int]) -> Quoted:
    """Whether the tokens stand inside quotation marks."""
    start, end = document.starts[tokens[0]], document.ends[tokens[-1]]
    near = document.speech.nearby(start, end)
    if not near:
        return Quoted.NO
    marked = [piece for one in near if not one.block for piece in one.pieces]
    if any(piece.start <= start and end <= piece.end for piece in marked):
        return Quoted.YES
    words = [(document.starts[token], document.ends[token]) for token in tokens]
    inside = _within(words, marked)
    if inside == len(words):
        return Quoted.YES
    blocks = [piece for one in near if one.block for piece in one.pieces]
    if blocks and _within(words, blocks) == len(words):
        return Quoted.BLOCK
    return Quoted.PARTLY if inside else Quoted.NO


def _within(words: list[tuple[int, int]], pieces: list[Span]) -> int:
    """How many of some words lie in a piece each."""
    edges = [(piece.start, piece.end) for piece in pieces]
    return sum(any(low <= start and end <= high for low, high in edges) for start, end in words)
