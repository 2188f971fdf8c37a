"""Which quotes are compared for being near duplicates: those that the plain statement names."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

import quotecheck.rules.alike
from quotecheck.rules.alike import numbered, pairs

Words = tuple[str, ...]

WORDS = st.sampled_from([*"abcd", *(f"w{number}" for number in range(90))])
QUOTES = st.lists(st.lists(WORDS, max_size=12).map(tuple), max_size=12)


def alike(quotes: list[Words], found: set[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(
        pair
        for pair in found
        if Levenshtein.normalized_similarity(*(quotes[at] for at in pair)) >= 0.85
    )


def plain(quotes: list[Words]) -> set[tuple[int, int]]:
    """Those that share three words in a row, or all of a few; only neighbours of very many."""
    holders: defaultdict[Words, list[int]] = defaultdict(list)
    for number, words in enumerate(quotes):
        runs = {words[at : at + 3] for at in range(max(1, len(words) - 2))}
        for run in runs | {words}:
            holders[run].append(number)
    found: set[tuple[int, int]] = set()
    for holding in holders.values():
        found.update(combinations(holding, 2) if len(holding) <= 40 else pairwise(holding))
    return found


@settings(max_examples=150, deadline=None)
@given(QUOTES, st.data())
def test_no_pair_that_is_alike_is_left_out(quotes: list[Words], data: st.DataObject) -> None:
    for words in data.draw(st.lists(st.sampled_from(quotes or [()]), max_size=6)):
        at = data.draw(st.integers(0, len(words)))
        changed = data.draw(st.lists(WORDS, max_size=1))
        quotes = [*quotes, (*words[:at], *changed, *words[at + len(changed) :])]
    with pytest.MonkeyPatch.context() as patch:  # as if there were very many words
        patch.setattr(quotecheck.rules.alike, "_LARGEST", data.draw(st.sampled_from([1, 1 << 62])))
        found = set(pairs(numbered(quotes), 0.15))
    assert alike(quotes, found) == alike(quotes, plain(quotes))


def test_of_very_many_that_share_a_run_only_neighbours_are_compared() -> None:
    for size in (40, 41):
        same = [("on", "the", "sea")] * size
        longer = [("on", "the", "sea", *(f"w{number}" for number in range(20)))] * size
        for quotes in (same, longer, [*same, *longer], [("one", "two")] * size):
            assert alike(quotes, set(pairs(numbered(quotes), 0.15))) == alike(quotes, plain(quotes))


def test_they_stand_in_order() -> None:
    quotes = [("a", "b", "c", "d")] * 4
    assert pairs(numbered(quotes), 0.15) == sorted(combinations(range(4), 2))
    assert pairs([], 0.15) == pairs(numbered([()]), 0.15) == []
