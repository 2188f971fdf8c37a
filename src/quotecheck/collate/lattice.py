"""The cheapest path through the lattice of two strands.

A three-state alignment with gap openings (O. Gotoh, An improved algorithm for matching
biological sequences, J. Mol. Biol. 162, 1982; M, D and I as there), the cost of which is one
integer: word edits first, and below one edit the things a copy editor would decide by.

What counts as an edit: a changed, lost or added word; one word written as two is one. No edit:
words lost where an ellipsis is printed, and words printed where the registered wording has an
ellipsis (up to 100). All words lost before the first aligned word, or after the last, are
together one: enough that "We came, we won" is not "we saw, we won" with a word changed and the
start cut off, and so little that a part printed word for word always wins. But where a *changed*
word stands beside such an edge, the cut must fall on a clause boundary and the lost words must
not hold that word; else they count one each, up to eight: "is negotiable" is "is not very
negotiable" with words left out, not with "not" changed and the end cut off.

Below one edit, in this order of weight: words that fill an ellipsis (801 each, so that a changed
word beside it is not one filled in and one lost), unlike words paired (800 at most) and words
added (800), an ellipsis at which nothing is left out (400), each stretch begun (320), and where a
stretch begins and ends (0 to 3 each, 0 at a paragraph).

Refuses: to see moves, and more than a million cells (there `coarse` stands in).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotecheck.collate.likeness import broken, same, unlike
from quotecheck.collate.merges import PARTS, merges
from quotecheck.collate.strand import Strand
from quotecheck.model import Op
from quotecheck.text.gaps import Break

EDIT = 1 << 24
_NEVER = 1 << 60
_UNLIKE = 8
_ADDED = 800
_UNUSED = 400
_OPEN = 320
_RESUMED = 2
_FILLED = 801
_FILL_LIMIT = 100
_EDGE_WORDS = 8
_LIMITS = (8 * EDIT, 40 * EDIT, _NEVER - 1)
CELLS = 1_000_000


class Unit(NamedTuple):
    """One move on the path: ``registered[a:b]`` against ``printed[c:d]``, strand indices."""

    op: Op
    a: int
    b: int
    c: int
    d: int


def path(registered: Strand, printed: Strand) -> tuple[list[Unit], int]:
    """The units of the best alignment, in order, and its cost in whole edits (an edge is one).

    Words left out at the edges have units too.
    """
    n, m = len(registered), len(printed)
    if not registered or not printed:
        return [*_lost(0, n, 0), *_added(0, m, n)], m + bool(n)
    if n == m and all(map(same, registered.tokens, printed.tokens)):
        return [Unit(Op.EQUAL, i, i + 1, i, i + 1) for i in range(n)], 0
    if n * m > CELLS:
        units = coarse(registered, printed)
        return units, sum(unit.op is not Op.EQUAL for unit in units)
    lattice = Lattice(registered, printed)
    for limit in _LIMITS:
        if lattice.solve(limit):
            break
    return lattice.trace(), lattice.best()[0] // EDIT


def cost(registered: Strand, printed: Strand, limit: int) -> int:
    """What the best path costs in whole edits (an edge is one), or ``limit`` if that is less."""
    if not registered or not printed:
        return min(len(printed) + bool(registered), limit)
    lattice = Lattice(registered, printed)
    return lattice.best()[0] // EDIT if lattice.solve(limit * EDIT - 1) else limit


def coarse(registered: Strand, printed: Strand) -> list[Unit]:
    """A plain Levenshtein path over the norms, for wordings too long for the lattice."""
    units: list[Unit] = []
    left = [token.norm for token in registered.tokens]
    right = [token.norm for token in printed.tokens]
    for code in Levenshtein.opcodes(left, right):
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if code.tag == "delete":
            units += _lost(a, b, c)
        elif code.tag == "insert":
            units += _added(c, d, a)
        else:
            op = Op.EQUAL if code.tag == "equal" else Op.REPLACE
            units += [Unit(op, a + k, a + k + 1, c + k, c + k + 1) for k in range(b - a)]
    return units


def _lost(start: int, end: int, place: int) -> Iterator[Unit]:
    return (Unit(Op.DELETE, i, i + 1, place, place) for i in range(start, end))


def _added(start: int, end: int, place: int) -> Iterator[Unit]:
    return (Unit(Op.INSERT, place, place, j, j + 1) for j in range(start, end))


class Column(NamedTuple):
    """The cells of one column that can lie on a path within the limit: rows from ``low`` on.

    ``M`` is the cost of a path whose last unit pairs words, ``D`` of one that ends in a lost
    word, ``I`` in an added one; ``L`` is the cheapest way to leave for the next column.
    """

    low: int
    M: Sequence[int]
    D: Sequence[int]
    I: Sequence[int]  # noqa: E741
    L: Sequence[int]

    @property
    def high(self) -> int:
        """The last row."""
        return self.low + len(self.L) - 1

    def at(self, state: Sequence[int], row: int) -> int:
        """The value of one of the four states in a row, beyond all limits outside."""
        index = row - self.low
        return state[index] if 0 <= index < len(state) else _NEVER

    def rows(self, state: Sequence[int], low: int, high: int) -> list[int]:
        """The values of one of the four states in rows ``low`` (not above ours) to ``high``."""
        above, below = self.low - low, high - self.high
        return [_NEVER] * above + list(state)[: high + 1 - self.low] + [_NEVER] * below


class Lattice:
    """Rows are gaps of the registered strand (n + 1), columns gaps of the printed one (m + 1).

    Cells that cost more than ``limit`` are left out, so a path within it is the best of all
    (E. Ukkonen, Algorithms for approximate string matching, Inf. Control 64, 1985).
    """

    def __init__(self, registered: Strand, printed: Strand) -> None:
        self.registered = registered
        self.printed = printed
        self.n = len(registered)
        self.m = len(printed)
        self.cut = [Break.PARAGRAPH - level for level in registered.breaks]
        self.seam = [Break.PARAGRAPH - level for level in printed.breaks]
        self.lead = self._edges(leading=True)
        self.trail = self._edges(leading=False)
        self.norms = [token.norm for token in registered.tokens]
        self.whole = not any(map(broken, (*registered.tokens, *printed.tokens)))
        self.merges = merges(registered, printed)
        self.holed = any(registered.ellipses)
        self.columns: list[Column] = []

    def solve(self, limit: int) -> bool:
        """Fill the lattice; whether there is a path that costs no more than ``limit``."""
        never = array("q", [_NEVER]) * (self.n + 1)
        start = array("q", [0, *(EDIT + cut for cut in self.cut[1:])])
        self.columns = [Column(0, never, never, never, start)]
        for j in range(1, self.m + 1):
            self.columns.append(self._column(j, limit))
            if not self.columns[-1].L:
                return False
        return self.best()[0] <= limit

    def _edges(self, *, leading: bool) -> list[int]:
        """For each cut, what it costs in excess where the word beside it is changed."""
        beside = self.printed.tokens[0 if leading else -1].norm
        places = [i for i, token in enumerate(self.registered.tokens) if token.norm == beside]
        penalties = []
        for cut, level in enumerate(self.registered.breaks):
            gone = cut if leading else self.n - cut
            elsewhere = places and (places[0] < cut if leading else places[-1] >= cut)
            free = level and not elsewhere
            penalties.append(0 if free else max(min(gone, _EDGE_WORDS) - 1, 0) * EDIT)
        return penalties

    def _prices(self, j: int, low: int, high: int) -> list[int]:
        """What pairing printed word ``j`` with each of the words before rows low+1..high costs."""
        printed = self.printed.tokens[j - 1]
        word = printed.norm
        if self.whole:
            prices = [
                0 if norm == word else EDIT + _UNLIKE * unlike(norm, word)
                for norm in self.norms[low:high]
            ]
        else:
            prices = [
                0 if same(token, printed) else EDIT + _UNLIKE * unlike(token.norm, word)
                for token in self.registered.tokens[low:high]
            ]
        if j > 1:
            return prices
        return [
            price and price + lead for price, lead in zip(prices, self.lead[low:high], strict=True)
        ]

    def _window(self, j: int) -> tuple[int, int]:
        """The rows of column ``j`` that earlier columns can reach."""
        if self.holed:
            return 0, self.n
        before = self.columns[-PARTS:] if self.merges else self.columns[-1:]
        reach = PARTS if self.merges else 1
        high = max(column.high for column in before) + reach
        return min(column.low for column in before), min(self.n, high)

    def _idle(self, i: int, j: int) -> int:
        """What an ellipsis before printed word ``j`` costs where nothing is left out."""
        return _UNUSED * (self.printed.ellipses[j] and not self.registered.ellipses[i])

    def _column(self, j: int, limit: int) -> Column:
        before = self.columns[-1]
        low, high = self._window(j)
        rows = range(low, high + 1)
        lefts = before.rows(before.L, low, high)
        diagonal = [before.at(before.L, low - 1), *lefts[:-1]]
        prices = [_NEVER] * (not low) + self._prices(j, max(low - 1, 0), high)
        pairs = [left + price for left, price in zip(diagonal, prices, strict=True)]
        if self.merges or self.holed:
            self._leap(j, low, pairs)
        added = self._added(j, rows, lefts)
        idle = [self._idle(i, j) for i in rows] if self.printed.ellipses[j] else [0] * len(rows)
        return self._trimmed(limit, self._descend(j, low, limit, pairs, added, idle))

    def _added(self, j: int, rows: range, lefts: Sequence[int]) -> list[int]:
        """State I: the printed word stands alone, first of its stretch or not."""
        before = self.columns[-1]
        begin = _OPEN + self.seam[j - 1] + EDIT + _ADDED
        goes = [value + EDIT + _ADDED for value in before.rows(before.I, rows[0], rows[-1])]
        if self.printed.ellipses[j - 1]:
            goes = [value + self._idle(i, j - 1) for value, i in zip(goes, rows, strict=True)]
        if j == 1:
            lefts = [left + self.lead[i] for left, i in zip(lefts, rows, strict=True)]
        return [min(left + begin, value) for left, value in zip(lefts, goes, strict=True)]

    def _descend(
        self, j: int, low: int, limit: int, pairs: list[int], added: list[int], idle: list[int]
    ) -> Column:
        """States D and L, row by row; lost words may lead below the rows that are given."""
        last = j == self.m
        losing = _NEVER if last else 0 if self.printed.ellipses[j] else EDIT
        opening = losing + _OPEN - _RESUMED * (j in self.printed.resumes)
        seam = self.seam[j]
        lost_row: list[int] = []
        leave_row: list[int] = []
        lost, begun = _NEVER, _NEVER
        for paired, alone, spare, cut in zip(pairs, added, idle, self.cut[low:], strict=False):
            lost += losing
            if begun < lost:  # noqa: PLR1730 (in this loop a call of min is half the time)
                lost = begun
            best = alone + seam
            if paired < best:  # noqa: PLR1730
                best = paired
            begun = best + opening + cut
            leaving = best + spare
            ended = lost + cut
            lost_row.append(lost)
            leave_row.append(leaving if leaving < ended else ended)
        for cut in self.cut[low + len(lost_row) :]:
            lost = min(begun, lost + losing)
            if lost > limit:
                break
            lost_row.append(lost)
            leave_row.append(lost + cut)
            begun = _NEVER
        beyond = [_NEVER] * (len(lost_row) - len(pairs))
        return Column(low, pairs + beyond, lost_row, added + beyond, leave_row)

    @staticmethod
    def _trimmed(limit: int, column: Column) -> Column:
        """The column without the cells at either end that no path within the limit passes."""
        costs = list(map(min, column.M, column.D, column.I))
        first, past = 0, len(costs)
        while first < past and costs[first] > limit:
            first += 1
        while first < past and costs[past - 1] > limit:
            past -= 1
        M, D, I, L = (array("q", state[first:past]) for state in column[1:])  # noqa: E741
        return Column(column.low + first, M, D, I, L)

    def _leap(self, j: int, low: int, pairs: list[int]) -> None:
        """Pairs of one word with several, and printed words that fill an ellipsis."""
        for index in range(len(pairs)):
            i = low + index
            ways = [value for value, _ in self._leaps(i, j)]
            pairs[index] = min(pairs[index], *ways) if ways else pairs[index]

    def _leaps(self, i: int, j: int) -> Iterator[tuple[int, Unit]]:
        for a, b in self.merges.get((i, j), ()):
            column = self.columns[j - b]
            yield column.at(column.L, i - a) + EDIT, Unit(Op.REPLACE, i - a, i, j - b, j)
        if self.registered.ellipses[i] and j < self.m:
            for size in range(1, min(_FILL_LIMIT, j - 1) + 1):
                column = self.columns[j - size]
                value = column.at(column.L, i) + _OPEN + _FILLED * size
                yield value, Unit(Op.EQUAL, i, i, j - size, j)

    def best(self) -> tuple[int, int, str]:
        """The least cost, the row where the printed words end, and the state (M or I) there."""
        last = self.columns[-1]
        ends = []
        for i in range(last.low, last.high + 1):
            edge = self.cut[i] + EDIT if i < self.n else 0
            paired = last.at(last.M, i)
            changed = edge + self.trail[i]
            ends.append((paired + (edge if paired == self._intact(i) else changed), i, "M"))
            ends.append((last.at(last.I, i) + changed, i, "I"))
        return min(ends)

    def _intact(self, i: int) -> int:
        """The cost of ending in row ``i`` on an equal word, or on one written apart."""
        ways = [value for value, _ in self._leaps(i, self.m)]
        before = self.columns[self.m - 1]
        if i and same(self.registered.tokens[i - 1], self.printed.tokens[-1]):
            ways.append(before.at(before.L, i - 1))
        return min(ways, default=-1)

    def trace(self) -> list[Unit]:
        """The units of the best path; ties always go the same way."""
        _, i, state = self.best()
        units = list(_lost(i, self.n, self.m))[::-1]
        j = self.m
        while j:
            column, before = self.columns[j], self.columns[j - 1]
            if state == "M":
                unit = self._paired(i, j)
                state = self._left(unit.a, unit.c)
            elif state == "D":
                unit = Unit(Op.DELETE, i - 1, i, j, j)
                value = column.at(column.D, i) - (0 if self.printed.ellipses[j] else EDIT)
                state = "D" if value == column.at(column.D, i - 1) else self._met(i - 1, j)
            else:
                unit = Unit(Op.INSERT, i, i, j - 1, j)
                value = column.at(column.I, i) - EDIT - _ADDED
                goes = before.at(before.I, i) + self._idle(i, j - 1)
                state = "I" if value == goes else self._left(i, j - 1)
            units.append(unit)
            i, j = unit.a, unit.c
        units += list(_lost(0, i, 0))[::-1]
        return units[::-1]

    def _paired(self, i: int, j: int) -> Unit:
        """The unit that ends at (i, j) in state M."""
        column, before = self.columns[j], self.columns[j - 1]
        value = column.at(column.M, i)
        if i:
            price = self._prices(j, i - 1, i)[0]
            if value == before.at(before.L, i - 1) + price:
                return Unit(Op.REPLACE if price else Op.EQUAL, i - 1, i, j - 1, j)
        return next(unit for price, unit in self._leaps(i, j) if price == value)

    def _left(self, i: int, j: int) -> str:
        """The state in which (i, j) is left at the least cost."""
        column = self.columns[j]
        if j == 0 or column.at(column.L, i) == column.at(column.D, i) + self.cut[i]:
            return "D"
        return self._met(i, j)

    def _met(self, i: int, j: int) -> str:
        column = self.columns[j]
        return "M" if column.at(column.M, i) <= column.at(column.I, i) + self.seam[j] else "I"
