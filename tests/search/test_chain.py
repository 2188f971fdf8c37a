"""Chains of runs: the best one, however few links are tried."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import combinations
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from planted import LARGE, SMALL, read_whole

from quotecheck.model import Occurrence
from quotecheck.search.chain import _least, _link, best_chain
from quotecheck.search.runs import find_runs

WORDS = st.sampled_from([*SMALL[:4], *LARGE[8:14]])


def test_a_repeat_of_its_first_word_is_no_word_put_into_a_quote(
    find: Callable[..., list[Occurrence]],
) -> None:
    (one,) = find("He went in in spite of the weary keeper.", "In spite of the weary keeper")
    assert one.text == "in spite of the weary keeper"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(WORDS, min_size=10, max_size=20),
    st.lists(
        st.one_of(
            st.just("..."),
            WORDS,
            st.sampled_from(["stone", "stone ladder " * 4, "...", "said. “So"]),
        )
    ),
    st.data(),
)
def test_links_that_are_passed_over_are_of_no_use(
    quote: list[str], others: list[str], data: st.DataObject
) -> None:
    gap = data.draw(st.integers(0, len(quote)))
    rest = data.draw(st.integers(gap, len(quote)))
    at = data.draw(st.integers(0, len(others)))
    text = [*quote[:gap], *others[:at], *quote[rest:], *others[at:], *quote[:gap]]
    quote.insert(gap, data.draw(st.sampled_from(["...", "copper"])))
    pattern, zone = read_whole(" ".join(quote), " ".join(text))
    zone.spoken = data.draw(st.booleans())
    runs = find_runs(pattern, zone)
    for before, after in combinations(runs, 2):
        skipped, extra = after.quote - before.quote_end, after.zone - before.zone_end
        link = _link(pattern, zone, before, after) if min(skipped, extra) >= 0 else None
        shorter = min(before.length, after.length)
        assert link is None or _least(pattern, zone, skipped, extra, shorter) <= link.cost
    with patch.object(sys.modules["quotecheck.search.chain"], "_least", lambda *about: 0.0):
        wanted = best_chain(pattern, zone, runs)
    assert best_chain(pattern, zone, runs) == wanted
