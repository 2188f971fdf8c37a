"""Judging a place: what is left out because it can change nothing does change nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from planted import FILLER, LARGE, sequences

from quotecheck.model import Occurrence, Settings

JOINTS = [" ", " ", " ", ", ", ". ", " ... ", ".” “", "” he said, “"]


@settings(max_examples=150, deadline=None)
@given(sequences(LARGE[8:22], 6, 14), st.data())
def test_no_round_is_left_out_that_would_find_more(
    find: Callable[..., list[Occurrence]], quote: list[str], data: st.DataObject
) -> None:
    stretch = st.tuples(st.integers(0, 9), st.integers(3, 14)).map(
        lambda edge: quote[edge[0] : edge[0] + edge[1]]
    )
    pieces = st.one_of(st.just(quote), stretch, sequences(FILLER[:6], 1, 3))
    text = "“"
    for piece in data.draw(st.lists(pieces, min_size=1, max_size=7)):
        text += " ".join(piece) + data.draw(st.sampled_from(JOINTS))
    everything = Settings(exhaustive=data.draw(st.booleans()))
    found = find(text, " ".join(quote), settings=everything)
    verify = sys.modules["quotecheck.search.verify"]
    with patch.object(verify, "_may_hold_more", lambda *about: True):
        assert find(text, " ".join(quote), settings=everything) == found
