"""A short quote is found where two of its words are written as one, or one as two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.model import Quote, Settings, Source
from quotecheck.search import compile_index, find
from quotecheck.search.spellings import is_bare, spellings
from quotecheck.text.tokens import registered

_WORDS = ["under", "way", "health", "care", "kill", "joy", "some", "where", "honey", "moon"]


def found(quote: str, text: str) -> list[str]:
    asked = Quote("q", "A", quote, registered)
    index = compile_index([asked], Settings(), lambda language, word: False)
    return [one.text for one in find(Source("a.txt", text), index)[1]]


def others(text: str) -> set[tuple[tuple[str, ...], int]]:
    vocabulary: dict[str, int] = {}
    made = spellings(text, vocabulary)
    names = {number: name for name, number in vocabulary.items()}
    return {(tuple(names[unit] for unit in one.units), one.parted) for one in made}


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("universal health care", "universal healthcare"),
        ("universal healthcare", "universal health care"),
        ("universal healthcare", "Universal health-care"),
        ("saintly Kill-joy", "saintly killjoy"),
        ("well under way", "well underway"),
        ("well underway", "well under\nway"),
        ("underway", "under way"),
        ("incalculably dif\u00ad fusive", "incalculably diffusive"),
        ("a pro fessional air", "a professional air"),
        ("to co-operate now", "to cooperate now"),
        ("mother tongue honoured", "mothertongue honored"),
    ],
)
def test_a_word_written_apart_is_the_same_word(quote: str, printed: str) -> None:
    assert found(quote, f"It is, she said, {printed}.") == [printed]


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("well underway", "well under. Way"),
        ("well underway", "well under, way"),
        ("well under, way", "well underway"),
        ("well under way", "well underways"),
        ("the healthcare of moons", "the health care of honeymoons"),
        ("well under way", "wellunderway"),
        ("it isn't true", "it is nt true"),
        ("we saw parcelty there", "we saw parcel ty there"),
    ],
)
def test_other_words_are_not(quote: str, printed: str) -> None:
    assert found(quote, f"It is, she said, {printed}.") == []


def test_it_is_found_once() -> None:
    assert found("kill-joy", "A kill-joy, a kill joy, and a killjoy.") == [
        "kill-joy",
        "kill joy",
        "killjoy",
    ]


def test_each_place_is_joined_or_parted_by_itself() -> None:
    assert others("some where wild") == {(("somewher", "wild"), 0), (("som", "wherewild"), 0)}
    assert others("wild somewhere") == {(("wildsomewher",), 0), (("wild", "som", "wher"), 2)}


def test_a_contraction_is_neither_joined_nor_parted() -> None:
    assert others("don't") == set()


@pytest.mark.parametrize(
    ("gap", "bare"),
    [(" ", True), ("-", True), ("\u00ad\n", True), ("", False), (", ", False), (" - ", False)],
)
def test_what_may_stand_between_the_parts_of_a_word(gap: str, bare: bool) -> None:
    assert is_bare(gap) is bare


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_WORDS), min_size=2, max_size=4),
    st.data(),
    st.sampled_from([" ", "-", "\n", "  "]),
)
def test_joined_and_parted_are_each_other(
    words: list[str], data: st.DataObject, between: str
) -> None:
    at = data.draw(st.integers(0, len(words) - 2))
    joined = " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])
    parted = " ".join([*words[:at], words[at] + between + words[at + 1], *words[at + 2 :]])
    assert found(joined, f"So it is: {parted}. That is all.") == [parted]
    assert found(" ".join(words), f"So it is: {joined}. That is all.") == [joined]


def test_a_quote_without_a_word_is_found_nowhere() -> None:
    assert found("...", "So it is ... That is all.") == []
