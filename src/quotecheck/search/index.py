"""The registry compiled for finding. Built once and shared by all sources.

Refuses: to look at a source.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from quotecheck.model import Quote, Settings
from quotecheck.search.changed import Changed, changed
from quotecheck.search.columns import Columns, columns
from quotecheck.search.cutting import cut
from quotecheck.search.flat import Flags, Flat
from quotecheck.search.kept import LARGE, Compiled, Kept, packed, unpacked
from quotecheck.search.seeds import Seeds
from quotecheck.search.spellings import Forms, forms, last_units, spellings
from quotecheck.search.units import units
from quotecheck.text.gaps import Break, break_before, has_ellipsis
from quotecheck.text.tokens import norms

SHORT = 5
"""Quotes of fewer words than this are found in full only."""
SURE = 8
"""A whole quote of this many words or more within the limit needs little evidence, or none."""

_PATTERNS = 3_000  # that are kept: those of ten thousand quotes would take 50 MB

Binds = Callable[[str, str], bool]
"""Whether a word (language, norm) denies or binds what stands beside it."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """One quote as the exact half sees it: what is known of its units, and of its ``words``.

    They are ``own`` rows of ``flat``. What few matches ask for is made when they do, some of it of
    the quote's text: most quotes that are looked at are refused without it.
    """

    quote: Quote
    words: int
    max_drift: float
    flat: Flat
    own: slice

    def __len__(self) -> int:
        return len(self.units)

    @cached_property
    def units(self) -> array[int]:
        """The numbers of its units."""
        return array("i", self.flat.narrow[0][self.own].tobytes())

    @cached_property
    def held(self) -> frozenset[int]:
        """Which units it has."""
        return frozenset(self.units)

    @cached_property
    def single(self) -> array[float]:
        """Bits of each unit alone."""
        return array("d", self.flat.single[self.own].tobytes())

    @cached_property
    def after(self) -> array[float]:
        """Bits of each unit directly after the one before it."""
        return array("d", self.flat.after[self.own].tobytes())

    @cached_property
    def sums(self) -> array[float]:
        """Bits of each unit after the two before it, summed up."""
        return array("d", accumulate(self.flat.both[self.own].tolist(), initial=0.0))

    @cached_property
    def telling(self) -> bytes:
        """How many units a run from each must have to be worth starting from."""
        return self.flat.telling[self.own].tobytes()

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each unit stands."""
        places: dict[int, list[int]] = {}
        for place, unit in enumerate(self.units):
            places.setdefault(unit, []).append(place)
        return places

    @cached_property
    def first(self) -> list[int]:
        """The token that each unit belongs to."""
        return [at for at, norm in enumerate(norms(self.quote.text)) for _ in units(norm)]

    @property
    def by_word(self) -> list[float]:
        """The bits of each token."""
        bits = [0.0] * self.words
        for token, single in zip(self.first, self.single, strict=True):
            bits[token] += single
        return bits

    @cached_property
    def opened(self) -> tuple[int, ...]:
        """The units that an ellipsis of the registered wording stands before."""
        if not has_ellipsis(self.quote.text):
            return ()
        gaps = (token.gap for token in self.quote.wording.tokens)
        return tuple(
            bisect_left(self.first, at) for at, gap in enumerate(gaps) if at and has_ellipsis(gap)
        )

    def break_before(self, token: int) -> Break:
        """The boundary before a token, and past the last."""
        return break_before(self.quote.wording, token)

    @property
    def short(self) -> bool:
        """Whether the quote is found in full only."""
        return self.words < SHORT

    @cached_property
    def limit(self) -> int:
        """Word edits that the whole quote may have."""
        return self.allowed(len(self.units))

    def allowed(self, words: int) -> int:
        """Word edits that a stretch of so many words may have."""
        return allowed(self.max_drift, words)

    def bits(self, start: int, end: int) -> float:
        """Bits of ``units[start:end]``, each after the two before it as far as they are there."""
        if end == start + 1:
            return self.single[start]
        opening = self.single[start] + self.after[start + 1]
        return opening + self.sums[end] - self.sums[start + 2]

    @property
    def total(self) -> float:
        """Bits of the whole quote."""
        return self.bits(0, len(self))


class Index:
    """All quotes: flat arrays and seeds for the filter, a `Pattern` for each that is read."""

    def __init__(
        self,
        quotes: Sequence[Quote],
        settings: Settings,
        binds: Binds,
        kept: Kept | None = None,
    ) -> None:
        self.quotes = tuple(quotes)
        self.settings = settings
        self.binds = binds
        drifts = [_max_drift(quote, settings) for quote in self.quotes]
        compiled = _compiled([quote.text for quote in self.quotes], drifts, kept)
        asks = (compiled.columns.words > 0) & (compiled.columns.words < SHORT)
        self.vocabulary = dict(compiled.columns.vocabulary)
        short = {number: self.quotes[number].text for number in np.flatnonzero(asks).tolist()}
        self.spellings = {at: spellings(text, self.vocabulary) for at, text in short.items()}
        self._last = {at: last_units(text, self.vocabulary) for at, text in short.items()}
        self.flat = _flat(compiled.columns, drifts)
        self._words = compiled.columns.words
        self.sure: Flags = self._words >= SURE
        self.seeds = Seeds(self.flat, len(self.vocabulary), compiled.pieces)
        self._patterns: dict[int, Pattern] = {}

    @cached_property
    def forms(self) -> Forms:
        """Short quotes as they are and in other spellings."""
        return forms(self.flat, self.spellings)

    @cached_property
    def changed(self) -> Changed:
        """Short quotes, each without each of its words."""
        quotes = ((at, last, self.pattern(at).by_word) for at, last in self._last.items())
        return changed(quotes, self.vocabulary)

    def units(self, number: int) -> set[int]:
        """The units of one quote."""
        return set(self.flat.units[slice(*self.flat.offsets[number : number + 2])].tolist())

    def pattern(self, number: int) -> Pattern:
        """One quote as the exact half sees it; made when it is asked for, and kept for a while."""
        found = self._patterns.get(number)
        if found is None:
            quote = self.quotes[number]
            own = slice(*self.flat.offsets[number : number + 2].tolist())
            drift = _max_drift(quote, self.settings)
            found = Pattern(quote, int(self._words[number]), drift, self.flat, own)
            self._patterns[number] = found
            if len(self._patterns) > _PATTERNS:
                del self._patterns[next(iter(self._patterns))]
        return found


def compile_index(
    quotes: Sequence[Quote], settings: Settings, binds: Binds, kept: Kept | None = None
) -> Index:
    """Compile ``quotes``; see `Index`. Many are looked for in ``kept`` first, and put there."""
    return Index(quotes, settings, binds, kept)


def allowed(max_drift: float, words: int) -> int:
    """Word edits within a limit: floor(max_drift * words), safe from rounding."""
    return int(max_drift * words + 1e-9)


def _compiled(texts: Sequence[str], drifts: Sequence[float], kept: Kept | None) -> Compiled:
    """What takes long to compile; the same from ``kept``."""
    if kept is None or sum(map(len, texts)) < LARGE:
        return _compiled_anew(texts, drifts)
    sized = (f"{len(text)}:{text}" for text in texts)
    content = "\0".join([*map(repr, drifts), *sized]).encode("utf-8", "surrogatepass")
    form = kept.get(content)
    if form is not None:
        with suppress(ValueError):  # whatever it is, they are compiled then
            return unpacked(form, len(texts))
    compiled = _compiled_anew(texts, drifts)
    kept.put(content, packed(compiled))
    return compiled


def _compiled_anew(texts: Sequence[str], drifts: Sequence[float]) -> Compiled:
    found = columns(texts)
    return Compiled(found, cut(_flat(found, drifts)))


def _flat(found: Columns, drifts: Sequence[float]) -> Flat:
    lengths = np.diff(found.offsets).tolist()
    limits = list(map(allowed, drifts, lengths))
    return Flat(
        found.units,
        found.single,
        found.after,
        found.both,
        found.offsets,
        np.array(limits, dtype=np.int64),
        found.words < SHORT,
    )


def _max_drift(quote: Quote, settings: Settings) -> float:
    return settings.max_drift if quote.max_drift is None else quote.max_drift
