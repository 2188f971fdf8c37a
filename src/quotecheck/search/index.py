"""The registry compiled for finding. Built once and shared by all sources.

Refuses: to look at a source.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np

from quotecheck.model import Quote, Settings
from quotecheck.search.costs import ANCHOR
from quotecheck.search.flat import Flags, Flat
from quotecheck.search.seeds import Seeds
from quotecheck.search.units import units
from quotecheck.text.fold import norm
from quotecheck.text.frequency import bits, bits_after
from quotecheck.text.gaps import Break, break_before, has_ellipsis
from quotecheck.text.tokens import words

SHORT = 5
"""Quotes of fewer words than this are found in full only."""
SURE = 8
"""A whole quote of this many words or more within the limit needs no evidence."""

Anchors = dict[tuple[int, ...], list[int]]
Binds = Callable[[str, str], bool]
"""Whether a word (language, norm) denies or binds what stands beside it."""


@dataclass(frozen=True)
class Pattern:
    """One quote as the exact half sees it. Tuples run over units, but for ``breaks`` (tokens).

    ``first[i]`` is the token that unit i belongs to; ``single[i]`` its bits alone; ``after[i]``
    its bits directly after unit i-1, summed up in ``sums``; ``opened[i]`` whether an ellipsis of
    the registered wording stands before it; ``breaks[t]`` the boundary before token t (and past
    the last).
    """

    quote: Quote
    units: tuple[int, ...]
    first: tuple[int, ...]
    single: tuple[float, ...]
    after: tuple[float, ...]
    sums: tuple[float, ...]
    opened: tuple[bool, ...]
    breaks: tuple[Break, ...]
    places: dict[int, tuple[int, ...]]
    max_drift: float

    def __len__(self) -> int:
        return len(self.units)

    def may_anchor(self, units: Sequence[int]) -> bool:
        """Whether a run of equal units that is worth starting from may stand in ``units``."""
        pairs, triples = self.anchors
        following = units[1:]
        return any(
            map(triples.__contains__, zip(units, following, units[2:], strict=False))
        ) or any(map(pairs.__contains__, zip(units, following, strict=False)))

    @cached_property
    def anchors(self) -> tuple[Anchors, Anchors]:
        """Where pairs stand that tell enough by themselves, and where triples do."""
        pairs: Anchors = {}
        triples: Anchors = {}
        for at, pair in enumerate(pairwise(self.units)):
            if self.bits(at, at + 2) >= ANCHOR:
                pairs.setdefault(pair, []).append(at)
            if at + 2 < len(self):
                triples.setdefault((*pair, self.units[at + 2]), []).append(at)
        return pairs, triples

    @property
    def words(self) -> int:
        """Tokens of the quote."""
        return len(self.breaks) - 1

    @property
    def short(self) -> bool:
        """Whether the quote is found in full only."""
        return self.words < SHORT

    @property
    def limit(self) -> int:
        """Word edits that the whole quote may have."""
        return allowed(self.max_drift, len(self.units))

    def allowed(self, words: int) -> int:
        """Word edits that a stretch of so many words may have."""
        return allowed(self.max_drift, words)

    def bits(self, start: int, end: int) -> float:
        """Bits of ``units[start:end]``, each after the one before it."""
        return self.single[start] + self.sums[end] - self.sums[start + 1]

    @property
    def total(self) -> float:
        """Bits of the whole quote."""
        return self.bits(0, len(self))


class Index:
    """All quotes: flat arrays and seeds for the filter, a `Pattern` for each that is read."""

    def __init__(self, quotes: Sequence[Quote], settings: Settings, binds: Binds) -> None:
        self.quotes = tuple(quotes)
        self.settings = settings
        self.binds = binds
        self.vocabulary: dict[str, int] = {}
        words = _Words(self.vocabulary)
        self.flat = _flat(self.quotes, words, settings)
        self.sure: Flags = np.array(words.counts, dtype=np.int64) >= SURE
        self.seeds = Seeds(self.flat, len(self.vocabulary))
        self._patterns: dict[int, Pattern] = {}

    def pattern(self, number: int) -> Pattern:
        """One quote as the exact half sees it; made when it is first asked for, and kept."""
        found = self._patterns.get(number)
        if found is None:
            found = _pattern(self.quotes[number], self.vocabulary, self.settings)
            self._patterns[number] = found
        return found


def compile_index(quotes: Sequence[Quote], settings: Settings, binds: Binds) -> Index:
    """Compile ``quotes``; see `Index`."""
    return Index(quotes, settings, binds)


def allowed(max_drift: float, words: int) -> int:
    """Word edits within a limit: floor(max_drift * words), safe from rounding."""
    return int(max_drift * words + 1e-9)


class _Words:
    """The words of all quotes: what is worked out once for each."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._words: dict[str, tuple[str, array[int], float]] = {}
        self._pairs: dict[tuple[str, str], float] = {}
        self.counts: list[int] = []
        self.units = array("i")
        self.single = array("d")
        self.after = array("d")

    def add(self, text: str) -> None:
        """Add the words of a quote."""
        found = [match[0] for match in words(text)]
        known = [self._words.get(word) or self._learn(word) for word in found]
        before = ""
        for folded, numbers, alone in known:
            following = self._pairs.get((before, folded))
            if following is None:
                following = self._pairs[before, folded] = bits_after(before, folded)
            self.units += numbers
            self.single.append(alone)
            self.after.append(following)
            if len(numbers) > 1:  # a word is one surprise, however many units it counts as
                self.single.extend([0.0] * (len(numbers) - 1))
                self.after.extend([0.0] * (len(numbers) - 1))
            before = folded
        self.counts.append(len(found))

    def _learn(self, word: str) -> tuple[str, array[int], float]:
        folded = norm(word)
        vocabulary = self._vocabulary
        names = units(folded)
        numbers = array("i", [vocabulary.setdefault(name, len(vocabulary) + 1) for name in names])
        known = self._words[word] = folded, numbers, bits(folded)
        return known


def _flat(quotes: Sequence[Quote], found: _Words, settings: Settings) -> Flat:
    offsets = [0]
    limits = []
    for quote in quotes:
        found.add(quote.text)
        offsets.append(len(found.units))
        limits.append(allowed(_max_drift(quote, settings), offsets[-1] - offsets[-2]))
    return Flat(
        units=np.array(found.units, dtype=np.int64),
        single=np.array(found.single),
        after=np.array(found.after),
        offsets=np.array(offsets, dtype=np.int64),
        limits=np.array(limits, dtype=np.int64),
        short=np.array(found.counts, dtype=np.int64) < SHORT,
    )


def _max_drift(quote: Quote, settings: Settings) -> float:
    return settings.max_drift if quote.max_drift is None else quote.max_drift


def _pattern(quote: Quote, vocabulary: dict[str, int], settings: Settings) -> Pattern:
    wording = quote.wording
    ids: list[int] = []
    first: list[int] = []
    single: list[float] = []
    after: list[float] = []
    opened: list[bool] = []
    before = ""
    for number, token in enumerate(wording.tokens):
        for part, name in enumerate(units(token.norm)):
            ids.append(vocabulary.setdefault(name, len(vocabulary) + 1))
            first.append(number)
            # a word is one surprise, however many units it counts as
            single.append(bits(token.norm) if part == 0 else 0.0)
            after.append(bits_after(before, token.norm) if part == 0 else 0.0)
            opened.append(part == 0 and number > 0 and has_ellipsis(token.gap))
        before = token.norm
    places: dict[int, list[int]] = {}
    for at, unit in enumerate(ids):
        places.setdefault(unit, []).append(at)
    return Pattern(
        quote,
        tuple(ids),
        tuple(first),
        tuple(single),
        tuple(after),
        tuple(accumulate(after, initial=0.0)),
        tuple(opened),
        tuple(break_before(wording, index) for index in range(len(wording) + 1)),
        {unit: tuple(at) for unit, at in places.items()},
        _max_drift(quote, settings),
    )
