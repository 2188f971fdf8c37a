"""Chains of runs: the best one, however few links are tried."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable
from itertools import combinations
from unittest.mock import patch

import pytest
from both_ways import needs_compiled, numpy_alone
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import LARGE, SMALL, read_whole

from quotecheck.model import Occurrence
from quotecheck.search import native
from quotecheck.search.chain import Link, _least, _link, best_chain
from quotecheck.search.runs import Run, find_runs

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
    found = best_chain(pattern, zone, runs)
    with numpy_alone():
        assert best_chain(pattern, zone, runs) == found
        with patch.object(sys.modules["quotecheck.search.chain"], "_least", lambda *about: 0.0):
            assert best_chain(pattern, zone, runs) == found


@needs_compiled
def test_what_the_compiled_loop_is_given_may_not_lead_out_of_it() -> None:
    one, two, three = (array("d", [1.0] * count) for count in (1, 2, 3))
    run = Run(0, 0, 2)
    assert native.chain([run], two, two, three, True, False, lambda *runs: None) == (0, 2.0, [None])
    for runs, single, after, sums in (
        ([run], one, one, two),
        ([run], two, one, three),
        ([run], two, two, two),
        ([], two, two, three),
        ([Run(-1, 0, 2)], two, two, three),
        ([Run(0, -1, 2)], two, two, three),
        ([Run(0, 0, 0)], two, two, three),
        ([Run(1 << 62, 0, 2)], two, two, three),
        ([Run(0, 1 << 62, 2)], two, two, three),
    ):
        with pytest.raises(ValueError, match="chain"):
            native.chain(runs, single, after, sums, True, False, lambda *runs: None)


@needs_compiled
def test_what_a_link_raises_is_raised() -> None:
    runs = [Run(0, 0, 1), Run(1, 2, 1)]
    bits, sums = array("d", [1.0] * 2), array("d", [1.0] * 3)
    with pytest.raises(ZeroDivisionError):
        native.chain(runs, bits, bits, sums, True, True, lambda *runs: Link(1 / 0, 0))
    with pytest.raises(TypeError):
        native.chain(runs, bits, bits, sums, True, True, lambda *runs: 5)  # type: ignore[arg-type, return-value]
    with pytest.raises(TypeError):
        native.chain([0, 1], bits, bits, sums, True, True, lambda *runs: None)  # type: ignore[list-item]
