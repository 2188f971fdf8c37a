"""Added words side by side, against every layout there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.stack import Row, exact, price, progressive, stack

WORDS = st.lists(st.sampled_from(["very", "so", "quite"]), max_size=2).map(tuple)


def layouts(places: tuple[int, ...], sequences: list[tuple[str, ...]]) -> Iterator[list[Row]]:
    if all(place == len(words) for place, words in zip(places, sequences, strict=True)):
        yield []
    for step in product((0, 1), repeat=len(sequences)):
        after = tuple(place + goes for place, goes in zip(places, step, strict=True))
        if any(step) and all(a <= len(words) for a, words in zip(after, sequences, strict=True)):
            row = tuple(
                words[place] if goes else None
                for words, place, goes in zip(sequences, places, step, strict=True)
            )
            for rest in layouts(after, sequences):
                yield [row, *rest]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(WORDS, st.integers(1, 3)), min_size=2, max_size=3, unique_by=lambda p: p[0])
)
def test_the_exact_layout_is_the_cheapest_of_all(pairs: list[tuple[tuple[str, ...], int]]) -> None:
    sequences = [words for words, _ in pairs]
    weights = [weight for _, weight in pairs]
    found = sum(price(row, weights) for row in exact(sequences, weights))
    ways = layouts((0,) * len(sequences), sequences)
    assert found == min(sum(price(row, weights) for row in way) for way in ways)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_every_word_stands_once_and_in_order(
    sequences: list[tuple[str, ...]], data: st.DataObject
) -> None:
    layout = stack(Counter(sequences))
    for words in sequences:
        assert tuple(word for word in layout[words] if word) == words
    assert len({len(column) for column in layout.values()}) == 1
    assert layout == stack(Counter(data.draw(st.permutations(sequences))))


def test_the_long_way_lays_equal_words_side_by_side() -> None:
    long = tuple(f"w{index}" for index in range(100))
    sequences = [long, long[:40] + long[41:], long[5:], ("other", *long)]
    rows = progressive(sequences, [1, 1, 1, 1])
    assert len(rows) == 101
    assert sum(len({word for word in row if word}) > 1 for row in rows) == 0
