"""The hash table: what was added is found, what was not is told."""

from __future__ import annotations

from contextlib import nullcontext

import numpy as np
from both_ways import numpy_alone
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.search.table import Hashes, Table, firsts

# The hashes spread over the slots by their product with this; odd, so it can be undone.
_SPREAD = 0x9E3779B97F4A7C15
_UNDONE = pow(_SPREAD, -1, 1 << 64)

anywhere = st.integers(1, (1 << 64) - 1)


def hashes(values: list[int]) -> Hashes:
    return np.array(values, dtype=np.uint64)


def colliding(number: int) -> int:
    """One of many hashes whose first slot is the first, or the last, of a table of any size."""
    ends = (1 << 64) - 1 - number if number % 2 else number + 1
    return ends * _UNDONE % (1 << 64)


def both_ways(fresh: list[int], numbers: list[int], *tables: Table) -> None:
    """Add to two tables, to the one by the compiled loop and to the other by numpy."""
    for table, one_way in zip(tables, (nullcontext, numpy_alone), strict=True):
        with one_way():
            table.add(hashes(fresh), np.array(numbers, dtype=np.int32))


def check(table: Table, numbers: dict[int, int], others: list[int]) -> None:
    asked = [*numbers, *others, *numbers]
    absent = range(len(numbers), len(numbers) + len(others))
    for one_way in (nullcontext, numpy_alone):
        with one_way():
            found, missing = table.find(hashes(asked))
        assert missing.tolist() == list(absent)
        assert np.delete(found, missing).tolist() == [*numbers.values()] * 2
    assert len(table) == len(numbers)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.one_of(anywhere, st.integers(0, 60).map(colliding)), max_size=40)),
    st.lists(st.one_of(anywhere, st.integers(0, 60).map(colliding)), max_size=20),
)
def test_what_was_added_is_found_and_nothing_else(added: list[list[int]], asked: list[int]) -> None:
    tables = Table(), Table()
    numbers: dict[int, int] = {}
    for batch in added:
        fresh = {one: len(numbers) + at for at, one in enumerate(set(batch) - set(numbers))}
        both_ways([*fresh], [*fresh.values()], *tables)
        numbers |= fresh
    for table in tables:
        check(table, numbers, [one for one in asked if one not in numbers])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(anywhere, st.integers(0, 9).map(colliding)), max_size=60))
def test_where_each_first_stands(some: list[int]) -> None:
    for one_way in (nullcontext, numpy_alone):
        with one_way():
            found = firsts(hashes(some)).tolist()
        assert found == sorted(some.index(one) for one in set(some))


def test_a_table_grows() -> None:
    random = np.random.default_rng(7)
    every = np.unique(random.integers(1, 1 << 63, 12_000).astype(np.uint64)).tolist()
    tables = Table(), Table()
    numbers: dict[int, int] = {}
    for size in (1, 1000, 24, 9000):  # past a quarter of the first slots, and again
        fresh = every[len(numbers) : len(numbers) + size]
        values = range(len(numbers), len(numbers) + len(fresh))
        both_ways(fresh, [*values], *tables)
        numbers |= dict(zip(fresh, values, strict=True))
        for table in tables:
            check(table, numbers, every[len(numbers) :])


def test_many_in_one_slot_wrap_around_the_end() -> None:
    """Three hundred hashes for the last slot, as many for the first."""
    tables = Table(), Table()
    numbers = {colliding(number): -number for number in range(600)}
    both_ways([*numbers], [*numbers.values()], *tables)
    for table in tables:
        check(table, numbers, [colliding(number) for number in range(600, 900)])


def test_nothing_asked_of_nothing() -> None:
    table = Table()
    check(table, {}, [])
    table.add(hashes([]), np.zeros(0, dtype=np.int32))
    check(table, {}, [1, colliding(0), colliding(1)])
