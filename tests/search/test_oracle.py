"""The oracle by hand: small enough to check with a pencil, for everything else leans on it."""

from __future__ import annotations

import pytest

from quotecheck.search.oracle import Part, Stretch, distances, parts, verbatim, whole


@pytest.mark.parametrize(
    ("source", "limit", "expected"),
    [
        ("a b c d", 0, [(0, 4, 0)]),
        ("x a b c d y", 0, [(1, 5, 0)]),
        ("a b x d", 1, [(0, 4, 1)]),  # substitution
        ("a b x c d", 1, [(0, 5, 1)]),  # insertion
        ("a b d", 1, [(0, 3, 1)]),  # deletion
        ("x b c d y", 1, [(1, 4, 1)]),  # begins on a word that aligns
        ("a b c x", 1, [(0, 3, 1)]),  # and ends on one
        ("a b x d", 0, []),
        ("x y z", 3, []),
        ("", 3, []),
        ("a b c d a b x d", 1, [(0, 4, 0), (4, 8, 1)]),  # every one
        ("a b x d b c d", 1, [(0, 4, 1), (4, 7, 1)]),
        ("a b a b c d", 1, [(2, 6, 0)]),
        ("a b c x a b c d", 2, [(0, 3, 1), (4, 8, 0)]),
        ("b c d a b c d", 3, [(0, 3, 1), (3, 7, 0)]),  # the fewest edits win what they share
    ],
)
def test_whole(source: str, limit: int, expected: list[tuple[int, int, int]]) -> None:
    assert whole("a b c d".split(), source.split(), limit) == [Stretch(*one) for one in expected]


def test_whole_leaves_no_stretch_out_for_its_place() -> None:
    text = "b c d a b c".split()
    assert whole("a b c d".split(), text, 1) == [Stretch(0, 3, 1), Stretch(3, 6, 1)]


def test_verbatim_takes_the_first_of_two_that_overlap() -> None:
    assert verbatim("a b a".split(), "a b a b a x a b a".split()) == [
        Stretch(0, 3, 0),
        Stretch(6, 9, 0),
    ]


def test_distances_to_every_prefix() -> None:
    assert distances("a b c".split(), "a x c d".split()) == [3, 2, 2, 1, 2]


def test_parts_earn_bits_and_pay_for_edits() -> None:
    quote, source = "a b c d e".split(), "x a b y d x x b c".split()
    single, after = [10.0] * 5, [10.0, 4.0, 4.0, 4.0, 4.0]
    assert parts(quote, source, single, after, 3.0) == [
        Part(1, 5, 0, 4, 3, 1, 10.0 + 4.0 - 3.0 + 10.0),
        Part(7, 9, 1, 3, 2, 0, 10.0 + 4.0),
    ]


def test_parts_do_not_join_over_what_is_taken_or_costs_more_than_it_brings() -> None:
    quote, source = "a b c d".split(), "a b x x x x x x c d".split()
    found = parts(quote, source, [5.0] * 4, [5.0] * 4, 2.0)
    assert [(one.start, one.end) for one in found] == [(0, 2), (8, 10)]


def test_one_word_is_no_part() -> None:
    assert parts(["a", "b"], ["a", "x"], [9.0, 9.0], [9.0, 9.0], 3.0) == []
