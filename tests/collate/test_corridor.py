"""What the corridor says of all alignments of fewest edits holds of the best one."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotecheck.collate.columns import EDIT, NEVER, Lattice, Unit
from quotecheck.collate.corridor import _Bits, _Table, _Walk, corridor
from quotecheck.collate.edges import beside_edges
from quotecheck.collate.lattice import _widening, path
from quotecheck.collate.merges import merges
from quotecheck.collate.strand import Strand, strand
from quotecheck.model import Op
from quotecheck.text.tokens import wording

WORDS = st.sampled_from(["alpha", "bravo", "cannot", "can", "not", "don't", "do", *"abcdefgh"])
GAPS = st.sampled_from([" ", " ", " ", " ", ", ", ". ", " … "])
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=9)
CHANGES = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 2), st.lists(st.tuples(WORDS, GAPS), max_size=2)),
    max_size=3,
)


def _strand(words: list[tuple[str, str]]) -> Strand:
    return strand(wording("".join(word + gap for word, gap in words)))


def _pair(
    words: list[tuple[str, str]], changes: list[tuple[int, int, list[tuple[str, str]]]]
) -> tuple[Strand, Strand]:
    printed = list(words)
    for at, size, instead in changes:
        printed[at : at + size] = instead
    return _strand(words), _strand(printed or [("alpha", " ")])


def _best(registered: Strand, printed: Strand) -> tuple[list[Unit], int]:
    """The best path through the whole lattice, nothing left out of it."""
    lattice = Lattice(registered, printed)
    assert lattice.solve(NEVER - 1)
    return lattice.trace(), lattice.best()[0] // EDIT


def _pairs(units: list[Unit]) -> set[tuple[int, int]]:
    equal = (unit for unit in units if unit.op is Op.EQUAL)
    return {(unit.a + at, unit.c + at) for unit in equal for at in range(unit.b - unit.a)}


@settings(max_examples=300, deadline=None)
@given(TEXTS, CHANGES)
@example([("a", " "), ("cannot", " "), ("b", " ")], [(1, 1, [("can", " "), ("not", " ")])])
@example([(word, " ") for word in "abcdef"], [(1, 2, [("a", " … ")])])
def test_the_best_path_is_found_with_and_without_it(
    words: list[tuple[str, str]], changes: list[tuple[int, int, list[tuple[str, str]]]]
) -> None:
    registered, printed = _pair(words, changes)
    units, price = path(registered, printed)
    best = _best(registered, printed)
    assert (_pairs(units), price) == (_pairs(best[0]), best[1])
    changed = [unit for unit in units if unit.op is not Op.EQUAL]
    assert changed == [unit for unit in best[0] if unit.op is not Op.EQUAL]
    merging = bool(merges(registered, printed))
    for near in (None, corridor(registered, printed, merges(registered, printed))):
        widened = _widening(registered, printed, merging, near)
        assert (_pairs(widened[0]), widened[1]) == (_pairs(units), price)


@settings(max_examples=300, deadline=None)
@given(TEXTS, CHANGES)
def test_what_all_alignments_of_fewest_edits_pair_the_best_one_pairs(
    words: list[tuple[str, str]], changes: list[tuple[int, int, list[tuple[str, str]]]]
) -> None:
    registered, printed = _pair(words, changes)
    near = corridor(registered, printed, merges(registered, printed))
    if near is None:
        assert any(registered.ellipses)
        return
    best, price = _best(registered, printed)
    assert near.edits <= price
    assert near.edits == price or not near.exact
    if near.edits == price:
        sure = {(run.a + at, run.c + at) for run in near.runs for at in range(run.b - run.a)}
        assert sure <= _pairs(best)
    assert near.units is None or (_pairs(near.units), near.edits) == (_pairs(best), price)


@settings(max_examples=300, deadline=None)
@given(TEXTS, CHANGES)
@example([(word, " ") for word in "abcdefgh"], [(0, 5, [("alpha", " ")])])
@example([(word, " ") for word in "abcdefgh"], [(3, 5, [("a", " ")])])
def test_the_fewest_edits_are_those_of_the_best_path_where_no_word_is_written_apart(
    words: list[tuple[str, str]], changes: list[tuple[int, int, list[tuple[str, str]]]]
) -> None:
    registered, printed = _pair(words, changes)
    near = corridor(registered, printed, {})
    if near is None or merges(registered, printed):
        return
    assert near.edits == _best(registered, printed)[1]


def test_a_word_changed_here_and_there_leaves_nothing_to_weigh() -> None:
    words = [(word, " ") for word in "the army saw the navy and the navy saw us".split()]
    registered, printed = _pair(words, [(1, 1, [("crew", " ")]), (5, 1, [("while", " ")])])
    near = corridor(registered, printed, {})
    assert near is not None
    assert near.units is not None
    assert [unit.op for unit in near.units if unit.op is not Op.EQUAL] == [Op.REPLACE] * 2


@settings(max_examples=300, deadline=None)
@given(TEXTS, CHANGES)
def test_the_only_way_past_equal_words_is_told_at_a_glance(
    words: list[tuple[str, str]], changes: list[tuple[int, int, list[tuple[str, str]]]]
) -> None:
    registered, printed = _pair(words, changes)
    left, right = registered.norms, printed.norms
    gaps = printed.ellipses
    beside = beside_edges(registered, printed)
    for ahead, excess in (
        (_Bits(left, right), None),
        (_Table(left, right, gaps, {}), None),
        (_Table(left, right, gaps, {}, beside), beside),
    ):
        marks = [False] * len(gaps) if isinstance(ahead, _Bits) else gaps
        walk = _Walk(left, right, ahead, marks, {}, excess)
        for i, j in product(range(len(left)), range(len(right))):
            if left[i] == right[j]:
                ways = list(walk._moves(i, j))
                assert ahead.sole(i, j) == (ways == [Unit(Op.EQUAL, i, i + 1, j, j + 1)])


@settings(max_examples=200, deadline=None)
@given(TEXTS, CHANGES)
def test_a_column_has_what_its_cells_have(
    words: list[tuple[str, str]], changes: list[tuple[int, int, list[tuple[str, str]]]]
) -> None:
    registered, printed = _pair(words, changes)
    rows, columns = len(registered), len(printed)
    for ahead in (
        _Bits(registered.norms, printed.norms),
        _Table(registered.norms, printed.norms, printed.ellipses, {}),
    ):
        for j, low in product(range(columns + 1), range(rows + 1)):
            column = ahead.column(j, low, rows)
            assert list(column) == [ahead.come(i, j) for i in range(low, rows + 1)]
