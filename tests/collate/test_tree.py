"""Neighbour joining gives back the tree that an additive matrix came from."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotecheck.collate.tree import Branch, Tree, hanging, join, newick

# The worked example of most textbooks: five taxa, all branches whole numbers.
FIVE = [
    [0, 5, 9, 9, 8],
    [5, 0, 10, 10, 9],
    [9, 10, 0, 8, 7],
    [9, 10, 8, 0, 3],
    [8, 9, 7, 3, 0],
]
# Saitou and Nei 1987, figure 1 and table 1: eight taxa.
EIGHT = [
    [0, 7, 8, 11, 13, 16, 13, 17],
    [7, 0, 5, 8, 10, 13, 10, 14],
    [8, 5, 0, 5, 7, 10, 7, 11],
    [11, 8, 5, 0, 8, 11, 8, 12],
    [13, 10, 7, 8, 0, 5, 6, 10],
    [16, 13, 10, 11, 5, 0, 9, 13],
    [13, 10, 7, 8, 6, 9, 0, 8],
    [17, 14, 11, 12, 10, 13, 8, 0],
]


def distances(tree: Tree) -> dict[tuple[str, str], float]:
    """The path length between every two leaves."""
    found: dict[tuple[str, str], float] = {}

    def depths(node: Tree) -> dict[str, float]:
        if not node.branches:
            return {node.label: 0.0}
        below = [
            {leaf: depth + branch.length for leaf, depth in depths(branch.tree).items()}
            for branch in node.branches
        ]
        for one, other in combinations(below, 2):
            for (a, x), (b, y) in ((p, q) for p in one.items() for q in other.items()):
                found[min(a, b), max(a, b)] = x + y
        return {leaf: depth for side in below for leaf, depth in side.items()}

    depths(tree)
    return found


@pytest.mark.parametrize("matrix", [FIVE, EIGHT], ids=["five", "eight"])
def test_an_additive_matrix_gives_back_its_tree(matrix: list[list[float]]) -> None:
    labels = "ABCDEFGH"[: len(matrix)]
    found = distances(join(labels, matrix))
    for i, j in combinations(range(len(matrix)), 2):
        assert found[labels[i], labels[j]] == pytest.approx(matrix[i][j])


def test_the_textbook_tree_in_newick() -> None:
    assert newick(join("abcde", FIVE)) == "(((a:2,b:3):3,c:4):2,d:2,e:1);"


def test_the_tree_of_saitou_and_nei() -> None:
    labels = [str(number) for number in range(1, 9)]
    assert newick(join(labels, EIGHT)) == "(((((1:5,2:2):2,3:1):1,4:3):2,(5:1,6:4):2):1,7:2,8:6);"


def test_few_labels() -> None:
    assert newick(join(["A"], [[0]])) == "A;"
    assert newick(join("AB", [[0, 0.5], [0.5, 0]])) == "(A:0.25,B:0.25);"
    assert newick(join("ABC", [[0, 3, 4], [3, 0, 5], [4, 5, 0]])) == "(A:1,B:2,C:3);"


def test_labels_are_quoted_where_the_format_needs_it() -> None:
    branches = [Branch(Tree(label), 0.5) for label in ("as registered", "B's", "C_1", "D")]
    assert (
        newick(Tree(branches=tuple(branches)))
        == "('as registered':0.5,'B''s':0.5,'C_1':0.5,D:0.5);"
    )


@pytest.mark.parametrize(
    ("labels", "matrix"), [([], []), (["A", "A"], [[0, 1], [1, 0]]), (["A", "B"], [[0, 1]])]
)
def test_what_is_no_matrix(labels: list[str], matrix: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="a drift tree needs"):
        join(labels, matrix)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 7), st.data())
def test_any_matrix_gives_a_tree_that_does_not_depend_on_its_order(
    size: int, data: st.DataObject
) -> None:
    labels = "ABCDEFG"[:size]
    drift = st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0])
    pairs = {pair: data.draw(drift) for pair in combinations(range(size), 2)}
    order = data.draw(st.permutations(range(size)))

    def matrix(places: list[int]) -> list[list[float]]:
        return [[pairs.get((min(i, j), max(i, j)), 0.0) for j in places] for i in places]

    tree = join(labels, matrix([*range(size)]))
    assert sorted(tree.leaves) == list(labels)
    assert min(distances(tree).values(), default=0.0) >= 0
    shuffled = join([labels[index] for index in order], matrix(list(order)))
    assert newick(shuffled) == newick(tree)


def held_by(label: str, branches: tuple[Branch, ...]) -> Tree:
    """The hanging branches as a tree again, its leaf beside them."""
    return Tree(branches=(Branch(Tree(label), 0.0), *branches))


@pytest.mark.parametrize("label", "ABCDEFGH")
def test_a_tree_held_by_a_leaf_keeps_its_paths(label: str) -> None:
    tree = join("ABCDEFGH", EIGHT)
    hung = held_by(label, hanging(tree, label))
    assert sorted(hung.leaves) == sorted(tree.leaves)
    assert distances(hung) == pytest.approx(distances(tree))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=10, max_size=10))
def test_any_tree_held_by_any_leaf_keeps_its_paths(values: list[int]) -> None:
    labels = "ABCDE"
    matrix = [[0] * 5 for _ in labels]
    for (i, j), value in zip(combinations(range(5), 2), values, strict=True):
        matrix[i][j] = matrix[j][i] = value
    tree = join(labels, matrix)
    for label in labels:
        hung = distances(held_by(label, hanging(tree, label)))
        for pair, length in distances(tree).items():
            assert hung[pair] == pytest.approx(length, abs=1e-6)


def test_what_is_equally_near_hangs_side_by_side() -> None:
    same = [[0, 1, 1, 1], [1, 0, 2, 2], [1, 2, 0, 2], [1, 2, 2, 0]]
    branches = hanging(join("RABC", same), "R")
    assert [(branch.tree.label, branch.length) for branch in branches] == [
        ("A", 1.0), ("B", 1.0), ("C", 1.0)
    ]  # fmt: skip


def test_a_lone_leaf_holds_nothing_and_a_stranger_is_refused() -> None:
    assert hanging(join("A", [[0]]), "A") == ()
    with pytest.raises(ValueError, match="no leaf 'Z'"):
        hanging(join("A", [[0]]), "Z")
