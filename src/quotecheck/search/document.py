"""A source as the search sees it: one integer a unit, and the way back to the text.

Refuses: to know quotes; it only asks the vocabulary which words any of them holds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from quotecheck.model import Quotation, Source, Span
from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.gaps import Break, boundary, ellipses
from quotecheck.text.lines import Lines
from quotecheck.text.quotations import quotations
from quotecheck.text.tokens import words

Ints = NDArray[np.int64]


class Document:
    """Tokens and units of one source, as arrays.

    ``starts`` and ``ends`` are code points, by token; ``units`` holds vocabulary numbers (0: in no
    quote) and ``owner`` the token of each unit; ``head[t]`` is the first unit of token t.
    """

    def __init__(self, source: Source, vocabulary: dict[str, int]) -> None:
        self.source = source
        self.text = source.text
        starts, ends, numbers, owner = array("q"), array("q"), array("q"), array("q")
        known: dict[str, tuple[int, ...]] = {}
        for token, match in enumerate(words(source.text)):
            word = match[0]
            found = known.get(word)
            if found is None:
                found = tuple(vocabulary.get(unit, 0) for unit in units(norm(word)))
                known[word] = found
            starts.append(match.start())
            ends.append(match.end())
            numbers.extend(found)
            owner.extend([token] * len(found))
        self.starts, self.ends = starts, ends
        self.units: Ints = np.frombuffer(numbers, dtype=np.int64) if numbers else _none()
        self.owner = owner
        head = array("q", [0]) * (len(starts) + 1)
        for unit in range(len(owner) - 1, -1, -1):
            head[owner[unit]] = unit
        head[len(starts)] = len(owner)
        self.head = head

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def lines(self) -> Lines:
        """Lines of the text, for positions."""
        return Lines(self.text)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation of the text, in order of start, outer before inner."""
        return quotations(self.text)

    def nearby(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share text with ``text[start:end]``, in order of start."""
        found = self.quotations
        starts, reach = self._reach
        first = stop = bisect_left(starts, end)
        while first and reach[first - 1] > start:
            first -= 1
        return tuple(one for one in found[first:stop] if one.span.end > start)

    @cached_property
    def _reach(self) -> tuple[list[int], list[int]]:
        """Of each quotation its start, and how far it and those before it run."""
        ends = [one.span.end for one in self.quotations]
        return [one.span.start for one in self.quotations], list(accumulate(ends, max))

    def gap(self, token: int) -> str:
        """The raw text before a token; after the last one when ``token`` is the length."""
        start = self.ends[token - 1] if token else 0
        return self.text[start : self.starts[token] if token < len(self) else len(self.text)]

    def break_before(self, token: int) -> Break:
        """The boundary before a token."""
        if token <= 0 or token >= len(self):
            return Break.PARAGRAPH
        return boundary(self.gap(token))

    @cached_property
    def elided(self) -> tuple[int, ...]:
        """The tokens that an ellipsis stands before, in order."""
        places = (bisect_left(self.starts, at) for at in ellipses(self.text))
        return tuple(dict.fromkeys(places))

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """The half-open range of tokens that lie in a stretch of text."""
        low = bisect_left(self.starts, span.start)
        return low, max(low, bisect_right(self.ends, span.end))


def _none() -> Ints:
    return np.zeros(0, dtype=np.int64)
