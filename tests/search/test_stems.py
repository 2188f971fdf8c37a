"""Keys of many words at once: the same as `units` gives one by one."""

from __future__ import annotations

import string

import numpy as np
import pytest
from both_ways import needs_compiled, numpy_alone
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotecheck.search.stems import WIDEST, Stems
from quotecheck.search.units import PREFIXES, british_endings, irregular, key, units

VOWELS, CONSONANTS = "aeiouy", "bcdfghjklmnpqrstvwxz"
ENDINGS = [
    *("", "s", "ss", "us", "is", "es", "ses", "sses", "shes", "ches", "xes", "zes", "ies", "ied"),
    *("ing", "ings", "inging", "ed", "eds", "eed", "ied", "ie", "i", "e", "ee", "ted", "tting"),
    *("lled", "ss", "tt", "ff", "ssed", "nned", "y", "ys", "yed", "ying", "dgement", "ae", "oe"),
    *british_endings(),
]
IRREGULAR = [word for word in irregular() if word.isalpha()]

stems = st.text(st.sampled_from([*"aeiouylstdgx", *string.ascii_lowercase]), max_size=20)
words = st.one_of(
    st.builds(lambda stem, ending: stem + ending, stems, st.sampled_from(ENDINGS)),
    st.builds(
        lambda head, stem: head + stem,
        st.sampled_from(["grey", "shew", "ae", "oe", "judge", *PREFIXES]),
        stems,
    ),
    st.sampled_from(IRREGULAR),
    st.text(VOWELS, max_size=24),
    st.text(CONSONANTS, max_size=24),
).map(lambda word: word[:WIDEST] or "a")


def laid_out(several: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Letters, starts and sizes of words, something else about each of them."""
    text = "#" + "'z".join(several) + "!"
    sizes = np.array([len(word) for word in several], dtype=np.int64)
    starts = np.cumsum(sizes + 2) - sizes - 1
    return np.frombuffer(text.encode("ascii"), dtype=np.uint8), starts, sizes


def of_letters(several: list[str]) -> np.ndarray:
    return np.array([word.isalpha() for word in several], dtype=bool)


def numbered(keys: list[str]) -> dict[str, int]:
    return {one: number for number, one in enumerate(dict.fromkeys(keys), start=1)}


@settings(max_examples=150, deadline=None)
@given(st.lists(words, min_size=1, max_size=60), st.integers(1, 3))
@example(["a" * size for size in range(1, WIDEST + 1)], 1)
@example(["singing", "sing", "bed", "bled", "the", "tries", "ties", "dies", "buses", "ees"], 1)
def test_a_plain_word_has_the_key_that_it_has_alone(several: list[str], every: int) -> None:
    """The vocabulary holds every key, or some of them; a word whose key it lacks has 0."""
    vocabulary = numbered([key(word) for word in several[::every]])
    numbers, refused = Stems(vocabulary).numbers(*laid_out(several))
    for word, number, out in zip(several, numbers.tolist(), refused.tolist(), strict=True):
        if not out:
            assert units(word) == (key(word),)
            assert number == vocabulary.get(key(word), 0), word


def test_a_number_has_nothing_to_do_with_the_words_beside() -> None:
    several = ["river", "rivers", "promise", "promised", "running", "run", "silver"]
    stems_ = Stems(numbered([key(word) for word in several]))
    together, _ = stems_.numbers(*laid_out(several))
    alone = [stems_.numbers(*laid_out([word]))[0].tolist() for word in several]
    assert together.tolist() == [number for (number,) in alone]


@pytest.mark.parametrize("word", ["cannot", "gonna", "percent", "ok", "inflexion".rjust(24, "b")])
def test_what_is_several_units_or_too_long_is_refused(word: str) -> None:
    _, refused = Stems({}).numbers(*laid_out([word]))
    assert refused.tolist() == [True]


@pytest.mark.parametrize(
    "word",
    ["river", "walking", "agreed", "cities", "sw", "honour", "greyer", "foetal", "men", "said"],
)
def test_what_is_one_unit_is_not(word: str) -> None:
    _, refused = Stems({}).numbers(*laid_out([word]))
    assert refused.tolist() == [False]


def test_no_words() -> None:
    numbers, refused = Stems({"river": 1}).numbers(*laid_out([])[:1], *[np.zeros(0, int)] * 2)
    assert not len(numbers)
    assert not len(refused)


marks = st.sampled_from(["-", "'"])
halves = st.one_of(words, st.sampled_from([*PREFIXES, "it", "let", "river", "s", "t", "re", ""]))
compounds = st.one_of(
    st.builds(lambda one, mark, other: one + mark + other, halves, marks, halves),
    st.builds(lambda one: one + "'s", halves),
    st.builds(lambda one, two, three: f"{one}-{two}'{three}", halves, halves, halves),
    st.builds(lambda one, other: f"{one}-{other}", halves, halves),
).filter(bool)


@settings(max_examples=150, deadline=None)
@given(st.lists(compounds | words, min_size=1, max_size=40), st.integers(1, 3))
@example(["a" * 70, "b" * 30 + "-c", "river"], 1)
@example(["river-bank", "river's", "it's", "let's", "co-operate", "non-river", "a-b", "x's"], 1)
def test_a_compound_has_the_units_that_it_has_alone(several: list[str], every: int) -> None:
    vocabulary = numbered([unit for word in several[::every] for unit in units(word)])
    first, second, refused = Stems(vocabulary).units(*laid_out(several), of_letters(several))
    for word, *found, out in zip(
        several, first.tolist(), second.tolist(), refused.tolist(), strict=True
    ):
        if not out:
            wanted = [vocabulary.get(unit, 0) for unit in units(word)]
            assert [number for number in found if number >= 0] == wanted, word


@needs_compiled
@settings(max_examples=100, deadline=None)
@given(st.lists(compounds | words | st.text("as'-", max_size=60)))
@example(["a" * 24 + "-" + "b" * 24, "a" * 25 + "-b", "a-" + "b" * 25, "", "'s", "a's", "-a"])
def test_compiled_loops_part_chunks_as_numpy_does(several: list[str]) -> None:
    given = *laid_out(several), of_letters(several)
    found = Stems({"river": 1, "a": 2}).units(*given)
    with numpy_alone():
        for one, other in zip(found, Stems({"river": 1, "a": 2}).units(*given), strict=True):
            assert one.tolist() == other.tolist()


@needs_compiled
@pytest.mark.parametrize(("start", "size"), [(-1, 1), (0, -1), (2, 2), (1 << 62, 3)])
def test_no_chunk_outside_of_the_letters(start: int, size: int) -> None:
    with pytest.raises(ValueError, match="too small"):
        Stems({})._halves(np.zeros(3, dtype=np.uint8), np.array([start]), np.array([size]))


@pytest.mark.parametrize(
    "word",
    ["co-operate", "it's", "let's", "don't", "a-b-c", "-a", "a-", "'s", "mother-in-law's", "men's"],
)
def test_what_is_no_pair_of_words_is_refused(word: str) -> None:
    *_, refused = Stems({}).units(*laid_out([word]), of_letters([word]))
    assert refused.tolist() == [True]


@pytest.mark.parametrize("word", ["river-bank", "king's", "well-paid", "x-ray", "a's"])
def test_what_is_one_is_not(word: str) -> None:
    *_, refused = Stems({}).units(*laid_out([word]), of_letters([word]))
    assert refused.tolist() == [False]


@needs_compiled
@pytest.mark.parametrize(("start", "size"), [(-1, 1), (0, -1), (2, 2), (1 << 62, 3)])
def test_no_word_outside_of_the_letters(start: int, size: int) -> None:
    places = np.array([start], dtype=np.int64), np.array([size], dtype=np.int64)
    with pytest.raises(ValueError, match="stems"):
        Stems({"a": 1}).numbers(np.frombuffer(b"abc", dtype=np.uint8), *places)
