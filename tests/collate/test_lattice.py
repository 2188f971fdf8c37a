"""The lattice against the plainest statement of what it minimises."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.columns import EDIT, NEVER, Lattice, Unit
from quotecheck.collate.lattice import coarse, cost, path
from quotecheck.collate.strand import Strand, strand
from quotecheck.model import Op
from quotecheck.text.tokens import wording

WORDS = ("alpha", "bravo", "charlie", "delta")
GAPS = (" ", " ", " ", ", ", ". ", " … ")


@st.composite
def texts(draw: st.DrawFn, least: int = 1, most: int = 7) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=least, max_size=most))
    gaps = draw(st.lists(st.sampled_from(GAPS), min_size=len(words), max_size=len(words)))
    return "".join(map("".join, zip(gaps, words, strict=True))).lstrip(" ,.…")


def parted(text: str) -> Strand:
    return strand(wording(text))


def least(registered: Strand, printed: Strand) -> int:
    """Every alignment, one word at a time."""
    n, m = len(registered), len(printed)
    left = [token.norm for token in registered.tokens]
    right = [token.norm for token in printed.tokens]
    never = n + m + 100

    def edge(gone: list[str], cut: int, word: str) -> int:
        free = registered.breaks[cut] and word not in gone
        return 0 if free or not gone else min(len(gone), 8) - 1

    @cache
    def rest(i: int, j: int, last: str) -> int:
        if j == m:
            if last in {"lost", "filled"}:
                return never
            beside = edge(left[i:], i, right[-1]) if last == "changed" else 0
            return (i < n) + beside
        before = edge(left[:i], i, right[0]) if j == 0 else 0
        ways = [1 + before + rest(i, j + 1, "changed")]
        if i < n:
            same = left[i] == right[j]
            ways.append(
                rest(i + 1, j + 1, "equal") if same else 1 + before + rest(i + 1, j + 1, "changed")
            )
            if j:
                ways.append((not printed.ellipses[j]) + rest(i + 1, j, "lost"))
        if j and registered.ellipses[i]:
            ways += [rest(i, k, "filled") for k in range(j + 1, m)]
        return min(ways)

    return min((start > 0) + rest(start, 0, "start") for start in range(n + 1))


@settings(max_examples=300, deadline=None)
@given(texts(), texts())
def test_the_path_costs_what_the_cheapest_of_all_alignments_costs(one: str, other: str) -> None:
    registered, printed = parted(one), parted(other)
    _, price = path(registered, printed)
    assert price == least(registered, printed)
    assert cost(registered, printed, 100) == price
    assert cost(registered, printed, 1) == min(price, 1)


def plain(registered: Strand, printed: Strand) -> tuple[list[Unit], int]:
    """The path through the whole lattice, no cell left out."""
    lattice = Lattice(registered, printed)
    assert lattice.solve(NEVER - 1)
    return lattice.trace(), lattice.best()[0] // EDIT


def one_by_one(units: list[Unit]) -> list[Unit]:
    """Stretches of equal words, word by word."""
    return [
        Unit(unit.op, unit.a + at, unit.a + at + 1, unit.c + at, unit.c + at + 1)
        if unit.op is Op.EQUAL and unit.b > unit.a
        else unit
        for unit in units
        for at in range(max(unit.b - unit.a, 1) if unit.op is Op.EQUAL else 1)
    ]


SEVERAL = ("today", "to", "day", "for", "ever", "forever", "can't", "can", "not", "common-\nplace")


@st.composite
def reworded(draw: st.DrawFn) -> tuple[str, str]:
    """A text of words most of which occur once, and another wording of it."""
    names = st.one_of(st.integers(0, 60).map("w{}".format), st.sampled_from(SEVERAL))
    words = draw(st.lists(names, min_size=1, max_size=30))
    gaps = draw(st.lists(st.sampled_from(GAPS), min_size=len(words), max_size=len(words)))
    other = list(zip(gaps, words, strict=True))
    for _ in range(draw(st.integers(0, 4))):
        at, size = draw(st.integers(0, len(other))), draw(st.integers(0, 6))
        other[at : at + size] = draw(st.lists(st.tuples(st.sampled_from(GAPS), names), max_size=2))
    return "".join(g.replace("…", "") + w for g, w in zip(gaps, words, strict=True)), "".join(
        gap + word for gap, word in other
    ).lstrip(" ,.…")


@settings(max_examples=300, deadline=None)
@given(reworded())
def test_what_is_left_out_changes_no_path(pair: tuple[str, str]) -> None:
    registered, printed = map(parted, pair)
    if registered and printed:
        units, price = path(registered, printed)
        assert (one_by_one(units), price) == plain(registered, printed)


@settings(max_examples=100, deadline=None)
@given(texts(), texts())
def test_nor_where_words_come_again(one: str, other: str) -> None:
    registered, printed = parted(one), parted(other)
    units, price = path(registered, printed)
    assert (one_by_one(units), price) == plain(registered, printed)


@settings(max_examples=100, deadline=None)
@given(texts(least=0), texts(least=0))
def test_units_follow_each_other_and_cover_both_wordings(one: str, other: str) -> None:
    registered, printed = parted(one), parted(other)
    for units in (path(registered, printed)[0], coarse(registered, printed)):
        i = j = 0
        for unit in units:
            assert (unit.a, unit.c) == (i, j)
            i, j = unit.b, unit.d
        assert (i, j) == (len(registered), len(printed))


@settings(max_examples=60, deadline=None)
@given(texts(least=3), st.data())
def test_a_part_printed_word_for_word_is_one_stretch_of_equal_words(
    text: str, data: st.DataObject
) -> None:
    registered = parted(text.replace("…", ","))  # of its own, another part may fill it
    start = data.draw(st.integers(0, len(registered) - 1))
    end = data.draw(st.integers(start + 1, len(registered)))
    part = " ".join(token.norm for token in registered.tokens[start:end])
    kept = [unit for unit in path(registered, parted(part))[0] if unit.op is not Op.DELETE]
    assert {unit.op for unit in kept} == {Op.EQUAL}
    assert kept[-1].b - kept[0].a == end - start


def test_a_long_pair_of_wordings_still_aligns() -> None:
    words = [f"word{index}" for index in range(1100)]
    printed = [*words[:500], "never", *words[501:]]
    units, price = path(parted(" ".join(words)), parted(" ".join(printed)))
    assert price == 1
    assert [unit for unit in units if unit.op is not Op.EQUAL] == [(Op.REPLACE, 500, 501, 500, 501)]
