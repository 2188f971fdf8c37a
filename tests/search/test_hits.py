"""Hits: what is packed into a number is what comes out of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from quotecheck.search.flat import Flat
from quotecheck.search.hits import Hits, at_nought, in_company, in_line, moved

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
    for settled in (in_line, lambda sure, flat: in_company(sure, 48)):
        hits = Hits(settled(moved(at_nought(FLAT, row, size) | 1, at), FLAT), FLAT)
        found = zip((hits.diagonal + hits.place).tolist(), hits.row.tolist(), strict=True)
        assert sorted(found) == sorted(zip(at.tolist(), row.tolist(), strict=True))
        assert set(hits.size.tolist()) == {size}
        assert np.all(np.diff(hits.packed) >= 0)


def test_what_is_poor_and_alone_goes() -> None:
    """Two of one quote 48 units apart stay, two of two quotes side by side do not."""
    row = np.array([0, 1, SHORT + LONG, 2, 3])
    at = np.array([100, 148, 149, 500, 900])
    sure = np.array([False, False, False, False, True])
    hits = Hits(in_company(moved(at_nought(FLAT, row, 2) | sure, at), 48), FLAT)
    assert (hits.diagonal + hits.place).tolist() == [100, 148, 900]
    assert hits.row.tolist() == [0, 1, 3]


def test_a_piece_that_no_other_is_in_line_with_goes() -> None:
    """Within the limit of its quote, and not beside a piece of the next one."""
    limited = replace(FLAT, limits=np.array([2, 9, 2]))
    row = np.array([0, 4, 1, 5, SHORT + LONG, 2])
    diagonal = np.array([10, 12, 90, 93, 93, 500])
    sure = np.array([False, False, False, False, False, True])
    found = moved(
        at_nought(limited, row, 2) | sure, diagonal + row - limited.offsets[limited.owner[row]]
    )
    hits = Hits(in_line(found, limited), limited)
    assert hits.diagonal.tolist() == [10, 12, 500]
    assert hits.row.tolist() == [0, 4, 2]
