"""Same word, look-alike word, one word written apart."""

from __future__ import annotations

import pytest

from quotecheck.collate.likeness import same, unlike, whole_forms
from quotecheck.model import Token
from quotecheck.text.tokens import wording


def token(text: str) -> Token:
    (only,) = wording(text).tokens
    return only


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Common-Sense", "common-sense"),
        ("common-\nsense", "common-sense"),
        ("sove-\r\nreign", "sovereign"),
    ],
)
def test_the_same_word(one: str, other: str) -> None:
    assert same(token(one), token(other))
    assert same(token(other), token(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("commonsense", "common-sense"), ("common-\nsense", "commonality"), ("4%", "4")],
)
def test_not_the_same_word(one: str, other: str) -> None:
    assert not same(token(one), token(other))


def test_likeness_falls_from_spelling_to_another_word() -> None:
    likeness = [
        unlike("honoured", "honored"),
        unlike("inviolable", "inalienable"),
        unlike("robbing", "borrowing"),
        unlike("mexico", "canada"),
        unlike("in", "canada"),
    ]
    assert likeness == sorted(likeness)
    assert len(set(likeness)) == len(likeness)


def test_numbers_pair_with_numbers() -> None:
    assert unlike("10,000", "97") < unlike("10,000", "people")
    assert unlike("a", "cat") > unlike("a", "on")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("common-sense", "commonsense"),
        ("don't", "do not"),
        ("we're", "we are"),
        ("can't", "can not"),
        ("won't", "will not"),
        ("gonna", "going to"),
    ],
)
def test_a_word_written_apart(word: str, form: str) -> None:
    assert form in whole_forms(word)


def test_a_plain_word_stands_for_nothing_but_itself() -> None:
    assert whole_forms("territory") == ("territory",)
    assert whole_forms("a") == ()
