"""The table of common words: looked up in place, and the same for every word that it holds."""

from __future__ import annotations

from importlib.resources import files

import pytest

from quotecheck.text.frequency import UNKNOWN, bits, bits_after, is_common

TABLE = [
    line.split("\t")
    for line in files("quotecheck.text")
    .joinpath("data", "english.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("# ")
]


def test_every_word_of_the_table_is_found_with_its_bits() -> None:
    assert len(TABLE) > 20_000
    for word, single, *_ in TABLE:
        assert bits(word) == min(UNKNOWN, float(single))
        assert is_common(word)


def test_what_follows_a_word_is_the_likelier_for_it_and_never_the_rarer() -> None:
    pairs = [
        (word, *follower.rpartition(" ")[::2]) for word, _, *after in TABLE for follower in after
    ]
    assert len(pairs) > 20_000
    for before, word, after in pairs:
        assert bits_after(before, word) == min(bits(word), float(after))


def test_the_table_is_sorted_as_it_is_looked_up() -> None:
    words = [word for word, *_ in TABLE]
    assert words == sorted(set(words))


@pytest.mark.parametrize("word", ["", "#", "# Common", "zzyzx", "\U0010ffff"])
def test_what_the_table_does_not_hold_is_as_rare_as_can_be_told(word: str) -> None:
    assert bits(word) == UNKNOWN
    assert not is_common(word)
    assert bits_after("the", word) == UNKNOWN
    assert bits_after(word, "the") == bits("the")
