"""The registry compiled for finding: units, their bits, and where each pair of units stands.

Built once and shared by all sources. Refuses: to look at a source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotecheck.model import Quote, Settings
from quotecheck.search.units import units
from quotecheck.text.frequency import bits, bits_after
from quotecheck.text.gaps import Break, break_before, has_ellipsis

Ints = NDArray[np.int64]

SHORT = 5
"""Quotes of fewer words than this are found in full only."""
SURE = 7
"""A whole quote of this many words or more within the limit needs no evidence."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One quote as the search sees it. All tuples run over units, not tokens.

    ``first[i]`` is the token that unit i belongs to; ``single[i]`` its bits alone; ``after[i]``
    its bits directly after unit i-1; ``open[i]`` whether an ellipsis of the registered wording
    stands before it; ``breaks[t]`` the boundary before token t (and past the last).
    """

    quote: Quote
    units: tuple[int, ...]
    first: tuple[int, ...]
    single: tuple[float, ...]
    after: tuple[float, ...]
    opened: tuple[bool, ...]
    breaks: tuple[Break, ...]
    places: dict[int, tuple[int, ...]]
    max_drift: float

    def __len__(self) -> int:
        return len(self.units)

    @property
    def short(self) -> bool:
        """Whether the quote is found in full only."""
        return len(self.quote.wording) < SHORT

    @property
    def limit(self) -> int:
        """Word edits that the whole quote may have."""
        return self.allowed(len(self.units))

    def allowed(self, words: int) -> int:
        """Word edits that a stretch of so many words may have."""
        return int(self.max_drift * words + 1e-9)

    @property
    def total(self) -> float:
        """Bits of the whole quote, each word after the one before it."""
        return self.single[0] + sum(self.after[1:])


@dataclass(frozen=True, slots=True)
class Index:
    """All patterns, the vocabulary, and the postings of every pair of units.

    ``pairs`` is sorted and holds ``left * len(vocabulary) + right``; the postings of ``pairs[i]``
    are rows ``offsets[i]:offsets[i+1]`` of ``owner`` (pattern) and ``place`` (unit).
    """

    patterns: tuple[Pattern, ...]
    vocabulary: dict[str, int]
    pairs: Ints
    offsets: Ints
    owner: Ints
    place: Ints
    settings: Settings
    binds: Callable[[str, str], bool]


def compile_index(
    quotes: Iterable[Quote], settings: Settings, binds: Callable[[str, str], bool]
) -> Index:
    """Compile ``quotes``. ``binds(language, norm)`` tells the words of polarity and modality."""
    vocabulary: dict[str, int] = {"": 0}
    patterns = tuple(_pattern(quote, vocabulary, settings) for quote in quotes)
    base = len(vocabulary)
    rows = [
        (left * base + right, number, at)
        for number, pattern in enumerate(patterns)
        for at, (left, right) in enumerate(zip(pattern.units, pattern.units[1:], strict=False))
    ]
    table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 3)
    pairs, starts = np.unique(table[:, 0], return_index=True)
    offsets = np.append(starts, len(table)).astype(np.int64)
    return Index(
        patterns,
        vocabulary,
        pairs,
        offsets,
        np.ascontiguousarray(table[:, 1]),
        np.ascontiguousarray(table[:, 2]),
        settings,
        binds,
    )


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
            ids.append(vocabulary.setdefault(name, len(vocabulary)))
            first.append(number)
            word = token.norm if part == 0 else name
            single.append(bits(word))
            after.append(bits_after(before, word))
            opened.append(part == 0 and has_ellipsis(token.gap))
            before = word
    places: dict[int, list[int]] = {}
    for at, unit in enumerate(ids):
        places.setdefault(unit, []).append(at)
    return Pattern(
        quote,
        tuple(ids),
        tuple(first),
        tuple(single),
        tuple(after),
        tuple(opened),
        tuple(break_before(wording, index) for index in range(len(wording) + 1)),
        {unit: tuple(at) for unit, at in places.items()},
        settings.max_drift if quote.max_drift is None else quote.max_drift,
    )
