"""Seeds: every run of units that may begin a place is found, and no other."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np
from both_ways import needs_compiled, numpy_alone
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from planted import LARGE, SMALL, make_quote, sequences

from quotecheck.model import Settings
from quotecheck.search import compile_index, native
from quotecheck.search.costs import PART, TOGETHER
from quotecheck.search.hits import Hits, moved
from quotecheck.search.seeds import Postings


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.booleans(), max_size=5), min_size=1, max_size=9),
    st.lists(st.integers(0, 8), max_size=12),
)
def test_postings_give_every_hit_of_a_run_that_is_posted(
    posted: list[list[bool]], asked: list[int]
) -> None:
    counts = [len(each) for each in posted]
    first = np.cumsum([0, *counts[:-1]])
    hits = np.arange(sum(counts)) * 2
    postings = Postings(hits, first, np.concatenate(posted).astype(bool))
    numbers = [number for number in asked if number < len(posted)]
    places = np.arange(len(numbers)) * 7
    found = postings.find(np.array(numbers, dtype=np.int32), places)
    wanted = [
        int(moved(hits[first[number] + at], places[place]))
        for place, number in enumerate(numbers)
        for at, is_posted in enumerate(posted[number])
        if is_posted
    ]
    assert found.tolist() == wanted


@settings(max_examples=60, deadline=None)
@given(
    st.lists(sequences([*SMALL, *LARGE[8:12]], 1, 14), min_size=1, max_size=4),
    st.lists(st.integers(0, 12), max_size=40),
)
def test_every_triple_of_long_quotes_that_may_be_of_a_part_is_a_hit(
    quotes: list[list[str]], text: list[int]
) -> None:
    registered = [make_quote(" ".join(words), str(at)) for at, words in enumerate(quotes)]
    index = compile_index(registered, Settings(), lambda language, word: False)
    flat = index.flat
    units = [unit if unit <= len(index.vocabulary) else 0 for unit in text]
    pieces, telling = (sought(hits) for hits in index.seeds.find(np.array(units, dtype=np.int64)))
    triples = [(at, row) for at, row, size in telling if size == 3]
    wanted = {
        (at, row)
        for quote in range(len(quotes))
        if not flat.short[quote]
        for row in range(flat.offsets[quote], flat.offsets[quote + 1] - 2)
        for at in range(len(units) - 2)
        if flat.units[row : row + 3].tolist() == units[at : at + 3]
    }
    assert set(triples) <= wanted
    bits = flat.single + np.append(flat.after[1:], 0) + np.append(flat.after[2:], [0, 0])
    for at, row in wanted - set(triples):  # what is left out is poor and stands alone
        assert bits[row] < PART
        assert not any(
            abs(at - other) <= TOGETHER and flat.owner[row] == flat.owner[beside]
            for other, beside in wanted - {(at, row)}
        )
    for hits in (pieces, telling):
        assert len(hits) == len(set(hits))
        for at, row, size in hits:
            assert not flat.short[flat.owner[row]]
            assert flat.owner[row] == flat.owner[row + size - 1]
            assert flat.units[row : row + size].tolist() == units[at : at + size]


@needs_compiled
@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from([*SMALL, *LARGE[:9]]), min_size=1, max_size=18), max_size=9),
    st.lists(st.integers(0, 14), max_size=300),
    st.integers(1, 40),
)
def test_the_compiled_loop_finds_the_same(
    quotes: list[list[str]], text: list[int], times: int
) -> None:
    registered = [make_quote(" ".join(words), str(at)) for at, words in enumerate(quotes)]
    index = compile_index(registered, Settings(), lambda language, word: False)
    units = np.array(text * times, dtype=np.int64)
    units[units > len(index.vocabulary)] = 0
    ours = [hits.packed.tolist() for hits in index.seeds.find(units)]
    with numpy_alone():
        assert ours == [hits.packed.tolist() for hits in index.seeds.find(units)]


@needs_compiled
@settings(max_examples=200, deadline=None)
@given(st.data())
def test_the_compiled_loop_stays_within_its_arrays(data: st.DataObject) -> None:
    """Whatever the arrays hold: it gives some hits, or refuses."""
    anything = st.integers(-3, 9) | st.integers(-(1 << 63), (1 << 63) - 1)

    def array(kind: type[np.generic], least: int, most: int) -> NDArray[Any]:
        numbers = data.draw(st.lists(anything, min_size=least, max_size=most))
        return np.array(numbers, dtype=np.int64).astype(kind)

    units, flags = array(np.int64, 0, 20), np.full(4096, 7, dtype=np.uint8)
    keys, values = array(np.uint64, 4, 4), array(np.int32, 4, 4)
    postings = [
        made for _ in range(2) for made in (np.sort(array(np.int32, 0, 8)), array(np.int64, 0, 8))
    ]
    reach, limits = array(np.int32, 0, 5), array(np.int64, 0, 5)
    with suppress(ValueError):
        pieces, telling = native.seeds(units, 1, flags, keys, values, *postings, reach, limits, 48)
        assert len(pieces) % 8 == len(telling) % 8 == 0


def sought(hits: Hits) -> list[tuple[int, int, int]]:
    """Where each hit stands in the text and in the registry, and how many units it has."""
    columns = hits.diagonal + hits.place, hits.row, hits.size
    return list(zip(*(column.tolist() for column in columns), strict=True))
