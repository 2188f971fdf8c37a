"""Fewest word edits by bits: the same as by the table, cell by cell."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotecheck.search.distance import fewest_edits, stands_within
from quotecheck.search.flat import Flat


def sellers(pattern: list[int], text: list[int]) -> int:
    """The fewest edits between a pattern and any stretch of a text (Sellers 1980)."""
    column = list(range(len(pattern) + 1))
    fewest = column[-1]
    for unit in text:
        above, column = column, [0]
        for at, wanted in enumerate(pattern, 1):
            column.append(min(above[at - 1] + (unit != wanted), above[at] + 1, column[-1] + 1))
        fewest = min(fewest, column[-1])
    return fewest


def masks(pattern: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for at, unit in enumerate(pattern):
        found[unit] = found.get(unit, 0) | 1 << at
    return found


def flat(quotes: list[list[int]], limits: list[int]) -> Flat:
    """Quotes of so many units; no unit is worth more than another."""
    sizes = [len(quote) for quote in quotes]
    count = sum(sizes)
    return Flat(
        units=np.array([unit for quote in quotes for unit in quote], dtype=np.int64),
        single=np.full(count, 8.0),
        after=np.full(count, 8.0),
        both=np.full(count, 8.0),
        offsets=np.cumsum([0, *sizes]),
        limits=np.array(limits, dtype=np.int64),
        short=np.zeros(len(quotes), dtype=bool),
    )


few = st.lists(st.integers(1, 3), max_size=40)
many = st.lists(st.integers(0, 12), max_size=60)


@settings(max_examples=200, deadline=None)
@given(st.one_of(few, many).filter(len), st.one_of(few, many))
@example([1], [])
@example([1], [0])
@example([1] * 64, [1] * 63)
@example([1, 2] * 33, [2, 1] * 33)
@example([*range(1, 130)], [*range(2, 100), 7, *range(100, 130)])
def test_fewest_edits_are_those_of_the_table(pattern: list[int], text: list[int]) -> None:
    assert fewest_edits(masks(pattern), len(pattern), text) == sellers(pattern, text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(many.filter(len), st.integers(0, 4)), min_size=1, max_size=4),
    many,
    st.lists(st.tuples(st.integers(0, 3), st.integers(-70, 70)), max_size=6),
)
def test_a_quote_stands_within_its_limit_by_the_same_table(
    quotes: list[tuple[list[int], int]], text: list[int], asked: list[tuple[int, int]]
) -> None:
    asked = [(number % len(quotes), diagonal) for number, diagonal in asked]
    found = stands_within(
        np.array(text, dtype=np.int64),
        flat([quote for quote, _ in quotes], [limit for _, limit in quotes]),
        np.array([number for number, _ in asked], dtype=np.int64),
        np.array([diagonal for _, diagonal in asked], dtype=np.int64),
    )
    wanted = []
    for number, diagonal in asked:
        quote, limit = quotes[number]
        low, high = max(0, diagonal - limit), max(0, diagonal + len(quote) + limit)
        wanted.append(sellers(quote, text[low:high]) <= limit)
    assert found.tolist() == wanted


def test_one_edit_more_than_the_limit_is_too_many() -> None:
    quote, text = [1, 2, 3, 4, 5, 6], [9, 1, 2, 7, 4, 8, 6, 9]
    units, here, diagonal = np.array(text), np.array([0]), np.array([1])
    assert stands_within(units, flat([quote], [2]), here, diagonal).tolist() == [True]
    assert stands_within(units, flat([quote], [1]), here, diagonal).tolist() == [False]
