"""The closest stretch is found wherever the word distance is within the limit, and only there."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st
from planted import LARGE, edited, read_whole

from quotecheck.search.semiglobal import closest

QUOTE = ["the", *LARGE[:6], "the", *LARGE[6:11]]


def fewest(quote: Sequence[int], text: Sequence[int]) -> int:
    """The fewest edits between a quote and any stretch of a text."""
    row = [0] * (len(text) + 1)
    for number, unit in enumerate(quote, 1):
        above, row = row, [number]
        for at, other in enumerate(text):
            row.append(min(above[at] + (unit != other), above[at + 1] + 1, row[at] + 1))
    return min(row)


@settings(max_examples=200, deadline=None)
@given(st.permutations(QUOTE) | edited(QUOTE, 7, ["the", *LARGE[:2], *LARGE[11:16]]))
@example([*QUOTE[:-4], *LARGE[12:16]])  # as many words are missing as the limit allows
@example([*QUOTE[:-5], *LARGE[12:17]])
def test_what_is_within_the_limit_is_found(text: list[str]) -> None:
    pattern, zone = read_whole(" ".join(QUOTE), " ".join(text))
    chain = closest(pattern, zone)
    assert (chain is not None) == (fewest(pattern.units, zone.units) <= pattern.limit)
