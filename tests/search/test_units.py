"""Units: which words count as equal for finding, and which never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotecheck.search.units import key, spelled, units
from quotecheck.text.fold import norm
from quotecheck.text.tokens import wording


def of(text: str) -> list[str]:
    return [unit for token in wording(text).tokens for unit in units(token.norm)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("honour", "honor"),
        ("colours", "colors"),
        ("neighbourhood", "neighborhood"),
        ("organisation", "organization"),
        ("analysed", "analyzed"),
        ("centre", "center"),
        ("dialogue", "dialog"),
        ("programme", "program"),
        ("defence", "defense"),
        ("travelled", "traveled"),
        ("judgement", "judgment"),
        ("grey", "gray"),
        ("to-day", "today"),
        ("co-operate", "cooperate"),
        ("10,000", "10000"),
        ("café", "cafe"),
    ],
)
def test_regional_spellings_are_one(one: str, other: str) -> None:
    assert spelled(norm(one)) == spelled(norm(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("our", "or"),
        ("four", "for"),
        ("hour", "hor"),
        ("wise", "wize"),
        ("territory", "territor"),
        ("1.5", "15"),
        ("10²", "102"),
        ("$40", "£40"),
        ("4%", "4"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert units(norm(one)) != units(norm(other))


@pytest.mark.parametrize(
    "forms",
    [
        "feel feels felt feeling",
        "say says said saying",
        "walk walks walked walking",
        "promise promises promised promising",
        "city cities",
        "try tries tried trying",
        "stop stops stopped stopping",
        "man men man's",
        "is are was were been",
    ],
)
def test_inflections_share_a_key(forms: str) -> None:
    assert len({key(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("don't", "do not"),
        ("can't", "cannot"),
        ("can’t", "can not"),
        ("won't", "will not"),
        ("it's", "it is"),
        ("they're", "they are"),
        ("I've", "I have"),
        ("we'll", "we will"),
        ("she'd", "she would"),
        ("gonna", "going to"),
        ("let's", "let us"),
        ("long-term", "long term"),
        ("state-of-the-art", "state of the art"),
    ],
)
def test_contractions_and_compounds_count_as_their_words(one: str, other: str) -> None:
    assert of(one) == of(other)


def test_a_possessive_is_no_contraction() -> None:
    assert len(of("Mexico's")) == 1
    assert len(of("the king's men")) == 3


@given(st.text(max_size=30))
def test_every_token_of_any_text_has_a_unit(text: str) -> None:
    for token in wording(text).tokens:
        assert units(token.norm)
        assert all(units(token.norm))
