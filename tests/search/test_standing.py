"""Where whole quotes and parts stand, by the compiled loops: as numpy alone finds it."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from both_ways import needs_compiled, numpy_alone
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.search import candidates
from quotecheck.search.candidates import Regions
from quotecheck.search.flat import Flat
from quotecheck.search.hits import Hits, at_nought, in_company, moved
from quotecheck.search.parts import parts
from quotecheck.search.table import Ints

unit = st.integers(1, 4)
quotes = st.lists(
    st.tuples(st.lists(unit, min_size=3, max_size=150), st.integers(0, 60)), min_size=1, max_size=3
)
# what a text is made of: a stretch of a quote, so much of it and in it changed, or anything
pieces = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 40),
        st.integers(5, 150),
        st.lists(st.tuples(st.integers(0, 149), st.integers(-1, 4)), max_size=9),
        st.lists(st.integers(0, 4), max_size=20),
    ),
    min_size=1,
    max_size=4,
)


def flat_of(quotes: list[tuple[list[int], int]], bits: list[int]) -> Flat:
    units = np.array([unit for quote, _ in quotes for unit in quote], dtype=np.int64)
    worth = np.resize(np.array(bits, dtype=np.float64), len(units)) / 7
    return Flat(
        units=units,
        single=worth + 3,
        after=worth / 3 + 2,
        both=worth / 9 + 1,
        offsets=np.cumsum([0, *(len(quote) for quote, _ in quotes)]),
        limits=np.array([min(limit, len(quote)) for quote, limit in quotes], dtype=np.int64),
        short=np.zeros(len(quotes), dtype=bool),
    )


def text_of(
    quotes: list[tuple[list[int], int]],
    pieces: list[tuple[int, int, int, list[tuple[int, int]], list[int]]],
) -> Ints:
    text: list[int] = []
    for number, start, size, changes, others in pieces:
        stretch = quotes[number % len(quotes)][0][start : start + size]
        for at, unit in changes:
            if stretch:
                stretch[at % len(stretch)] = unit
        text += [unit for unit in stretch if unit >= 0] + others
    return np.array([0, 0, 0, *text], dtype=np.int64)


def hits_of(flat: Flat, text: Ints, size: int) -> Hits:
    """Every run of so many units that is in a quote and in the text."""
    packed = [
        moved(at_nought(flat, np.array([row]), size), np.array([at]))[0]
        for row in range(len(flat.units) - size + 1)
        if flat.owner[row] == flat.owner[row + size - 1]
        for at in np.flatnonzero(
            (
                np.lib.stride_tricks.sliding_window_view(text, size) == flat.units[row : row + size]
            ).all(axis=1)
        )
    ]
    return Hits(in_company(np.array(packed, dtype=np.int64) | 1, 0), flat)  # all of them for sure


def rows(found: Regions) -> list[tuple[int, ...]]:
    """What is found, in one order: there is none among windows."""
    columns = found.quote, found.low, found.high, found.whole, found.bits
    return sorted(zip(*(column.tolist() for column in columns), strict=True))


@needs_compiled
@settings(max_examples=150, deadline=None)
@given(quotes, pieces, st.lists(st.integers(0, 50), min_size=1, max_size=9), st.booleans())
def test_whole_quotes_stand_where_numpy_finds_them(
    quotes: list[tuple[list[int], int]],
    pieces: list[tuple[int, int, int, list[tuple[int, int]], list[int]]],
    bits: list[int],
    triples: bool,
) -> None:
    flat, text = flat_of(quotes, bits), text_of(quotes, pieces)
    hits, units = hits_of(flat, text, 2 + triples), text.astype(np.int32)
    compiled = candidates._whole(units, flat, hits)
    with numpy_alone():
        assert rows(candidates._whole(units, flat, hits)) == rows(compiled)


@needs_compiled
@settings(max_examples=60, deadline=None)
@given(st.integers(0), st.integers(2, 4), st.integers(40, 200))
def test_every_limit_parts_the_same_windows(seed: int, alphabet: int, size: int) -> None:
    """A quote registered with every limit, where much like it stands; at a text's edges, too."""
    random = Random(seed)
    quote = random.choices(range(1, alphabet + 1), k=size)
    ahead = random.choice([0, 2, 30])
    text = random.choices(range(alphabet + 1), k=ahead)
    for unit in quote:
        changed = random.random() < 0.25
        text += random.choices(range(alphabet + 1), k=random.randrange(3)) if changed else [unit]
    flat = flat_of([(quote, limit) for limit in range(size // 2)], [5])
    begins = np.repeat(flat.offsets[:-1], 2)
    hits = Hits(
        in_company(moved(at_nought(flat, begins, 2), np.full(len(begins), ahead)) | 1, 0), flat
    )
    units = np.array(text, dtype=np.int32)
    compiled = candidates._whole(units, flat, hits)
    with numpy_alone():
        assert rows(candidates._whole(units, flat, hits)) == rows(compiled)


@needs_compiled
@settings(max_examples=150, deadline=None)
@given(
    quotes,
    pieces,
    st.lists(st.integers(0, 50), min_size=1, max_size=9),
    st.booleans(),
    st.sampled_from([20.0, 34.0, 60.0]),
)
def test_parts_stand_where_numpy_finds_them(
    quotes: list[tuple[list[int], int]],
    pieces: list[tuple[int, int, int, list[tuple[int, int]], list[int]]],
    bits: list[int],
    triples: bool,
    least: float,
) -> None:
    flat, text = flat_of(quotes, bits), text_of(quotes, pieces)
    hits, units = hits_of(flat, text, 2 + triples), text.astype(np.int32)
    compiled = [column.tolist() for column in parts(units, hits, least)]
    with numpy_alone():
        assert [column.tolist() for column in parts(units, hits, least)] == compiled


@needs_compiled
@pytest.mark.parametrize("hit", [-1, 1 << 42, (1 << 60) + 7])
def test_a_hit_of_no_quote_is_refused(hit: int) -> None:
    flat = flat_of([([1, 2, 3], 1)], [4])
    with pytest.raises(ValueError, match="too small"):
        candidates._whole(np.ones(9, dtype=np.int32), flat, Hits(np.array([hit]), flat))
    with pytest.raises(ValueError, match="too small"):
        parts(np.ones(9, dtype=np.int32), Hits(np.array([hit]), flat), 34.0)
