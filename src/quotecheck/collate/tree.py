"""The drift tree: neighbour joining over a matrix of drifts.

N. Saitou, M. Nei, The neighbor-joining method: a new method for reconstructing phylogenetic
trees, Mol. Biol. Evol. 4(4), 1987; the criterion Q in the form of J. Studier, K. Keppler, A note
on the neighbor-joining algorithm, ibid. 5(6), 1988. An additive matrix gives back its own tree.
Branches that come out negative are set to zero, what is lost being given to the other branch of
the pair, so that the distance between the two stays.

The tree is unrooted: it says who is near whom, not who wrote from whom. Ties go by the smallest
labels, so the order of the matrix changes nothing.

Refuses: to claim descent (a stemma needs dates and shared errors), and to draw.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from quotecheck.records import dataclass

_PLAIN = re.compile(r"[^\s_()\[\]',:;]+")
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Branch:
    """A tree and its distance (>= 0, in drift) from the node above."""

    tree: Tree
    length: float


@dataclass(frozen=True, slots=True)
class Tree:
    """A leaf, which has a ``label``, or an inner node, which has ``branches``.

    The outermost node is no root: it is only where writing begins, and has up to three branches.
    """

    label: str = ""
    branches: tuple[Branch, ...] = ()

    @property
    def leaves(self) -> tuple[str, ...]:
        """The labels of all leaves, in the order of the branches."""
        if not self.branches:
            return (self.label,)
        return tuple(leaf for branch in self.branches for leaf in branch.tree.leaves)


def join(labels: Sequence[str], matrix: Sequence[Sequence[float]]) -> Tree:
    """The neighbour-joining tree of a symmetric matrix of drifts with a zero diagonal.

    Labels must differ and be as many as the matrix has rows; ValueError otherwise, and when
    there are none. One label gives a leaf, two a node with two equal branches.
    """
    if not labels or len(set(labels)) != len(labels):
        raise ValueError("a drift tree needs labels, all different")
    if any(len(row) != len(labels) for row in (matrix, *matrix)):
        raise ValueError("a drift tree needs a square matrix with a row for each label")
    order = sorted(range(len(labels)), key=lambda index: labels[index])
    nodes = [Tree(labels[index]) for index in order]
    distances = [[float(matrix[i][j]) for j in order] for i in order]
    while len(nodes) > 3:
        nodes, distances = _joined(nodes, distances)
    return _closed(nodes, distances)


def hanging(tree: Tree, label: str) -> tuple[Branch, ...]:
    """What hangs from the leaf ``label`` when the tree is held by it: the same paths and lengths.

    Inner branches of no length are folded, so that wordings equally near stand side by side.
    ValueError when there is no such leaf.
    """
    if label not in tree.leaves:
        raise ValueError(f"the tree has no leaf {label!r}")
    return _folded(_seen_from(label, tree, ()))


def newick(tree: Tree) -> str:
    """The tree in Newick's notation, lengths with up to six decimals.

    A label with a blank or a character that the format uses stands in single quotation marks, a
    mark inside it doubled.
    """
    return f"{_written(tree)};"


def _seen_from(label: str, node: Tree, above: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """What hangs from a leaf at or below ``node``, from which ``above`` leads away."""
    for branch in node.branches:
        if label in branch.tree.leaves:
            rest = (*(other for other in node.branches if other is not branch), *above)
            if len(rest) == 1:  # no fork is left here
                through = Branch(rest[0].tree, branch.length + rest[0].length)
            else:
                through = Branch(Tree(branches=rest), branch.length)
            return _seen_from(label, branch.tree, (through,))
    return above


def _folded(branches: Sequence[Branch]) -> tuple[Branch, ...]:
    found: list[Branch] = []
    for branch in branches:
        below = _folded(branch.tree.branches)
        if below and branch.length <= _CLOSE:
            found += below
        else:
            found.append(Branch(Tree(branch.tree.label, below), branch.length))
    return tuple(sorted(found, key=lambda branch: _name(branch.tree)))


def _joined(
    nodes: list[Tree], distances: list[list[float]]
) -> tuple[list[Tree], list[list[float]]]:
    """The nodes with the two nearest neighbours made one, and the distances among them."""
    count = len(nodes)
    sums = [sum(row) for row in distances]
    names = [_name(node) for node in nodes]

    def criterion(pair: tuple[int, int]) -> tuple[float, list[str]]:
        i, j = pair
        score = (count - 2) * distances[i][j] - sums[i] - sums[j]
        return round(score / _CLOSE), sorted([names[i], names[j]])

    i, j = min(combinations(range(count), 2), key=criterion)
    lean = (sums[i] - sums[j]) / (count - 2)
    pair = _node(
        [(nodes[i], (distances[i][j] + lean) / 2), (nodes[j], (distances[i][j] - lean) / 2)]
    )
    rest = [k for k in range(count) if k not in (i, j)]
    fresh = [(distances[i][k] + distances[j][k] - distances[i][j]) / 2 for k in rest]
    table = [[distances[k][other] for other in rest] for k in rest]
    table = [[*row, new] for row, new in zip(table, fresh, strict=True)]
    return [*(nodes[k] for k in rest), pair], [*table, [*fresh, 0.0]]


def _closed(nodes: Sequence[Tree], distances: Sequence[Sequence[float]]) -> Tree:
    """The last one, two or three nodes as one tree."""
    if len(nodes) == 1:
        return nodes[0]
    if len(nodes) == 2:
        half = distances[0][1] / 2
        return _node([(nodes[0], half), (nodes[1], half)])
    a, b, c = distances[0][1], distances[0][2], distances[1][2]
    lengths = [(a + b - c) / 2, (a + c - b) / 2, (b + c - a) / 2]
    return _node([(node, max(0.0, length)) for node, length in zip(nodes, lengths, strict=True)])


def _node(ends: Sequence[tuple[Tree, float]]) -> Tree:
    """A node with these branches in the order of their names, none shorter than zero."""
    shortfall = sum(min(0.0, length) for _, length in ends)
    branches = [
        Branch(tree, 0.0 if length <= 0 else max(0.0, length + shortfall)) for tree, length in ends
    ]
    return Tree(branches=tuple(sorted(branches, key=lambda branch: _name(branch.tree))))


def _name(tree: Tree) -> str:
    """What stands for a tree in ties: the smallest of its labels."""
    return min(tree.leaves)


def _written(tree: Tree) -> str:
    if not tree.branches:
        return _quoted(tree.label)
    parts = (f"{_written(b.tree)}:{round(b.length, 6):.6g}" for b in tree.branches)
    return f"({','.join(parts)})"


def _quoted(label: str) -> str:
    if _PLAIN.fullmatch(label):
        return label
    return "'" + label.replace("'", "''") + "'"
