"""Drift and coverage: the worked examples, and what holds of any alignment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.drift.between import Side, apart, between, side
from quotecheck.drift.matrix import _at_once, matrix
from quotecheck.drift.measure import coverage, drift
from quotecheck.model import Alignment, Cut, Op, Step, Token, Wording

Aligned = Callable[[str, str], Alignment]

INVIOLABLE = (
    "I told him, No, President Trump, our territory is inviolable, our sovereignty is "
    "inviolable, our sovereignty is not for sale"
)
NEVER_ACCEPT = (
    "We can share information, but we will never accept the presence of the United States "
    "Army on our territory"
)


@pytest.mark.parametrize(
    ("registered", "printed", "covered", "edits", "words"),
    [
        (
            INVIOLABLE,
            "No, President Trump, our territory is inalienable, sovereignty is inalienable.",
            11 / 20,
            3,
            11,
        ),
        (
            NEVER_ACCEPT,
            "We will never accept the presence of the United States Army in our territory,",
            14 / 19,
            1,
            14,
        ),
        (INVIOLABLE, INVIOLABLE, 1.0, 0, 20),
        ("we saw one two three end it", "we saw … three end it", 5 / 7, 0, 5),
        ("we saw one two three end it", "we saw three end it", 1.0, 2, 7),
        ("we saw three end it", "we saw one two three end it", 1.0, 2, 7),
        ("he saw our territory", "he saw our [Mexico's] territory", 1.0, 1, 5),
        ("we said … it was ours", "we said that day it was ours", 1.0, 0, 5),
    ],
)
def test_worked_examples(
    aligned: Aligned, registered: str, printed: str, covered: float, edits: int, words: int
) -> None:
    alignment = aligned(registered, printed)
    assert coverage(alignment) == pytest.approx(covered)
    assert drift(alignment) == pytest.approx(edits / words)


def _wording(words: list[str]) -> Wording:
    return Wording(tuple(Token(word, word, " ") for word in words))


def _identity(words: int) -> Alignment:
    wording = _wording([f"w{index}" for index in range(words)])
    return Alignment(wording, wording, (Step(Op.EQUAL, (0, words), (0, words)),))


_STEPS = st.lists(
    st.tuples(
        st.sampled_from([Op.EQUAL, Op.REPLACE, Op.DELETE, Op.INSERT, Op.MOVE]),
        st.integers(1, 3),
        st.integers(1, 3),
        st.sampled_from([Cut.MARKED, Cut.SILENT]),
    ),
    min_size=1,
    max_size=6,
)


def _alignment(words: int, shape: list[tuple[Op, int, int, Cut]], letter: str) -> Alignment:
    """Some alignment of a printed wording with a registered one of ``words`` words."""
    steps: list[Step] = []
    printed: list[str] = []
    at = 0
    for op, length, other, cut in [*shape, (Op.EQUAL, words, 0, Cut.SILENT)]:
        taken = min(length, words - at) if op is not Op.INSERT else 0
        if op is not Op.INSERT and not taken:
            continue
        start = len(printed)
        if op in (Op.EQUAL, Op.MOVE):
            printed += [f"w{index}" for index in range(at, at + taken)]
        elif op in (Op.REPLACE, Op.INSERT):
            printed += [f"{letter}{len(printed) + extra}" for extra in range(other)]
        steps.append(
            Step(op, (at, at + taken), (start, len(printed)), cut if op is Op.DELETE else None)
        )
        at += taken
    return Alignment(
        _wording([f"w{index}" for index in range(words)]), _wording(printed), tuple(steps)
    )


@settings(max_examples=150, deadline=None)
@given(_STEPS, st.integers(4, 12))
def test_drift_to_the_registered_wording_is_the_variant_s_own(
    shape: list[tuple[Op, int, int, Cut]], words: int
) -> None:
    variant = _alignment(words, shape, "x")
    if coverage(variant):
        assert between(variant, _identity(words)) == pytest.approx(drift(variant))
        assert between(_identity(words), variant) == pytest.approx(drift(variant))


@settings(max_examples=150, deadline=None)
@given(_STEPS, _STEPS, st.integers(4, 12))
def test_between_is_symmetric_bounded_and_zero_of_itself(
    one: list[tuple[Op, int, int, Cut]], other: list[tuple[Op, int, int, Cut]], words: int
) -> None:
    a, b = _alignment(words, one, "x"), _alignment(words, other, "y")
    assert 0.0 <= between(a, b) <= 1.0
    assert between(a, b) == pytest.approx(between(b, a))
    assert between(a, a) == 0.0
    assert 0.0 <= drift(a) <= 1.0
    assert 0.0 <= coverage(a) <= 1.0


@settings(max_examples=200, deadline=None)
@given(st.lists(_STEPS, min_size=2, max_size=3), st.integers(4, 12))
def test_only_what_a_variant_changes_need_be_looked_at(
    shapes: list[list[tuple[Op, int, int, Cut]]], words: int
) -> None:
    variants = [
        _alignment(words, shape, letter) for shape, letter in zip(shapes, "xyz", strict=False)
    ]
    for rows, one in zip(matrix(variants), variants, strict=True):
        for drifted, other in zip(rows, variants, strict=True):
            # Each word compared by itself, as if all of them had been changed.
            whole = [_all_edited(side(each)) for each in (one, other)]
            plain = 0.0 if one is other else apart(*whole)
            assert drifted == plain
            assert one == other or between(one, other) == plain


def _all_edited(side: Side) -> Side:
    words = [index for index, norm in enumerate(side.plain) if norm is not None]
    edited = [(2 * index + 1, 2 * index + 1) for index in words]
    return replace(side, edited=[*edited, *((part.low, part.high) for part in side.stretches)])


def _misread(alignment: Alignment, places: set[int]) -> Alignment:
    """The same alignment, some of the printed words read with a hyphen at a line end."""
    tokens = [
        replace(token, norm=f"w-{token.norm[1:]}") if at in places else token
        for at, token in enumerate(alignment.printed.tokens)
    ]
    return replace(alignment, printed=Wording(tuple(tokens)))


_PRINTED = st.tuples(_STEPS, st.sampled_from("xyw"), st.sets(st.integers(0, 40), max_size=1))


@settings(max_examples=200, deadline=None)
@given(st.lists(_PRINTED, min_size=2, max_size=6), st.integers(1, 12))
def test_counted_at_once_or_pair_by_pair_it_is_the_same(
    printed: list[tuple[list[tuple[Op, int, int, Cut]], str, set[int]]], words: int
) -> None:
    variants = [_misread(_alignment(words, shape, letter), at) for shape, letter, at in printed]
    sides = list(map(side, variants))
    rows, left = _at_once(variants, sides)
    pairs = {(i, j) for i in range(len(sides)) for j in range(i + 1, len(sides))} - set(left)
    assert all(rows[i][j] == rows[j][i] == apart(sides[i], sides[j]) for i, j in pairs)
    assert all(rows[i][i] == 0.0 for i in range(len(sides)))


def test_few_variants_and_many_have_the_same_drifts(aligned: Aligned) -> None:
    changes = ["inalienable", "sacred", "ours", "theirs", "no", "free", "dear", "old", "new"]
    variants = [aligned(INVIOLABLE, INVIOLABLE.replace("territory", word)) for word in changes]
    variants += [aligned(INVIOLABLE, INVIOLABLE.replace("sale", word)) for word in changes]
    many = matrix(variants)
    assert {drifted for row in many for drifted in row} == {0.0, 1 / 20, 2 / 20}
    few = matrix([variants[0], variants[-1]])
    assert (many[0][-1], many[-1][0]) == (few[0][1], few[1][0])


def test_variants_that_share_no_word_are_as_far_as_can_be(aligned: Aligned) -> None:
    text = "we came here first, they left us there"
    assert between(aligned(text, "we came here first"), aligned(text, "they left us there")) == 1.0


def test_the_same_wording_cut_elsewhere_is_no_drift(aligned: Aligned) -> None:
    short = aligned(NEVER_ACCEPT, "We will never accept the presence of the United States Army")
    assert between(short, aligned(NEVER_ACCEPT, NEVER_ACCEPT)) == 0.0
    assert coverage(short) < 1.0


def test_the_same_change_is_no_drift_between_the_two_that_share_it(aligned: Aligned) -> None:
    one = aligned(INVIOLABLE, INVIOLABLE.replace("inviolable", "inalienable"))
    other = aligned(INVIOLABLE, INVIOLABLE.replace("inviolable", "sacred"))
    assert between(one, one) == 0.0
    assert between(one, other) == pytest.approx(2 / 20)
