"""The table of common words: looked up in place, and the same for every word that it holds."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from quotecheck.text.frequency import (
    FURTHER,
    UNKNOWN,
    UNLISTED,
    WORDS,
    bits,
    bits_after,
    bits_after_both,
    is_common,
    packed,
    table,
)

LISTED = Path(__file__).resolve().parents[2] / "scripts" / "english.tsv"
pytestmark = pytest.mark.skipif(
    not LISTED.is_file(), reason="what the table is made of is not here"
)
LINES = LISTED.read_text("utf-8").splitlines() if LISTED.is_file() else []
TABLE = [line.split("\t") for line in LINES if not line.startswith("# ")]


def test_every_word_of_the_table_is_found_with_its_bits() -> None:
    assert len(TABLE) > 20_000
    for word, single, *_ in TABLE:
        assert bits(word) == min(UNKNOWN, float(single))
        assert is_common(word)


def test_what_follows_a_word_is_the_likelier_for_it_and_never_the_rarer() -> None:
    pairs = [(word, *follower.split(" ")[:2]) for word, _, *after in TABLE for follower in after]
    assert len(pairs) == len(table().pairs) > 20_000
    for before, word, after in pairs:
        assert bits_after(before, word) == min(bits(word), float(after))


def test_what_follows_two_words_is_the_likelier_for_both_and_never_the_rarer() -> None:
    triples = [
        (first, second, *further)
        for first, _, *after in TABLE
        for second, _, *behind in (follower.split(" ") for follower in after)
        for further in (each.split("=") for each in behind)
    ]
    assert len(triples) == len(table().triples) > 20_000
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


def test_the_table_is_sorted_as_it_is_looked_up() -> None:
    made = table()
    for listed in (made.words, made.pairs, made.triples):
        assert list(listed) == sorted(set(listed))
    assert len(made.words) < WORDS


def test_it_holds_what_is_listed_and_no_more() -> None:
    made = table()
    after = [follower.split(" ") for _, _, *followers in TABLE for follower in followers]
    assert len(made.single) - made.single.count(UNLISTED) == len(TABLE)
    assert len(made.after) == len(made.pairs) == len(after)
    assert len(made.both) == len(made.triples) == sum(len(further) for _, _, *further in after)


def test_the_table_comes_out_of_its_file_as_it_went_in() -> None:
    file = files("quotecheck.text").joinpath("data", "english.bits")
    assert packed(table()) == file.read_bytes()


@pytest.mark.parametrize("word", ["", "#", "# Common", "zzyzx", "\U0010ffff"])
def test_what_the_table_does_not_hold_is_as_rare_as_can_be_told(word: str) -> None:
    assert bits(word) == UNKNOWN
    assert not is_common(word)
    assert bits_after("the", word) == UNKNOWN
    assert bits_after(word, "the") == bits("the")
