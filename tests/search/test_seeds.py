"""Seeds: every run of units that may begin a place is found, and no other."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import LARGE, SMALL, make_quote, sequences

from quotecheck.model import Settings
from quotecheck.search import compile_index
from quotecheck.search.costs import PART, TOGETHER
from quotecheck.search.hits import Hits
from quotecheck.search.seeds import Postings


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 9)), st.lists(st.integers(1, 12)))
def test_postings_give_every_row_of_a_code(codes: list[int], asked: list[int]) -> None:
    postings = Postings(np.array(codes, dtype=np.int64), np.arange(len(codes)) + 100)
    places = np.arange(len(asked)) * 7
    at, found = postings.find(np.array(asked, dtype=np.int64), places)
    rows = postings.rows[found]
    wanted = [
        (7 * place, 100 + row)
        for place, code in enumerate(asked)
        for row, other in enumerate(codes)
        if other == code
    ]
    assert list(zip(at.tolist(), rows.tolist(), strict=True)) == wanted


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


def sought(hits: Hits) -> list[tuple[int, int, int]]:
    """Where each hit stands in the text and in the registry, and how many units it has."""
    columns = hits.diagonal + hits.place, hits.row, hits.size
    return list(zip(*(column.tolist() for column in columns), strict=True))
