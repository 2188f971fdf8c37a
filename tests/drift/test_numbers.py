"""Quantities are compared by value."""

from __future__ import annotations

import pytest

from quotecheck.drift.lexicons import lexicon
from quotecheck.drift.numbers import Reading, read, same_value
from quotecheck.text.tokens import wording


def reading(text: str, language: str) -> Reading:
    """What is read in ``text``."""
    return read([token.norm for token in wording(text).tokens], lexicon(language))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["10,000", "10000", "ten thousand", "10 thousand", "10 000", "10k"]),
        ("en", ["205", "two hundred and five", "two hundred five"]),
        ("en", ["125,000", "one hundred and twenty-five thousand", "125 thousand"]),
        ("en", ["$40", "forty dollars", "40 dollars", "$ 40"]),
        ("en", ["4%", "4 %", "four percent", "4 per cent"]),
        ("en", ["-5", "−5", "minus five"]),
        ("en", ["$1.5 million", "$1,500,000", "$1.5m", "1.5 million dollars"]),
        ("en", ["½", "1/2", "half", "a half", "one half"]),
        ("en", ["2/3", "two-thirds", "two thirds"]),
        ("en", ["2.5", "2½", "two and a half"]),
        ("en", ["1984", "nineteen eighty-four"]),
        ("en", ["23rd", "twenty-third"]),
        ("es", ["35", "treinta y cinco"]),
        ("es", ["10.000", "diez mil"]),
        ("es", ["20 %", "20%", "20 por ciento"]),
        ("fr", ["90", "quatre-vingt-dix"]),
        ("fr", ["1,5 million", "1.500.000"]),
        ("de", ["25", "fünfundzwanzig"]),
        ("de", ["10.000", "zehntausend"]),
    ],
)
def test_one_value(language: str, texts: list[str]) -> None:
    first, *others = (reading(text, language) for text in texts)
    assert [same_value(first, other) for other in others] == [True] * len(others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("five and six", "eleven"), ("thousands", "a thousand"),
        ("one second", "one third"), ("third", "three"), ("twice", "two"), ("ten", "no"),
        ("5 dollars and 6 euros", "5 euros and 6 dollars"), ("1990s", "1990"), ("5 m", "5 million"),
        ("five minutes", "five hours"), ("a.m.", "p.m."), ("a few", "few"),
    ],
)  # fmt: skip
def test_not_one_value(one: str, other: str) -> None:
    assert not same_value(reading(one, "en"), reading(other, "en"))
