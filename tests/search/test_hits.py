"""Hits: what is packed into a number is what comes out of it."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from quotecheck.search.flat import Flat
from quotecheck.search.hits import (
    Hits,
    at_nought,
    in_company,
    moved,
    sought_at_nought,
    sought_moved,
)

LONG, SHORT = 250_000, 7


def flat() -> Flat:
    sizes = [SHORT, LONG, SHORT]
    none = np.zeros(sum(sizes))
    return Flat(
        units=none.astype(np.int64),
        single=none,
        after=none,
        both=none,
        offsets=np.cumsum([0, *sizes]),
        limits=np.zeros(3, dtype=np.int64),
        short=np.zeros(3, dtype=bool),
    )


FLAT = flat()
rows = st.integers(0, SHORT + LONG + SHORT - 4)


@given(st.lists(st.tuples(rows, st.integers(0, 3_000_000)), min_size=1), st.integers(2, 3))
@example([(0, 3_000_000), (SHORT + LONG - 1, 0), (SHORT + LONG, 0)], 3)
def test_a_hit_is_what_was_packed(several: list[tuple[int, int]], size: int) -> None:
    row, at = (np.array(column, dtype=np.int64) for column in zip(*several, strict=True))
    packed = at_nought(FLAT, row, size)
    hits = Hits(moved(packed, at), FLAT)
    assert hits.row.tolist() == row.tolist()
    assert (hits.diagonal + hits.place).tolist() == at.tolist()
    assert set(hits.size.tolist()) == {size}
    rich = np.ones(len(row), dtype=bool)
    found = in_company(sought_moved(sought_at_nought(packed, rich), at), 48)
    assert sorted(found.tolist()) == sorted(hits.packed.tolist())


def test_what_is_poor_and_alone_goes() -> None:
    """Two of one quote 48 units apart stay, two of two quotes side by side do not."""
    row = np.array([0, 1, SHORT + LONG, 2, 3])
    at = np.array([100, 148, 149, 500, 900])
    rich = np.array([False, False, False, False, True])
    sought = sought_moved(sought_at_nought(at_nought(FLAT, row, 2), rich), at)
    hits = Hits(in_company(sought, 48), FLAT)
    assert (hits.diagonal + hits.place).tolist() == [100, 148, 900]
    assert hits.row.tolist() == [0, 1, 3]
