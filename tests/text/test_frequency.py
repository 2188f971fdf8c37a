"""The table of common words: looked up in place, and the same for every word that it holds."""

from __future__ import annotations

from importlib.resources import files

import pytest

from quotecheck.text.frequency import (
    FURTHER,
    UNKNOWN,
    _entry,
    bits,
    bits_after,
    bits_after_both,
    forget,
    is_common,
)

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
    pairs = [(word, *follower.split(" ")[:2]) for word, _, *after in TABLE for follower in after]
    assert len(pairs) > 20_000
    for before, word, after in pairs:
        assert bits_after(before, word) == min(bits(word), float(after))


def test_what_follows_two_words_is_the_likelier_for_both_and_never_the_rarer() -> None:
    triples = [
        (first, second, *further)
        for first, _, *after in TABLE
        for second, _, *behind in (follower.split(" ") for follower in after)
        for further in (each.split("=") for each in behind)
    ]
    assert len(triples) > 20_000
    for first, second, word, after in triples:
        assert bits_after_both(first, second, word) == min(bits_after(second, word), float(after))


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [("", "", "put"), ("", "put", "her"), ("zzyzx", "put", "her"), ("put", "zzyzx", "her")],
)
def test_where_two_words_say_nothing_the_second_of_them_does(
    first: str, second: str, word: str
) -> None:
    assert bits_after_both(first, second, word) == bits_after(second, word)


def test_a_phrase_is_less_of_a_surprise_than_its_words() -> None:
    alone = bits("arms")
    after = bits_after("her", "arms")
    assert bits_after_both("put", "her", "arms") < after < alone


def test_a_term_behind_a_term_says_less_than_one_by_itself() -> None:
    assert bits("zzyzx") == bits_after("", "zzyzx") == UNKNOWN
    assert bits_after("xyzzy", "zzyzx") == bits_after_both("the", "xyzzy", "zzyzx") == FURTHER


def test_what_was_forgotten_is_looked_up_again() -> None:
    known = bits("arms"), bits_after("her", "arms"), is_common("zzyzx")
    forget()
    assert _entry.cache_info().currsize == 0
    assert (bits("arms"), bits_after("her", "arms"), is_common("zzyzx")) == known


def test_the_table_is_sorted_as_it_is_looked_up() -> None:
    words = [word for word, *_ in TABLE]
    assert words == sorted(set(words))


@pytest.mark.parametrize("word", ["", "#", "# Common", "zzyzx", "\U0010ffff"])
def test_what_the_table_does_not_hold_is_as_rare_as_can_be_told(word: str) -> None:
    assert bits(word) == UNKNOWN
    assert not is_common(word)
    assert bits_after("the", word) == UNKNOWN
    assert bits_after(word, "the") == bits("the")
