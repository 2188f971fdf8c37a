"""The cells through which the alignments of fewest edits pass, and what all of them pair.

Most printed wordings differ from the registered one in a word here and there, and there is but
one alignment of fewest edits: nothing is left to weigh. Where there are several, they part for a
few words only, and what lies between such places is paired in all of them.

Edits are counted as `lattice` counts them: a word changed, lost or added is one, all that is lost
before the first printed word is one, and so is all after the last, but where a changed word stands
beside it (`edges`). Refuses: to weigh, and wordings in which words that differ may be the same (at
a line end), or an ellipsis is registered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quotecheck.collate.anchors import Run
from quotecheck.collate.columns import Come, Unit, lost
from quotecheck.collate.edges import Excess, beside_edges
from quotecheck.collate.strand import Strand
from quotecheck.model import Op

_CELLS = 10_000
_LONGEST = 2000  # words; what is weighed below one edit stays below one in so many


class Corridor(NamedTuple):
    """``edits`` is the fewest that there can be.

    It may be that there is none with so many: where it is not ``exact``, what a changed word beside
    an edge costs is not counted. ``units`` is the only alignment with so many, None where there are
    several. ``runs`` are pairs of equal words that all with so many have; the last printed word is
    left out, and they are no anchors. ``come`` has the fewest edits to the end from the cells of a
    column.
    """

    edits: int
    exact: bool
    units: list[Unit] | None
    runs: list[Run]
    come: Come


Joins = Mapping[tuple[int, int], Sequence[tuple[int, int]]]
"""Per cell, the rows and columns back to where one word begins that is written as several."""


def corridor(registered: Strand, printed: Strand, joins: Joins) -> Corridor | None:
    """The corridor between two strands with words; None where it is not to be told.

    ``joins`` are those of the two, see `merges`.
    """
    if registered.broken or printed.broken or any(registered.ellipses):
        return None
    elided = bool(joins) or any(printed.ellipses)
    small = len(registered) * len(printed) <= _CELLS
    if len(registered) + len(printed) > _LONGEST or (elided and not small):
        return None
    left, right = registered.norms, printed.norms
    if not elided:
        near = _Walk(left, right, _Bits(left, right), printed.ellipses, {}).walk()
        if near.exact or not small:
            return near
    ahead = _by_beginning(joins)
    # what is written apart at an edge is weighed against a changed word there
    excess = None if joins else beside_edges(registered, printed)
    table = _Table(left, right, printed.ellipses, ahead, excess)
    return _Walk(left, right, table, printed.ellipses, ahead, excess).walk()


def _by_beginning(joins: Joins) -> dict[tuple[int, int], list[Unit]]:
    """The units of words written apart, by the cell that they lead from."""
    ahead: dict[tuple[int, int], list[Unit]] = {}
    for (i, j), ways in joins.items():
        for a, b in ways:
            ahead.setdefault((i - a, j - b), []).append(Unit(Op.REPLACE, i - a, i, j - b, j))
    return ahead


# What is still to come from a cell (i, j): the first ``i`` registered words and the first ``j``
# printed ones are behind.


class _Bits:
    """A column of the edit distance from the ends on, as the steps from row to row, a bit each.

    G. Myers, A fast bit-vector algorithm for approximate string matching, J. ACM 46, 1999; H.
    Hyyrö, Explaining and extending the bit-parallel approximate string matching algorithm of
    Myers, 2001. The last row is the lowest bit.
    """

    def __init__(self, left: Sequence[str], right: Sequence[str]) -> None:
        self._n, self._m = len(left), len(right)
        places: dict[str, int] = {}
        bit = 1 << self._n
        for word in left:
            bit >>= 1
            places[word] = places.get(word, 0) | bit
        every = (1 << self._n) - 1
        more, less = [1], [0]  # whatever is lost after the last printed word is one edit
        for word in reversed(right):
            up, down, equal = more[-1], less[-1], places.get(word, 0)
            across = (((equal & up) + up) ^ up) | equal
            rising = ((down | ~(across | up)) << 1 | 1) & every
            falling = (up & across) << 1 & every
            equal |= down
            more.append((falling | ~(equal | rising)) & every)
            less.append(rising & equal)
        self._more, self._less = more[::-1], less[::-1]
        self.rising = not self._more[0]  # whatever is lost at the start, no less is to come

    def come(self, i: int, j: int) -> int:
        """The fewest edits from a cell to the end."""
        rows = (1 << (self._n - i)) - 1
        more, less = self._more[j] & rows, self._less[j] & rows
        return self._m - j + more.bit_count() - less.bit_count()

    def column(self, j: int, low: int, high: int) -> list[int]:
        """The same for the cells of a column in rows ``low`` to ``high``."""
        more, less = self._more[j], self._less[j]
        edits = self.come(low, j)
        found = [edits]
        for place in range(self._n - low - 1, self._n - high - 1, -1):
            edits += (less >> place & 1) - (more >> place & 1)
            found.append(edits)
        return found

    def sole(self, i: int, j: int) -> bool:
        """Whether to pair the words after a cell, which are equal, is the only way on.

        No way with fewer edits leads past equal words, so it is enough that neither the row nor
        the column beside the pair is nearer to the end.
        """
        row = 1 << (self._n - i - 1)
        return not ((j and self._more[j] & row) or self._less[j + 1] & row)


class _Table:
    """The same cell by cell, where words are lost for nothing at ellipses, or written apart, and
    where it is known what a changed word beside an edge costs."""

    def __init__(
        self,
        left: Sequence[str],
        right: Sequence[str],
        ellipses: Sequence[bool],
        joins: Mapping[tuple[int, int], Sequence[Unit]],
        excess: Mapping[int, Excess] | None = None,
    ) -> None:
        n, m = len(left), len(right)
        self._ellipses, self._joins = ellipses, joins
        self._excess = excess or {}
        none = Excess([0] * n, [0] * (n + 1))
        columns = [[1] * n + [0]]
        for j in range(m - 1, -1, -1):
            after, word, losing = columns[-1], right[j], 0 if ellipses[j] else 1
            changed, added = self._excess.get(j, none)
            best = after[n] + 1 + added[n]
            column = [best]
            for i in range(n - 1, -1, -1):
                paired = after[i + 1] if left[i] == word else after[i + 1] + 1 + changed[i]
                alone = after[i] + 1 + added[i]
                best = best + losing if best + losing < paired else paired
                best = best if best < alone else alone
                for unit in joins.get((i, j), ()) if joins else ():
                    best = min(best, columns[m - unit.d][unit.b] + 1)
                column.append(best)
            columns.append(column[::-1])
        self._columns = columns[::-1]
        self.rising = False  # it need not be known

    def come(self, i: int, j: int) -> int:
        """The fewest edits from a cell to the end."""
        return self._columns[j][i]

    def column(self, j: int, low: int, high: int) -> list[int]:
        """The same for the cells of a column in rows ``low`` to ``high``."""
        return self._columns[j][low : high + 1]

    def sole(self, i: int, j: int) -> bool:
        """Whether to pair the words after a cell, which are equal, is the only way on."""
        column, after = self._columns[j], self._columns[j + 1]
        left = column[i]
        beside = self._excess.get(j)
        if after[i + 1] != left or after[i] + 1 + (beside.added[i] if beside else 0) == left:
            return False
        if j and column[i + 1] + (not self._ellipses[j]) == left:
            return False
        ways = self._joins.get((i, j), ())
        return all(self._columns[unit.d][unit.b] + 1 != left for unit in ways)


class _Walk:
    """Column by column through all cells on a way of fewest edits."""

    def __init__(
        self,
        left: Sequence[str],
        right: Sequence[str],
        ahead: _Bits | _Table,
        ellipses: Sequence[bool],
        joins: Mapping[tuple[int, int], Sequence[Unit]],
        excess: Mapping[int, Excess] | None = None,
    ) -> None:
        self._left, self._right = left, right
        self._n, self._m = len(left), len(right)
        self._ahead = ahead
        self._come, self._sole, self._column = ahead.come, ahead.sole, ahead.column
        self._ellipses = ellipses
        self._joins = joins
        self._excess = excess
        self._none = Excess([0] * self._n, [0] * (self._n + 1))

    def walk(self) -> Corridor:
        """What all ways have in common."""
        edits, first = self._starts()
        rows = defaultdict(set, {0: set(first)})
        ways: list[Unit] = []
        sole = len(first) == 1
        sure: list[Run] = []
        joined = 0  # the column up to which a word written apart may pass by
        j = 0
        while j < self._m:
            queue = sorted(rows[j])
            if j >= joined and len(queue) == 1 and (run := self._straight(queue[0], j)):
                ways.append(Unit(Op.EQUAL, run.a, run.b, j, j + run.b - run.a))
                sure.append(run)
                j += run.b - run.a
                rows[j].add(run.b)
                continue
            for i in queue:
                moves = list(self._moves(i, j))
                sole = sole and len(moves) == 1
                ways += moves
                for unit in moves:
                    if unit.d > j:
                        rows[unit.d].add(unit.b)
                    elif unit.b not in rows[j]:
                        rows[j].add(unit.b)
                        queue.append(unit.b)
                    if unit.d > j + 1:
                        joined = max(joined, unit.d)
            j += 1
        exact = self._excess is not None or not any(map(self._may_cost_more, ways))
        only = self._only(first[0], ways) if sole and exact else None
        return Corridor(edits, exact, only, _but_the_last(sure, self._m), self._column)

    def _straight(self, i: int, j: int) -> Run | None:
        """The equal words from a cell on that every way through it pairs."""
        left, right, sole = self._left, self._right, self._sole
        a, c = i, j
        while i < self._n and j < self._m and left[i] == right[j] and sole(i, j):
            i, j = i + 1, j + 1
        return Run(a, i, c, ()) if i > a else None

    def _starts(self) -> tuple[int, list[int]]:
        """The fewest edits of all, and the rows in which ways of so many begin."""
        if self._ahead.rising:
            return self._come(0, 0), [0]
        counts = [come + (i > 0) for i, come in enumerate(self._column(0, 0, self._n))]
        fewest = min(counts)
        starts = [i for i, count in enumerate(counts) if count == fewest]
        return fewest, [i for i in starts if any(True for _ in self._moves(i, 0))]

    def _moves(self, i: int, j: int) -> Iterator[Unit]:
        """The units that lead from a cell to the end with the fewest edits."""
        come = self._come
        left = come(i, j)
        changed, added = self._excess.get(j, self._none) if self._excess else self._none
        if i < self._n:
            equal = self._left[i] == self._right[j]
            if come(i + 1, j + 1) + (0 if equal else 1 + changed[i]) == left:
                yield Unit(Op.EQUAL if equal else Op.REPLACE, i, i + 1, j, j + 1)
            if j and come(i + 1, j) + (not self._ellipses[j]) == left:
                yield Unit(Op.DELETE, i, i + 1, j, j)
        if come(i, j + 1) + 1 + added[i] == left:
            yield Unit(Op.INSERT, i, i, j, j + 1)
        for unit in self._joins.get((i, j), ()):
            if come(unit.b, unit.d) + 1 == left:
                yield unit

    def _may_cost_more(self, unit: Unit) -> bool:
        """Whether it is a changed word beside words lost at an edge."""
        begins, ends = unit.c == 0 < unit.a, unit.d == self._m and unit.b < self._n
        return unit.op is not Op.EQUAL and (begins or ends)

    def _only(self, first: int, ways: list[Unit]) -> list[Unit]:
        return [*lost(0, first, 0), *ways, *lost(ways[-1].b, self._n, self._m)]


def _but_the_last(found: list[Run], printed: int) -> list[Run]:
    """The runs without the last printed word."""
    if found and found[-1].c + found[-1].b - found[-1].a == printed:
        a, b, c, _ = found.pop()
        if b - a > 1:
            found.append(Run(a, b - 1, c, ()))
    return found
