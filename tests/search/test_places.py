"""Places: what stands beside quotes, many at once, is what stands there one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.search.costs import MISS, share
from quotecheck.search.flat import Flat
from quotecheck.search.places import Places

quotes = st.lists(
    st.tuples(st.lists(st.integers(1, 5), min_size=1, max_size=9), st.integers(0, 3)),
    min_size=1,
    max_size=4,
)
texts = st.lists(st.integers(0, 5), min_size=1, max_size=40)
asked = st.lists(st.tuples(st.integers(0, 3), st.integers(-12, 45)), min_size=1, max_size=8)


def flat_of(quotes: list[tuple[list[int], int]]) -> Flat:
    units = np.array([unit for quote, _ in quotes for unit in quote], dtype=np.int64)
    return Flat(
        units=units,
        single=np.arange(len(units)) + 7.0,
        after=np.arange(len(units)) / 2,
        both=np.arange(len(units)) / 3,
        offsets=np.cumsum([0, *(len(quote) for quote, _ in quotes)]),
        limits=np.array([limit for _, limit in quotes], dtype=np.int64),
        short=np.zeros(len(quotes), dtype=bool),
    )


def places_of(
    quotes: list[tuple[list[int], int]], text: list[int], asked: list[tuple[int, int]]
) -> tuple[Flat, Places]:
    flat = flat_of(quotes)
    asked = [(number % len(quotes), diagonal) for number, diagonal in asked]
    asked.sort(key=lambda one: -quotes[one[0]][1])
    quote, diagonal = np.array(asked, dtype=np.int64).T
    return flat, Places.read(np.array(text, dtype=np.int32), flat, quote, diagonal)


def stands(text: list[int], at: int, unit: int) -> bool:
    return 0 <= at < len(text) and text[at] == unit


@settings(max_examples=150, deadline=None)
@given(quotes, texts, asked)
def test_a_unit_is_found_within_the_limit_of_its_place(
    quotes: list[tuple[list[int], int]], text: list[int], asked: list[tuple[int, int]]
) -> None:
    _, places = places_of(quotes, text, asked)
    found, shifted = places.found(), places.shifted()
    for column, number in enumerate(places.quote.tolist()):
        (quote, limit), diagonal = quotes[number], int(places.diagonal[column])
        near = range(-limit, limit + 1)
        assert found[: len(quote), column].tolist() == [
            any(stands(text, diagonal + place + slip, unit) for slip in near)
            for place, unit in enumerate(quote)
        ]
        assert not found[len(quote) :, column].any()
        assert shifted[column] == any(
            sum(stands(text, diagonal + place + slip, unit) for place, unit in enumerate(quote))
            >= len(quote) - limit
            for slip in near
        )


@settings(max_examples=100, deadline=None)
@given(quotes, texts, asked)
def test_bits_are_those_of_the_units_that_are_found(
    quotes: list[tuple[list[int], int]], text: list[int], asked: list[tuple[int, int]]
) -> None:
    flat, places = places_of(quotes, text, asked)
    found, bits = places.found(), places.bits(flat)
    for column, number in enumerate(places.quote.tolist()):
        (quote, _), diagonal = quotes[number], int(places.diagonal[column])
        first, wanted = int(flat.offsets[number]), 0.0
        for place, unit in enumerate(quote):
            here = stands(text, diagonal + place, unit)
            follows = place > 0 and here and stands(text, diagonal + place - 1, quote[place - 1])
            both = follows and place > 1 and stands(text, diagonal + place - 2, quote[place - 2])
            worth = flat.both if both else flat.after if follows else flat.single
            if found[place, column]:
                wanted += worth[first + place] + share(len(quote))
            elif found[:place, column].any() and found[place:, column].any():
                wanted -= MISS
        if found[: len(quote), column].all():
            wanted = math.inf
        assert bits[column] == pytest.approx(wanted)


def test_some_of_the_places_are_as_they_were() -> None:
    quotes = [([1, 2, 3], 2), ([2, 3], 1), ([4], 0)]
    _, places = places_of(quotes, [1, 2, 3, 4], [(0, 0), (1, 2), (2, 3)])
    some = places.only(np.array([False, True, True]))
    assert some.found()[:, 0].tolist() == places.found()[:, 1].tolist()
    assert some.found()[:, 1].tolist() == places.found()[:, 2].tolist()
    assert some.shifted().tolist() == places.shifted().tolist()[1:]
